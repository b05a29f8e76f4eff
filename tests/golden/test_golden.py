"""The articles of seeds/ against the labels of a careful reader; `-s` prints the table of figures.

Floors are in floors.json. They are not the aim: the labels are. When a change lifts a figure, lift its floor
with `python tests/golden/labelled.py --floors`; when it lowers one, the commit says what it buys.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from labelled import FIELDS, FLOORS, Row, Text, agreement, article, labels, show, words

from quotetrack.model import Kind, SourceType

ARTICLES = list(labels())
CLEAR = [f"{key}: {row['content']}" for key in ARTICLES for row in labels()[key]["rows"] if row.get("clear")]
PHENOMENA = sorted({r["shows"] for k in ARTICLES for r in labels()[k]["rows"] if not r.get("taste")})
FLOOR: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("key", ARTICLES)
def test_labels_stand_in_their_article(key: str) -> None:
    text = Text(article(key).text)
    for row in labels()[key]["rows"]:
        assert text.stretch(row["content"]), row
        for name in ("source", "cue", "reason"):
            if words(row.get(name, "")) and row[name] != "open":
                text.find(row[name])
        for kind in [row["kind"]] if isinstance(row["kind"], str) else row["kind"]:
            assert kind in list(Kind), row
        types = row.get("type", "person")
        assert set([types] if isinstance(types, str) else types) <= set(SourceType), row
        assert ("name" in row) or "person" not in types, row
    for stretch in labels()[key].get("unsourced", []):
        text.find(stretch)


def test_every_row_is_known_by_its_content() -> None:
    keys = [(key, row["content"], row["source"]) for key in ARTICLES for row in labels()[key]["rows"]]
    assert len(keys) == len(set(keys))


def test_figures_hold_in_total() -> None:
    figures = agreement().figures()
    print(f"\n{'in total':28}{'measured':>9}{'floor':>7}   (percent, n = {len(agreement().asked)})")
    for name, value in figures.items():
        print(f"{name:28}{value:9}{FLOOR['total'][name]:7}")
    low = {name: value for name, value in figures.items() if value < FLOOR["total"][name]}
    assert not low, low
    assert set(FIELDS) < set(figures)


def test_figures_hold_by_phenomenon() -> None:
    measured = agreement().phenomena()
    print(f"\n{'phenomenon':28}{'rows':>5}{'found':>7}{'floor':>7}{'right':>7}{'floor':>7}")
    for name, t in measured.items():
        floor = FLOOR["phenomena"][name]
        print(f"{name:28}{t['rows']:5}{t['found']:7}{floor['found']:7}{t['right']:7}{floor['right']:7}")
    assert sorted(measured) == PHENOMENA == sorted(FLOOR["phenomena"])
    low = [
        name
        for name, t in measured.items()
        if any(t[what] < FLOOR["phenomena"][name][what] for what in ("found", "right"))
    ]
    assert not low, "\n".join(show(r) for r in agreement().asked if r.label["shows"] in low and not r.right)


def test_titles_and_scare_quotes_have_no_source() -> None:
    assert len(agreement().lured) <= FLOOR["lured"], agreement().lured


@pytest.mark.parametrize("key", CLEAR)
def test_clear_row_is_right_in_every_field(key: str) -> None:
    row = _row(key)
    if not row.right and key in FLOOR["not yet"]:
        pytest.xfail(f"not yet: {show(row)}")
    assert row.right, show(row)


def test_what_is_not_yet_right_is_a_clear_row() -> None:
    assert set(FLOOR["not yet"]) <= set(CLEAR)


def _row(key: str) -> Row:
    return next(row for row in agreement().rows if row.key == key)
