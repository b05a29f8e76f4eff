"""What is kept of statements is what a computation of everything gives, whatever was done to the store before."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples
from sqlalchemy import text

from quotetrack.errors import QuotetrackError
from quotetrack.matching import blocking, stock_phrases
from quotetrack.model import Analysis, Article, Attribution, Kind, SourceType, Span, Speaker
from quotetrack.services import backfill
from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.services.review import corrections
from quotetrack.services.review import speakers as about
from quotetrack.services.review import statements as decide
from quotetrack.services.review.undo import undo
from quotetrack.store import Database, open_database
from quotetrack.store.matching import invalidation
from quotetrack.store.queries import attributions, statements
from quotetrack.store.queries.attributions import QuoteFilter
from quotetrack.store.statements import refresh

SAYINGS = [
    "Dredge the silting harbour before the trawlers leave",
    "dredge the silting harbour before the trawlers leave",
    "They did dredge the silting harbour before the trawlers leave",
    "They did not dredge the silting harbour before the trawlers leave",
    "the silting harbour",
    "the silting harbour … the trawlers leave",
    "before the trawlers leave Skerry Island nobody checks lifeboats",
    "nobody checks lifeboats",
    "Nobody checks lifeboats before the trawlers leave",
]
NAMES = ["Ann Okafor", "Okafor", "Ann Okafor Jr.", "José Díaz"]
KEYS = [f"a{i}" for i in range(6)]
FILLER = "\n".join(f"The trawler number {i} was inspected by the harbour office on Monday." for i in range(6))


def article(key: str, said: list[tuple[str, str | None]], day: int | None, wire: bool) -> Analysis:
    """An article in which each saying is attributed to a name; `wire`: with the text that others print."""
    printed, found = "", []
    for words, name in said:
        span = Span(len(printed) + 1, len(printed) + 1 + len(words))
        printed += f"“{words}” said {name or 'somebody'}. "
        at = Span(span.end + 7, span.end + 7 + len(name)) if name else None
        who = Speaker(SourceType.PERSON, name, (at,)) if name and at else None
        found.append(Attribution(Kind.DIRECT, (span,), source=at, quoted=(span,), speaker=who))
    published = None if day is None else date(2024, 1, 1) + timedelta(day)
    return Analysis(
        Article(key, printed + FILLER * wire, outlet=f"The {key}", published=published),
        tuple(found),
        "hand-1",
    )


ARTICLES = st.builds(
    article,
    st.sampled_from(KEYS),
    st.lists(
        st.tuples(st.sampled_from(SAYINGS), st.none() | st.sampled_from(NAMES)),
        max_size=3,
        unique_by=lambda one: one[0].casefold(),
    ),
    st.none() | st.sampled_from([0, 0, 1, 40]),
    st.booleans(),
)


def kept(store: Database) -> tuple[Any, ...]:
    """All that is kept of statements, with their numbers."""
    with store.read() as connection:
        return tuple(
            sorted(map(repr, connection.execute(text(ask)).all()))
            for ask in (
                "SELECT id, public_id, sightings FROM statements WHERE sightings = 0",
                "SELECT * FROM statements WHERE sightings > 0",
                "SELECT * FROM sightings",
                "SELECT * FROM matches",
                "SELECT * FROM stale",
            )
        )


def saves(store: Database, data: st.DataObject) -> None:
    with IngestWriter(store, match=data.draw(st.sampled_from([True, True, True, False]))) as run:
        for one in data.draw(
            st.lists(ARTICLES, min_size=1, max_size=3, unique_by=lambda one: one.article.id)
        ):
            run.save(one)


def catches_up(store: Database, data: st.DataObject) -> None:
    if data.draw(st.booleans()):
        backfill.clear(store)
    backfill.catch_up(store)


def splits(store: Database, data: st.DataObject) -> None:
    rows = statements.statements(store).rows
    if rows:
        row = data.draw(st.sampled_from(rows))
        apart = data.draw(st.lists(st.sampled_from(row.timeline), min_size=1, max_size=2))
        decide.split(store, row.id, [(told.article, told.start) for told in apart])


def joins(store: Database, data: st.DataObject) -> None:
    rows = statements.statements(store).rows
    if len(rows) > 1:
        decide.join(store, *(row.id for row in data.draw(st.permutations(rows))[:2]))


def renames(store: Database, data: st.DataObject) -> None:
    one, other = data.draw(st.permutations(NAMES))[:2]
    (about.merge if data.draw(st.booleans()) else about.rename)(store, one, other)


def corrects(store: Database, data: st.DataObject) -> None:
    rows = attributions.quotes(store, QuoteFilter()).rows
    if rows:
        change = data.draw(
            st.sampled_from([corrections.Change(reject=True), corrections.Change(speaker="Bea Moss")])
        )
        corrections.correct(store, data.draw(st.sampled_from(rows)).id, change)


def takes_back(store: Database, data: st.DataObject) -> None:
    undo(store, data.draw(st.integers(1, 4)))


DONE: list[Callable[[Database, st.DataObject], None]] = [
    saves, saves, saves, saves, catches_up, splits, joins, renames, corrects, takes_back,
]  # fmt: skip


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new store, to be copied."""
    path = tmp_path_factory.mktemp("laws") / "empty.db"
    open_database(path).close()
    return path


