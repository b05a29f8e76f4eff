"""Whose words a sighting prints: another article's text, taken over."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.store import tables as t
from quotetrack.store.copied import Copies

DAYS = 14  # a text is taken over within so many
_MOST = 50  # earlier sightings that are compared


def origin(connection: Connection, fact: int, article: int, published: date | None) -> int | None:
    """The article of an earlier sighting of a fact whose text this article prints again; None: it has its own."""
    sighting = t.FactSighting
    query = (
        select(col(sighting.article_id), col(t.Article.key))
        .join(t.Article, col(t.Article.id) == col(sighting.article_id))
        .where(
            col(sighting.fact_id) == fact,
            col(sighting.gone).is_(None),
            col(sighting.article_id) != article,
            col(sighting.origin_id).is_(None),
        )
    )
    if published is not None:
        query = query.where(
            col(sighting.published).is_(None)
            | col(sighting.published).between(published - timedelta(DAYS), published)
        )
    rows = connection.execute(query.order_by(col(sighting.published)).limit(_MOST)).all()
    others = {number: key for number, key in rows if number is not None}
    if not others:
        return None
    key = connection.execute(select(col(t.Article.key)).where(col(t.Article.id) == article)).scalar_one()
    copies = Copies(connection, {key, *others.values()})
    return next((number for number, other in others.items() if copies.are(other, key)), None)
