"""The word lists of `words.toml`, read once. What they are used for is decided where they are used."""

from __future__ import annotations

from typing import Any, Final

from quotetrack.resources import read_toml

_DATA: dict[str, Any] = read_toml("language/en/quantities.toml")

Phrase = tuple[str, ...]  # the words of a phrase, in lower case


def _lines(section: str, key: str) -> list[Phrase]:
    return [tuple(line.split()) for line in _DATA[section][key].strip().splitlines()]


def _pairs(section: str, key: str) -> list[tuple[str, str]]:
    return [(sign, code) for sign, code in _lines(section, key)]


def _set(section: str, key: str) -> frozenset[str]:
    return frozenset(_DATA[section][key].split())


def _forms(section: str) -> dict[Phrase, str]:
    return {tuple(form.split()): name for name, forms in _DATA[section].items() for form in forms.split(", ")}


NUMBERS: Final[dict[str, int]] = _DATA["numbers"]
MAGNITUDES: Final[dict[str, float]] = {word: float(n) for word, n in _DATA["magnitudes"].items()}
SUFFIXES: Final[dict[str, float]] = _DATA["suffixes"]
SIGNS_OF_PARTS: Final[dict[str, float]] = _DATA["parts"]["signs"]
PARTS: Final[dict[str, int]] = {word: n for word, n in _DATA["parts"].items() if word != "signs"}
RANKS: Final[dict[str, int]] = _DATA["ranks"]
VAGUE: Final[dict[str, tuple[float, float | None]]] = {
    word: (float(low), float(high) or None) for word, (low, high) in _DATA["vague"].items()
}

BEFORE: Final[dict[Phrase, str]] = {
    phrase: kind for kind in ("least", "most", "about") for phrase in _lines("bounds", kind)
}
AFTER: Final[dict[Phrase, str]] = {
    phrase: kind for kind in ("least", "most", "about") for phrase in _lines("after", kind)
}
DURING: Final = _set("bounds", "during")

UNITS: Final[dict[Phrase, str]] = _forms("units")
SHORT: Final = _set("short", "words")
LOOSE: Final[dict[str, float]] = _DATA["loose"]
SHARES: Final[dict[Phrase, str]] = _forms("share")

SIGNS: Final[dict[str, str]] = dict(_pairs("currencies", "signs"))
CODES: Final = _set("currencies", "codes")
CURRENCIES: Final[dict[str, str]] = _DATA["currencies"]["words"]
HUNDREDTHS: Final[dict[str, str]] = _DATA["currencies"]["hundredths"]
COUNTRIES: Final[dict[str, str]] = _DATA["currencies"]["countries"]

STATES: Final[dict[str, str]] = {
    word: state for state, words in _DATA["states"].items() for word in words.split()
}
ANYBODY: Final = _set("counted", "anybody")
STOPS: Final = _set("counted", "stops")
SINGLE: Final = _set("counted", "single")
PRONOUN: Final = _set("counted", "pronoun")
MEASURED: Final = _set("measured", "words")
LABELS: Final = _set("labels", "words")
NAMES: Final = _set("labels", "names")

AM: Final = _set("time", "am")
PM: Final = _set("time", "pm")
AGED: Final = _set("time", "aged")
FUTURE: Final = _set("time", "future")
NAMED_DAYS: Final = _set("time", "named")

_IRREGULAR: dict[str, str] = _DATA["counted"]["irregular"]


def stem(word: str) -> str:
    """A word without what number and possession add to it: "boats", "boat's" → boat. In lower case."""
    word = word.removesuffix("'s").removesuffix("'")
    if known := _IRREGULAR.get(word):
        return known
    if len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "shes", "ches")) else word[:-1]
