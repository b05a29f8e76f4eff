"""Processes that write at the same time, and processes that die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.store import Database, migration, open_database
from quotetrack.store.queries import attributions

HERE = Path(__file__).parent
WORKER = """
import sys
sys.path.insert(0, {here!r})
from test_store_processes import ingest
ingest(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
"""


def ingest(path: str, first: int, last: int) -> dict[str, int]:
    """Ingest the made articles of these numbers; says each batch on stdout."""
    from stories import Said, story

    with open_database(path) as store, IngestWriter(store) as run:
        for i in range(first, last):
            words = f"The {i}th lighthouse keeper of parish {i % 7} resigned over unpaid lamp oil"
            run.save(
                story(f"{i}.txt", f"“{words},” said Ann Okafor.", Said(words, "Ann Okafor", "Ann Okafor"))
            )
            if i % 50 == 49:
                print(i, flush=True)
    return dict(run.counts)


def start(path: Path, first: int, last: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WORKER.format(here=str(HERE)), str(path), str(first), str(last)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def numbers(store: Database) -> set[int]:
    return {int(row.article.removesuffix(".txt")) for row in attributions.articles(store)}


def test_two_processes_ingest_into_one_store_that_neither_has_yet(path: Path) -> None:
    workers = [start(path, 0, 150), start(path, 100, 250)]
    for worker in workers:
        _, said = worker.communicate(timeout=60)
        assert (worker.returncode, said) == (0, "")
    with open_database(path) as store:
        assert numbers(store) == set(range(250))
        assert len(attributions.quotes(store, attributions.QuoteFilter()).rows) == 250
        assert [row.articles for row in attributions.speakers(store).rows] == [250]
        with store.read() as connection:
            assert connection.execute(text("SELECT count(*) FROM quotations")).scalar() == 250
    assert migration.check(path) == []
    assert migration.interrupted(path) == []


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_killed_ingest_leaves_a_sound_store_and_can_be_completed(path: Path) -> None:
    worker = start(path, 0, 100_000)
    assert worker.stdout is not None
    while int(worker.stdout.readline()) < 149:
        pass
    worker.send_signal(signal.SIGKILL)
    worker.communicate(timeout=60)
    assert migration.check(path) == []
    (told,) = migration.interrupted(path)
    assert "was interrupted; run it again" in told
    with open_database(path) as store:
        kept = numbers(store)
        assert len(kept) >= 100
        assert kept == set(range(len(kept)))  # whole batches, in order
    last = len(kept) + 20
    assert ingest(str(path), 0, last) == {"new": 20, "unchanged": len(kept), "updated": 0, "failed": 0}
    with open_database(path) as store:
        assert numbers(store) == set(range(last))
        with store.read() as connection:
            assert connection.execute(text("SELECT status FROM runs ORDER BY id")).scalars().all() == [
                "interrupted", "finished",
            ]  # fmt: skip
    assert migration.check(path) == []
    assert migration.interrupted(path) == []


def test_a_reader_is_not_kept_waiting_by_a_writer(path: Path) -> None:
    ingest(str(path), 0, 3)
    with open_database(path) as writer, open_database(path) as reader, writer.write() as connection:
        connection.execute(text("UPDATE articles SET key = 'changed' WHERE key = '0.txt'"))
        assert numbers(reader) == {0, 1, 2}


def test_a_run_that_is_still_at_work_is_not_interrupted(path: Path) -> None:
    with open_database(path) as store, IngestWriter(store):
        assert migration.interrupted(path) == []
