"""Presentation: how values look in a terminal, a file and a page. Counts and judges nothing.

`write` prints rows in any of `FORMATS`, from the columns of their list; `formats` has one module a format.
Everything from an article passes `sanitize` or the escaping of its format before it is printed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TextIO

from quotetrack.model import Analysis
from quotetrack.presentation.columns import Column

__all__ = ["ANALYSIS_FORMATS", "FORMATS", "Column", "write", "write_analyses", "write_document"]

FORMATS = ("table", "json", "jsonl", "csv")
ANALYSIS_FORMATS = ("text", *FORMATS)


def write(rows: Iterable[object], columns: Sequence[Column], form: str, out: TextIO) -> int:
    """Write `rows` to `out` in one of FORMATS, or as Markdown. Returns how many were written.

    A table is shortened for reading; the other formats carry every column in full, written as rows come.
    """
    if form == "table":
        from quotetrack.presentation.formats import table

        return table.write(columns, rows, out)
    kept = [column for column in columns if column.data]
    if form in ("csv", "markdown"):
        from quotetrack.presentation.formats import csv_, markdown

        write_rows = csv_.write if form == "csv" else markdown.write
        return write_rows([c.name for c in kept], ([c.of(row) for c in kept] for row in rows), out)
    from quotetrack.presentation.formats import json_

    records = ({c.name: c.of(row) for c in kept} for row in rows)
    return json_.write_array(records, out) if form == "json" else json_.write_lines(records, out)


def write_analyses(analyses: Iterable[Analysis], form: str, out: TextIO, *, why: bool = False) -> None:
    """Write articles in one of ANALYSIS_FORMATS, each as soon as it is there (a table waits for all).

    With `why`, text and JSON carry for each attribution the rule that made it and what it saw.
    """
    if form == "text":
        _write_views(analyses, out, why)
    elif form in ("table", "csv"):
        from quotetrack.presentation import attributions

        write(attributions.rows(analyses), attributions.COLUMNS, form, out)
    else:
        from quotetrack.presentation.formats import json_, standoff

        records = (standoff.record(analysis, why=why) for analysis in analyses)
        _ = json_.write_array(records, out) if form == "json" else json_.write_lines(records, out)


def write_document(analysis: Analysis, form: str, out: TextIO) -> None:
    """Write one article with its attributions; JSON carries its text and what is known of it."""
    if form not in ("json", "jsonl"):
        write_analyses([analysis], form, out)
        return
    from quotetrack.presentation.formats import json_, standoff

    json_.write_lines([standoff.document(analysis)], out)


def _write_views(analyses: Iterable[Analysis], out: TextIO, why: bool) -> None:
    """Articles as a reader sees them: in colour where the terminal has it, else with brackets."""
    from quotetrack.presentation import annotated_text

    colour = out.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for n, analysis in enumerate(analyses):
        if n:
            out.write("\n" + "─" * 40 + "\n\n")
        if colour:
            from quotetrack.presentation.formats import table

            table.console(out).print(annotated_text.colour_view(analysis, why=why))
        else:
            out.write(annotated_text.plain_view(analysis, why=why))
        out.flush()
