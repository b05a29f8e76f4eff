"""Whose words a sighting prints: another article's text, taken over, or what another outlet reported.

Decides which outlet counts where an article credits several: the first, as the one that it has the words from itself.
What an article credits is left to `quotetrack.origins`, whose names are those of the store where it knows the outlet.
"""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.registry.outlet import is_same, told
from quotetrack.store import rebuild
from quotetrack.store import tables as t
from quotetrack.store.facts.attributed import Attributed
from quotetrack.store.matching.copied import Copies
from quotetrack.store.origins import Known, Read

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


def credited(connection: Connection, row: Attributed) -> str | None:
    """The outlet that an article says it has these words from: "Reuters reported", "told the Harbor Ledger", a byline
    of an agency. None: it says nothing of that, or names itself."""
    known = Known(connection)
    for stored in rebuild.named(connection, [row.article]):
        article = Read(stored, known.standard)
        said = article.attributions(row.start, row.stop)
        claims = [claim for i, _ in said for claim in article.credits.of(i).claims] + [*article.claims]
        for name in (claim.name for claim in claims if claim.by is None):
            if name and not (row.outlet and is_same(name, row.outlet)):
                return known.outlets.find(name) or told(name)
    return None
