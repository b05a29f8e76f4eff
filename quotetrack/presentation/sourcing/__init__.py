"""The sourcing report in every format: `tables` for people, `data` for machines, a page of its own in `html`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from quotetrack.presentation import write
from quotetrack.presentation.formats import csv_, json_
from quotetrack.presentation.sourcing import data, tables
from quotetrack.reports.sourcing.model import Evidence, Figure, Report


def write_report(report: Report, form: str, out: TextIO) -> None:
    """Write a report as a table, JSON, JSON Lines, CSV, Markdown or an HTML page."""
    if form == "html":
        from quotetrack.presentation import html

        html.write(report, out)
    elif form == "table":
        tables.write_table(report, out)
    elif form == "markdown":
        tables.write_markdown(report, out)
    elif form == "json":
        json_.write_lines([data.report_document(report)], out)
    elif form == "jsonl":
        json_.write_lines(data.records(report), out)
    else:
        csv_.write(data.FLAT, ([*record.values()] for record in data.records(report)), out)


def write_evidence(figure: Figure, rows: Sequence[Evidence], form: str, out: TextIO) -> None:
    """Write the rows that make a figure as a table, JSON, JSON Lines, CSV or Markdown."""
    if form == "table":
        tables.write_opening(figure, out)
    write(rows, tables.EVIDENCE, form, out)
