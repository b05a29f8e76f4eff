"""Statements, and the stock phrases that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotetrack.presentation import sanitize
from quotetrack.presentation.cells import over, stacked
from quotetrack.presentation.columns import Column, plain
from quotetrack.presentation.statement import relations, timeline
from quotetrack.text.phrasing import count_of

if TYPE_CHECKING:
    from rich.text import Text

    from quotetrack.model.records import PhraseRow, StatementRow


def _carried(row: StatementRow) -> str:
    days = None if row.days is None else count_of(row.days, "day")
    return stacked(row.id, count_of(row.outlets, "outlet"), count_of(row.sightings, "sighting"), days)


def _speakers(row: StatementRow) -> str:
    return stacked(*row.speakers, "(they disagree)" if row.disagree else None)


def _words(row: StatementRow) -> Text:
    """The words, and beneath them who was first and what was done to them."""
    first = " ".join(str(fact) for fact in (row.first.outlet or row.first.article, row.first.date) if fact)
    more = f" and {row.same_day_outlets} more that day" if row.same_day_outlets and row.first.date else ""
    return over(
        sanitize.excerpt(row.words),
        f"first {first}{more}" if row.first.date else f"undated, {first}",
        relations(row),
        count_of(row.copies, "copy", "copies") if row.copies else "",
    )


def _reasons(row: PhraseRow) -> str:
    return stacked(*row.reasons, "a name" if row.names else None)


_COLUMNS = (
    Column("carried", "Statement", cell=_carried, data=False, whole=True),
    *plain("id", "outlets", "sightings", "days"),
    Column("speakers", "Speaker", cell=_speakers, most=16),
    Column("words", "Words", cell=_words, wide=True),
    *plain("disagree", "copies", "last", "same_day_outlets", "relations"),
)

# JSON has the first sighting and all of them as objects, CSV the facts of the first as columns.
NESTED = (*_COLUMNS, *plain("first"), Column("timeline", value=timeline))
FLAT = (*_COLUMNS, *plain("first.article", "first.outlet", "first.date", "first.start", "first.end"))

PHRASES = (
    Column("words", "Phrase", wide=True),
    Column("reasons", "Why", cell=_reasons),
    *plain("occasions", "speakers", "names"),
    Column("quoted_alone", "Alone", right=True),
    Column("sightings", "Seen", right=True),
    Column("outlets", "Outlets", right=True),
    Column("first", "First", whole=True),
    Column("last", "Last", whole=True),
)
