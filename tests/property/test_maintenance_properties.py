"""Every row that is kept is what a computation of it gives, whatever was done to the store before."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples
from sqlalchemy import text

from quotetrack.audit import Policy
from quotetrack.errors import QuotetrackError
from quotetrack.model import Analysis, Article, Attribution, Kind, SourceType, Span, Speaker
from quotetrack.model.records import Scope
from quotetrack.reports.sourcing.counters import CountedArticle
from quotetrack.reports.sourcing.metrics import count_article
from quotetrack.services import backfill, watchlist
from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.services.reporting import sourcing_report
from quotetrack.services.review import corrections, fact_links
from quotetrack.services.review import speakers as about
from quotetrack.services.review import statements as grouping
from quotetrack.services.review.undo import undo
from quotetrack.store import Database, audits, open_database
from quotetrack.store.articles.load import load_articles
from quotetrack.store.changes import Changes
from quotetrack.store.corrections.replay import apply_corrections
from quotetrack.store.entities import registry
from quotetrack.store.facts.detection import detect
from quotetrack.store.facts.evidence import update_summaries
from quotetrack.store.matching import invalidation
from quotetrack.store.queries import attributions, statements
from quotetrack.store.queries.attributions import QuoteFilter
from quotetrack.store.statements.refresh import refresh_statements

CLAIM = "the tram depot at Quarry Lane will stay shut for eleven weeks while its roof is rebuilt"
SAYINGS = [CLAIM, CLAIM, CLAIM.replace("eleven", "nineteen"), "no surveyor has seen the customs house"]
NOBODY = "an official"
NAMES = ["Ann Whitlock", "Whitlock", "Bea Whitlock"]
POSTS = [None, ("mayor", "Quarry Lane")]
OUTLETS = ["Harbor Ledger", "Gull Gazette", "Ellery Lantern", None]
STANDARD = Policy()
FIGURES = range(1, 19)
KEYS = [f"a{i}" for i in range(4)]


def article(
    key: str,
    words: str,
    name: str,
    post: tuple[str, str] | None,
    credit: str | None,
    outlet: str | None,
    day: int | None,
    byline: str | None,
) -> Analysis:
    """An article in which somebody says something, as the article has it from another outlet or from nobody."""
    told = f"told the {credit}" if credit else "said"
    printed = f"“{words},” {name} {told}."
    content, source = Span(1, 1 + len(words)), Span(len(words) + 4, len(words) + 4 + len(name))
    cue = Span(source.end + 1, source.end + 5)
    role, body = post or (None, None)
    who = Speaker(SourceType.PERSON, name, (source,), role=role, affiliation=body)
    if name == NOBODY:
        who = Speaker(
            SourceType.UNNAMED, mentions=(source,), descriptor=name, anonymous=True, specificity=1, number=1
        )
    said = Attribution(Kind.DIRECT, (content,), cue, source, (content,), confidence=0.9, speaker=who)
    published = None if day is None else date(2024, 6, day)
    return Analysis(
        Article(key, printed, outlet=outlet, published=published, byline=byline), (said,), "hand-1"
    )


ARTICLES = st.builds(
    article,
    st.sampled_from(KEYS),
    st.sampled_from(SAYINGS),
    st.sampled_from([*NAMES, NOBODY]),
    st.sampled_from(POSTS),
    st.sampled_from([None, *OUTLETS]),
    st.sampled_from(OUTLETS),
    st.none() | st.integers(1, 9),
    st.sampled_from([None, "Reuters"]),
)


def saves(store: Database, data: st.DataObject) -> None:
    with IngestWriter(store, match=data.draw(st.booleans())) as run:
        for one in data.draw(st.lists(ARTICLES, min_size=1, max_size=3)):
            run.save(one)


def reads_again(store: Database, data: st.DataObject) -> None:
    """Another engine finds the same in the articles, or nothing."""
    version = data.draw(st.sampled_from(["hand-2", "hand-3"]))
    with IngestWriter(store, version=version) as run:
        for stored in list(_stored(store)):
            found = stored.attributions if data.draw(st.booleans()) else ()
            run.save(replace(stored, version=version, attributions=found))


def fills_in(store: Database, data: st.DataObject) -> None:
    with IngestWriter(store) as run:
        for stored in list(_stored(store)):
            whole = replace(
                stored.article,
                outlet=stored.article.outlet or data.draw(st.sampled_from(OUTLETS)),
                published=stored.article.published or date(2024, 6, data.draw(st.integers(1, 9))),
                byline=stored.article.byline or data.draw(st.sampled_from([None, "Reuters"])),
            )
            run.unchanged(whole)


def decides(store: Database, data: st.DataObject) -> None:
    one, other = data.draw(st.permutations(NAMES))[:2]
    what = data.draw(st.sampled_from([about.merge, about.rename, about.add_alias, about.remove_alias]))
    what(store, one, other)


def splits(store: Database, data: st.DataObject) -> None:
    name, key = data.draw(st.sampled_from(NAMES)), data.draw(st.sampled_from(KEYS))
    if data.draw(st.booleans()):
        about.split(store, name, articles=[key])
    else:
        about.split(store, name, aliases=[data.draw(st.sampled_from(NAMES))])


def corrects(store: Database, data: st.DataObject) -> None:
    rows = attributions.quotes(store, QuoteFilter()).rows
    if rows:
        change = data.draw(
            st.sampled_from(
                [corrections.Change(reject=True)] + [corrections.Change(speaker=name) for name in NAMES]
            )
        )
        corrections.correct(store, data.draw(st.sampled_from(rows)).id, change)


def regroups(store: Database, data: st.DataObject) -> None:
    """A statement is two, or two are one."""
    rows = statements.statements(store).rows
    if len(rows) > 1 and data.draw(st.booleans()):
        grouping.join(store, *(row.id for row in data.draw(st.permutations(rows))[:2]))
    elif rows:
        row = data.draw(st.sampled_from(rows))
        told = data.draw(st.sampled_from(row.timeline))
        grouping.split(store, row.id, [(told.article, told.start)])


def links(store: Database, data: st.DataObject) -> None:
    """An attribution carries a fact, or does not."""
    rows = attributions.quotes(store, QuoteFilter()).rows
    if rows:
        what = data.draw(st.sampled_from([fact_links.link, fact_links.unlink]))
        what(store, data.draw(FACTS), data.draw(st.sampled_from(rows)).id)


def watches(store: Database, data: st.DataObject) -> None:
    what = data.draw(st.sampled_from(["add", "rate", "close", "reopen"]))
    if what == "add":
        watchlist.add(store, watchlist.FactClaim(SAYINGS[-1]))
    elif what == "rate":
        watchlist.rate(store, data.draw(FACTS), data.draw(st.sampled_from(["true", "false"])))
    else:
        (watchlist.close if what == "close" else watchlist.reopen)(store, data.draw(FACTS))


def catches_up(store: Database, data: st.DataObject) -> None:
    if data.draw(st.booleans()):
        backfill.clear(store)
    backfill.catch_up(store)


def takes_back(store: Database, data: st.DataObject) -> None:
    undo(store, data.draw(st.integers(1, 4)))


def reports(store: Database, data: st.DataObject) -> None:
    """Articles are audited, all or some."""
    sourcing_report(store, Scope(outlet=data.draw(st.sampled_from([None, None, *OUTLETS]))), STANDARD)


FACTS = st.sampled_from([watchlist.identity(words) for words in (CLAIM, SAYINGS[-1])])
DONE: list[Callable[[Database, st.DataObject], None]] = [
    saves, saves, saves, fills_in, reads_again, decides, decides, splits, corrects, regroups, links, watches,
    catches_up, takes_back, takes_back, reports,
]  # fmt: skip


def _stored(store: Database) -> list[Analysis]:
    found = []
    for key in KEYS:
        try:
            found.append(attributions.load_article(store, key))
        except QuotetrackError:
            continue
    return found


# Which names are one speaker follows from what is stored; under which of their numbers, from what came first.
KEPT = {
    "attributions": "SELECT a.id, a.revision_id, a.kind, a.rule, a.words, p.type, p.name, p.name_id, s.name, "
    "p.attributions FROM attributions a LEFT JOIN article_entities p ON p.id = a.article_entity_id "
    "LEFT JOIN speakers s ON s.id = p.speaker_id",
    "names": "SELECT n.key, n.name, n.type, n.blocking_key, n.surname, n.merged_into_id, n.kept_separate, "
    "n.resolved_to_id, "
    "(SELECT min(o.key) FROM names o WHERE o.speaker_id = n.speaker_id) FROM names n",
    "speakers": "SELECT min(n.key), s.name, s.type FROM speakers s JOIN names n ON n.speaker_id = s.id GROUP BY s.id",
    "statements": "SELECT * FROM statements WHERE sightings > 0",
    "sightings": "SELECT * FROM sightings",
    "facts": "SELECT * FROM facts",
    "fact sightings": "SELECT fact_id, article_id, revision_id, attribution_id, start, stop, published, relation, "
    "score, method, credited, removed_in_revision FROM fact_sightings",
    "what is out of date": "SELECT * FROM stale",
}


def kept(store: Database) -> dict[str, list[str]]:
    """All rows that are computed from others."""
    with store.read() as connection:
        return {what: sorted(map(repr, connection.execute(text(ask)).all())) for what, ask in KEPT.items()}


def compute(store: Database) -> None:
    """Compute all that is kept, from what is stored."""
    with store.write() as connection:

        def ids(of: str) -> set[int]:
            return set(connection.execute(text(f"SELECT id FROM {of}")).scalars())

        changes = Changes(corrected=ids("revisions WHERE current"))
        apply_corrections(connection, changes)
        registry.refile_names(connection, changes)
        registry.resolve_names(connection, changes.names)
        invalidation.invalidate_all(connection)
        refresh_statements(connection)
        update_summaries(connection, ids("facts"), told=False)  # detection asks when they were seen
        detect(connection, sorted(ids("revisions WHERE current")))
        update_summaries(connection, ids("facts"), told=False)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new store with a fact under watch, to be copied."""
    path = tmp_path_factory.mktemp("laws") / "empty.db"
    with open_database(path) as store:
        watchlist.add(store, watchlist.FactClaim(CLAIM))
    return path


