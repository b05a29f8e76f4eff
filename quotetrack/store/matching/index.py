"""The matching index: inserts, deletes and compares the quotations of revisions.

Equal normal forms are one wording: the first quotation represents it under its blocking keys, and the others are
joined to it by a verbatim match each. Wordings that are candidate pairs are compared by their words alone; whether
that is enough for two articles of these days and speakers is left to `pair_decisions`. So what is kept follows from
what is stored, not from the order in which it came, and a new article costs what its own quotations cost, however
many are stored.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from itertools import chain
from typing import Any

import numpy as np
from sqlalchemy import Connection, bindparam, delete, select, update
from sqlmodel import col

from quotetrack.matching import blocking, fingerprints, normal_form
from quotetrack.matching import comparison as pair_comparison
from quotetrack.matching.candidate_pairs import Numbers, PairTable, concatenate, deduplicate, find_pairs
from quotetrack.matching.prefilter import Prefilter
from quotetrack.matching.term_weights import idf
from quotetrack.store import tables as t
from quotetrack.store.connection import bulk_insert, execute_in
from quotetrack.store.matching import invalidation, inverted_index, phrase_statistics, records
from quotetrack.store.matching.inverted_index import Wordings

VERSION = f"{normal_form.VERSION}.{fingerprints.VERSION}.{blocking.VERSION}.{pair_comparison.VERSION}"

Row = tuple[Any, ...]
Pairwise = Numbers | Sequence[tuple[int, int]]  # keys with numbers that hold them
FEW = 50  # pairs that are sooner aligned than looked at together


def match_revisions(connection: Connection, revisions: Sequence[int], sieve: Prefilter | None = None) -> None:
    """Compare the quotations of these revisions, which have none yet, with all that are stored. A `prefilter` that
    is used again knows those that it has seen."""
    new = records.read(connection, revisions)
    bulk_insert(
        connection, "quotations", ("attribution_id", "normal"), [(n, str(one)) for n, one in new.items()]
    )
    _index_records(connection, new, sieve)
    invalidation.invalidate_phrases(connection, phrase_statistics.add(connection, new))
    execute_in(connection, update(t.Revision).values(matched=VERSION), col(t.Revision.id), revisions)


def unindex_revision(connection: Connection, revision: int) -> bool:
    """Take the quotations of a revision, with their fingerprints and matches, out of the store. Returns whether it had
    been matched."""
    this = col(t.Revision.id) == revision
    version = connection.execute(select(col(t.Revision.matched)).where(this)).scalar()
    kept = (
        select(col(t.Quotation.attribution_id))
        .join(t.Attribution, col(t.Attribution.id) == col(t.Quotation.attribution_id))
        .where(col(t.Attribution.revision_id) == revision)
    )
    gone = connection.execute(kept).scalars().all()
    connection.execute(update(t.Revision).where(this).values(matched=None))
    if version != VERSION:
        # their keys are not known any more
        execute_in(connection, delete(t.Fingerprint), col(t.Fingerprint.attribution_id), gone)
    if gone:
        _unindex_records(connection, gone)
    return version is not None


def _index_records(connection: Connection, new: Wordings, sieve: Prefilter | None = None) -> None:
    """Put quotations under their keys and compare them with the wordings that they meet there."""
    meeting = {
        n: fingerprints.exact_key(str(one))
        for n, one in new.items()
        if pair_comparison.is_informative(one, idf)
    }
    invalidation.invalidate(connection, {key: str(new[n]) for n, key in meeting.items()})
    stored, _ = inverted_index.under(connection, {*meeting.values()})
    represents = {key: held[0] for key, held in stored.items()}
    found = []
    fresh: Wordings = {}
    for number, key in sorted(meeting.items()):
        first = represents.setdefault(key, number)
        if first == number:
            fresh[number] = new[number]
        elif (own := pair_comparison.align(new[number], new[number], idf)) is not None:
            found.append(_row(first, number, own))
    known, pairs, held = _find_candidates(connection, fresh)
    found += _compare(connection, known, pairs, sieve)
    _insert_postings(connection, held, [(meeting[number], number) for number in fresh])
    bulk_insert(connection, "matches", MATCH, sorted(found))


def _find_candidates(connection: Connection, new: Wordings) -> tuple[Wordings, PairTable, Numbers]:
    """The pairs in which new wordings are to be compared, with those wordings that were loaded, and under which keys
    the new ones are to be held. Under a key that many come to share a leader is named, and what was matched there
    without it is judged again."""
    keys, rows, _ = fingerprints.keys_batch([normal.words for normal in new.values()])
    numbers = np.fromiter(new, np.int64, len(new))[rows]
    held = inverted_index.postings_of(connection, keys)
    met = find_pairs(keys, numbers, held)
    led: dict[int, list[int]] = {key: [] for key in met.crowded}
    leaders: dict[int, int] = {}
    for key, number in held.under(met.crowded):
        if number < 0:
            leaders[key] = -number
        led[key].append(abs(number))
    many: dict[int, list[int]] = {key: [] for key in met.crowded}
    for key, number in zip(keys[met.among].tolist(), numbers[met.among].tolist(), strict=True):
        many[key].append(number)
    known = new | inverted_index.load(connection, {one for some in led.values() for one in some} - new.keys())
    now = {key: blocking.representative(known, chain(led[key], many[key])) for key in many}
    changed = {key: leader for key, leader in now.items() if leader != leaders.get(key)}
    unsettled = {one for key in changed for one in led[key]}
    led |= inverted_index.holders_of(connection, changed.keys() & leaders.keys())
    with_leader = PairTable.of(
        pair for key, coming in many.items() for pair in blocking.pairs_of_block(coming, led[key], now[key])
    )
    moved = [
        (fingerprints.block_key(key), number) for key in many.keys() - leaders.keys() for number in led[key]
    ]
    _set_representatives(connection, changed)
    _drop_orphaned_matches(connection, unsettled)
    under = np.where(met.among, keys ^ fingerprints.LEAD, keys)
    return (
        known,
        deduplicate(concatenate(met.pairs, with_leader)),
        _rows(moved, np.column_stack((under, numbers))),
    )


def _unindex_records(connection: Connection, gone: Collection[int]) -> None:
    """Take quotations out. Where one represented its wording another takes its place; under a key that is not
    shared by many any more, or has lost its leader, those are compared that were not."""
    invalidation.invalidate_removed(connection, gone)
    leaving = inverted_index.load(connection, gone)
    phrase_statistics.drop(connection, fingerprints.keys_of_all(normal.words for normal in leaving.values()))
    first = inverted_index.holders_of(
        connection, {fingerprints.exact_key(str(normal)) for normal in leaving.values()}
    )
    represented = {number: leaving[number] for some in first.values() for number in some if number in leaving}
    equal = inverted_index.equal(connection, represented)
    heirs = {one: n for number, n in represented.items() for one in equal[number] if one not in leaving}
    keys = {number: fingerprints.block_keys(normal.words) for number, normal in represented.items()}
    _, leaders = inverted_index.under(connection, {key for own in keys.values() for key in own})
    held = [
        (fingerprints.block_key(key) if key in leaders else key, n) for n, own in keys.items() for key in own
    ]
    held += [(fingerprints.exact_key(str(normal)), number) for number, normal in represented.items()]
    _delete_postings(connection, held)
    execute_in(connection, delete(t.Quotation), col(t.Quotation.attribution_id), leaving)
    left = inverted_index.holders_of(connection, leaders)
    changed = {key for key, before in leaders.items() if before in leaving or len(left[key]) <= blocking.MANY}
    known = inverted_index.load(connection, {one for key in changed for one in left[key]})
    pairs: set[tuple[int, int]] = set()
    now: dict[int, int | None] = {}
    for key in changed:
        crowded = len(left[key]) > blocking.MANY
        now[key] = leader = blocking.representative(known, left[key]) if crowded else None
        pairs.update(blocking.pairs_of_block(left[key], (), leader))
    _set_representatives(connection, now)
    few = [(key, number) for key, leader in now.items() if leader is None for number in left[key]]
    _delete_postings(connection, [(fingerprints.block_key(key), number) for key, number in few])
    _insert_postings(connection, few)
    pairs = _pairs_with_shared_block(connection, pairs) - {
        *inverted_index.ends(connection, {one for pair in pairs for one in pair})
    }
    compared = {(a, b): pair_comparison.align(known[a], known[b], idf) for a, b in pairs}
    found = [_row(a, b, comparison) for (a, b), comparison in compared.items() if comparison is not None]
    bulk_insert(connection, "matches", MATCH, sorted(found))
    invalidation.invalidate_quotations(connection, {number for row in found for number in row[:2]})
    _index_records(connection, heirs)


def _drop_orphaned_matches(connection: Connection, judged: Collection[int]) -> None:
    """Drop the matches of these wordings to which no key leads any more."""
    kept = inverted_index.ends(connection, judged)
    known = inverted_index.load(connection, {one for pair in kept for one in pair})
    kept = [(a, b) for a, b in kept if known[a] != known[b]]  # equals are not joined by a key
    dropped = sorted({*kept} - _pairs_with_shared_block(connection, kept))
    invalidation.invalidate_quotations(connection, {number for pair in dropped for number in pair})
    _drop(connection, t.Match, ("a_id", "b_id"), dropped)


def _pairs_with_shared_block(
    connection: Connection, pairs: Collection[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Those of the pairs of wordings that are to be compared, as the keys are held now."""
    keys = {
        number: fingerprints.block_keys(normal.words).keys()
        for number, normal in inverted_index.load(connection, {one for pair in pairs for one in pair}).items()
    }
    shared = {(a, b): keys[a] & keys[b] for a, b in pairs}
    _, leaders = inverted_index.under(connection, {key for some in shared.values() for key in some})
    return {pair for pair, some in shared.items() if blocking.compared_pairs(pair, some, leaders)}


