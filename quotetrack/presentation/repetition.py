"""The ranking of repeated statements on paper and as data. Counts nothing."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TextIO

from quotetrack.presentation import sanitize, write
from quotetrack.presentation.columns import Column
from quotetrack.reports.repetition import Repetition

if TYPE_CHECKING:
    from rich.text import Text


def write_ranking(rows: Sequence[Repetition], form: str, out: TextIO) -> None:
    """Write the ranking as a table, JSON, JSON Lines, CSV or Markdown."""
    write(rows, _MARKDOWN if form == "markdown" else _COLUMNS, form, out)


def _drift(row: Repetition) -> str:
    return ", ".join(f"{n} {what}" for what, n in row.statement.relations.items()) or "–"


def _carried(row: Repetition) -> str:
    days = "–" if row.statement.days is None else row.statement.days
    return f"{row.statement.outlets} · {row.statement.sightings} · {days}"


def _words(row: Repetition) -> Text:
    from rich.text import Text

    known, who = row.known, ", ".join(row.statement.speakers) or "no name"
    origins = f"{known.origins}{', a circle' if known.cycle else ''}"
    origins += ", one anonymous source" if known.sole else ""
    told = f"{who} · {row.statement.id} · origins {origins} · drift: {_drift(row)}"
    return Text(sanitize.excerpt(row.statement.words, 160)).append(f"\n{sanitize.reflow(told)}", "dim")


def _of(column: str, attribute: str = "", **look: Any) -> Column:
    """A column of the statement, under its own name, or of what else is told."""
    return Column(column, value=attrgetter(attribute or f"statement.{column.lower()}"), **look)


_COLUMNS = (
    Column("rank", "No.", right=True),
    Column("carried", "Outlets · seen · days", cell=_carried, data=False, most=12),
    _of("id"),
    _of("words", heading="Words; speaker, origins, drift", cell=_words, wide=True),
    *map(_of, ("speakers", "outlets", "sightings", "copies", "days")),
    _of("first", "statement.first.date"),
    _of("first_outlet", "statement.first.outlet"),
    _of("origins", "known.origins"),
    _of("circle", "known.cycle"),
    _of("sole", "known.sole"),
    _of("drift", "statement.relations"),
)
_MARKDOWN = (
    _of("Statement", "statement.id"),
    Column("Words", value=lambda row: sanitize.excerpt(row.statement.words)),
    _of("Speaker", "statement.speakers"),
    *map(_of, ("Outlets", "Sightings", "Days")),
    _of("Origins", "known.origins"),
    Column("Drift", value=_drift),
)
