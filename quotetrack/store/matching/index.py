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
PREFILTER_THRESHOLD = 50  # pairs that are sooner aligned than looked at together


def match_revisions(
    connection: Connection, revisions: Sequence[int], prefilter: Prefilter | None = None
) -> None:
    """Compare the quotations of these revisions, which have none yet, with all that are stored. A `prefilter` that
    is used again knows those that it has seen."""
    new = records.read(connection, revisions)
    bulk_insert(
        connection, "quotations", ("attribution_id", "normal"), [(n, str(one)) for n, one in new.items()]
    )
    _index_records(connection, new, prefilter)
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


def _index_records(connection: Connection, new: Wordings, prefilter: Prefilter | None = None) -> None:
    """Put quotations under their keys and compare them with the wordings that they meet there."""
    exact_keys = {
        n: fingerprints.exact_key(str(one))
        for n, one in new.items()
        if pair_comparison.is_informative(one, idf)
    }
    invalidation.invalidate(connection, {key: str(new[n]) for n, key in exact_keys.items()})
    stored_by_key, _ = inverted_index.postings_for_keys(connection, {*exact_keys.values()})
    representative_of = {key: postings[0] for key, postings in stored_by_key.items()}
    rows = []
    new_wordings: Wordings = {}
    for number, key in sorted(exact_keys.items()):
        representative = representative_of.setdefault(key, number)
        if representative == number:
            new_wordings[number] = new[number]
        elif (comparison := pair_comparison.align(new[number], new[number], idf)) is not None:
            rows.append(_row(representative, number, comparison))
    known, pairs, postings = _find_candidates(connection, new_wordings)
    rows += _compare(connection, known, pairs, prefilter)
    _insert_postings(connection, postings, [(exact_keys[number], number) for number in new_wordings])
    bulk_insert(connection, "matches", MATCH, sorted(rows))


def _find_candidates(connection: Connection, new: Wordings) -> tuple[Wordings, PairTable, Numbers]:
    """The pairs in which new wordings are to be compared, with those wordings that were loaded, and under which keys
    the new ones are to be held. Under a key that many come to share a representative is named, and what was matched
    there without it is judged again."""
    keys, rows, _ = fingerprints.keys_batch([normal.words for normal in new.values()])
    numbers = np.fromiter(new, np.int64, len(new))[rows]
    postings = inverted_index.postings_of(connection, keys)
    batch = find_pairs(keys, numbers, postings)
    members: dict[int, list[int]] = {key: [] for key in batch.oversized_keys}
    previous: dict[int, int] = {}
    for key, number in postings.postings_for_keys(batch.oversized_keys):
        if number < 0:
            previous[key] = -number
        members[key].append(abs(number))
    newcomers: dict[int, list[int]] = {key: [] for key in batch.oversized_keys}
    for key, number in zip(
        keys[batch.in_oversized_block].tolist(), numbers[batch.in_oversized_block].tolist(), strict=True
    ):
        newcomers[key].append(number)
    known = new | inverted_index.load(
        connection, {one for some in members.values() for one in some} - new.keys()
    )
    representatives = {
        key: blocking.representative(known, chain(members[key], newcomers[key])) for key in newcomers
    }
    changed = {
        key: representative
        for key, representative in representatives.items()
        if representative != previous.get(key)
    }
    to_recheck = {one for key in changed for one in members[key]}
    members |= inverted_index.holders_of(connection, changed.keys() & previous.keys())
    with_representative = PairTable.of(
        pair
        for key, coming in newcomers.items()
        for pair in blocking.pairs_of_block(coming, members[key], representatives[key])
    )
    moved_postings = [
        (fingerprints.block_key(key), number)
        for key in newcomers.keys() - previous.keys()
        for number in members[key]
    ]
    _set_representatives(connection, changed)
    _drop_orphaned_matches(connection, to_recheck)
    posting_keys = np.where(batch.in_oversized_block, keys ^ fingerprints.LEAD, keys)
    return (
        known,
        deduplicate(concatenate(batch.pairs, with_representative)),
        _rows(moved_postings, np.column_stack((posting_keys, numbers))),
    )


