"""The README does what it says: its commands are run as they stand and print what it shows.

`QUOTETRACK_REWRITE=1 pytest tests/cli/test_readme.py` writes anew what the commands print.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from quotetrack.cli import quotetrack

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"(?m)^```console\n(.*?)^```\n", re.DOTALL)
PYTHON = re.compile(r"(?m)^```python\n(.*?)^```\n\n^```text\n(.*?)^```\n", re.DOTALL)


Shell = Callable[[list[str], dict[str, str | None]], tuple[int, str]]


def here(arguments: list[str], env: dict[str, str | None]) -> tuple[int, str]:
    """A command in this process, which has all loaded that every command needs."""
    with contextlib.chdir(ROOT):
        done = CliRunner().invoke(quotetrack, arguments, prog_name="quotetrack", env=env)
    return done.exit_code, done.output


def process(arguments: list[str], env: dict[str, str | None]) -> tuple[int, str]:
    """A command in a process of its own, as a shell starts it."""
    done = subprocess.run(
        [sys.executable, "-m", "quotetrack.cli", *arguments],
        cwd=ROOT,
        env={name: value for name, value in {**os.environ, **env}.items() if value is not None},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
    )
    return done.returncode, done.stdout


SHELLS = pytest.mark.parametrize("shell", [here, pytest.param(process, marks=pytest.mark.slow)])


def run(command: str, store: Path, shell: Shell) -> str:
    """What a `$ quotetrack …` line prints on both streams, as a terminal of 80 columns would show it."""
    name, *arguments = shlex.split(command)
    assert name == "quotetrack"
    as_a_newcomer_has_it = {"QUOTETRACK_ENGINE": None, "COLUMNS": "80", "NO_COLOR": "1"}
    status, printed = shell(arguments, {"QUOTETRACK_DB": str(store), **as_a_newcomer_has_it})
    assert status in (0, 1), printed
    return printed


def replayed(text: str, store: Path, shell: Shell) -> str:
    """The README with what its commands print now."""

    def block(match: re.Match[str]) -> str:
        commands = [line for line in match[1].splitlines() if line.startswith("$ ")]
        shown = "\n".join(f"{line}\n{run(line[2:], store, shell).rstrip()}\n" for line in commands)
        return f"```console\n{shown}```\n"

    return BLOCK.sub(block, text)


@SHELLS
def test_its_commands_print_what_it_shows(tmp_path: Path, shell: Shell) -> None:
    text = README.read_text(encoding="utf-8")
    now = replayed(text, tmp_path / "readme.db", shell)
    now = "\n".join(line.rstrip() for line in now.splitlines()) + "\n"
    if os.environ.get("QUOTETRACK_REWRITE"):
        README.write_text(now, encoding="utf-8")
        return
    assert now == text, "run this test with QUOTETRACK_REWRITE=1 and read what changed"


@pytest.mark.parametrize(("code", "shown"), PYTHON.findall(README.read_text(encoding="utf-8")))
def test_its_python_prints_what_it_shows(
    code: str, shown: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with contextlib.chdir(tmp_path):
        exec(compile(code, str(README), "exec"), {})
    assert capsys.readouterr().out == shown


def test_all_its_python_is_run() -> None:
    text = README.read_text(encoding="utf-8")
    assert text.count("```python\n") == len(PYTHON.findall(text)) > 1
