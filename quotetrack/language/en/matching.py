"""The word lists of `english.toml`, read once. What they are used for is decided where they are used."""

from __future__ import annotations

import re
from typing import Any

from quotetrack.resources import read_toml

_DATA: dict[str, Any] = read_toml("language/en/matching.toml")

CONTRACTIONS: dict[str, list[str]] = {word: full.split() for word, full in _DATA["contractions"].items()}
ENDINGS: dict[str, str] = _DATA["endings"]
TAKES_IS: frozenset[str] = frozenset(_DATA["is"]["words"].split())
NUMBERS: dict[str, int] = _DATA["numbers"]
OPENERS: frozenset[str] = frozenset(_DATA["openers"]["words"].split())
ORDINALS: dict[str, int] = _DATA["ordinals"]
FRACTIONS: dict[str, int] = _DATA["fractions"]
# A word → the lines that it is one of, by number.
EXCLUSIVE: dict[str, set[int]] = {}
for _number, _line in enumerate(_DATA["exclusive"]["words"].strip().split("\n")):
    for _word in _line.split():
        EXCLUSIVE.setdefault(_word, set()).add(_number)
MAGNITUDES: dict[str, int] = _DATA["magnitudes"]
SHORT: dict[str, str] = _DATA["short"]
SIGNS: dict[str, str] = _DATA["signs"]
CURRENCIES: dict[str, str] = _DATA["currencies"]
NEGATIONS: frozenset[str] = frozenset(_DATA["negations"]["words"].split())
# The longer phrase first: "god bless the united states of america" before "the united states of america".
_PHRASES = sorted(_DATA["stock"]["phrases"].strip().split("\n"), key=lambda phrase: (-len(phrase), phrase))
STOCK: re.Pattern[str] = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b")
SHARES: dict[str, float] = {
    word: tier["share"] for tier in _DATA["tiers"].values() for word in tier["words"].split()
}
# A word of each stock phrase, the rarest: what has none of them has no stock phrase.
IN_STOCK: frozenset[str] = frozenset(
    min(phrase.split(), key=lambda word: SHARES.get(word, 0.0)) for phrase in _PHRASES
)
