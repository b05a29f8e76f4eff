"""The report on anonymous sources on paper: tables for people, a flat record a group for machines. Counts nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TextIO

from quotetrack.presentation import sanitize, write
from quotetrack.presentation.columns import Column, plain
from quotetrack.presentation.formats import json_, table
from quotetrack.presentation.numbers import part_of_whole, percent, record
from quotetrack.reports.anonymity import AnonymousReport, Descriptor, titles
from quotetrack.reports.sourcing.model import FEW, Form, Group, Measure

_DESCRIPTORS = 15  # of the ranked descriptors, as many as a screen holds; JSON has all
_HEADINGS = {
    "articles": "Articles",
    "attributions": "Attributions",
    "sources": "Sources",
    "reasons": "Reason given",
}


def write_report(report: AnonymousReport, scope: dict[str, Any], form: str, out: TextIO) -> None:
    """Write `report` in one of presentation.FORMATS. `scope` says what was asked for: outlet, since, until."""
    if form == "table":
        _write_tables(report, scope, out)
    elif form == "json":
        told = {
            **scope,
            "by": report.by,
            "definitions": titles(),
            "few_articles": FEW,
            "total": _record(report.total),
            "groups": [*map(_record, report.groups)],
            "descriptors": [*map(_described, report.descriptors)],
        }
        json_.write_lines([told], out)
    else:
        records = [{"by": None, **_record(report.total)}]
        records += [{"by": report.by, **_record(group)} for group in report.groups]
        write(records, plain(*records[0]), form, out)


def _flat(measure: Measure) -> dict[str, Any]:
    """A share as data, with its interval where one can be told."""
    told = record(measure)
    names = {
        "count": "given" if measure.key == "reasons" else "anonymous",
        "total": "total",
        "value": "share",
    }
    names |= {"low": "low", "high": "high"} if measure.drawn else {}
    return {f"{measure.key}_{name}": told[key] for key, name in names.items()}


def _record(group: Group) -> dict[str, Any]:
    shares = {name: value for measure in group.measures for name, value in _flat(measure).items()}
    return {"group": group.name, **shares, "few": group.few}


def _described(descriptor: Descriptor) -> dict[str, Any]:
    reasons = Measure("reasons", "", Form.SHARE, share=descriptor.reasons)
    return {
        "descriptor": descriptor.words,
        "attributions": descriptor.attributions,
        "articles": descriptor.articles,
        **_flat(reasons),
    }


def _range(measure: Measure) -> str:
    if measure.interval is None:
        return "–"
    low, high = measure.interval
    return f"{low * 100:.0f}–{high * 100:.0f}%"


_TOTAL = (
    Column("figure", "Figure", lambda m: m.title, wide=True),
    Column("count", "Count", part_of_whole, right=True),
    Column("share", "Share", lambda m: percent(m.number), right=True),
    Column("interval", "95% interval", _range, right=True),
)


def _group_columns(by: str) -> tuple[Column, ...]:
    def name(group: Group) -> str:
        shown = sanitize.excerpt(group.name or f"no {'date' if by == 'month' else by}", 60)
        return f"{shown}\nfew articles" if group.few else shown

    def share(key: str) -> Callable[[Group], str]:
        """The share over its interval, narrow enough for four of them side by side."""

        def cell(group: Group) -> str:
            m = next(m for m in group.measures if m.key == key)
            return f"{part_of_whole(m)}\n{percent(m.number)} ({_range(m)})" if m.n else part_of_whole(m)

        return cell

    columns = (Column(key, heading, cell=share(key)) for key, heading in _HEADINGS.items())
    return (Column("group", by.capitalize(), cell=name, wide=True), *columns)


_DESCRIBED = (
    Column("words", "Described as", cell=lambda d: sanitize.excerpt(d.words, 120), wide=True),
    Column("attributions", "Attributions", right=True),
    Column("articles", "Articles", right=True),
    Column("reasons", "Reason given", lambda d: f"{d.reasons.count} of {d.reasons.total}", right=True),
)


def _write_tables(report: AnonymousReport, scope: dict[str, Any], out: TextIO) -> None:
    asked = ", ".join(
        f"{name} {sanitize.single_line(str(value))}" for name, value in scope.items() if value is not None
    )
    out.write(f"Anonymous sourcing{f' ({asked})' if asked else ''}\n\n")
    table.write(_TOTAL, report.total.measures, out)
    if report.total.few:
        out.write(f"\nFewer than {FEW} articles: too few to compare with others.\n")
    if report.by:
        out.write(f"\nBy {report.by} (anonymous of all; 95% interval)\n\n")
        table.write(_group_columns(report.by), report.groups, out)
    if report.descriptors:
        out.write("\nHow anonymous sources are described\n\n")
        table.write(_DESCRIBED, report.descriptors[:_DESCRIPTORS], out)
        if len(report.descriptors) > _DESCRIPTORS:
            out.write(f"{len(report.descriptors) - _DESCRIPTORS} more are in --format json\n")
