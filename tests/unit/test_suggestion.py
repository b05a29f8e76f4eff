"""What is offered to somebody who mistyped a name."""

from __future__ import annotations

import pytest

from quotetrack.text.suggestion import alike, did_you_mean

KNOWN = ("findings", "fail-on", "bare", "groups")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("finding", ["findings"]), ("fail_on", ["fail-on"]), ("bear", ["bare"]), ("colour", []), ("", [])],
)
def test_the_nearest_name_is_offered_and_none_that_is_far(typed: str, meant: list[str]) -> None:
    assert alike(typed, KNOWN) == meant


def test_as_many_are_offered_as_are_asked_for_the_nearest_first() -> None:
    assert alike("486f", ["486e", "486f1", "9999", "48"], 2) == ["486f1", "486e"]


def test_without_a_near_name_something_else_is_said() -> None:
    assert did_you_mean(["Ann Lee", "Ann Lea"], "nothing") == "did you mean Ann Lee or Ann Lea?"
    assert did_you_mean([], "there are 18") == "there are 18"
    assert did_you_mean([""]) == ""
