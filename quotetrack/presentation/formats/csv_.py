"""CSV for spreadsheets and data tools (RFC 4180, UTF-8, one header line).

A spreadsheet runs a cell that begins with "=", "+", "-" or "@" as a formula, and an article's title is
written by strangers. Such text gets an apostrophe in front, which makes a spreadsheet take it as text
(OWASP, "CSV Injection"). Numbers are numbers and stay as they are, -0.5 too. Control characters become
visible signs.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from quotetrack.presentation import sanitize
from quotetrack.presentation.formats import json_
from quotetrack.presentation.values import plain_value

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def cell(value: object) -> str | int | float:
    """`value` as a CSV cell: None is empty, a list or an object is JSON."""
    value = plain_value(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else json_.dumps(value)
    if text.startswith(_STARTS_FORMULA):
        text = "'" + text
    return sanitize.multi_line(text)


def write(header: Sequence[str], rows: Iterable[Sequence[object]], out: TextIO) -> int:
    """Write the header and the rows. Returns how many rows."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    n = 0
    for n, row in enumerate(rows, 1):  # noqa: B007
        writer.writerow([cell(value) for value in row])
    return n
