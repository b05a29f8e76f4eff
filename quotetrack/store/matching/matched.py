"""The quotations that two articles carry, each shown where it was printed; what a person parted is none.

Decides that two quotations which share words and are sightings of one statement are a pair, also where they say too
little for each other's days or speakers: what both share with a third was said once. "Extremely careless" in September
is what was printed in July, as long as somebody quotes it in between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, islice

from sqlalchemy import Connection

from quotetrack.match import verify
from quotetrack.store.engine import Store
from quotetrack.store.matching import wordings
from quotetrack.store.matching.carriers import Carriers
from quotetrack.store.matching.copied import Copies
from quotetrack.store.matching.repeated import Pair, pairs, rows
from quotetrack.store.statements.parted import Parted
from quotetrack.store.statements.sightings import Place, sightings
from quotetrack.store.views import MatchRow

_WEAK = f"NOT repeated AND relation <> '{verify.Relation.CONTRADICTING}'"

COPY = "copy"  # what a match is, beside the relations of `verify`: two articles are one text


def matches(store: Store, *, limit: int | None = None) -> list[MatchRow]:
    """Pairs of quotations that carry the same words: the most alike first, then the most telling. Those that a person
    parted, by splitting their statement, are left out."""
    with store.read() as connection:
        carriers = Carriers(connection)
        repeated = rows(connection, condition="repeated")
        ends = {number for row in repeated for number in row[:2]}
        weak = rows(connection, ends, _WEAK)
        known = pairs(carriers, [*repeated, *(row for row in weak if ends.issuperset(row[:2]))])
        statement = _statements(
            connection, {place.number for pair in known for side in pair.sides for place in side}
        )
        found = list(islice(_printed(known, statement, Parted(carriers)), limit))
        seen = sightings(connection, {place.number for pair in found for place in pair[:2]})
        copies = Copies(connection, {place.article for pair in found for place in pair[:2]})
        out = []
        for one, other, pair in found:
            a, b = sorted((seen[place.number] for place in (one, other)), key=lambda s: s.date or date.max)
            copy, relation = copies.are(one.article, other.article), pair.comparison.relation
            same = relation in (verify.Relation.VERBATIM, verify.Relation.TRIMMED)
            out.append(MatchRow(a, b, pair.comparison.score, COPY if copy and same else relation.value, copy))
    return out


def _statements(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """The statements that these quotations are sightings of; what is listed there as turned round is none."""
    plain = f"against_id IS NULL AND (relation IS NULL OR relation <> '{verify.Relation.CONTRADICTING}')"
    columns = "attribution_id, statement_id"
    return dict(wordings.rows(connection, columns, "sightings", "attribution_id", numbers, plain))


def _printed(
    known: Iterable[Pair], statement: Mapping[int, int], parted: Parted
) -> Iterator[tuple[Place, Place, Pair]]:
    def rank(pair: Pair) -> tuple[float, float, list[Place]]:
        return -pair.comparison.score, -pair.comparison.evidence, sorted(side[0] for side in pair.sides)

    for pair in sorted(known, key=rank):
        printed = pair.places() if pair.repeated else ()
        for p, q in map(sorted, chain(printed, _together(pair, statement))):
            if not parted.are(p, q):
                yield p, q, pair


def _together(pair: Pair, statement: Mapping[int, int]) -> Iterator[tuple[Place, Place]]:
    """Other pairs of quotations of two articles that are sightings of one statement, unless it is a stock phrase that
    they share: what says enough, and is no repetition all the same."""
    if pair.comparison.relation is verify.Relation.CONTRADICTING or (not pair.repeated and pair.somewhere()):
        return
    one, other = pair.sides
    beside: defaultdict[int, list[Place]] = defaultdict(list)
    for place in other:
        if place.number in statement:
            beside[statement[place.number]].append(place)
    for p in one:
        for q in beside.get(statement.get(p.number, 0), ()):
            new = p.article != q.article and (pair.a != pair.b or p < q)
            if new and not (pair.repeated and pair.holds(p, q)):
                yield p, q
