"""Deciding who is who and correcting attributions, as typed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from newsroom import Run


def rows(run: Run, *words: str) -> list[dict[str, Any]]:
    done = run(*words, "--format", "json")
    return json.loads(done.stdout) if done.exit_code == 0 else []


def number(run: Run, words: str) -> str:
    return next(str(row["id"]) for row in rows(run, "quotes") if words in row["content"])


def speaker_of(run: Run, words: str) -> tuple[str | None, str]:
    return next((row["speaker"], row["type"]) for row in rows(run, "quotes") if words in row["content"])


def test_a_first_word_that_is_no_command_is_searched_for(news: Run) -> None:
    for words in (
        ("speakers", "whitlock"),
        ("speakers", "list", "whitlock"),
        ("speakers", "--limit", "5", "whitlock"),
    ):
        assert [row["name"] for row in rows(news, *words)] == ["Ann Whitlock"]
    assert "Ann Whitlock" in news("speakers").stdout
    assert news("speakers", "nobody").exit_code == 1
    assert "merge" in news("speakers", "--help").stdout


def test_a_speaker_is_shown_with_evidence(news: Run) -> None:
    shown = news("speakers", "show", "Whitlock")
    assert shown.exit_code == 0
    for told in (
        "Ann Whitlock, No.",
        "2 articles",
        "mayor",
        "Harbor Ledger",
        "courier-1",
        "The harbour will open",
    ):
        assert told in shown.stdout
    data = json.loads(news("speakers", "show", "Whitlock", "--format", "json").stdout)
    assert (data["name"], data["articles"]) == ("Ann Whitlock", 2)
    assert data["roles"][0]["role"] == "mayor"
    assert data["quotes"][0]["article"] == "courier-1"
    assert {alias["name"] for alias in data["aliases"]} >= {"Ann Whitlock", "Whitlock"}


def test_renaming_and_taking_it_back(news: Run) -> None:
    done = news(
        "speakers", "rename", "Ann Whitlock", "Dame Ann Whitlock", "--by", "R. Moss", "--note", "honours list"
    )
    assert done.exit_code == 0
    assert "Ann Whitlock is called Dame Ann Whitlock (decision 1)" in done.stderr
    assert "quotetrack undo 1" in done.stderr
    assert "Dame Ann Whitlock" in news("speakers").stdout
    assert "R. Moss" in news("corrections").stdout
    (listed,) = rows(news, "corrections")
    assert (listed["said"], listed["note"]) == ("Ann Whitlock is called Dame Ann Whitlock", "honours list")
    assert news("undo", "1").exit_code == 0
    assert "Dame" not in news("speakers").stdout
    none = news("corrections")
    assert (none.exit_code, none.stderr) == (
        1, "no decision stands; `quotetrack corrections --undone` lists those that were taken back\n",
    )  # fmt: skip
    assert [row["undone"] is None for row in rows(news, "corrections", "--undone")] == [False]
    again = news("undo", "1")
    assert (again.exit_code, again.stderr) == (1, "quotetrack: decision 1 was taken back already\n")


def test_a_correction_survives_ingesting_and_reextracting(news: Run, tmp_path: Path) -> None:
    assert news("correct", number(news, "tunnel"), "--speaker", "Bo Lindqvist").exit_code == 0
    assert speaker_of(news, "tunnel") == ("Bo Lindqvist", "person")
    assert news("ingest", "--again", "news.jsonl").exit_code == 0
    assert news("reextract").exit_code == 0
    text = (tmp_path / "news.jsonl").read_text(encoding="utf-8")
    (tmp_path / "news.jsonl").write_text(
        text.replace("A senior official", "Updated. A senior official"), encoding="utf-8"
    )
    assert news("ingest", "news.jsonl").exit_code == 0
    assert speaker_of(news, "tunnel") == ("Bo Lindqvist", "person")
    assert "Lindqvist" in news("speakers").stdout
    assert news("undo", "1").exit_code == 0
    assert speaker_of(news, "tunnel") == (None, "unnamed")


def test_a_rejected_attribution_is_in_no_report(news: Run) -> None:
    def share() -> str:
        return news("report", "anonymous").stdout

    was = share()
    assert news("correct", number(news, "tunnel"), "--reject").exit_code == 0
    assert share() != was
    assert not any("tunnel" in row["content"] for row in rows(news, "quotes"))
    assert news("undo", "1").exit_code == 0
    assert share() == was


def test_corrected_articles_are_labelled_articles(news: Run, tmp_path: Path) -> None:
    assert news("corrections", "--gold").exit_code == 1
    news("correct", number(news, "tunnel"), "--type", "collective")
    done = news("corrections", "--gold")
    (document,) = map(json.loads, done.stdout.splitlines())
    corrected = [row for row in document["attributions"] if row["corrected"]]
    assert [row["type"] for row in corrected] == ["collective"]
    ((start, end),) = corrected[0]["content"]
    assert "tunnel" in document["text"][start:end]
    assert len(document["attributions"]) > len(corrected)
    from quotetrack.training.dataset import read_labelled

    path = tmp_path / "gold.jsonl"
    path.write_text(done.stdout, encoding="utf-8")
    (article,) = read_labelled([path])
    assert article.text == document["text"]


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (
            ("correct", "999", "--reject"),
            1,
            "there is no attribution 999; `quotetrack quotes` lists their numbers",
        ),
        (("correct", "1"), 1, "nothing says what is wrong; give --speaker"),
        (("correct", "1", "--reject", "--kind", "direct"), 2, "--reject"),
        (("correct", "one"), 2, "not a valid integer"),
        (("correct", "1", "--speaker", "  "), 1, "is no name"),
        (("undo", "9" * 25), 2, "not in the range"),
        (("correct", "9" * 25, "--reject"), 2, "not in the range"),
        (("corrections", "--gold", "--format", "csv"), 2, "--gold prints JSON Lines"),
        (("speakers", "showw", "Whitlock"), 2, "Did you mean 'show'?"),
        (("undo", "7"), 1, "there is no decision 7; `quotetrack corrections` lists them"),
        (("speakers", "merge", "Ann Whitlock", "Nobody"), 1, "no speaker 'Nobody'"),
        (("speakers", "merge", "Ann Whitlock"), 2, "Missing argument"),
        (("speakers", "split", "Ann Whitlock"), 1, "name an --alias or an --article"),
        (("speakers", "split", "Ann Whitlock", "--article", "nowhere"), 1, "no article 'nowhere'"),
        (("speakers", "show", "Nobody"), 1, "no speaker 'Nobody'"),
    ],
)
def test_wrong_words_change_nothing(news: Run, words: tuple[str, ...], status: int, told: str) -> None:
    was = rows(news, "quotes")
    done = news(*words)
    assert done.exit_code == status
    assert told in done.stderr
    assert rows(news, "quotes") == was
    assert news("corrections", "--undone").exit_code == 1


def test_a_hostile_name_is_inert(news: Run) -> None:
    name = "\x1b[31m=cmd|' /C calc'!A0 <script>"
    assert news("speakers", "rename", "Ann Whitlock", name).exit_code == 0
    for words in (
        ("speakers",),
        ("speakers", "show", "Whitlock"),
        ("corrections",),
        ("speakers", "show", "Whitlock", "--format", "json"),
    ):
        done = news(*words)
        assert done.exit_code == 0
        assert "\x1b" not in done.stdout
    assert "\x1b" not in news("undo", "1").stderr
