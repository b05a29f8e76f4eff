"""Time grows with the text and no faster, also for texts that were made to slow the search for quantities down."""

from __future__ import annotations

import pytest
from growth import is_linear
from profiles import few

from quotetrack.quantities import compare, find_quantities

HOSTILE = [
    "12 ",
    "1,111,",
    "1,111",
    "9",
    "1.",
    "1.1.",
    "1/",
    "one hundred and ",
    "two ",
    "twenty-",
    "half a ",
    "a ",
    "dozens of ",
    "hundreds of thousands of ",
    "12 to ",
    "12-",
    "between 1 and ",
    "$",
    "US$",
    "$1 to ",
    "12 km (",
    "12 km or 7 miles or ",
    "March 3, ",
    "March ",
    "3 of March ",
    "2016-",
    "10:30 a.m. ",
    "no more than ",
    "at least ",
    "per ",
    "12 square ",
    "12 killed ",
    "killed ",
    "12 of the ",
    "the third ",
    "one in ",
    "a's",
    "a.b.",
    "’",
    "½",
    "9" * 50 + " ",
    "-",
    "£3m ",
    "Tuesday ",
    "will ",
    "12 people who ",
]


@pytest.mark.parametrize("piece", few(HOSTILE, 8))
def test_time_grows_with_the_text(piece: str) -> None:
    text = piece * (8000 // len(piece))
    assert is_linear(lambda: find_quantities(text), lambda: find_quantities(text + text))


@pytest.mark.parametrize("piece", ["12 boats and ", "110 km, 68 miles, ", "$5 and 7% on March 3. "])
def test_time_grows_with_two_texts(piece: str) -> None:
    text = piece * 300
    other = text.replace("1", "2")
    assert is_linear(lambda: compare(text, other), lambda: compare(text + text, other + other))
