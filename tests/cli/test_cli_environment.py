"""The same command prints the same bytes, whatever the environment says of language, time zone, colour and order."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from newsroom import ARTICLES, write_articles

# What a process cannot do without. All else that a command may see of the environment stands here.
NEEDED = ("PATH", "HOME", "SYSTEMROOT", "TEMP", "TMPDIR")
PLAIN = {
    "LC_ALL": "C.UTF-8", "TZ": "UTC", "PYTHONHASHSEED": "1", "QUOTETRACK_ENGINE": "fast", "QUOTETRACK_DB": "ü.db",
}  # fmt: skip
OTHERS = {  # where a locale is not installed, Python takes the ASCII one
    "ascii, the last time zone, colour": {
        "LC_ALL": "C", "PYTHONUTF8": "0", "TZ": "LAST+12", "FORCE_COLOR": "1", "TERM": "xterm-256color",
        "PYTHONHASHSEED": "2",
    },
    "turkish, the first time zone, no colour": {
        "LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "TZ": "FIRST-14", "NO_COLOR": "1", "TERM": "dumb",
        "PYTHONHASHSEED": "3",
    },
    "turkish of old": {
        "LC_ALL": "tr_TR.ISO-8859-9", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1", "PYTHONHASHSEED": "4",
    },
    "nothing said": {"LC_ALL": "", "TZ": "", "PYTHONHASHSEED": "5", "LINES": "3"},
}  # fmt: skip
ENVIRONMENTS = pytest.mark.parametrize("others", OTHERS.values(), ids=OTHERS)
COMMANDS = (
    ("ingest", "news.jsonl", "Işık.txt", "nowhere.txt", "--outlet", "IŞIK"),
    ("quotes", "--speaker", "IŞIL ÜNAL"),
    ("quotes", "--speaker", "Işıl Ünel"),
    ("correct", "1", "--speaker", "Zoë İnan", "--by", "Işıl"),
    ("quotes", "--format", "csv"),
    ("speakers", "--format", "json"),
    ("facts", "add", "--text", "İstanbul’s tunnel will cost 12 million euros", "--by", "Işıl"),
    ("facts", "watch", "--format", "jsonl"),
    ("facts", "export", "--format", "jsonl"),
    ("statements", "--format", "jsonl"),
    ("matches",),
    ("report", "anonymous", "--by", "month"),
    ("report", "sourcing", "--by", "outlet", "--format", "html"),
    ("audit", "Işık.txt", "--format", "sarif"),
    ("extract", "news.jsonl", "Işık.txt", "--jobs", "2", "--format", "jsonl"),
    ("quotes", "--help"),
)
TIME = re.compile(rb"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d")  # when a row was made


def typed(folder: Path, *words: str, **environment: str) -> tuple[int, bytes, bytes]:
    """Exit status, standard output and standard error of a command."""
    needed = {name: os.environ[name] for name in NEEDED if name in os.environ}
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"quotetrack.cli", *(word.encode() for word in words)],
        cwd=folder,
        env={**needed, **PLAIN, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
    )
    return done.returncode, TIME.sub(b"TIME", done.stdout), done.stderr


def write_files(folder: Path) -> Path:
    """Articles with names and words that another language would spell, sort or read otherwise."""
    folder.mkdir()
    write_articles(folder / "news.jsonl", *ARTICLES)
    (folder / "Işık.txt").write_text(
        "“İyi,” said Işıl Ünal. “The QUAY IS SHUT,” she added.", encoding="utf-8"
    )
    return folder


@ENVIRONMENTS
def test_an_article_is_read_alike(tmp_path: Path, others: dict[str, str]) -> None:
    folder = write_files(tmp_path / "news")
    told = typed(folder, "extract", "Işık.txt", **others)
    assert told == typed(folder, "extract", "Işık.txt")
    assert "Işıl Ünal".encode() in told[1]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, bytes, bytes]]:
    """What all commands print in the plain environment."""
    folder = write_files(tmp_path_factory.mktemp("plain") / "news")
    return [typed(folder, *words) for words in COMMANDS]


@pytest.mark.slow
@ENVIRONMENTS
def test_every_command_prints_the_same(
    plain: list[tuple[int, bytes, bytes]], tmp_path: Path, others: dict[str, str]
) -> None:
    folder = write_files(tmp_path / "news")
    for words, told in zip(COMMANDS, plain, strict=True):
        assert typed(folder, *words, **others) == told, words
