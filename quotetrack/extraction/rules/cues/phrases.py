"""Cues that are no verbs: "according to", "her claim that", "reportedly"."""

from __future__ import annotations

from quotetrack.extraction.rules.cues.cue import Cue
from quotetrack.extraction.rules.grammar import is_finite
from quotetrack.extraction.rules.sources import source_after, subject_before
from quotetrack.extraction.rules.units import CAPITAL, COMMA, OTHER, QUOTE, STOP, SUFFIX, Unit
from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.language.lexicon import words

_PHRASES = {
    "according": (["according", "to"],),
    "in": (["in", "the", "words", "of"], ["in", "the", "view", "of"], ["in", "the", "opinion", "of"]),
    "per": (["per"],),
}
_NO_SOURCE = words("words.sets", "no_source")
_POLLS = words("words.sets", "polls")
_HEDGES = frozenset(("reportedly", "allegedly"))


def phrase_cue(unit: Unit, i: int) -> Cue | None:
    """ "according to X", "in the words of X", "as X put it", "in the polls": the source follows."""
    if unit.classes[i] & CAPITAL and (i or unit.low[i] == "per"):
        return None  # "the buyer is Per Lindqvist"
    if unit.low[i] in _HEDGES:
        return Cue(i, i, i + 1, unit.low[i], "hearsay", Class.SAY, None, "none")
    if unit.low[i] in ("put", "puts"):
        return _put_cue(unit, i)
    for phrase in _PHRASES[unit.low[i]]:
        after = i + len(phrase)
        if unit.low[i:after] == phrase:
            source = source_after(unit, after, inverted=False)
            if source is not None and not (source[1] - source[0] == 1 and unit.low[after] in _NO_SOURCE):
                return Cue(i, i, after, " ".join(phrase), "phrase", Class.SAY, source, "phrase")
    if unit.low[i] == "in" and not _POLLS.isdisjoint(unit.low):
        source = source_after(unit, i + 1, inverted=False)
        if source is not None and unit.low[source[1] - 1] in _POLLS:
            return Cue(i, i, i + 1, "in", "phrase", Class.SHOW, source, "phrase")
    return None


def noun_cue(unit: Unit, i: int) -> Cue | None:
    """ "Trump's claim that", "her concerns about", "the suggestion that": the possessor is the source."""
    low, classes = unit.low, unit.classes
    if i + 1 >= len(unit) or i == 0:
        return None
    link = low[i + 1]
    if link != "that" and link not in lexicon().noun_links.get(low[i].removesuffix("s"), ()):
        return None
    j = i - 1
    while (
        j > 0 and not classes[j] & (SUFFIX | Class.POSSESSIVE | Class.DETERMINER | COMMA | STOP) and i - j < 4
    ):
        if classes[j] & (Class.PREPOSITION | Class.SUBORDINATOR | Class.AUXILIARY) or is_finite(unit, j):
            break
        j -= 1
    if classes[j] & Class.POSSESSIVE:
        return Cue(j, i, i + 1, low[i], "noun", Class.NOUN, (j, j + 1), "noun")
    if j > 0 and (
        (classes[j] & SUFFIX and low[j] == "'s") or (low[j] in ("'", "’") and low[j - 1].endswith("s"))
    ):
        return Cue(j, i, i + 1, low[i], "noun", Class.NOUN, (_possessor(unit, j), j), "noun")
    return None


def _possessor(unit: Unit, suffix: int) -> int:
    """The first token of the phrase that 's follows: a run of capitals, or a determiner and its words."""
    first = suffix - 1
    while first > 0 and unit.classes[first - 1] & CAPITAL and suffix - first < 7:
        first -= 1
    for j in range(first - 1, max(first - 4, -1), -1):
        if unit.classes[j] & Class.DETERMINER:
            return j
        if unit.classes[j] & (COMMA | STOP | QUOTE | OTHER | Class.PREPOSITION) or is_finite(unit, j):
            break
    return first


def _put_cue(unit: Unit, i: int) -> Cue | None:
    """ "as Justice Moreau put it": said in these words."""
    if unit.low[i + 1 : i + 2] != ["it"]:
        return None
    source = subject_before(unit, i - 1)
    if source is None or source[0] == 0 or unit.low[source[0] - 1] != "as":
        return None
    return Cue(i, i, i + 2, "put", "past", Class.SAY, source, "put")
