"""Asking the store, as an editor asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from stories import LEDGER, POST, RATES, UNDATED, Said, keep, story

from quotetrack.errors import NotFoundError
from quotetrack.model import Kind, SourceType
from quotetrack.model.records import Scope
from quotetrack.store import Database
from quotetrack.store.queries import attributions
from quotetrack.store.queries.attributions import QuoteFilter

ALL = [RATES, "a shambles", "not a word more", RATES, "calm", "disagree", "nothing was found", "agreed"]


@pytest.mark.parametrize(
    ("wanted", "contents"),
    [
        pytest.param({}, ALL, id="all: newest first, undated last, then by offset"),
        pytest.param({"speaker": "Ann Okafor"}, [RATES, "calm"], id="speaker"),
        pytest.param({"speaker": "ANN  okafor."}, [RATES, "calm"], id="speaker in another case"),
        pytest.param({"speaker": "Okafor"}, [RATES, "calm", "agreed"], id="a word of two speakers' names"),
        pytest.param({"speaker": "Jose Diaz"}, [RATES], id="speaker without accents"),
        pytest.param({"speaker": "FBI"}, ["nothing was found"], id="speaker by initials"),
        pytest.param({"outlet": "harbor ledger"}, ALL[3:6], id="outlet in another case"),
        pytest.param({"since": date(2024, 3, 2)}, ALL[:3], id="since, inclusive"),
        pytest.param({"until": date(2024, 3, 1)}, ALL[3:6], id="until, inclusive"),
        pytest.param({"kind": Kind.MIXED}, ["a shambles"], id="kind"),
        pytest.param({"type": SourceType.COLLECTIVE}, ["disagree"], id="type"),
        pytest.param({"type": SourceType.UNKNOWN}, ["not a word more"], id="no source is of unknown type"),
        pytest.param({"anonymous": True}, ["a shambles"], id="anonymous"),
        pytest.param({"anonymous": False, "since": date(2024, 3, 2)}, [ALL[0], ALL[2]], id="not anonymous"),
        pytest.param({"text": "harvest", "outlet": "Meridian Post"}, [RATES], id="text"),
        pytest.param({"text": "no such word"}, [], id="nothing"),
    ],
)
def test_quotes(newsroom: Database, wanted: dict[str, Any], contents: list[str]) -> None:
    assert [row.content for row in attributions.quotes(newsroom, QuoteFilter(**wanted)).rows] == contents


def test_a_page_has_no_more_than_its_limit(newsroom: Database) -> None:
    page = attributions.quotes(newsroom, QuoteFilter(), 2)
    assert [row.content for row in page.rows] == ALL[:2]
    assert [row.content for row in page] == ALL


def test_a_quote_says_where_it_stands_and_who_stands_behind_it(newsroom: Database) -> None:
    row = attributions.quotes(newsroom, QuoteFilter(anonymous=True)).rows[0]
    text = POST.article.text
    assert (row.article, row.outlet, row.date) == ("post/bank.txt", "Meridian Post", date(2024, 3, 2))
    assert (row.title, row.kind, row.type) == ("Union reads bank's words", Kind.MIXED, SourceType.UNNAMED)
    assert (row.speaker, row.source, row.reason) == (None, "A senior official", "who feared for his job")
    assert text[row.start : row.end] == row.content == "a shambles"
    assert [span.of(text) for span in row.spans] == ["a shambles"]


@pytest.mark.parametrize(
    ("wanted", "message", "advice"),
    [
        ({"speaker": "Okafr"}, "no speaker 'Okafr'", "did you mean Ann Okafor?"),
        ({"speaker": "Ann Ofakor"}, "no speaker 'Ann Ofakor'", "did you mean Ann Okafor?"),
        ({"speaker": "diez"}, "no speaker 'diez'", "did you mean José Díaz?"),
        ({"speaker": "Zbigniew"}, "no speaker 'Zbigniew'", ""),
        ({"speaker": "…"}, "no speaker '…'", ""),
        ({"outlet": "Harbour Ledger"}, "no outlet 'Harbour Ledger'", "did you mean Harbor Ledger?"),
    ],
)
def test_near_misses_are_offered(
    newsroom: Database, wanted: dict[str, str], message: str, advice: str
) -> None:
    with pytest.raises(NotFoundError) as error:
        attributions.quotes(newsroom, QuoteFilter(**wanted))  # type: ignore[arg-type]
    assert (error.value.message, error.value.advice) == (message, advice)


def test_in_an_empty_store_nobody_is_near(store: Database) -> None:
    with pytest.raises(NotFoundError, match="no speaker 'Trump'"):
        attributions.quotes(store, QuoteFilter(speaker="Trump"))
    assert (
        attributions.quotes(store, QuoteFilter()).rows
        == attributions.speakers(store).rows
        == attributions.matches(store).rows
        == []
    )


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("ledger/rates.txt", LEDGER),
        ("https://ledger.example/rates", LEDGER),
        ("2", POST),
        ("notes.txt", UNDATED),
    ],
)
def test_an_article_comes_back_as_it_was_analysed(newsroom: Database, key: str, told: object) -> None:
    assert attributions.load_article(newsroom, key) == told


@pytest.mark.parametrize(
    ("key", "advice"),
    [("ledger/rate.txt", "did you mean ledger/rates.txt?"), ("4", ""), ("99999999999999999999", "")],
)
def test_an_article_that_is_not_there(newsroom: Database, key: str, advice: str) -> None:
    with pytest.raises(NotFoundError, match=f"no article '{key}'") as error:
        attributions.load_article(newsroom, key)
    assert error.value.advice == advice


def test_an_id_that_is_a_number_comes_before_the_number_of_an_article(newsroom: Database) -> None:
    told = story("1", "Nothing.")
    keep(newsroom, told)
    assert attributions.load_article(newsroom, "1") == told


def test_speakers(newsroom: Database) -> None:
    rows = [
        (r.name, r.type.value, r.attributions, r.articles, r.outlets)
        for r in attributions.speakers(newsroom).rows
    ]
    assert rows == [
        ("Ann Okafor", "person", 2, 1, 1),
        ("Federal Bureau of Investigation", "organization", 1, 1, 0),
        ("José Díaz", "person", 1, 1, 1),
        ("Okafor", "person", 1, 1, 0),
    ]
    ann = attributions.speakers(newsroom, limit=1).rows[0]
    assert (ann.first, ann.last, ann.aliases) == (date(2024, 3, 1), date(2024, 3, 1), ())
    assert [r.aliases for r in attributions.speakers(newsroom, search="bureau").rows] == [("FBI",)]
    assert [r.name for r in attributions.speakers(newsroom, search="díA").rows] == ["José Díaz"]
    assert attributions.speakers(newsroom, search="nobody").rows == []


def test_sourcing_counts_every_attribution(newsroom: Database) -> None:
    rows = list(attributions.sourcing(newsroom))
    assert len(rows) == 8
    assert [(r.source_key, r.words) for r in rows[:3]] == [
        ("jose diaz", 14),
        ("a senior official", 2),
        (None, 4),
    ]
    assert rows[1].reason == "who feared for his job"
    assert [r.anonymous for r in rows] == [False, True, *[False] * 6]
    assert {r.byline for r in attributions.sourcing(newsroom, Scope(outlet="Harbor Ledger"))} == {"R. Moss"}
    assert len(list(attributions.sourcing(newsroom, Scope(since=date(2024, 3, 2))))) == 3


def test_sourcing_keeps_unnamed_sources_of_one_article_apart(store: Database) -> None:
    told = story(
        "a.txt", "A: yes. B: no. A: perhaps.",
        Said("yes", "A", type=SourceType.UNNAMED), Said("no", "B", type=SourceType.UNNAMED),
        Said("perhaps", "A", type=SourceType.UNNAMED),
    )  # fmt: skip
    keep(store, told)
    keys = [row.source_key for row in attributions.sourcing(store)]
    assert keys[0] == keys[2] != keys[1]
    assert None not in keys


def test_sourcing_may_be_left_half_read(newsroom: Database) -> None:
    rows = attributions.sourcing(newsroom)
    next(rows)
    rows.close()  # type: ignore[attr-defined]
    assert keep(newsroom, story("new.txt", "More."))["new"] == 1


def test_articles(newsroom: Database) -> None:
    assert [row.article for row in attributions.articles(newsroom)] == [
        "post/bank.txt",
        "ledger/rates.txt",
        "notes.txt",
    ]
    first = attributions.articles(newsroom, Scope(until=date(2024, 3, 1)))[0]
    assert (first.outlet, first.byline, first.date, first.title) == (
        "Harbor Ledger", "R. Moss", date(2024, 3, 1), "Rates stay",
    )  # fmt: skip
    assert [row.article for row in attributions.articles(newsroom, text="union reads")] == ["post/bank.txt"]
    assert attributions.articles(newsroom, Scope(outlet="Meridian Post", until=date(2024, 3, 1))) == []
