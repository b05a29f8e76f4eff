"""Who meets whom, for many keys at once: what `candidates` says of each key by itself."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.matching import blocking, candidate_pairs
from quotetrack.matching.candidate_pairs import (
    PairTable,
    Postings,
    concatenate,
    deduplicate,
    find_pairs,
    shared_keys,
)

Under = set[tuple[int, int]]  # keys, and numbers under them


def arrays(under: Under) -> tuple[np.ndarray, np.ndarray]:
    keys, numbers = np.array(sorted(under), np.int64).reshape(-1, 2).T
    return keys, numbers


def given_as(pairs: PairTable) -> list[tuple[int, int]]:
    return [*zip(pairs.a.tolist(), pairs.b.tolist(), strict=True)]


@given(
    st.sets(st.tuples(st.integers(-5, 5), st.integers(100, 130))),
    st.sets(st.tuples(st.integers(-5, 5), st.integers(1, 30))),
    st.sets(st.integers(-5, 5)),
    st.integers(1, 8),
)
def test_all_keys_at_once_are_each_by_itself(coming: Under, stored: Under, led: set[int], many: int) -> None:
    held = {pair for pair in stored if pair[0] not in led} | {(key, -1) for key in led}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidate_pairs, "MANY", many)
        met = find_pairs(*arrays(coming), Postings(*arrays(held)))
    expected: set[tuple[int, int]] = set()
    oversized = set()
    here: defaultdict[int, list[int]] = defaultdict(list)
    for key, number in coming:
        here[key].append(number)
    for key, new in here.items():
        before = [number for other, number in held if other == key]
        if key in led or len(before) + len(new) > many:
            oversized.add(key)
        else:
            expected.update(blocking.pairs_of_block(new, before, None))
    assert set(given_as(deduplicate(met.pairs))) == expected
    assert {*met.oversized_keys} == oversized
    assert [key in oversized for key, _ in sorted(coming)] == met.in_oversized_block.tolist()


def test_a_pair_is_given_once() -> None:
    some, others = PairTable.of([(1, 2), (4, 3)]), PairTable.of([(2, 1), (1, 3)])
    assert given_as(deduplicate(concatenate(some, others))) == [(1, 2), (1, 3), (3, 4)]
    assert given_as(deduplicate(PairTable.of([]))) == []


def test_what_a_key_is_held_by() -> None:
    held = Postings(*arrays({(5, 1), (5, 2), (7, -3)}))
    assert held.postings_for_keys([5]) == [(5, 1), (5, 2)]
    assert held.postings_for_keys([7, 8]) == [(7, -3)]
    assert held.postings_for_keys([]) == []


@given(
    st.sets(st.tuples(st.integers(-5, 5), st.integers(0, 6))),
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6))),
)
def test_the_keys_that_pairs_share(under: Under, pairs: list[tuple[int, int]]) -> None:
    under |= {(9, row) for row in range(7)}  # every row has a key
    keys, rows = arrays(under)
    of = [{key for key, other in under if other == row} for row in range(7)]
    expected = {(i, key) for i, (a, b) in enumerate(pairs) for key in of[a] & of[b]}
    pair, key = shared_keys(keys, rows, PairTable.of(pairs))
    assert set(zip(pair.tolist(), keys[key].tolist(), strict=True)) == expected
    assert len(pair) == len(expected)
