"""Names: how they are compared, and which of different articles are one speaker."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import Copied, Said, keep, story

from quotetrack.entities.names import is_name_of
from quotetrack.model import SourceType
from quotetrack.store import Database
from quotetrack.store.queries import attributions
from quotetrack.store.queries.attributions import QuoteFilter
from quotetrack.text.folding import fold

PERSON, ORGANIZATION, MEDIA = SourceType.PERSON, SourceType.ORGANIZATION, SourceType.MEDIA


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("José Díaz-O’Brien", "jose diaz obrien"),
        ("  Donald   J. Trump ", "donald j trump"),
        ("J.D. Vance", "jd vance"),
        ("U.S. Steel", "us steel"),
        ("Lars Løkke Rasmussen", "lars lokke rasmussen"),
        ("Małgorzata", "malgorzata"),
        ("Großmann", "grossmann"),
        ("ＮＨＫ", "nhk"),
        ("Владимир Путин", "владимир путин"),
        ("Procter & Gamble", "procter gamble"),
        ("—", ""),
    ],
)
def test_a_name_as_it_is_compared(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("form", "name", "is_one"),
    [
        ("Trump", "Donald Trump", True),
        ("Mr. Trump", "Donald Trump", False),
        ("Donald", "Donald Trump", True),
        ("he", "Donald Trump", False),
        ("He", "Donald Trump", False),
        ("the president", "Donald Trump", False),
        ("FBI", "Federal Bureau of Investigation", True),
        ("F.B.I.", "Federal Bureau of Investigation", True),
        ("FEMA", "Federal Bureau of Investigation", False),
        ("A", "Alphabet", False),
        ("—", "Donald Trump", False),
    ],
)
def test_a_mention_that_is_a_form_of_the_name(form: str, name: str, is_one: bool) -> None:
    assert is_name_of(form, name) is is_one


@pytest.mark.parametrize(
    ("a", "b", "speakers"),
    [
        pytest.param(("Ann Okafor", PERSON), ("Ann Okafor", PERSON), 1, id="the full name"),
        pytest.param(("José Díaz", PERSON), ("JOSE DIAZ", PERSON), 1, id="the full name, written otherwise"),
        pytest.param(("Ann Okafor", PERSON), ("Ann B. Okafor", PERSON), 1, id="an initial more"),
        pytest.param(("Ann Okafor", PERSON), ("Anna Okafor", PERSON), 2, id="another first name"),
        pytest.param(("Ann A. Okafor", PERSON), ("Ann B. Okafor", PERSON), 2, id="another initial"),
        pytest.param(("Sam Okafor", PERSON), ("Sam Okafor Jr.", PERSON), 2, id="father and son"),
        pytest.param(("Okafor", PERSON), ("Okafor", PERSON), 2, id="a surname is no identity"),
        pytest.param(("Ann Okafor", PERSON), ("Okafor", PERSON), 2, id="nor does it join a full name"),
        pytest.param(("Reuters", MEDIA), ("Reuters", MEDIA), 1, id="one word is enough for an outlet"),
        pytest.param(("Pallas", ORGANIZATION), ("PALLAS", ORGANIZATION), 1, id="and for a company"),
        pytest.param(("Pallas", ORGANIZATION), ("Pallas", MEDIA), 1, id="taken for an outlet or not"),
        pytest.param(("Ann Okafor", PERSON), ("Ann Okafor", ORGANIZATION), 2, id="but no person is a body"),
    ],
)
def test_who_is_one_speaker_in_two_articles(
    store: Database, a: tuple[str, SourceType], b: tuple[str, SourceType], speakers: int
) -> None:
    for key, (name, kind) in (("a.txt", a), ("b.txt", b)):
        keep(store, story(key, f"{name} said so.", Said("so", name, name, kind)))
    rows = attributions.speakers(store).rows
    assert len(rows) == speakers
    assert sum(row.attributions for row in rows) == 2


def test_one_speaker_of_an_article_stays_one_when_it_is_read_again(store: Database) -> None:
    for text in ("Smith said so.", "Smith said so again."):
        keep(store, story("a.txt", text, Said("so", "Smith", "Smith")))
    with store.read() as connection:
        assert len(connection.exec_driver_sql("SELECT id FROM speakers").all()) == 1
    assert [(row.name, row.attributions) for row in attributions.speakers(store).rows] == [("Smith", 1)]


def test_forms_of_a_name_gather_over_articles(store: Database) -> None:
    keep(
        store,
        story(
            "a.txt", "José Díaz spoke. Díaz said no.", Said("no", "Díaz", "José Díaz", also=("José Díaz",))
        ),
    )
    keep(
        store,
        story(
            "b.txt", "Jose Diaz said yes.", Said("yes", "Jose Diaz", "Jose Diaz"), published=date(2024, 1, 9)
        ),
    )
    (row,) = attributions.speakers(store).rows
    assert (row.name, row.aliases) == ("José Díaz", ("Díaz", "Jose Diaz"))
    assert (row.articles, row.first, row.last) == (2, date(2024, 1, 9), date(2024, 1, 9))


@pytest.fixture
def family(copied: Copied) -> Database:
    return copied("family", fill)


def fill(store: Database) -> None:
    for name in ("Donald Trump", "Melania Trump", "Donald Trump Jr.", "Trumpington Council"):
        kind = ORGANIZATION if "Council" in name else PERSON
        keep(store, story(name, f"{name} said so.", Said("so", name, name, kind)))
    keep(store, story("short.txt", "Trump said so.", Said("so", "Trump", "Trump")))


@pytest.mark.parametrize(
    ("name", "articles"),
    [
        ("Trump", {"Donald Trump", "Melania Trump", "Donald Trump Jr.", "short.txt"}),
        ("Donald Trump", {"Donald Trump"}),
        ("donald", {"Donald Trump", "Donald Trump Jr."}),
        ("Trump Jr", {"Donald Trump Jr."}),
        ("melania", {"Melania Trump"}),
        ("Trumpington", {"Trumpington Council"}),
    ],
)
def test_whom_a_name_means(family: Database, name: str, articles: set[str]) -> None:
    assert {row.article for row in attributions.quotes(family, QuoteFilter(speaker=name)).rows} == articles
