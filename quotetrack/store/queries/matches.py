"""The quotations that two articles carry, each shown where it was printed; what a person parted is none.

Decides the order, and that a pair is told where either side answers to all of a filter. Where only some quotations are
asked for, no more is read than their wordings and what these match. Decides also that two quotations which share words
and are sightings of one statement are a pair, also where they say too little for each other's days or speakers: what
both share with a third was said once. "Extremely careless" in September is what was printed in July, as long as
somebody quotes it in between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain, islice
from typing import Any

from sqlalchemy import Connection, exists, or_
from sqlmodel import col

from quotetrack.matching import comparison
from quotetrack.model.records import MatchRow, Page, QuoteFilter
from quotetrack.store import filters
from quotetrack.store import tables as t
from quotetrack.store.connection import Database, bulk_fetch
from quotetrack.store.matching.near_duplicates import CopyIndex
from quotetrack.store.matching.occurrence_cache import OccurrenceCache
from quotetrack.store.matching.pair_decisions import PairDecision, PairRow, pairs, rows
from quotetrack.store.occurrences import Occurrence, sightings
from quotetrack.store.queries.paging import read_cursor, write_cursor
from quotetrack.store.statements.constraints import SplitConstraints

_WEAK = f"NOT is_match AND relation <> '{comparison.Relation.CONTRADICTING}'"

COPY = "copy"  # what a match is, beside the relations of `comparison`: two articles are one text


def matches(
    database: Database,
    wanted: QuoteFilter | None = None,
    limit: int | None = None,
    after: str | None = None,
) -> Page[MatchRow]:
    """Pairs of quotations that carry the same words, one of which answers to a filter: the most alike first, then the
    most telling. Those that a person parted, by splitting their statement, are left out. Raises NotFoundError for an
    unknown speaker or outlet."""
    with database.read() as connection:
        cache = OccurrenceCache(connection)
        asked = None if wanted is None else _answering(connection, wanted)
        known = _known(cache, asked)
        statement = _statements(
            connection, {place.number for pair in known for side in pair.sides for place in side}
        )
        printed = _printed(known, statement, SplitConstraints(cache), asked)
        if after is not None:
            place = read_cursor("matches", after, _PLACE)
            printed = (one for one in printed if _place(*one) > place)
        found = [*islice(printed, None if limit is None else limit + 1)]
        cursor = None
        if limit is not None and len(found) > limit:
            found = found[:limit]
            cursor = write_cursor("matches", _place(*found[-1]))
        seen = sightings(connection, {place.number for pair in found for place in pair[:2]})
        copies = CopyIndex(connection, {place.article for pair in found for place in pair[:2]})
        out = []
        for one, other, pair in found:
            a, b = sorted((seen[place.number] for place in (one, other)), key=lambda s: s.date or date.max)
            copy, relation = copies.is_copy(one.article, other.article), pair.comparison.relation
            same = relation in (comparison.Relation.VERBATIM, comparison.Relation.TRIMMED)
            out.append(MatchRow(a, b, pair.comparison.score, COPY if copy and same else relation.value, copy))
    return Page(out, cursor, partial(matches, database, wanted, limit))


_PLACE = 4  # values of a place in the list


def _rank(pair: PairDecision) -> tuple[float, float, list[Occurrence]]:
    """What sorts pairs of wordings: the most alike first, then the most telling."""
    return -pair.comparison.score, -pair.comparison.evidence, sorted(side[0] for side in pair.sides)


def _place(one: Occurrence, other: Occurrence, pair: PairDecision) -> list[Any]:
    """Where a match stands in the list, as a cursor has it: an occurrence is known by where it is."""
    score, evidence, first = _rank(pair)
    return [score, evidence, *([[*occurrence[:4]] for occurrence in some] for some in (first, (one, other)))]


def _answering(connection: Connection, wanted: QuoteFilter) -> set[int] | None:
    """The quotations that answer to a filter and are in a repetition, or represented by one that may be; None: it asks
    for nothing."""
    answering = filters.matching_ids(connection, wanted)
    if answering is None:
        return None
    counts = or_(col(t.Match.is_match), col(t.Match.relation) == comparison.Relation.VERBATIM)
    sides = (exists().where(side == col(t.Attribution.id), counts) for side in _SIDES)
    return {*connection.execute(answering.where(or_(*sides))).scalars()}


_SIDES = (col(t.Match.a_id), col(t.Match.b_id))


def _known(cache: OccurrenceCache, asked: Collection[int] | None) -> list[PairDecision]:
    """The repetitions, all or those of some quotations, and other matches of two wordings that are in a repetition."""
    connection = cache.connection
    if asked is None:
        repeated = rows(connection, condition="is_match")
        ends = _ends(repeated)
        weak = rows(connection, ends, _WEAK)
    else:
        numbers = cache.same_wording(asked)
        repeated, weak = (rows(connection, numbers, condition) for condition in ("is_match", _WEAK))
        ends = _ends(rows(connection, _ends(weak), "is_match"))
    return pairs(cache, [*repeated, *(row for row in weak if ends.issuperset(row[:2]))])


def _ends(some: Iterable[PairRow]) -> set[int]:
    return {number for row in some for number in row[:2]}


def _statements(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """The statements that these quotations are sightings of; what is listed there as turned round is none."""
    plain = (
        f"contradicts_id IS NULL AND (relation IS NULL OR relation <> '{comparison.Relation.CONTRADICTING}')"
    )
    columns = "attribution_id, statement_id"
    return dict(bulk_fetch(connection, columns, "sightings", "attribution_id", numbers, plain))


def _printed(
    known: Iterable[PairDecision],
    statement: Mapping[int, int],
    parted: SplitConstraints,
    asked: Collection[int] | None,
) -> Iterator[tuple[Occurrence, Occurrence, PairDecision]]:
    for pair in sorted(known, key=_rank):
        repeated = pair.places() if pair.repeated else ()
        for p, q in sorted(map(sorted, chain(repeated, _together(pair, statement)))):
            told = asked is None or p.number in asked or q.number in asked
            if told and not parted.is_split(p, q):
                yield p, q, pair


def _together(pair: PairDecision, statement: Mapping[int, int]) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Other pairs of quotations of two articles that are sightings of one statement, unless it is a stock phrase that
    they share: what says enough, and is no repetition all the same."""
    if pair.comparison.relation is comparison.Relation.CONTRADICTING or (
        not pair.repeated and pair.is_match_anywhere()
    ):
        return
    one, other = pair.sides
    beside: defaultdict[int, list[Occurrence]] = defaultdict(list)
    for place in other:
        if place.number in statement:
            beside[statement[place.number]].append(place)
    for p in one:
        for q in beside.get(statement.get(p.number, 0), ()):
            new = p.article != q.article and (pair.a != pair.b or p < q)
            if new and not (pair.repeated and pair.is_match_for(p, q)):
                yield p, q
