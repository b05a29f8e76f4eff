"""Figures 4, 11 and 17 as far as they are of statements that several articles carry.

Decides whether such a statement rests on one anonymous source, from how many independent origins it comes, and what
each sighting did to its wording. Which quotations are one statement, and who credits whom, others have said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from quotetrack.audit.anonymous_sources import is_one_source
from quotetrack.model import Analysis, Attribution, SourceType
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


Said = Mapping[SightingContext, Attribution]  # the attributions that are sightings


def sighting_context(told: TimelineEntry) -> SightingContext:
    """Where a sighting stands."""
    return SightingContext(told.article, told.start, told.end)


def sightings(
    wanted: Mapping[str, Collection[SightingContext]], analysis: Analysis
) -> dict[SightingContext, Attribution]:
    """The attributions of an article that are sightings; `wanted` are those that statements have, by article."""
    key = analysis.article.id
    places = wanted.get(key, ())
    found = {}
    for a in analysis.attributions if places else ():
        at = SightingContext(key, min(span.start for span in a.content), max(span.end for span in a.content))
        if at in places:
            found[at] = a
    return found


def carriers(statements: Iterable[StatementRow]) -> dict[str, set[SightingContext]]:
    """Where statements stand, by article."""
    found: dict[str, set[SightingContext]] = {}
    for row in statements:
        for told in row.timeline:
            found.setdefault(told.article, set()).add(sighting_context(told))
    return found


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
    one = said.get(sighting_context(told))
    return one is not None and one.speaker is not None and is_one_source(one.speaker)


def _origin(told: TimelineEntry, said: Said) -> str:
    one = said.get(sighting_context(told))
    speaker = None if one is None else one.speaker
    if speaker is not None and speaker.type is SourceType.MEDIA and speaker.name:
        return fold(speaker.name)
    return fold(told.outlet) if told.outlet else f"article {told.article}"
