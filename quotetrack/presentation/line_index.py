"""Offsets of a text as lines and columns, as editors count them: from 1, in code points; a line ends at a line feed."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class LineColumn(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


class LineIndex:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def of(self, offset: int) -> LineColumn:
        """Where an offset stands."""
        line = bisect_right(self._starts, offset)
        return LineColumn(line, offset - self._starts[line - 1] + 1)
