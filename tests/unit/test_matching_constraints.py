"""Groups of quotations after people's corrections, also when other quotations came since."""

import pytest

from quotetrack.matching.constraints import Group, Join, Split, apply_constraints

# A quotation is known by its wording and a number.
A1, A2, A3, B1, B2, B3, C1, N1 = "A1", "A2", "A3", "B1", "B2", "B3", "C1", "N1"


def wording(quotation: str) -> str:
    return quotation[0]


@pytest.mark.parametrize(
    ("groups", "corrections", "expected"),
    [
        ([Group([A1, A2, B1])], [], [[A1, A2, B1]]),
        ([Group([A1, A2, B1])], [Split([B1], [A1, A2])], [[A1, A2], [B1]]),
        ([Group([A1, A2, B1])], [Split([A2], [A1, B1])], [[A1, B1], [A2]]),  # the same words, said twice
        # What came later goes with its own words, and stays where both sides have them.
        ([Group([A1, B1, B2])], [Split([B1], [A1])], [[A1], [B1, B2]]),
        ([Group([A1, A2, A3])], [Split([A2], [A1])], [[A1, A3], [A2]]),
        ([Group([A1, B1, C1])], [Split([B1], [A1])], [[A1, C1], [B1]]),
        ([Group([A1, A2]), Group([B1, B2])], [Join([A1, B1])], [[A1, A2, B1, B2]]),
        ([Group([A1, A2]), Group([B1, B2])], [Join([A1, A2])], [[A1, A2], [B1, B2]]),
        # The last word counts.
        ([Group([A1, A2]), Group([B1])], [Join([A1, B1]), Split([B1], [A1])], [[A1, A2], [B1]]),
        ([Group([A1, A2, B1])], [Split([B1], [A1]), Join([A1, B1])], [[A1, A2, B1]]),
        # What is named and is not there any more.
        ([Group([A1, A2])], [Split([], [A1]), Join([A1])], [[A1, A2]]),
        # Against the statement, and on its own once all that it contradicts is gone.
        ([Group([A1, A2], [N1])], [Split([N1], [A1, A2])], [[A1, A2], [N1]]),
        ([Group([A1], [N1])], [Split([A1], [N1])], [[A1], [N1]]),
    ],
)  # fmt: skip
def test_corrections_go_before_words(
    groups: list[Group], corrections: list[Split | Join], expected: list[list[str]]
) -> None:
    assert [group.all for group in apply_constraints(groups, corrections, wording)] == expected


def test_what_is_joined_goes_by_the_words_of_the_first() -> None:
    groups = [Group([A1], [N1]), Group([B1]), Group([C1])]
    (one,) = apply_constraints(groups, [Join([B1, A1]), Join([C1, A1])], wording)
    assert (one.members, one.against, one.joined) == ([C1], [N1], [B1, A1])
    one, *_ = apply_constraints(groups, [Join([B1, A1]), Split([B1], [A1])], wording)
    assert (one.members, one.against, one.joined) == ([A1], [N1], [])


def test_what_is_given_is_not_changed() -> None:
    groups = [Group([A1, A2, B1])]
    apply_constraints(groups, [Split([B1], [A1])], wording)
    assert groups == [Group([A1, A2, B1])]
