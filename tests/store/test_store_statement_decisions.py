"""What people decide about statements: split, joined, taken back, and held when the articles are read again."""

from __future__ import annotations

from datetime import date

import pytest
from carried import (
    ALTERED,
    DAY,
    DREDGE,
    NOT,
    PART,
    TURNED,
    only,
    quoting,
    relations,
)
from stories import Said, again, keep, story

from quotetrack.errors import NotFoundError, StoreError
from quotetrack.model import Analysis
from quotetrack.services.review import statements as decide
from quotetrack.services.review.undo import undo
from quotetrack.store import Database
from quotetrack.store.decision_log import Reviewer, list_decisions
from quotetrack.store.queries import attributions, statements


def apart(store: Database, *articles: str) -> int:
    """Split the sightings in some articles off the one statement that there is."""
    row = only(store)
    where = [(told.article, told.start) for told in row.timeline if told.article in articles]
    return decide.split(store, row.id, where, Reviewer("R. Moss", "two speeches"))


def articles(store: Database) -> list[set[str]]:
    return [{told.article for told in row.timeline} for row in statements.statements(store).rows]


def test_splitting_and_taking_it_back(store: Database) -> None:
    keep(store, *(quoting(key, DREDGE) for key in "abc"), *(quoting(key, PART) for key in "xy"))
    before = statements.statements(store).rows
    number = apart(store, "x", "y")
    assert articles(store) == [set("abc"), set("xy")]
    with store.read() as connection:
        (logged,) = list_decisions(connection)
    assert (logged.id, logged.person, logged.note) == (number, "R. Moss", "two speeches")
    assert logged.said.startswith("“Dredging the old lighthouse channel")
    assert logged.said.endswith("…”: x, y are another statement")
    undo(store, number)
    assert statements.statements(store).rows == before


def test_what_comes_after_a_split_goes_with_its_own_words(store: Database) -> None:
    keep(store, *(quoting(key, DREDGE) for key in "abc"), *(quoting(key, PART) for key in "xy"))
    apart(store, "x", "y")
    keep(store, quoting("z", PART), quoting("d", DREDGE), quoting("e", ALTERED))
    assert articles(store) == [set("abcde"), set("xyz")]


def test_the_same_words_can_be_split(store: Database) -> None:
    keep(store, *(quoting(key, DREDGE) for key in "abcd"))
    apart(store, "b", "d")
    keep(store, quoting("e", DREDGE))
    assert articles(store) == [set("ace"), set("bd")]
    assert len({row.id for row in statements.statements(store).rows}) == 2


def test_a_split_survives_another_text_and_another_engine(store: Database) -> None:
    keep(store, *(quoting(key, DREDGE) for key in "abc"), *(quoting(key, PART) for key in "xy"))
    apart(store, "x", "y")
    moved = story(
        "x", f"Much later. “{PART},” said Ann Okafor.", Said(PART, "Ann Okafor", "Ann Okafor"),
        version="hand-2", published=DAY,
    )  # fmt: skip
    shorter = PART.removeprefix("would ")
    recut = story(
        "y", f"“{PART},” said Ann Okafor. ", Said(shorter, "Ann Okafor", "Ann Okafor"),
        version="hand-2", published=date(2024, 3, 2),
    )  # fmt: skip
    keep(store, moved, recut)
    assert articles(store) == [set("abc"), set("xy")]
    keep(store, quoting("x", NOT), quoting("y", NOT))  # the words are gone
    assert articles(store) == [set("abc"), set("xy")]
    assert {row.words for row in statements.statements(store).rows} == {DREDGE, NOT}


def test_joining_and_taking_it_back(store: Database) -> None:
    keep(store, *(quoting(key, DREDGE) for key in "abc"), *(quoting(key, NOT) for key in "xy"))
    one, other = statements.statements(store).rows
    number = decide.join(store, one.id, other.id[:6])
    row = only(store)
    assert (row.id, row.words, row.sightings) == (one.id, DREDGE, 5)
    assert relations(row)["x"] == "other part"  # of what was said
    keep(store, quoting("z", NOT), again(quoting("a", DREDGE), title="Again"))
    assert articles(store) == [set("abcxyz")]
    undo(store, number)
    assert articles(store) == [set("abc"), set("xyz")]


