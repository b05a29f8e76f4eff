"""What the store has of an article that comes again, and in what the two differ.

Decides which stored article it is: the one with its id, else the one with its URL. What is done about a
difference is left to `ingest`.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.model import Article
from quotetrack.store import tables as t
from quotetrack.store.filters import article_query
from quotetrack.text.folding import fold

TEXTS = ("title", "byline", "published", "place", "language")  # what is kept of a revision, besides its text


class KnownArticle(NamedTuple):
    """An article that the store has, with its current revision."""

    article_id: int
    url: str | None
    outlet: str | None
    revision_id: int
    number: int
    sha256: str
    version: str
    title: str | None
    byline: str | None
    published: date | None
    place: str | None
    language: str | None
    topics: tuple[str, ...] = ()

    def missing(self, article: Article) -> dict[str, Any]:
        """What the article tells of itself and the store did not know."""
        told = {name: getattr(article, name) for name in ("url", "outlet", *TEXTS, "topics")}
        return {name: value for name, value in told.items() if value and not getattr(self, name)}

    def corrects(self, article: Article) -> bool:
        """Does the article tell of itself another thing than it did?"""
        if self.outlet and article.outlet and fold(self.outlet) != fold(article.outlet):
            return True
        pairs = ((getattr(self, name), getattr(article, name)) for name in ("url", *TEXTS, "topics"))
        return any(ours and theirs and ours != theirs for ours, theirs in pairs)


_KNOWN = (
    article_query(
        select(
            col(t.Article.id), col(t.Article.url), col(t.Outlet.name), col(t.Revision.id), col(t.Revision.number),
            col(t.Revision.sha256), col(t.Revision.version), *(col(getattr(t.Revision, name)) for name in TEXTS),
        )
    )
    .order_by(col(t.Article.id))
    .limit(1)
)  # fmt: skip


def find_article(connection: Connection, article: Article) -> KnownArticle | None:
    """The stored article that this one is, if there is one."""
    row = connection.execute(_KNOWN.where(col(t.Article.key) == article.id)).first()
    if row is None and article.url:
        row = connection.execute(_KNOWN.where(col(t.Article.url) == article.url)).first()
    if row is None:
        return None
    known = KnownArticle(*row)
    filed = select(col(t.Topic.name)).where(col(t.Topic.revision_id) == known.revision_id)
    topics = connection.execute(filed.order_by(col(t.Topic.position))).scalars().all()
    return known._replace(topics=tuple(topics))
