"""Ingest: what is stored, what is told, with which exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from newsroom import ARTICLES, Run, write_articles

from quotetrack import pipeline
from quotetrack.errors import StoreError
from quotetrack.model import Article


def summary(result: Any) -> str:
    """The last line on stderr."""
    line: str = result.stderr.splitlines()[-1]
    return line


def test_the_last_line_counts(run: Run, tmp_path: Path) -> None:
    path = write_articles(tmp_path / "news.jsonl", *ARTICLES)
    first = run("ingest", str(path))
    assert first.exit_code == 0
    assert first.stdout == ""
    assert summary(first).startswith("3 new, 0 unchanged, 0 updated, 0 failed; ")
    again = run("ingest", str(path))
    assert (again.exit_code, summary(again)) == (0, "0 new, 3 unchanged, 0 updated, 0 failed")


def test_an_unchanged_article_is_not_analysed_again(news: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(article: Article, _: object) -> None:
        raise AssertionError(article.id)

    monkeypatch.setattr(pipeline, "analyse", never)
    assert news("ingest", "news.jsonl").exit_code == 0


def test_a_changed_text_replaces_the_older(news: Run, tmp_path: Path) -> None:
    changed = {**ARTICLES[0], "text": "“The harbour stays shut,” said Ann Whitlock, the mayor."}
    done = news("ingest", str(write_articles(tmp_path / "later.jsonl", changed)))
    assert summary(done).startswith("0 new, 0 unchanged, 1 updated, 0 failed; ")
    assert "stays shut" in news("show", "ledger-1").stdout


def test_what_failed_is_told_with_its_line_and_the_rest_is_stored(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(
        json.dumps(ARTICLES[0]) + "\n{broken\n" + json.dumps(ARTICLES[1]) + "\n", encoding="utf-8"
    )
    done = run("ingest", "news.jsonl", "missing.txt")
    assert done.exit_code == 1
    assert "news.jsonl:2: " in done.stderr
    assert "missing.txt: " in done.stderr
    assert summary(done).startswith("2 new, 0 unchanged, 0 updated, 2 failed; ")
    assert "Traceback" not in done.output
    assert run("show", "courier-1").exit_code == 0


def test_an_article_that_breaks_the_analysis_does_not_end_the_run(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyse = pipeline.analyse

    def fragile(article: Article, engine: Any) -> Any:
        if article.id == "ledger-1":
            raise IndexError("no such\x1b[31m sentence")
        return analyse(article, engine)

    monkeypatch.setattr(pipeline, "analyse", fragile)
    done = run("ingest", str(write_articles(tmp_path / "news.jsonl", *ARTICLES)))
    assert done.exit_code == 1
    assert "ledger-1: could not be analysed (IndexError: no such␛[31m sentence); " in done.stderr
    assert summary(done).startswith("2 new, 0 unchanged, 0 updated, 1 failed; ")


def test_an_interrupted_run_keeps_what_was_done_and_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyse = pipeline.analyse

    def interrupted(article: Article, engine: Any) -> Any:
        if article.id == "courier-2":
            raise KeyboardInterrupt
        return analyse(article, engine)

    monkeypatch.setattr(pipeline, "analyse", interrupted)
    path = str(write_articles(tmp_path / "news.jsonl", *ARTICLES))
    done = run("ingest", path)
    assert done.exit_code == 130
    assert summary(done).startswith("interrupted; what was done is stored: 2 new, ")
    assert run("show", "courier-1").exit_code == 0
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    assert summary(run("ingest", path)).startswith("1 new, 2 unchanged, ")


def test_stdin_and_options_reach_the_article(run: Run) -> None:
    done = run(
        "ingest", "-", "--outlet", "Ledger", "--date", "2024-05-06", input=ARTICLES[0]["text"].encode()
    )
    assert done.exit_code == 0, done.output
    [row, *_] = json.loads(run("quotes", "--format", "json").stdout)
    assert (row["outlet"], row["date"]) == ("Ledger", "2024-05-06")


def test_no_match_leaves_matching_out(run: Run, tmp_path: Path) -> None:
    path = str(write_articles(tmp_path / "news.jsonl", *ARTICLES))
    assert run("ingest", path, "--no-match").exit_code == 0
    assert run("matches").exit_code == 1


@pytest.mark.parametrize("day", ["2024-13-01", "yesterday", "2024-02-30", "1.3.2024"])
def test_a_day_that_is_none_is_a_usage_error(run: Run, day: str) -> None:
    done = run("ingest", "-", "--date", day)
    assert done.exit_code == 2
    assert f"{day!r} is not a day; write it as YYYY-MM-DD" in done.stderr


def test_a_store_that_fails_ends_the_run_with_what_to_do(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quotetrack.services import ingest_writer

    def full(self: object, analysis: object) -> None:
        raise StoreError("the disk is full", "free some space")

    monkeypatch.setattr(ingest_writer.IngestWriter, "save", full)
    done = run("ingest", str(write_articles(tmp_path / "news.jsonl", *ARTICLES)))
    assert done.exit_code == 1
    assert done.stderr.splitlines()[-1] == "quotetrack: the disk is full; free some space"
