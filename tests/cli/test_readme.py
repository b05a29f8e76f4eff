"""The README does what it says: its commands are run as they stand and print what it shows.

`QUOTETRACK_REWRITE=1 pytest tests/cli/test_readme.py` writes anew what the commands print.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BLOCK = re.compile(r"(?m)^```console\n(.*?)^```\n", re.DOTALL)
PYTHON = re.compile(r"(?m)^```python\n(.*?)^```\n", re.DOTALL)


def run(command: str, store: Path) -> str:
    """What a `$ quotetrack …` line prints on both streams, as a terminal of 80 columns would show it."""
    name, *arguments = shlex.split(command)
    assert name == "quotetrack"
    environment = {**os.environ, "QUOTETRACK_DB": str(store), "COLUMNS": "80", "NO_COLOR": "1"}
    del environment["QUOTETRACK_ENGINE"]  # as a newcomer has it
    done = subprocess.run(
        [sys.executable, "-m", "quotetrack.cli", *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode in (0, 1), done.stdout
    return done.stdout


def replayed(text: str, store: Path) -> str:
    """The README with what its commands print now."""

    def block(match: re.Match[str]) -> str:
        commands = [line for line in match[1].splitlines() if line.startswith("$ ")]
        shown = "\n".join(f"{line}\n{run(line[2:], store).rstrip()}\n" for line in commands)
        return f"```console\n{shown}```\n"

    return BLOCK.sub(block, text)


def test_its_commands_print_what_it_shows(tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    now = replayed(text, tmp_path / "readme.db")
    now = "\n".join(line.rstrip() for line in now.splitlines()) + "\n"
    if os.environ.get("QUOTETRACK_REWRITE"):
        README.write_text(now, encoding="utf-8")
        return
    assert now == text, "run this test with QUOTETRACK_REWRITE=1 and read what changed"


@pytest.mark.parametrize("code", PYTHON.findall(README.read_text(encoding="utf-8")))
def test_its_python_runs(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, str(README), "exec"), {})
    assert "Lucia Prato" in capsys.readouterr().out
