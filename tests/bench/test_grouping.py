"""The scores of groups, on groups whose scores can be told by hand."""

import pytest
from grouping import b_cubed, pairwise

PLANTED = [[1, 2, 3], [4, 5]]


@pytest.mark.parametrize(
    ("found", "pairs", "items"),
    [
        (PLANTED, (1, 1), (1, 1)),
        ([[5, 4], [3, 1, 2]], (1, 1), (1, 1)),
        ([], (1, 0), (1, (3 * 1 / 3 + 2 * 1 / 2) / 5)),
        ([[1, 2, 3, 4, 5]], (4 / 10, 1), ((3 * 3 / 5 + 2 * 2 / 5) / 5, 1)),
        ([[1, 2], [4, 5]], (1, 2 / 4), (1, (2 * 2 / 3 + 1 / 3 + 2) / 5)),
        (
            [[1, 2, 9], [4, 5]],
            (2 / 4, 2 / 4),
            ((2 * 2 / 3 + 1 / 3 + 1 + 2) / 6, (2 * 2 / 3 + 1 / 3 + 1 + 2) / 6),
        ),
    ],
)
def test_pairwise_and_b_cubed(
    found: list[list[int]], pairs: tuple[float, float], items: tuple[float, float]
) -> None:
    assert pairwise(found, PLANTED) == pytest.approx(pairs)
    assert b_cubed(found, PLANTED) == pytest.approx(items)


def test_nothing_is_all_right() -> None:
    assert pairwise([], []).f1 == b_cubed([], []).f1 == 1
