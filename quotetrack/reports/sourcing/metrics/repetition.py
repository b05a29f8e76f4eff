"""Figures 4, 11 and 17 as far as they are of statements that several articles carry.

Decides whether such a statement rests on one anonymous source, from how many independent origins it comes, and what
each sighting did to its wording. Which quotations are one statement, and who credits whom, others have said.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from quotetrack.audit.anonymous_sources import is_one_source
from quotetrack.model import SourceType, Speaker
from quotetrack.reports.sourcing.counters import RepetitionContext
from quotetrack.text.folding import fold

if TYPE_CHECKING:
    from quotetrack.model.records import StatementRow, TimelineEntry
    from quotetrack.provenance import Origins

VERBATIM = "verbatim"


class SightingContext(NamedTuple):
    """Where a sighting stands."""

    article: str
    start: int
    end: int


Said = Mapping[SightingContext, Speaker | None]  # who stands behind the words of a sighting


def sighting_context(told: TimelineEntry) -> SightingContext:
    """Where a sighting stands."""
    return SightingContext(told.article, told.start, told.end)


def originals(row: StatementRow) -> list[TimelineEntry]:
    """The sightings in articles that are no copy of another."""
    return [told for told in row.timeline if told.copy_of is None]


def repeated(row: StatementRow, said: Said, origins: Origins | None) -> RepetitionContext:
    """What the figures need to know of one statement. Without `origins`, copies and outlets that are named as the
    source of the words collapse, and no circle is looked for."""
    sole = all(_is_sole(told, said) for told in originals(row))
    if origins is not None:
        return RepetitionContext(origins.independent, bool(origins.cycles), sole)
    return RepetitionContext(len({_origin(told, said) for told in originals(row)}), False, sole)


def drifted(row: StatementRow) -> list[tuple[TimelineEntry, str]]:
    """The sightings with what was done to the wording, but for the one that stands for the statement, and copies."""
    found = [(told, told.relation) for told in originals(row)]
    stands = next(
        (i for i, (told, what) in enumerate(found) if what == VERBATIM and told.words == row.words), 0
    )
    return found[:stands] + found[stands + 1 :]


def _is_sole(told: TimelineEntry, said: Said) -> bool:
    speaker = said.get(sighting_context(told))
    return speaker is not None and is_one_source(speaker)


def _origin(told: TimelineEntry, said: Said) -> str:
    speaker = said.get(sighting_context(told))
    if speaker is not None and speaker.type is SourceType.MEDIA and speaker.name:
        return fold(speaker.name)
    return fold(told.outlet) if told.outlet else f"article {told.article}"
