"""Facts under watch, as typed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from newsroom import Run, write_articles
from test_cli_hostile import ACTIVE, BIDI, ESCAPE, HOSTILE

from quotetrack.cli.types import days_ago

CLAIM = "the ferry terminal at Port Ellery will close for 14 months of repairs after the summer season"
KEY = "c8f97372f8"


def article(
    key: str, words: str, day: int, who: str = "Pavel Dorn, the minister,", verb: str = "said"
) -> dict[str, Any]:
    return {
        "id": key, "outlet": f"The {key.title()}", "published": f"2024-06-0{day}",
        "text": f"Yesterday {who} {verb} that {words}. Nobody else was asked.",
    }  # fmt: skip


FIRST = article("ledger", CLAIM, 1, "a senior official")


@pytest.fixture
def port(run: Run, once: Callable[..., None]) -> Run:
    """A command line whose store has one fact, from one article."""

    def fill() -> None:
        write_articles(Path("first.jsonl"), FIRST)
        assert run("ingest", "first.jsonl").exit_code == 0
        done = run("facts", "add", "--text", CLAIM, "--by", "R. Moss", "--note", "ask the port")
        assert (done.exit_code, done.stdout) == (0, f"{KEY}\n"), done.output

    once("port", fill)
    return run


def ingest(run: Run, *articles: dict[str, Any]) -> None:
    write_articles(Path("next.jsonl"), *articles)
    assert run("ingest", "next.jsonl").exit_code == 0


def rows(run: Run, *words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("facts", *words, "--format", "jsonl").stdout.splitlines()]


def test_the_list_is_read_on_eighty_columns(port: Run) -> None:
    shown = port("facts").stdout
    assert max(map(len, shown.splitlines())) <= 80
    for words in (KEY, "anonymous only", "single outlet", "1 sighting", "1 origin", "2024-06-01"):
        assert words in shown
    (row,) = rows(port)
    assert (row["claim"], row["status"], row["anonymous"], row["person"]) == (
        CLAIM,
        "anonymous only",
        1,
        "R. Moss",
    )


def test_a_fact_is_shown_with_its_evidence(port: Run) -> None:
    ingest(
        port,
        article("star", CLAIM, 2, "Lena Ostrow", "denied"),
        article("post", CLAIM.replace("14", "18"), 3),
    )
    shown = port("facts", "show", KEY[:4]).stdout
    assert max(map(len, shown.splitlines())) <= 80
    told = " ".join(shown.split())
    for words in (
        f"Fact {KEY}: disputed", "disputed: denied by Lena Ostrow", "Contradictions", "[-14-] {+18+}", "Denials",
        "a senior official", "ask the port · R. Moss",
    ):  # fmt: skip
        assert words in told
    made = json.loads(port("facts", "show", KEY, "--format", "json").stdout)
    assert [one["article"] for one in made["timeline"]] == ["ledger", "star", "post"]
    assert [one["relation"] for one in made["timeline"]][1:] == ["denial", "contradicting"]
    assert {"a": "14", "b": "18"} in made["timeline"][2]["differences"]
    assert made["notes"][0]["note"] == "ask the port"


def test_a_statement_is_watched(run: Run) -> None:
    words = "“The overnight rate will stay where it is until the harvest figures are published,”"
    said = [
        {"id": key, "published": "2024-03-01", "text": f"{words} said Ann Okafor, who runs the bank."}
        for key in "ab"
    ]
    write_articles(Path("bank.jsonl"), *said)
    run("ingest", "bank.jsonl")
    (statement,) = json.loads(run("statements", "--format", "json").stdout)
    key = run("facts", "add", statement["id"][:5]).stdout.strip()
    (row,) = rows(run)
    assert (row["id"], row["claimant"], row["claimed"], row["sightings"]) == (
        key,
        "Ann Okafor",
        "2024-03-01",
        2,
    )


def test_the_last_look_is_remembered(port: Run) -> None:
    done = port("facts", "watch")
    assert (done.exit_code, done.stdout, done.stderr) == (1, "", "nothing changed\n")
    ingest(port, article("post", CLAIM, 2))
    done = port("facts", "watch", "--format", "jsonl")
    news = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [one["news"] for one in news] == ["sighting", "named source", "status changed"]
    assert (news[0]["article"], news[0]["outlet"], news[0]["fact"]) == ("post", "The Post", KEY)
    assert port("facts", "watch").exit_code == 1
    assert port("facts", "watch", "--since", "1h").exit_code == 0
    assert (
        port("facts", "watch", "--since", (datetime.now(UTC) + timedelta(2)).date().isoformat()).exit_code
        == 1
    )
    assert port("facts", "watch", "--reader", "desk").exit_code == 0


def test_rating_goes_by_the_newsroom_s_scale(port: Run) -> None:
    done = port(
        "facts", "rate", KEY, "--verdict", "Mostly-False", "--url", "https://check.example/1", "--by", "A"
    )
    assert (done.exit_code, done.stderr) == (0, f"{KEY} is rated mostly false\n")
    done = port("facts", "rate", KEY, "--verdict", "bogus")
    assert done.exit_code == 2
    assert (
        "'bogus' is no verdict; there are true, mostly true, half true, mostly false, false, unproven"
        in done.stderr
    )
    Path("quotetrack.toml").write_text(
        '[facts]\nverdicts = ["stimmt", "stimmt nicht"]\nother-verdicts = []\n'
    )
    assert port("facts", "rate", KEY, "--verdict", "mostly false").exit_code == 2
    assert port("facts", "rate", KEY, "--verdict", "stimmt").exit_code == 0
    log = json.loads(port("facts", "show", KEY, "--format", "json").stdout)["verdicts"]
    assert [one["verdict"] for one in log] == ["mostly false", "stimmt"]
    assert rows(port)[0]["verdict"] == "stimmt"


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("facts = 1", "facts must be a table"),
        ("[facts]\nverdict = []", "there is no key in [facts] 'verdict'; did you mean verdicts?"),
        ("[facts]\nverdicts = 'true'", "facts.verdicts must be a list of words"),
        ("[facts]\nverdicts = []", "must name verdicts"),
        ("[facts]\nother-verdicts = [' ']", "must name verdicts"),
    ],
)
def test_settings_that_cannot_be_used(port: Run, settings: str, told: str) -> None:
    Path("quotetrack.toml").write_text(settings)
    done = port("facts", "rate", KEY, "--verdict", "true")
    assert (done.exit_code, told in done.stderr) == (2, True)


def test_linking_and_taking_it_back(port: Run) -> None:
    ingest(port, article("post", "the quay would be shut until the next year's spring", 2))
    (number,) = [
        row["id"] for row in json.loads(port("quotes", "--format", "json").stdout) if row["article"] == "post"
    ]
    done = port("facts", "link", KEY, str(number), "--by", "R. Moss")
    assert (done.exit_code, "(decision 1); quotetrack undo 1 takes it back" in done.stderr) == (0, True)
    assert rows(port)[0]["sightings"] == 2
    assert port("facts", "unlink", KEY, str(number)).exit_code == 0
    assert rows(port)[0]["sightings"] == 1
    assert port("undo", "2").exit_code == 0
    assert rows(port)[0]["sightings"] == 2
    assert port("undo", "1").exit_code == 0
    assert rows(port)[0]["sightings"] == 1


def test_closed_facts_are_left_out(port: Run) -> None:
    assert port("facts", "close", KEY, "--note", "settled").exit_code == 0
    assert port("facts").exit_code == 1
    assert KEY in port("facts", "--closed").stdout
    assert "closed" in port("facts", "--all").stdout
    assert port("facts", "reopen", KEY).exit_code == 0
    assert port("facts").exit_code == 0


def test_stale_facts(port: Run) -> None:
    assert rows(port, "--stale", "30d") != []
    today = article("post", CLAIM, 2) | {"published": datetime.now(UTC).date().isoformat()}
    ingest(port, today)
    assert rows(port, "--stale", "4w") == []


@pytest.mark.usefixtures("zone")
def test_days_ago_are_the_same_days_in_every_time_zone() -> None:
    before = datetime.now(UTC).date()
    asked = days_ago("2w") + timedelta(14)
    assert before <= asked <= datetime.now(UTC).date()


def test_suggestions_say_why(run: Run) -> None:
    assert run("facts", "suggest").exit_code == 1  # no store
    ingest(
        run,
        article(
            "ledger",
            "the port authority paid 3 million euros to a contractor who destroyed the records",
            1,
            "an aide",
        ),
        article("post", "the harbour is a wonderful place for all of us", 1, "an aide"),
    )
    (row,) = rows(run, "suggest")
    assert (row["reasons"], row["outlets"]) == (["one origin, not named: an aide"], ["The Ledger"])
    ingest(
        run,
        article(
            "gull", "the port authority paid 5 million euros to a contractor who destroyed the records", 2
        ),
    )
    (row,) = rows(run, "suggest")
    assert row["reasons"][0].startswith(
        "the numbers differ: “3 million euros” (The Ledger), “5 million euros”"
    )
    assert "The Gull" in " ".join(run("facts", "suggest").stdout.split())
    assert run("facts", "add", "--attribution", str(row["attribution"])).exit_code == 0
    assert run("facts", "suggest").exit_code == 1


def test_what_may_say_a_fact_in_other_words_is_offered(port: Run) -> None:
    assert port("facts", "suggest", "--to", KEY).exit_code == 1
    words = "repairs of the ferry terminal would begin after the season at Port Ellery"
    ingest(port, article("post", words, 2), article("gull", "the summer was warm", 2))
    assert rows(port)[0]["sightings"] == 1
    (row,) = rows(port, "suggest", "--to", KEY[:4])
    assert row["articles"] == ["post"]
    assert row["reasons"] == ["shares ellery, ferry, port, repairs, season, terminal"]
    assert port("facts", "link", KEY, str(row["attribution"])).exit_code == 0
    assert port("facts", "suggest", "--to", KEY).exit_code == 1
    assert port("facts", "suggest", "--to", KEY, "--text", "x").exit_code == 2


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("add",), 2, "give what to watch"),
        (("add", "9a", "--text", "x"), 2, "give what to watch"),
        (("add", "zz"), 1, "there is no statement 'zz'"),
        (("add", "--attribution", "99"), 1, "there is no attribution 99"),
        (("add", "--attribution", "0"), 2, "not in the range"),
        (("add", "--text", " …"), 1, "a claim needs words"),
        (
            ("add", "--text", CLAIM),
            1,
            f"these words are under watch already, as {KEY}; quotetrack facts show {KEY}",
        ),
        (("show", "zz"), 1, "there is no fact 'zz'; `quotetrack facts` lists them"),
        (("show", "c8f97372f0"), 1, f"did you mean {KEY}?"),
        (("show",), 2, "Missing argument 'ID'"),
        (("nonsense",), 2, "No such command 'nonsense'"),
        (("rate", KEY), 2, "Missing option '--verdict'"),
        (("rate", KEY, "--verdict", "true", "--url", "javascript:alert(1)"), 2, "is no address of a page"),
        (("rate", KEY, "--verdict", "true", "--url", "http://"), 2, "is no address of a page"),
        (("rate", KEY, "--verdict", "true", "--url", "http://[x"), 2, "is no address of a page"),
        (("rate", "zz", "--verdict", "true"), 1, "there is no fact 'zz'"),
        (("note", KEY, " "), 2, "a note needs words"),
        (("link", KEY, "99"), 1, "there is no attribution 99"),
        (("unlink", KEY, "x"), 2, "'x' is not a valid integer"),
        (("reopen", KEY), 1, f"{KEY} is under watch already"),
        (("list", "--stale", "soon"), 2, "write it as 30d or 4w"),
        (("list", "--stale", "99999w"), 1, "no fact in the store fits that"),
        (("list", "--status", "good"), 2, "'good' is not one of"),
        (("list", "--outlet", "The Legder"), 1, "did you mean The Ledger?"),
        (("list", "--text", "zeppelin"), 1, "no fact in the store fits that"),
        (("watch", "--since", "yesterday"), 2, "write it as 2024-03-01"),
        (("watch", "--since", "999999w", "--format", "jsonl"), 1, "nothing changed"),
        (("suggest", "--outlet", "The Legder"), 1, "did you mean The Ledger?"),
        (("import", "nosuch.csv"), 1, "nosuch.csv: No such file"),
        (("import", "notes.txt"), 2, "give --format"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    port: Run, words: tuple[str, ...], status: int, told: str
) -> None:
    done = port("facts", *words)
    assert done.exit_code == status, done.output
    assert told in done.stderr
    assert status == 2 or len(done.stderr.splitlines()) == 1


def test_words_that_say_too_little_are_told(port: Run) -> None:
    done = port("facts", "add", "--text", "It is not true")
    assert "say too little to be known again" in done.stderr
    assert done.exit_code == 0


COMMANDS = "list show add rate note link unlink close reopen suggest watch export import"


@pytest.mark.parametrize("command", COMMANDS.split())
def test_every_command_has_an_example(run: Run, command: str) -> None:
    done = run("facts", command, "--help")
    assert done.exit_code == 0
    assert f"quotetrack facts {command}" in done.stdout.split("Example:")[1]


def test_nothing_in_an_article_comes_alive(run: Run) -> None:
    ingest(run, HOSTILE)
    key = run("facts", "add", "--attribution", "1").stdout.strip()
    ingest(run, HOSTILE | {"id": "=2+2", "outlet": f"-1{ESCAPE}", "published": "2024-03-02"})
    ingest(
        run,
        HOSTILE | {"id": "=2+2", "outlet": f"-1{ESCAPE}", "text": f"Nothing{ESCAPE} of it is left{BIDI}."},
    )
    typed = [
        ("facts",), ("facts", "show", key), ("facts", "watch", "--since", "1h"), ("facts", "suggest"), ("corrections",),
        ("facts", "export"),
    ]  # fmt: skip
    for words in typed:
        for form in ((), ("--format", "json"), ("--format", "jsonl"), ("--format", "csv")):
            done = run(*words, *form)
            assert not [c for c in ACTIVE if c in done.output], (words, form)
            if done.exit_code == 0 and "csv" in form:
                cells = [cell for row in csv.reader(io.StringIO(done.stdout)) for cell in row]
                assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
    assert "retracted" in run("facts", "watch", "--since", "1h").stdout
    assert "[bold]not[/bold]" in run("facts", "show", key).stdout


def test_outlet_and_date_that_are_told_later_are_those_of_the_fact(run: Run) -> None:
    Path("note.txt").write_text(f"Pavel Dorn, the minister, said that {CLAIM}. Nobody else was asked.")
    assert run("ingest", "note.txt").exit_code == 0
    assert run("facts", "add", "--text", CLAIM).exit_code == 0
    assert rows(run, "list", "--since", "2024-06-01") == []
    again = run("ingest", "note.txt", "--outlet", "Harbor Ledger", "--date", "2024-06-09")
    assert "1 unchanged" in again.output
    (row,) = rows(run, "list", "--since", "2024-06-01", "--outlet", "Harbor Ledger")
    assert (row["outlets"], row["first"], row["last"]) == (1, "2024-06-09", "2024-06-09")


def test_outlets_that_have_it_from_each_other_are_told(run: Run) -> None:
    ring = [("Harbor Ledger", "Gull Gazette"), ("Gull Gazette", "Harbor Ledger")]
    articles = [
        {"id": f"a{i}", "outlet": by, "published": f"2024-06-0{i}",
         "text": f"“{CLAIM[0].upper()}{CLAIM[1:]},” Ann Okafor told the {to} on Friday."}
        for i, (by, to) in enumerate(ring, 1)
    ]  # fmt: skip
    ingest(run, *articles)
    key = run("facts", "add", "--text", CLAIM).stdout.strip()
    (row,) = rows(run, "list", "--status", "circular")
    assert (row["origins"], row["named"]) == (0, 1)
    assert "circular: Gull Gazette, Harbor Ledger have it from each other" in run("facts", "show", key).stdout
    shown = json.loads(run("facts", "show", key, "--format", "json").stdout)
    (statement,) = run("statements", "--format", "jsonl").stdout.splitlines()
    told = json.loads(run("report", "origins", json.loads(statement)["id"], "--format", "json").stdout)
    assert (shown["origins"], shown["cycles"]) == (told["independent"], told["cycles"])
