"""The program as a shell runs it: pipes, locales, signals, start-up; and the reference of its commands."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from newsroom import ARTICLES, Run, write_articles
from profiles import few

from quotetrack import __version__, pipeline
from quotetrack.cli import quotetrack
from quotetrack.cli.reference import commands, reference

PROGRAM = (sys.executable, "-m", "quotetrack.cli")
DOCS = Path(__file__).parents[2] / "docs" / "commands.md"
ALL = {ctx.command_path: ctx for ctx in commands(quotetrack)}


@pytest.mark.parametrize("path", ALL)
def test_every_help_says_what_it_does_and_has_an_example(path: str) -> None:
    text = ALL[path].get_help()
    assert "\n  Example:\n    quotetrack " in text or "\n  Example:\n    " in text
    assert len(ALL[path].command.help or "") > 40
    assert max(map(len, text.splitlines())) <= 90


@pytest.mark.parametrize("path", ALL)
def test_every_option_is_explained(path: str) -> None:
    options = [p for p in ALL[path].command.params if isinstance(p, click.Option)]
    assert [option.name for option in options if not option.help] == []


EXAMPLES = [
    line.strip()
    for ctx in ALL.values()
    for line in ctx.get_help().partition("Example:")[2].partition("Options:")[0].splitlines()
    if line.strip()
]


def test_every_example_does_what_it_shows(run: Run, tmp_path: Path) -> None:
    text = (
        "“Japan has always been treated as a card,” said Kazuhiro Maejima, a professor.\n\n"
        "An official, who asked not to be named because the talks are private, "
        "said that interest rates would rise."
    )
    article = {"text": text, "outlet": "Harbor Ledger", "published": "2024-05-06"}
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "budget.txt").write_text(text, encoding="utf-8")
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    for name in ("articles.jsonl", "archive.jsonl"):
        write_articles(
            tmp_path / name, {**article, "id": "one"}, {**article, "id": "two", "outlet": "Courier"}
        )
    said = ("John Smith", "Hillary Clinton", "Hillary Rodham", "Xi", "Luiz Inácio Lula da Silva")
    many = "\n\n".join(f"“The harbour opens in May,” said {name}." for name in said)
    letter = "“Nobody asked me,” said John Smith."
    who = write_articles(
        tmp_path / "who.jsonl", {"id": "who", "text": many}, {"id": "letters/smith.txt", "text": letter}
    )
    rates = (
        "“The overnight rate will stay where it is until the harvest figures are published,” said Ann Okafor."
    )
    slogan = "“Dredge the harbour now!” shouted Ann Okafor."
    dated = {"published": "2024-05-06"}
    (tmp_path / "claims.csv").write_text("claim\nThe pier is older than the town\n", encoding="utf-8")
    more = write_articles(
        tmp_path / "more.jsonl",
        *({"id": f"rates-{i}", "text": rates, "published": "2024-05-06"} for i in range(2)),
        {
            "id": "pier",
            "text": "The port paid 3 million euros to Ann Okafor for the pier, an aide said.",
            **dated,
        },
        *({"id": f"slogan-{i}", "text": slogan, "published": f"2024-0{i}-01"} for i in range(1, 6)),
    )
    assert run("ingest", "articles.jsonl", str(who), str(more), "articles").exit_code == 0
    assert run("--db", "articles.db", "ingest", "articles.jsonl").exit_code == 0
    typed = [line.partition(" > ")[0] for line in EXAMPLES if not re.search(r"http|\$\(|weights/", line)]
    assert len(typed) > 20
    for line in typed:
        program, *words = shlex.split(line)
        assert program == "quotetrack"
        done = run(*words)
        assert done.exit_code == 0, (line, done.output)


def test_the_reference_is_current() -> None:
    if os.environ.get("QUOTETRACK_REWRITE"):
        DOCS.write_text(reference(), encoding="utf-8")
    assert DOCS.read_text(encoding="utf-8") == reference(), (
        "run: python -m quotetrack.cli.reference docs/commands.md"
    )


STATUS = [
    (("--version",), 0),
    (("--help",), 0),
    (("extract", "--help"), 0),
    ((), 2),
    (("extrct", "x"), 2),
    (("extract",), 2),
    (("extract", "-", "--format", "xml"), 2),
    (("quotes", "--limit", "-1"), 2),
    (("quotes", "--kind", "loud"), 2),
    (("report", "anonymous", "--by", "colour"), 2),
    (("extract", "missing.txt"), 1),
    (("quotes",), 1),
]


@pytest.mark.parametrize(("words", "status"), STATUS, ids=[" ".join(words) for words, _ in STATUS])
def test_exit_status(run: Run, words: tuple[str, ...], status: int) -> None:
    done = run(*words)
    assert done.exit_code == status
    if status == 1:
        assert done.stdout == ""
        assert done.stderr


def test_the_version_is_the_package_s(run: Run) -> None:
    assert run("--version").stdout == f"quotetrack {__version__}\n"


def test_an_unexpected_error_is_one_line_and_debug_shows_where(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quotetrack import store

    def broken(*_: object, **__: object) -> None:
        raise LookupError("a bug")

    monkeypatch.setattr(store, "open_database", broken)
    done = run("quotes")
    assert done.exit_code == 1
    assert done.stderr.startswith("quotetrack: unexpected LookupError: a bug; this is a bug; ")
    assert len(done.stderr.splitlines()) == 1
    monkeypatch.setenv("QUOTETRACK_DEBUG", "1")
    assert "Traceback" in run("quotes").stderr


def test_debug_lets_a_broken_analysis_through(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise LookupError("a bug")

    monkeypatch.setattr(pipeline, "analyse", broken)
    monkeypatch.setenv("QUOTETRACK_DEBUG", "1")
    done = run("extract", "-", input=b"Text.")
    assert done.exit_code == 1
    assert "in broken" in done.stderr


def shell(command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[bytes]:
    """Run a shell pipeline in which $Q is the program."""
    environment = {**os.environ, "Q": " ".join(PROGRAM), **env}
    return subprocess.run(["bash", "-c", command], cwd=cwd, capture_output=True, env=environment, timeout=60)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder with news.jsonl: more than a pipe holds."""
    write_articles(tmp_path / "news.jsonl", *({**ARTICLES[0], "id": str(n)} for n in range(400)))
    return tmp_path


