"""Statements: what was said once and printed in several articles, with everybody who printed it.

Decides the order of statements (most outlets first, then sightings, then days of spread, then the earliest) and what is
told of each. All of it stands in tables: which sightings are one statement, what each did to its words, and by which
number and code it goes is decided where those are written, see `store.statements.refresh`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, func, select
from sqlmodel import col

from quotetrack.errors import NotFoundError
from quotetrack.matching.comparison import Relation
from quotetrack.model.records import OTHER_PART, Page, QuoteFilter, Sighting, StatementRow, TimelineEntry
from quotetrack.store import filters
from quotetrack.store import tables as t
from quotetrack.store.connection import Database, fetch_in
from quotetrack.store.occurrences import sightings
from quotetrack.store.queries.paging import Listing, is_null
from quotetrack.store.statements import speaker_agreement
from quotetrack.text.suggestion import alike, did_you_mean

_OFFERED = 3
_TOLD = col(t.Statement.sightings) > 0
_RANKED = Listing("statements", (
    col(t.Statement.outlets).desc(), col(t.Statement.sightings).desc(), col(t.Statement.days).desc(),
    is_null(col(t.Statement.first)), col(t.Statement.first), col(t.Statement.public_id),
))  # fmt: skip


def statements(
    database: Database,
    wanted: QuoteFilter | None = None,
    limit: int | None = None,
    after: str | None = None,
) -> Page[StatementRow]:
    """The statements of which a sighting answers to a filter, the most carried first. Raises NotFoundError for an
    unknown speaker or outlet."""
    with database.read() as connection:
        ranked = select(col(t.Statement.id)).where(_TOLD)
        asked = [] if wanted is None else filters.attributed_join(connection, wanted)
        if asked:
            seen = (
                filters.attributed(col(t.Sighting.statement_id))
                .where(filters.CURRENT)
                .join(t.Sighting, col(t.Sighting.attribution_id) == col(t.Attribution.id))
            )
            ranked = ranked.where(col(t.Statement.id).in_(seen.where(*asked)))
        ids, cursor = _RANKED.fetch(connection, ranked, limit, after)
        found = rows(connection, [row[0] for row in ids])
    return Page(found, cursor, partial(statements, database, wanted, limit))


def statement(database: Database, prefix: str) -> StatementRow:
    """One statement, by its id or the beginning of it. Raises NotFoundError, with ids that are nearly it."""
    with database.read() as connection:
        return rows(connection, [find(connection, prefix)])[0]


def find(connection: Connection, prefix: str) -> int:
    """The number of the statement whose id begins so. Raises NotFoundError where there is none, or several."""
    wanted = prefix.strip().casefold()
    code = col(t.Statement.public_id)
    begins = select(col(t.Statement.id), code).where(
        _TOLD, code >= wanted, code < wanted + "g"
    )  # hexadecimal
    some = select(func.count()).select_from(begins.subquery())
    found = connection.execute(begins.order_by(code).limit(_OFFERED)).all() if wanted else []
    if len(found) == 1:
        return int(found[0].id)
    if found:
        count = connection.execute(some).scalar_one()
        more = f" and {count - _OFFERED} more" if count > _OFFERED else ""
        ids = ", ".join(row.public_id for row in found)
        raise NotFoundError(f"{prefix!r} begins {count} statements", f"type more of it: {ids}{more}")
    known = connection.execute(select(code).where(_TOLD).order_by(code)).scalars()
    near = alike(wanted, filter(None, known), _OFFERED)
    raise NotFoundError(
        f"there is no statement {prefix!r}", did_you_mean(near, "`quotetrack statements` lists them")
    )


def statements_of(connection: Connection, attributions: Collection[int]) -> dict[int, int]:
    """The numbers of the statements of which attributions are sightings, by the numbers of those that are."""
    seen = select(col(t.Sighting.attribution_id), col(t.Sighting.statement_id))
    rows = fetch_in(connection, seen, col(t.Sighting.attribution_id), attributions)
    return dict(rows)


def attributions(connection: Connection, statements: Collection[int]) -> dict[int, list[int]]:
    """The numbers of the attributions that are sightings of statements, by the numbers of those."""
    found: dict[int, list[int]] = {number: [] for number in statements}
    seen = select(col(t.Sighting.statement_id), col(t.Sighting.attribution_id)).order_by(
        col(t.Sighting.attribution_id)
    )
    for number, attribution in fetch_in(connection, seen, col(t.Sighting.statement_id), found):
        found[number].append(attribution)
    return found


def codes(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    """By which id people know statements; not those of which no sighting is left."""
    known = select(col(t.Statement.id), col(t.Statement.public_id)).where(_TOLD)
    rows = fetch_in(connection, known, col(t.Statement.id), numbers)
    return {number: code for number, code in rows if code}


def rows(connection: Connection, numbers: Sequence[int]) -> list[StatementRow]:
    """Statements, in the order given, with their words and all who printed them."""
    told: defaultdict[int, list[Any]] = defaultdict(list)
    origin = (
        select(col(t.Article.key)).where(col(t.Article.id) == col(t.Sighting.copy_of_id)).scalar_subquery()
    )
    known = fetch_in(connection, select(t.Statement), col(t.Statement.id), numbers)
    held = {row.id: row for row in known}
    seen = select(
        col(t.Sighting.statement_id), col(t.Sighting.attribution_id), col(t.Sighting.relation),
        origin.label("copy_of"), col(t.Sighting.contradicts_id),
    )  # fmt: skip
    for row in fetch_in(connection, seen, col(t.Sighting.statement_id), numbers):
        told[row.statement_id].append(row)
    printed = sightings(connection, {row.attribution_id for some in told.values() for row in some})
    return [_row(held[number], told[number], printed) for number in numbers]


def _row(held: Any, told: Iterable[Any], printed: dict[int, Sighting]) -> StatementRow:
    timeline = sorted(told, key=lambda row: printed[row.attribution_id].first)
    originals = [row for row in timeline if row.copy_of is None]
    first = printed[originals[0].attribution_id]
    same_day = {seen.article for row in originals if (seen := printed[row.attribution_id]).date == first.date}
    return StatementRow(
        id=held.public_id,
        words=printed[held.representative_id].words,
        first=first,
        same_day_outlets=len(same_day - {first.article}),
        last=held.last,
        days=None if held.first is None else held.days,
        sightings=held.sightings,
        outlets=held.outlets,
        copies=held.copies,
        speakers=speaker_agreement.speakers(printed[row.attribution_id].speaker for row in originals),
        disagree=held.disagree,
        relations=_counted(row.relation for row in originals),
        timeline=tuple(_told(row, printed) for row in timeline),
    )


def _counted(relations: Iterable[str | None]) -> dict[str, int]:
    counts = Counter(relation or OTHER_PART for relation in relations)
    order = (*(relation.value for relation in Relation), OTHER_PART)
    return {relation: counts[relation] for relation in order if counts[relation]}


def _told(row: Any, printed: dict[int, Sighting]) -> TimelineEntry:
    seen = printed[row.attribution_id]
    other = printed[row.contradicts_id].article if row.contradicts_id in printed else None
    return TimelineEntry(
        seen.article, seen.outlet, seen.date, seen.start, seen.end, seen.words, seen.speaker,
        row.relation or OTHER_PART, row.copy_of, other,
    )  # fmt: skip
