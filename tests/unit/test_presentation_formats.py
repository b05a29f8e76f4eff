"""Rows as CSV, JSON, JSON Lines and tables, with the worst that an article's words can be."""

import csv
import io
import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.model import Kind, Span
from quotetrack.presentation import Column, write
from quotetrack.presentation.formats import csv_, json_


@dataclass(frozen=True, slots=True)
class Row:
    title: str | None
    day: date | None = None
    n: float = 1
    kind: Kind = Kind.DIRECT
    spans: tuple[Span, ...] = ()
    sure: bool = True


COLUMNS = (
    Column("title", "Title", wide=True),
    Column("day", "Day"),
    Column("n", "N", right=True),
    Column("kind", "Kind"),
    Column("spans"),
    Column("sure"),
)


def printed(form: str, *rows: Row) -> str:
    out = io.StringIO()
    assert write(rows, COLUMNS, form, out) == len(rows)
    return out.getvalue()


def test_json_and_json_lines_carry_the_same_true_data() -> None:
    rows = (Row("“Yes”\x1b[0m", date(2024, 3, 1), spans=(Span(1, 2),)), Row(None, n=-0.5, sure=False))
    expected = [
        {
            "title": "“Yes”\x1b[0m",
            "day": "2024-03-01",
            "n": 1,
            "kind": "direct",
            "spans": [[1, 2]],
            "sure": True,
        },
        {"title": None, "day": None, "n": -0.5, "kind": "direct", "spans": [], "sure": False},
    ]
    assert json.loads(printed("json", *rows)) == expected
    assert [json.loads(line) for line in printed("jsonl", *rows).splitlines()] == expected


def test_no_rows_are_an_empty_array_and_a_header() -> None:
    assert json.loads(printed("json")) == []
    assert printed("jsonl") == ""
    assert printed("csv") == "title,day,n,kind,spans,sure\n"
    assert printed("table") == ""


@given(st.text(st.characters(codec=None)))
def test_json_gives_back_any_text_and_holds_nothing_active(text: str) -> None:
    line = json_.dumps({"text": text})
    assert json.loads(line) == {"text": text}
    assert not any(c in "\x1b\x7f\x9b\u2028\u202e\u2066" or "\x80" <= c <= "\x9f" for c in line)
    line.encode("utf-8")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1+2", "'-1+2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("a=b", "a=b"),
        ("'quoted'", "'quoted'"),
        ("", ""),
        (None, ""),
        (-0.5, -0.5),
        (-3, -3),
        (True, "true"),
        (date(2024, 3, 1), "2024-03-01"),
        ((Span(1, 2), Span(3, 4)), "[[1, 2], [3, 4]]"),
        ("red\x1b[0m", "red␛[0m"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_a_spreadsheet_takes_text_as_text_and_numbers_as_numbers(value: Any, cell: Any) -> None:
    assert csv_.cell(value) == cell


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_csv_has_as_many_cells_as_columns_whatever_they_hold(cells: list[str]) -> None:
    out = io.StringIO()
    csv_.write([f"c{n}" for n in range(len(cells))], [cells], out)
    read = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert len(read) == 2
    assert read[1] == [csv_.cell(cell) for cell in cells]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in read[1])


def test_a_table_shows_markup_as_characters_and_controls_as_signs() -> None:
    out = printed("table", Row("[bold]loud[/bold] [/] [link=x] \x1b[31m :smile:\u202e\nnext"))
    assert "[bold]loud[/bold] [/] [link=x] ␛[31m :smile:�␊next" in " ".join(out.split())
    assert "\x1b" not in out


@pytest.mark.parametrize("columns", ["60", "80", "200"])
def test_a_table_fits_its_width(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = printed(
        "table", Row("a long title " * 40), Row("x" * 1_000_000), Row("https://example.org/" + "a" * 300)
    )
    assert max(map(len, out.splitlines())) <= int(columns)
    assert len(out) < 20_000


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_a_terminal_gets_the_width_that_was_asked_for(monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", term)
    out = Terminal()
    write([Row("a long title " * 40)], COLUMNS, "table", out)
    assert 50 < max(len(re.sub(r"\x1b\[[\d;]*m", "", line)) for line in out.getvalue().splitlines()) <= 60


def test_a_table_without_a_terminal_has_no_colour_even_where_it_is_forced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in printed("table", Row("plain"))
