"""Groups of quotations from pairs that match."""

import itertools

import pytest

from quotetrack.matching.clustering import ENOUGH, Match, clusters, contradicting, representative
from quotetrack.matching.comparison import Relation
from quotetrack.matching.normal_form import normalize

MUCH, LITTLE = ENOUGH + 10, ENOUGH - 4


def trimmed(a: int, b: int, evidence: float = MUCH) -> Match:
    return Match(a, b, Relation.TRIMMED, evidence)


def test_pairs_with_much_evidence_make_one_group() -> None:
    assert clusters([trimmed(1, 2), trimmed(3, 2), trimmed(8, 9)]) == [[1, 2, 3], [8, 9]]


def test_a_contradicting_pair_joins_nothing() -> None:
    turned = Match(2, 3, Relation.CONTRADICTING, 99.0)
    assert clusters([trimmed(1, 2), turned, trimmed(3, 4)]) == [[1, 2], [3, 4]]
    assert clusters([turned]) == []


def turned(a: int, b: int, evidence: float = MUCH) -> Match:
    return Match(a, b, Relation.CONTRADICTING, evidence)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([turned(1, 9)], {1: [9]}),
        ([turned(3, 9), trimmed(1, 2), trimmed(2, 3)], {1: [9]}),
        ([turned(1, 9), turned(2, 8), trimmed(1, 2), trimmed(8, 9), trimmed(1, 3)], {1: [8, 9]}),
        # The smaller one is against the larger, and nobody is against what contradicts another.
        ([turned(1, 8), trimmed(7, 8), trimmed(8, 9)], {7: [1]}),
        ([turned(1, 2, MUCH + 1), turned(2, 3)], {1: [2]}),
        ([turned(1, 3), turned(1, 2)], {1: [2, 3]}),
        # Little evidence turns round one quotation, not a group.
        ([turned(1, 8, LITTLE), trimmed(8, 9), trimmed(1, 2), trimmed(1, 3)], {}),
        ([turned(1, 9, LITTLE), trimmed(1, 2)], {1: [9]}),
        ([turned(1, 2), trimmed(1, 2)], {}),
    ],
)
def test_who_turns_a_statement_round_is_against_it(
    pairs: list[Match], expected: dict[int, list[int]]
) -> None:
    for order in (pairs, pairs[::-1], [m._replace(a=m.b, b=m.a) for m in pairs]):
        assert contradicting(clusters(order), order) == expected


def test_a_short_piece_goes_to_the_group_it_shares_most_with_and_joins_no_two() -> None:
    pairs = [trimmed(1, 2), trimmed(3, 4), trimmed(2, 9, LITTLE), trimmed(3, 9, LITTLE + 1)]
    assert clusters(pairs) == [[1, 2], [3, 4, 9]]


def test_a_short_piece_does_not_bring_two_speeches_together() -> None:
    """1 and 3 are speeches that have only the phrase 2 in common."""
    assert clusters([trimmed(1, 2, LITTLE), trimmed(2, 3, LITTLE - 1)]) == [[1, 2]]


def test_short_quotations_that_all_match_each_other_are_one_group() -> None:
    pairs = [trimmed(a, b, LITTLE) for a, b in itertools.combinations([1, 2, 3, 4], 2)]
    assert clusters(pairs) == [[1, 2, 3, 4]]


def test_pieces_that_match_in_twos_and_threes_are_one_group_if_most_match() -> None:
    """24 outlets quote two words each: which two of them are taken first makes no difference."""
    pairs = [trimmed(a, b, LITTLE) for a, b in itertools.combinations(range(24), 2)]
    assert clusters(pairs) == [[*range(24)]]
    assert clusters([pair for pair in pairs if (pair.a + pair.b) % 5]) == [[*range(24)]]


def test_pieces_go_to_the_group_that_gives_more_of_them_and_not_to_each_other() -> None:
    piece = [trimmed(8, 9, LITTLE + 1)]
    assert clusters([*piece, trimmed(1, 2), trimmed(1, 8, LITTLE), trimmed(2, 9, LITTLE)]) == [[1, 2, 8, 9]]


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
BECOMING = "becoming the smugglers' best recruiter"


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
        # A few words that say nothing make a sentence of a piece, where half as many print them.
        ([BECOMING, BECOMING, f"He is {BECOMING}", f"He is {BECOMING}; they say so openly", OTHER], 2),
        ([BECOMING, BECOMING, f"Harker is {BECOMING}", f"Harker is {BECOMING}; they say so", OTHER], 0),
        ([BECOMING, BECOMING, BECOMING, f"He is {BECOMING}"], 0),
        ([BECOMING, BECOMING, BECOMING, f"He is {BECOMING}", f"He is {BECOMING}"], 0),
    ],
)
def test_the_wording_that_stands_for_a_statement(wordings: list[str], expected: int) -> None:
    members = {i: normalize(wording) for i, wording in enumerate(wordings)}
    assert representative(members) == expected
    assert representative(dict(reversed(members.items()))) == expected


def test_no_members_are_no_statement() -> None:
    with pytest.raises(ValueError, match="members"):
        representative({})
