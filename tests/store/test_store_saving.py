"""Ingesting: what counts as new, unchanged, updated; what is kept of what was replaced."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text
from stories import LEDGER, POST, RATES, UNDATED, Said, again, keep, span, story

from quotetrack.model import Analysis, Article, Attribution, Kind, Problem, Span
from quotetrack.services.ingest_writer import IngestWriter, Outcome
from quotetrack.store import Database
from quotetrack.store.queries import attributions


def count(store: Database, table: str) -> int:
    with store.read() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def rewritten(analysis: Analysis, **about: Any) -> Analysis:
    """The same article with a sentence more: another text."""
    return again(analysis, text=analysis.article.text + " This story was corrected.", **about)


OTHER = "https://other.example/rates"


@pytest.mark.parametrize(
    ("second", "outcome", "articles", "revisions"),
    [
        pytest.param(LEDGER, "unchanged", 1, 1, id="the same"),
        pytest.param(rewritten(LEDGER), "updated", 1, 2, id="another text"),
        pytest.param(rewritten(LEDGER, id="elsewhere"), "updated", 1, 2, id="another text at the same URL"),
        pytest.param(again(LEDGER, id="elsewhere"), "unchanged", 1, 1, id="the same URL under another id"),
        pytest.param(again(LEDGER, id="copy", url=None), "new", 2, 2, id="a copy without URL"),
        pytest.param(again(LEDGER, id="copy", url=OTHER), "new", 2, 2, id="a copy at another URL"),
        pytest.param(again(LEDGER, title=None, outlet=None), "unchanged", 1, 1, id="less is known"),
        pytest.param(again(LEDGER, outlet="HARBOR LEDGER"), "unchanged", 1, 1, id="the outlet in capitals"),
        pytest.param(again(LEDGER, language="en"), "unchanged", 1, 1, id="more is known"),
        pytest.param(again(LEDGER, title="Rates fall"), "updated", 1, 1, id="a corrected title"),
        pytest.param(again(LEDGER, published=date(2024, 3, 5)), "updated", 1, 1, id="a corrected date"),
        pytest.param(again(LEDGER, outlet="The Kestrel"), "updated", 1, 1, id="a corrected outlet"),
        pytest.param(replace(LEDGER, version="hand-2"), "updated", 1, 1, id="another extractor"),
    ],
)
@pytest.mark.parametrize("runs", [1, 2])
def test_an_article_that_comes_again(
    store: Database, runs: int, second: Analysis, outcome: str, articles: int, revisions: int
) -> None:
    if runs == 1:
        with IngestWriter(store) as run:
            assert run.save(LEDGER) is Outcome.NEW
            assert run.save(second) == outcome
            assert run.counts["new"] + run.counts["unchanged"] + run.counts["updated"] == 2
    else:
        keep(store, LEDGER)
        assert keep(store, second)[outcome] == 1
    assert (count(store, "articles"), count(store, "revisions")) == (articles, revisions)
    assert len(attributions.quotes(store, attributions.QuoteFilter()).rows) == 3 * articles


def test_an_unchanged_article_need_not_be_analysed(store: Database) -> None:
    keep(store, LEDGER)
    with IngestWriter(store) as run:
        assert run.outcome(LEDGER.article) is Outcome.UNCHANGED
        run.unchanged(LEDGER.article)
        assert run.outcome(POST.article) is Outcome.NEW
        assert run.outcome(rewritten(LEDGER).article) is Outcome.UPDATED
    assert run.counts == {"new": 0, "unchanged": 1, "updated": 0, "failed": 0}


def test_a_run_that_names_its_extractor_reads_again_what_another_read(store: Database) -> None:
    keep(store, LEDGER)
    with IngestWriter(store, version="hand-2") as run:
        assert run.outcome(LEDGER.article) is Outcome.UPDATED
        run.save(replace(LEDGER, version="hand-2", attributions=LEDGER.attributions[:1]))
    rows = attributions.quotes(store, attributions.QuoteFilter()).rows
    assert [row.version for row in rows] == ["hand-2"]
    assert count(store, "revisions") == 1
    assert count(store, "spans") == 4  # content, cue, source, quoted


def test_what_was_missing_is_filled_in_quietly(store: Database) -> None:
    keep(store, UNDATED)
    known = again(UNDATED, published=date(2024, 4, 1), outlet="The Kestrel", title="Nothing", url=OTHER)
    with IngestWriter(store) as run:
        assert run.outcome(known.article) is Outcome.UNCHANGED
        run.unchanged(known.article)
    assert run.counts["unchanged"] == 1
    assert attributions.load_article(store, OTHER) == known
    assert [row.article for row in attributions.articles(store, text="nothing")] == ["notes.txt"]


def test_a_correction_keeps_what_it_does_not_mention(store: Database) -> None:
    keep(store, LEDGER)
    keep(store, again(LEDGER, title="Rates fall", outlet=None, published=None))
    assert attributions.load_article(store, "ledger/rates.txt") == again(LEDGER, title="Rates fall")


def test_only_the_current_revision_counts(store: Database) -> None:
    later = story(
        "ledger/rates.txt",
        "“We never said that,” Ann Okafor told reporters.",
        Said("We never said that", "Ann Okafor", "Ann Okafor"),
        outlet="Harbor Ledger",
    )
    keep(store, LEDGER, POST)
    assert len(attributions.matches(store).rows) == 1
    keep(store, later)
    rows = attributions.quotes(store, attributions.QuoteFilter(outlet="Harbor Ledger")).rows
    assert [row.content for row in rows] == ["We never said that"]
    assert attributions.quotes(store, attributions.QuoteFilter(text="calm")).rows == []
    assert [row.article for row in attributions.articles(store, text="overnight")] == ["post/bank.txt"]
    assert attributions.matches(store).rows == []
    assert [(r.name, r.attributions) for r in attributions.speakers(store, search="okafor").rows] == [
        ("Ann Okafor", 1)
    ]
    assert (
        len(list(attributions.sourcing(store)))
        == len(attributions.quotes(store, attributions.QuoteFilter()).rows)
        == 4
    )
    # Kept, all the same: what was published is evidence.
    with store.read() as connection:
        earlier = connection.execute(text("SELECT text FROM revisions WHERE NOT current")).scalars().all()
    assert earlier == [LEDGER.article.text]


def test_the_text_of_before_again_is_a_third_revision(store: Database) -> None:
    keep(store, LEDGER)
    keep(store, rewritten(LEDGER))
    assert keep(store, LEDGER)["updated"] == 1
    assert count(store, "revisions") == 3
    assert attributions.load_article(store, "ledger/rates.txt") == LEDGER


def test_words_without_a_source_are_kept_as_such(newsroom: Database) -> None:
    row = next(
        r
        for r in attributions.quotes(newsroom, attributions.QuoteFilter()).rows
        if r.content == "not a word more"
    )
    assert (row.speaker, row.source, row.type.value, row.anonymous) == (None, None, "unknown", False)


def test_rows_say_what_made_them(newsroom: Database) -> None:
    rows = attributions.quotes(newsroom, attributions.QuoteFilter()).rows
    assert {(row.rule, row.version) for row in rows} == {("hand:told", "hand-1")}


def test_problems_are_kept_with_their_run_and_article(store: Database) -> None:
    problem = Problem("post/bank.txt", "one quotation is not closed", "look at the end")
    with IngestWriter(store) as run:
        run.failed(Problem("broken.html", "is not text", "convert it"))
        run.save(replace(POST, problems=(problem,)))
    assert run.counts["failed"] == 1
    assert attributions.load_article(store, "post/bank.txt").problems == (problem,)
    with store.read() as connection:
        kept = connection.execute(text("SELECT place, revision_id FROM problems ORDER BY place")).all()
    assert kept == [("broken.html", None), ("post/bank.txt", 1)]
    keep(store, rewritten(POST))
    assert attributions.load_article(store, "post/bank.txt").problems == ()


def test_an_article_without_attributions_counts(store: Database) -> None:
    keep(store, story("quiet.txt", "Nothing was said.", title="Quiet"))
    assert [row.title for row in attributions.articles(store)] == ["Quiet"]
    assert attributions.load_article(store, "quiet.txt").attributions == ()


def test_a_run_without_articles_leaves_a_finished_run(store: Database) -> None:
    keep(store)
    with store.read() as connection:
        assert connection.execute(text("SELECT status, new FROM runs")).all() == [("finished", 0)]


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (Attribution(Kind.DIRECT, (Span(10, 999),)), "no span of a text of 16"),
        (Attribution(Kind.DIRECT, (Span(-1, 3),)), "no span"),
        (Attribution(Kind.DIRECT, (Span(5, 2),)), "no span"),
        (Attribution(Kind.DIRECT, (Span(0, 2),), cue=Span(3, 77)), "no span"),
        (Attribution(Kind.DIRECT, ()), "no content"),
        (Attribution(Kind.DIRECT, (Span(0, 2),), confidence=1.5), "no confidence"),
    ],
)
def test_what_no_extractor_may_say_is_refused(store: Database, wrong: Attribution, message: str) -> None:
    bad = Analysis(Article("a.txt", "“Yes,” she said."), (wrong,), "hand-1")
    with IngestWriter(store) as run:
        with pytest.raises(ValueError, match=message):
            run.save(bad)
        run.save(POST)
    assert run.counts["new"] == 1
    assert [row.article for row in attributions.articles(store)] == ["post/bank.txt"]


def test_characters_that_no_database_keeps_are_replaced_one_for_one(store: Database) -> None:
    words = "“Rates \ud83d will\0 stay,” said Ann Okafor."
    told = story(
        "bad\udcff.txt", words, Said("Rates \ud83d will\0 stay", "Ann Okafor", "Ann Okafor"), title="\ud800"
    )
    keep(store, told)
    kept = attributions.load_article(store, "bad�.txt")
    assert kept.article.text == "“Rates � will� stay,” said Ann Okafor."
    assert kept.article.title == "�"
    assert kept.attributions == told.attributions
    assert keep(store, told)["unchanged"] == 1


def test_a_run_that_is_interrupted_keeps_what_was_saved(store: Database) -> None:
    with pytest.raises(KeyboardInterrupt), IngestWriter(store) as run:
        run.save(LEDGER)
        raise KeyboardInterrupt
    assert len(attributions.articles(store)) == 1
    with store.read() as connection:
        assert connection.execute(text("SELECT status, new FROM runs")).all() == [("interrupted", 1)]


def test_many_articles_are_written_in_batches(store: Database) -> None:
    said = [f"{RATES} in {year}" for year in range(1900, 2020)]
    many = [story(f"{i}.txt", f"{words}, said Ann Okafor.", Said(words, "Ann Okafor", "Ann Okafor"))
            for i, words in enumerate(said)]  # fmt: skip
    with IngestWriter(store, match=False) as run:
        for one in many:
            run.save(one)
        written = count(store, "articles")
    assert written == 100  # two batches; the rest at the end
    assert count(store, "articles") == 120
    assert attributions.speakers(store).rows[0].articles == 120


def test_the_spans_of_a_content_keep_their_order(store: Database) -> None:
    words = "“Rates,” she said, “stay.” “Why?” asked he."
    pieces = tuple(span(words, piece) for piece in ("Rates", "stay", "Why"))
    told = Analysis(
        Article("o.txt", words),
        (
            Attribution(Kind.DIRECT, pieces[2:], rule="second"),
            Attribution(Kind.DIRECT, pieces[:2], rule="first"),
        ),
        "hand-1",
    )
    keep(store, told)
    assert attributions.load_article(store, "o.txt") == told
    rows = attributions.quotes(store, attributions.QuoteFilter()).rows
    assert [row.rule for row in rows] == ["first", "second"]
    assert (rows[0].content, rows[0].spans) == ("Rates … stay", pieces[:2])
    assert (rows[0].start, rows[0].end) == (pieces[0].start, pieces[1].end)
