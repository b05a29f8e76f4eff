"""What is counted of statements, and by which counts they are ranked: outlets, sightings, days; a copy counts once."""

from __future__ import annotations

from pathlib import Path

import pytest
from carried import DREDGE, FILLER, NOT, PART, TWELVE, only, quoting
from sqlalchemy import text
from stories import RATES, keep

from quotetrack.store import Database, migration
from quotetrack.store.matching import near_duplicates
from quotetrack.store.queries import attributions, statements


def test_the_most_carried_comes_first(store: Database) -> None:
    keep(
        store,
        *(quoting(f"x{i}", NOT, outlet="The Gull", day=i) for i in range(1, 5)),
        *(quoting(f"y{i}", DREDGE) for i in range(3)),
        *(quoting(f"z{i}", TWELVE, day=1 + 8 * i) for i in range(2)),
        *(quoting(f"w{i}", RATES, day=1 + i) for i in range(2)),
    )
    assert [row.words for row in statements.statements(store).rows] == [DREDGE, TWELVE, RATES, NOT]
    assert [row.words for row in statements.statements(store, limit=1).rows] == [DREDGE]


def test_a_wire_story_that_many_print_is_one_origin(store: Database) -> None:
    wire = " ".join(FILLER)
    keep(
        store,
        quoting("ledger", DREDGE, day=3, around=wire),
        quoting("wire", DREDGE, day=2, around=wire),
        quoting("post", DREDGE, day=3, around=" ".join(FILLER[:5]).upper()),
        quoting("own", DREDGE, day=5, around="A reporter was there."),
    )
    row = only(store)
    assert (row.sightings, row.outlets, row.copies, row.days) == (2, 2, 2, 3)
    assert {told.article: told.copy_of for told in row.timeline} == {
        "wire": None, "ledger": "wire", "post": "wire", "own": None,
    }  # fmt: skip
    found = {
        frozenset((m.a.article, m.b.article)): (m.relation, m.copy) for m in attributions.matches(store).rows
    }
    assert found[frozenset(("ledger", "post"))] == ("copy", True)
    assert found[frozenset(("ledger", "own"))] == ("verbatim", False)


def test_copies_do_not_count_in_what_was_done_to_the_words(store: Database) -> None:
    wire = " ".join(FILLER)
    keep(
        store,
        quoting("a", DREDGE, day=2),
        *(quoting(key, PART, day=3, around=wire) for key in "bcd"),
    )
    assert only(store).relations == {"verbatim": 1, "trimmed": 1}


def test_three_hundred_outlets_of_one_day_are_one_statement(store: Database) -> None:
    keep(store, *(quoting(f"p{i:03}", DREDGE, around=f"Outlet {i} has more.") for i in range(300)))
    row = only(store)
    assert (row.sightings, row.outlets, row.same_day_outlets) == (300, 300, 299)


def test_articles_that_share_a_sentence_are_not_all_compared(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    are = near_duplicates.CopyIndex.is_copy
    monkeypatch.setattr(near_duplicates.CopyIndex, "is_copy", lambda *of: asked.append(of) or are(*of))
    count = 200
    around = [
        f"The mate of trawler {n} left the harbour office by its north gate at {n}." for n in range(count)
    ]
    keep(store, *(quoting(f"{n:03}", DREDGE, around=around[n]) for n in range(count)))
    assert only(store).sightings == count
    assert len(asked) < 10 * count


def test_a_statement_that_is_counted_wrongly_is_damage(store: Database, path: Path) -> None:
    wire = " ".join(FILLER)
    keep(store, quoting("a", DREDGE, around=wire), quoting("b", DREDGE, around=wire), quoting("c", NOT))
    keep(store, quoting("d", NOT), quoting("e", PART))
    keep(store, quoting("d", "Nothing"))
    assert migration.check(path) == []
    with store.write() as connection:
        connection.execute(text("UPDATE statements SET copies = copies + 1"))
    assert migration.check(path) == ["1 statements are counted wrongly"]
