"""Tables for people: fit the terminal, read well without colour, and never interpret what an article says.

Cells are `rich.text.Text`, not markup: "[bold]" in an article is six characters. Without a terminal the width
is $COLUMNS or 100 and there is no colour; NO_COLOR is respected by rich.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from quotetrack.presentation import sanitize
from quotetrack.presentation.columns import Column
from quotetrack.presentation.values import plain_value

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_WITHOUT_TERMINAL = 100  # characters a line
_HIGH = 25  # lines, of which rich must know for it to believe the width of a dumb terminal
_LEAST = 12  # characters a line of the column that takes the rest
_LONGEST = 280  # characters of one cell: a table is for looking through, `show` and JSON have it all


def console(out: TextIO) -> Console:
    """A rich console on `out` that takes text as text."""
    from rich.console import Console

    terminal = out.isatty()
    columns = os.environ.get("COLUMNS", "")
    width = int(columns) if columns.isdigit() and int(columns) > 0 else None
    return Console(
        file=out,
        width=width or (None if terminal else _WITHOUT_TERMINAL),
        height=_HIGH if width else None,
        force_terminal=terminal,
        color_system="auto" if terminal else None,
        markup=False,
        highlight=False,
        emoji=False,
    )


def shown(value: object) -> str:
    """A value as a person reads it in a cell: "–" is unknown, a list is its items with commas."""
    value = plain_value(value)
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list):
        return ", ".join(shown(item) for item in value) or "–"
    return sanitize.single_line(sanitize.shorten(str(value), _LONGEST))


def _cell(column: Column, row: object) -> Text:
    from rich.text import Text

    if column.cell is None:
        return Text(shown(column.of(row)))
    made = column.cell(row)
    return made if isinstance(made, Text) else Text(sanitize.multi_line(str(made)))


def write(columns: Sequence[Column], rows: Iterable[object], out: TextIO, *, title: str | None = None) -> int:
    """Write the columns that have a heading; nothing at all when there are no rows. Returns how many rows."""
    rows = list(rows)
    if not rows:
        return 0
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=box.SIMPLE,
        pad_edge=False,
        show_edge=False,
        title=Text(sanitize.single_line(title)) if title else None,
        title_justify="left",
        title_style="bold",
        header_style="bold",
    )
    heads = [column for column in columns if column.heading is not None]
    for column in heads:
        table.add_column(
            Text(column.heading or ""),
            justify="right" if column.right else "left",
            no_wrap=column.right or column.whole,
            min_width=_LEAST if column.wide else None,
            max_width=column.most,
            ratio=1 if column.wide else None,
            overflow="fold",
        )
    for row in rows:
        table.add_row(*(_cell(column, row) for column in heads))
    screen = console(out)
    with screen.capture() as drawn:
        screen.print(table)
    out.writelines(f"{line.rstrip()}\n" for line in drawn.get().removesuffix("\n").split("\n"))
    return len(rows)
