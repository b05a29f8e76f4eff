"""The rows of an article and of its revisions: a new one, another text, other rows for the same text, what was missing.

What becomes of an article that comes again is decided by who ingests it; what was changed is noted in `Changes`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update
from sqlmodel import col

from quotetrack.model import Article
from quotetrack.store import tables as t
from quotetrack.store.articles.identity import TEXTS, KnownArticle
from quotetrack.store.changes import Changes
from quotetrack.store.mapping import Prepared, Row
from quotetrack.text.folding import fold

_NEW_ARTICLE = insert(t.Article).returning(col(t.Article.id))
_NEW_REVISION = insert(t.Revision).returning(col(t.Revision.id))


def place_revision(
    connection: Connection, run: int, prepared: Prepared, known: KnownArticle | None, changes: Changes
) -> tuple[int, int]:
    """Write the article and the revision that an analysis belongs to, in place of what is known of it: a new article,
    another text, or another analysis of the text, whose rows go. Returns the numbers of both."""
    article = prepared.article
    about = {"url": article.url, "outlet_id": _upsert_outlet(connection, article.outlet, changes)}
    if known is None:
        number = connection.execute(_NEW_ARTICLE, {"key": article.id, **about}).scalar_one()
        return number, _add_revision(connection, run, number, 1, prepared)
    _set(connection, t.Article, col(t.Article.id) == known.article_id, about)
    current = col(t.Revision.id) == known.revision_id
    if known.sha256 != article.sha256:
        _set(connection, t.Revision, current, {"current": False})
        return known.article_id, _add_revision(connection, run, known.article_id, known.number + 1, prepared)
    for table in (t.Attribution, t.ArticleEntity, t.Problem):
        connection.execute(delete(table).where(col(table.revision_id) == known.revision_id))
    _set(connection, t.Revision, current, _metadata(article) | {"version": prepared.version, "run_id": run})
    _set_topics(connection, known.revision_id, article.topics)
    return known.article_id, known.revision_id


def fill_in(connection: Connection, known: KnownArticle, article: Article, changes: Changes) -> None:
    """Fill in what was not known of an unchanged article."""
    missing = known.missing(article)
    _set_topics(connection, known.revision_id, missing.pop("topics", ()))
    about = {"url": missing.pop("url", None)}
    if missing.pop("outlet", None):
        about["outlet_id"] = _upsert_outlet(connection, article.outlet, changes)
    _set(connection, t.Article, col(t.Article.id) == known.article_id, about)
    _set(connection, t.Revision, col(t.Revision.id) == known.revision_id, missing)
    if missing or "outlet_id" in about:
        changes.described.add(known.revision_id)


def _add_revision(connection: Connection, run: int, article_id: int, number: int, prepared: Prepared) -> int:
    """Add a revision, which is then the current one."""
    article = prepared.article
    row = _metadata(article) | {
        "article_id": article_id, "number": number, "current": True, "run_id": run, "sha256": article.sha256,
        "text": article.text, "version": prepared.version,
    }  # fmt: skip
    revision = connection.execute(_NEW_REVISION, row).scalar_one()
    _set_topics(connection, revision, article.topics)
    return revision


def _upsert_outlet(connection: Connection, name: str | None, changes: Changes) -> int | None:
    """The number of an outlet, which is added if it is new. None for no name."""
    folded = fold(name or "") or (name or "").strip()
    if not name or not folded:
        return None
    known = select(col(t.Outlet.id)).where(col(t.Outlet.folded) == folded)
    number = connection.execute(known).scalar()
    if number is None:
        made = insert(t.Outlet).returning(col(t.Outlet.id))
        number = connection.execute(made, {"name": name, "folded": folded}).scalar_one()
        changes.outlets.add(name)
    return number


def _metadata(article: Article) -> Row:
    return {name: getattr(article, name) for name in TEXTS}


def _set_topics(connection: Connection, revision: int, topics: Sequence[str]) -> None:
    """File a revision under its topics; without any it stays under those that it had."""
    if topics:
        connection.execute(delete(t.Topic).where(col(t.Topic.revision_id) == revision))
        filed = [
            {"revision_id": revision, "position": i, "name": name, "folded": fold(name) or name}
            for i, name in enumerate(topics)
        ]
        connection.execute(insert(t.Topic), filed)


def _set(connection: Connection, table: Any, which: ColumnElement[bool], values: Mapping[str, Any]) -> None:
    """Set what is known; None leaves what was there."""
    known = {name: value for name, value in values.items() if value is not None}
    if known:
        connection.execute(update(table).where(which).values(known))
