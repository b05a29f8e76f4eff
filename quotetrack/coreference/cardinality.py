"""How many people a noun phrase means: "two officials" 2, "an aide" 1, "sources" unknown.

Decides from the phrase alone. How many different sources an article has is left to `sources.distinct`.
"""

from __future__ import annotations

from functools import cache

from quotetrack.coreference.noun_phrase import NounPhrase
from quotetrack.language.lexicon import phrases, words

_BEFORE = words("anonymity.number", "before")
_BODIES = words("anonymity.number", "bodies")
_NONE = words("grammar.phrase", "none")
_MOST = 999  # "the 2016 campaign": a year, as larger figures before a noun are


def people_count(phrase: NounPhrase) -> int | None:
    """What the words before the noun say, and the noun: 6 for "half a dozen of the diplomats", 1 for "the person".

    None where they leave it open: "several aides", "sources", "the family", "each official".
    """
    keys = [key for _, _, key in phrase.words]
    if keys[:1] == ["both"] and "and" in keys:  # "both private experts and investigators"
        return None
    counted = _counted([key for start, _, key in phrase.words if phrase.start + start < phrase.head_end])
    if phrase.plural or phrase.head in _BODIES or counted == 1:
        return counted
    if counted is not None and phrase.head in _values():  # "the couple", "both"
        return counted
    # "a 911 caller": a figure before one is no count
    return None if phrase.determiner in _NONE or not phrase.head else 1


def _counted(words: list[str]) -> int | None:
    known = _values()
    for i, word in enumerate(words):
        after = words[i + 1 : i + 4]
        if word == "half" and after[:2] == ["a", "dozen"]:
            return 6
        if word == "another" and after[:1] == ["of"]:  # "another of the officials"
            return 1
        value = known.get(word) or (int(word) if word.isdecimal() and word.isascii() else None)
        if value is not None:
            if after[:1] == ["dozen"]:  # "two dozen"
                return value * 12
            # "1,200", "two-thirds", "the 2016 campaign's aides", "one-time aide"
            return value if value <= _MOST and after[:1] not in ([","], ["third"], ["thirds"]) else None
        if word not in _BEFORE:
            return None
    return None


@cache
def _values() -> dict[str, int]:
    return {word: int(value) for word, value in (row.split() for row in phrases("anonymity.number", "words"))}
