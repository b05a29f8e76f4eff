"""Which quotations under a key are compared."""

import pytest

from quotetrack.matching.blocking import compared_pairs, pairs_of_block, rank, representative
from quotetrack.matching.normal_form import normalize


def test_a_few_are_each_compared_with_each() -> None:
    assert list(pairs_of_block([3, 1, 2], [], None)) == [(1, 2), (1, 3), (2, 3)]


def test_who_was_there_has_been_compared() -> None:
    assert sorted(pairs_of_block([3, 9], [1, 4], None)) == [(1, 3), (1, 9), (3, 4), (3, 9), (4, 9)]


def test_many_are_compared_with_their_representative() -> None:
    assert sorted(pairs_of_block([3, 9], [1, 4], 4)) == [(3, 4), (4, 9)]


def test_a_new_representative_is_compared_with_all() -> None:
    assert sorted(pairs_of_block([3, 9], [1, 4], 3)) == [(1, 3), (3, 4), (3, 9)]


def test_the_longest_leads() -> None:
    short, long = normalize("dredge the harbour"), normalize("we must dredge the harbour")
    assert rank(short) < rank(long)
    assert rank(normalize("dredge the canal")) != rank(short)
    assert representative({4: short, 9: long}, [4, 9]) == representative({4: short, 9: long}, [9, 4]) == 9


@pytest.mark.parametrize(
    ("representatives", "expected"),
    [
        ({}, True),  # few share the keys
        ({1: 7}, True),  # the pair has the representative of one
        ({1: 9}, True),  # another key is shared by few
        ({1: 9, 2: 9}, False),  # both have another representative
        ({1: 9, 2: 8}, True),
    ],
)
def test_a_pair_is_compared_by_a_key_of_few_or_by_its_representative(
    representatives: dict[int, int], expected: bool
) -> None:
    assert compared_pairs((7, 8), {1, 2}, representatives) is expected
