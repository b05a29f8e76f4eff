"""Asking the store. Only the current revision of an article counts in any answer.

Decides order (newest first, undated last, then by article and offset); what a filter means is left to `filters`, full
text to `fulltext`. Every function raises StoreError where the store cannot be read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from functools import partial

from sqlalchemy import Connection, Label, func, select
from sqlmodel import col

from quotetrack.entities.source_key import source_key
from quotetrack.model import Span
from quotetrack.model.records import (
    ArticleRow,
    MatchRow,
    Page,
    QuoteFilter,
    QuoteRow,
    Scope,
    Sighting,
    SourcingRow,
    SpeakerRow,
)
from quotetrack.store import filters, fulltext
from quotetrack.store import tables as t
from quotetrack.store.articles.load import load_article
from quotetrack.store.connection import Database, fetch_in
from quotetrack.store.queries.matches import matches
from quotetrack.store.queries.paging import Listing, is_null
from quotetrack.store.queries.speakers import speakers
from quotetrack.text.phrasing import count_words

__all__ = [
    "ArticleRow",
    "MatchRow",
    "QuoteFilter",
    "QuoteRow",
    "Sighting",
    "SourcingRow",
    "SpeakerRow",
    "articles",
    "load_article",
    "matches",
    "quotes",
    "sourcing",
    "speakers",
]  # fmt: skip

EVERYTHING = Scope()
_KEY: Label[str] = col(t.Article.key).label("article")
_OUTLET: Label[str | None] = col(t.Outlet.name).label("outlet")
_DATE: Label[date | None] = col(t.Revision.published).label("date")
_TITLE = col(t.Revision.title)
_NEWEST = (col(t.Revision.published).is_(None), col(t.Revision.published).desc(), col(t.Article.key))
_ORDER = (*_NEWEST, col(t.Attribution.start), col(t.Attribution.id))
_KEYS = (
    is_null(col(t.Revision.published)), col(t.Revision.published).desc(), col(t.Article.key), col(t.Attribution.start),
    col(t.Attribution.id),
)  # fmt: skip
_QUOTES = Listing("quotes", _KEYS, _ORDER)
_COLUMNS = tuple(field.name for field in fields(QuoteRow) if field.name != "spans")
_KIND = col(t.Attribution.kind)
_TYPE = filters.source_type.label("type")
_ANONYMOUS = filters.anonymous.label("anonymous")
_REASON = col(t.ArticleEntity.reason)


def quotes(
    database: Database, wanted: QuoteFilter, limit: int | None = None, after: str | None = None
) -> Page[QuoteRow]:
    """The attributions that answer to a filter, the newest first. Raises NotFoundError for an unknown speaker or
    outlet."""
    query = filters.attributed(
        col(t.Attribution.id), _KEY, _OUTLET, _DATE, _TITLE, _KIND, _TYPE,
        col(t.Speaker.name).label("speaker"), col(t.Attribution.source), col(t.Attribution.cue),
        col(t.Attribution.words).label("content"), col(t.ArticleEntity.role), col(t.ArticleEntity.affiliation),
        _ANONYMOUS, _REASON, func.coalesce(col(t.ArticleEntity.boilerplate), False).label("boilerplate"),
        col(t.ArticleEntity.basis),
        col(t.ArticleEntity.specificity), col(t.ArticleEntity.number).label("source_count"), col(t.Attribution.start),
        col(t.Attribution.stop).label("end"), col(t.Attribution.confidence), col(t.Attribution.rule),
        col(t.Attribution.version),
    )  # fmt: skip
    with database.read() as connection:
        query = query.where(filters.CURRENT, *filters.attributed_join(connection, wanted))
        found, cursor = _QUOTES.fetch(connection, query, limit, after)
        contents = _contents(connection, [row.id for row in found])
    rows = [
        QuoteRow(**{name: getattr(row, name) for name in _COLUMNS}, spans=contents[row.id]) for row in found
    ]
    return Page(rows, cursor, partial(quotes, database, wanted, limit))


def articles(database: Database, scope: Scope = EVERYTHING, *, text: str | None = None) -> list[ArticleRow]:
    """The articles of a scope, the newest first; with `text`, those whose title or text answer to a query."""
    query = filters.article_query(select(_KEY, _OUTLET, col(t.Revision.byline), _DATE, _TITLE)).order_by(
        *_NEWEST
    )
    with database.read() as connection:
        conditions = filters.attribution_filters(connection, scope)
        if text is not None:
            conditions.append(fulltext.written(connection, text))
        return [ArticleRow(**row) for row in connection.execute(query.where(*conditions)).mappings()]


def keys(database: Database, wanted: Scope) -> set[str]:
    """The ids of the articles of a scope. Raises NotFoundError for an unknown outlet."""
    with database.read() as connection:
        query = filters.article_query(select(_KEY)).where(*filters.attribution_filters(connection, wanted))
        return set(connection.execute(query).scalars())


def versions(database: Database, scope: Scope = EVERYTHING) -> dict[str, int]:
    """How many articles of a scope each version of an extractor has read, most first."""
    version = col(t.Revision.version)
    query = filters.article_query(select(version, func.count().label("n")))
    with database.read() as connection:
        query = query.where(*filters.attribution_filters(connection, scope)).group_by(version)
        return dict(sorted(connection.execute(query), key=lambda row: (-row[1], row[0])))


def sourcing(database: Database, scope: Scope = EVERYTHING) -> Iterator[SourcingRow]:
    """Every attribution of a scope, as a report on sourcing counts it."""
    query = filters.attributed(
        _KEY, _OUTLET, col(t.Revision.byline), _DATE, _KIND, _TYPE, _ANONYMOUS, _REASON,
        func.coalesce(col(t.ArticleEntity.spokesperson), False).label("spokesperson"),
        col(t.ArticleEntity.descriptor), col(t.Attribution.words),
        func.coalesce(col(t.Speaker.name), col(t.ArticleEntity.name)).label("name"),
        col(t.ArticleEntity.position).label("position"),
    )  # fmt: skip
    with database.read() as connection:
        query = query.where(filters.CURRENT, *filters.attribution_filters(connection, scope)).order_by(
            *_ORDER
        )
        for row in connection.execution_options(yield_per=1000).execute(query).mappings():
            given = dict(row)
            key = source_key(given["type"], given.pop("name"), given["descriptor"], given.pop("position"))
            given["words"] = count_words(given["words"])
            yield SourcingRow(**given, source_key=key)


def _contents(connection: Connection, attributions: Sequence[int]) -> dict[int, tuple[Span, ...]]:
    contents: dict[int, tuple[Span, ...]] = defaultdict(tuple)
    spans = (
        select(col(t.Span.attribution_id), col(t.Span.start), col(t.Span.stop))
        .where(col(t.Span.role) == t.Role.CONTENT)
        .order_by(col(t.Span.attribution_id), col(t.Span.position))
    )
    for number, start, stop in fetch_in(connection, spans, col(t.Span.attribution_id), attributions):
        contents[number] += (Span(start, stop),)
    return contents
