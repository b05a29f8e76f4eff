"""Articles are written by strangers: nothing in one comes alive on a screen or in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from newsroom import Ingested, Run, write_articles

ESCAPE = "\x1b]0;owned\x07\x1b[2J\x9b31m"
BIDI = "\u202egnorw\u202c"
HOSTILE = {
    "id": "=1+1",
    "title": f"<script>alert(1)</script>{ESCAPE}{BIDI}\nsecond line [bold]",
    "outlet": f"@SUM(A1) [red]{ESCAPE}",
    "byline": "+49 [/]",
    "published": "2024-03-01",
    "tags": [f"+ports{BIDI}{ESCAPE}"],
    "text": f"“=HYPERLINK is [bold]not[/bold] a link{ESCAPE} and [/] is no end{BIDI},” "
    "said Ann Whitlock, the mayor.\n\n"
    "An official, who asked not to be named, said that [link=http://x]it[/link] was over.",
}
READERS = [
    ("extract", "hostile.jsonl"),
    ("quotes",),
    ("show", "=1+1"),
    ("speakers",),
    ("report", "anonymous", "--by", "outlet"),
    ("report", "anonymous", "--by", "byline"),
    ("report", "sourcing", "--by", "outlet"),
    ("report", "sourcing", "--by", "article"),
    ("report", "sourcing", "--by", "topic"),
    ("report", "sourcing", "--explain", "mix"),
]
ACTIVE = "\x1b\x07\x9b\u202e\u202c"


@pytest.fixture
def hostile(ingested: Ingested) -> Run:
    return ingested("hostile.jsonl", HOSTILE)


@pytest.mark.parametrize("form", ["default", "json", "jsonl", "csv"])
@pytest.mark.parametrize("words", READERS, ids=[" ".join(words) for words in READERS])
def test_no_output_holds_anything_active(hostile: Run, words: tuple[str, ...], form: str) -> None:
    done = hostile(*words, *(() if form == "default" else ("--format", form)))
    assert done.exit_code == 0
    assert done.stdout
    assert not [c for c in ACTIVE if c in done.output]


@pytest.mark.parametrize("form", ["default", "json", "csv"])
@pytest.mark.parametrize(
    "words", [("statements",), ("statements", "show", "ID"), ("matches",), ("corrections",)]
)
def test_what_many_print_is_not_active_either(hostile: Run, words: tuple[str, ...], form: str) -> None:
    if form == "csv" and "show" in words:
        pytest.skip("one statement is no table")
    write_articles(Path("other.jsonl"), HOSTILE | {"id": "=2+2:", "outlet": "-1", "published": "2024-03-02"})
    assert hostile("ingest", "other.jsonl").exit_code == 0
    (row,) = json.loads(hostile("statements", "--format", "json").stdout)
    apart = f"{row['timeline'][1]['article']}:{row['timeline'][1]['start']}"
    if words == ("corrections",):
        assert hostile("statements", "split", row["id"], "--sighting", apart, "--note", ESCAPE).exit_code == 0
    typed = [row["id"] if word == "ID" else word for word in words]
    done = hostile(*typed, *(() if form == "default" else ("--format", form)))
    assert done.exit_code == 0
    assert "HYPERLINK" in done.stdout
    assert not [c for c in ACTIVE if c in done.output]
    if form == "csv":
        for line in csv.DictReader(io.StringIO(done.stdout)):
            assert not [cell for cell in line.values() if cell.startswith(("=", "+", "@"))]


def test_markup_is_shown_as_written(hostile: Run) -> None:
    assert "[bold]not[/bold]" in hostile("quotes").stdout
    assert "[/]" in hostile("show", "=1+1").stdout
    assert "@SUM(A1) [red]" in " ".join(hostile("report", "anonymous", "--by", "outlet").stdout.split())


def test_json_is_true_data(hostile: Run) -> None:
    made = json.loads(hostile("show", "=1+1", "--format", "json").stdout)
    assert made["text"] == HOSTILE["text"]


def test_no_cell_is_a_formula(hostile: Run) -> None:
    for row in csv.DictReader(io.StringIO(hostile("quotes", "--format", "csv").stdout)):
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
        assert row["article"] == "'=1+1"
        assert row["outlet"].startswith("'@SUM(A1)")
        assert float(row["confidence"]) > 0


def test_a_problem_names_its_input_harmlessly(run: Run) -> None:
    done = run("extract", "no\x1b[2Jsuch\nfile.txt")
    assert done.exit_code == 1
    assert not [c for c in ACTIVE if c in done.output]
    assert len(done.stderr.splitlines()) == 1


def test_a_line_of_a_megabyte_is_an_article_like_any_other(run: Run, tmp_path: Path) -> None:
    text = "“" + "words and words " * 65_000 + "end,” said Ann Whitlock, the mayor."
    write_articles(tmp_path / "long.jsonl", {"id": "long", "title": "T" * 1_000_000, "text": text})
    assert run("ingest", "long.jsonl").exit_code == 0
    shown = run("quotes", "--limit", "0")
    assert shown.exit_code == 0
    assert len(shown.stdout) < 5_000
    assert len(json.loads(run("show", "long", "--format", "json").stdout)["text"]) == len(text)
