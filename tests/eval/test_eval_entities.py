"""The registry over all the labelled articles: who is one, who is two, who is nobody."""

from __future__ import annotations

import pytest

from quotetrack.model import SourceType
from quotetrack.store import Database
from quotetrack.store.queries import attributions
from quotetrack.store.queries.speakers import profile
from quotetrack.text.folding import fold


@pytest.fixture(scope="module")
def people(archive: Database) -> list[attributions.SpeakerRow]:
    """The people of the archive."""
    return [row for row in attributions.speakers(archive).rows if row.type is SourceType.PERSON]


APART = [
    ("Hillary Clinton", "Bill Clinton"),
    ("Hillary Clinton", "Chelsea Clinton"),
    ("Bill Clinton", "Chelsea Clinton"),
    ("Donald Trump", "Melania Trump"),
    ("Donald Trump", "Donald Trump Jr."),
    ("Donald Trump", "Ivanka Trump"),
    ("Donald Trump", "Eric Trump"),
    ("Donald Trump", "Ivana Trump"),
    ("Ivanka Trump", "Ivana Trump"),
    ("Bernie Sanders", "Jane Sanders"),
    ("Barack Obama", "Michelle Obama"),
    ("Jeb Bush", "George W. Bush"),
    ("Rand Paul", "Paul Ryan"),
    ("Gary Johnson", "Ron Johnson"),
    ("Bobby Scott", "Rick Scott"),
    ("Tim Scott", "Rick Scott"),
    ("Chris Murphy", "Patrick Murphy"),
    ("Jerry Brown", "Sherrod Brown"),
    ("Charlie King", "Larry King"),
    ("Jason Miller", "George Miller"),
]


@pytest.mark.parametrize(("one", "other"), APART, ids=[f"{a}, {b}" for a, b in APART])
def test_two_people_are_two(archive: Database, one: str, other: str) -> None:
    assert profile(archive, one).speaker.id != profile(archive, other).speaker.id


def test_full_names_of_one_person_are_one(archive: Database) -> None:
    assert profile(archive, "Donald Trump").speaker.id == profile(archive, "Donald J. Trump").speaker.id
    assert profile(archive, "Paul Ryan").speaker.id == profile(archive, "Paul D. Ryan").speaker.id


@pytest.mark.parametrize(
    "name", ["Donald Trump", "Hillary Clinton", "Bill Clinton", "Melania Trump", "Barack Obama"]
)
def test_there_is_one_of_each(people: list[attributions.SpeakerRow], name: str) -> None:
    words = set(fold(name).split())
    full = [row.name for row in people if words <= set(fold(row.name).split()) and " and " not in row.name]
    assert [row for row in full if row == name] == [name]


def test_nobody_is_called_by_a_title_or_a_pronoun(people: list[attributions.SpeakerRow]) -> None:
    words = "mr mrs ms miss dr sir he she they him her his it who i we you the a an senator"
    assert [row.name for row in people if fold(row.name) in words.split()] == []


def test_a_known_name_gathers_its_articles(people: list[attributions.SpeakerRow]) -> None:
    most = {row.name: row.articles for row in people[:5]}
    assert {"Donald Trump", "Hillary Clinton", "Bernie Sanders", "Barack Obama"} <= set(most)
    assert all(articles > 40 for articles in most.values())
