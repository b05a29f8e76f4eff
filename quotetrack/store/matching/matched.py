"""The quotations that two articles carry, each shown where it was printed; what a person parted is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from quotetrack.match import verify
from quotetrack.store.engine import Store
from quotetrack.store.matching.carriers import Carriers
from quotetrack.store.matching.copied import Copies
from quotetrack.store.matching.repeated import Pair, pairs, rows
from quotetrack.store.statements.parted import Parted
from quotetrack.store.statements.sightings import Place, sightings
from quotetrack.store.views import MatchRow

COPY = "copy"  # what a match is, beside the relations of `verify`: two articles are one text


def matches(store: Store, *, limit: int | None = None) -> list[MatchRow]:
    """Pairs of quotations that carry the same words: the most alike first, then the most telling. Those that a person
    parted, by splitting their statement, are left out."""
    with store.read() as connection:
        carriers = Carriers(connection)
        known = pairs(carriers, rows(connection, condition="repeated"))
        parted = Parted(carriers)
        found = list(islice(_printed(known, parted), limit))
        seen = sightings(connection, {place.number for pair in found for place in pair[:2]})
        copies = Copies(connection, {place.article for pair in found for place in pair[:2]})
        out = []
        for one, other, pair in found:
            a, b = sorted((seen[place.number] for place in (one, other)), key=lambda s: s.date or date.max)
            copy, relation = copies.are(one.article, other.article), pair.comparison.relation
            same = relation in (verify.Relation.VERBATIM, verify.Relation.TRIMMED)
            out.append(MatchRow(a, b, pair.comparison.score, COPY if copy and same else relation.value, copy))
    return out


def _printed(known: Iterable[Pair], parted: Parted) -> Iterator[tuple[Place, Place, Pair]]:
    def rank(pair: Pair) -> tuple[float, float, list[Place]]:
        return -pair.comparison.score, -pair.comparison.evidence, sorted(side[0] for side in pair.sides)

    for pair in sorted(known, key=rank):
        for printed in pair.places():
            p, q = sorted(printed)
            if not parted.are(p, q):
                yield p, q, pair
