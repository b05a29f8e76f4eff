"""--jobs, as it is typed: the same output and the same store as with one; killed, interrupted, cut short."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from newsroom import ARTICLES, Run, write_articles
from profiles import few

from quotetrack.services import workers

PROGRAM = (sys.executable, "-m", "quotetrack.cli")
linux = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are found in /proc")
FIRST, SECOND, THIRD = ARTICLES


def other(article: dict[str, Any], text: str = "“Nothing was said,” Ann Whitlock said.") -> dict[str, Any]:
    """The same article with another text."""
    return {**article, "text": text}


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a store but its runs, which have times."""
    with contextlib.closing(sqlite3.connect(path)) as store:
        tables = [n for (n,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [name for name in tables if name != "runs" and not name.startswith(("sqlite", "search"))]
        return {name: sorted(store.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in kept}


@pytest.mark.parametrize("form", few(["jsonl", "text", "csv"], 1))
def test_extract_prints_the_same(run: Run, tmp_path: Path, form: str) -> None:
    write_articles(tmp_path / "news.jsonl", *ARTICLES * 4)
    with (tmp_path / "news.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n" + json.dumps(FIRST) + "\n")
    one, two = (
        run("extract", "news.jsonl", "missing.txt", "--format", form, "--jobs", jobs) for jobs in ("1", "2")
    )
    assert one.exit_code == two.exit_code == 1
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert one.stdout.count("ledger-1") >= 5


# What is read ahead is judged by a store that has not yet what comes before it: each of these would be judged wrongly.
AGAIN = [
    [other(THIRD), FIRST, THIRD, {**THIRD, "title": "Bees"}, other(SECOND)],
    [other(FIRST), FIRST, other(FIRST)],
    [FIRST, other(FIRST), SECOND],
    [FIRST, FIRST, SECOND],
    [FIRST, SECOND, THIRD],
]


@pytest.mark.parametrize("again", few(AGAIN, 2))
def test_ingest_stores_the_same(run: Run, tmp_path: Path, again: list[dict[str, Any]]) -> None:
    write_articles(tmp_path / "before.jsonl", FIRST, SECOND)
    write_articles(tmp_path / "again.jsonl", *again)
    stores, ends = [], []
    for jobs in ("1", "2"):
        path = tmp_path / f"{jobs}.db"
        assert run("--db", str(path), "ingest", "before.jsonl", "--jobs", jobs).exit_code == 0
        ends.append(run("--db", str(path), "ingest", "again.jsonl", "--jobs", jobs).stderr)
        stores.append(rows(path))
    assert ends[0] == ends[1]
    assert "0 failed" in ends[0]
    assert stores[0] == stores[1]


def test_reextract_stores_the_same(news: Run, tmp_path: Path) -> None:
    ends, stores = [], []
    before = (tmp_path / "quotetrack.db").read_bytes()
    for jobs in ("1", "2"):
        (tmp_path / "quotetrack.db").write_bytes(before)
        ends.append(news("reextract", "--engine", "accurate", "--jobs", jobs).stderr)
        stores.append(rows(tmp_path / "quotetrack.db"))
    assert ends[0] == ends[1]
    assert ends[0].startswith("0 new, 0 unchanged, 3 updated, ")
    assert stores[0] == stores[1]


def test_what_is_unchanged_is_not_analysed_and_starts_no_process(
    news: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("a process is started")

    monkeypatch.setattr(workers, "_Process", never)
    done = news("ingest", "news.jsonl", "--jobs", "2")
    assert done.exit_code == 0
    assert done.stderr.startswith("0 new, 3 unchanged, ")


@pytest.mark.parametrize("jobs", ["-1", "257", "two"])
def test_a_number_of_jobs_that_is_none_is_wrong_usage(run: Run, jobs: str) -> None:
    done = run("extract", "a.txt", "--jobs", jobs)
    assert done.exit_code == 2
    assert "--jobs" in done.stderr


def helpers(program: subprocess.Popen[str]) -> list[int]:
    """The processes that analyse for `program`."""
    children = Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text("ascii").split()
    commands = {int(child): Path(f"/proc/{child}/cmdline").read_bytes() for child in children}
    return [child for child, command in commands.items() if b"spawn_main" in command]


def alive(processes: list[int]) -> list[int]:
    """Those that are still there a moment later."""
    for _ in range(50):
        left = [number for number in processes if Path(f"/proc/{number}").exists()]
        if not left:
            return []
        time.sleep(0.1)
    return left


@contextlib.contextmanager
def at_work(folder: Path, *words: str) -> Any:
    """The program with two jobs and a stream that goes on, when forty articles are done and some more are read."""
    command = [*PROGRAM, *words, "-", "--jobs", "2"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=folder, text=True) as program:
        assert program.stdin
        assert program.stderr
        lines = [json.dumps({**FIRST, "id": f"n{number}"}) for number in range(50)]
        lines.insert(40, "{broken")
        program.stdin.write("\n".join(lines) + "\n")
        program.stdin.flush()
        assert program.stderr.readline().startswith("stdin:41: ")
        processes = helpers(program)
        assert len(processes) == 2
        yield program, processes
        program.kill()


def stored(folder: Path) -> int:
    """How many articles the store has."""
    with contextlib.closing(sqlite3.connect(folder / "quotetrack.db")) as store:
        (number,) = store.execute("SELECT count(*) FROM articles").fetchone()
        return int(number)


@linux
def test_ctrl_c_stops_all_and_keeps_what_was_done(tmp_path: Path) -> None:
    with at_work(tmp_path, "ingest") as (program, processes):
        for process in (*processes, program.pid):  # as a terminal does
            os.kill(process, signal.SIGINT)
        assert program.wait(10) == 130
        (line,) = program.stderr.read().splitlines()
    done = re.match(
        r"interrupted; what was done is stored: (\d+) new, 0 unchanged, 0 updated, 1 failed; ", line
    )
    assert done
    assert stored(tmp_path) == int(done[1]) >= 40
    assert alive(processes) == []


@linux
def test_a_process_that_is_killed_is_one_error_and_what_was_done_is_stored(tmp_path: Path) -> None:
    with at_work(tmp_path, "ingest") as (program, processes):
        for process in processes:
            os.kill(process, signal.SIGKILL)
        program.stdin.write(json.dumps({**FIRST, "id": "later"}) + "\n")
        program.stdin.close()
        assert program.wait(10) == 1
        (line,) = program.stderr.read().splitlines()
    assert re.match(r"quotetrack: the process that read (n4\d|later) was killed; ", line)
    assert "use fewer --jobs" in line
    assert stored(tmp_path) >= 40


@linux
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_when_the_program_is_killed_its_processes_end(tmp_path: Path, how: signal.Signals) -> None:
    with at_work(tmp_path, "extract", "--format", "jsonl") as (program, processes):
        program.send_signal(how)
        program.wait(10)
        assert alive(processes) == []
        assert program.stderr.read() == ""


@linux
def test_when_the_reader_goes_all_end_quietly(tmp_path: Path) -> None:
    with at_work(tmp_path, "extract", "--format", "jsonl") as (program, processes):
        program.stdout.close()
        with contextlib.suppress(BrokenPipeError):
            for _ in range(100):
                program.stdin.write(json.dumps(FIRST) + "\n")
            program.stdin.flush()
        assert program.wait(10) == 141
        assert program.stderr.read() == ""
        assert alive(processes) == []
