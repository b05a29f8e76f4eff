"""Several processes about one fact: no verdict is lost, nobody finds the store locked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from stories import keep
from test_store_facts import CLAIM, told

from quotetrack.services import watchlist
from quotetrack.store import migration, open_database
from quotetrack.store.facts import events
from quotetrack.store.queries import facts

HERE = Path(__file__).parent
ARTICLES, VERDICTS = 150, 60
WORKER = f"""
import sys
sys.path.insert(0, {str(HERE)!r})
from test_store_facts_processes import {{0}}
{{0}}(*sys.argv[1:])
"""


def rate(path: str, name: str, fact: str) -> None:
    """Rate a fact again and again, as often as a desk does in a year."""
    for i in range(VERDICTS):
        with open_database(path) as store:
            watchlist.rate(store, fact, "true" if i % 2 else "false", by=watchlist.Reviewer(name, str(i)))


def ingest(path: str, *_: str) -> None:
    """Ingest articles that carry the fact."""
    with open_database(path) as store:
        for i in range(0, ARTICLES, 10):
            keep(store, *(told(f"a{n}", CLAIM, 1 + n % 20, source="a clerk") for n in range(i, i + 10)))


@pytest.mark.slow
def test_two_rate_while_a_third_ingests(path: Path) -> None:
    with open_database(path) as store:
        fact = watchlist.add(store, watchlist.FactClaim(CLAIM))
    workers = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER.format(name), str(path), person, fact],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for name, person in (("rate", "ann"), ("rate", "bob"), ("ingest", ""))
    ]  # fmt: skip
    for worker in workers:
        _, said = worker.communicate(timeout=120)
        assert (worker.returncode, said) == (0, "")
    with open_database(path) as store:
        story = facts.fact_dossier(store, fact)
        assert {(one.person, one.note) for one in story.verdicts} == {
            (person, str(i)) for person in ("ann", "bob") for i in range(VERDICTS)
        }
        assert len(story.verdicts) == 2 * VERDICTS
        assert story.row.sightings == len(story.sightings) == ARTICLES
        assert story.row.verdict == story.verdicts[-1].verdict
        with store.read() as connection:
            news = [row.news for row in events.since(connection)]
        assert news.count("verdict") == 2 * VERDICTS
        assert news.count("sighting") == ARTICLES
    assert migration.check(path) == []
