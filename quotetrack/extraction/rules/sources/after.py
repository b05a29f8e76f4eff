"""The source that stands after its cue: `," said John Smith, a farmer who …`, "according to a report"."""

from __future__ import annotations

from quotetrack.extraction.rules.grammar import (
    Phrase,
    abbreviates,
    is_adverb,
    is_finite,
    is_nickname,
    is_reduced_relative,
)
from quotetrack.extraction.rules.units import ADVERBIAL, CAPITAL, COMMA, FINITE, OTHER, QUOTE, STOP, Unit
from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.language.lexicon import words

_INNER_PREPOSITIONS = frozenset(("of", "for"))
_PLACE_PREPOSITIONS = words("words.sets", "place_prepositions")
_PARTICIPLE_TITLES = words("words.sets", "participle_titles")
# what a word has to be, or to read, so that the phrase may end before it
_MAY_END = QUOTE | COMMA | STOP | OTHER | FINITE | ADVERBIAL | Class.WEEKDAY | Class.CIRCUMSTANCE
_MAY_END |= Class.SUBORDINATOR | Class.CONJUNCTION | Class.SUBJECT
_MAY_JOIN = frozenset(("who", "which", "whose", "and", "or", "&"))
_OCCASIONS = words("words.sets", "occasions")
_NUMBERED = words("closed", "generations")
_BEGINS_APPOSITION = words("words.sets", "begins_apposition")


def source_after(unit: Unit, first: int, *, inverted: bool = True) -> Phrase | None:
    """The noun phrase that begins at `first`: `," said John Smith, a 54-year-old farmer who …`.

    With `inverted` false the phrase is the object of "according to" or "by", where a comma is likelier to end it.
    """
    low, classes = unit.low, unit.classes
    n = len(unit)
    if first >= n or classes[first] & (QUOTE | COMMA | STOP | OTHER):
        return None
    kind = classes[first]
    if kind & (Class.SUBORDINATOR | Class.CONJUNCTION | Class.AUXILIARY) or low[first] in (
        "that",
        "not",
        "to",
    ):
        return None
    if kind & Class.PRONOUN and low[first] not in ("one", "others", "some"):
        return (first, first + 1)
    if is_adverb(unit, first) or (
        kind & Class.CIRCUMSTANCE and not kind & Class.DETERMINER and not kind & CAPITAL
    ):
        return None
    described = not kind & CAPITAL or bool(
        kind & Class.DETERMINER
    )  # "a professor at Yale", not "Smith at Yale"
    apposition = relative = False
    i = first + 1
    while i < n:
        kind, word = classes[i], low[i]
        if not kind & _MAY_END and word not in _MAY_JOIN:
            i += 1  # as most words of a phrase
            continue
        if kind & QUOTE:
            if apposition and relative:
                i += 1
                continue
            if is_nickname(unit, i) or (apposition and i + 1 < n and not classes[i + 1] & STOP):
                i += 1
                continue
            break
        if kind & STOP and not abbreviates(unit, i):
            break
        if kind & COMMA:
            if not _apposition_follows(unit, i + 1, inverted):
                break
            apposition = described = True
            relative = low[i + 1] in ("who", "which", "whose", "whom")
            i += 2
            continue
        if kind & OTHER:
            if word == "(":
                closing = next((j for j in range(i + 1, min(n, i + 12)) if low[j] == ")"), None)
                if closing is None:
                    break
                i = closing + 1
                continue
            break
        if word in ("who", "which", "whose") and i > first:
            relative = True
            i += 1
            continue
        if relative:
            i += 1
            continue
        if word in ("and", "or", "&"):
            following = classes[i + 1] if i + 1 < n else 0
            if not following & (CAPITAL | Class.DETERMINER) and not apposition and not described:
                break
            if following & Class.SUBJECT or (i + 1 < n and is_finite(unit, i + 1)):
                break
        elif kind & Class.WEEKDAY or kind & (Class.SUBORDINATOR | Class.CONJUNCTION):
            break
        elif kind & Class.CIRCUMSTANCE and not kind & CAPITAL and word not in _INNER_PREPOSITIONS:
            after = classes[i + 1] if i + 1 < n else 0
            if not described or word not in _PLACE_PREPOSITIONS or after & Class.WEEKDAY:
                if not apposition or word not in _PLACE_PREPOSITIONS or after & Class.WEEKDAY:
                    break
            elif word in ("on", "in", "to", "by") and not apposition and _is_occasion(unit, i + 1):
                break
        elif (
            (kind & Class.SUBJECT and not kind & CAPITAL)
            or (not apposition and is_finite(unit, i) and not is_reduced_relative(unit, i))
            or (not apposition and is_adverb(unit, i))
        ):
            break
        i += 1
    return (first, i) if i > first else None


def _is_occasion(unit: Unit, i: int) -> bool:
    """ "in a statement", "in an interview", "on Twitter": where it was said, no part of who said it."""
    return any(unit.low[j] in _OCCASIONS for j in range(i, min(i + 4, len(unit))))


def _apposition_follows(unit: Unit, i: int, inverted: bool) -> bool:
    """Whether the words after a comma still describe the source."""
    if i >= len(unit):
        return False
    kind, word = unit.classes[i], unit.low[i]
    if kind & (QUOTE | STOP | OTHER | COMMA) or kind & (Class.SUBJECT | Class.CONJUNCTION | Class.WEEKDAY):
        return word == "who" or word in _NUMBERED
    if word in _BEGINS_APPOSITION:
        return inverted or word in ("who", "whose", "which") or _closes_soon(unit, i)
    if word in ("from", "of"):
        return _closes_soon(unit, i)  # "Nomsa Dube, 31, from Bulawayo"
    if kind & (Class.SUBORDINATOR | Class.AUXILIARY | Class.PREPOSITION) or is_adverb(unit, i):
        return False
    form = lexicon().forms.get(word)
    if form is not None and (
        form.tense == "ing" or (form.tense == "past" and word not in ("known", "described"))
    ):
        return False
    if word.endswith("ing") and not kind & CAPITAL and len(word) > 5 and word not in _PARTICIPLE_TITLES:
        return False
    if not inverted:
        return bool(not kind & CAPITAL) and _closes_soon(unit, i)
    return True


def _closes_soon(unit: Unit, i: int) -> bool:
    """Whether a comma or the end follows within a few words and no verb stands before it."""
    for j in range(i, min(i + 12, len(unit))):
        if unit.classes[j] & (COMMA | STOP):
            return True
        if is_finite(unit, j):
            return False
    return i + 12 >= len(unit)
