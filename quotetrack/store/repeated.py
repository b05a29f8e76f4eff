"""The quotations that two articles carry, each shown where it was printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.store import tables as t
from quotetrack.store.engine import Store, chunks
from quotetrack.store.rows import quoted_words
from quotetrack.store.views import MatchRow, Sighting


def matches(store: Store, *, limit: int | None = None) -> list[MatchRow]:
    """Pairs of quotations that carry the same words: the most alike first, then the most telling."""
    query = (
        select(col(t.Match.a_id), col(t.Match.b_id), col(t.Match.score), col(t.Match.relation))
        .order_by(
            col(t.Match.score).desc(), col(t.Match.evidence).desc(), col(t.Match.a_id), col(t.Match.b_id)
        )
        .limit(limit)
    )
    with store.read() as connection:
        found = connection.execute(query).all()
        seen = _sightings(connection, sorted({number for a, b, *_ in found for number in (a, b)}))
    out = []
    for *pair, score, relation in found:
        a, b = sorted((seen[number] for number in pair), key=lambda s: s.date or date.max)
        out.append(MatchRow(a, b, score, relation))
    return out


def _sightings(connection: Connection, attributions: Sequence[int]) -> dict[int, Sighting]:
    found: dict[int, Sighting] = {}
    for some in chunks(attributions):
        words = _words(connection, some)
        query: Any = (
            select(
                col(t.Attribution.id), col(t.Attribution.kind), col(t.Article.key).label("article"),
                col(t.Outlet.name).label("outlet"), col(t.Revision.published), col(t.Attribution.start),
                col(t.Attribution.stop), col(t.Speaker.name).label("speaker"),
            )
            .select_from(t.Attribution)
            .join(t.Revision, col(t.Revision.id) == col(t.Attribution.revision_id))
            .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
            .join(t.Outlet, col(t.Outlet.id) == col(t.Article.outlet_id), isouter=True)
            .join(t.Appearance, col(t.Appearance.id) == col(t.Attribution.appearance_id), isouter=True)
            .join(t.Speaker, col(t.Speaker.id) == col(t.Appearance.speaker_id), isouter=True)
            .where(col(t.Attribution.id).in_(some))
        )  # fmt: skip
        for row in connection.execute(query):
            pieces = words[row.id]
            quoted = quoted_words(row.kind, pieces[t.Role.QUOTED], pieces[t.Role.CONTENT])
            found[row.id] = Sighting(
                row.article, row.outlet, row.published, row.start, row.stop, quoted, row.speaker
            )
    return found


def _words(connection: Connection, attributions: Sequence[int]) -> dict[int, dict[t.Role, list[str]]]:
    words: dict[int, dict[t.Role, list[str]]] = defaultdict(lambda: defaultdict(list))
    query = (
        select(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.exact))
        .where(
            col(t.Span.attribution_id).in_(attributions),
            col(t.Span.role).in_([t.Role.QUOTED, t.Role.CONTENT]),
        )
        .order_by(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.position))
    )
    for number, role, exact in connection.execute(query):
        words[number][role].append(exact)
    return words
