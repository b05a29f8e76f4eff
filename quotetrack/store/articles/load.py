"""Articles as they were analysed, put together again from their rows: one, or all of a scope, many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, select
from sqlmodel import col

from quotetrack.model import Analysis, Article, Attribution, Problem, Span, Speaker
from quotetrack.model.records import Scope, StoredArticle
from quotetrack.store import lookup, mapping
from quotetrack.store import tables as t
from quotetrack.store.articles.identity import TEXTS
from quotetrack.store.connection import Database, chunks
from quotetrack.store.filters import article_query, attribution_filters

_AT_ONCE = 500  # articles: as many parameters as one statement takes, and some tens of megabytes
_EVERYTHING = Scope()
_CURRENT = article_query(
    select(
        col(t.Revision.id), col(t.Revision.version), col(t.Revision.text), col(t.Article.key), col(t.Article.url),
        col(t.Outlet.name).label("outlet"), *(col(getattr(t.Revision, name)) for name in TEXTS),
    )
)  # fmt: skip


def load_article(database: Database, key: str) -> Analysis:
    """The current revision of an article, by its id, URL or number. Raises NotFoundError with near misses."""
    with database.read() as connection:
        number = lookup.article(connection, key)
        return _rebuilt(connection, [col(t.Article.id) == number])[0].analysis


def load_articles(database: Database, scope: Scope = _EVERYTHING) -> Iterator[StoredArticle]:
    """The current revisions of all articles in `scope`, in the order in which they were stored. Raises NotFoundError
    for an unknown outlet."""
    with database.read() as connection:
        wanted = (
            select(col(t.Revision.id))
            .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
            .where(col(t.Revision.current), *attribution_filters(connection, scope))
            .order_by(col(t.Revision.id))
        )
        for some in chunks(connection.execute(wanted).scalars().all(), _AT_ONCE):
            yield from load_current(connection, some)


def load_revisions(database: Database, keys: Collection[str]) -> Iterator[StoredArticle]:
    """The current revisions of articles, by the ids that they were stored under; those that are not there are not
    missed."""
    with database.read() as connection:
        yield from load_named(connection, keys)


def load_named(connection: Connection, keys: Collection[str]) -> Iterator[StoredArticle]:
    """The same, as a transaction sees them."""
    for few in chunks(sorted(keys), _AT_ONCE):
        yield from _rebuilt(connection, [col(t.Article.key).in_(few)])


def load_current(connection: Connection, revisions: Sequence[int]) -> list[StoredArticle]:
    """The same, by the numbers of their current revisions, in the order of these."""
    return _rebuilt(connection, [col(t.Revision.id).in_(revisions)])


def _rebuilt(connection: Connection, which: Sequence[ColumnElement[bool]]) -> list[StoredArticle]:
    found = connection.execute(_CURRENT.where(*which).order_by(col(t.Revision.id))).mappings().all()
    numbers = [row["id"] for row in found]
    speakers, known_as = _appearances(connection, numbers)
    said = _attributions(connection, numbers, speakers)
    problems, topics = _problems(connection, numbers), _topics(connection, numbers)
    out = []
    for row in found:
        about = dict(row)
        number, version = about.pop("id"), about.pop("version")
        whole = Article(id=about.pop("key"), **about, topics=tuple(topics[number]))
        analysis = Analysis(whole, tuple(said[number]), version, tuple(problems[number]))
        out.append(StoredArticle(analysis, known_as[number]))
    return out


def _appearances(
    connection: Connection, revisions: Sequence[int]
) -> tuple[dict[int | None, Speaker], dict[int, dict[Speaker, str]]]:
    """Who appears, by number; and what the store calls them, by revision."""
    mentions: dict[int, list[Span]] = defaultdict(list)
    mentioned = (
        select(col(t.Mention.article_entity_id), col(t.Mention.start), col(t.Mention.stop))
        .join(t.ArticleEntity, col(t.ArticleEntity.id) == col(t.Mention.article_entity_id))
        .where(col(t.ArticleEntity.revision_id).in_(revisions))
        .order_by(col(t.Mention.article_entity_id), col(t.Mention.position))
    )
    for number, start, stop in connection.execute(mentioned).all():
        mentions[number].append(Span(start, stop))
    appeared: Any = (
        select(t.ArticleEntity, col(t.Speaker.name).label("known_as"))
        .join(t.Speaker, col(t.Speaker.id) == col(t.ArticleEntity.speaker_id), isouter=True)
        .where(col(t.ArticleEntity.revision_id).in_(revisions))
    )
    speakers: dict[int | None, Speaker] = {}
    known_as: dict[int, dict[Speaker, str]] = defaultdict(dict)
    for row in connection.execute(appeared).all():
        one = speakers[row.id] = mapping.speaker(row, mentions[row.id])
        if name := row.known_as or row.name:
            known_as[row.revision_id][one] = name
    return speakers, known_as


def _attributions(
    connection: Connection, revisions: Sequence[int], speakers: Mapping[int | None, Speaker]
) -> dict[int, list[Attribution]]:
    spans: dict[int, dict[t.Role, list[Span]]] = defaultdict(dict)
    within: Any = (
        select(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.start), col(t.Span.stop))
        .join(t.Attribution, col(t.Attribution.id) == col(t.Span.attribution_id))
        .where(col(t.Attribution.revision_id).in_(revisions))
        .order_by(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.position))
    )
    for number, role, start, stop in connection.execute(within).all():
        spans[number].setdefault(role, []).append(Span(start, stop))
    found: dict[int, list[Attribution]] = defaultdict(list)
    said = (
        select(
            col(t.Attribution.id), col(t.Attribution.revision_id), col(t.Attribution.article_entity_id),
            col(t.Attribution.kind), col(t.Attribution.confidence), col(t.Attribution.rule),
        )
        .where(col(t.Attribution.revision_id).in_(revisions))
        .order_by(col(t.Attribution.revision_id), col(t.Attribution.position))
    )  # fmt: skip
    for row in connection.execute(said).all():
        found[row.revision_id].append(
            mapping.attribution(row, spans[row.id], speakers.get(row.article_entity_id))
        )
    return found


def _problems(connection: Connection, revisions: Sequence[int]) -> dict[int, list[Problem]]:
    query = (
        select(
            col(t.Problem.revision_id), col(t.Problem.place), col(t.Problem.message), col(t.Problem.advice)
        )
        .where(col(t.Problem.revision_id).in_(revisions))
        .order_by(col(t.Problem.id))
    )
    found: dict[int, list[Problem]] = defaultdict(list)
    for number, place, message, advice in connection.execute(query).all():
        found[number or 0].append(Problem(place, message, advice))
    return found


def _topics(connection: Connection, revisions: Sequence[int]) -> dict[int, list[str]]:
    query = (
        select(col(t.Topic.revision_id), col(t.Topic.name))
        .where(col(t.Topic.revision_id).in_(revisions))
        .order_by(col(t.Topic.revision_id), col(t.Topic.position))
    )
    found: dict[int, list[str]] = defaultdict(list)
    for number, name in connection.execute(query).all():
        found[number].append(name)
    return found
