"""One column of what a command prints: its name for machines, its heading for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any


@dataclass(frozen=True)
class Column:
    """A named value of a row. JSON and CSV carry every column that has `data`, a table those with a heading.

    value    takes a row, gives the value; without it, what the row has under that name
    heading  the table's heading; None leaves the column to the machine formats
    cell     how the table shows it, when that is not the value: takes a row, gives str or rich Text
    """

    name: str
    heading: str | None = None
    value: Callable[[Any], object] | None = None
    cell: Callable[[Any], Any] | None = None
    right: bool = False  # numbers
    whole: bool = False  # never broken over two lines, like a date
    wide: bool = False  # takes the room that the others leave
    most: int | None = None  # the widest the column may be, in terminal cells
    data: bool = True

    def of(self, row: object) -> object:
        """The value of this column in `row`."""
        if self.value is not None:
            return self.value(row)
        return row[self.name] if isinstance(row, dict) else getattr(row, self.name)


def plain(*names: str) -> tuple[Column, ...]:
    """Columns for the machine formats alone, each the value of its name: "first.date" is that of `first`, and is called
    first_date."""
    return tuple(
        Column(name.replace(".", "_"), value=attrgetter(name) if "." in name else None) for name in names
    )
