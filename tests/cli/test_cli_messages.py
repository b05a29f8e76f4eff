"""What each command tells on stderr: what is news to whoever typed it, and nothing that is known already."""

from __future__ import annotations

import shlex
from pathlib import Path

import click
import pytest
from newsroom import ARTICLES, Run, write_articles

from quotetrack.cli import quotetrack
from quotetrack.cli.reference import commands
from quotetrack.extraction import engines

NEW = "a new store, read with the accurate engine; --engine fast is quicker and finds less"
NO_STORE = (
    "quotetrack: there is no store at quotetrack.db; "
    "name another with --db or QUOTETRACK_DB, or make one: quotetrack ingest FILE"
)
MISSING = "missing.txt: does not exist; check the path; a web address begins with https://"
READ = "3 new, 0 unchanged, 0 updated, 0 failed; 4 attributions"
KNOWN = "0 new, 3 unchanged, 0 updated, 0 failed"
STATEMENT, FACT = "c8685d6aef", "ba6707c38d"
NO_STATEMENT = f"quotetrack: there is no statement '{STATEMENT}'; `quotetrack statements` lists them"
COST = "“that the tunnel would cost 12 million euros”: collective"

# What is typed, one after the other in a folder without a store → what is told; and when it is typed again at once.
TYPED = [
    ("extract draft.txt", "", ""),
    ("extract news.jsonl --format jsonl", "", ""),
    ("audit draft.txt", "", ""),
    ("audit draft.txt --max-anonymous-ratio 0.4",
     *["not up to standard: 50% of the attributions are anonymous, more than 40%"] * 2),
    ("quotes", NO_STORE, NO_STORE),
    ("ingest news.jsonl", f"{NEW}\n{READ}", KNOWN),
    ("ingest news.jsonl missing.txt", *[f"{MISSING}\n0 new, 3 unchanged, 0 updated, 1 failed"] * 2),
    ("--db other.db ingest news.jsonl", f"{NEW}\n{READ}", KNOWN),
    ("--db bad.db ingest missing.txt", f"{NEW}\n{MISSING}\n0 new, 0 unchanged, 0 updated, 1 failed",
     f"{MISSING}\n0 new, 0 unchanged, 0 updated, 1 failed"),
    ("reextract", KNOWN, KNOWN),
    ("quotes", "", ""),
    ("quotes --limit 1", "", ""),
    ("quotes --speaker Whitlok", *["quotetrack: no speaker 'Whitlok'; did you mean Ann Whitlock?"] * 2),
    ("show ledger-1", "", ""),
    ("speakers", "", ""),
    ("speakers list --limit 1", "", ""),
    ("speakers show Whitlock", "", ""),
    ("speakers merge Whitlock Nobody", *["quotetrack: no speaker 'Nobody'"] * 2),
    ("speakers rename Whitlock 'A. Whitlock'",
     "Ann Whitlock is called A. Whitlock (decision 1); quotetrack undo 1 takes it back",
     "quotetrack: that is how A. Whitlock is called already"),
    ("speakers alias add Whitlock Annie",
     "Annie means A. Whitlock (decision 2); quotetrack undo 2 takes it back",
     "quotetrack: 'Annie' is a name of A. Whitlock already"),
    ("speakers alias remove Whitlock Annie",
     "Annie does not mean A. Whitlock (decision 3); quotetrack undo 3 takes it back",
     "quotetrack: 'Annie' is no name of A. Whitlock; `quotetrack speakers show` lists them"),
    ("speakers split 'A. Whitlock' --article courier-1",
     "A. Whitlock in courier-1: not A. Whitlock (decision 4); quotetrack undo 4 takes it back",
     "quotetrack: A. Whitlock does not speak in courier-1; `quotetrack quotes --speaker` lists where"),
    ("correct 2 --type collective", f"{COST} (decision 5); quotetrack undo 5 takes it back",
     f"{COST} (decision 6); quotetrack undo 6 takes it back"),
    ("corrections", "", ""),
    ("undo 1", "decision 1 is taken back: Ann Whitlock is called A. Whitlock",
     "quotetrack: decision 1 was taken back already"),
    ("match", *["everything is matched already"] * 2),
    ("match --rebuild", *["3 articles matched"] * 2),
    ("matches", "", ""),
    ("statements", "", ""),
    ("statements list --limit 1", "", ""),
    (f"statements show {STATEMENT}", "", ""),
    (f"report origins {STATEMENT}", "", ""),
    ("report repetition", "", ""),
    ("report anonymous", "", ""),
    ("report sourcing", "", ""),
    ("report sourcing --explain mix --limit 1", "", ""),
    ("report sourcing --output report.txt", "", ""),
    (f"statements split {STATEMENT} --sighting ledger-1:0",
     "ledger-1:0: now in no statement; the others: now in no statement (decision 7); quotetrack undo 7 takes it back",
     NO_STATEMENT),
    (f"statements join {STATEMENT} 8a49", NO_STATEMENT, NO_STATEMENT),
    ("facts", *["nothing is under watch yet; quotetrack facts add STATEMENT begins"] * 2),
    ("facts suggest", "", ""),
    ("facts watch", *["nothing changed"] * 2),
    ("facts add --attribution 1", "under watch: disputed; 1 sighting in 1 outlet, 1 origin; 1 named",
     f"quotetrack: these words are under watch already, as {FACT}; quotetrack facts show {FACT}"),
    ("facts list", "", ""),
    (f"facts show {FACT}", "", ""),
    (f"facts rate {FACT} --verdict false", *[f"{FACT} is rated false"] * 2),
    (f"facts note {FACT} 'asked the mayor'", *[f"noted on {FACT}"] * 2),
    (f"facts link {FACT} 2", f"2 says {FACT} (decision 8); quotetrack undo 8 takes it back",
     f"2 says {FACT} (decision 9); quotetrack undo 9 takes it back"),
    (f"facts unlink {FACT} 2", f"2 does not say {FACT} (decision 10); quotetrack undo 10 takes it back",
     f"quotetrack: attribution 2 is no sighting of {FACT}; `quotetrack facts show {FACT}` lists them"),
    (f"facts close {FACT}", f"{FACT} is closed; quotetrack facts reopen {FACT} opens it again",
     f"quotetrack: {FACT} is closed already"),
    (f"facts reopen {FACT}", f"{FACT} is under watch again", f"quotetrack: {FACT} is under watch already"),
    ("facts export", "", ""),
    ("facts import claims.csv", "1 new, 0 known, 0 updated, 0 failed", "0 new, 1 known, 0 updated, 0 failed"),
    ("train news.jsonl --out weights",
     *['quotetrack: training needs no_such_torch; pip install "quotetrack[train]"'] * 2),
    ("db check", *["the store is sound"] * 2),
    ("db current", "", ""),
    ("db path", "", ""),
    ("db upgrade", *["the store is at schema 0008 already, nothing was to do"] * 2),
]  # fmt: skip


