"""Where a content ends: at the next report, at the end of the unit, at the comma after what is judged."""

from __future__ import annotations

from quotetrack.extraction.rules.cues import REPORTING, Cue
from quotetrack.extraction.rules.grammar import Phrase, is_adverb, is_finite
from quotetrack.extraction.rules.units import CAPITAL, COMMA, QUOTE, STOP, Unit
from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.language.lexicon import words

OPENERS = words("words.sets", "openers")
ADDRESSED = words("words.sets", "addressed")
_SUBORDINATE = words("words.sets", "subordinate")
_TURNS = words("words.sets", "turns")
_AFTER_JUDGEMENT = words("words.sets", "after_judgement")
_MARKS, _MAY_END = COMMA | STOP | QUOTE, _AFTER_JUDGEMENT | {"and", "but"}
_STOPS = frozenset(";!?")
_DASHES = frozenset(("—", "–", "--", "-"))
_A_SUBJECT = Class.SUBJECT | CAPITAL | Class.DETERMINER
_INSIDE_A_CLAUSE = Class.AUXILIARY | Class.SUBORDINATOR | Class.CONJUNCTION | Class.SUBJECT


def end_of(unit: Unit, cue: Cue, cues: list[Cue], begin: int) -> int:
    """The token after the content: where the next report begins, or the unit ends."""
    n, classes, low = len(unit), unit.classes, unit.low
    judged = bool(not cue.classes & (Class.SAY | Class.THINK | Class.SHOW) or cue.particle)
    later = [c for c in cues if c.at > cue.at]
    first_cue = not later or all(c.at >= cue.at for c in cues)
    subordinate = first_cue and unit.low[0] in _SUBORDINATE and cue.first < 25
    relative = cue.source is not None and unit.low[cue.source[0]] in ("who", "which")
    aside = (
        relative and cue.source is not None and cue.source[0] > 0 and unit.classes[cue.source[0] - 1] & COMMA
    )
    # "Her claim that …", "Farmers who say …": the sentence has a verb of its own after the content
    embedded = (cue.tense == "noun" and cue.first < 4) or (relative and not aside and cue.first < 8)
    verbs = before = 0
    for j in range(begin, n):
        kind, word = classes[j], low[j]
        if not (kind & _MARKS or word in _MAY_END or embedded):
            continue  # as most words
        if kind & STOP and (
            word in _STOPS or (word in _DASHES and j > begin) or (word == "." and j == n - 1)
        ):
            return j
        if embedded and j > begin and is_finite(unit, j):
            if verbs and not before & _INSIDE_A_CLAUSE:
                return j  # "Her claim that the vote was fixed has drawn …": the second verb is the sentence's
            verbs += 1
        before = kind
        if j == begin or j + 1 == n:
            continue
        if kind & COMMA:
            if (
                judged
                or (subordinate and unit.classes[j + 1] & _A_SUBJECT)
                or _new_report(unit, j + 1, later)
            ):
                return j
        elif kind & QUOTE:
            # “…,” with the comma inside the marks
            if unit.text[unit.quotes[j].inner.end - 1] == "," and (
                reports_on(unit, j + 1) or _turns(unit, j + 1, later)
            ):
                return j + 1
        elif word in ("and", "but"):
            if any(c.position == "shared" and c.first in (j + 1, j + 2) for c in later):
                return j
        elif judged and word in _AFTER_JUDGEMENT:
            return j
    return n


def _turns(unit: Unit, j: int, later: list[Cue]) -> bool:
    """`…,” but he also noted`: another report after a quotation that ends with a comma."""
    return (unit.low[j] in _TURNS or unit.low[j] == "and") and any(
        c.source is not None and c.source[0] == j + 1 for c in later
    )


def _new_report(unit: Unit, j: int, later: list[Cue]) -> bool:
    """Whether what follows a comma, from token `j` on, is no more of the content: `…, adding that`, `…, she said`."""
    if reports_on(unit, j) or unit.low[j] in _TURNS:
        return True
    for c in later:
        start = min(c.first, c.source[0]) if c.source and c.position == "before" else c.first
        if start in (j, j + 1) and (c.position == "shared" or closes(unit, c.after, c)):
            return True
    return False


def closes(unit: Unit, end: int, cue: Cue) -> bool:
    """Whether nothing but circumstances ("on Monday", "in a statement") follows the cue."""
    n = len(unit)
    if end >= n or unit.classes[end] & (STOP | QUOTE | COMMA):
        return True
    if cue.base in ADDRESSED and cue.position == "before":
        # "…, Graham told The Huffington Post on Thursday."
        for j in range(end, min(end + 9, n)):
            if (
                unit.low[j] in OPENERS
                or unit.classes[j] & QUOTE
                or (j > end and unit.classes[j] & Class.SUBJECT)
            ):
                return False
            if unit.classes[j] & (STOP | COMMA | Class.WEEKDAY) or (
                j > end and unit.low[j] in ("in", "on", "during")
            ):
                return True
        return False
    kind, word = unit.classes[end], unit.low[end]
    if word in OPENERS and word not in ("when", "where", "if", "who"):
        return False
    return bool(kind & (Class.CIRCUMSTANCE | Class.WEEKDAY)) or is_adverb(unit, end)


def reports_on(unit: Unit, j: int) -> bool:
    """`…, adding that`: a participle takes up the report."""
    form = lexicon().forms.get(unit.low[j])
    return form is not None and form.tense == "ing" and bool(unit.classes[j] & REPORTING)


def trim(unit: Unit, begin: int, end: int) -> Phrase | None:
    while begin < end and unit.classes[begin] & (COMMA | STOP):
        begin += 1
    while end > begin and unit.classes[end - 1] & (COMMA | STOP):
        end -= 1
    return (begin, end) if begin < end else None


def past_circumstances(unit: Unit, start: int) -> int:
    """The comma after "on Sunday" or "in a statement", where one follows soon; else `start`."""
    for j in range(start, min(start + 6, len(unit))):
        if unit.classes[j] & COMMA:
            return j
        if unit.classes[j] & (STOP | QUOTE) or is_finite(unit, j):
            break
    return start
