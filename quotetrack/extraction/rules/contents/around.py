"""Contents around their cue: "according to X", "reportedly"."""

from __future__ import annotations

from quotetrack.extraction.rules.contents.bounds import end_of, trim
from quotetrack.extraction.rules.cues import Cue
from quotetrack.extraction.rules.grammar import Phrase, has_finite
from quotetrack.extraction.rules.units import COMMA, STOP, Unit
from quotetrack.language.en.word_classes import Class
from quotetrack.language.lexicon import words


def around_phrase(unit: Unit, cue: Cue, cues: list[Cue]) -> tuple[Phrase, ...]:
    """What "according to X" reports: the rest of its clause, on both sides."""
    assert cue.source is not None
    start = 0
    for j in range(cue.first - 1, 0, -1):
        if unit.low[j] == ";" or (unit.low[j] in ("but", "and", "while") and unit.classes[j - 1] & COMMA):
            start = j + 1
            break
    before = trim(unit, start, cue.first)
    if before and not (unit.quotes_in(*before) or has_finite(unit, *before)):
        rest_goes_on = unit.classes[min(cue.source[1], len(unit) - 1)] & COMMA and _has_verb(
            unit, cue.source[1] + 1
        )
        before = before if rest_goes_on or cue.first - start >= 4 else None
    rest = cue.source[1]
    after = None
    if rest < len(unit) and unit.classes[rest] & COMMA:
        follows = unit.low[rest + 1] if rest + 1 < len(unit) else ""
        if before is None or follows not in words("words.sets", "begins_aside"):
            after = trim(unit, rest + 1, end_of(unit, cue, cues, rest + 1))
    elif before is None and rest < len(unit):
        after = trim(unit, rest, end_of(unit, cue, cues, rest))
    return tuple(part for part in (before, after) if part is not None)


def _has_verb(unit: Unit, start: int) -> bool:
    return has_finite(unit, start, min(start + 4, len(unit)))


def hearsay(unit: Unit, cue: Cue, cues: list[Cue]) -> tuple[Phrase, ...]:
    """`He reportedly fled`, `the sale is expected to close`: the clause without the word that hedges it."""
    if any(c.first <= cue.at < c.after and c is not cue for c in cues):
        return ()  # "reportedly expressed that": the verb reports
    start = cue.first
    while (
        start > 0
        and not unit.classes[start - 1] & (STOP | COMMA | Class.SUBORDINATOR)
        and cue.first - start < 15
    ):
        if unit.low[start - 1] in words("words.sets", "before_hedge"):
            break
        start -= 1
    before = trim(unit, start, cue.first)
    after = trim(unit, cue.after, end_of(unit, cue, cues, cue.after)) if cue.after < len(unit) else None
    return tuple(part for part in (before, after) if part is not None)
