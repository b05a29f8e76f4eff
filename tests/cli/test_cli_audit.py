"""Audit: the checklist, SARIF, exit statuses, and articles that strangers wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from newsroom import Run, write_articles

from quotetrack.audit import RULES, Kind

DRAFT = """The minister will resign, sources said.

An official, who asked not to be named because the mission is secret, said the letter was signed.

Analysts warn that the deal could fail. “It was late,” said Ann Whitlock, the mayor.
"""
CHECKLIST = """\
line 1: warning: lead-anonymous: the lead rests on anonymous sources alone
    “sources”
    → put somebody on the record, or have an editor sign it off
line 1: warning: no-reason: no reason is given, and no affiliation
    “sources”
    → say why the name is withheld, or name the source
line 1: error: bare: tells nothing of the source: no class, affiliation, rank or basis of knowledge
    “sources”
    → say who the source is, and how it knows
line 3: info: reason: a specific reason is given for “an official”
    “who asked not to be named because the mission is secret”
    → as it should be
line 5: note: unnamed-group: which analysts?
    “Analysts”
    → name one of them, or say how many there are

1 error, 2 warnings, 1 note
4 attributions, 2 to anonymous sources (50%); at least 2 different anonymous sources
"""


@pytest.fixture
def draft(run: Run, tmp_path: Path) -> Run:
    """A command line in a folder with a draft."""
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    return run


def test_the_checklist_is_in_reading_order_with_lines_words_and_advice(draft: Run) -> None:
    done = draft("audit", "draft.txt")
    assert done.exit_code == 0
    assert done.stdout == CHECKLIST


def test_stdin_and_a_file_give_the_same_and_no_store_is_made(draft: Run, tmp_path: Path) -> None:
    assert draft("audit", "-", input=DRAFT.encode()).stdout == CHECKLIST
    assert [path.name for path in tmp_path.iterdir()] == ["draft.txt"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--fail-on", "bare"), "bare (1)"),
        (("--fail-on", "attack, bare,hearsay"), "bare (1)"),
        (("--fail-on", "no-reason,bare"), "no-reason (1), bare (1)"),
        (("--max-anonymous-ratio", "0.3"), "50% of the attributions are anonymous, more than 30%"),
        (
            ("--fail-on", "bare", "--max-anonymous-ratio", "0"),
            "bare (1), 50% of the attributions are anonymous",
        ),
    ],
)
def test_what_was_asked_for_and_found_is_status_3(draft: Run, words: tuple[str, ...], told: str) -> None:
    done = draft("audit", *words, "draft.txt")
    assert done.exit_code == 3
    assert done.stderr.startswith(f"not up to standard: {told}")
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout == CHECKLIST


@pytest.mark.parametrize(
    "words", [("--fail-on", "attack"), ("--max-anonymous-ratio", "0.5"), ("--fail-on", "")]
)
def test_what_was_asked_for_and_not_found_is_status_0(draft: Run, words: tuple[str, ...]) -> None:
    done = draft("audit", *words, "draft.txt")
    assert (done.exit_code, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--fail-on", "bear"), "there is no finding 'bear'; did you mean bare?"),
        (("--max-anonymous-ratio", "30"), "30.0 is not in the range"),
        (("--format", "csv"), "'csv' is not one of"),
        (("--config", "missing.toml"), "'missing.toml' does not exist"),
        (("more.txt",), "unexpected extra argument"),
    ],
)
def test_wrong_usage_is_status_2(draft: Run, words: tuple[str, ...], told: str) -> None:
    done = draft("audit", *words, "draft.txt")
    assert done.exit_code == 2
    assert told in done.stderr
    assert "Traceback" not in done.output


def test_json_has_places_spans_and_figures(draft: Run) -> None:
    made = json.loads(draft("audit", "--format", "json", "draft.txt").stdout)
    assert made["summary"] == {
        "attributions": 4,
        "anonymous": 2,
        "anonymous_ratio": 0.5,
        "distinct_low": 2,
        "distinct_high": None,
    }
    reason = next(one for one in made["findings"] if one["kind"] == "reason")
    ((start, end),) = reason["spans"]
    assert DRAFT[start:end] == reason["words"] == "who asked not to be named because the mission is secret"
    assert (reason["line"], reason["column"]) == (3, 14)
    assert (reason["severity"], reason["attribution"]) == ("info", 1)


def sarif(run: Run, *words: str, **more: Any) -> dict[str, Any]:
    """The one run of a SARIF log, after what the standard requires of it has been checked."""
    done = run("audit", "--format", "sarif", *words, **more)
    assert done.exit_code == 0, done.output
    log = json.loads(done.stdout)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("/sarif-schema-2.1.0.json")
    (made,) = log["runs"]
    rules = made["tool"]["driver"]["rules"]
    assert made["tool"]["driver"]["name"] == "quotetrack"
    assert [rule["id"] for rule in rules] == [kind.value for kind in Kind]
    for result in made["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["level"] in ("none", "note", "warning", "error")
        assert (result["level"] == "none") == (result["kind"] != "fail")  # §3.27.10
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            region = place["physicalLocation"]["region"]
            assert 1 <= region["startLine"] <= region["endLine"]
            assert min(region["startColumn"], region["endColumn"]) >= 1
            assert made["artifacts"][place["physicalLocation"]["artifactLocation"]["index"]]
    return dict(made)


def test_sarif_regions_are_the_words(draft: Run) -> None:
    made = sarif(draft, "draft.txt")
    assert made["columnKind"] == "unicodeCodePoints"
    assert made["artifacts"][0]["contents"]["text"] == DRAFT
    lines = DRAFT.split("\n")
    for result in made["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        line = lines[region["startLine"] - 1]
        assert region["startLine"] == region["endLine"]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
    assert [result["ruleId"] for result in made["results"]][:3] == ["lead-anonymous", "no-reason", "bare"]
    assert {result["level"] for result in made["results"]} == {"none", "note", "warning", "error"}
    assert made["properties"]["anonymous"] == 2


@pytest.mark.parametrize(
    ("name", "uri"),
    [("a b.txt", "a%20b.txt"), ("ü[1]{0}.txt", "%C3%BC%5B1%5D%7B0%7D.txt"), ("50%.txt", "50%25.txt")],
)
def test_a_sarif_uri_is_one(draft: Run, tmp_path: Path, name: str, uri: str) -> None:
    (tmp_path / name).write_text(DRAFT, encoding="utf-8")
    made = sarif(draft, name)
    assert made["artifacts"][0]["location"]["uri"] == uri


def test_words_of_the_article_are_no_link_in_a_sarif_message(run: Run) -> None:
    text = "An aide, who asked not to be named because the [post](http://evil.example/{0}) is secret, said it was lost."
    made = sarif(run, "-", input=text.encode())
    for result in made["results"]:
        assert not re.search(r"(?<!\\)[\[\]]", result["message"]["text"])
        assert "{0}" not in result["message"]["text"].replace("{{0}}", "")


HOSTILE = (
    "\x1b[2J\x9b31mSources\u202e said \x07the [bold]mayor[/bold] was a liar.\n\n"
    "“\u0639\u0644\u064a \u062d\u0633\u0646 \u200f\u2067left,” \u0639\u0644\u064a \u062d\u0633\u0646 said. "
    "It rained.\n\n“The [/] tunnel\x1b]0;owned\x07 costs 12 million\u202e sovereign \x9b31meuros,” an official said. "
    "He reportedly\x08\x08 left."
)


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_no_output_holds_anything_active(run: Run, tmp_path: Path, form: str) -> None:
    write_articles(tmp_path / "hostile.jsonl", {"id": "=1+1", "title": "\x1b[2J", "text": HOSTILE})
    done = run("audit", "--format", form, "hostile.jsonl")
    assert done.exit_code == 0
    assert "12 million" in done.stdout
    assert not [c for c in "\x1b\x07\x08\x9b\u202e\u2067\u200f" if c in done.output]
    if form != "text":
        json.loads(done.stdout)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("missing.txt", None, "missing.txt: "),
        ("empty.txt", b"  \n", "empty.txt: is empty"),
        ("none.jsonl", b"\n", "none.jsonl: "),
        (
            "two.jsonl",
            b'{"text": "It rained."}\n{"text": "It snowed."}\n',
            "two.jsonl: holds several articles",
        ),
        ("binary.txt", b"\x00\x01\x02\xff\xfe" * 50, "binary.txt: "),
        (".", None, ""),
        ("no\x1b[2Jsuch\nfile.txt", None, ""),
    ],
)
def test_a_bad_input_is_one_line_and_status_1(
    run: Run, tmp_path: Path, name: str, content: bytes | None, told: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("audit", name)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(told)
    assert len(done.stderr.splitlines()) == 1
    assert "\x1b" not in done.stderr


def test_an_article_without_attributions_is_an_answer(run: Run) -> None:
    done = run("audit", "--max-anonymous-ratio", "0", "-", input=b"The garden is quiet.")
    assert done.exit_code == 0
    assert done.stdout == "nothing to ask about\nno attributions found\n"


def test_the_help_names_every_finding(run: Run) -> None:
    told = run("audit", "--help").stdout
    assert [kind for kind in RULES if f"\n  {kind.value} " not in told] == []


STORED = """“The library will not be closed before the end of the winter term,” said Ann Whitlock, the mayor.

