"""Whose words a sighting prints: another article's text, taken over, or what other outlets reported.

Keeps of a sighting whom its article credits, as it names them: who that is follows from the outlets that the store
has when it is asked. What an article credits, and how many origins follow, is left to `quotetrack.provenance`. Decides
which outlet is told where an article credits several: the first, as the one that it has the words from itself.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.entities.outlets import OutletIndex, display_name, is_same
from quotetrack.model import Span
from quotetrack.provenance import CreditClaim, CreditEvidence
from quotetrack.store import tables as t
from quotetrack.store.articles import load
from quotetrack.store.articles.reading import ArticleReading, OutletContext
from quotetrack.store.facts.attributions import AttributedWords
from quotetrack.store.matching.near_duplicates import CopyIndex

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
            col(sighting.removed_in_revision).is_(None),
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
    copies = CopyIndex(connection, {key, *others.values()})
    return next((number for number, other in others.items() if copies.is_copy(other, key)), None)


def credits_of(connection: Connection, rows: Iterable[AttributedWords]) -> dict[int, str]:
    """Whom articles credit for these words, as it is kept, by the numbers of the rows: "Reuters reported", "told the
    Harbor Ledger", a byline of an agency. Those for which nobody is credited are left out."""
    by_article: defaultdict[str, list[AttributedWords]] = defaultdict(list)
    for row in rows:
        by_article[row.article].append(row)
    known = OutletContext(connection)
    found: dict[int, str] = {}
    for stored in load.load_named(connection, by_article):
        article = ArticleReading(stored, known.policy)
        for row in by_article[article.article.id]:
            said = article.attributions(row.start, row.stop)
            claims = dict.fromkeys(
                (*article.claims, *(c for i, _ in said for c in article.credits.of(i).claims))
            )
            if claims:
                kept = [[one.name, one.how, one.span, one.words, one.by] for one in claims]
                found[row.number] = json.dumps(kept, ensure_ascii=False)
    return found


def claims(kept: str | None) -> tuple[CreditClaim, ...]:
    """What was kept of whom an article credits; of earlier versions the name of one outlet."""
    if not kept:
        return ()
    if not kept.startswith("[["):
        return (CreditClaim(kept, CreditEvidence.TOLD, None, kept),)
    return tuple(
        CreditClaim(name, CreditEvidence(how), span and Span(*span), words, by)
        for name, how, span, words, by in json.loads(kept)
    )


def first(credited: Iterable[CreditClaim], outlet: str | None, outlets: OutletIndex) -> str | None:
    """The outlet that an article of `outlet` has its words from itself, as the store calls it."""
    for name in (claim.name for claim in credited if claim.by is None):
        if name and not (outlet and is_same(name, outlet)):
            return outlets.find(name) or display_name(name)
    return None
