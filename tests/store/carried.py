"""What the tests of statements have articles say, and how they ask what became of it."""

from __future__ import annotations

from datetime import date

from stories import Said, story

from quotetrack.model import Analysis
from quotetrack.model.records import StatementRow
from quotetrack.store import Database
from quotetrack.store.queries import statements

DREDGE = "Dredging the old lighthouse channel would bankrupt every trawler family on this coast"
PART = "would bankrupt every trawler family on this coast"
ALTERED = DREDGE.replace("bankrupt every", "ruin each")
NOT = "The ministry did not warn a single trawler captain about the sunken barge"
TURNED = NOT.replace("did not warn", "did warn")
TWELVE = "We recovered twelve overloaded lifeboats from the estuary before the storm"
FIFTEEN = TWELVE.replace("twelve", "fifteen")
DAY = date(2024, 3, 1)
FILLER = [f"The trawler number {i} was inspected by the harbour office on Monday." for i in range(8)]


def quoting(
    key: str,
    words: str,
    name: str | None = "Ann Okafor",
    day: int | None = 1,
    around: str = "",
    **about: object,
) -> Analysis:
    """An article of an outlet of its own that quotes somebody."""
    told = f"“{words},” said {name or 'somebody'}. {around}"
    said = Said(words, name, name) if name else Said(words)
    published = None if day is None else date(2024, 3, day)
    return story(key, told, said, **({"outlet": f"The {key.title()}", "published": published} | about))


def only(store: Database) -> StatementRow:
    (row,) = statements.statements(store).rows
    return row


def relations(row: StatementRow) -> dict[str, str]:
    return {told.article: told.relation for told in row.timeline}
