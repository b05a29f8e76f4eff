"""The folder of demonstration articles is read as its README says: who published each of them, and when."""

from __future__ import annotations

import re
from functools import cache

import pytest
from labelled import SEEDS

from quotetrack.model import Article, Problem
from quotetrack.readers import read

ROW = re.compile(r"^\| (?:`(?P<file>[^`]+)`)? ?\| (?P<outlet>[^|]*) ?\| (?P<day>\d{4}-\d\d-\d\d) \|", re.M)
README = (SEEDS / "README.md").read_text(encoding="utf-8")


@cache
def folder() -> tuple[Article | Problem, ...]:
    """What the two commands of the README read."""
    ledger = read([str(SEEDS / "harbor-ledger")], outlet="The Harbor Ledger")
    return (*ledger, *read([str(SEEDS / "collected")]))


def described() -> list[tuple[str, str, str]]:
    """(file, outlet, day) of the README's table; what a row leaves open is that of the row above."""
    rows: list[tuple[str, str, str]] = []
    for m in ROW.finditer(README):
        above = rows[-1] if rows else ("", "", "")
        rows.append((m["file"] or above[0], m["outlet"].strip() or above[1], m["day"]))
    return rows


def test_every_article_is_read_and_the_readme_is_none() -> None:
    assert not [a for a in folder() if isinstance(a, Problem)]
    assert len(folder()) == len(described()) == 15
    whole = list(read([str(SEEDS)]))
    assert len(whole) == len(folder())


def test_outlet_and_day_are_those_of_the_readme() -> None:
    read_as = sorted((a.outlet, str(a.published)) for a in folder() if isinstance(a, Article))
    assert read_as == sorted((outlet, day) for _, outlet, day in described())


@pytest.mark.parametrize("path", sorted({path for path, _, _ in described()}))
def test_file_in_the_readme_is_there(path: str) -> None:
    assert (SEEDS / path).is_file()


def test_no_file_is_left_out_of_the_readme() -> None:
    there = {str(p.relative_to(SEEDS)) for p in SEEDS.rglob("*.*") if p.name != "README.md"}
    assert there == {path for path, _, _ in described()}


@pytest.mark.parametrize(
    "words", ["Leave a Reply", "Subscribe", "cookies", "Related", "We paddled", "rights reserved"]
)
def test_pages_give_their_article_and_nothing_around_it(words: str) -> None:
    pages = [a for a in folder() if isinstance(a, Article) and ".html" in a.id]
    assert len(pages) == 2
    assert not [a.id for a in pages if words in a.text]


def test_the_commands_of_the_readme_are_those_tested_here() -> None:
    assert 'quotetrack ingest seeds/harbor-ledger --outlet "The Harbor Ledger"' in README
    assert "quotetrack ingest seeds/collected" in README
