"""The verbs of the library, each on a store in a file; and pages, while articles come in."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stories import Said, keep, story

from quotetrack import Article, InputError, Kind, NotFoundError, Store, StoreError, open_store
from quotetrack.audit import Kind as Finding
from quotetrack.audit import Policy
from quotetrack.model import Analysis, SourceType
from quotetrack.services import watchlist
from quotetrack.store.queries.paging import write_cursor

WORDS = (
    "The harbour will open again in the second week of May, whatever the weather does",
    "Dredging the old lighthouse channel would bankrupt every trawler family on this coast",
    "Nobody in the ministry has read the geologists' report about the northern tunnel",
    "Three of the seven turbines were running without a licence since last summer",
    "The orchestra cannot play another season in a hall whose ceiling comes down",
    "Our hospital turned away eleven ambulances on the night of the power failure",
    "Cattle were driven over the frozen lake because the bridge had been sold",
    "Every schoolchild in this valley has measured more rain than the bureau admits",
)
NAMES = (
    "Ann Whitlock", "José Díaz", "Lucia Prato", "Paul Brandt", "Mona Reyes", "Ivo Kern", "Sara Lund", "Tom Achebe",
)  # fmt: skip
OFFICIAL = "A senior official said that the tunnel would cost 12 million euros."
LEDGER = Article(
    "ledger-1", f"“{WORDS[0]},” said Ann Whitlock, the mayor of Port Ellery. {OFFICIAL}", outlet="Harbor Ledger",
    published=date(2024, 3, 1),
)  # fmt: skip
COURIER = Article(
    "courier-1", f"“{WORDS[0].replace('second', 'third')},” said Ann Whitlock.", outlet="Courier",
    published=date(2024, 3, 2),
)  # fmt: skip
POST = Article("post-1", f"“{WORDS[0]},” said Anna Whitlock-Moss, the mayor.", outlet="Post")


@pytest.fixture
def store(tmp_path: Path, once: Callable[..., None]) -> Iterator[Store]:
    """A store of three articles."""

    def fill() -> None:
        with open_store(tmp_path / "api.db") as new:
            assert new.ingest([LEDGER, COURIER, POST]).new == 3

    once("api", fill)
    with open_store(tmp_path / "api.db", create=False) as opened:
        yield opened


def test_ingest_takes_articles_and_paths_and_says_what_came_of_them(store: Store, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(f"“{WORDS[1]},” said Paul Brandt.\n", encoding="utf-8")
    summary = store.ingest(
        [LEDGER, tmp_path / "new.txt", str(tmp_path / "absent.txt")], outlet="Gazette", date=date(2024, 5, 1)
    )
    assert (summary.new, summary.unchanged, summary.updated, summary.failed) == (1, 1, 0, 1)
    assert summary.attributions == 1
    assert [problem.where for problem in summary.problems] == [str(tmp_path / "absent.txt")]
    (row,) = store.quotes(speaker="Brandt")
    assert (row.outlet, row.date) == ("Gazette", date(2024, 5, 1))
    assert store.quotes(outlet="Harbor Ledger").rows  # what an article says goes before what stands in


def test_ingest_without_matching(store: Store) -> None:
    before = len(store.matches().rows)
    store.ingest(Article("gazette-1", POST.text, outlet="Gazette"), match=False)
    assert len(store.matches().rows) == before


def test_an_interrupt_is_raised_after_what_was_done_is_stored(store: Store) -> None:
    def articles() -> Iterator[Article]:
        yield Article("new-1", f"“{WORDS[1]},” said Paul Brandt.")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.ingest(articles())
    assert len(store.quotes(speaker="Brandt").rows) == 1


def test_quotes(store: Store) -> None:
    page = store.quotes(outlet="harbor ledger")
    assert [(row.speaker, row.kind, row.anonymous) for row in page.rows] == [
        ("Ann Whitlock", Kind.DIRECT, False), (None, Kind.INDIRECT, True),
    ]  # fmt: skip
    assert page.next is None
    row = page.rows[0]
    assert LEDGER.text[row.start : row.end] == row.content
    assert [row.kind for row in store.quotes(kind=Kind.INDIRECT)] == [Kind.INDIRECT]


def test_an_unknown_name_comes_with_what_was_meant(store: Store) -> None:
    with pytest.raises(NotFoundError) as error:
        store.quotes(speaker="Witlock")
    assert "Whitlock" in error.value.advice


def test_an_unknown_filter_is_refused(store: Store) -> None:
    with pytest.raises(TypeError, match="speeker"):
        store.quotes(speeker="Whitlock")


def test_matches_and_statements(store: Store) -> None:
    pairs = {frozenset((row.a.article, row.b.article)): row.relation for row in store.matches()}
    assert pairs[frozenset(("ledger-1", "courier-1"))] == "contradicting"
    assert pairs[frozenset(("ledger-1", "post-1"))] == "verbatim"
    assert not store.matches(speaker="Whitlock", until=date(2024, 2, 1)).rows
    (row,) = store.statements(outlet="Post").rows
    assert {told.article for told in row.timeline} == {"ledger-1", "courier-1", "post-1"}
    assert store.statement(row.id[:4]) == row
    with pytest.raises(NotFoundError):
        store.statement("none")


def test_speakers(store: Store) -> None:
    names = {row.name: row.attributions for row in store.speakers()}
    assert names == {"Ann Whitlock": 2, "Anna Whitlock-Moss": 1}
    assert [row.name for row in store.speakers(search="moss")] == ["Anna Whitlock-Moss"]
    assert store.speaker("Ann Whitlock").speaker.articles == 2


def test_facts(store: Store) -> None:
    assert store.facts().rows == []
    key = watchlist.add(store.database, watchlist.FactClaim(WORDS[0]))
    (row,) = store.facts(text="harbour").rows
    assert (row.id, row.outlets) == (key, 2)  # who says another week contradicts
    assert store.fact(key[:5]).row == row
    assert store.facts(closed=True).rows == []


def test_an_article_comes_back_as_it_was_analysed(store: Store) -> None:
    analysis = store.article("ledger-1")
    assert analysis.article == LEDGER
    assert isinstance(analysis, Analysis)
    with pytest.raises(NotFoundError, match="ledger-9"):
        store.article("ledger-9")


def test_an_audit_looks_at_what_other_articles_have_and_stores_nothing(store: Store) -> None:
    draft = Article("draft", f"“{WORDS[0]},” said Paul Brandt. {OFFICIAL}")
    found = {finding.kind for finding in store.audit(draft)}
    assert {Finding.OTHER_NAME, Finding.NO_REASON} <= found
    assert len(store.speakers().rows) == 2
    assert store.audit(draft, policy=Policy(findings=frozenset({Finding.ATTACK}))) == ()
    assert store.audit("ledger-1") == store.audit(store.article("ledger-1"))
    assert Finding.NO_REASON in {finding.kind for finding in store.audit("ledger-1")}
    with pytest.raises(NotFoundError):
        store.audit("ledger-9")


def test_reports(store: Store) -> None:
    anonymous = store.report("anonymous", by="outlet")
    share = anonymous.total.measures[0].share
    assert share is not None
    assert (share.count, share.total) == (1, 3)
    assert [group.name for group in anonymous.groups] == ["Courier", "Harbor Ledger", "Post"]
    assert list(anonymous.versions.values()) == [3]
    sourcing = store.report("sourcing", since=date(2024, 3, 2), explained=[1])
    assert (sourcing.articles, len(sourcing.figures)) == (1, 18)
    (row,) = store.report("repetition")
    assert row.statement.outlets == 3
    with pytest.raises(ValueError, match="no report 'weather'"):
        store.report("weather")  # type: ignore[call-overload]
    with pytest.raises(NotFoundError):
        store.report("anonymous", outlet="Nowhere")


def test_a_correction_and_its_undoing(store: Store) -> None:
    (row,) = store.quotes(anonymous=True)
    made = store.correct(row.id, speaker="Ivo Kern", type=SourceType.PERSON, by="R. Moss", note="on record")
    assert (made.person, made.note, made.undone) == ("R. Moss", "on record", None)
    assert [row.speaker for row in store.quotes(speaker="Kern")] == ["Ivo Kern"]
    assert store.undo(made.id).said == made.said
    assert store.decision(made.id).undone is not None
    assert store.quotes(anonymous=True).rows == [row]
    with pytest.raises(NotFoundError):
        store.undo(made.id)
    with pytest.raises(StoreError, match="nothing says what is wrong"):
        store.correct(row.id)
    with pytest.raises(NotFoundError):
        store.correct(999, reject=True)


def test_two_speakers_are_merged(store: Store) -> None:
    made = store.merge("Ann Whitlock", "Anna Whitlock-Moss", by="R. Moss")
    assert made.said == "Anna Whitlock-Moss is Ann Whitlock"
    assert [row.name for row in store.speakers()] == ["Ann Whitlock"]
    store.undo(made.id)
    assert len(store.speakers().rows) == 2


def test_a_store_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store"):
        open_store(tmp_path / "none.db", create=False)


def test_a_cursor_is_one_of_its_list(store: Store) -> None:
    cursor = store.quotes(limit=1).next
    name, *values = json.loads(urlsafe_b64decode(cursor + "=="))
    kinds = [write_cursor(name, [[value] for value in values]), write_cursor(name, [{}, *values[1:]])]
    for wrong in ("", "nonsense", "é", "W10", f"{cursor}A", *kinds):
        with pytest.raises(InputError, match="no cursor of this list"):
            store.quotes(after=wrong)
    for other in (store.matches, store.statements, store.speakers, store.facts):
        with pytest.raises(InputError, match="no cursor of this list"):
            other(after=cursor)


LISTS: dict[str, Callable[[Any], object]] = {
    "quotes": lambda row: (row.article, row.start),
    "matches": lambda row: (row.a.article, row.a.start, row.b.article, row.b.start),
    "statements": lambda row: row.id,
    "speakers": lambda row: row.name,
    "facts": lambda row: row.id,
}
DAYS = st.one_of(st.none(), st.integers(1, 5).map(lambda day: date(2024, 3, day)))
PRINTED = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), DAYS), min_size=1, max_size=5)


def printed(key: str, words: int, name: int, day: date | None) -> Analysis:
    text = f"“{WORDS[words]},” said {NAMES[name]}. “No {key},” said {NAMES[name]} later."
    return story(
        key, text, Said(WORDS[words], NAMES[name], NAMES[name]), Said(f"No {key}"), outlet=f"The {key}", published=day
    )  # fmt: skip


@example(
    first=[(0, 0, date(2024, 3, 2)), (0, 1, None), (0, 0, None), (1, 0, None)],
    later=[(date(2024, 3, 5), None)],
    size=1,
)
@given(first=PRINTED, later=st.lists(st.tuples(DAYS, DAYS), max_size=2), size=st.integers(1, 3))
def test_pages_have_each_row_once_while_articles_come_in(
    first: list[tuple[int, int, date | None]], later: list[tuple[date | None, date | None]], size: int
) -> None:
    number = count()
    with TemporaryDirectory() as folder, open_store(Path(folder) / "pages.db") as store:
        keep(store.database, *(printed(f"old{next(number)}", *one) for one in first))
        for words in WORDS[:3]:
            watchlist.add(store.database, watchlist.FactClaim(words))
        before = {
            name: [key(row) for row in getattr(store, name)(limit=None).rows] for name, key in LISTS.items()
        }
        for name, key in LISTS.items():
            pages = islice(getattr(store, name)(limit=size), len(before[name]) + 1)
            assert [key(row) for row in pages] == before[name]
        seen: dict[str, list[object]] = {name: [] for name in LISTS}
        at: dict[str, str | None] = dict.fromkeys(
            LISTS
        )  # the lists that are not at their end, and where they are
        coming = iter(enumerate(later, 4))
        while at:
            for name, after in [*at.items()]:
                page = getattr(store, name)(limit=size, after=after)
                seen[name] += map(LISTS[name], page.rows)
                assert len(seen[name]) == len({*seen[name]})
                assert len(page.rows) == size or (len(page.rows) < size and page.next is None)
                at[name] = page.next
                if page.next is None:
                    del at[name]
            for new, days in islice(coming, 1):
                keep(store.database, *(printed(f"new{next(number)}", new, new, day) for day in days))
                watchlist.add(store.database, watchlist.FactClaim(WORDS[new]))
        for name, rows in seen.items():
            assert [one for one in rows if one in before[name]] == before[name]