def _compare(
    connection: Connection, known: Wordings, pairs: PairTable, sieve: Prefilter | None = None
) -> list[Row]:
    """The matches among pairs of wordings, some of which are `known`."""

    def load(numbers: Set[int]) -> Wordings:
        found = {number: known[number] for number in numbers if number in known}
        return found | inverted_index.load(connection, [number for number in numbers if number not in found])

    if len(pairs.a) > FEW:
        pairs = (sieve or Prefilter()).select(pairs, load)
    a, b = pairs.a.tolist(), pairs.b.tolist()
    compared = load({*a, *b})
    found = ((a, b, pair_comparison.align(compared[a], compared[b], idf)) for a, b in zip(a, b, strict=True))
    return [_row(a, b, comparison) for a, b, comparison in found if comparison is not None]


MATCH = ("a_id", "b_id", "score", "relation", "evidence", "change_cost", "diverges", "unshared_weight")


def _row(a: int, b: int, found: pair_comparison.Comparison) -> Row:
    a, b = min(a, b), max(a, b)  # stored later is not always numbered higher
    return a, b, found.score, found.relation.value, found.evidence, found.changed, found.apart, found.rest


def _set_representatives(connection: Connection, leaders: Mapping[int, int | None]) -> None:
    """Make these wordings the leaders of keys, where nobody else is from now on. None: the key needs none."""
    execute_in(connection, delete(t.Fingerprint), col(t.Fingerprint.key), leaders)
    named = sorted((key, leader, True) for key, leader in leaders.items() if leader is not None)
    bulk_insert(connection, "fingerprints", (*HELD, "is_representative"), named)


HELD = ("key", "attribution_id")


def _insert_postings(connection: Connection, *held: Pairwise) -> None:
    """Put wordings under keys: in their order, so that every page of the table is written once."""
    rows = _rows(*held)
    bulk_insert(connection, "fingerprints", HELD, rows[rows[:, 0].argsort(kind="stable")])


def _rows(*held: Pairwise) -> Numbers:
    """Keys and numbers, one after another."""
    return np.concatenate([np.array(some, np.int64).reshape(-1, 2) for some in held])


def _delete_postings(connection: Connection, held: Iterable[tuple[int, int]]) -> None:
    _drop(connection, t.Fingerprint, HELD, sorted(held))


def _drop(
    connection: Connection,
    table: type[t.Fingerprint] | type[t.Match],
    by: tuple[str, str],
    rows: Sequence[Row],
) -> None:
    """Delete rows by their two columns `by`."""
    if rows:
        mine = [col(getattr(table, name)) == bindparam(f"its_{name}") for name in by]
        values = [dict(zip((f"its_{name}" for name in by), row, strict=True)) for row in rows]
        connection.execute(delete(table).where(*mine), values)
