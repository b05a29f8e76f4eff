"""The quotations that two articles carry, each shown where it was printed.

Decides which stored matches of wordings are repetitions: those that say enough for two articles of these days and
speakers, and are no stock phrase. That is asked of the store as it is now, so that a date or a name that is
corrected later counts, and nothing depends on the order in which articles came. Which of them are one statement is
left to `grouping`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice, product
from typing import NamedTuple

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.match import fingerprint, stock, verify
from quotetrack.match.comparison import longest_pause
from quotetrack.match.frequency import idf
from quotetrack.match.normalise import Normal
from quotetrack.store import tables as t
from quotetrack.store import wordings
from quotetrack.store.copied import Copies
from quotetrack.store.engine import Store, chunks
from quotetrack.store.sightings import Place, places, sightings
from quotetrack.store.views import MatchRow

_SOME = 500  # pairs that are judged together where the first few may be enough
COPY = "copy"  # what a match is, beside the relations of `verify`: two articles are one text


class Pair(NamedTuple):
    """Two wordings that match, with where each was printed."""

    a: Normal
    b: Normal
    comparison: verify.Comparison
    sides: tuple[list[Place], list[Place]]
    days: Sequence[date] = ()  # on which either was printed, in order

    def holds(self, p: Place, q: Place) -> bool:
        """Is it enough for two quotations that were printed there? What is printed again every few days is still
        spoken of, and was not said again."""
        days = None if p.day is None or q.day is None else longest_pause(p.day, q.day, self.days)
        return self.comparison.holds(verify.Context(days, same_speaker(p.speaker, q.speaker)))


@dataclass(frozen=True, slots=True)
class Phrase:
    """The run of words for which two wordings meet, and where it was seen: said again and again, it is stock."""

    key: int
    places: tuple[Place, ...]
    why: stock.Why


def matches(store: Store, *, limit: int | None = None) -> list[MatchRow]:
    """Pairs of quotations that carry the same words: the most alike first, then the most telling."""
    with store.read() as connection:
        found = list(islice(_repetitions(connection), limit))
        seen = sightings(connection, {place.number for pair in found for place in pair[:2]})
        copies = Copies(connection, {place.article for pair in found for place in pair[:2]})
        out = []
        for one, other, pair in found:
            a, b = sorted((seen[place.number] for place in (one, other)), key=lambda s: s.date or date.max)
            copy, relation = copies.are(one.article, other.article), pair.comparison.relation
            same = relation in (verify.Relation.VERBATIM, verify.Relation.TRIMMED)
            out.append(MatchRow(a, b, pair.comparison.score, COPY if copy and same else relation.value, copy))
    return out


def judged(connection: Connection, at_once: int | None = None) -> Iterator[tuple[Pair, Phrase | None]]:
    """The pairs of wordings that match, in the order of `matches`; with a phrase those that share but that one, which
    is said again and again. They are judged `at_once`, all together unless only some are wanted."""
    pairs = _pairs(connection)
    for some in chunks(pairs, at_once or max(1, len(pairs))):
        phrases = _phrases(connection, some)
        for pair in some:
            yield pair, phrases.get((pair.a, pair.b))


def same_speaker(a: str | None, b: str | None) -> bool | None:
    """None: not known. "Comey" and "James Comey" are one here, where two articles carry one's words."""
    if not a or not b:
        return None
    one, other = set(a.split()), set(b.split())
    return one <= other or other <= one


def _repetitions(connection: Connection) -> Iterator[tuple[Place, Place, Pair]]:
    """The pairs of quotations of different articles that are one utterance."""
    for pair, phrase in judged(connection, _SOME):
        if phrase is not None:
            continue
        one, other = pair.sides
        for printed in combinations(one, 2) if pair.a == pair.b else product(one, other):
            p, q = sorted(printed)
            if p.article != q.article and pair.holds(p, q):
                yield p, q, pair


def _pairs(connection: Connection) -> list[Pair]:
    """The pairs of wordings that match, in the order of `matches`."""
    rows = connection.execute(select(col(t.Match.a_id), col(t.Match.b_id))).all()
    known = wordings.load(connection, {number for row in rows for number in row})
    printed = places(connection, known)
    carriers: defaultdict[Normal, list[Place]] = defaultdict(list)
    for number, normal in known.items():
        carriers[normal].append(printed[number])
    for some in carriers.values():
        some.sort()
    found: dict[tuple[Normal, Normal], Pair] = {}  # equal quotations are joined by a row each
    for row in rows:
        a, b = (known[number] for number in row)
        if (a, b) not in found and (comparison := verify.align(a, b, idf)) is not None:
            sides = (carriers[a], carriers[b])
            days = sorted({place.day for side in sides for place in side if place.day is not None})
            found[a, b] = Pair(a, b, comparison, sides, days)
    return sorted(
        found.values(),
        key=lambda p: (-p.comparison.score, -p.comparison.evidence, sorted(side[0] for side in p.sides)),
    )


def _phrases(connection: Connection, pairs: Sequence[Pair]) -> dict[tuple[Normal, Normal], Phrase]:
    """Those of the pairs that share a phrase that is said again and again, with it. That is asked of the run of words
    that is seen least of those that they share."""
    shared = {
        (pair.a, pair.b): fingerprint.keys(pair.a.words).keys() & fingerprint.keys(pair.b.words).keys()
        for pair in pairs
        if pair.comparison.evidence < stock.LITTLE
    }
    count = wordings.held(connection, {key for some in shared.values() for key in some})
    rarest = {pair: min(keys, key=lambda key: (count[key], key)) for pair, keys in shared.items() if keys}
    holders = wordings.holders(connection, {*rarest.values()})
    held = wordings.load(connection, {one for some in holders.values() for one in some})
    equal = wordings.equal(connection, held)
    printed = places(connection, {one for some in equal.values() for one in some})
    phrases = {}
    for key in {*rarest.values()}:
        seen = tuple(sorted(printed[one] for first in holders[key] for one in equal[first]))
        phrases[key] = Phrase(key, seen, stock.why(stock.Seen(place.day, place.speaker) for place in seen))
    return {pair: phrases[key] for pair, key in rarest.items() if phrases[key].why.reasons}
