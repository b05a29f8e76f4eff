"""Where a statement comes from, as typed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from newsroom import Ingested, Run, write_articles

WORDS = "The overnight rate will not stay where it is until the harvest figures are published"
FILLER = " ".join(f"The trawler number {i} was inspected by the harbour office on Monday." for i in range(8))
OWN = f"“{WORDS},” said Ann Okafor, who runs the bank."


def article(key: str, text: str, day: int | None, **more: Any) -> dict[str, Any]:
    published = day and f"2024-03-{day:02}"
    return {"id": key, "outlet": f"Harbor {key.title()}", "published": published, "text": text} | more


def told(whom: str) -> str:
    return f"“{WORDS},” Ann Okafor told {whom} on Friday."


ARTICLES = (
    article("ledger", OWN, 1),
    article("gull", told("the Harbor Ledger"), 2),
    article("crier", told("the Harbor Gull"), 3),
    article("post", told("Reuters"), 4),
    article("lamp", f"PORT ELLERY (Reuters) – {OWN}\n\n{FILLER}", 4),
    article("horn", f"{OWN}\n\n{FILLER}", 5),
    article("loose", OWN, None, outlet=None),
)


@pytest.fixture
def bank(ingested: Ingested) -> Run:
    """A command line whose store has one statement, in seven articles."""
    return ingested("bank.jsonl", *ARTICLES)


def only_id(run: Run) -> str:
    (row,) = json.loads(run("statements", "--format", "json").stdout)
    return str(row["id"])


def record(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("report", "origins", only_id(run), "--format", "json").stdout)
    return found


def test_origins_are_counted_and_named(bank: Run) -> None:
    found = record(bank)
    assert found["statement"] == only_id(bank)
    assert found["roots"] == ["Harbor Ledger", "loose", "Reuters"]
    assert (found["independent"], found["credited_only"], found["cycles"]) == (3, ["Reuters"], [])
    assert (found["named"], found["anonymous"]) == (["Ann Okafor"], [])
    assert found["depth"] == 2


def test_every_credit_has_its_words(bank: Run) -> None:
    texts = {one["id"]: one["text"] for one in ARTICLES}
    found = record(bank)["credits"]
    assert {(one["by"], one["to"], one["how"]) for one in found} == {
        ("Harbor Gull", "Harbor Ledger", "told"),
        ("Harbor Crier", "Harbor Gull", "told"),
        ("Harbor Post", "Reuters", "told"),
        ("Harbor Lamp", "Reuters", "dateline"),
        ("Harbor Horn", "Harbor Lamp", "copy"),
    }
    for one in found:
        assert texts[one["article"]][one["start"] : one["end"]] == one["words"]


def test_credits_as_csv(bank: Run) -> None:
    done = bank("report", "origins", only_id(bank)[:6], "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 5
    assert rows[0]["statement"] == only_id(bank)
    assert {row["how"] for row in rows} == {"told", "dateline", "copy"}


def test_the_tree_is_read_on_eighty_columns(bank: Run) -> None:
    done = bank("report", "origins", only_id(bank))
    assert done.exit_code == 0
    assert max(map(len, done.stdout.splitlines())) <= 80
    told = " ".join(done.stdout.split())
    assert "3 independent origins; 7 reporters in the store; longest chain: 2 credits" in told
    for words in (
        "Harbor Gull: has it from Harbor Ledger",
        "Harbor Crier: has it from Harbor Gull",
        "Reuters: an origin; known by credits alone",
        "prints its text",
    ):
        assert words in told


def test_a_circle_is_told_and_is_no_origin(run: Run) -> None:
    one, other = (
        article("ledger", told("Politico"), 1),
        article("gull", told("Harbor Ledger"), 2, outlet="Politico"),
    )
    write_articles(Path("bank.jsonl"), one, other)
    assert run("ingest", "bank.jsonl").exit_code == 0
    found = record(run)
    assert found["roots"] == []
    assert found["cycles"] == [["Harbor Ledger", "Politico"]]
    done = run("report", "origins", only_id(run))
    assert "0 independent origins" in done.stdout
    assert "Circular: Harbor Ledger, Politico have it from each other" in done.stdout


def test_articles_without_outlet_and_date(run: Run) -> None:
    write_articles(Path("bank.jsonl"), *(article(key, OWN, None, outlet=None) for key in ("a", "b")))
    assert run("ingest", "bank.jsonl").exit_code == 0
    assert record(run)["roots"] == ["a", "b"]
    assert "a: an origin" in run("report", "origins", only_id(run)).stdout


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_nothing_in_an_article_comes_alive(run: Run, form: str) -> None:
    active = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"
    name = f"=HYPERLINK(1) [red]<script>{active}"
    articles = (
        article("=1+1", f"{OWN}\n\n{FILLER}", 1, outlet=name),
        article("+2", f"{OWN}\n\n{FILLER}", 2, outlet=f"@SUM {active}قال", byline=f"<b>{active}</b>, AP"),
        article("-3", told(f"Reuters{active}"), 3),
        article("-4", OWN, 4, outlet=name.upper()),
    )
    write_articles(Path("bank.jsonl"), *articles)
    assert run("ingest", "bank.jsonl").exit_code == 0
    done = run("report", "origins", only_id(run), "--format", form)
    assert done.exit_code == 0
    assert "HYPERLINK" in done.stdout
    assert not [c for c in active if c in done.stdout and c.isprintable() is False]
    if form == "csv":
        for line in csv.DictReader(io.StringIO(done.stdout)):
            assert not [cell for cell in line.values() if cell.startswith(("=", "+", "@", "-"))]


@pytest.mark.parametrize("typed", ["ffff", "", "%", "'; --", "\u202e"])
def test_a_statement_that_is_none(bank: Run, typed: str) -> None:
    done = bank("report", "origins", typed)
    assert done.exit_code == 1
    assert "there is no statement" in done.stderr
    assert not done.stdout


def test_no_statement_is_a_usage_error(run: Run) -> None:
    assert run("report", "origins").exit_code == 2
