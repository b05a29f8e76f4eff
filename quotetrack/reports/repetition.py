"""What is repeated most: statements, ranked: how many carry them, from how many origins, what became of the words.

Decides what of a statement a report tells; which quotations are one statement, and their order, is decided elsewhere.
Pure: takes rows, prints nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from quotetrack.reports.sourcing.metrics.repetition import Said, repeated

if TYPE_CHECKING:
    from quotetrack.model.records import StatementRow
    from quotetrack.provenance import Origins
    from quotetrack.reports.sourcing.counters import RepetitionContext


class Repetition(NamedTuple):
    """One statement in the ranking, and what the figures need to know of it."""

    rank: int
    statement: StatementRow
    known: RepetitionContext


def rank_statements(
    statements: Sequence[StatementRow], said: Said, origins: Mapping[str, Origins]
) -> list[Repetition]:
    """The statements in the order in which they come, the most carried first."""
    return [
        Repetition(n, row, repeated(row, said, origins.get(row.id))) for n, row in enumerate(statements, 1)
    ]
