"""Which names are one outlet."""

from __future__ import annotations

import pytest

from quotetrack.entities.outlets import (
    OutletIndex,
    display_name,
    is_agency,
    is_same,
    is_short_for,
    outlet_key,
)

ONE = [
    ("Reuters", "Thomson Reuters"),
    ("Reuters", "reuters.com"),
    ("AP", "The Associated Press"),
    ("A.P.", "Associated Press"),
    ("AFP", "Agence France-Presse"),
    ("nyt", "The New York Times"),
    ("www.nytimes.com", "New York Times"),
    ("usatoday.com", "USA TODAY"),
    ("Breitbart", "Breitbart News"),
    ("El País", "El Pais"),
    ("huff-post", "The Huffington Post"),
    ("wash-post", "Washington Post"),
    ("hc", "HC"),
    ("hec", "Harbor Evening Courier"),
]
TWO = [
    ("Reuters", "The Associated Press"),
    ("New York Post", "Washington Post"),
    ("Post", "Washington Post"),  # of which of several?
    ("wash-post", "Washington Times"),
    ("Daily News", "Daily"),
    ("hc", "Harbor Courier"),  # two letters are anybody's
    ("", "…"),
]


@pytest.mark.parametrize(("a", "b"), ONE)
def test_names_of_one_outlet(a: str, b: str) -> None:
    assert is_same(a, b)
    assert is_same(b, a)


@pytest.mark.parametrize(("a", "b"), TWO)
def test_names_of_two(a: str, b: str) -> None:
    assert not is_same(a, b)
    assert not is_same(b, a)


def test_an_agency_is_told_in_full() -> None:
    assert [display_name(name) for name in ("AP", "The Harbor Courier")] == [
        "The Associated Press",
        "The Harbor Courier",
    ]
    assert is_agency("UPI") and not is_agency("The Harbor Courier")
    assert outlet_key("Thomson Reuters") == outlet_key("reuters")


def test_a_credited_name_is_looked_up_among_outlets() -> None:
    outlets = OutletIndex(["wash-post", "Harbor Courier", "harbor-daily"])
    names = ("The Washington Post", "the Harbor Courier", "HarborCourier.com", "Reuters")
    assert [outlets.find(name) for name in names] == ["wash-post", "Harbor Courier", "Harbor Courier", None]


def test_a_short_form_that_could_be_two_is_neither() -> None:
    assert OutletIndex(["hill-times", "hall-times"]).find("Hillside Times") == "hill-times"
    assert OutletIndex(["hill-times", "hil-times"]).find("Hillside Times") is None
    assert not is_short_for("Harbor Courier", "Harbor Courier")
