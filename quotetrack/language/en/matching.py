"""The tables of `matching.toml`, read once. What they are used for is decided where they are used."""

from __future__ import annotations

import re
from typing import Any, Final

from quotetrack.language.en.numbers import ORDINALS, PARTS
from quotetrack.language.lexicon import entry, phrases, rows, words

_DATA: dict[str, Any] = entry("matching")

CONTRACTIONS: Final[dict[str, list[str]]] = {
    word: full.split() for word, full in _DATA["contractions"].items()
}
ENDINGS: Final[dict[str, str]] = _DATA["endings"]
# "a third" is an ordinal too, and nobody speaks of sevenths and ninths
FRACTIONS: Final = {word: n for word, n in PARTS.items() if word not in {*ORDINALS, "sevenths", "ninths"}}
# A word → the lines that it is one of, by number.
EXCLUSIVE: Final[dict[str, set[int]]] = {}
for _number, _line in enumerate(rows("matching.exclusive", "words")):
    for _word in _line:
        EXCLUSIVE.setdefault(_word, set()).add(_number)
SIGNS: Final[dict[str, str]] = {
    sign: _DATA["signs"][code]
    for sign, code in entry("closed", "currency_signs").items()
    if code in _DATA["signs"] and len(sign) == 1
}
CURRENCIES: Final[dict[str, str]] = _DATA["currencies"]
# The longer phrase first: "god bless the united states of america" before "the united states of america".
_PHRASES = sorted(phrases("matching.stock", "phrases"), key=lambda phrase: (-len(phrase), phrase))
STOCK: Final[re.Pattern[str]] = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b")
SHARES: Final[dict[str, float]] = {
    word: tier["share"]
    for name, tier in _DATA["tiers"].items()
    for word in words(f"matching.tiers.{name}", "words")
}
# A word of each stock phrase, the rarest: what has none of them has no stock phrase.
IN_STOCK: Final = frozenset(
    min(phrase.split(), key=lambda word: SHARES.get(word, 0.0)) for phrase in _PHRASES
)
