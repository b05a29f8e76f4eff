"""The quotations that two articles carry, each shown where it was printed; what a person parted is none.

Decides the order, and that a pair is told where either side answers to all of a filter. Where only some quotations are
asked for, no more is read than their wordings and what these match.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import islice

from sqlalchemy import Connection, exists, or_
from sqlmodel import col

from quotetrack.match import verify
from quotetrack.store import scope
from quotetrack.store import tables as t
from quotetrack.store.engine import Store
from quotetrack.store.matching.carriers import Carriers
from quotetrack.store.matching.copied import Copies
from quotetrack.store.matching.repeated import Pair, pairs, rows
from quotetrack.store.statements.parted import Parted
from quotetrack.store.statements.sightings import Place, sightings
from quotetrack.store.views import MatchRow, QuoteFilter

COPY = "copy"  # what a match is, beside the relations of `verify`: two articles are one text


def matches(store: Store, wanted: QuoteFilter | None = None, *, limit: int | None = None) -> list[MatchRow]:
    """Pairs of quotations that carry the same words, one of which answers to a filter: the most alike first, then the
    most telling. Those that a person parted, by splitting their statement, are left out. Raises NotFoundError for an
    unknown speaker or outlet."""
    with store.read() as connection:
        carriers = Carriers(connection)
        asked = None if wanted is None else _answering(connection, wanted)
        numbers = None if asked is None else carriers.alike(asked)
        known = pairs(carriers, rows(connection, numbers, condition="repeated"))
        parted = Parted(carriers)
        found = list(islice(_printed(known, parted, asked), limit))
        seen = sightings(connection, {place.number for pair in found for place in pair[:2]})
        copies = Copies(connection, {place.article for pair in found for place in pair[:2]})
        out = []
        for one, other, pair in found:
            a, b = sorted((seen[place.number] for place in (one, other)), key=lambda s: s.date or date.max)
            copy, relation = copies.are(one.article, other.article), pair.comparison.relation
            same = relation in (verify.Relation.VERBATIM, verify.Relation.TRIMMED)
            out.append(MatchRow(a, b, pair.comparison.score, COPY if copy and same else relation.value, copy))
    return out


def _answering(connection: Connection, wanted: QuoteFilter) -> set[int] | None:
    """The quotations that answer to a filter and are in a repetition, or represented by one that may be; None: it asks
    for nothing."""
    answering = scope.answering(connection, wanted)
    if answering is None:
        return None
    counts = or_(col(t.Match.repeated), col(t.Match.relation) == verify.Relation.VERBATIM)
    sides = (exists().where(side == col(t.Attribution.id), counts) for side in _SIDES)
    return {*connection.execute(answering.where(or_(*sides))).scalars()}


_SIDES = (col(t.Match.a_id), col(t.Match.b_id))


def _printed(
    known: Iterable[Pair], parted: Parted, asked: Collection[int] | None
) -> Iterator[tuple[Place, Place, Pair]]:
    def rank(pair: Pair) -> tuple[float, float, list[Place]]:
        return -pair.comparison.score, -pair.comparison.evidence, sorted(side[0] for side in pair.sides)

    for pair in sorted(known, key=rank):
        for printed in pair.places():
            p, q = sorted(printed)
            told = asked is None or p.number in asked or q.number in asked
            if told and not parted.are(p, q):
                yield p, q, pair