posix = pytest.mark.skipif(os.name != "posix", reason="shell and signals as POSIX has them")


@posix
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_a_reader_that_goes_away_is_no_error(many: Path, form: str) -> None:
    done = shell(f"set -o pipefail; $Q extract news.jsonl --format {form} | head -n 1", many)
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1
    assert done.returncode == 141


@posix
def test_a_full_disk_is_told(many: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    done = shell("$Q extract news.jsonl --format csv > /dev/full", many)
    assert done.returncode == 1
    assert done.stderr == b"quotetrack: No space left on device\n"


@posix
def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("“Ça va,” said Zoë Ångström.", encoding="utf-8")
    done = shell(
        "$Q extract a.txt", tmp_path, LC_ALL="C", LANG="C", PYTHONIOENCODING="latin-1", PYTHONUTF8="0"
    )
    assert done.returncode == 0
    assert "“Ça va,”".encode() in done.stdout


@posix
def test_half_a_character_is_a_problem_that_can_be_printed(tmp_path: Path) -> None:
    write_articles(tmp_path / "a.jsonl", {**ARTICLES[0], "id": "a\ud800"}, {**ARTICLES[0], "text": "\ud83d"})
    done = shell("$Q extract a.jsonl --format json", tmp_path)
    assert (done.returncode, done.stdout) == (1, b"[]\n")
    assert [line.partition(": ")[0] for line in done.stderr.decode().splitlines()] == [
        "a.jsonl:1",
        "a.jsonl:2",
    ]


@posix
def test_each_article_is_printed_as_soon_as_it_is_analysed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "extract", "-", "--format", "jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=tmp_path,
    ) as program:
        assert program.stdin
        assert program.stdout
        for article in ARTICLES:
            program.stdin.write(json.dumps(article).encode() + b"\n")
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["id"] == article["id"]
        program.stdin.close()
    assert program.returncode == 0


@posix
def test_ctrl_c_keeps_what_was_done(run: Run, tmp_path: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "ingest", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, text=True
    ) as program:
        assert program.stdin
        assert program.stderr
        for article in ARTICLES:
            program.stdin.write(json.dumps(article) + "\n")
        program.stdin.write("{broken\n")
        program.stdin.flush()
        assert program.stderr.readline().startswith("stdin:4: ")  # the three before it are done
        program.send_signal(signal.SIGINT)
        told = program.stderr.read()
        assert program.wait(20) == 130
    assert told.startswith("interrupted; what was done is stored: 3 new, 0 unchanged, 0 updated, 1 failed; ")
    assert len(told.splitlines()) == 1
    assert "courier-1" in run("quotes", "--format", "jsonl").stdout
    assert run("db", "check").exit_code == 0


