"""Statements and matching, as typed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from newsroom import Ingested, Run, write_articles

from quotetrack.services import backfill
from quotetrack.store import open_database

RATES = "The overnight rate will not stay where it is until the harvest figures are published"
FILLER = " ".join(f"The trawler number {i} was inspected by the harbour office on Monday." for i in range(8))


def article(key: str, words: str, day: int, name: str = "Ann Okafor", more: str = "") -> dict[str, Any]:
    return {
        "id": key, "outlet": f"The {key.title()}", "published": f"2024-03-0{day}",
        "text": f"“{words},” said {name}, who runs the bank.\n\n{more}",
    }  # fmt: skip


ARTICLES = (
    article("ledger", RATES, 1, more=FILLER),
    article("post", RATES, 2),
    article("gull", RATES.replace("will not", "will"), 3),
    article("crier", "until the harvest figures are published", 3, name="José Díaz"),
    article("wire", RATES, 4, more=FILLER),
)


@pytest.fixture
def bank(ingested: Ingested) -> Run:
    """A command line whose store has one statement, in five articles."""
    return ingested("bank.jsonl", *ARTICLES)


def rows(run: Run, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run(*words, "--format", "jsonl").stdout.splitlines()]


def test_a_statement_says_who_was_first_and_what_was_done_to_it(bank: Run) -> None:
    (row,) = rows(bank, "statements")
    assert row["words"] == f"{RATES},"
    assert (row["sightings"], row["outlets"], row["copies"], row["days"]) == (4, 4, 1, 2)
    assert (row["first"]["article"], row["first"]["date"]) == ("ledger", "2024-03-01")
    assert (row["speakers"], row["disagree"]) == (["Ann Okafor", "José Díaz"], True)
    assert row["relations"] == {"verbatim": 2, "trimmed": 1, "contradicting": 1}
    turned = next(told for told in row["timeline"] if told["article"] == "gull")
    assert turned["differences"] == [{"a": "not", "b": ""}]
    texts = {one["id"]: one["text"] for one in ARTICLES}
    for told in row["timeline"]:
        assert texts[told["article"]][told["start"] : told["end"]].strip("“”") == told["words"]


def test_the_list_is_read_on_eighty_columns(bank: Run) -> None:
    shown = bank("statements").stdout
    assert max(map(len, shown.splitlines())) <= 80
    told = " ".join(shown.split())
    for words in (
        "4 outlets",
        "4 sightings",
        "2 days",
        "first The Ledger 2024-03-01",
        "1 contradicting",
        "1 copy",
    ):
        assert words in told
    assert "(they" in told


def test_nobody_is_first_where_no_day_is_known(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path / "undated.jsonl", *(one | {"published": None} for one in ARTICLES[:2]))
    assert run("ingest", "undated.jsonl").exit_code == 0
    shown = " ".join(run("statements").stdout.split())
    assert "undated, The Ledger" in shown
    assert "first" not in shown
    assert "days" not in shown


def test_csv_has_a_line_a_statement(bank: Run) -> None:
    (row,) = csv.DictReader(io.StringIO(bank("statements", "--format", "csv").stdout))
    assert (row["first_article"], row["first_outlet"], row["outlets"]) == ("ledger", "The Ledger", "4")
    assert json.loads(row["relations"])["trimmed"] == 1


def test_a_statement_is_shown_in_time_with_the_words_that_differ(bank: Run) -> None:
    number = rows(bank, "statements")[0]["id"]
    shown = bank("statements", "show", number[:4]).stdout
    assert max(map(len, shown.splitlines())) <= 80
    places = [shown.index(f"{key} ") for key in ("ledger", "post", "crier", "gull")]
    assert places == sorted(places)
    assert "[-not-]" in shown
    assert "The sightings do not agree on who said it." in shown
    assert "the text of ledger" in " ".join(shown.split())
    made = json.loads(bank("statements", "show", number, "--format", "json").stdout)
    assert made == rows(bank, "statements")[0] | {"id": number}
    assert [told["copy_of"] for told in made["timeline"]] == [None, None, None, None, "ledger"]


def test_copies_are_told_among_matches(bank: Run) -> None:
    found = {frozenset((m["a"]["article"], m["b"]["article"])): m for m in rows(bank, "matches")}
    assert found[frozenset(("ledger", "wire"))]["relation"] == "copy"
    assert found[frozenset(("ledger", "wire"))]["copy"] is True
    assert found[frozenset(("ledger", "post"))]["relation"] == "verbatim"
    assert "copy" in bank("matches").stdout


def test_splitting_joining_and_undoing(bank: Run) -> None:
    number = rows(bank, "statements")[0]["id"]
    start = next(t["start"] for t in rows(bank, "statements")[0]["timeline"] if t["article"] == "gull")
    done = bank(
        "statements", "split", number, "--sighting", f"gull:{start}", "--by", "R. Moss", "--note", "hoax"
    )
    assert done.exit_code == 0
    assert done.stderr == (
        f"gull:{start}: now in no statement; the others: now {number} (decision 1); quotetrack undo 1 takes it back\n"
    )
    assert rows(bank, "statements")[0]["relations"] == {"verbatim": 2, "trimmed": 1}
    assert bank("ingest", "bank.jsonl").exit_code == 0
    assert bank("match", "--rebuild").exit_code == 0
    assert rows(bank, "statements")[0]["relations"] == {"verbatim": 2, "trimmed": 1}
    (logged,) = rows(bank, "corrections")
    assert (logged["action"], logged["person"], logged["note"]) == ("statement-split", "R. Moss", "hoax")
    assert "gull is another statement" in " ".join(bank("corrections").stdout.split())
    assert bank("corrections", "--gold").exit_code == 1
    assert bank("undo", "1").exit_code == 0
    assert rows(bank, "statements")[0]["relations"]["contradicting"] == 1


def test_two_statements_are_joined(bank: Run, tmp_path: Path) -> None:
    other = "Nobody at the ministry has dredged the lighthouse channel since the flood"
    write_articles(tmp_path / "more.jsonl", article("x", other, 1), article("y", other, 2))
    assert bank("ingest", "more.jsonl").exit_code == 0
    one, two = (row["id"] for row in rows(bank, "statements"))
    assert bank("statements", "join", one, two).exit_code == 0
    (row,) = rows(bank, "statements")
    assert (row["id"], row["sightings"]) == (one, 6)
    did = {"verbatim": 2, "trimmed": 1, "contradicting": 1, "other part": 2}
    assert row["relations"] == did  # all six
    assert [told["relation"] for told in row["timeline"] if told["article"] in "xy"] == ["other part"] * 2
    assert [told["differences"] for told in row["timeline"] if told["article"] in "xy"] == [[], []]
    assert rows(bank, "report", "repetition")[0]["drift"] == did
    counted = ", ".join(f"{n} {what}" for what, n in did.items())
    for command in ("statements", "report repetition", "report repetition --format markdown"):
        assert counted in " ".join(bank(*command.split()).stdout.split())
    assert "other part" in " ".join(bank("statements", "show", one).stdout.split())
    explained = bank("report", "sourcing", "--explain", "drift", "--format", "jsonl").stdout
    assert "other part; statement" in explained
    done = bank("statements", "join", one, one[:5])
    assert (done.exit_code, "one statement already" in done.stderr) == (1, True)
    assert bank("undo", "1").exit_code == 0
    assert [row["id"] for row in rows(bank, "statements")] == [one, two]


@pytest.mark.parametrize("order", [1, -1])
def test_a_speaker_is_called_the_same_whichever_article_came_first(
    run: Run, tmp_path: Path, order: int
) -> None:
    told = [article("a", RATES, 1, name="Jose Díaz"), article("b", RATES, 2, name="José Díaz")]
    for n, one in enumerate(told[::order]):
        write_articles(tmp_path / f"{n}.jsonl", one)
        assert run("ingest", f"{n}.jsonl").exit_code == 0
    assert {row["speaker"] for row in rows(run, "quotes")} == {"José Díaz"}
    (match,) = rows(run, "matches")
    assert (match["a"]["speaker"], match["b"]["speaker"]) == ("José Díaz", "José Díaz")
    for command in ("statements", "report repetition"):
        assert rows(run, *command.split())[0]["speakers"] == ["José Díaz"]


@pytest.mark.parametrize("command", ["statements list", "statements show", "report repetition"])
def test_what_a_word_of_the_program_means_is_said(run: Run, command: str) -> None:
    told = " ".join(run(*command.split(), "--help").stdout.split())
    assert '"other part" is ' in told


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("statements", "show", "zz"), 1, "there is no statement 'zz'; `quotetrack statements` lists them"),
        (("statements", "show"), 2, "Missing argument 'ID'"),
        (("statements", "nonsense"), 2, "No such command 'nonsense'"),
        (("statements", "--speaker", "Ann Okafr"), 1, "did you mean Ann Okafor?"),
        (("statements", "--outlet", "The Pots"), 1, "did you mean The Post?"),
        (("statements", "--text", "zeppelin"), 1, "no statement in the store fits that"),
        (
            ("statements", "--since", "2030-01-01", "--format", "json"),
            1,
            "no statement in the store fits that",
        ),
        (("statements", "--stock"), 1, "the store knows no stock phrase yet"),
        (("statements", "--stock", "--text", "rate"), 2, "--stock lists phrases of the whole store"),
        (("statements", "split", "00"), 2, "Missing option '--sighting'"),
        (("statements", "split", "00", "--sighting", "gull"), 2, "write it as ARTICLE:START"),
        (("statements", "split", "00", "--sighting", "gull:²"), 2, "write it as ARTICLE:START"),
        (("statements", "split", "00", "--sighting", "gull:1"), 1, "there is no statement '00'"),
        (("statements", "join", "00", "01"), 1, "there is no statement '00'"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    bank: Run, words: tuple[str, ...], status: int, told: str
) -> None:
    done = bank(*words)
    assert done.exit_code == status
    assert told in done.stderr
    assert status == 2 or len(done.stderr.splitlines()) == 1


def test_slogans_are_listed_with_why(run: Run, tmp_path: Path) -> None:
    said = [
        article(f"s{i}", "Dredge the harbour now", 1) | {"published": f"2024-0{i}-01"} for i in range(1, 7)
    ]
    write_articles(tmp_path / "slogans.jsonl", *said)
    run("ingest", "slogans.jsonl")
    assert run("statements").exit_code == 1
    (row,) = rows(run, "statements", "--stock")
    assert (row["words"], row["reasons"]) == ("dredge the harbour now", ["6 occasions"])
    assert (row["quoted_alone"], row["names"]) == (6, False)
    shown = run("statements", "--stock").stdout
    assert "6 occasions" in shown
    assert "a name" not in shown


def test_a_name_is_told_as_one_among_stock_phrases(run: Run, tmp_path: Path) -> None:
    said = [
        article(f"s{i}", f"{word} Quentin Harkerby Lodge and we", 1) | {"published": f"2024-0{i}-01"}
        for i, word in enumerate(("with", "for", "by", "from", "to", "of"), 1)
    ]
    write_articles(tmp_path / "names.jsonl", *said)
    run("ingest", "names.jsonl")
    (row,) = rows(run, "statements", "--stock")
    assert row["names"]
    shown = run("statements", "--stock").stdout
    assert "a name" in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_matching_later_and_anew(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path / "bank.jsonl", *ARTICLES)
    run("ingest", "--no-match", "bank.jsonl")
    assert run("matches").exit_code == 1
    done = run("match")
    assert (done.exit_code, done.stderr) == (0, "5 articles matched\n")
    before = run("statements", "--format", "json").stdout
    assert run("match").stderr == "everything is matched already\n"
    assert run("match", "--rebuild").stderr == "5 articles matched\n"
    assert run("statements", "--format", "json").stdout == before


NONE_FITS = {
    "matches": "no match in the store fits that",
    "statements": "no statement in the store fits that",
    "report repetition": "no statement in the store fits that",
}
LISTS = (*NONE_FITS,)


def test_where_all_is_matched_nobody_is_told_otherwise(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path / "one.jsonl", article("one", RATES, 1))
    assert run("ingest", "one.jsonl").exit_code == 0
    for command in LISTS:
        assert run(*command.split()).stderr == "no two articles carry the same words\n"


def test_what_is_not_matched_yet_is_said(run: Run, tmp_path: Path) -> None:
    words = "Dredging the old lighthouse channel would bankrupt every trawler family on this coast"
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"“{words},” said Ann Okafor, the mayor.", encoding="utf-8")
    run("ingest", "--no-match", "--date", "2024-03-01", "a.txt", "b.txt")
    behind = "2 articles are not matched yet; run: quotetrack match\n"
    for command in LISTS:
        done = run(*command.split())
        assert (done.exit_code, done.stderr) == (
            1, f"{behind}no two of the articles that are matched carry the same words\n",
        )  # fmt: skip
        filtered = run(*command.split(), "--since", "2024-03-01")
        assert filtered.stderr == f"{behind}{NONE_FITS[command]}\n"
    sourcing = run("report", "sourcing")
    assert (sourcing.exit_code, sourcing.stderr) == (0, behind)
    for command in ("statements show", "report origins"):
        done = run(*command.split(), "486e")
        assert done.exit_code == 1
        assert done.stderr.startswith(f"{behind}quotetrack: there is no statement '486e'")
    with open_database(tmp_path / "quotetrack.db") as store, pytest.MonkeyPatch.context() as patch:
        patch.setattr(backfill.refresh, "refresh_statements", lambda connection: None)  # the run dies before
        backfill.catch_up(store)
    for command in ("statements", "report repetition"):
        assert run(*command.split()).stderr == (
            "statements are not up to what was matched: a run was interrupted; run: quotetrack match\n"
            "no two articles are known to carry the same words yet\n"
        )
    assert "a run was interrupted" in run("matches").stderr
    assert run("match").stderr == "statements brought up to what was matched\n"
    assert run("match").stderr == "everything is matched already\n"
    for command in LISTS:
        done = run(*command.split())
        assert (done.exit_code, done.stderr) == (0, "")
    write_articles(tmp_path / "late.jsonl", article("late", "The gull is late", 5))
    run("ingest", "--no-match", "late.jsonl")
    for command in LISTS:  # what is known is told, and that it is not all
        done = run(*command.split())
        assert (done.exit_code, done.stderr) == (0, "1 article is not matched yet; run: quotetrack match\n")
