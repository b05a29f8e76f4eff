"""The ranking of repeated statements on paper and as data. Counts nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from quotetrack.presentation import Column, sanitize, write
from quotetrack.presentation.formats import markdown
from quotetrack.reports.repetition import Repetition

if TYPE_CHECKING:
    from rich.text import Text


def write_ranking(rows: Sequence[Repetition], form: str, out: TextIO) -> None:
    """Write the ranking as a table, JSON, JSON Lines, CSV or Markdown."""
    if form == "markdown":
        header = ("Statement", "Words", "Speaker", "Outlets", "Sightings", "Days", "Origins", "Drift")
        told = (
            (
                r.id,
                sanitize.excerpt(r.words),
                r.speakers,
                r.outlets,
                r.sightings,
                r.days,
                r.origins,
                _drift(r),
            )
            for r in rows
        )
        markdown.write(header, told, out)
    else:
        write(rows, _COLUMNS, form, out)


def _drift(row: Repetition) -> str:
    return ", ".join(f"{n} {what}" for what, n in row.drift.items()) or "–"


def _carried(row: Repetition) -> str:
    days = "–" if row.days is None else str(row.days)
    return f"{row.outlets} · {row.sightings} · {days}"


def _origins(row: Repetition) -> str:
    return f"{row.origins}{', a circle' if row.circle else ''}{', one anonymous source' if row.sole else ''}"


def _words(row: Repetition) -> Text:
    from rich.text import Text

    who = ", ".join(row.speakers) or "no name"
    told = f"{who} · {row.id} · origins {_origins(row)} · drift: {_drift(row)}"
    return Text(sanitize.excerpt(row.words, 160)).append(f"\n{sanitize.reflow(told)}", "dim")


_COLUMNS = (
    Column("rank", "No.", right=True),
    Column("carried", "Outlets · seen · days", cell=_carried, data=False, most=12),
    Column("id"),
    Column("words", "Words; speaker, origins, drift", cell=_words, wide=True),
    *(
        Column(key)
        for key in (
            "speakers", "outlets", "sightings", "copies", "days", "first", "first_outlet", "origins",
            "circle", "sole", "drift",
        )
    ),
)  # fmt: skip