@given(st.lists(st.sampled_from(DONE), min_size=2, max_size=7), st.data())
@examples(60)
def test_what_is_kept_is_what_a_computation_of_everything_gives(
    empty: Path, done: list[Callable[[Database, st.DataObject], None]], data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(blocking, "MANY", data.draw(st.sampled_from([2, 50])))
        patch.setattr(stock_phrases, "OCCASIONS", data.draw(st.sampled_from([2, 5])))
        patch.setattr(stock_phrases, "MOUTHS", data.draw(st.sampled_from([2, 5])))
        patch.setattr(refresh, "AT_ONCE", data.draw(st.sampled_from([1, refresh.AT_ONCE])))
        path = Path(folder, "copy.db")
        shutil.copy(empty, path)
        with open_database(path) as store:
            saves(store, data)
            for one in done:
                try:
                    one(store, data)
                except QuotetrackError:
                    continue  # nothing to be decided
                anew(store, data.draw(st.sampled_from([1, 1000])))


def anew(store: Database, at_once: int = 1000) -> None:
    """A computation of everything gives what is kept."""
    before = kept(store)
    assert before[-1] == []
    with store.write() as connection, pytest.MonkeyPatch.context() as whole:
        whole.setattr(refresh, "AT_ONCE", at_once)
        invalidation.invalidate_all(connection)
        refresh.refresh_statements(connection)
    assert kept(store) == before


SLOGAN = "dredge the silting harbour"
SLOGANS = [
    SLOGAN, f"we {SLOGAN}", f"{SLOGAN} now", f"if they {SLOGAN}", f"so {SLOGAN} first", f"{SLOGAN} again",
    "the silting harbour", "we dredge the silting boats",
]  # fmt: skip


def shouted(keys: str, days: list[int]) -> st.SearchStrategy[Analysis]:
    """An article of slogans."""
    said = st.tuples(st.sampled_from(SLOGANS), st.sampled_from(["Ann Okafor", "José Díaz", None]))
    some = st.lists(said, min_size=1, max_size=2, unique_by=lambda one: one[0])
    return st.builds(article, st.sampled_from(keys), some, st.sampled_from(days), st.just(False))


@given(
    st.lists(shouted("abcdefgh", [0, 1]), min_size=2, max_size=8, unique_by=lambda one: one.article.id),
    st.lists(shouted("abxyz", [0, 40]), min_size=1, max_size=4),
    st.sampled_from([2, 50]),
    st.sampled_from([2, 3]),
    st.sampled_from([2, 3]),
)
@examples(60)
def test_what_comes_to_be_a_stock_phrase_or_is_none_any_more_is_so_for_all(
    empty: Path, first: list[Analysis], then: list[Analysis], many: int, occasions: int, mouths: int
) -> None:
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(blocking, "MANY", many)
        patch.setattr(stock_phrases, "OCCASIONS", occasions)
        patch.setattr(stock_phrases, "MOUTHS", mouths)
        path = Path(folder, "copy.db")
        shutil.copy(empty, path)
        with open_database(path) as store:
            for some in (first, *([one] for one in then)):
                with IngestWriter(store) as run:
                    for one in some:
                        run.save(one)
                anew(store)


@pytest.mark.parametrize("other", [SLOGAN, f"{SLOGAN} now"])
def test_what_goes_may_leave_another_run_of_words_as_the_rarest(
    empty: Path, other: str, tmp_path: Path
) -> None:
    shutil.copy(empty, path := tmp_path / "copy.db")
    with open_database(path) as store:
        for key, words in [
            ("a", SLOGAN),
            ("b", other),
            ("c", "we dredge the silting boats"),
            ("c", "Nothing"),
        ]:
            with IngestWriter(store) as run:
                run.save(article(key, [(words, None)], 0, False))
            anew(store)
