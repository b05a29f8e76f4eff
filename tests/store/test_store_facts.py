"""Facts under watch: found as articles come, through new texts and other readings, with what people decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Executable, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import col
from stories import Said, keep, story

from quotetrack.errors import NotFoundError, StoreError
from quotetrack.facts.records import FactDossier, FactFilter, FactRow
from quotetrack.model import Analysis, Kind, SourceType
from quotetrack.services import upgrade, watchlist
from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.services.review import fact_links
from quotetrack.services.review.corrections import Change, correct
from quotetrack.services.review.speakers import merge
from quotetrack.services.review.undo import undo
from quotetrack.store import Database, migration, open_database
from quotetrack.store import tables as t
from quotetrack.store.decision_log import Reviewer, list_decisions
from quotetrack.store.facts import events, evidence
from quotetrack.store.queries import facts

CLAIM = "the ferry terminal at Port Ellery will close for 14 months of repairs after the summer season"
LONGER = CLAIM.replace("14", "18")
NEVER = CLAIM.replace("will close", "will not close")
PARAPHRASE = "ferries would stop calling at the Ellery quay for more than a year"
PARTS = "the ferry terminal at Port Ellery will close"


def told(
    key: str, words: str, day: int = 1, source: str = "Pavel Dorn", more: str = "", **about: object
) -> Analysis:
    """An article in which somebody says something, without marks."""
    named: dict[str, Any] = (
        {"anonymous": True, "type": SourceType.UNNAMED} if source.islower() else {"name": source}
    )
    return story(
        key, f"{more}Yesterday {source} said that {words}.",
        Said(words, source, kind=Kind.INDIRECT, cue="said", **named),
        published=date(2024, 6, day), outlet=key.title(), **about,
    )  # fmt: skip


def denying(key: str, words: str, day: int = 2) -> Analysis:
    """An article in which somebody denies something."""
    return story(
        key, f"Yesterday Lena Ostrow denied that {words}.",
        Said(words, "Lena Ostrow", "Lena Ostrow", kind=Kind.INDIRECT, cue="denied"),
        published=date(2024, 6, day), outlet=key.title(),
    )  # fmt: skip


@pytest.fixture
def fact(store: Database) -> str:
    """The id of a fact that one article carries, by an unnamed source."""
    keep(store, told("ledger", CLAIM, source="an official"))
    return watchlist.add(store, watchlist.FactClaim(CLAIM, None, date(2024, 6, 1)), Reviewer("R. Moss"))


def news(store: Database, reader: str = "") -> list[str]:
    """What happened since the last look."""
    with store.read() as connection:
        rows = events.unread(connection, reader)
    if rows:
        events.read(store, reader, rows[-1].number)
    return [row.news for row in rows]


def row(store: Database) -> FactRow:
    (only,) = facts.facts(store, FactFilter(closed=None)).rows
    return only


def shown(store: Database, key: str) -> FactDossier:
    return facts.fact_dossier(store, key)


def seen(store: Database, key: str) -> dict[str, str]:
    return {one.article: one.relation for one in shown(store, key).sightings if one.gone is None}


def test_a_watch_begins_with_what_the_store_has(store: Database) -> None:
    keep(store, told("ledger", CLAIM, source="an official"), told("gull", PARAPHRASE), denying("star", PARTS))
    key = watchlist.add(store, watchlist.FactClaim(CLAIM))
    assert seen(store, key) == {"ledger": "verbatim", "star": "denial"}
    assert (row(store).status, row(store).anonymous, row(store).objections) == ("disputed", 1, 1)
    assert news(store) == []


def test_what_comes_finds_its_fact(store: Database, fact: str) -> None:
    assert row(store).holds == ("anonymous only", "single source", "single outlet")
    keep(store, told("post", CLAIM, 2, source="a clerk"))
    assert news(store) == ["sighting"]
    keep(store, denying("star", CLAIM))
    assert news(store) == ["denial", "status changed"]
    keep(store, told("courier", LONGER, 3, source="two clerks"))
    assert news(store) == ["number changed"]
    keep(store, told("gull", NEVER, 3, source="two clerks"))
    assert news(store) == ["negation changed"]
    keep(store, told("gazette", CLAIM, 4))
    assert news(store) == ["sighting", "named source"]
    assert seen(store, fact) == {
        "ledger": "verbatim", "post": "verbatim", "star": "denial", "courier": "contradicting",
        "gull": "contradicting", "gazette": "verbatim",
    }  # fmt: skip
    now = row(store)
    assert (now.named, now.first, now.last) == (1, date(2024, 6, 1), date(2024, 6, 4))
    assert now.objections == 3


@pytest.mark.parametrize(
    "words",
    [
        PARAPHRASE,
        "the ferry terminal at Port Ellery was painted",
        "a summer season of 14 months would please the hotels of Port Ellery",
    ],
)
def test_what_only_resembles_a_fact_is_left_to_people(store: Database, fact: str, words: str) -> None:
    keep(store, told("post", words, 2))
    assert seen(store, fact) == {"ledger": "verbatim"}
    assert news(store) == []


def test_another_unit_is_no_contradiction(store: Database) -> None:
    words = "the tunnel under the Ellery strait will be 110 km long when the diggers reach the lighthouse"
    keep(store, told("ledger", words))
    key = watchlist.add(store, watchlist.FactClaim(words))
    keep(
        store,
        told("post", words.replace("110 km", "68 miles"), 2),
        told("gull", words.replace("110", "190"), 2),
    )
    assert seen(store, key) == {"ledger": "verbatim", "post": "altered", "gull": "contradicting"}


def test_who_contradicts_a_fact_has_not_printed_it(store: Database, fact: str) -> None:
    keep(store, told("post", LONGER, 9, more="In Port Ellery it rained. "))
    assert seen(store, fact)["post"] == "contradicting"
    only = row(store)
    assert (only.sightings, only.outlets, only.objections) == (1, 1, 1)
    assert (only.first, only.last) == (date(2024, 6, 1), date(2024, 6, 1))


def test_the_same_words_are_watched_once(store: Database, fact: str) -> None:
    with pytest.raises(StoreError, match=f"under watch already, as {fact}"):
        watchlist.add(store, watchlist.FactClaim(CLAIM.upper()))
    with pytest.raises(StoreError, match="needs words"):
        watchlist.add(store, watchlist.FactClaim("…!"))
    with pytest.raises(NotFoundError, match="no fact 'zz'"):
        facts.fact_dossier(store, "zz")
    assert facts.fact_dossier(store, fact[:4]).row.id == fact


def test_an_article_that_takes_it_back_is_news(store: Database, fact: str) -> None:
    keep(store, told("ledger", "the ferry terminal is open", more="Corrected. "))
    assert news(store) == ["retracted", "status changed"]
    (gone,) = shown(store, fact).sightings
    assert (gone.gone, gone.words, gone.revision) == (2, CLAIM, 1)
    assert row(store).holds[0] == "retracted"
    keep(store, told("ledger", CLAIM, source="an official", more="As we said. "))
    assert news(store) == ["sighting", "status changed"]
    assert row(store).holds[0] == "anonymous only"


def test_a_correction_under_the_old_date_is_news_after_a_verdict(store: Database, fact: str) -> None:
    watchlist.rate(store, fact, "true", day=date(2024, 6, 5))
    assert row(store).holds[0] == "rated"
    keep(store, told("ledger", LONGER, source="an official"))
    assert row(store).holds[0] == "corrected"


def test_an_article_that_says_it_otherwise_is_news(store: Database, fact: str) -> None:
    keep(store, told("ledger", LONGER, source="an official"))
    assert news(store) == ["corrected", "number changed", "status changed"]
    with store.read() as connection:
        told_of = events.since(connection)[0].data
    assert (told_of["before"], told_of["revision"], told_of["was"], told_of["words"]) == (1, 2, CLAIM, LONGER)


def test_the_same_words_elsewhere_in_an_article_are_no_news(store: Database, fact: str) -> None:
    keep(store, told("ledger", CLAIM, source="an official", more="It rained. "))
    assert news(store) == []
    (one,) = shown(store, fact).sightings
    assert (one.start, one.revision) == (len("It rained. Yesterday an official said that "), 2)


def test_another_reading_of_the_same_text_is_no_news(store: Database, fact: str) -> None:
    again = told("ledger", CLAIM, source="an official")
    keep(
        store, Analysis(again.article, (), "hand-2")
    )  # the same text: unchanged, unless the version is asked for
    with IngestWriter(store, version="hand-2") as run:
        run.save(Analysis(again.article, (), "hand-2"))
    assert seen(store, fact) == {}
    assert row(store).status == "unseen"
    with IngestWriter(store, version="hand-3") as run:
        run.save(Analysis(again.article, again.attributions, "hand-3"))
    assert seen(store, fact) == {"ledger": "verbatim"}
    assert "retracted" not in news(store)


def number(store: Database, article: str) -> int:
    with store.read() as connection:
        found = text(
            "SELECT a.id FROM attributions a JOIN revisions r ON r.id = a.revision_id AND r.current "
            "JOIN articles x ON x.id = r.article_id WHERE x.key = :key"
        )
        return int(connection.execute(found, {"key": article}).scalar_one())


def test_a_link_holds_and_brings_its_words(store: Database, fact: str) -> None:
    keep(store, told("post", PARAPHRASE, 2))
    decision = fact_links.link(store, fact, number(store, "post"), Reviewer("R. Moss", "in other words"))
    assert seen(store, fact) == {"ledger": "verbatim", "post": "altered"}
    assert shown(store, fact).sightings[1].how == "linked"
    keep(store, told("gull", PARAPHRASE, 3))
    assert set(seen(store, fact)) == {"ledger", "post", "gull"}
    keep(store, told("post", PARAPHRASE, 2, more="Much later. "))  # another text, the same words
    assert set(seen(store, fact)) == {"ledger", "post", "gull"}
    assert shown(store, fact).wordings == (CLAIM, PARAPHRASE)
    with store.read() as connection:
        (logged,) = list_decisions(connection)
    assert logged.said == f"“{PARAPHRASE[:59]}…” says: {CLAIM[:59].rstrip()}…"
    with pytest.raises(StoreError, match="is linked to"):
        fact_links.link(store, fact, number(store, "post"))
    undo(store, decision)
    assert "post" not in seen(store, fact)
    assert shown(store, fact).wordings == (CLAIM,)


def test_words_of_a_link_are_found_where_they_were_printed_before(store: Database, fact: str) -> None:
    keep(store, told("gull", PARAPHRASE, 3), told("post", PARAPHRASE, 2))
    decision = fact_links.link(store, fact, number(store, "post"))
    assert set(seen(store, fact)) == {"ledger", "post", "gull"}
    undo(store, decision)
    assert set(seen(store, fact)) == {"ledger"}


def test_what_is_unlinked_stays_so(store: Database, fact: str) -> None:
    keep(store, told("post", CLAIM, 2), denying("star", CLAIM))
    for article in ("post", "star"):
        fact_links.unlink(store, fact, number(store, article))
    assert set(seen(store, fact)) == {"ledger"}
    keep(store, told("post", CLAIM, 2, more="Much later. "))
    assert set(seen(store, fact)) == {"ledger"}
    undo(store, 1)
    assert set(seen(store, fact)) == {"ledger", "post"}
    with pytest.raises(NotFoundError, match="is no sighting"):
        fact_links.unlink(store, fact, number(store, "star"))
    with pytest.raises(NotFoundError, match="no attribution 999"):
        fact_links.link(store, fact, 999)


def test_a_correction_of_an_attribution_is_heard(store: Database, fact: str) -> None:
    correct(store, number(store, "ledger"), Change(speaker="Ann Okafor"))
    assert (row(store).named, row(store).anonymous) == (1, 0)
    rejected = correct(store, number(store, "ledger"), Change(reject=True))
    assert row(store).status == "unseen"
    undo(store, rejected)
    assert row(store).named == 1


def test_two_speakers_that_are_one_are_one_source(store: Database, fact: str) -> None:
    keep(store, told("post", CLAIM, 2), told("gull", CLAIM, 3, source="Paul Dorn", more="It rained. "))
    assert (row(store).status, row(store).named) == ("corroborated", 2)
    news(store)
    merged = merge(store, "Pavel Dorn", "Paul Dorn")
    assert (row(store).status, row(store).named) == ("single source", 1)
    assert news(store) == ["status changed"]
    undo(store, merged)
    assert (row(store).status, row(store).named) == ("corroborated", 2)


def test_verdicts_are_only_added(store: Database, fact: str) -> None:
    watchlist.rate(store, fact, "false", by=Reviewer("R. Moss", "asked"), day=date(2024, 6, 9))
    watchlist.rate(store, fact, "half true", url="https://check.example/1", day=date(2024, 6, 10))
    assert [one.verdict for one in shown(store, fact).verdicts] == ["false", "half true"]
    assert (row(store).status, row(store).verdict) == ("rated", "half true")
    for change in ("UPDATE verdicts SET verdict = 'true'", "DELETE FROM verdicts"):
        with pytest.raises(IntegrityError, match="only added to"), store.write() as connection:
            connection.execute(text(change))
    again = "REPLACE INTO verdicts SELECT id, fact_id, made, day, 'true', url, person, note FROM verdicts"
    with pytest.raises(IntegrityError, match="only added to"), store.write() as connection:
        connection.execute(text(again))
    assert [one.verdict for one in shown(store, fact).verdicts] == ["false", "half true"]
    with pytest.raises(IntegrityError), store.write() as connection:  # a fact takes no verdict along
        connection.execute(text("DELETE FROM facts"))
    assert news(store) == ["verdict", "verdict"]


def test_closing_and_opening(store: Database, fact: str) -> None:
    watchlist.close(store, fact, Reviewer("R. Moss", "settled"))
    assert facts.facts(store, FactFilter()).rows == []
    assert news(store) == ["closed"]
    keep(store, told("post", CLAIM, 2))
    assert news(store) == []  # kept, and not told
    assert row(store).sightings == 2
    with pytest.raises(StoreError, match="is closed already"):
        watchlist.close(store, fact)
    watchlist.reopen(store, fact)
    assert facts.facts(store, FactFilter()).rows[0].id == fact
    with pytest.raises(StoreError, match="is under watch already"):
        watchlist.reopen(store, fact)


def test_each_reader_has_a_last_look(store: Database, fact: str) -> None:
    keep(store, told("post", CLAIM, 2, source="a clerk"))
    assert news(store, "desk") == ["sighting"]
    assert news(store, "desk") == []
    keep(store, told("gull", CLAIM, 3, source="a clerk"))
    assert news(store, "desk") == ["sighting"]
    assert news(store, "night") == ["sighting", "sighting"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (FactFilter(text="ferry repairs"), True),
        (FactFilter(text="zeppelin"), False),
        (FactFilter(text="…"), False),
        (FactFilter(speaker="Dorn"), True),
        (FactFilter(speaker="Ann Okafor"), False),
        (FactFilter(outlet="Post"), True),
        (FactFilter(outlet="Post", until=date(2024, 6, 1)), False),
        (FactFilter(since=date(2024, 6, 2)), True),
        (FactFilter(since=date(2024, 6, 3)), False),
        (FactFilter(status="corroborated"), False),
        (FactFilter(status="single source"), True),
        (FactFilter(anonymous_only=True), False),
        (FactFilter(disputed=True), True),
        (FactFilter(unseen_since=date(2024, 6, 3)), True),
        (FactFilter(unseen_since=date(2024, 6, 2)), False),
        (FactFilter(closed=True), False),
    ],
)
def test_filters(store: Database, fact: str, wanted: FactFilter, found: bool) -> None:
    keep(store, told("post", CLAIM, 2), denying("star", CLAIM))
    assert bool(facts.facts(store, wanted).rows) is found


def test_a_list_and_a_fact_are_read_from_indexes(store: Database, fact: str) -> None:
    with store.read() as connection:

        def plan(query: Executable) -> str:
            sql = query.compile(connection.engine, compile_kwargs={"literal_binds": True})
            return " ".join(row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {sql}")))

        listed = plan(facts.LISTED.query(facts.query(connection, FactFilter()), 50, None))
        assert "ix_facts_last_seen" in listed
        assert "TEMP B-TREE FOR ORDER BY" not in listed  # the first fifty, not all of them sorted
        for wanted in (FactFilter(status="rated"), FactFilter(speaker="Nobody")):
            assert "COVERING INDEX ix_facts" in plan(
                facts.LISTED.query(facts.query(connection, wanted), 50, None)
            )
        seen = plan(evidence.SIGHTINGS.where(col(t.FactSighting.fact_id) == 1))
        assert "SCAN" not in seen


def test_an_unknown_outlet_is_told(store: Database, fact: str) -> None:
    with pytest.raises(NotFoundError, match="outlet"):
        facts.facts(store, FactFilter(outlet="Nowhere"))


def test_the_store_stays_sound(store: Database, fact: str) -> None:
    keep(store, told("post", CLAIM, 2), told("ledger", LONGER), denying("star", CLAIM))
    fact_links.unlink(store, fact, number(store, "post"))
    watchlist.rate(store, fact, "true")
    assert store.place.path is not None
    assert migration.check(store.place.path) == []


CREDITED = [
    pytest.param("Ann Okafor told the Harbor Ledger", "Ferry Post", 1, id="an outlet of the store"),
    pytest.param("Ann Okafor told Reuters", "Ferry Post", 2, id="an agency that the store has nothing of"),
    pytest.param("Ann Okafor told reporters", "Ferry Post", 2, id="nobody"),
    pytest.param("Ann Okafor told the Ferry Post", "Ferry Post", 2, id="itself"),
]


@pytest.mark.parametrize(("says", "outlet", "origins"), CREDITED)
def test_who_has_the_words_from_another_outlet_is_no_origin(
    store: Database, says: str, outlet: str, origins: int
) -> None:
    words = f"“{CLAIM},”"
    for day, (key, by, who) in enumerate([("a", "Harbor Ledger", "Ann Okafor said"), ("b", outlet, says)], 1):
        who = who.partition("Ann Okafor ")[2]
        keep(store, story(
            key, f"{words} Ann Okafor {who}.", Said(words, "Ann Okafor", "Ann Okafor", cue=who.split()[0]),
            outlet=by, published=date(2024, 6, day),
        ))  # fmt: skip
        if key == "a":
            watchlist.add(store, watchlist.FactClaim(CLAIM, None, date(2024, 6, 1)))
    (row,) = facts.facts(store, FactFilter()).rows
    assert (row.sightings, row.origins) == (2, origins)


def nested(key: str, text: str, outer: Said, *inner: Said) -> Analysis:
    """An article in which one source tells what another said."""
    return story(key, text, outer, *inner, published=date(2024, 6, 1), outlet=key.title())


STRAND = Said(f"“{CLAIM},”", "the engineer Hilda Strand", "Hilda Strand", cue="said")
AFTER = f"“{CLAIM},” the engineer Hilda Strand said, according to the Beta Herald."
BEFORE = f"The Beta Herald reports that “{CLAIM},” the engineer Hilda Strand said."
TOLD = Said(
    f"“{CLAIM},” the engineer Hilda Strand said", "the Beta Herald", "Beta Herald", SourceType.MEDIA, Kind.MIXED,
    cue="according to",
)  # fmt: skip
NESTED = [
    pytest.param(nested("a", AFTER, TOLD, STRAND), id="both begin at one place"),
    pytest.param(
        nested("a", BEFORE, replace(TOLD, source="The Beta Herald", cue="reports"), STRAND), id="not at one"
    ),
    pytest.param(nested("a", AFTER, STRAND, TOLD), id="the inner one first"),
]


@pytest.mark.parametrize("article", NESTED)
@pytest.mark.parametrize("watched_first", [True, False])
def test_of_two_that_nest_the_inner_one_speaks_and_the_outer_one_is_credited(
    store: Database, article: Analysis, watched_first: bool
) -> None:
    if watched_first:
        watchlist.add(store, watchlist.FactClaim(CLAIM))
    assert keep(store, article)["failed"] == 0
    if not watched_first:
        watchlist.add(store, watchlist.FactClaim(CLAIM))
    for version in ("hand-1", "hand-2"):  # read again, it is the same sighting
        with IngestWriter(store, version=version) as run:
            run.save(replace(article, version=version))
        (only,) = shown(store, row(store).id).sightings
        assert (only.speaker, only.words, only.origin) == ("Hilda Strand", STRAND.words, "Beta Herald")
        assert (row(store).sightings, row(store).named, row(store).origins) == (1, 1, 1)
        assert row(store).holds == ("single source", "single outlet")


def test_what_is_said_and_denied_from_one_place_on_is_both(store: Database, fact: str) -> None:
    words = f"{CLAIM}, the engineer Hilda Strand said"
    both = nested(
        "post", f"That {words}, the ministry denied.",
        Said(words, "the ministry", "Ministry", SourceType.ORGANIZATION, Kind.INDIRECT, cue="denied"),
        Said(CLAIM, "the engineer Hilda Strand", "Hilda Strand", kind=Kind.INDIRECT, cue="said"),
    )  # fmt: skip
    assert keep(store, both)["failed"] == 0
    found = [(one.relation, one.speaker) for one in shown(store, fact).sightings if one.article == "post"]
    assert sorted(found) == [("denial", "Ministry"), ("verbatim", "Hilda Strand")]
    assert (row(store).sightings, row(store).objections) == (2, 1)


def test_two_that_stand_behind_the_same_words_are_two_sources(store: Database, fact: str) -> None:
    joint = nested(
        "post", f"“{CLAIM},” the engineer Hilda Strand and the mayor Ada Quill said.",
        STRAND, replace(STRAND, source="the mayor Ada Quill", name="Ada Quill"),
    )  # fmt: skip
    assert keep(store, joint)["failed"] == 0
    assert (row(store).named, row(store).status) == (2, "corroborated")


def test_a_person_can_link_the_outer_one_too(store: Database, fact: str) -> None:
    keep(store, nested("post", AFTER, TOLD, STRAND))
    with store.read() as connection:
        outer = connection.execute(
            text("SELECT id FROM attributions WHERE cue = 'according to'")
        ).scalar_one()
    decision = fact_links.link(store, fact, outer)
    assert [one.how for one in shown(store, fact).sightings if one.article == "post"] == ["matched", "linked"]
    undo(store, decision)
    assert [one.how for one in shown(store, fact).sightings if one.article == "post"] == ["matched"]


@pytest.mark.parametrize("linked", [False, True], ids=["one at a place", "two at a place"])
def test_sightings_come_through_a_change_of_their_key(path: Path, linked: bool) -> None:
    with open_database(path) as store:
        watchlist.add(store, watchlist.FactClaim(CLAIM))
        keep(store, nested("post", AFTER, TOLD, STRAND), denying("star", CLAIM))
        before = shown(store, row(store).id).sightings
        if linked:
            with store.read() as connection:
                outer = text("SELECT id FROM attributions WHERE cue = 'according to'")
                number = connection.execute(outer).scalar_one()
            fact_links.link(store, row(store).id, number)
    migration.downgrade(path, "0005")
    upgrade.upgrade(path)
    assert migration.check(path) == []
    with open_database(path) as store:
        after = shown(store, row(store).id).sightings
        assert [one.article for one in after] == ["post", "star"]  # the older schema has one at a place
        assert linked or after == before
