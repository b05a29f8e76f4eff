"""Stock phrases and slogans: what is said again and again, as it is listed."""

from __future__ import annotations

from datetime import date

import pytest
from carried import quoting
from stories import keep

from quotetrack.matching import stock_phrases
from quotetrack.services import backfill
from quotetrack.store import Database
from quotetrack.store.queries import attributions, statements
from quotetrack.store.queries import stock_phrases as stock_phrase_queries


def test_stock_phrases_are_listed_with_why_and_count_as_no_statement(store: Database) -> None:
    slogan = "Dredge the harbour now"
    days = [date(2024, month, 1) for month in range(1, stock_phrases.OCCASIONS + 1)]
    keep(store, *(quoting(f"{i}{day}", slogan, published=day) for day in days for i in "ab"))
    mouths = [f"{name} Moss" for name in ("Ada", "Bea", "Cleo", "Dora", "Edna", "Fay")]
    keep(store, *(quoting(f"m{i}", "a shipwreck of a budget", name=name) for i, name in enumerate(mouths)))
    assert statements.statements(store).rows == []
    slogans, budget = stock_phrase_queries.phrases(store)
    assert (slogans.words, slogans.reasons) == ("dredge the harbour now", ("5 occasions",))
    assert (slogans.sightings, slogans.occasions, slogans.speakers) == (10, 5, 1)
    assert (slogans.first, slogans.last) == (days[0], days[-1])
    assert (budget.words, budget.reasons) == ("a shipwreck of a budget", ("6 mouths",))
    assert stock_phrase_queries.phrases(store, 1) == [slogans]


def test_what_is_quoted_for_itself_comes_first_and_names_last(store: Database) -> None:
    openings = ("Fishing is hard", "Ask my cousin", "Birds went quiet", "Nets cost money", "Tides turned")
    small = ("with", "for", "by", "from", "to")
    assert len(openings) == len(small) == stock_phrases.OCCASIONS
    for month, (opening, word) in enumerate(zip(openings, small, strict=True), 1):
        day = date(2024, month, 1)
        slogan = "Dredge the harbour now" if month < 3 else f"{opening}: dredge the harbour now"
        keep(
            store,
            quoting(f"slogan {month}", slogan, published=day),
            quoting(f"term {month}", f"{opening}: lighthouse channel maintenance", published=day),
            quoting(f"name {month}", f"{word} Quentin Harkerby Lodge and we", published=day),
        )
    assert [(row.words, row.quoted_alone, row.names) for row in stock_phrase_queries.phrases(store)] == [
        ("dredge the harbour now", 2, False),
        ("lighthouse channel maintenance", 0, False),
        ("quentin harkerby lodge and we", 5, True),
    ]


@pytest.mark.parametrize(
    ("articles", "listed"),
    [(("a",), []), (("a", "b"), [("lock her up", ("everybody says it",), 3, 2)])],
)
def test_a_phrase_that_everybody_knows_is_listed_though_it_matches_nothing(
    store: Database, articles: tuple[str, ...], listed: list[object]
) -> None:
    for key in articles:
        keep(store, quoting(key, "Lock her up"))
    keep(store, quoting(articles[0] + "2", "The harbour crowd was shouting lock her up again"), match=False)
    if len(articles) == 1:
        keep(store, quoting("a2", "Nobody shouted"))
    backfill.catch_up(store)
    rows = stock_phrase_queries.phrases(store)
    assert [(row.words, row.reasons, row.sightings, row.quoted_alone) for row in rows] == listed
    assert attributions.matches(store).rows == []
