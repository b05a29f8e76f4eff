"""The filters of statements and matches: those of quotes, asked of one sighting, and of one side of a pair."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from stories import Copied, Said, keep, story

from quotetrack.errors import NotFoundError
from quotetrack.model import Kind, SourceType
from quotetrack.model.records import Page
from quotetrack.services.review import statements as decide
from quotetrack.store import Database
from quotetrack.store.queries import attributions, statements
from quotetrack.store.queries.attributions import QuoteFilter

DREDGE = "Dredging the old lighthouse channel would bankrupt every trawler family on this coast"
PART = "would bankrupt every trawler family on this coast"
BARGE = "The ministry warned every trawler captain about the sunken barge"

OFFICIAL = {"type": SourceType.UNNAMED, "anonymous": True, "descriptor": "an official"}
UNION = {"type": SourceType.ORGANIZATION}
# Article and outlet, day, words, source, name, what else is known.
PRINTED = (
    ("a", 1, DREDGE, "Ann Okafor", "Ann Okafor", {}),
    ("b", 4, PART, "an official", None, OFFICIAL | {"kind": Kind.MIXED}),
    ("c", 5, DREDGE, "Ann Okafor", "Ann Okafor", {}),
    ("d", 8, BARGE, "the Net Menders Union", "Net Menders Union", UNION),
    ("e", 9, BARGE, "José Díaz", "José Díaz", {}),
    ("f", 9, "Nobody else says so of herring", "José Díaz", "José Díaz", {}),
)


@pytest.fixture
def coast(copied: Copied) -> Database:
    """A store of two statements, of three sightings and of two."""
    return copied("coast", fill)


def fill(store: Database) -> None:
    for key, day, words, source, name, more in PRINTED:
        said = Said(words, source, name, **more)
        told = f"“{words},” said {source}."
        keep(store, story(key, told, said, outlet=f"The {key.upper()}", published=date(2024, 3, day)))


def asked(value: object) -> str:
    """A filter as the name of a test."""
    if not isinstance(value, QuoteFilter):
        return ""
    given = {name: getattr(value, name) for name in QuoteFilter.__slots__}
    return " ".join(f"{name}={value}" for name, value in given.items() if value is not None)


ALL = {"ab", "ac", "bc", "de"}
CHANNEL = {"ab", "ac", "bc"}


@pytest.mark.parametrize(
    ("wanted", "told", "pairs"),
    [
        (QuoteFilter(), {DREDGE, BARGE}, ALL),
        (QuoteFilter(speaker="Ann Okafor"), {DREDGE}, CHANNEL),
        (QuoteFilter(speaker="Díaz"), {BARGE}, {"de"}),
        (QuoteFilter(text="lighthouse"), {DREDGE}, CHANNEL),
        (QuoteFilter(text="trawler"), {DREDGE, BARGE}, ALL),
        (QuoteFilter(text="herring"), set(), set()),
        (QuoteFilter(text="…"), set(), set()),
        (QuoteFilter(outlet="the a"), {DREDGE}, {"ab", "ac"}),
        (QuoteFilter(outlet="The F"), set(), set()),
        (QuoteFilter(since=date(2024, 3, 5)), {DREDGE, BARGE}, {"ac", "bc", "de"}),
        (QuoteFilter(since=date(2024, 3, 9)), {BARGE}, {"de"}),
        (QuoteFilter(until=date(2024, 3, 1)), {DREDGE}, {"ab", "ac"}),
        (QuoteFilter(kind=Kind.MIXED), {DREDGE}, {"ab", "bc"}),
        (QuoteFilter(kind=Kind.INDIRECT), set(), set()),
        (QuoteFilter(type=SourceType.ORGANIZATION), {BARGE}, {"de"}),
        (QuoteFilter(type=SourceType.UNNAMED), {DREDGE}, {"ab", "bc"}),
        (QuoteFilter(anonymous=True), {DREDGE}, {"ab", "bc"}),
        (QuoteFilter(anonymous=False), {DREDGE, BARGE}, ALL),
        # One sighting answers to all: nobody at The C is anonymous, and The B has it from nobody else.
        (QuoteFilter(outlet="The B", anonymous=True), {DREDGE}, {"ab", "bc"}),
        (QuoteFilter(outlet="The C", anonymous=True), set(), set()),
        (QuoteFilter(speaker="Okafor", outlet="The B"), set(), set()),
        (QuoteFilter(speaker="Okafor", kind=Kind.MIXED), set(), set()),
        (QuoteFilter(outlet="The A", since=date(2024, 3, 4)), set(), set()),
        (QuoteFilter(speaker="Okafor", since=date(2024, 3, 4)), {DREDGE}, {"ac", "bc"}),
        (QuoteFilter(text="trawler", type=SourceType.PERSON, until=date(2024, 3, 4)), {DREDGE}, {"ab", "ac"}),
    ],
    ids=asked,
)
def test_filters_ask_for_one_sighting(
    coast: Database, wanted: QuoteFilter, told: set[str], pairs: set[str]
) -> None:
    found = statements.statements(coast, wanted).rows
    assert {row.words for row in found} == told
    every = {row.id: row for row in statements.statements(coast).rows}
    assert all(row == every[row.id] for row in found)  # the whole statement
    matches = attributions.matches(coast, wanted).rows
    assert {row.a.article + row.b.article for row in matches} == pairs
    assert matches == [
        row for row in attributions.matches(coast).rows if row in matches
    ]  # whole and in the same order
    assert attributions.matches(coast, wanted, limit=1).rows == matches[:1]


Ask = Callable[[Database, QuoteFilter], Page[Any]]


@pytest.mark.parametrize("ask", [attributions.quotes, statements.statements, attributions.matches])
@pytest.mark.parametrize(
    ("wanted", "message", "advice"),
    [
        (QuoteFilter(speaker="Ann Okafr"), "no speaker 'Ann Okafr'", "did you mean Ann Okafor?"),
        (QuoteFilter(outlet="The Gg"), "no outlet 'The Gg'", ""),
        (QuoteFilter(speaker="Nobody", text="trawler"), "no speaker 'Nobody'", ""),
    ],
    ids=asked,
)
def test_an_unknown_name_is_told_by_all_alike(
    coast: Database, ask: Ask, wanted: QuoteFilter, message: str, advice: str
) -> None:
    with pytest.raises(NotFoundError) as error:
        ask(coast, wanted)
    assert error.value.message == message
    assert advice in error.value.advice


@pytest.mark.parametrize("ask", [statements.statements, attributions.matches])
def test_only_the_current_text_answers(coast: Database, ask: Ask) -> None:
    assert ask(coast, QuoteFilter(outlet="The E")).rows
    keep(coast, story("e", "All is well.", outlet="The E", published=date(2024, 3, 9)))
    assert not ask(coast, QuoteFilter(outlet="The E")).rows
    assert not ask(coast, QuoteFilter(speaker="Net Menders Union")).rows


def test_who_prints_what_hundreds_print_is_found_with_all_of_them(store: Database) -> None:
    """Equal quotations are kept as one wording, of which only one is compared with what is like it."""
    for i in range(40):
        words = DREDGE if i % 4 else PART
        named = story(
            f"{i:02}", f"“{words},” said Ann Okafor.", Said(words, "Ann Okafor", "Ann Okafor"),
            outlet=f"The {i}", published=date(2024, 3, 1 + i % 3),
        )  # fmt: skip
        keep(store, named)
    for outlet in ("The 0", "The 1", "The 38", "The 36"):
        found = attributions.matches(store, QuoteFilter(outlet=outlet)).rows
        assert len(found) == 39
        assert all(outlet in (row.a.outlet, row.b.outlet) for row in found)


def test_what_a_person_parted_is_no_match_under_a_filter_either(coast: Database) -> None:
    (barge,) = statements.statements(coast, QuoteFilter(speaker="José Díaz")).rows
    decide.split(coast, barge.id, [("e", 1)])
    assert attributions.matches(coast, QuoteFilter(speaker="José Díaz")).rows == []
