"""Contents: which stretch of a unit a cue reports: before it, after it, or around it.

Works on one unit. Speech that goes on over sentences and paragraphs is left to `linking`.
"""

from __future__ import annotations

from typing import NamedTuple

from quotetrack.extraction.rules.contents.after import content_after
from quotetrack.extraction.rules.contents.around import around_phrase, hearsay
from quotetrack.extraction.rules.contents.before import content_before
from quotetrack.extraction.rules.cues import Cue
from quotetrack.extraction.rules.grammar import Phrase
from quotetrack.extraction.rules.units import Unit
from quotetrack.language.en.word_classes import Class


class Clause(NamedTuple):
    """What one cue reports in its unit: stretches of tokens, who says it, and the rule that found it."""

    cue: Phrase
    source: Phrase | None
    content: tuple[Phrase, ...]
    rule: str


def clause_of(unit: Unit, cue: Cue, cues: list[Cue], floor: int) -> Clause | None:
    """The content of `cue`, or None where it reports nothing. `floor`: what earlier cues have taken."""
    if cue.tense == "phrase":
        content = around_phrase(unit, cue, cues)
        return Clause((cue.first, cue.after), cue.source, content, "phrase") if content else None
    if cue.tense == "hearsay":
        content = hearsay(unit, cue, cues)
        return Clause((cue.first, cue.after), None, content, "hearsay") if content else None
    before = None if cue.tense == "noun" else content_before(unit, cue, floor)
    quoted = before is not None and bool(unit.quotes_in(*before))
    after = content_after(unit, cue, cues, parenthetical=before is not None, quoted=quoted)
    content = tuple(part for part in (before, after) if part is not None)
    if not content:
        return None
    rule = "around" if before and after else "before" if before else "after"
    return Clause((cue.first, cue.after), cue.source, content, f"{rule}-{_group(cue)}")


def _group(cue: Cue) -> str:
    if cue.particle:
        return "particle"
    if cue.tense == "noun":
        return "noun"
    groups = ((Class.SAY, "say"), (Class.SHOW, "show"), (Class.THINK, "think"), (Class.JUDGE, "judge"))
    return next((name for kind, name in groups if cue.classes & kind), "other")
