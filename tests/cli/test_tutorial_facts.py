"""The tutorial on facts does what it says: its commands are run as they stand and print what it shows.

`QUOTETRACK_REWRITE=1 pytest tests/cli/test_tutorial_facts.py` writes anew what the commands print.
"""

from __future__ import annotations

import os
from pathlib import Path

from test_readme import ROOT, SHELLS, Shell, replayed

TUTORIAL = ROOT / "docs" / "tutorial-facts.md"


@SHELLS
def test_its_commands_print_what_it_shows(tmp_path: Path, shell: Shell) -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    now = replayed(text, tmp_path / "tutorial.db", shell)
    now = "\n".join(line.rstrip() for line in now.splitlines()) + "\n"
    if os.environ.get("QUOTETRACK_REWRITE"):
        TUTORIAL.write_text(now, encoding="utf-8")
        return
    assert now == text, "run this test with QUOTETRACK_REWRITE=1 and read what changed"


def test_each_day_brings_the_news_that_it_is_about() -> None:
    days = TUTORIAL.read_text(encoding="utf-8").split("\n## ")[1:]
    news = ("anonymous only", ", from docs", "denial:", "number changed:", "named source:", "rated")
    for day, told in zip(days, news, strict=False):
        assert told in day
    assert "corrected: Northway Courier" in days[4]
