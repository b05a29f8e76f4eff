"""Groups of quotations from pairs that match."""

import itertools

import pytest

from quotetrack.match.cluster import ENOUGH, Match, canonical, clusters
from quotetrack.match.normalise import normal
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


def test_quotations_are_known_by_any_keys_that_sort() -> None:
    pairs = [
        Match(("b", 7), ("a", 9), Relation.VERBATIM, MUCH),
        Match(("a", 9), ("c", 0), Relation.TRIMMED, MUCH),
    ]
    assert clusters(pairs) == [[("a", 9), ("b", 7), ("c", 0)]]


FULL = "The harbour is silting up, and nobody dredges it."
PIECE = "The harbour is silting up,"
OTHER = "Nobody dredges it."


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        ([FULL], 0),
        ([PIECE, FULL], 1),
        ([PIECE, FULL, FULL], 1),  # the fullest that most carry
        ([PIECE, PIECE, PIECE, FULL], 0),  # most carry a piece
        ([PIECE, OTHER, FULL], 0),  # and here the longer of two pieces
        ([FULL.upper(), FULL, PIECE], 0),  # equal wordings: the first
        (["silting up", FULL, FULL + " Shame!"], 1),
    ],
)
def test_the_wording_that_stands_for_a_statement(wordings: list[str], expected: int) -> None:
    members = {i: normal(wording) for i, wording in enumerate(wordings)}
    assert canonical(members) == expected
    assert canonical(dict(reversed(members.items()))) == expected


def test_no_members_are_no_statement() -> None:
    with pytest.raises(ValueError, match="members"):
        canonical({})
