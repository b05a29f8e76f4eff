"""Statements as the store changes: in whatever order articles come, and what goes on when they come again."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, permutations

import pytest
from carried import ALTERED, DREDGE, FIFTEEN, NOT, PART, TURNED, TWELVE, only, quoting
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples
from stories import again, keep

from quotetrack.model import Analysis
from quotetrack.model.records import StatementRow
from quotetrack.services import backfill
from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.services.review import speakers as decide
from quotetrack.services.review.undo import undo
from quotetrack.store import Database, open_database
from quotetrack.store.queries import attributions, statements
from quotetrack.store.queries.attributions import QuoteFilter
from quotetrack.store.statements import refresh

STORIES = [
    quoting("a", DREDGE, day=2),
    quoting("b", PART, day=2, name=None),
    quoting("c", ALTERED, day=3),
    quoting("d", NOT, day=2),
    quoting("e", TURNED, day=2),
    quoting("f", DREDGE, day=2, name="José Díaz"),
    quoting("g", f"{PART}. {NOT}", day=4),
    quoting("h", DREDGE, day=None),
    quoting("i", TWELVE, day=2),
    quoting("j", FIFTEEN, day=2),
]


def kept(path: str, batches: Iterable[Iterable[Analysis]]) -> list[StatementRow]:
    with open_database(path) as store:
        for some in batches:
            keep(store, *some)
        return statements.statements(store).rows


def test_any_order_of_coming_gives_the_same_statements(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("orders")
    expected = kept(str(path / "one.db"), [STORIES])
    assert len(expected) > 1
    orders = list(islice(permutations(STORIES), 0, None, 302_400))
    for i, order in enumerate(orders):
        assert kept(str(path / f"{i}.db"), [order]) == expected
        assert kept(str(path / f"{i}-each.db"), [[one] for one in order]) == expected


@examples(15)
@given(st.lists(st.sampled_from(STORIES), unique_by=lambda one: one.article.id, min_size=2), st.randoms())
def test_matching_later_or_anew_gives_the_same_statements(
    tmp_path_factory: pytest.TempPathFactory, some: list[Analysis], chance: object
) -> None:
    path = tmp_path_factory.mktemp("later")
    expected = kept(str(path / "once.db"), [some])
    with open_database(path / "later.db") as store:
        keep(store, *reversed(some), match=False)
        assert statements.statements(store).rows == []
        assert backfill.behind(store) == len(some)
        assert backfill.catch_up(store) == len(some)
        assert statements.statements(store).rows == expected
        backfill.clear(store)
        assert statements.statements(store).rows == []
        assert backfill.catch_up(store) == len(some)
        assert backfill.behind(store) == 0
        assert statements.statements(store).rows == expected


def test_an_id_holds_when_articles_come_again_and_others_come(store: Database) -> None:
    keep(store, quoting("m", DREDGE), quoting("n", PART))
    before = only(store).id
    keep(
        store,
        again(quoting("m", DREDGE), title="Corrected"),
        quoting("a", DREDGE, day=1),
        quoting("z", ALTERED),
    )
    assert only(store).id == before
    assert statements.statement(store, before[:4]).id == before
    assert statements.statement(store, before.upper()).id == before


def number_of(store: Database, article: str) -> int:
    """The number of the statement of which an article has the one sighting."""
    with store.read() as connection:
        said = {row.id for row in attributions.quotes(store, QuoteFilter()).rows if row.article == article}
        ((attribution, number),) = statements.statements_of(connection, said).items()
        assert attribution in statements.attributions(connection, [number])[number]
        assert statements.find(connection, statements.codes(connection, [number])[number]) == number
    return number


@pytest.mark.parametrize("way", ["again", "anew", "more", "another text", "gone and back"])
def test_a_statement_keeps_its_number(store: Database, way: str) -> None:
    told = [quoting("m", DREDGE), quoting("n", PART)]
    keep(store, *told)
    before = number_of(store, "m")
    if way == "again":
        keep(store, *(again(one, title="Corrected") for one in told))
    elif way == "anew":
        backfill.clear(store)
        backfill.catch_up(store)
    elif way == "more":
        keep(store, *(quoting(key, f"{DREDGE} from here to Skerry") for key in "abc"))
    elif way == "another text":
        keep(store, quoting("m", f"Well, {DREDGE}"))
    else:
        keep(store, *(quoting(one.article.id, "Nothing") for one in told))
        with store.read() as connection:
            assert statements.codes(connection, [before]) == {}
        keep(store, *told)
    assert number_of(store, "m") == before


def test_where_two_statements_become_one_the_larger_one_goes_on(store: Database) -> None:
    keep(store, *(quoting(f"n{i}", NOT) for i in range(2)), *(quoting(f"d{i}", DREDGE) for i in range(3)))
    numbers = {number_of(store, "n0"), number_of(store, "d0")}
    assert len(numbers) == 2
    keep(store, *(quoting(f"b{i}", f"{NOT}. {DREDGE}") for i in range(9)))
    assert only(store).sightings == 14
    assert number_of(store, "n0") == number_of(store, "d0") in numbers


def test_whether_names_disagree_follows_the_registry(store: Database) -> None:
    keep(store, quoting("a", DREDGE, name="Ann Okafor"), quoting("b", DREDGE, name="Annette Bell"))
    assert only(store).disagree
    number = decide.merge(store, "Ann Okafor", "Annette Bell")
    assert (only(store).disagree, only(store).speakers) == (False, ("Ann Okafor",))
    decide.rename(store, "Ann Okafor", "Ann Bell")
    assert (only(store).disagree, only(store).speakers) == (False, ("Ann Bell",))
    undo(store, number)
    assert only(store).disagree


def test_an_outlet_and_a_date_that_come_later_count(store: Database) -> None:
    keep(store, quoting("a", DREDGE), quoting("b", DREDGE, day=None, outlet=None))
    assert (only(store).outlets, only(store).days) == (1, 0)
    with IngestWriter(store) as run:
        run.unchanged(quoting("b", DREDGE, day=4).article)
    assert (only(store).outlets, only(store).days) == (2, 3)


def test_what_a_run_that_died_left_is_made_up_for(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(store, quoting("a", DREDGE), quoting("b", DREDGE), match=False)
    with monkeypatch.context() as patch:
        patch.setattr(refresh, "refresh_statements", lambda connection: None)
        backfill.catch_up(store)
    assert statements.statements(store).rows == []
    assert backfill.catch_up(store) == 0
    assert only(store).sightings == 2
