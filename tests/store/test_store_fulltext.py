"""Full text: what a query means, and that no text is a bad query."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql
from stories import RATES, Said, keep, story

from quotetrack.store import Database, fulltext, open_database
from quotetrack.store import tables as t
from quotetrack.store.queries import attributions


@pytest.fixture(scope="module")
def quoted() -> Iterator[Database]:
    with open_database(":memory:") as store:
        words = "The café's co-operative won't close, naïve as Mr. O'Neill's plan is"
        keep(store, story("a.txt", f"“{words}.”", Said(words)), story("b.txt", f"“{RATES}.”", Said(RATES)))
        yield store


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cafe", 1),
        ("CAFÉ", 1),
        ("café", 1),  # an e and a combining accent
        ("close naive", 1),
        ("naive close", 1),
        ('"close naive"', 1),
        ('"naive close"', 0),
        ("“close naive”", 1),
        ("clos", 0),
        ("clos*", 1),
        ('"won\'t clo*"', 1),
        ('"won\'t clo"*', 1),
        ("co-operative", 1),
        ("operative-co", 0),
        ("O'Neill", 1),
        ("O’Neill", 1),
        ("close harvest", 0),
        ("close OR harvest", 0),  # no operator: "or" is a word that must occur
        ("plan NOT close", 0),
        ("words:plan", 0),
        ("the", 2),
        ('"', 0),
        ("", 0),
        ("* - ( ) ^ :", 0),
        ("plan)", 1),
        ('"plan', 1),
        ("plan +", 1),
    ],
)
def test_what_a_query_finds(quoted: Database, text: str, found: int) -> None:
    assert len(attributions.quotes(quoted, attributions.QuoteFilter(text=text)).rows) == found


@given(st.text())
def test_no_text_is_a_bad_query(quoted: Database, text: str) -> None:
    attributions.quotes(quoted, attributions.QuoteFilter(text=text))
    attributions.articles(quoted, text=text)


@pytest.mark.parametrize("text", ["\ud800", "plan \0", 'NEAR("a" "b", 2)', "{words} : plan", "plan*" * 50])
def test_odd_texts_are_queries_too(quoted: Database, text: str) -> None:
    attributions.quotes(quoted, attributions.QuoteFilter(text=text))


def test_another_database_searches_plainly() -> None:
    class Elsewhere:
        dialect = postgresql.dialect()

    condition = fulltext.said(Elsewhere(), '50% "of us"')  # type: ignore[arg-type]
    sql = str(condition.compile(dialect=postgresql.dialect(), compile_kwargs={"literal_binds": True}))
    assert "lower(attributions.words) LIKE" in sql
    assert "MATCH" not in sql
    assert r"50/%%" in sql or "50/%" in sql
    assert t.Attribution.__tablename__ in sql
