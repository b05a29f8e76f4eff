"""--engine, --model and reextract, as they are typed."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest
from newsroom import ARTICLES, Run, write_articles

from quotetrack.errors import RuntimeAbsentError
from quotetrack.extraction import engines


def test_the_engine_is_the_accurate_one_unless_another_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(write_articles(tmp_path / "news.jsonl", *ARTICLES))
    monkeypatch.delenv("QUOTETRACK_ENGINE")
    done = run("extract", path, "--format", "jsonl")
    assert done.stderr == ""
    rules = {
        a["rule"].partition(":")[0]
        for line in done.stdout.splitlines()
        for a in json.loads(line)["attributions"]
    }
    assert rules == {"accurate"}
    assert "accurate:" not in run("extract", path, "--engine", "fast", "--format", "jsonl").stdout


def test_without_the_runtime_the_rules_read_and_say_what_is_missed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(write_articles(tmp_path / "news.jsonl", *ARTICLES))
    monkeypatch.delenv("QUOTETRACK_ENGINE")
    monkeypatch.setattr("quotetrack.extraction.engines.RUNTIME", ("no_such_runtime",))
    done = run("extract", path, "--format", "jsonl")
    assert done.exit_code == 0
    assert '"rule": "fast:' in done.stdout
    assert done.stderr == (
        "reading with the rules: no_such_runtime is not installed; the accurate engine finds a third more: "
        "pip install no_such_runtime; set QUOTETRACK_ENGINE=fast to choose them\n"
    )
    monkeypatch.setenv("QUOTETRACK_ENGINE", "fast")
    assert run("extract", path, "--format", "jsonl").stderr == ""


def test_a_default_engine_that_cannot_be_used_gives_way_to_the_rules(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(name: str | None = None, model: str | None = None) -> engines.Engine:
        if name == engines.ACCURATE:
            raise RuntimeAbsentError("the accurate engine cannot be loaded (no such library)")
        return engines._rules()

    path = str(write_articles(tmp_path / "news.jsonl", *ARTICLES))
    monkeypatch.delenv("QUOTETRACK_ENGINE")
    monkeypatch.setattr(engines, "engine", broken)
    done = run("extract", path, "--format", "jsonl")
    assert done.exit_code == 0
    assert done.stderr == (
        "reading with the rules: the accurate engine cannot be loaded (no such library); "
        "set QUOTETRACK_ENGINE=fast to choose them\n"
    )


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (("--engine", "slow"), 2, "'slow' is not one of"),
        (("--model", "nowhere"), 2, "does not exist"),
        (("--model", "."), 1, "card.toml cannot be read"),
        (("--engine", "fast", "--model", "."), 2, "--model is for the accurate engine"),
    ],
)
@pytest.mark.parametrize("command", ["extract", "ingest"])
def test_an_engine_that_cannot_be_used_is_told(
    run: Run, tmp_path: Path, command: str, words: tuple[str, ...], status: int, message: str
) -> None:
    path = str(write_articles(tmp_path / "news.jsonl", *ARTICLES))
    done = run(command, path, *words)
    assert done.exit_code == status
    assert message in done.stderr
    assert "Traceback" not in done.output


def test_a_store_of_two_engines_says_so_and_is_read_anew(news: Run, tmp_path: Path) -> None:
    later = {**ARTICLES[0], "id": "later"}
    assert (
        news("ingest", str(write_articles(tmp_path / "l.jsonl", later)), "--engine", "accurate").exit_code
        == 0
    )
    report = news("report", "anonymous")
    assert f"{len(ARTICLES)} by fast-1, 1 by accurate-2" in report.stderr
    again = news("reextract", "--engine", "accurate")
    assert again.stderr.splitlines()[-1].startswith(
        f"0 new, 1 unchanged, {len(ARTICLES)} updated, 0 failed; "
    )
    assert "read by" not in news("report", "anonymous").stderr
    rules = [json.loads(line)["rule"] for line in news("quotes", "--format", "jsonl").stdout.splitlines()]
    assert rules
    assert all(rule.startswith("accurate:") for rule in rules)


def test_reextract_of_nothing_says_so(news: Run) -> None:
    done = news("reextract", "--outlet", "Nobody")
    assert done.exit_code == 1
    assert done.stderr


def test_train_without_torch_names_the_extra(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gold.jsonl").write_text("{}\n")
    monkeypatch.setattr("quotetrack.cli.train._NEEDS", ("no_such_torch",))
    done = run("train", "gold.jsonl", "--out", "weights")
    assert done.exit_code == 1
    assert "training needs no_such_torch; " in done.stderr
    assert 'pip install "quotetrack[train]"' in done.stderr


@pytest.mark.parametrize("command", [("ingest", "news.jsonl"), ("reextract",), ("extract", "news.jsonl")])
def test_what_is_wrong_with_an_engine_is_told_before_anything_is_begun(
    news: Run, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QUOTETRACK_ENGINE")
    monkeypatch.setattr(engines, "_tagger", engines._tagger.__wrapped__)  # loaded anew
    monkeypatch.setenv("QUOTETRACK_THREADS", "many")
    done = news(*command)
    assert done.exit_code == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "QUOTETRACK_THREADS is 'many'; set it to a number of processors" in line
    with contextlib.closing(sqlite3.connect("quotetrack.db")) as store:
        runs = store.execute("SELECT status FROM runs").fetchall()
    assert runs == [("finished",)]  # that of the fixture