def on_a_terminal(folder: Path, *words: str, **variables: str) -> tuple[int, str, bytes]:
    """Exit status, what a terminal is told on stderr, and stdout, which is none."""
    import pty

    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **variables}
    with subprocess.Popen(
        [*PROGRAM, *words], stderr=theirs, stdout=subprocess.PIPE, cwd=folder, env=env
    ) as program:
        os.close(theirs)
        told = b""
        with contextlib.suppress(OSError):  # how a terminal ends
            while some := os.read(ours, 4096):
                told += some
        assert program.stdout
        printed = program.stdout.read()
    os.close(ours)
    return program.returncode, told.decode(), printed


@posix
def test_a_terminal_gets_a_progress_bar_and_problems_above_it(tmp_path: Path) -> None:
    write_articles(tmp_path / "news.jsonl", *ARTICLES)
    status, shown, printed = on_a_terminal(tmp_path, "ingest", "news.jsonl", "no[bold]such\x1b[5mfile")
    assert (status, printed) == (1, b"")
    assert "3/4" in shown or "4/4" in shown
    assert "no[bold]such" in shown
    assert "\x1b[5m" not in shown
    assert "3 new, 0 unchanged, 0 updated, 1 failed; " in shown.splitlines()[-1]


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_extract_into_a_file_shows_how_far_it_is(tmp_path: Path, jobs: str) -> None:
    write_articles(tmp_path / "news.jsonl", *ARTICLES)
    words = ("extract", "news.jsonl", "missing.txt", "--format", "jsonl", "--jobs", jobs)
    status, shown, printed = on_a_terminal(tmp_path, *words)
    assert status == 1
    assert "3/4" in shown or "4/4" in shown
    assert "missing.txt: does not exist" in shown
    assert [json.loads(line)["id"] for line in printed.splitlines()] == [a["id"] for a in ARTICLES]


@posix
def test_one_article_has_no_progress(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLES[0]["text"], encoding="utf-8")
    status, shown, printed = on_a_terminal(tmp_path, "extract", "a.txt")
    assert (status, shown) == (0, "")
    assert b"Ann Whitlock" in printed


@posix
def test_a_terminal_that_is_only_told_gets_the_lines_that_a_file_gets(tmp_path: Path) -> None:
    write_articles(tmp_path / "news.jsonl", *ARTICLES)
    status, shown, _ = on_a_terminal(tmp_path, "ingest", "news.jsonl", "missing.txt", TERM="dumb")
    written = shell("$Q --db other.db ingest news.jsonl missing.txt", tmp_path)
    assert (status, shown.replace("\r\n", "\n")) == (written.returncode, written.stderr.decode())


@posix
def test_where_nothing_is_to_do_no_progress_is_shown(tmp_path: Path) -> None:
    write_articles(tmp_path / "news.jsonl", *ARTICLES)
    assert shell("$Q ingest news.jsonl", tmp_path).returncode == 0
    assert on_a_terminal(tmp_path, "match") == (0, "everything is matched already\r\n", b"")


@posix
@pytest.mark.parametrize("columns", few(["24", "60", "40", "59", "80"], 2))
def test_progress_is_not_cut_where_the_terminal_is_narrow(tmp_path: Path, columns: str) -> None:
    write_articles(tmp_path / "news.jsonl", *({**ARTICLES[0], "id": str(n)} for n in range(120)))
    status, shown, _ = on_a_terminal(tmp_path, "ingest", "news.jsonl", COLUMNS=columns, NO_COLOR="1")
    assert status == 0
    assert "articles" in shown
    assert "120/120" in shown
    assert "…" not in shown
    assert "\x1b[1A\x1b[2K" * 2 not in shown  # one line is taken back, never two
    assert "a second" in shown or int(columns) < 80


@posix
def test_a_terminal_gets_colour_unless_no_color_says_not(tmp_path: Path) -> None:
    import pty

    (tmp_path / "a.txt").write_text(ARTICLES[0]["text"], encoding="utf-8")

    def shown(**env: str) -> str:
        ours, theirs = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", **env}
        with subprocess.Popen([*PROGRAM, "extract", "a.txt"], stdout=theirs, cwd=tmp_path, env=environment):
            os.close(theirs)
            told = b""
            with contextlib.suppress(OSError):
                while some := os.read(ours, 4096):
                    told += some
        os.close(ours)
        return told.decode()

    assert "\x1b[1;36mAnn Whitlock" in shown()
    for monochrome in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "[source 1: Ann Whitlock" in shown(**monochrome)


def test_extract_imports_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLES[0]["text"], encoding="utf-8")
    code = (
        "import sys\nfrom quotetrack.cli import quotetrack\n"
        "quotetrack(['extract', 'a.txt', '--format', 'jsonl'], standalone_mode=False)\n"
        "heavy = 'sqlalchemy sqlmodel alembic rich trafilatura rapidfuzz'.split()\n"
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True)
    assert done.stderr.splitlines()[-1] == "[]"
