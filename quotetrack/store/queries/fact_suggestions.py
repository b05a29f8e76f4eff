"""What in a store nobody watches yet, and is worth it: `facts.checkworthiness` over its attributions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, select
from sqlmodel import col

from quotetrack.facts import denial_targets
from quotetrack.facts.assessment import STANDS
from quotetrack.facts.checkworthiness import CandidateClaim, Suggestion, find_resembling, suggest
from quotetrack.facts.denials import find_denials, may_deny
from quotetrack.model.records import QuoteFilter
from quotetrack.store import filters
from quotetrack.store import tables as t
from quotetrack.store.connection import Database, chunks, fetch_in
from quotetrack.store.facts import wordings
from quotetrack.store.facts.denials import articles
from quotetrack.store.queries import facts

LEAST = 0.5  # confidence of an attribution that is suggested
MOST = 100_000  # attributions that are compared, the newest first


def suggestions(
    database: Database, wanted: QuoteFilter, limit: int | None = None
) -> tuple[list[Suggestion], int]:
    """The claims that are worth a watch, the worthiest first, and among how many attributions they were looked for.
    Raises NotFoundError for an unknown speaker or outlet."""
    with database.read() as connection:
        asked = filters.matching_ids(connection, wanted)
        answering = None if asked is None else {*connection.execute(asked).scalars()}
        rows = [CandidateClaim(*row) for row in connection.execute(_CLAIMS)]
        watched = _watched(connection)
        rows = [one for one in rows if answering is None or one.number in answering]
        denying, denied_by = _denials(connection, rows)
    some = [
        one._replace(denied_by=denied_by.get(one.number), denies=one.number in denying)
        for one in rows
        if one.number not in watched
    ]
    return suggest(some, limit), len(some)


def to_link(database: Database, prefix: str, limit: int | None = None) -> list[Suggestion]:
    """The attributions that may say a fact in other words, the likeliest first. Raises NotFoundError."""
    with database.read() as connection:
        fact = facts.find_fact(connection, prefix)
        sighting = t.FactSighting
        held = select(col(sighting.attribution_id)).where(
            col(sighting.fact_id) == fact.id, col(sighting.attribution_id).is_not(None)
        )
        known = set(connection.execute(held).scalars())
        numbers = [number for number in wordings.resembling(connection, fact.id) if number not in known]
        rows = fetch_in(connection, _CLAIMS, col(t.Attribution.id), numbers)
        return find_resembling(fact.claim, [CandidateClaim(*row) for row in rows], limit)


_NAME = func.coalesce(col(t.Speaker.name), col(t.ArticleEntity.name))
# In the order of `CandidateClaim`.
_CLAIMS: Any = (
    filters.attributed(
        col(t.Attribution.id), col(t.Article.key), col(t.Outlet.name), col(t.Revision.published),
        col(t.Attribution.words), func.coalesce(_NAME, col(t.Attribution.source)), filters.anonymous,
        _NAME.is_not(None), col(t.Attribution.cue),
    )
    .where(filters.CURRENT, col(t.Attribution.confidence) >= LEAST)
    .order_by(col(t.Revision.published).desc(), col(t.Attribution.id).desc())
    .limit(MOST)
)  # fmt: skip


def _watched(connection: Connection) -> set[int]:
    """The attributions that are sightings of facts."""
    numbers = select(col(t.FactSighting.attribution_id)).where(
        col(t.FactSighting.attribution_id).is_not(None)
    )
    return {number for number in connection.execute(numbers).scalars() if number is not None}


def _denials(connection: Connection, rows: Sequence[CandidateClaim]) -> tuple[set[int], dict[int, str]]:
    """Which attributions deny something, and by whom those are denied that stand in the same article."""
    who = {one.number: one.who for one in rows if may_deny(one.words, one.cue)}
    denying: set[int] = set()
    by: dict[int, str] = {}
    for some in chunks(_revisions(connection, who), 100):
        for read in articles(connection, some).values():
            found = [
                denial
                for denial in find_denials(read.text, read.attributions)
                if denial.strength >= STANDS and read.numbers[denial.attribution] in who
            ]
            links = denial_targets.link_in_article(read.text, read.attributions, found)
            for denial, link in zip(found, links, strict=True):
                number = read.numbers[denial.attribution]
                denying.add(number)
                if link is not None and link.strength >= STANDS:
                    by.setdefault(read.numbers[link.statement], who[number] or "a source that is not named")
    return denying, by


def _revisions(connection: Connection, numbers: Iterable[int]) -> list[int]:
    query = select(col(t.Attribution.revision_id)).distinct()
    found = fetch_in(connection, query, col(t.Attribution.id), numbers)
    return [*dict.fromkeys(number for (number,) in found)]
