"""Dates, and what fills what an input does not say of itself."""

from __future__ import annotations

import warnings
from datetime import date, datetime

import pytest

from quotetrack.model import Article
from quotetrack.readers.article import InputOrigin, make_article
from quotetrack.readers.dates import parse_date

DAY = date(2025, 11, 27)


@pytest.mark.parametrize(
    "value",
    [
        "2025-11-27",
        " 2025-11-27 ",
        "2025-11-27T23:30:00-05:00",
        "2025-11-27 25:99",
        "2025/11/27",
        "2025.11.27",
        "20251127",
        20251127,
        "27 November 2025",
        "Nov. 27, 2025",
        "November 27th, 2025 10:30 am EST",
        "Thu, 27 Nov 2025 10:00:00 GMT",
        "27/11/2025",
        "11/27/2025",
        "27.11.2025",
        DAY,
        datetime(2025, 11, 27, 23, 30),
    ],
)
def test_a_day_is_read(value: object) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert parse_date(value) == DAY


@pytest.mark.parametrize(
    "value",
    [
        "03/04/2025",  # March or April
        "November 2025",
        "Nov 27",
        "2025",
        "2025-11",
        "10:30",
        "Thursday",
        "yesterday",
        "2025-13-45",
        "31 February 2025",
        "",
        " ",
        "1" * 5000,
        "9999999999-01-01",
        "null",
        1732665600,
        1.5,
        True,
        None,
        ["2025-11-27"],
        {"date": "2025-11-27"},
    ],
)
def test_what_leaves_a_choice_is_unknown(value: object) -> None:
    assert parse_date(value) is None


GIVEN_BY_USER = InputOrigin("a.txt", outlet="User's", published=date(2001, 1, 1))
DATELINE = "OSLO, 4 March 2024 – It met on Monday."


@pytest.mark.parametrize(
    ("text", "given", "published", "place"),
    [
        ("It met.", {}, date(2001, 1, 1), None),
        (DATELINE, {}, date(2024, 3, 4), "OSLO"),
        (DATELINE, {"date": "2024-03-05"}, date(2024, 3, 5), "OSLO"),
        (DATELINE, {"date": "soon"}, date(2024, 3, 4), "OSLO"),
        (DATELINE, {"place": "Bergen"}, date(2024, 3, 4), "Bergen"),
        ("OSLO (NTB) – It met.", {}, date(2001, 1, 1), "OSLO"),
        ("4 March 2024 (Reuters) – It met.", {}, date(2024, 3, 4), None),
    ],
)
def test_the_inputs_own_word_goes_before_its_dateline_and_that_before_the_users(
    text: str, given: dict[str, object], published: date, place: str | None
) -> None:
    article = make_article(text, given, GIVEN_BY_USER)
    assert (article.published, article.place) == (published, place)


def test_the_outlet_is_the_inputs_own_or_the_users_or_the_host() -> None:
    page = InputOrigin("https://e.example/", host="e.example", outlet="User's")
    assert make_article("It met.", {"outlet": "Own"}, page).outlet == "Own"
    assert make_article("It met.", {"outlet": " "}, page).outlet == "User's"
    assert (
        make_article("It met.", {}, InputOrigin("https://e.example/", host="e.example")).outlet == "e.example"
    )
    assert make_article("It met.", {}, InputOrigin("a.txt")) == Article(id="a.txt", text="It met.")
