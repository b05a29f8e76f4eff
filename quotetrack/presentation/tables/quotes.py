"""Quotations that were found in a store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotetrack.presentation import sanitize
from quotetrack.presentation.cells import over, place, stacked
from quotetrack.presentation.columns import Column, plain

if TYPE_CHECKING:
    from quotetrack.model.records import QuoteRow


def _source(row: QuoteRow) -> str:
    name = row.speaker or (f"“{sanitize.excerpt(row.source, 60)}”" if row.source else "no source")
    return f"{name} (anonymous)" if row.anonymous else name


COLUMNS = (
    Column("id", "No.", right=True),
    Column("printed", "Date, outlet", cell=lambda row: stacked(row.date, row.outlet), data=False, most=16),
    *plain("date", "outlet"),
    Column("who", "Source", cell=_source, data=False, most=18),
    *plain("article", "title", "kind", "type", "speaker", "source", "cue"),
    Column(
        "content",
        "Words; article, offsets",
        cell=lambda row: over(sanitize.excerpt(row.content), place(row)),
        wide=True,
    ),
    *plain(
        "role", "affiliation", "anonymous", "reason", "boilerplate", "basis", "specificity", "source_count"
    ),
    *plain("start", "end", "spans", "confidence", "rule", "version"),
)
