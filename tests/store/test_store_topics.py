"""Topics in the store: kept in order, filled in, corrected, asked for; articles in bulk are what they are alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from stories import LEDGER, POST, UNDATED, keep

from quotetrack.errors import NotFoundError
from quotetrack.model import Analysis
from quotetrack.model.records import Scope
from quotetrack.store import Database
from quotetrack.store.articles import load
from quotetrack.store.queries import attributions


def filed(analysis: Analysis, *topics: str) -> Analysis:
    return replace(analysis, article=replace(analysis.article, topics=topics))


def topics(store: Database) -> tuple[str, ...]:
    return attributions.load_article(store, LEDGER.article.id).article.topics


def test_topics_are_kept_in_order_filled_in_and_corrected(store: Database) -> None:
    assert keep(store, LEDGER)["new"] == 1
    assert topics(store) == ()
    assert keep(store, filed(LEDGER, "Ports", "law"))["unchanged"] == 1
    assert topics(store) == ("Ports", "law")
    assert keep(store, filed(LEDGER, "law", "Ports", "sea"))["updated"] == 1
    assert topics(store) == ("law", "Ports", "sea")
    assert keep(store, LEDGER)["unchanged"] == 1  # an input that does not say leaves what was known
    assert topics(store) == ("law", "Ports", "sea")


def test_what_no_database_takes_is_replaced(store: Database) -> None:
    keep(store, filed(LEDGER, "a\0b", "!"))
    assert topics(store) == ("a�b", "!")
    assert attributions.keys(store, Scope(topic="!")) == {LEDGER.article.id}


def test_articles_in_bulk_are_what_they_are_alone(store: Database) -> None:
    keep(store, filed(LEDGER, "Ports"), POST, UNDATED)
    bulk = {one.analysis.article.id: one.analysis for one in load.load_articles(store)}
    assert len(bulk) == 3
    for key, analysis in bulk.items():
        assert attributions.load_article(store, key) == analysis
    (some,) = load.load_revisions(store, [POST.article.id, "no such article"])
    assert some.analysis == bulk[POST.article.id]


def test_a_scope_asks_for_outlet_days_byline_and_topic(store: Database) -> None:
    byline = replace(POST, article=replace(POST.article, byline="Iris Vance and Jo 100% Marsh"))
    keep(store, filed(LEDGER, "Ports", "Élan"), byline, UNDATED)
    key = LEDGER.article.id
    assert attributions.keys(store, Scope()) == {key, POST.article.id, UNDATED.article.id}
    assert attributions.keys(store, Scope(topic="ports")) == {key}
    assert attributions.keys(store, Scope(topic="elan")) == {key}
    assert attributions.keys(store, Scope(topic="port")) == set()
    assert attributions.keys(store, Scope(byline="iris vance")) == {POST.article.id}
    assert attributions.keys(store, Scope(byline="%")) == {POST.article.id}
    assert attributions.keys(store, Scope(byline="_")) == set()
    assert attributions.keys(store, Scope(since=date(2100, 1, 1))) == set()
    assert [one.analysis.article.id for one in load.load_articles(store, Scope(topic="Ports"))] == [key]
    with pytest.raises(NotFoundError):
        attributions.keys(store, Scope(outlet="The Unheard Of"))


def test_an_earlier_revision_has_no_part_in_a_topic(store: Database) -> None:
    keep(store, filed(LEDGER, "Ports"))
    later = replace(LEDGER.article, text=LEDGER.article.text + " More.", topics=("Law",))
    keep(store, replace(LEDGER, article=later))
    assert attributions.keys(store, Scope(topic="Ports")) == set()
    assert attributions.keys(store, Scope(topic="Law")) == {LEDGER.article.id}
