"""Printing: one module a format. `write` is what every command that prints rows calls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from quotetrack.export.columns import Column

__all__ = ["FORMATS", "Column", "write"]

FORMATS = ("table", "json", "jsonl", "csv")


def write(rows: Iterable[object], columns: Sequence[Column], form: str, out: TextIO) -> int:
    """Write `rows` to `out` in one of FORMATS. Returns how many were written.

    A table is shortened for reading; the other formats carry every column in full, written as rows come.
    """
    if form == "table":
        from quotetrack.export import table

        return table.write(columns, rows, out)
    kept = [column for column in columns if column.data]
    if form == "csv":
        from quotetrack.export import delimited

        return delimited.write([c.name for c in kept], ([c.of(row) for c in kept] for row in rows), out)
    from quotetrack.export import jsons

    records = ({c.name: c.of(row) for c in kept} for row in rows)
    return jsons.write_array(records, out) if form == "json" else jsons.write_lines(records, out)
