"""An article as it was analysed, put together again from its rows."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.model import Analysis, Article, Problem, Span, Speaker
from quotetrack.store import names, rows
from quotetrack.store import tables as t
from quotetrack.store.engine import Store
from quotetrack.store.known import TEXTS


def article(store: Store, key: str) -> Analysis:
    """The current revision of an article, by its id, URL or number. Raises NotFoundError with near misses."""
    with store.read() as connection:
        current = (
            select(
                col(t.Revision.id), col(t.Revision.version), col(t.Revision.text), col(t.Article.key),
                col(t.Article.url), col(t.Outlet.name).label("outlet"),
                *(col(getattr(t.Revision, name)) for name in TEXTS),
            )
            .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
            .join(t.Outlet, col(t.Outlet.id) == col(t.Article.outlet_id), isouter=True)
            .where(col(t.Article.id) == names.article(connection, key), col(t.Revision.current))
        )  # fmt: skip
        row = connection.execute(current).mappings().one()
        about = dict(row)
        revision, version = about.pop("id"), about.pop("version")
        appeared = _appearances(connection, revision)
        spans = _spans(connection, revision)
        said = select(t.Attribution).where(col(t.Attribution.revision_id) == revision)
        attributions = tuple(
            rows.attribution(one, spans[one.id], appeared.get(one.appearance_id))
            for one in connection.execute(said.order_by(col(t.Attribution.position)))
        )
        problems = _problems(connection, revision)
    return Analysis(Article(id=about.pop("key"), **about), attributions, version, problems)


def _appearances(connection: Connection, revision: int) -> dict[int | None, Speaker]:
    mentions: dict[int, list[Span]] = defaultdict(list)
    mentioned = (
        select(col(t.Mention.appearance_id), col(t.Mention.start), col(t.Mention.stop))
        .join(t.Appearance, col(t.Appearance.id) == col(t.Mention.appearance_id))
        .where(col(t.Appearance.revision_id) == revision)
        .order_by(col(t.Mention.appearance_id), col(t.Mention.position))
    )
    for number, start, stop in connection.execute(mentioned):
        mentions[number].append(Span(start, stop))
    appeared = select(t.Appearance).where(col(t.Appearance.revision_id) == revision)
    return {row.id: rows.speaker(row, mentions[row.id]) for row in connection.execute(appeared)}


def _spans(connection: Connection, revision: int) -> dict[int, dict[t.Role, list[Span]]]:
    spans: dict[int, dict[t.Role, list[Span]]] = defaultdict(lambda: defaultdict(list))
    query = (
        select(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.start), col(t.Span.stop))
        .join(t.Attribution, col(t.Attribution.id) == col(t.Span.attribution_id))
        .where(col(t.Attribution.revision_id) == revision)
        .order_by(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.position))
    )
    for number, role, start, stop in connection.execute(query):
        spans[number][role].append(Span(start, stop))
    return spans


def _problems(connection: Connection, revision: int) -> tuple[Problem, ...]:
    query = (
        select(col(t.Problem.place), col(t.Problem.message), col(t.Problem.advice))
        .where(col(t.Problem.revision_id) == revision)
        .order_by(col(t.Problem.id))
    )
    return tuple(Problem(*row) for row in connection.execute(query))
