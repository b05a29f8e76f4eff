"""What is repeated most: statements, ranked: how many carry them, from how many origins, what became of the words.

Decides what of a statement a report tells; which quotations are one statement, and their order, is decided elsewhere.
Pure: takes rows, prints nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quotetrack.reports.sourcing.metrics.repetition import Origins, Said, repeated

if TYPE_CHECKING:
    from quotetrack.model.records import StatementRow


@dataclass(frozen=True, slots=True)
class Repetition:
    """One statement in the ranking."""

    rank: int
    id: str
    words: str
    speakers: tuple[str, ...]
    outlets: int
    sightings: int
    copies: int
    days: int | None  # from the first to the last
    first: date | None
    first_outlet: str | None
    origins: int  # independent ones; 0: all that is known of is a circle
    circle: bool  # outlets credit each other in a circle
    sole: bool  # every sighting has it from one anonymous source
    drift: dict[str, int]  # what the sightings did to the wording: `sightings` in all


def rank_statements(
    statements: Sequence[StatementRow], said: Said, origins: Mapping[str, Origins] | None = None
) -> list[Repetition]:
    """The statements in the order in which they come, the most carried first."""
    found = []
    for n, row in enumerate(statements, 1):
        known = repeated(row, said, (origins or {}).get(row.id))
        found.append(
            Repetition(
                n, row.id, row.words, row.speakers, row.outlets, row.sightings, row.copies, row.days,
                row.first.date, row.first.outlet, known.origins, known.cycle, known.sole, row.relations,
            )
        )  # fmt: skip
    return found
