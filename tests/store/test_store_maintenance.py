"""What follows a write: the figures of facts are those of what is stored, whatever was written, and by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from stories import Said, again, keep, story

from quotetrack.errors import NotFoundError
from quotetrack.facts.records import FactFilter, FactRow
from quotetrack.model import Analysis, Kind
from quotetrack.services import watchlist
from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.services.review.speakers import rename
from quotetrack.store import Database
from quotetrack.store.facts import events
from quotetrack.store.queries import facts, speakers, statements
from quotetrack.store.queries.provenance import origins

CLAIM = "the tram depot at Quarry Lane will stay shut for eleven weeks while its roof is rebuilt"
ELSEWHERE = "no surveyor has looked into the cellar of the customs house since the flood"


def saying(key: str, name: str, words: str = CLAIM, post: str | None = None, **about: object) -> Analysis:
    """An article in which somebody says something, and holds a post where one is told."""
    made = story(
        key, f"{name} said that {words}.", Said(words, name, name, kind=Kind.INDIRECT, cue="said"),
        **({"outlet": f"The {key.title()}", "published": date(2024, 6, 1)} | about),
    )  # fmt: skip
    (said,) = made.attributions
    assert said.speaker is not None
    role, _, body = (post or "").partition(" of ")
    who = replace(said.speaker, role=role or None, affiliation=body or None)
    return replace(made, attributions=(replace(said, speaker=who),))


def crediting(key: str, outlet: str, *credited: str, day: int = 1) -> Analysis:
    """An article that has its words from other outlets."""
    whom = ", and told ".join(f"the {name}" for name in credited)
    return story(
        key, f"“{CLAIM},” Ann Whitlock told {whom}.", Said(CLAIM, "Ann Whitlock", "Ann Whitlock", cue="told"),
        outlet=outlet, published=date(2024, 6, day),
    )  # fmt: skip


def listed(store: Database) -> FactRow:
    (only,) = facts.facts(store, FactFilter(closed=None)).rows
    return only


def is_found(store: Database, wanted: FactFilter) -> bool:
    try:
        return bool(facts.facts(store, wanted).rows)
    except NotFoundError:  # no such outlet
        return False


def agree(store: Database, key: str) -> bool:
    """Does the list say what is computed when one fact is shown?"""
    row, now = listed(store), facts.fact_dossier(store, key).standing
    return (row.status, row.named, row.anonymous, row.origins, row.outlets) == (
        now.status.value, len(now.named), now.anonymous, now.origins, now.outlets,
    )  # fmt: skip


def test_who_is_who_reaches_the_facts_of_other_articles(store: Database) -> None:
    keep(store, saying("crier", "Whitlock", post="mayor of Quarry Lane"), saying("gull", "Ann Whitlock"))
    key = watchlist.add(store, watchlist.FactClaim(CLAIM))
    assert (listed(store).named, listed(store).status) == (2, "corroborated")
    keep(store, saying("star", "Ann Whitlock", ELSEWHERE, "mayor of Quarry Lane"))
    assert (listed(store).named, listed(store).status) == (1, "single source")
    assert agree(store, key)
    with store.read() as connection:
        assert [row.news for row in events.unread(connection, "")] == ["status changed"]


def test_a_surname_that_came_first_leaves_its_full_name_to_whom_it_belongs(store: Database) -> None:
    post = "mayor of Quarry Lane"
    keep(store, saying("crier", "Whitlock", post=post))
    keep(store, saying("gull", "Bea Whitlock", ELSEWHERE, post))
    assert [row.name for row in speakers.speakers(store)] == ["Bea Whitlock"]
    keep(store, saying("star", "Ann Whitlock", ELSEWHERE, post))  # now it can be either's
    assert sorted(row.name for row in speakers.speakers(store)) == [
        "Ann Whitlock",
        "Bea Whitlock",
        "Whitlock",
    ]


def test_two_speakers_who_are_called_alike_are_one_source_to_a_reader(store: Database) -> None:
    keep(store, saying("crier", "Ann Whitlock"), saying("gull", "Bea Moss"))
    key = watchlist.add(store, watchlist.FactClaim(CLAIM))
    rename(store, "Bea Moss", "Ann Whitlock")
    assert agree(store, key)


@pytest.mark.parametrize("how", ["unchanged", "saved"])
def test_what_is_filled_in_later_reaches_facts(store: Database, how: str) -> None:
    bare = saying("crier", "Ann Whitlock", outlet=None, published=None)
    keep(store, bare, saying("gull", "Bea Moss", published=date(2024, 6, 2)))
    key = watchlist.add(store, watchlist.FactClaim(CLAIM))
    since, of = FactFilter(since=date(2024, 6, 9)), FactFilter(outlet="The Crier")
    assert not is_found(store, since)
    assert not is_found(store, of)
    filled = again(bare, outlet="The Crier", published=date(2024, 6, 9))
    with IngestWriter(store) as run:
        if how == "unchanged":
            run.unchanged(filled.article)
        else:
            run.save(filled)
    assert run.counts["unchanged"] == 1
    assert is_found(store, since)
    assert is_found(store, of)
    now = listed(store)
    assert (now.outlets, now.first, now.last) == (2, date(2024, 6, 2), date(2024, 6, 9))
    assert agree(store, key)
    with store.read() as connection:
        assert [row.news for row in events.unread(connection, "")] == []  # it has printed nothing new


def test_a_byline_that_is_filled_in_is_a_credit(store: Database) -> None:
    bare = saying("crier", "Ann Whitlock")
    keep(store, bare, saying("gull", "Bea Moss", byline="Reuters"))
    key = watchlist.add(store, watchlist.FactClaim(CLAIM))
    assert listed(store).origins == 2
    with IngestWriter(store) as run:
        run.unchanged(again(bare, byline="Reuters").article)
    assert listed(store).origins == 1
    assert agree(store, key)


def two(a: str, b: str) -> list[Analysis]:
    return [crediting("a", "Harbor Ledger", a, day=1), crediting("b", "Gull Gazette", b, day=2)]


GRAPHS = [
    pytest.param(two("Gull Gazette", "Harbor Ledger"), 0, ("Gull Gazette", "Harbor Ledger"), id="each other"),
    pytest.param(two("Quarry Courier", "Harbor Ledger"), 1, (), id="a chain"),
    pytest.param(two("Quarry Courier", "Quarry Courier"), 1, (), id="one that is not here"),
    pytest.param([crediting("a", "Harbor Ledger", "Gull Gazette", "Quarry Courier")], 2, (), id="two at once"),
    pytest.param(
        [*two("Gull Gazette", "Harbor Ledger"), saying("c", "Ann Whitlock", outlet="Quarry Courier")], 1,
        ("Gull Gazette", "Harbor Ledger"), id="each other, and one who credits nobody",
    ),
    pytest.param(
        [saying("c", "Ann Whitlock", outlet="Quarry Courier"), saying("d", "Bea Moss", outlet="Quarry Courier")],
        1, (), id="two articles of one outlet",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("articles", "count", "ring"), GRAPHS)
@pytest.mark.parametrize("watched_first", [True, False])
def test_facts_have_the_origins_that_their_statements_have(
    store: Database, articles: list[Analysis], count: int, ring: tuple[str, ...], watched_first: bool
) -> None:
    key = ""
    if watched_first:
        key = watchlist.add(store, watchlist.FactClaim(CLAIM))
    for one in articles:  # each in a run of its own: what is credited may come later
        keep(store, one)
    key = key or watchlist.add(store, watchlist.FactClaim(CLAIM))
    assert listed(store).origins == count
    now = facts.fact_dossier(store, key).standing
    assert now.cycles == ((ring,) if ring else ())
    assert ("circular" in listed(store).holds) is bool(ring)
    assert agree(store, key)
    for told in origins(store, statements.statements(store).rows):
        if len(told.reporters) > 1 and all(one.attributions[0].kind is Kind.DIRECT for one in articles):
            assert (told.independent, told.cycles) == (count, now.cycles)


def test_an_outlet_that_comes_may_be_the_one_that_was_credited(store: Database) -> None:
    keep(store, crediting("a", "Gull Gazette", "Ellery Lantern"))
    key = watchlist.add(store, watchlist.FactClaim(CLAIM))
    assert [one.origin for one in facts.fact_dossier(store, key).sightings] == [
        None
    ]  # no name of an outlet yet
    keep(store, saying("l", "Bea Moss", ELSEWHERE, outlet="Ellery Lantern"))
    assert [one.origin for one in facts.fact_dossier(store, key).sightings] == ["Ellery Lantern"]
    assert agree(store, key)
