"""Matching: the same words in two articles are found as they are ingested, and go when their text goes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from stories import LEDGER, POST, RATES, Said, again, keep, story

from quotetrack.matching import blocking, fingerprints, normal_form, stock_phrases
from quotetrack.model import Analysis, Attribution, Kind, Span
from quotetrack.services import backfill
from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.store import Database, migration
from quotetrack.store.matching import index
from quotetrack.store.queries import attributions
from quotetrack.store.queries.draft_matches import find_draft_matches

OTHER = "Dredging the old lighthouse channel would bankrupt every trawler family on this coast"


def quoting(key: str, words: str, kind: Kind = Kind.DIRECT, **about: object) -> Analysis:
    return story(
        key, f"“{words},” said Ann Okafor.", Said(words, "Ann Okafor", "Ann Okafor", kind=kind), **about
    )


def by(name: str | None, key: str, words: str, day: int) -> Analysis:
    """An article of a day in March that quotes somebody."""
    said = Said(words, name, name) if name else Said(words)
    return story(key, f"“{words},” said {name or 'somebody'}.", said, published=date(2024, 3, day))


def pairs(store: Database) -> set[frozenset[str]]:
    return {frozenset((row.a.article, row.b.article)) for row in attributions.matches(store).rows}


def rows(store: Database, table: str) -> list[Any]:
    with store.read() as connection:
        return [tuple(row) for row in connection.execute(text(f"SELECT * FROM {table} ORDER BY 1, 2"))]


def telling(key: str, words: str, **about: object) -> Analysis:
    return story(
        key,
        f"Ann Okafor said {words}.",
        Said(words, "Ann Okafor", "Ann Okafor", kind=Kind.INDIRECT),
        **about,
    )


def test_a_reported_statement_matches_one_that_is_reported_in_the_same_words(store: Database) -> None:
    day = date(2024, 1, 1)
    told = "that dredging the old lighthouse channel would bankrupt every trawler family"
    keep(store, telling("a", told, published=day), telling("b", told.removeprefix("that "), published=day))
    keep(store, telling("c", "that dredging the old lighthouse channel would begin in March", published=day))
    keep(store, quoting("d", told.removeprefix("that ").capitalize(), published=day))
    keep(store, telling("e", told, published=date(2024, 3, 1)))
    assert pairs(store) == {frozenset("ab")}
    (row,) = attributions.matches(store).rows
    assert (row.relation, row.a.words) == ("verbatim", told)


def test_the_same_words_in_two_articles(newsroom: Database) -> None:
    (match,) = attributions.matches(newsroom).rows
    assert (match.a.article, match.b.article) == (
        "ledger/rates.txt",
        "post/bank.txt",
    )  # as they were published
    assert (match.score, match.relation) == (100.0, "verbatim")
    assert (match.a.words, match.a.speaker, match.b.speaker) == (RATES, "Ann Okafor", "José Díaz")
    assert LEDGER.article.text[match.a.start : match.a.end] == RATES
    assert (match.a.outlet, match.a.date) == ("Harbor Ledger", date(2024, 3, 1))


def test_what_was_published_first_stands_first(store: Database) -> None:
    keep(
        store,
        quoting("late", RATES, published=date(2024, 2, 2)),
        quoting("early", RATES, published=date(2024, 2, 1)),
    )
    keep(store, quoting("undated", RATES))
    assert [(m.a.article, m.b.article) for m in attributions.matches(store).rows] == [
        ("early", "late"), ("early", "undated"), ("late", "undated"),
    ]  # fmt: skip


@pytest.mark.parametrize("batched", [True, False])
def test_matches_are_the_same_in_one_run_and_in_several(store: Database, batched: bool) -> None:
    told = [
        quoting("a", RATES),
        quoting("b", OTHER),
        quoting("c", f"Well, {RATES.lower()}"),
        quoting("d", OTHER),
    ]
    for some in [told] if batched else [[one] for one in told]:
        keep(store, *some)
    assert pairs(store) == {frozenset("ac"), frozenset("bd")}


def test_words_without_quotation_marks_are_not_matched(store: Database) -> None:
    keep(store, quoting("a", RATES, Kind.INDIRECT), quoting("b", RATES, Kind.INDIRECT), quoting("c", RATES))
    assert attributions.matches(store).rows == []


def test_only_what_stands_in_quotation_marks_is_compared(store: Database) -> None:
    words = f"the bank, which said “{RATES}”, is calm"
    article = story("m", f"She said {words}.").article
    content, quoted = article.text.index(words), article.text.index(RATES)
    spans = {
        "content": (Span(content, content + len(words)),),
        "quoted": (Span(quoted, quoted + len(RATES)),),
    }
    keep(store, Analysis(article, (Attribution(Kind.MIXED, **spans),), "hand-1"), quoting("d", RATES))
    (match,) = attributions.matches(store).rows
    assert match.relation == "verbatim"
    assert match.a.words == match.b.words == RATES


def test_an_article_does_not_match_itself(store: Database) -> None:
    words = f"“{RATES},” said Ann Okafor. Later: “{RATES.upper()}.”"
    keep(store, story("a", words, Said(RATES), Said(RATES.upper())))
    assert attributions.matches(store).rows == []


def test_an_article_that_repeats_itself_does_not_hide_another(store: Database) -> None:
    day = date(2024, 3, 1)  # of one day: else what is said so often would be a slogan
    text_ = "\n".join(f"“{RATES},” said the {i}th clerk." for i in range(60))
    places = [place for place in range(len(text_)) if text_.startswith(RATES, place)]
    said = tuple(Attribution(Kind.DIRECT, (Span(place, place + len(RATES)),)) for place in places)
    clerks = Analysis(story("clerks", text_, published=day).article, said, "hand-1")
    keep(store, quoting("a", RATES.removesuffix(" are published"), published=day), clerks)
    assert len(attributions.matches(store).rows) == 60


def test_a_run_without_matching_is_caught_up_with(store: Database) -> None:
    keep(store, LEDGER, POST, match=False)
    assert attributions.matches(store).rows == []
    assert backfill.catch_up(store) == 2
    assert len(attributions.matches(store).rows) == 1
    assert backfill.catch_up(store) == 0


def test_the_next_run_matches_what_an_earlier_one_left(store: Database) -> None:
    keep(store, LEDGER, match=False)
    keep(store, POST)
    assert pairs(store) == {frozenset(("ledger/rates.txt", "post/bank.txt"))}


def test_a_new_way_of_matching_replaces_the_old(newsroom: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(newsroom, "matches"), rows(newsroom, "fingerprints")
    monkeypatch.setattr(index, "VERSION", "another")
    assert backfill.catch_up(newsroom) == 3
    assert (rows(newsroom, "matches"), rows(newsroom, "fingerprints")) == before


def test_nothing_is_left_of_what_was_replaced(store: Database) -> None:
    keep(store, LEDGER)
    alone = {table: len(rows(store, table)) for table in ("quotations", "fingerprints", "matches")}
    keep(store, POST)
    assert len(rows(store, "matches")) == 1
    keep(store, story("post/bank.txt", "Nothing was said."))
    assert {table: len(rows(store, table)) for table in alone} == alone


def test_a_run_that_reads_again_matches_again(store: Database) -> None:
    keep(store, LEDGER, POST)
    with IngestWriter(store) as run:
        run.save(again(LEDGER, title="Rates fall"))
    assert pairs(store) == {frozenset(("ledger/rates.txt", "post/bank.txt"))}
    assert len(rows(store, "matches")) == 1


def test_three_hundred_outlets_that_carry_the_same_words_are_all_matched(store: Database, path: Path) -> None:
    keep(store, *(quoting(f"{i}", RATES) for i in range(300)))
    assert len(pairs(store)) == 300 * 299 // 2
    assert len(rows(store, "matches")) == 299  # kept: each with the one that represents them
    keys = len(fingerprints.block_keys(normal_form.normalize(RATES).words))
    assert len(rows(store, "fingerprints")) == keys + 1
    assert migration.check(path) == []


def test_three_hundred_outlets_that_each_cut_the_words_in_another_way_meet_in_the_longest(
    store: Database,
) -> None:
    words = f"{OTHER} and nobody at the ministry has an answer to that".split()
    cuts = [" ".join(words[i:j]) for i in range(11) for j in range(i + 8, len(words) + 1)][
        : blocking.MANY + 20
    ]
    assert len(cuts) > blocking.MANY
    keep(
        store, *(quoting(f"{i:03}", cut, published=date(2024, 3, 1)) for i, cut in enumerate(reversed(cuts)))
    )
    longest = max(range(len(cuts)), key=lambda i: len(cuts[::-1][i]))
    met = {key for pair in pairs(store) if f"{longest:03}" in pair for key in pair}
    assert len(met) == len(cuts)


def test_a_date_that_comes_later_counts(store: Database) -> None:
    short = "dredged estuary"
    keep(store, quoting("a", short, published=date(2024, 1, 1)), quoting("b", short))
    assert pairs(store) == set()
    keep(store, quoting("b", short, published=date(2024, 1, 1)))
    assert pairs(store) == {frozenset("ab")}


SHORT = "overloaded trawlers"


@pytest.mark.parametrize(
    ("named", "other", "together"),
    [
        (["Ann Okafor", "Okafor", "Ann Okafor"], "Harbour Office", True),  # her office, or who quotes her
        (["Ann Okafor", "Okafor"], "Harbour Office", False),  # too few to say whose words they are
        (["Ann Okafor", "Okafor", "Bo Lind", "Bo Lind"], "Harbour Office", False),  # half of them are no more
        (
            ["Ann Okafor", "Okafor", "Ann Okafor", None, None, None],
            "Harbour Office",
            True,
        ),  # None says nothing
    ],
)
def test_what_most_articles_give_to_one_speaker_is_his_in_the_others(
    store: Database, named: list[str | None], other: str, together: bool
) -> None:
    keep(store, *(by(name, f"{i}", SHORT, 1) for i, name in enumerate(named)))
    keep(store, by(other, "other", SHORT, 2))
    assert (frozenset(("0", "other")) in pairs(store)) is together


def test_a_speaker_who_is_named_in_one_article_again_and_again_is_named_once(store: Database) -> None:
    text_ = "“Overloaded trawlers,” said Ann Okafor. “Overloaded trawlers!” “overloaded trawlers …”"
    words = ("Overloaded trawlers", "Overloaded trawlers!", "overloaded trawlers …")
    keep(store, story("a", text_, *(Said(one, "Ann Okafor", "Ann Okafor") for one in words)))
    keep(store, by("Bo Lind", "b", SHORT, 2))
    assert pairs(store) == set()


def test_a_draft_carries_what_most_articles_give_to_one_speaker_and_print_again_and_again(
    store: Database,
) -> None:
    draft = by("Harbour Office", "draft", SHORT, 31)
    keep(store, by("Ann Okafor", "a", SHORT, 1), by("Okafor", "b", SHORT, 11))
    assert find_draft_matches(store, draft) == []
    keep(store, by("Ann Okafor", "c", SHORT, 21))
    assert [one.sighting.article for one in find_draft_matches(store, draft)] == ["a", "b", "c"]
    assert {one.same_speaker for one in find_draft_matches(store, draft)} == {
        False
    }  # which is for an editor to know


def test_two_sightings_of_one_statement_are_a_pair_whatever_lies_between_them(store: Database) -> None:
    """Too many weeks for a piece of a speech, were it not quoted in between."""
    speech = f"{OTHER} and nobody at the ministry has an answer to that"
    piece = "would bankrupt every trawler family"
    keep(store, by("Ann Okafor", "first", speech, 1), by("Ann Okafor", "last", piece, 29))
    assert pairs(store) == set()
    keep(store, by("Ann Okafor", "between", OTHER, 15))
    assert pairs(store) == {
        frozenset(two) for two in (("first", "between"), ("between", "last"), ("first", "last"))
    }


def test_a_slogan_is_no_repetition(store: Database) -> None:
    days = [date(2024, month, 1) for month in range(1, stock_phrases.OCCASIONS + 1)]
    slogan = "dredge the harbour now"
    keep(store, *(quoting(f"{outlet}{day}", slogan, published=day) for day in days[:-1] for outlet in "ab"))
    assert pairs(store)
    keep(store, quoting("last", slogan, published=days[-1]))
    assert pairs(store) == set()


@pytest.mark.parametrize(("words", "again"), [("harbour levy dodgers", True), ("harbour levy", False)])
def test_what_goes_on_from_a_slogan_in_its_own_way_is_a_repetition(
    store: Database, words: str, again: bool
) -> None:
    days = [date(2024, month, 1) for month in range(1, stock_phrases.OCCASIONS + 1)]
    keep(store, *(quoting(f"{day}", f"they want a harbour levy {day:%B}", published=day) for day in days))
    keep(store, *(quoting(outlet, words, published=days[-1]) for outlet in "ab"))
    assert (frozenset("ab") in pairs(store)) is again


@pytest.mark.parametrize("words", ["…", "“”", "!!!", "No"])
def test_quotations_of_hardly_a_word(store: Database, words: str) -> None:
    keep(store, quoting("a", words), quoting("b", words))
    assert attributions.matches(store).rows == []