@examples(60)
@given(st.lists(st.sampled_from(DONE), min_size=2, max_size=7), st.data())
def test_every_kept_row_equals_its_computation(
    empty: Path, done: list[Callable[[Database, st.DataObject], None]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        path = shutil.copy(empty, folder)
        with open_database(path) as store:
            with IngestWriter(store) as run:
                for one in data.draw(st.lists(ARTICLES, min_size=2, max_size=4)):
                    run.save(one)
            for step in done:
                try:
                    step(store, data)
                except QuotetrackError:
                    continue  # nobody of that name, nothing to take back
                before = kept(store)
                assert before["what is out of date"] == []
                compute(store)
                assert kept(store) == before


@examples(60)
@given(st.lists(st.sampled_from(DONE), min_size=2, max_size=7), st.data())
def test_what_is_kept_of_audits_is_what_a_count_gives(
    empty: Path, done: list[Callable[[Database, st.DataObject], None]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder, open_database(shutil.copy(empty, folder)) as store:
        saves(store, data)
        for step in done:
            try:
                sourcing_report(store, Scope(), STANDARD)
                step(store, data)
            except QuotetrackError:
                continue
            with store.read() as connection:
                kept = [*audits.load_counted(connection, Scope(), STANDARD, FIGURES)]
                stale = (
                    "SELECT count(*) FROM audits JOIN revisions r ON r.id = revision_id WHERE NOT r.current"
                )
                assert connection.execute(text(stale)).scalar() == 0
            again = [count_article(stored, STANDARD, FIGURES) for stored in load_articles(store)]
            assert [*map(told, kept)] == [*map(told, again)]


def told(article: CountedArticle) -> tuple[Any, ...]:
    """All that was counted of an article."""
    tally = article.tally
    counts = {name: n for name, n in tally.counts.items() if n}
    about = (article.id, article.outlet, article.byline, article.published, article.topics, article.version)
    return about, counts, tally.gaps, tally.named, sorted(article.evidence, key=itemgetter(0))
