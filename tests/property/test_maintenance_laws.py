"""What is kept of facts and audits is what a computation of it gives, whatever was done to the store before."""

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
from quotetrack.reports.sourcing.counters import CountedArticle
from quotetrack.reports.sourcing.metrics import count_article
from quotetrack.services import watchlist
from quotetrack.services.ingest import IngestWriter
from quotetrack.services.reporting import sourcing_report
from quotetrack.services.review import corrections
from quotetrack.services.review import speakers as about
from quotetrack.services.review.undo import undo
from quotetrack.store import Store, audits, open_store
from quotetrack.store.articles.load import load_articles
from quotetrack.store.facts.detection import detect
from quotetrack.store.facts.evidence import update_summaries
from quotetrack.store.filters import Scope
from quotetrack.store.queries import attributions
from quotetrack.store.queries.attributions import QuoteFilter

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


def saves(store: Store, data: st.DataObject) -> None:
    with IngestWriter(store, match=data.draw(st.booleans())) as run:
        for one in data.draw(st.lists(ARTICLES, min_size=1, max_size=3)):
            run.save(one)


def reads_again(store: Store, data: st.DataObject) -> None:
    """Another engine finds the same in the articles, or nothing."""
    version = data.draw(st.sampled_from(["hand-2", "hand-3"]))
    with IngestWriter(store, version=version) as run:
        for stored in list(_stored(store)):
            found = stored.attributions if data.draw(st.booleans()) else ()
            run.save(replace(stored, version=version, attributions=found))


def fills_in(store: Store, data: st.DataObject) -> None:
    with IngestWriter(store) as run:
        for stored in list(_stored(store)):
            whole = replace(
                stored.article,
                outlet=stored.article.outlet or data.draw(st.sampled_from(OUTLETS)),
                published=stored.article.published or date(2024, 6, data.draw(st.integers(1, 9))),
                byline=stored.article.byline or data.draw(st.sampled_from([None, "Reuters"])),
            )
            run.unchanged(whole)


def decides(store: Store, data: st.DataObject) -> None:
    one, other = data.draw(st.permutations(NAMES))[:2]
    what = data.draw(st.sampled_from([about.merge, about.rename, about.add_alias, about.remove_alias]))
    what(store, one, other)


def splits(store: Store, data: st.DataObject) -> None:
    name, key = data.draw(st.sampled_from(NAMES)), data.draw(st.sampled_from(KEYS))
    if data.draw(st.booleans()):
        about.split(store, name, articles=[key])
    else:
        about.split(store, name, aliases=[data.draw(st.sampled_from(NAMES))])


def corrects(store: Store, data: st.DataObject) -> None:
    rows = attributions.quotes(store, QuoteFilter())
    if rows:
        change = data.draw(
            st.sampled_from(
                [corrections.Change(reject=True)] + [corrections.Change(speaker=name) for name in NAMES]
            )
        )
        corrections.correct(store, data.draw(st.sampled_from(rows)).id, change)


def takes_back(store: Store, data: st.DataObject) -> None:
    undo(store, data.draw(st.integers(1, 4)))


def reports(store: Store, data: st.DataObject) -> None:
    """Articles are audited, all or some."""
    sourcing_report(store, Scope(outlet=data.draw(st.sampled_from([None, None, *OUTLETS]))), STANDARD)


DONE: list[Callable[[Store, st.DataObject], None]] = [
    saves, saves, saves, fills_in, reads_again, decides, decides, splits, corrects, takes_back,
    reports,
]  # fmt: skip


def _stored(store: Store) -> list[Analysis]:
    found = []
    for key in KEYS:
        try:
            found.append(attributions.load_article(store, key))
        except QuotetrackError:
            continue
    return found


def kept(store: Store) -> tuple[list[Any], list[Any]]:
    """What is kept of facts, and of their sightings."""
    with store.read() as connection:
        facts = connection.execute(text("SELECT * FROM facts ORDER BY id")).all()
        sightings = connection.execute(
            text(
                "SELECT fact_id, article_id, revision_id, attribution_id, published, relation, credited, "
                "removed_in_revision "
                "FROM fact_sightings ORDER BY fact_id, attribution_id, article_id, removed_in_revision, start"
            )
        ).all()
        return list(facts), list(sightings)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new store with a fact under watch, to be copied."""
    path = tmp_path_factory.mktemp("laws") / "empty.db"
    with open_store(path) as store:
        watchlist.add(store, watchlist.FactClaim(CLAIM))
    return path


@examples(60)
@given(st.lists(st.sampled_from(DONE), min_size=2, max_size=7), st.data())
def test_what_is_kept_of_facts_is_what_a_computation_gives(
    empty: Path, done: list[Callable[[Store, st.DataObject], None]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        path = shutil.copy(empty, folder)
        with open_store(path) as store:
            with IngestWriter(store) as run:
                for one in data.draw(st.lists(ARTICLES, min_size=2, max_size=4)):
                    run.save(one)
            for step in done:
                try:
                    step(store, data)
                except QuotetrackError:
                    continue  # nobody of that name, nothing to take back
                facts, sightings = kept(store)
                with store.write() as connection:
                    ids = list(connection.execute(text("SELECT id FROM facts")).scalars())
                    update_summaries(connection, ids, told=False)
                assert kept(store)[0] == facts
                with store.write() as connection:
                    current = connection.execute(text("SELECT id FROM revisions WHERE current")).scalars()
                    detect(connection, list(current))
                    update_summaries(connection, ids, told=False)
                assert kept(store)[1] == sightings
                assert kept(store)[0] == facts


@examples(60)
@given(st.lists(st.sampled_from(DONE), min_size=2, max_size=7), st.data())
def test_what_is_kept_of_audits_is_what_a_count_gives(
    empty: Path, done: list[Callable[[Store, st.DataObject], None]], data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder, open_store(shutil.copy(empty, folder)) as store:
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
