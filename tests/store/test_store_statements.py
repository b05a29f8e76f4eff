"""Statements: who printed the same words, who says they said them, and what each made of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from carried import ALTERED, DAY, DREDGE, FIFTEEN, FILLER, NOT, PART, TURNED, TWELVE, only, quoting, relations
from sqlalchemy import text
from stories import Said, keep, story

from quotetrack.errors import NotFoundError
from quotetrack.model import Analysis, Kind, SourceType
from quotetrack.store import Database
from quotetrack.store.queries import attributions, statements


def test_a_quotation_that_two_attributions_have_is_one_sighting(store: Database) -> None:
    told = f"“{DREDGE},” an official said, the Beta Herald reported."
    inner = Said(f"“{DREDGE},”", "an official", cue="said", anonymous=True, type=SourceType.UNNAMED)
    outer = Said(f"“{DREDGE},” an official said", "the Beta Herald", "Beta Herald", kind=Kind.MIXED)
    nested = story("a", told, outer, inner, outlet="Ledger", published=date(2024, 3, 1))
    both = tuple(replace(one, quoted=nested.attributions[1].content) for one in nested.attributions)
    nested = replace(nested, attributions=both)
    keep(store, nested, quoting("b", DREDGE, day=2))
    row = only(store)
    assert (row.sightings, [told.article for told in row.timeline]) == (2, ["a", "b"])
    assert row.timeline[0].end - row.timeline[0].start == len(DREDGE) + 3


def test_who_said_it_who_was_first_and_what_each_made_of_it(store: Database) -> None:
    keep(
        store,
        quoting("c", PART, day=9),
        quoting("b", DREDGE, day=3),
        quoting("a", DREDGE, day=2, name="Okafor"),
        quoting("d", ALTERED, day=4),
        quoting("e", DREDGE, day=3),
    )
    row = only(store)
    assert row.words == DREDGE
    assert (row.first.article, row.first.outlet, row.first.date) == ("a", "The A", date(2024, 3, 2))
    assert (row.sightings, row.outlets, row.days, row.last) == (5, 5, 7, date(2024, 3, 9))
    assert (row.speakers, row.disagree, row.copies, row.same_day_outlets) == (("Ann Okafor",), False, 0, 0)
    assert [told.article for told in row.timeline] == ["a", "b", "e", "d", "c"]
    assert relations(row) == {
        "a": "verbatim", "b": "verbatim", "e": "verbatim", "d": "altered", "c": "trimmed",
    }  # fmt: skip
    assert row.relations == {"verbatim": 3, "trimmed": 1, "altered": 1}


def test_every_sighting_has_its_words_at_its_offsets(store: Database) -> None:
    told = [quoting("a", DREDGE), quoting("b", PART), quoting("c", ALTERED)]
    keep(store, *told)
    texts = {one.article.id: one.article.text for one in told}
    assert [(s.words, texts[s.article][s.start : s.end]) for s in only(store).timeline] == [
        (words, words) for words in (DREDGE, PART, ALTERED)
    ]


@pytest.mark.parametrize(("full", "turned"), [(NOT, TURNED), (TURNED, NOT), (TWELVE, FIFTEEN)])
def test_who_dropped_the_not_is_listed_against_the_statement(store: Database, full: str, turned: str) -> None:
    keep(store, quoting("a", full, day=2), quoting("b", full, day=2), quoting("z", turned, day=1))
    row = only(store)
    assert (row.words, row.sightings) == (full, 3)
    assert relations(row) == {"a": "verbatim", "b": "verbatim", "z": "contradicting"}
    assert row.first.article == "z"


def test_many_who_drop_the_not_are_all_against_what_more_say(store: Database) -> None:
    keep(store, *(quoting(f"y{i}", NOT) for i in range(4)), *(quoting(f"n{i}", TURNED) for i in range(3)))
    assert only(store).relations == {"verbatim": 4, "contradicting": 3}


def test_what_contradicts_each_other_around_a_short_wording_is_told(store: Database) -> None:
    short = NOT.partition("warn ")[2]
    keep(
        store,
        *(quoting(key, short, day=1) for key in "abc"),
        quoting("x", NOT, day=2),
        quoting("y", TURNED, day=3),
    )
    row = only(store)
    assert row.words == short
    assert row.relations == {"verbatim": 3, "trimmed": 2}
    assert {told.article: told.against for told in row.timeline} == {
        "a": None, "b": None, "c": None, "x": "y", "y": "x",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("names", "speakers", "disagree"),
    [
        (["Ann Okafor", "Ann Okafor"], ("Ann Okafor",), False),
        (["Ann Okafor", "Okafor"], ("Ann Okafor",), False),
        (["Ann Okafor", None], ("Ann Okafor",), False),
        ([None, None], (), False),
        (["José Díaz", "Ann Okafor"], ("Ann Okafor", "José Díaz"), True),
        (["José Díaz", "Ann Okafor", "José Díaz"], ("José Díaz", "Ann Okafor"), True),
        (["Karl Moss", "Karl Moss Jr."], ("Karl Moss", "Karl Moss Jr."), True),
    ],
)
def test_the_same_words_under_two_names_are_a_finding(
    store: Database, names: list[str | None], speakers: tuple[str, ...], disagree: bool
) -> None:
    keep(store, *(quoting(f"a{i}", DREDGE, name=name) for i, name in enumerate(names)))
    assert (only(store).speakers, only(store).disagree) == (speakers, disagree)


def test_a_body_is_named_by_its_initials(store: Database) -> None:
    def told(key: str, name: str) -> Analysis:
        said = Said(DREDGE, name, name, type=SourceType.ORGANIZATION)
        return story(key, f"“{DREDGE},” said {name}.", said, published=DAY)

    keep(store, told("a", "Northern Dredging Authority"), told("b", "NDA"))
    assert (only(store).speakers, only(store).disagree) == (("Northern Dredging Authority",), False)


def test_a_copy_that_changed_a_word_is_shown_as_such(store: Database) -> None:
    wire = " ".join(FILLER)
    keep(store, quoting("a", DREDGE, around=wire), quoting("b", ALTERED, around=wire))
    (match,) = attributions.matches(store).rows
    assert (match.relation, match.copy) == ("altered", True)
    assert only(store).copies == 1


def test_what_only_one_article_says_twice_is_no_statement(store: Database) -> None:
    keep(store, story("a", f"“{DREDGE}.” “{DREDGE.upper()}.”", Said(DREDGE), Said(DREDGE.upper())))
    assert statements.statements(store).rows == []


def test_the_same_words_on_two_occasions_are_two_statements_with_two_ids(store: Database) -> None:
    short = "dredged estuary"
    keep(
        store,
        *(quoting(f"{month}-{i}", short, published=date(2024, month, 1)) for month in (1, 6) for i in "ab"),
    )
    one, other = statements.statements(store).rows
    assert one.words == other.words
    assert one.id != other.id
    for row in (one, other):
        assert statements.statement(store, row.id) == row


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (lambda number: number[:-1] + ("0" if number[-1] != "0" else "1"), "did you mean {}"),
        (lambda number: "", "`quotetrack statements` lists them"),
        (lambda number: "zzz", "`quotetrack statements` lists them"),
    ],
)  # fmt: skip
def test_an_id_that_is_none_is_told_with_what_is_near(store: Database, typed: object, told: str) -> None:
    keep(store, quoting("m", DREDGE), quoting("n", PART))
    number = only(store).id
    with pytest.raises(NotFoundError) as error:
        statements.statement(store, typed(number))  # type: ignore[operator]
    assert told.format(number) in error.value.advice


def test_the_beginning_of_two_ids_asks_for_more(store: Database) -> None:
    keep(store, *(quoting(key, words) for key, words in zip("abcd", (DREDGE, DREDGE, NOT, NOT), strict=True)))
    with store.write() as connection:
        for number, code in enumerate(("4f0c12", "4f0c99"), 1):
            connection.execute(
                text("UPDATE statements SET public_id = :c WHERE id = :n"), {"c": code, "n": number}
            )
    assert statements.statement(store, "4f0c9").id == "4f0c99"
    with pytest.raises(NotFoundError, match="begins 2 statements") as error:
        statements.statement(store, "4f0c")
    assert error.value.advice == "type more of it: 4f0c12, 4f0c99"