@pytest.fixture
def newcomer(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command line whose user chose no engine. The rules stand in for the accurate one, so that no figure moves with
    its weights."""

    class Accurate(engines._Rules):
        origin = engines.ACCURATE, None

    write_articles(tmp_path / "news.jsonl", *ARTICLES)
    (tmp_path / "draft.txt").write_text(ARTICLES[0]["text"], encoding="utf-8")
    (tmp_path / "claims.csv").write_text("claim\nThe pier is older than the town\n", encoding="utf-8")
    monkeypatch.delenv(engines.CHOICE)
    monkeypatch.setattr(engines, "RUNTIME", ())
    monkeypatch.setattr(engines, "_tagger", lambda _: Accurate())
    monkeypatch.setattr("quotetrack.cli.train._NEEDS", ("no_such_torch",))
    return run


def told(run: Run, line: str) -> str:
    """What is told where `line` is typed: whole lines, the last one's end left out."""
    stderr = run(*shlex.split(line)).stderr
    assert stderr[-1:] in ("", "\n")
    return stderr[:-1]


def test_what_is_told_is_news(newcomer: Run) -> None:
    found = [(line, told(newcomer, line), told(newcomer, line)) for line, *_ in TYPED]
    assert found == TYPED


def test_every_command_is_typed() -> None:
    paths = [
        ctx.command_path.removeprefix("quotetrack ")
        for ctx in commands(quotetrack)
        if not isinstance(ctx.command, click.Group)
    ]
    assert [path for path in paths if not any(f"{line} ".startswith(f"{path} ") for line, *_ in TYPED)] == []


@pytest.mark.parametrize(
    ("options", "environment"),
    [
        ("--engine accurate", ""),
        ("--engine fast", ""),
        ("--model .", ""),
        ("", "accurate"),
        ("", "fast"),
        ("--engine accurate", "fast"),
    ],
)
def test_whoever_chose_an_engine_is_not_told_which_it_is(
    newcomer: Run, monkeypatch: pytest.MonkeyPatch, options: str, environment: str
) -> None:
    monkeypatch.setenv(engines.CHOICE, environment)
    assert told(newcomer, f"ingest news.jsonl {options}") == READ
