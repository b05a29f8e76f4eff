"""Which quotations in the store carry the same words: `match` computes, this module keeps and looks up.

Decides what is kept. Quotations with one and the same normal form are one wording: the first represents it under
the keys of `fingerprint`, the others are joined to it by a verbatim match each. Wordings that `candidates` pairs
are compared by their words alone; whether that is enough for two articles of these days and speakers is left to
whoever reads the matches. So what is kept follows from what is stored, not from the order in which it came, and
a new article costs what its own quotations cost, however many are stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, or_, select, update
from sqlmodel import col

from quotetrack.match import candidates, fingerprint, normalise, verify
from quotetrack.match.frequency import idf
from quotetrack.model import Kind
from quotetrack.store import tables as t
from quotetrack.store import wordings
from quotetrack.store.engine import Store, chunks
from quotetrack.store.rows import quoted_words
from quotetrack.store.wordings import Wordings

VERSION = f"{normalise.VERSION}.{fingerprint.VERSION}.{candidates.VERSION}.{verify.VERSION}"
BATCH = 50  # articles to a transaction

Row = dict[str, Any]
Runs = Mapping[int, Sequence[str]]  # keys, each with its words


def match(connection: Connection, revisions: Sequence[int]) -> None:
    """Compare the quotations of these revisions, which have none yet, with all that are stored."""
    new = _read(connection, revisions)
    if new:
        rows = [{"attribution_id": number, "normal": str(normal)} for number, normal in new.items()]
        connection.execute(insert(t.Quotation), rows)
        _enter(connection, new)
    for some in chunks(revisions):
        done = update(t.Revision).where(col(t.Revision.id).in_(some))
        connection.execute(done.values(matched=VERSION))


def forget(connection: Connection, revisions: Sequence[int]) -> None:
    """Take the quotations of these revisions, with their fingerprints and matches, out of the store."""
    gone: list[int] = []
    for some in chunks(revisions):
        old = (
            select(col(t.Quotation.attribution_id))
            .join(t.Attribution, col(t.Attribution.id) == col(t.Quotation.attribution_id))
            .where(col(t.Attribution.revision_id).in_(some))
        )
        gone += connection.execute(old).scalars()
        unmatched = update(t.Revision).where(col(t.Revision.id).in_(some))
        connection.execute(unmatched.values(matched=None))
    if gone:
        _leave(connection, gone)


def catch_up(store: Store) -> int:
    """Match the articles that were stored unmatched, or matched by another version. Gives how many."""
    done = 0
    while True:
        with store.read() as connection:
            if not _behind(connection):
                return done
        with store.write() as connection:
            revisions = _behind(connection)
            forget(connection, revisions)
            match(connection, revisions)
            done += len(revisions)


def _enter(connection: Connection, new: Wordings) -> None:
    """Put quotations under their keys and compare them with the wordings that they meet there."""
    telling = {number: own for number, n in new.items() if (own := verify.align(n, n, idf)) is not None}
    meeting = {number: fingerprint.whole(str(new[number])) for number in telling}
    represents = {
        key: held[0] for key, held in wordings.holders(connection, meeting.values()).items() if held
    }
    found = []
    fresh: Wordings = {}
    for number, own in sorted(telling.items()):
        first = represents.setdefault(meeting[number], number)
        if first == number:
            fresh[number] = new[number]
        else:
            found.append(_row(first, number, own))
    keys = {number: fingerprint.keys(normal.words) for number, normal in fresh.items()}
    holding = [(key, number) for number, own in keys.items() for key in (meeting[number], *own)]
    found += _meet(connection, fresh, keys)
    _add(
        connection, t.Fingerprint, [{"key": key, "attribution_id": number} for key, number in sorted(holding)]
    )
    _add(connection, t.Match, found)


def _meet(connection: Connection, new: Wordings, keys: Mapping[int, Runs]) -> list[Row]:
    """The matches of new wordings. Under a key that many come to share a leader is named, and what was matched
    there without it is judged again."""
    under: defaultdict[int, set[int]] = defaultdict(set)
    for number, own in keys.items():
        for key in own:
            under[key].add(number)
    leaders = wordings.leaders(connection, under)
    stored = wordings.holders(connection, under.keys() - leaders.keys())
    known = new | wordings.load(connection, leaders.values())
    meeting: defaultdict[tuple[int, int], list[Sequence[str]]] = defaultdict(list)
    unsettled: set[int] = set()
    for key, coming in under.items():
        before = leaders.get(key)
        held = {*stored.get(key, ())} if before is None else {before}
        if before is not None or len(held) + len(coming) > candidates.MANY:
            known |= wordings.load(connection, held - known.keys())
            leaders[key] = max(held | coming, key=lambda one: candidates.rank(known[one]))
            if leaders[key] != before:
                unsettled |= held
                if before is not None:
                    held = {*wordings.holders(connection, [key])[key]}
                _name(connection, key, leaders[key])
        words = next(keys[number][key] for number in coming)
        for pair in candidates.pairs(coming, held, leaders.get(key)):
            meeting[pair].append(words)
    _settle(connection, unsettled)
    told = {pair for pair, shared in meeting.items() if candidates.tells(shared)}
    return _compare(
        known | wordings.load(connection, {one for pair in told for one in pair} - known.keys()), told
    )


def _leave(connection: Connection, gone: Collection[int]) -> None:
    """Take quotations out. Where one represented its wording another takes its place; under a key that is not
    shared by many any more, or has lost its leader, those are compared that were not."""
    leaving = wordings.load(connection, gone)
    first = wordings.holders(connection, {fingerprint.whole(str(normal)) for normal in leaving.values()})
    represented = {number: leaving[number] for held in first.values() for number in held if number in leaving}
    equal = wordings.equal(connection, represented)
    heirs = {one: n for number, n in represented.items() for one in equal[number] if one not in leaving}
    keys = {key for normal in leaving.values() for key in fingerprint.keys(normal.words)}
    leaders = wordings.leaders(connection, keys)
    for some in chunks(sorted(leaving)):
        connection.execute(delete(t.Quotation).where(col(t.Quotation.attribution_id).in_(some)))
    pairs: set[tuple[int, int]] = set()
    for key, before in leaders.items():
        held = wordings.holders(connection, [key])[key]
        known = wordings.load(connection, held)
        leader = None
        if len(held) > candidates.MANY:
            leader = max(held, key=lambda one: candidates.rank(known[one]))
        if leader != before:
            _name(connection, key, leader)
            pairs.update(candidates.pairs(held, (), leader))
    pairs = _led(connection, pairs) - {*wordings.ends(connection, {one for pair in pairs for one in pair})}
    _add(
        connection,
        t.Match,
        _compare(wordings.load(connection, {one for pair in pairs for one in pair}), pairs),
    )
    _enter(connection, heirs)


def _settle(connection: Connection, judged: Collection[int]) -> None:
    """Drop the matches of these wordings to which no key leads any more."""
    kept = wordings.ends(connection, judged)
    known = wordings.load(connection, {one for pair in kept for one in pair})
    kept = [(a, b) for a, b in kept if known[a] != known[b]]  # equals are not joined by a key
    for a, b in {*kept} - _led(connection, kept):
        connection.execute(delete(t.Match).where(col(t.Match.a_id) == a, col(t.Match.b_id) == b))


def _led(connection: Connection, pairs: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the pairs of wordings that are to be compared, as the keys are held now."""
    keys = {
        number: fingerprint.keys(normal.words)
        for number, normal in wordings.load(connection, {one for pair in pairs for one in pair}).items()
    }
    shared = {(a, b): {key: keys[a][key] for key in keys[a].keys() & keys[b].keys()} for a, b in pairs}
    leaders = wordings.leaders(connection, {key for some in shared.values() for key in some})
    return {pair for pair, some in shared.items() if candidates.compared(pair, some, leaders)}


