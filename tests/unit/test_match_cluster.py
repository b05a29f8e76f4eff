"""Groups of quotations from pairs that match."""

import itertools

from quotetrack.match.cluster import ENOUGH, Match, clusters
from quotetrack.match.verify import Relation

MUCH, LITTLE = ENOUGH + 10, ENOUGH - 4


def trimmed(a: int, b: int, evidence: float = MUCH) -> Match:
    return Match(a, b, Relation.TRIMMED, evidence)


def test_pairs_with_much_evidence_make_one_group() -> None:
    assert clusters([trimmed(1, 2), trimmed(3, 2), trimmed(8, 9)]) == [[1, 2, 3], [8, 9]]


def test_a_contradicting_pair_joins_nothing() -> None:
    turned = Match(2, 3, Relation.CONTRADICTING, 99.0)
    assert clusters([trimmed(1, 2), turned, trimmed(3, 4)]) == [[1, 2], [3, 4]]
    assert clusters([turned]) == []


def test_a_short_piece_goes_to_the_group_it_shares_most_with_and_joins_no_two() -> None:
    pairs = [trimmed(1, 2), trimmed(3, 4), trimmed(2, 9, LITTLE), trimmed(3, 9, LITTLE + 1)]
    assert clusters(pairs) == [[1, 2], [3, 4, 9]]


def test_a_short_piece_does_not_bring_two_speeches_together() -> None:
    """1 and 3 are speeches that have only the phrase 2 in common."""
    assert clusters([trimmed(1, 2, LITTLE), trimmed(2, 3, LITTLE - 1)]) == [[1, 2]]


def test_short_quotations_that_all_match_each_other_are_one_group() -> None:
    pairs = [trimmed(a, b, LITTLE) for a, b in itertools.combinations([1, 2, 3, 4], 2)]
    assert clusters(pairs) == [[1, 2, 3, 4]]


def test_no_matches_make_no_groups() -> None:
    assert clusters([]) == []
    assert clusters([trimmed(1, 1)]) == []
