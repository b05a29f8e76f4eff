"""A draft beside the store: the same quotations in stored articles, for its audit."""

from __future__ import annotations

from pathlib import Path

from quotetrack.audit import EarlierPrinting
from quotetrack.model import Analysis

STORE = "quotetrack.db"  # `store.connection.DEFAULT`


def stored_quotations(where: str | None, analysis: Analysis, *, must_exist: bool) -> list[EarlierPrinting]:
    """What the store has of the article's quotations; a store that need not exist may be absent. Raises StoreError."""
    if where is None and not Path(STORE).exists():
        return []  # before SQLAlchemy is imported, which takes longer than an audit by rules
    from quotetrack.store import open_database
    from quotetrack.store.connection import database_location
    from quotetrack.store.queries.draft_matches import find_draft_matches

    file = database_location(where).path
    if not must_exist and file is not None and not file.exists():
        return []
    with open_database(where, create=False) as store:
        return [
            EarlierPrinting(
                one.attribution, one.sighting.article, one.sighting.outlet, one.sighting.date, one.sighting.words,
                one.sighting.speaker, one.relation.value, one.same_speaker,
            )
            for one in find_draft_matches(store, analysis)
        ]  # fmt: skip
