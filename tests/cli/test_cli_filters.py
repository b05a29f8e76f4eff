"""The filters that quotes, statements and matches share, as typed."""

from __future__ import annotations

import csv
import io
import json

import pytest
from newsroom import Ingested, Run

DREDGE = "Dredging the old lighthouse channel would bankrupt every trawler family on this coast"
BARGE = "The ministry warned every trawler captain about the sunken barge"
TOLD = (
    ("ledger", "2024-03-01", f"“{DREDGE},” said Ann Okafor, the mayor."),
    ("post", "2024-03-04", f"“{DREDGE},” said a senior official, who asked not to be named."),
    ("gull", "2024-03-08", f"“{BARGE},” said José Díaz, a fisherman."),
    ("crier", "2024-03-09", f"It said the ministry “{BARGE[13:]}”, according to the Harbour Authority."),
)
ALL = {"ledger+post", "gull+crier"}


@pytest.fixture
def coast(ingested: Ingested) -> Run:
    """A command line whose store has two statements, of two sightings each."""
    made = ({"id": key, "outlet": f"The {key.title()}", "published": day, "text": t} for key, day, t in TOLD)
    return ingested("coast.jsonl", *made)


FILTERS = [
    ((), ALL),
    (("--speaker", "okafor"), {"ledger+post"}),
    (("--text", '"lighthouse channel"'), {"ledger+post"}),
    (("--text", "trawl*"), ALL),
    (("--outlet", "the gull"), {"gull+crier"}),
    (("--since", "2024-03-09"), {"gull+crier"}),
    (("--until", "2024-03-01"), {"ledger+post"}),
    (("--kind", "mixed"), {"gull+crier"}),
    (("--type", "unnamed"), {"ledger+post"}),
    (("--type", "organization"), {"gull+crier"}),
    (("--anonymous",), {"ledger+post"}),
    (("--named",), ALL),
    (("--named", "--outlet", "The Post"), set()),
    (("--speaker", "okafor", "--since", "2024-03-02"), set()),
    (("--speaker", "okafor", "--kind", "mixed"), set()),
]


@pytest.mark.parametrize(("words", "expected"), FILTERS, ids=[" ".join(words) for words, _ in FILTERS])
def test_a_filter_asks_for_one_sighting(coast: Run, words: tuple[str, ...], expected: set[str]) -> None:
    found = {
        command: coast(*command.split(), *words, "--format", "jsonl")
        for command in ("quotes", "statements list", "statements", "matches")
    }
    rows = {name: [json.loads(line) for line in done.stdout.splitlines()] for name, done in found.items()}
    for name in ("statements", "statements list"):
        assert {"+".join(told["article"] for told in row["timeline"]) for row in rows[name]} == expected
    assert {f"{row['a']['article']}+{row['b']['article']}" for row in rows["matches"]} == expected
    for name, done in found.items():
        assert done.exit_code == (0 if rows[name] else 1)
        assert len(done.stderr.splitlines()) == (0 if rows[name] else 1)
    asked = {row["article"] for row in rows["quotes"]}
    assert {pair for pair in ALL if asked & {*pair.split("+")}} == expected


def test_every_format_tells_the_same_matches(coast: Run) -> None:
    asked = ("matches", "--anonymous")
    (row,) = json.loads(coast(*asked, "--format", "json").stdout)
    (flat,) = csv.DictReader(io.StringIO(coast(*asked, "--format", "csv").stdout))
    assert (row["a"]["article"], row["b"]["article"]) == (flat["a_article"], flat["b_article"])
    assert (row["a"]["article"], row["b"]["article"]) == ("ledger", "post")
    shown = coast(*asked).stdout
    assert "lighthouse" in shown
    assert "barge" not in shown


def test_every_format_tells_the_same_statements(coast: Run) -> None:
    asked = ("statements", "--kind", "mixed")
    (row,) = json.loads(coast(*asked, "--format", "json").stdout)
    (flat,) = csv.DictReader(io.StringIO(coast(*asked, "--format", "csv").stdout))
    assert row["id"] == flat["id"]
    assert row["id"] in coast(*asked).stdout


@pytest.mark.parametrize("command", ["quotes", "statements list", "statements", "matches"])
@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("--speaker", "Ann Okafr"), 1, "quotetrack: no speaker 'Ann Okafr'; did you mean Ann Okafor?\n"),
        (("--outlet", "The Pots"), 1, "quotetrack: no outlet 'The Pots'; did you mean The Post?\n"),
        (("--since", "2030-01-01"), 1, "fits that\n"),
        (("--text", "zeppelin", "--format", "csv"), 1, "fits that\n"),
        (("--kind", "spoken"), 2, "'spoken' is not one of 'direct', 'mixed', 'indirect'.\n"),
        (("--type", "anybody"), 2, "'anybody' is not one of"),
        (("--since", "yesterday"), 2, "write it as YYYY-MM-DD\n"),
        (("--since", "20240301"), 2, "write it as YYYY-MM-DD\n"),
        (("--until", "2024-W09-5"), 2, "write it as YYYY-MM-DD\n"),
        (("--until", "2024-02-30"), 2, "write it as YYYY-MM-DD\n"),
    ],
)
def test_what_does_not_fit_is_told_by_all_alike(
    coast: Run, command: str, words: tuple[str, ...], status: int, told: str
) -> None:
    done = coast(*command.split(), *words)
    assert done.exit_code == status
    assert told in done.stderr
    assert status == 2 or len(done.stderr.splitlines()) == 1


def test_stock_phrases_are_those_of_the_whole_store(coast: Run) -> None:
    done = coast("statements", "--stock", "--anonymous")
    assert done.exit_code == 2
    assert "--stock lists phrases of the whole store" in done.stderr
    help_ = " ".join(coast("statements", "list", "--help").stdout.split())
    assert "those of the whole store, no filter goes with it" in help_
