"""Shares and their intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.presentation.numbers import percent
from quotetrack.reports.proportion import Proportion, wilson_interval

# Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, method 3.
PUBLISHED = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("count", "total", "low", "high"), PUBLISHED)
def test_intervals_are_those_published(count: int, total: int, low: float, high: float) -> None:
    assert wilson_interval(count, total) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(pair: tuple[int, int]) -> None:
    count, total = pair
    low, high = wilson_interval(count, total)
    assert 0 <= low <= count / total + 1e-12
    assert count / total - 1e-12 <= high <= 1


@pytest.mark.parametrize(("count", "total"), [(1, 0), (0, 0), (3, 2), (-1, 4)])
def test_what_is_no_proportion_is_refused(count: int, total: int) -> None:
    with pytest.raises(ValueError, match="no proportion"):
        wilson_interval(count, total)


def test_nothing_has_no_share() -> None:
    assert Proportion(0, 0).ratio is None
    assert Proportion(0, 0).interval is None
    assert percent(None) == "–"


@pytest.mark.parametrize(("ratio", "shown"), [(0.0, "0%"), (0.075, "7.5%"), (0.266, "27%"), (1.0, "100%")])
def test_percent(ratio: float, shown: str) -> None:
    assert percent(ratio) == shown
