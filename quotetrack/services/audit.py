"""Audits beside the store: what is found in an article, also by the same quotations in stored articles.

Nothing is written: a draft is audited as a stored article is. Imports the database late, for an audit by rules is done
before it is imported.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quotetrack.audit import EarlierPrinting, Finding, Policy
from quotetrack.audit import audit as find
from quotetrack.model import Analysis, Article

if TYPE_CHECKING:
    from quotetrack.store import Database

STORE = "quotetrack.db"  # `store.connection.DEFAULT`


def audit_article(
    database: Database,
    article: Article | Analysis | str,
    policy: Policy | None = None,
    engine: str | None = None,
) -> tuple[Finding, ...]:
    """What an editor would ask about an article, a draft, or a stored one by its id, URL or number. Raises
    NotFoundError, EngineError."""
    from quotetrack.pipeline import analyse
    from quotetrack.store.articles.load import load_article

    if isinstance(article, str):
        article = load_article(database, article)
    analysis = analyse(article, engine) if isinstance(article, Article) else article
    return find(analysis, policy, earlier_printings(database, analysis))


def earlier_printings(database: Database, analysis: Analysis) -> list[EarlierPrinting]:
    """What other stored articles have of the article's quotations."""
    from quotetrack.store.queries.draft_matches import find_draft_matches

    return [
        EarlierPrinting(
            one.attribution, one.sighting.article, one.sighting.outlet, one.sighting.date, one.sighting.words,
            one.sighting.speaker, one.relation.value, one.same_speaker,
        )
        for one in find_draft_matches(database, analysis)
    ]  # fmt: skip


def earlier_printings_in(where: str | None, analysis: Analysis, *, must_exist: bool) -> list[EarlierPrinting]:
    """The same of the store at `where`; one that need not exist may be absent. Raises StoreError."""
    if where is None and not Path(STORE).exists():
        return []  # before SQLAlchemy is imported, which takes longer than an audit by rules
    from quotetrack.store import open_database
    from quotetrack.store.connection import database_location

    file = database_location(where).path
    if not must_exist and file is not None and not file.exists():
        return []
    with open_database(where, create=False) as store:
        return earlier_printings(store, analysis)
