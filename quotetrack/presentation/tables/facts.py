"""Facts under watch, and what may be worth a watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotetrack.presentation import sanitize
from quotetrack.presentation.cells import days, over, stacked
from quotetrack.presentation.columns import Column, plain
from quotetrack.text.phrasing import count_of

if TYPE_CHECKING:
    from rich.text import Text

    from quotetrack.facts.checkworthiness import Suggestion
    from quotetrack.facts.records import FactRow


def _seen(row: FactRow) -> str:
    return stacked(
        row.id,
        count_of(row.sightings, "sighting"),
        count_of(row.outlets, "outlet"),
        count_of(row.origins, "origin"),
        f"{row.named} named" if row.named else "",
        f"{row.anonymous} anonymous" if row.anonymous else "",
        count_of(row.objections, "objection") if row.objections else "",
    )


def _claim(row: FactRow) -> Text:
    rated = f"rated {row.verdict}" if row.verdict else None
    return over(sanitize.excerpt(row.claim), row.claimant, days(row.first, row.last), rated)


def _suggested(row: Suggestion) -> Text:
    return over(sanitize.excerpt(row.words), row.who, ", ".join(row.outlets), days(row.first, row.last))


COLUMNS = (
    Column("seen", "Fact", cell=_seen, data=False, whole=True),
    *plain("id"),
    Column(
        "status", "Status", cell=lambda row: stacked(*row.holds, "closed" if row.closed else None), most=15
    ),
    *plain("holds"),
    Column("claim", "Claim", cell=_claim, wide=True),
    *plain("claimant", "claimed", "sightings", "outlets", "origins", "named", "anonymous", "objections"),
    *plain("verdict", "first", "last", "closed", "made", "person"),
)

SUGGESTIONS = (
    Column("attribution", "No.", right=True),
    Column("words", "Claim", cell=_suggested, wide=True),
    *plain("who"),
    Column("reasons", "Why", cell=lambda row: "\n".join(map(sanitize.reflow, row.reasons)), most=30),
    *plain("score", "outlets", "articles", "attributions", "first", "last"),
)
