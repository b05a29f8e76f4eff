"""Which articles a report or a search is about, and which attributions of them: an outlet, a period, a topic; a
speaker, words, a kind of source.

Decides what each filter means in the store, and that only the current revision of an article counts; who asks, and
what for, is left to others.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select
from sqlmodel import col

from quotetrack.errors import NotFoundError
from quotetrack.model import SourceType
from quotetrack.model.records import QuoteFilter, Scope
from quotetrack.store import fulltext, lookup
from quotetrack.store import tables as t
from quotetrack.text.folding import fold

CURRENT = col(t.Revision.current)
source_type = func.coalesce(col(t.ArticleEntity.type), SourceType.UNKNOWN)
anonymous = func.coalesce(col(t.ArticleEntity.anonymous), False)


def attribution_filters(connection: Connection, scope: Scope) -> list[ColumnElement[bool]]:
    """What a query over articles and revisions has to ask for. Raises NotFoundError for an unknown outlet."""
    found: list[ColumnElement[bool]] = []
    if scope.outlet is not None:
        found.append(col(t.Article.outlet_id) == lookup.outlet(connection, scope.outlet))
    if scope.since is not None:
        found.append(col(t.Revision.published) >= scope.since)
    if scope.until is not None:
        found.append(col(t.Revision.published) <= scope.until)
    if scope.byline is not None:
        found.append(col(t.Revision.byline).icontains(scope.byline, autoescape=True))
    if scope.topic is not None:
        filed = select(col(t.Topic.revision_id)).where(
            col(t.Topic.folded) == (fold(scope.topic) or scope.topic)
        )
        found.append(col(t.Revision.id).in_(filed))
    return found


def attributed_join(connection: Connection, wanted: QuoteFilter) -> list[ColumnElement[bool]]:
    """What a query over attributions (see `attributed`) has to ask for; a limit is left to it. Raises NotFoundError
    for an unknown speaker or outlet."""
    found = attribution_filters(connection, Scope(wanted.outlet, wanted.since, wanted.until))
    if wanted.speaker is not None:
        found.append(col(t.ArticleEntity.speaker_id).in_(lookup.speakers(connection, wanted.speaker)))
    if wanted.speaker_id is not None:
        found.append(col(t.ArticleEntity.speaker_id) == wanted.speaker_id)
    if wanted.text is not None:
        found.append(fulltext.said(connection, wanted.text))
    if wanted.kind is not None:
        found.append(col(t.Attribution.kind) == wanted.kind)
    if wanted.type is not None:
        found.append(source_type == wanted.type)
    if wanted.anonymous is not None:
        found.append(anonymous == wanted.anonymous)
    return found


def matching_ids(connection: Connection, wanted: QuoteFilter) -> Any:
    """A query for the numbers of the attributions that answer to a filter; None: it asks for nothing. Raises
    NotFoundError for an unknown speaker or outlet."""
    asked = attributed_join(connection, wanted)
    return attributed(col(t.Attribution.id)).where(CURRENT, *asked) if asked else None


def attribution_query(connection: Connection, number: int, *columns: Any) -> Any:
    """Columns of the row of one attribution, in an article's current revision. Raises NotFoundError."""
    row = connection.execute(attributed(*columns).where(CURRENT, col(t.Attribution.id) == number)).first()
    if row is None:
        raise NotFoundError(f"there is no attribution {number}", "`quotetrack quotes` lists their numbers")
    return row


def article_query(query: Any) -> Any:
    """From the current revisions of articles, with their outlets."""
    return (
        query.select_from(t.Revision)
        .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
        .join(t.Outlet, col(t.Outlet.id) == col(t.Article.outlet_id), isouter=True)
        .where(CURRENT)
    )


def attributed(*columns: Any) -> Any:
    """From attributions, with their article and its outlet, and with whoever stands behind them."""
    return (
        select(*columns)
        .select_from(t.Attribution)
        .join(t.Revision, col(t.Revision.id) == col(t.Attribution.revision_id))
        .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
        .join(t.Outlet, col(t.Outlet.id) == col(t.Article.outlet_id), isouter=True)
        .join(t.ArticleEntity, col(t.ArticleEntity.id) == col(t.Attribution.article_entity_id), isouter=True)
        .join(t.Speaker, col(t.Speaker.id) == col(t.ArticleEntity.speaker_id), isouter=True)
    )
