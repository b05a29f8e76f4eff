"""Extract: every format, streaming, and what stands on stderr."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from newsroom import ARTICLES, Run, write_articles

KEYS = ["kind", "content", "cue", "source", "name", "type", "anonymous", "spokesperson"]
KEYS += ["role", "affiliation", "reason", "boilerplate", "basis", "specificity", "plural", "number"]
KEYS += ["confidence", "rule"]


def test_json_lines_are_one_object_an_article_in_order(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path / "news.jsonl", *ARTICLES)
    done = run("extract", "--format", "jsonl", "news.jsonl")
    assert done.exit_code == 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["id"] for line in lines] == ["ledger-1", "courier-1", "courier-2"]
    assert lines[2]["attributions"] == []
    first = lines[0]["attributions"][0]
    assert list(first) == KEYS
    [[start, end]] = first["source"]
    assert "Ann Whitlock" in ARTICLES[0]["text"][start:end]
    assert first["name"] == "Ann Whitlock"
    assert json.loads(run("extract", "--format", "json", "news.jsonl").stdout) == lines


def test_csv_has_a_row_an_attribution(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path / "news.jsonl", *ARTICLES)
    rows = list(csv.DictReader(io.StringIO(run("extract", "--format", "csv", "news.jsonl").stdout)))
    assert rows[0]["article"] == "ledger-1"
    assert rows[0]["content"].startswith("“The harbour will open")
    start, end = int(rows[0]["start"]), int(rows[0]["end"])
    assert ARTICLES[0]["text"][start:end] == rows[0]["content"]
    anonymous = [row for row in rows if row["anonymous"] == "true"]
    assert "who asked not to be named because the talks are private" in {row["reason"] for row in anonymous}
    assert {(row["boilerplate"], row["specificity"], row["source_count"]) for row in anonymous} == {
        ("true", "2", "1")
    }


def test_a_pipe_gets_brackets_and_a_list(run: Run) -> None:
    done = run("extract", "-", input=ARTICLES[0]["text"].encode())
    assert "[cue 1: said] [source 1: Ann Whitlock" in done.stdout
    assert "\n1  Ann Whitlock (person); direct, confidence " in done.stdout
    assert (
        "anonymous, specificity 2/4, reason: boilerplate “who asked not to be named because the talks are private”)"
        in done.stdout
    )
    assert "\x1b" not in done.stdout


def test_no_store_is_made(run: Run, tmp_path: Path) -> None:
    run("extract", "-", input=b"Nothing here.")
    assert list(tmp_path.iterdir()) == []


def test_one_bad_input_is_told_and_the_others_are_printed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(ARTICLES[0]["text"], encoding="utf-8")
    done = run("extract", "missing.txt", "good.txt", "--format", "jsonl")
    assert done.exit_code == 1
    assert json.loads(done.stdout)["id"].endswith("good.txt")
    assert done.stderr.startswith("missing.txt: ")
    assert len(done.stderr.splitlines()) == 1


def test_an_article_without_attributions_is_an_answer(run: Run) -> None:
    done = run("extract", "-", input=b"The garden is quiet.")
    assert done.exit_code == 0
    assert done.stdout.endswith("\nno attributions found\n")


def test_offsets_count_code_points_of_the_text_as_the_help_says(run: Run, tmp_path: Path) -> None:
    said = "“Cafe\u0301 closed,” said Ann Whitlock."
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + f"It rained.\r\n\r\n{said}\r\n".encode())
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": f"It rained.\r\n\r\n{said}"}), encoding="utf-8")
    done = run("extract", "a.txt", "a.jsonl", "--format", "jsonl")
    spans = [json.loads(line)["attributions"][0]["content"] for line in done.stdout.splitlines()]
    assert spans == [[[12, 12 + len("“Café closed,”")]], [[14, 14 + len("“Cafe\u0301 closed,”")]]]
