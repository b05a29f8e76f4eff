"""The quotations that two articles carry, each shown where it was printed.

Decides which stored matches of wordings are repetitions: those that say enough for two articles of these days and
speakers, and are no stock phrase. That is asked of the store as it is now, so that a date or a name that is
corrected later counts, and nothing depends on the order in which articles came.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import combinations, islice, product
from typing import Any, NamedTuple

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.match import fingerprint, stock, verify
from quotetrack.match.frequency import idf
from quotetrack.match.normalise import Normal
from quotetrack.registry.name import fold
from quotetrack.store import tables as t
from quotetrack.store import wordings
from quotetrack.store.engine import Store, chunks
from quotetrack.store.rows import quoted_words
from quotetrack.store.views import MatchRow, Sighting


class _Place(NamedTuple):
    """Where and by whom a quotation was printed, in an order that does not depend on the store."""

    article: str
    start: int
    number: int
    day: date | None
    speaker: str | None  # folded


class _Pair(NamedTuple):
    """Two wordings that match, with where each was printed."""

    a: Normal
    b: Normal
    comparison: verify.Comparison
    sides: tuple[list[_Place], list[_Place]]


def matches(store: Store, *, limit: int | None = None) -> list[MatchRow]:
    """Pairs of quotations that carry the same words: the most alike first, then the most telling."""
    with store.read() as connection:
        found = list(islice(_repetitions(connection), limit))
        seen = _sightings(connection, sorted({place.number for pair in found for place in pair[:2]}))
    out = []
    for one, other, pair in found:
        a, b = sorted((seen[place.number] for place in (one, other)), key=lambda s: s.date or date.max)
        out.append(MatchRow(a, b, pair.comparison.score, pair.comparison.relation))
    return out


def _repetitions(connection: Connection) -> Iterator[tuple[_Place, _Place, _Pair]]:
    """The pairs of quotations of different articles that are one utterance."""
    for some in chunks(_pairs(connection)):
        stock_phrases = _stock(connection, some)
        for pair in some:
            if (pair.a, pair.b) in stock_phrases:
                continue
            one, other = pair.sides
            for places in combinations(one, 2) if pair.a == pair.b else product(one, other):
                p, q = sorted(places)
                if p.article != q.article and pair.comparison.holds(_context(p, q)):
                    yield p, q, pair


def _pairs(connection: Connection) -> list[_Pair]:
    """The pairs of wordings that match, in the order of `matches`."""
    rows = connection.execute(select(col(t.Match.a_id), col(t.Match.b_id))).all()
    known = wordings.load(connection, {number for row in rows for number in row})
    places = _places(connection, known)
    carriers: defaultdict[Normal, list[_Place]] = defaultdict(list)
    for number, normal in known.items():
        carriers[normal].append(places[number])
    for some in carriers.values():
        some.sort()
    found: dict[tuple[Normal, Normal], _Pair] = {}  # equal quotations are joined by a row each
    for row in rows:
        a, b = (known[number] for number in row)
        if (a, b) not in found and (comparison := verify.align(a, b, idf)) is not None:
            found[a, b] = _Pair(a, b, comparison, (carriers[a], carriers[b]))
    return sorted(
        found.values(),
        key=lambda p: (-p.comparison.score, -p.comparison.evidence, sorted(side[0] for side in p.sides)),
    )


def _context(a: _Place, b: _Place) -> verify.Context:
    days = None if a.day is None or b.day is None else abs((a.day - b.day).days)
    return verify.Context(days, _same_speaker(a.speaker, b.speaker))


def _same_speaker(a: str | None, b: str | None) -> bool | None:
    """None: not known. "Comey" and "James Comey" are one here, where two articles carry one's words."""
    if not a or not b:
        return None
    one, other = set(a.split()), set(b.split())
    return one <= other or other <= one


