"""Quotes, show, speakers, matches, report, db: over a store that holds three articles."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from newsroom import ARTICLES, Run, write_articles


def rows(news: Run, *words: str) -> list[dict[str, object]]:
    """What a command prints as JSON Lines."""
    return [json.loads(line) for line in news(*words, "--format", "jsonl").stdout.splitlines()]


def test_quotes_come_newest_first_with_outlet_date_and_evidence(news: Run) -> None:
    found = rows(news, "quotes")
    texts = {article["id"]: article["text"] for article in ARTICLES}
    assert [row["date"] for row in found] == sorted((row["date"] for row in found), reverse=True)
    assert len(found) >= 4
    for row in found:
        assert row["outlet"] in ("Harbor Ledger", "Meridian Courier")
        assert [texts[row["article"]][s:e] for s, e in row["spans"]] == row["content"].split(" … ")


FILTERS = [
    (("--speaker", "Ann Whitlock"), {"ledger-1", "courier-1"}),
    (("--outlet", "Harbor Ledger"), {"ledger-1"}),
    (("--since", "2024-03-02"), {"courier-1"}),
    (("--until", "2024-03-01"), {"ledger-1"}),
    (("--anonymous",), {"ledger-1"}),
    (("--kind", "indirect", "--named"), {"courier-1"}),
    (("--type", "collective"), {"courier-1"}),
    (("--text", "tunnel"), {"ledger-1"}),
]


@pytest.mark.parametrize(("words", "articles"), FILTERS, ids=[" ".join(words) for words, _ in FILTERS])
def test_filters_narrow(news: Run, words: tuple[str, ...], articles: set[str]) -> None:
    assert {row["article"] for row in rows(news, "quotes", *words)} == articles


def test_a_table_names_source_words_and_place_within_80_columns(news: Run) -> None:
    shown = news("quotes", "--speaker", "Ann Whitlock").stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert "Ann Whitlock" in shown
    assert "2024-03-02" in shown
    assert "courier-1 " in shown


@pytest.mark.parametrize(
    ("words", "shown", "told"),
    [
        ((), 50, "shown: the first 50; --limit 0 shows all\n"),
        (("--text", "day 7"), 1, ""),
        (("--limit", "1"), 1, ""),
        (("--limit", "50"), 50, ""),
        (("--limit", "0"), 51, ""),
        (("--format", "csv"), 51, ""),
        (("--format", "csv", "--limit", "2"), 2, ""),
    ],
)
def test_a_table_that_nobody_limited_says_that_there_is_more(
    run: Run, tmp_path: Path, words: tuple[str, ...], shown: int, told: str
) -> None:
    text = "\n\n".join(f"“The harbour opens on day {n},” said Ann Speaker{n}." for n in range(51))
    assert run("ingest", str(write_articles(tmp_path / "a.jsonl", {"id": "a", "text": text}))).exit_code == 0
    done = run("quotes", *words)
    assert done.exit_code == 0
    assert done.stderr == told
    assert done.stdout.count("The harbour opens on day") == shown


def test_a_near_miss_of_a_name_is_suggested(news: Run) -> None:
    done = news("quotes", "--speaker", "Ann Whitlok")
    assert done.exit_code == 1
    assert "Ann Whitlok" in done.stderr
    assert "did you mean Ann Whitlock?" in done.stderr


def test_no_name_is_suggested_twice(run: Run, tmp_path: Path) -> None:
    forms = ("Donald Ashgrove", "DONALD ASHGROVE", "Donald\u00a0Ashgrove", "Donald J. Ashgrove")
    told = [
        {"id": f"a{n}", "text": f"“The harbour of lot {n} is shut,” said {name}, the mayor of Port Ellery."}
        for n, name in enumerate(forms)
    ]
    assert run("ingest", str(write_articles(tmp_path / "a.jsonl", *told))).exit_code == 0
    done = run("quotes", "--speaker", "Donld Ashgrve")
    assert done.stderr == (
        "quotetrack: no speaker 'Donld Ashgrve'; did you mean Donald Ashgrove or Donald J. Ashgrove?\n"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("quotes", "--text", "zeppelin"),
        ("quotes", "--since", "2030-01-01", "--format", "json"),
        ("speakers", "Nobody"),
        ("report", "anonymous", "--since", "2030-01-01"),
        ("show", "ledger-9"),
    ],
)
def test_nothing_found_is_said_and_exits_1(news: Run, words: tuple[str, ...]) -> None:
    done = news(*words)
    assert done.exit_code == 1
    assert len(done.stderr.splitlines()) == 1


def test_show_prints_the_stored_article_marked(news: Run) -> None:
    shown = news("show", "courier-1")
    assert shown.stdout.startswith("Mayor: harbour opens\nMeridian Courier · 2024-03-02 · courier-1\n\n")
    assert "[content 1: “The harbour will open" in shown.stdout
    made = json.loads(news("show", "courier-1", "--format", "json").stdout)
    assert made["text"] == ARTICLES[1]["text"]


def test_speakers_are_listed_by_number_of_attributions(news: Run) -> None:
    [first, *_] = rows(news, "speakers")
    assert (first["name"], first["attributions"], first["articles"]) == ("Ann Whitlock", 2, 2)
    assert [row["name"] for row in rows(news, "speakers", "whit")] == ["Ann Whitlock"]
    assert "Ann Whitlock" in news("speakers").stdout


def test_matches_have_both_places_and_the_words_that_differ(news: Run) -> None:
    [match] = rows(news, "matches")
    texts = {article["id"]: article["text"] for article in ARTICLES}
    for side in (match["a"], match["b"]):
        assert "harbour will open" in texts[side["article"]][side["start"] : side["end"]]
    assert {match["a"]["article"], match["b"]["article"]} == {"ledger-1", "courier-1"}
    assert sorted(match["differences"][0].values()) == ["second", "third"]
    shown = " ".join(news("matches").stdout.split())
    assert "[-second-]" in shown or "[-third-]" in shown
    [flat] = csv.DictReader(io.StringIO(news("matches", "--format", "csv").stdout))
    assert flat["a_article"] == match["a"]["article"]
    assert int(flat["b_start"]) == match["b"]["start"]


def test_the_report_counts_what_the_store_holds(news: Run) -> None:
    made = json.loads(news("report", "anonymous", "--by", "outlet", "--format", "json").stdout)
    assert (made["total"]["articles_anonymous"], made["total"]["articles_total"]) == (1, 3)
    assert [(g["group"], g["articles_total"]) for g in made["groups"]] == [
        ("Meridian Courier", 2),
        ("Harbor Ledger", 1),
    ]
    assert made["descriptors"][0]["descriptor"].lower().startswith("a senior official")
    assert made["total"]["reasons_given"] == 1
    shown = news("report", "anonymous", "--by", "outlet").stdout
    assert "1 of 3" in shown
    assert "33%" in shown
    assert "few articles" in shown


def test_the_store_tells_its_schema_and_its_health(news: Run) -> None:
    assert "(up to date)" in news("db", "current").stdout
    assert news("db", "path").stdout == "quotetrack.db\n"
    check = news("db", "check")
    assert (check.exit_code, check.stdout, check.stderr) == (0, "", "the store is sound\n")
    assert news("db", "upgrade").exit_code == 0


@pytest.mark.parametrize(
    "words",
    [("quotes",), ("show", "1"), ("speakers",), ("matches",), ("report", "anonymous"), ("db", "check")],
)
def test_a_missing_store_is_told_and_not_made(run: Run, words: tuple[str, ...]) -> None:
    done = run("--db", "other.db", *words)
    assert done.exit_code == 1
    assert done.stderr.startswith("quotetrack: there is no store at other.db; ")
    assert run("--db", "other.db", *words).exit_code == 1


def test_the_environment_names_the_store(news: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTETRACK_DB", "elsewhere.db")
    assert "elsewhere.db" in news("quotes").stderr
    assert news("--db", "quotetrack.db", "quotes").exit_code == 0
