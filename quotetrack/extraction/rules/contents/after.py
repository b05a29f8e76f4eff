"""Contents that stand after their cue: `said that …`, `told reporters: "…"`, `urged him not to …`."""

from __future__ import annotations

from quotetrack.extraction.rules.contents.bounds import (
    ADDRESSED,
    OPENERS,
    end_of,
    past_circumstances,
    reports_on,
    trim,
)
from quotetrack.extraction.rules.cues import REPORTING, Cue
from quotetrack.extraction.rules.grammar import Phrase, has_finite, is_finite
from quotetrack.extraction.rules.units import CAPITAL, COMMA, OTHER, QUOTE, STOP, Unit
from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.language.lexicon import words

_ASKED = words("words.sets", "asked")
_PARENTHESIS_JOINS, _NO_CONTENT = words("words.sets", "parenthesis_joins"), words("words.sets", "no_content")
_TERMS = words("words.sets", "terms")
_NAMELESS = words("words.sets", "nameless")
_NO_CLAUSE = COMMA | STOP | OTHER | Class.PREPOSITION | Class.CONJUNCTION | Class.WEEKDAY
_TURNED_TO = words("words.sets", "turned_to")
_CLAUSAL = words("words.sets", "clausal")  # what follows is a clause, verb known or not


def content_after(
    unit: Unit, cue: Cue, cues: list[Cue], *, parenthetical: bool, quoted: bool
) -> Phrase | None:
    """What stands after the cue."""
    n = len(unit)
    start = cue.source[1] if cue.source and cue.position in ("after", "agent") else cue.after
    if start >= n:
        return None
    if parenthetical and not quoted:
        start = past_circumstances(unit, start)
    if parenthetical and not quoted and unit.classes[start] & COMMA and start + 1 < n:
        # "Lenox was a juggernaut, Mr. Clarke said, until it went bankrupt": the clause goes on
        form = lexicon().forms.get(unit.low[start + 1])
        if form is None or form.tense != "ing":
            return trim(unit, start + 1, end_of(unit, cue, cues, start + 1))
        return None
    if parenthetical:
        # `"…," she said, "…"`, `"…," she said, but "…"`: only a quotation goes on after a parenthetical cue
        for j in range(start, min(n, start + 25)):
            if unit.classes[j] & QUOTE and (
                unit.classes[j - 1] & (COMMA | STOP) or unit.low[j - 1] in _PARENTHESIS_JOINS
            ):
                return j, _end_after_quote(unit, j, cue, cues)
            if reports_on(unit, j) or (unit.classes[j] & REPORTING and j > start and is_finite(unit, j)):
                break  # `"…," she said, adding, "…"`: what follows is the participle's
        return None
    begin = _begin(unit, cue, start, cues)
    if begin is None or not _takes(unit, cue, begin, start):
        return None
    if begin < n and unit.classes[begin] & QUOTE and cue.classes & Class.SAY and _is_whole(unit, begin):
        end = begin + 1  # `yelled “Get out!” and the hall emptied`
        while end < n and unit.classes[end] & QUOTE:
            end += 1
        return begin, end
    end = end_of(unit, cue, cues, begin)
    content = trim(unit, begin, end)
    if content is None or not _is_content(unit, cue, content):
        return None
    return content


def _is_whole(unit: Unit, i: int) -> bool:
    """Whether the quotation ends like a sentence, so that what follows is no more of it."""
    return unit.text[unit.quotes[i].inner.end - 1] in ".!?"


def _takes(unit: Unit, cue: Cue, begin: int, start: int) -> bool:
    """Whether the verb can take what follows: one that judges wants an object, not "in" or a comma."""
    kind, word = unit.classes[start], unit.low[start]
    if cue.classes & (Class.SAY | Class.NOUN) or cue.particle or unit.classes[begin] & QUOTE:
        return True
    if kind & (COMMA | STOP | OTHER):
        return False
    if kind & Class.PREPOSITION and not kind & Class.DETERMINER and word not in ("that", "as", "about"):
        return word == "to" and bool(cue.classes & Class.THINK)
    return not (cue.classes & Class.THINK and word in _NO_CONTENT)


