"""Several processes: the order that was given, whatever each takes; bounded; and how they end."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotetrack.errors import WorkerError
from quotetrack.model import Article, Problem
from quotetrack.services.workers import Workers


def work(article: Article) -> str:
    """What its text says: wait, note down in a file that it was read, fail, be killed."""
    verb, _, object_ = article.text.partition(" ")
    if verb == "wait":
        time.sleep(float(object_))
    elif verb == "note":
        Path(object_).touch()
    elif verb == "fail":
        raise KeyError(object_)
    elif verb == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    return f"{article.id} in {os.getpid()}"


def articles(*texts: str) -> list[Article]:
    return [Article(str(n), text) for n, text in enumerate(texts)]


def given(workers: Workers[str], items: Iterator[Article] | list[Article]) -> Iterator[str]:
    for item in workers.each(items):
        assert not isinstance(item, Problem)
        yield item.result()


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    yield
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_articles(jobs: int) -> None:
    with Workers(work, jobs) as workers:
        found = [
            one.partition(" in ") for one in given(workers, articles("wait 0.5", "", "wait 0.1", "", ""))
        ]
    assert [number for number, _, _ in found] == list("01234")
    processes = {process for _, _, process in found}
    assert len(processes) <= jobs
    assert (str(os.getpid()) in processes) == (jobs == 1)


def test_problems_keep_their_places() -> None:
    problem = Problem("b.txt", "is empty")
    first, last = articles("wait 0.1", "")
    with Workers(work, 2) as workers:
        found = list(workers.each([first, problem, last]))
    assert found[1] is problem


@pytest.mark.parametrize(("jobs", "most"), [(1, 0), (2, 6)])
def test_an_endless_stream_is_read_a_little_ahead(jobs: int, most: int) -> None:
    read: list[Article] = []

    def endless() -> Iterator[Article]:
        for n in itertools.count():
            read.append(Article(str(n), ""))
            yield read[-1]

    with Workers(work, jobs) as workers:
        for taken, _ in enumerate(itertools.islice(given(workers, endless()), 40), 1):
            assert len(read) <= taken + most


def test_what_is_not_wanted_is_worked_out_only_when_it_is_asked_for() -> None:
    with Workers(work, 2) as workers:
        passed, asked, after = workers.each(articles("die", "", ""), wanted=lambda article: article.id == "2")
        assert not isinstance(passed, Problem)
        assert not isinstance(asked, Problem)
        assert not isinstance(after, Problem)
        assert after.result().startswith("2 in ")
        assert asked.result().startswith("1 in ")


def test_what_the_work_raises_is_raised_where_its_result_is_asked_for() -> None:
    with Workers(work, 2) as workers:
        found = given(workers, articles("", "fail it", ""))
        assert next(found).startswith("0 in ")
        with pytest.raises(KeyError, match="it"):
            next(found)


def test_a_process_that_is_killed_is_one_error_after_what_was_done_before() -> None:
    with Workers(work, 2) as workers:
        found = given(workers, articles("wait 0.3", "", "die", "", ""))
        assert next(found).startswith("0 in ")
        assert next(found).startswith("1 in ")
        with pytest.raises(WorkerError, match="the process that read 2 was killed"):
            next(found)


def test_large_articles_do_not_block_each_other() -> None:
    large = "x" * 3_000_000
    with Workers(echo, 2) as workers:
        items = workers.each(articles(*[large] * 8))
        assert [item.result() for item in items if not isinstance(item, Problem)] == [large] * 8


def echo(article: Article) -> str:
    """As large an answer as the article."""
    return article.text


def test_ctrl_c_while_it_reads_gives_first_what_is_done(tmp_path: Path) -> None:
    notes = [tmp_path / "first", tmp_path / "second"]

    def reading() -> Iterator[Article]:
        yield from articles(*(f"note {note}" for note in notes), "wait 60")
        while not all(note.exists() for note in notes):
            time.sleep(0.1)
        time.sleep(1)  # from the note to the answer
        raise KeyboardInterrupt

    with Workers(work, 2) as workers:
        found = given(workers, reading())
        assert [next(found)[0], next(found)[0]] == ["0", "1"]
        with pytest.raises(KeyboardInterrupt):
            next(found)


STARTED = """
import multiprocessing, os, signal, time
from quotetrack.services.workers import Workers
from test_cli_workers import articles, work

with Workers(work, 2) as workers:
    def reading():
        yield from articles("", "")
        for _ in range(30):
            for process in multiprocessing.active_children():
                os.kill(process.pid, signal.SIGINT)
            time.sleep(0.02)

    print(len([item.result() for item in workers.each(reading())]))
"""


def test_ctrl_c_says_nothing_in_a_process_that_is_being_started() -> None:
    done = subprocess.run(
        [sys.executable, "-c", STARTED], cwd=Path(__file__).parent, capture_output=True, text=True, timeout=60
    )
    assert (done.stdout, done.stderr) == ("2\n", "")