def _stock(connection: Connection, pairs: Sequence[_Pair]) -> set[tuple[Normal, Normal]]:
    """Those of the pairs that share a phrase that is said again and again. That is asked of the run of words
    that is seen least of those that they share."""
    shared = {
        (pair.a, pair.b): fingerprint.keys(pair.a.words).keys() & fingerprint.keys(pair.b.words).keys()
        for pair in pairs
        if pair.comparison.evidence < stock.LITTLE
    }
    holders = wordings.holders(connection, {key for some in shared.values() for key in some})
    rarest = {
        pair: min(keys, key=lambda key: (len(holders[key]), key)) for pair, keys in shared.items() if keys
    }
    held = wordings.load(connection, {one for key in rarest.values() for one in holders[key]})
    equal = wordings.equal(connection, held)
    places = _places(connection, {one for some in equal.values() for one in some})
    seen = {
        key: [
            stock.Seen(places[one].day, places[one].speaker) for first in holders[key] for one in equal[first]
        ]
        for key in {*rarest.values()}
    }
    evidence = {(pair.a, pair.b): pair.comparison.evidence for pair in pairs}
    return {pair for pair, key in rarest.items() if stock.is_stock(evidence[pair], seen[key])}


def _places(connection: Connection, numbers: Collection[int]) -> dict[int, _Place]:
    found = {}
    for some in chunks(sorted(numbers)):
        query = (
            select(
                col(t.Attribution.id), col(t.Article.key), col(t.Attribution.start), col(t.Revision.published),
                col(t.Appearance.name),
            )
            .select_from(t.Attribution)
            .join(t.Revision, col(t.Revision.id) == col(t.Attribution.revision_id))
            .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
            .join(t.Appearance, col(t.Appearance.id) == col(t.Attribution.appearance_id), isouter=True)
            .where(col(t.Attribution.id).in_(some))
        )  # fmt: skip
        for number, article, start, day, name in connection.execute(query):
            found[number] = _Place(article, start, number, day, fold(name) if name else None)
    return found


def _sightings(connection: Connection, attributions: Sequence[int]) -> dict[int, Sighting]:
    found: dict[int, Sighting] = {}
    for some in chunks(attributions):
        words = _words(connection, some)
        query: Any = (
            select(
                col(t.Attribution.id), col(t.Attribution.kind), col(t.Article.key).label("article"),
                col(t.Outlet.name).label("outlet"), col(t.Revision.published), col(t.Attribution.start),
                col(t.Attribution.stop), col(t.Speaker.name).label("speaker"),
            )
            .select_from(t.Attribution)
            .join(t.Revision, col(t.Revision.id) == col(t.Attribution.revision_id))
            .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
            .join(t.Outlet, col(t.Outlet.id) == col(t.Article.outlet_id), isouter=True)
            .join(t.Appearance, col(t.Appearance.id) == col(t.Attribution.appearance_id), isouter=True)
            .join(t.Speaker, col(t.Speaker.id) == col(t.Appearance.speaker_id), isouter=True)
            .where(col(t.Attribution.id).in_(some))
        )  # fmt: skip
        for row in connection.execute(query):
            pieces = words[row.id]
            quoted = quoted_words(row.kind, pieces[t.Role.QUOTED], pieces[t.Role.CONTENT])
            found[row.id] = Sighting(
                row.article, row.outlet, row.published, row.start, row.stop, quoted, row.speaker
            )
    return found


def _words(connection: Connection, attributions: Sequence[int]) -> dict[int, dict[t.Role, list[str]]]:
    words: dict[int, dict[t.Role, list[str]]] = defaultdict(lambda: defaultdict(list))
    query = (
        select(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.exact))
        .where(
            col(t.Span.attribution_id).in_(attributions),
            col(t.Span.role).in_([t.Role.QUOTED, t.Role.CONTENT]),
        )
        .order_by(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.position))
    )
    for number, role, exact in connection.execute(query):
        words[number][role].append(exact)
    return words
