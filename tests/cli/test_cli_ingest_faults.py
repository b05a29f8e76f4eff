"""A fault of the program over one article is that article's alone, whenever it strikes: the others are in."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from newsroom import ARTICLES, Run, write_articles
from sqlalchemy import Connection, text
from test_cli_ingest import summary

from quotetrack.errors import StoreError
from quotetrack.services import backfill, ingest_writer
from quotetrack.store import migration, open_database
from quotetrack.store.articles import load
from quotetrack.store.matching import index

BAD = "ledger-1"
IN_STORE = text(f"SELECT 1 FROM articles WHERE key = '{BAD}'")


def fault() -> None:
    raise KeyError("no such\x1b[31m thing")


def refusal(connection: Connection) -> None:
    connection.execute(text("INSERT INTO outlets (name, folded) VALUES ('x', 'x'), ('y', 'x')"))


def strike(monkeypatch: pytest.MonkeyPatch, place: str, how: Callable[..., None] | None = None) -> None:
    """Have a step of the store fail as long as the bad article is in it."""
    module, _, name = place.rpartition(".")
    owner = import_module(f"quotetrack.store.{module}")
    step = getattr(owner, name)

    def failing(connection: Connection, *given: Any, **named: Any) -> Any:
        if connection.execute(IN_STORE).first():
            _ = fault() if how is None else how(connection)
        return step(connection, *given, **named)

    monkeypatch.setattr(owner, name, failing)


STEPS = [
    "articles.bulk_insert.insert_analyses", "matching.index.match_revisions", "statements.refresh.refresh_statements",
    "facts.refresh.refresh_facts",
]  # fmt: skip


@pytest.fixture
def news_file(tmp_path: Path) -> str:
    return str(write_articles(tmp_path / "news.jsonl", *ARTICLES))


def stored(run: Run) -> set[str]:
    return {key for key in (row["id"] for row in ARTICLES) if run("show", key).exit_code == 0}


@pytest.mark.parametrize("how", [None, refusal], ids=["a fault", "a refusal of the database"])
@pytest.mark.parametrize("step", STEPS)
def test_what_fails_after_the_analysis_loses_no_other_article(
    run: Run, news_file: str, monkeypatch: pytest.MonkeyPatch, step: str, how: Callable[..., None] | None
) -> None:
    with monkeypatch.context() as patched:
        strike(patched, step, how)
        done = run("ingest", news_file)
    assert done.exit_code == 1
    assert f"{BAD}: could not be stored (" in done.stderr
    assert "this is a bug" in done.stderr
    assert "\x1b" not in done.stderr
    assert len(done.stderr.splitlines()) == 2  # the article and the sum
    kept = len(json.loads(run("quotes", "--format", "json").stdout))
    assert summary(done) == f"2 new, 0 unchanged, 0 updated, 1 failed; {kept} attributions"
    assert stored(run) == {"courier-1", "courier-2"}
    with open_database("quotetrack.db") as store, store.read() as connection:
        assert connection.execute(text("SELECT place FROM problems")).scalars().all() == [BAD]
        assert connection.execute(text("SELECT status, new, failed FROM runs")).all() == [("finished", 2, 1)]
    assert migration.check("quotetrack.db") == []
    assert summary(run("ingest", news_file)).startswith("1 new, 2 unchanged, 0 updated, 0 failed; ")
    assert len(json.loads(run("matches", "--format", "json").stdout)) == 1


@pytest.mark.parametrize("step", ["store.mapping.prepare_analysis", "services.ingest_writer.find_article"])
def test_what_fails_before_an_article_is_written_loses_no_other(
    run: Run, news_file: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    module, _, name = step.rpartition(".")
    owner = import_module(f"quotetrack.{module}")
    real = getattr(owner, name)

    def failing(*given: Any) -> Any:
        if any(getattr(getattr(one, "article", one), "id", None) == BAD for one in given):
            fault()
        return real(*given)

    for jobs in ("1", "2"):
        with monkeypatch.context() as patched:
            patched.setattr(owner, name, failing)
            done = run("--db", f"{jobs}.db", "ingest", "--jobs", jobs, news_file)
        assert done.exit_code == 1
        assert f"{BAD}: could not be stored (KeyError: " in done.stderr
        assert summary(done).startswith("2 new, 0 unchanged, 0 updated, 1 failed; ")


def test_a_correction_that_cannot_be_stored_leaves_what_was_there(
    run: Run, tmp_path: Path, news_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("ingest", news_file).exit_code == 0
    before = run("show", BAD).stdout
    later = [{**row, "text": row["text"] + " This was corrected."} for row in ARTICLES]
    with monkeypatch.context() as patched:
        strike(
            patched, "facts.refresh.refresh_facts", None
        )  # the article is there all along: every one fails
        patched.setattr(ingest_writer, "BATCH", 2)
        done = run("ingest", str(write_articles(tmp_path / "later.jsonl", *later)))
    assert summary(done).startswith("0 new, 0 unchanged, 0 updated, 3 failed")
    assert run("show", BAD).stdout == before
    assert migration.check("quotetrack.db") == []


def test_an_unchanged_article_that_fails_loses_no_other(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("ingest", str(write_articles(tmp_path / "first.jsonl", ARTICLES[2]))).exit_code == 0
    more = {**ARTICLES[2], "byline": "Iris Vance"}
    with monkeypatch.context() as patched:
        patched.setattr(ingest_writer.revisions, "fill_in", lambda *_: fault())
        done = run("ingest", str(write_articles(tmp_path / "news.jsonl", more, *ARTICLES[:2])))
    assert done.exit_code == 1
    assert "courier-2: could not be stored (" in done.stderr
    assert summary(done).startswith("2 new, 0 unchanged, 0 updated, 1 failed; ")


@pytest.mark.parametrize("step", STEPS)
def test_a_store_that_fails_still_ends_the_run(
    run: Run, news_file: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(_: Connection) -> None:
        raise StoreError("the disk is full", "free some space")

    strike(monkeypatch, step, full)
    done = run("ingest", news_file)
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1] == "quotetrack: the disk is full; free some space"
    assert stored(run) == set()


def test_ctrl_c_while_articles_are_stored_one_by_one_keeps_the_others(
    run: Run, news_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = ingest_writer.IngestWriter._write
    struck = []

    def interrupted(self: ingest_writer.IngestWriter, some: Any, *more: Any) -> None:
        if len(some) == 1 and not struck:
            struck.append(some)
            raise KeyboardInterrupt
        write(self, some, *more)

    with monkeypatch.context() as patched:
        strike(patched, "facts.refresh.refresh_facts")
        patched.setattr(ingest_writer.IngestWriter, "_write", interrupted)
        patched.setattr(ingest_writer, "BATCH", 3)
        done = run("ingest", news_file)
    assert struck
    assert done.exit_code == 130
    assert summary(done).startswith(
        "interrupted; what was done is stored: 2 new, 0 unchanged, 0 updated, 1 failed; "
    )
    assert stored(run) == {"courier-1", "courier-2"}


@pytest.mark.parametrize("command", [("ingest",), ("match",)])
def test_an_article_that_cannot_be_matched_keeps_no_other_from_it(
    run: Run, news_file: str, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    assert run("ingest", "--no-match", news_file).exit_code == 0
    match = index.match_revisions

    def failing(connection: Connection, revisions: Any, *more: Any) -> None:
        keys = text("SELECT a.key FROM articles a JOIN revisions r ON r.article_id = a.id AND r.id = :id")
        if any(connection.execute(keys, {"id": one}).scalar() == "courier-2" for one in revisions):
            fault()
        match(connection, revisions, *more)

    with monkeypatch.context() as patched:
        patched.setattr(index, "match_revisions", failing)
        done = run(*command, *((news_file,) if command == ("ingest",) else ()))
    assert done.exit_code == 1
    assert "courier-2: could not be matched (KeyError: " in done.stderr
    assert len(json.loads(run("matches", "--format", "json").stdout)) == 1
    with open_database("quotetrack.db") as store:
        assert backfill.behind(store) == 1
        assert backfill.is_settled(store)
    healed = run("match")
    assert (healed.exit_code, healed.stderr) == (0, "1 article matched\n")


def test_an_article_that_cannot_be_read_from_the_store_keeps_no_other_from_being_read_again(
    run: Run, news_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("ingest", "--engine", "fast", news_file).exit_code == 0
    article = load.load_article

    def failing(store: Any, key: str) -> Any:
        if key == BAD:
            fault()
        return article(store, key)

    monkeypatch.setattr(load, "load_article", failing)
    done = run("reextract", "--engine", "fast")
    assert done.exit_code == 1
    assert f"{BAD}: could not be read from the store (KeyError: " in done.stderr
    assert summary(done).startswith("0 new, 2 unchanged, 0 updated, 1 failed")