def test_the_last_word_counts(store: Database) -> None:
    keep(store, *(quoting(key, DREDGE) for key in "abc"), *(quoting(key, NOT) for key in "xy"))
    one, other = statements.statements(store).rows
    joined = decide.join(store, one.id, other.id)
    split = apart(store, "x", "y")
    assert articles(store) == [set("abc"), set("xy")]
    undo(store, split)
    assert articles(store) == [set("abcxy")]
    undo(store, joined)
    assert articles(store) == [set("abc"), set("xy")]


def test_who_is_against_a_statement_can_be_split_off(store: Database) -> None:
    keep(store, *(quoting(key, NOT) for key in "abc"), *(quoting(key, TURNED) for key in "xy"))
    apart(store, "x", "y")
    assert articles(store) == [set("abc"), set("xy")]
    assert [row.relations for row in statements.statements(store).rows] == [{"verbatim": 3}, {"verbatim": 2}]


def test_what_cannot_be_decided(store: Database) -> None:
    keep(store, quoting("a", DREDGE), quoting("b", DREDGE), quoting("c", NOT))
    number = only(store).id
    start = only(store).first.start
    cases: list[tuple[object, type[Exception], str, str]] = [
        ([("a", start), ("b", start)], StoreError, "nothing would be left", "leave one"),
        ([("a", 9999)], NotFoundError, "not seen in a at 9999", f"did you mean a:{start}?"),
        ([("c", 1)], NotFoundError, "not seen in c", f"statements show {number}"),
        ([("nowhere", 1)], NotFoundError, "no article 'nowhere'", ""),
    ]
    for seen, kind, message, advice in cases:
        with pytest.raises(kind, match=message) as error:
            decide.split(store, number, seen)  # type: ignore[arg-type]
        assert advice in error.value.advice  # type: ignore[attr-defined]
    with pytest.raises(StoreError, match="one statement already"):
        decide.join(store, number, number[:5])
    with store.read() as connection:
        assert list_decisions(connection) == []


def test_what_was_parted_is_no_match(store: Database) -> None:
    keep(store, *(quoting(key, DREDGE) for key in "abc"), *(quoting(key, PART) for key in "xy"))
    number = apart(store, "x", "y")
    assert pairs(store) == {"ab", "ac", "bc", "xy"}
    keep(store, quoting("z", PART))  # goes with its own words
    assert pairs(store) == {"ab", "ac", "bc", "xy", "xz", "yz"}
    undo(store, number)
    assert len(pairs(store)) == 6 * 5 // 2


def test_one_that_is_left_alone_is_no_match_either(store: Database) -> None:
    keep(store, *(quoting(key, DREDGE) for key in "abc"))
    apart(store, "b")
    assert pairs(store) == {"ac"}


def pairs(store: Database) -> set[str]:
    return {"".join(sorted((row.a.article, row.b.article))) for row in attributions.matches(store).rows}


@pytest.mark.parametrize(
    "changed",
    [
        PART.replace("trawler", "fishing"),
        PART.replace("on this coast", "on our coast"),
        PART.replace("every ", ""),
    ],
)
def test_a_split_holds_when_a_word_of_its_quotation_changes(store: Database, changed: str) -> None:
    keep(store, *(quoting(key, DREDGE) for key in "abc"), *(quoting(key, PART) for key in "xy"))
    apart(store, "x", "y")
    keep(store, quoting("x", changed))
    assert articles(store) == [set("abc"), set("xy")]


def test_of_the_same_words_twice_the_one_among_the_same_words_is_meant(store: Database) -> None:
    def twice(before: str) -> Analysis:
        printed = f"{before}“{DREDGE},” she wrote in May. Years later the minister said: “{DREDGE.upper()}.”"
        said = (Said(DREDGE), Said(DREDGE.upper()))
        return story("x", printed, *said, published=DAY)

    keep(store, *(quoting(key, DREDGE) for key in "abc"), twice(""))
    row = only(store)
    _, second = (told for told in row.timeline if told.article == "x")
    decide.split(store, row.id, [("x", second.start)])
    moved = "Pilots wait outside. " * 7  # the first is now where the second was
    assert abs(len(moved) + 1 - second.start) < 20
    keep(store, twice(moved))
    (left,) = statements.statements(store).rows
    assert [told.words for told in left.timeline if told.article == "x"] == [DREDGE]


def test_where_both_halves_are_is_told(store: Database) -> None:
    keep(store, *(quoting(key, DREDGE) for key in "abcd"))
    number = apart(store, "a", "b")
    by_article = {told.article: row.id for row in statements.statements(store).rows for told in row.timeline}
    assert decide.homes(store, number) == ([by_article["a"]], [by_article["c"]])
    assert by_article["a"] != by_article["c"]
