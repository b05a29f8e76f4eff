"""The tables of `quantities.toml`, read once. What they are used for is decided where they are used."""

from __future__ import annotations

from typing import Any, Final

from quotetrack.language.en.numbers import MAGNITUDES, ORDINALS, SHORT_MAGNITUDES
from quotetrack.language.lexicon import entry, rows

Phrase = tuple[str, ...]  # the words of a phrase, in lower case
_DATA: dict[str, Any] = entry("quantities")


def _kinds(section: str) -> dict[Phrase, str]:
    return {
        phrase: kind for kind in ("least", "most", "about") for phrase in rows(f"quantities.{section}", kind)
    }


def _forms(section: str) -> dict[Phrase, str]:
    return {tuple(form.split()): name for name, forms in _DATA[section].items() for form in forms.split(", ")}


SUFFIXES: Final = {short: MAGNITUDES[word] for short, word in (SHORT_MAGNITUDES | _DATA["suffixes"]).items()}
SIGNS_OF_PARTS: Final[dict[str, float]] = _DATA["parts_signs"]
# "first" and "second" are too often no number ("at first", "a second")
RANKS: Final = {word: n for word, n in ORDINALS.items() if 2 < n <= 12}
VAGUE: Final[dict[str, tuple[float, float | None]]] = {
    word: (float(low), float(high) or None) for word, (low, high) in _DATA["vague"].items()
}

BEFORE: Final = _kinds("bounds")
AFTER: Final = _kinds("after")

UNITS: Final = _forms("units")
LOOSE: Final[dict[str, float]] = _DATA["loose"]
SHARES: Final = _forms("share")

SIGNS: Final[dict[str, str]] = entry("closed", "currency_signs")
CURRENCIES: Final[dict[str, str]] = _DATA["currencies"]["words"]
HUNDREDTHS: Final[dict[str, str]] = _DATA["currencies"]["hundredths"]
COUNTRIES: Final[dict[str, str]] = _DATA["currencies"]["countries"]

STATES: Final[dict[str, str]] = {
    word: state for state, words in _DATA["states"].items() for word in words.split()
}