def _compare(known: Wordings, pairs: Iterable[tuple[int, int]]) -> list[Row]:
    """The matches among pairs of wordings."""
    found = ((a, b, verify.align(known[a], known[b], idf)) for a, b in pairs)
    return [_row(a, b, comparison) for a, b, comparison in found if comparison is not None]


def _row(a: int, b: int, found: verify.Comparison) -> Row:
    return {
        "a_id": min(a, b),  # stored later is not always numbered higher
        "b_id": max(a, b),
        "score": found.score,
        "relation": found.relation.value,
        "evidence": found.evidence,
    }


def _behind(connection: Connection) -> list[int]:
    matched = col(t.Revision.matched)
    behind = (
        select(col(t.Revision.id))
        .where(col(t.Revision.current), or_(matched.is_(None), matched != VERSION))
        .order_by(col(t.Revision.id))
        .limit(BATCH)
    )
    return list(connection.execute(behind).scalars())


def _read(connection: Connection, revisions: Sequence[int]) -> Wordings:
    """The quotations of revisions, from their spans. One without a word is left out."""
    pieces: dict[int, dict[t.Role, list[str]]] = {}
    kinds: dict[int, Kind] = {}
    for some in chunks(revisions):
        spans = (
            select(col(t.Attribution.id), col(t.Attribution.kind), col(t.Span.role), col(t.Span.exact))
            .join(t.Revision, col(t.Revision.id) == col(t.Attribution.revision_id))
            .join(t.Span, col(t.Span.attribution_id) == col(t.Attribution.id))
            .where(
                col(t.Attribution.revision_id).in_(some),
                col(t.Revision.current),
                col(t.Attribution.kind) != Kind.INDIRECT,
                col(t.Span.role).in_([t.Role.QUOTED, t.Role.CONTENT]),
            )
            .order_by(col(t.Attribution.id), col(t.Span.role), col(t.Span.position))
        )
        for number, kind, role, exact in connection.execute(spans):
            kinds[number] = kind
            pieces.setdefault(number, {}).setdefault(role, []).append(exact)
    found = {
        number: normalise.normal(
            quoted_words(kind, pieces[number].get(t.Role.QUOTED, []), pieces[number][t.Role.CONTENT])
        )
        for number, kind in kinds.items()
    }
    return {number: normal for number, normal in found.items() if normal.words}


def _name(connection: Connection, key: int, leader: int | None) -> None:
    """Make this wording the leader of a key. None: it needs none."""
    lead = fingerprint.lead(key)
    connection.execute(delete(t.Fingerprint).where(col(t.Fingerprint.key) == lead))
    if leader is not None:
        connection.execute(insert(t.Fingerprint), [{"key": lead, "attribution_id": leader}])


def _add(connection: Connection, table: type[t.Fingerprint] | type[t.Match], rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)
