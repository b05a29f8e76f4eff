"""Contents that stand before their cue: `"…," she said`, `The bridge will close, officials said`."""

from __future__ import annotations

from quotetrack.extraction.rules.contents.bounds import OPENERS, closes, past_circumstances, trim
from quotetrack.extraction.rules.cues import Cue
from quotetrack.extraction.rules.grammar import Phrase, has_finite, is_finite
from quotetrack.extraction.rules.units import COMMA, OTHER, QUOTE, STOP, Unit
from quotetrack.language.en.word_classes import Class, lexicon

_SETTING = Class.PREPOSITION | Class.CIRCUMSTANCE | Class.SUBORDINATOR | Class.ADVERB


def content_before(unit: Unit, cue: Cue, floor: int) -> Phrase | None:
    """What stands before `…, X said` or `…," said X`, unless that is only a setting ("On Monday, X said that")."""
    if not cue.classes & (Class.SAY | Class.SHOW) or cue.position not in ("before", "after"):
        return None
    begin = cue.source[0] if cue.source and cue.position == "before" else cue.first
    last = begin - 1
    if last < floor or unit.low[begin] in ("who", "which", "that"):
        return None
    kind = unit.classes[last]
    if kind & QUOTE:
        return _with_lead(unit, last, floor)
    if not kind & COMMA and unit.low[last] not in ("—", "–", "--"):
        return None
    if kind & COMMA and last > floor and unit.classes[last - 1] & QUOTE:
        return _with_lead(unit, last - 1, floor)
    end = cue.source[1] if cue.source and cue.position == "after" else cue.after
    if not closes(unit, end, cue) or _content_follows(unit, end):
        return (
            None  # `Asked about it, he said only that …`, `…, he said, "…"`: what stands before is a setting
        )
    # a clause, not a setting: it has a verb, or goes on after the cue, or is long and opens like a clause
    if not (
        unit.quotes_in(floor, last)
        or has_finite(unit, floor, last)
        or _resumes(unit, end)
        or (
            last - floor > 4
            and end < len(unit)
            and unit.low[end] == "."
            and not unit.classes[floor] & _SETTING
        )
    ):
        return None
    return trim(unit, floor, last)


def _content_follows(unit: Unit, end: int) -> bool:
    """Whether, past whom it was said to and when, a quotation or a "that" follows the cue."""
    for j in range(end, min(end + 10, len(unit))):
        if unit.classes[j] & QUOTE or unit.low[j] == "that":
            return True
        if unit.classes[j] & COMMA and not (j + 1 < len(unit) and unit.classes[j + 1] & QUOTE):
            return False
    return False


def _resumes(unit: Unit, end: int) -> bool:
    """`The museum, Mr. Obama said, would make visitors …`: the clause goes on with its verb."""
    n = len(unit)
    end = past_circumstances(unit, end)
    if end + 1 >= n or not unit.classes[end] & COMMA:
        return False
    form = lexicon().forms.get(unit.low[end + 1])
    return unit.low[end + 1] not in OPENERS and (form is None or form.tense != "ing")


def _with_lead(unit: Unit, quote: int, floor: int) -> Phrase:
    """The quotation and, in `He was "sad," she said`, the paraphrase that leads into it."""
    first = quote
    if quote > floor and not unit.classes[quote - 1] & (STOP | QUOTE):
        lead = [j for j in range(floor, quote) if not unit.classes[j] & (COMMA | OTHER)]
        if lead and any(is_finite(unit, j) for j in lead):
            first = lead[0]
    while first > floor and unit.classes[first - 1] & QUOTE:
        first -= 1
    return first, quote + 1