“We counted every single lamp on the bridge twice and found nineteen broken,” said Bo Lund, an engineer.
"""
HEARD = [
    pytest.param(STORED, [], id="the same"),
    pytest.param(
        STORED.replace("will not be", "will be"),
        ["other-words: turns round the words of stored.txt (Ferry Post, 2024-03-01): “The library will not"],
        id="who dropped the not",
    ),
    pytest.param(
        STORED.replace("nineteen", "seventeen"),
        ["other-words: turns round the words of stored.txt (Ferry Post, 2024-03-01): “We counted every"],
        id="who changed the number",
    ),
    pytest.param(
        STORED.replace("counted every single lamp", "counted every single lantern"),
        ["other-words: in other words than in stored.txt (Ferry Post, 2024-03-01): “We counted every"],
        id="who changed a word",
    ),
    pytest.param(
        STORED.replace("Bo Lund, an engineer", "Carl Moss, a mason"),
        ["other-name: from Bo Lund in stored.txt (Ferry Post, 2024-03-01): “We counted every"],
        id="another name",
    ),
    pytest.param("“It rained,” said Carl Moss, a mason.", [], id="what nobody said"),
]


@pytest.fixture
def stored(run: Run, tmp_path: Path, once: Callable[..., None]) -> Run:
    """A command line in a folder with a store that has one article."""

    def fill() -> None:
        (tmp_path / "stored.txt").write_text(STORED, encoding="utf-8")
        assert run("ingest", "--outlet", "Ferry Post", "--date", "2024-03-01", "stored.txt").exit_code == 0

    once("stored", fill)
    return run


@pytest.mark.parametrize(("text", "told"), HEARD)
def test_the_store_is_asked_who_gave_the_same_quotation(
    stored: Run, tmp_path: Path, text: str, told: list[str]
) -> None:
    (tmp_path / "draft.md").write_text(f"---\ndate: 2024-03-02\n---\n{text}", encoding="utf-8")
    found = [
        line.split(": ", 2)[2]
        for line in stored("audit", "draft.md").stdout.splitlines()
        if ": other-" in line
    ]
    assert len(found) == len(told)
    assert all(one.startswith(begin) for one, begin in zip(found, told, strict=True)), found
    assert ": other-" not in stored("audit", "--no-store", "draft.md").stdout
    assert stored("audit", "--fail-on", "other-words,other-name", "draft.md").exit_code == (3 if told else 0)


def test_an_article_is_not_compared_with_itself(stored: Run, tmp_path: Path) -> None:
    (tmp_path / "stored.txt").write_text(STORED.replace("not ", ""), encoding="utf-8")
    assert ": other-" not in stored("audit", "stored.txt").stdout


def test_a_store_that_was_named_must_be_there_and_another_need_not(draft: Run, tmp_path: Path) -> None:
    done = draft("--db", "none.db", "audit", "draft.txt")
    assert done.exit_code == 1
    assert "there is no store at none.db" in done.stderr
    (tmp_path / "quotetrack.db").write_text("no store", encoding="utf-8")
    done = draft("audit", "draft.txt")
    assert (done.exit_code, done.stdout) == (0, CHECKLIST)
    assert "the store was not asked" in done.stderr