def _begin(unit: Unit, cue: Cue, start: int, cues: list[Cue]) -> int | None:
    """The first token of the content: past whom it was said to, where and when."""
    n = len(unit)
    if unit.low[0] == "as" and cue.source is not None and cue.source[0] == 1:
        return _after_comma(unit, start)  # "As the old fishermen say, the sea keeps its own books"
    if cue.base == "put":
        return _after_comma(unit, start)
    low, classes = unit.low, unit.classes
    if cue.base in ADDRESSED or (cue.base in _ASKED and cue.tense != "s"):
        limit = min(n, start + 30)
        for j in range(start, limit):
            if low[j] in OPENERS or classes[j] & QUOTE or low[j] == ":":
                return j + (low[j] == ":")
            if low[j] == "to" and cue.base in _ASKED and j > start:
                return start if cue.base != "tell" else j
            if j > start and classes[j] & Class.SUBJECT and low[j] not in ("who", "you", "it"):
                return j
            if low[j] == "about" or (classes[j] & STOP and low[j] != "."):
                break
        return start if cue.base in _ASKED else None
    if cue.classes & Class.SAY and classes[start] & (
        Class.CIRCUMSTANCE | Class.PREPOSITION | COMMA | STOP | Class.WEEKDAY
    ):
        if low[start] in OPENERS or (
            low[start] == "to" and start + 1 < n and low[start + 1] in lexicon().forms
        ):
            return start
        following = min((c.first for c in cues if c.at > cue.at), default=n)
        for j in range(start, min(n, start + 25, following + 1)):
            if (low[j] == "that" and j > start) or classes[j] & QUOTE or low[j] == ":":
                return j + (low[j] == ":")
        for j in range(start, min(n, start + 6, following + 1)):
            # "said on Monday it would", "confirmed on Friday three hostages"
            if classes[j] & Class.SUBJECT and low[j] not in ("who", "you", "it") and j > start:
                return j
            if classes[j] & Class.WEEKDAY and j + 1 < n and not classes[j + 1] & _NO_CLAUSE:
                return j + 1
        if cue.particle:
            return start
        return None
    if classes[start] & COMMA and not (start + 1 < n and classes[start + 1] & QUOTE):
        return None
    while start < n and classes[start] & (COMMA | STOP):
        start += 1
    return start if start < n else None


def _after_comma(unit: Unit, start: int) -> int | None:
    """The token after the next comma, where one follows soon."""
    j = next((j for j in range(start, min(start + 12, len(unit) - 1)) if unit.classes[j] & COMMA), None)
    return None if j is None else j + 1


def _end_after_quote(unit: Unit, j: int, cue: Cue, cues: list[Cue]) -> int:
    return (trim(unit, j, end_of(unit, cue, cues, j)) or (j, j + 1))[1]


def _is_content(unit: Unit, cue: Cue, content: Phrase) -> bool:
    """Whether the words can be reported: a clause for verbs of speech, anything for verbs that judge."""
    begin, end = content
    if cue.base in _TERMS and any(unit.low[j] in _NAMELESS for j in range(begin, min(end, begin + 8))):
        return False  # "who asked not to be named": on what terms, not what was said
    if unit.quotes_in(begin, end):
        return True
    if cue.particle or cue.classes & (Class.JUDGE | Class.NOUN):
        return True
    first = unit.low[begin]
    if first in OPENERS or first == "to":
        return True
    if cue.base in _CLAUSAL and end - begin > 3:
        return True
    if (cue.base in _ASKED or cue.classes & Class.THINK) and any(
        unit.low[j] in _TURNED_TO for j in range(begin, min(end, begin + 8))
    ):
        return True  # "urged him not to", "warned them against", "expect the bank to"
    if unit.low[begin:end] in (["no"], ["yes"]):
        return True
    if cue.classes & Class.SHOW and end - begin > 1 and unit.classes[begin] & (Class.DETERMINER | CAPITAL):
        return True
    return has_finite(unit, begin, end)