def _unindex_records(connection: Connection, gone: Collection[int]) -> None:
    """Take quotations out. Where one represented its wording another takes its place; under a key that is not
    shared by many any more, or has lost its representative, those are compared that were not."""
    invalidation.invalidate_removed(connection, gone)
    leaving = inverted_index.load(connection, gone)
    phrase_statistics.drop(connection, fingerprints.keys_of_all(normal.words for normal in leaving.values()))
    holders = inverted_index.holders_of(
        connection, {fingerprints.exact_key(str(normal)) for normal in leaving.values()}
    )
    represented = {
        number: leaving[number] for some in holders.values() for number in some if number in leaving
    }
    duplicates = inverted_index.duplicates_of(connection, represented)
    successors = {
        one: n for number, n in represented.items() for one in duplicates[number] if one not in leaving
    }
    keys = {number: fingerprints.block_keys(normal.words) for number, normal in represented.items()}
    _, representatives = inverted_index.postings_for_keys(
        connection, {key for own in keys.values() for key in own}
    )
    postings = [
        (fingerprints.block_key(key) if key in representatives else key, n)
        for n, own in keys.items()
        for key in own
    ]
    postings += [(fingerprints.exact_key(str(normal)), number) for number, normal in represented.items()]
    _delete_postings(connection, postings)
    execute_in(connection, delete(t.Quotation), col(t.Quotation.attribution_id), leaving)
    remaining = inverted_index.holders_of(connection, representatives)
    changed = {
        key
        for key, before in representatives.items()
        if before in leaving or len(remaining[key]) <= blocking.MANY
    }
    known = inverted_index.load(connection, {one for key in changed for one in remaining[key]})
    pairs: set[tuple[int, int]] = set()
    new_representatives: dict[int, int | None] = {}
    for key in changed:
        is_oversized = len(remaining[key]) > blocking.MANY
        new_representatives[key] = representative = (
            blocking.representative(known, remaining[key]) if is_oversized else None
        )
        pairs.update(blocking.pairs_of_block(remaining[key], (), representative))
    _set_representatives(connection, new_representatives)
    small_block_postings = [
        (key, number)
        for key, representative in new_representatives.items()
        if representative is None
        for number in remaining[key]
    ]
    _delete_postings(
        connection, [(fingerprints.block_key(key), number) for key, number in small_block_postings]
    )
    _insert_postings(connection, small_block_postings)
    pairs = _pairs_with_shared_block(connection, pairs) - {
        *inverted_index.match_pairs_of(connection, {one for pair in pairs for one in pair})
    }
    compared = {(a, b): pair_comparison.align(known[a], known[b], idf) for a, b in pairs}
    rows = [_row(a, b, comparison) for (a, b), comparison in compared.items() if comparison is not None]
    bulk_insert(connection, "matches", MATCH, sorted(rows))
    invalidation.invalidate_quotations(connection, {number for row in rows for number in row[:2]})
    _index_records(connection, successors)


def _drop_orphaned_matches(connection: Connection, judged: Collection[int]) -> None:
    """Drop the matches of these wordings to which no key leads any more."""
    kept = inverted_index.match_pairs_of(connection, judged)
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
    _, representatives = inverted_index.postings_for_keys(
        connection, {key for some in shared.values() for key in some}
    )
    return {pair for pair, some in shared.items() if blocking.compared_pairs(pair, some, representatives)}


def _compare(
    connection: Connection, known: Wordings, pairs: PairTable, prefilter: Prefilter | None = None
) -> list[Row]:
    """The matches among pairs of wordings, some of which are `known`."""

    def load(numbers: Set[int]) -> Wordings:
        found = {number: known[number] for number in numbers if number in known}
        return found | inverted_index.load(connection, [number for number in numbers if number not in found])

    if len(pairs.a) > PREFILTER_THRESHOLD:
        pairs = (prefilter or Prefilter()).select(pairs, load)
    a, b = pairs.a.tolist(), pairs.b.tolist()
    compared = load({*a, *b})
    found = ((a, b, pair_comparison.align(compared[a], compared[b], idf)) for a, b in zip(a, b, strict=True))
    return [_row(a, b, comparison) for a, b, comparison in found if comparison is not None]


MATCH = ("a_id", "b_id", "score", "relation", "evidence", "change_cost", "diverges", "unshared_weight")


def _row(a: int, b: int, found: pair_comparison.Comparison) -> Row:
    a, b = min(a, b), max(a, b)  # stored later is not always numbered higher
    return a, b, found.score, found.relation.value, found.evidence, found.changed, found.apart, found.rest


def _set_representatives(connection: Connection, representatives: Mapping[int, int | None]) -> None:
    """Make these wordings the representatives of keys, where nobody else is from now on. None: the key needs none."""
    execute_in(connection, delete(t.Fingerprint), col(t.Fingerprint.key), representatives)
    rows = sorted(
        (key, representative, True)
        for key, representative in representatives.items()
        if representative is not None
    )
    bulk_insert(connection, "fingerprints", (*POSTING_COLUMNS, "is_representative"), rows)


POSTING_COLUMNS = ("key", "attribution_id")


def _insert_postings(connection: Connection, *postings: Pairwise) -> None:
    """Put wordings under keys: in their order, so that every page of the table is written once."""
    rows = _rows(*postings)
    bulk_insert(connection, "fingerprints", POSTING_COLUMNS, rows[rows[:, 0].argsort(kind="stable")])


def _rows(*postings: Pairwise) -> Numbers:
    """Keys and numbers, one after another."""
    return np.concatenate([np.array(some, np.int64).reshape(-1, 2) for some in postings])


def _delete_postings(connection: Connection, postings: Iterable[tuple[int, int]]) -> None:
    _drop(connection, t.Fingerprint, POSTING_COLUMNS, sorted(postings))


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
