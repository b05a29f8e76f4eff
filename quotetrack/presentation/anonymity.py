"""The sourcing report on paper: tables for people, a flat record a group for machines. Counts nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TextIO

from quotetrack.presentation import Column, sanitize, write
from quotetrack.presentation.formats import json_, table
from quotetrack.presentation.numbers import percent
from quotetrack.reports.anonymity import DEFINITIONS, FEW, AnonymousReport, Descriptor, Figures
from quotetrack.reports.proportion import Proportion

# Words come in sentences: an interval as if each had been drawn alone would look far too sure.
_NOT_DRAWN = frozenset({"words"})
_DESCRIPTORS = 15  # of the ranked descriptors, as many as a screen holds; JSON has all


def write_report(report: AnonymousReport, scope: dict[str, Any], form: str, out: TextIO) -> None:
    """Write `report` in one of export.FORMATS. `scope` says what was asked for: outlet, since, until."""
    if form == "table":
        _write_tables(report, scope, out)
    elif form == "json":
        record = {**scope, "by": report.by, "definitions": DEFINITIONS, "few_articles": FEW}
        record["total"] = _record(report.total)
        record["groups"] = [_record(figures) for figures in report.groups]
        record["descriptors"] = [_described(d) for d in report.descriptors]
        json_.write_lines([record], out)
    else:
        rows = [(None, report.total), *((report.by, figures) for figures in report.groups)]
        write(rows, _FLAT, form, out)


def _shares(figures: Figures) -> Iterator[tuple[str, Proportion]]:
    for name in DEFINITIONS:
        yield name, getattr(figures, name)


def _flat(name: str, share: Proportion) -> dict[str, Any]:
    counted = "given" if name == "reasons" else "anonymous"
    values: dict[str, Any] = {counted: share.count, "total": share.total, "share": share.ratio}
    if name not in _NOT_DRAWN:
        values["low"], values["high"] = share.interval or (None, None)
    return {f"{name}_{key}": round(v, 4) if isinstance(v, float) else v for key, v in values.items()}


def _record(figures: Figures) -> dict[str, Any]:
    record: dict[str, Any] = {"group": figures.group}
    for name, share in _shares(figures):
        record |= _flat(name, share)
    return {**record, "few": figures.few}


def _described(descriptor: Descriptor) -> dict[str, Any]:
    return {
        "descriptor": descriptor.words,
        "attributions": descriptor.attributions,
        "articles": descriptor.articles,
        **_flat("reasons", descriptor.reasons),
    }


def _field(name: str) -> Callable[[tuple[str | None, Figures]], Any]:
    return lambda row: _record(row[1])[name]


_NAMES = tuple(_record(Figures(None, *(Proportion(0, 0),) * len(DEFINITIONS))))
_FLAT = (Column("by", value=lambda row: row[0]), *(Column(name, value=_field(name)) for name in _NAMES))


def _range(share: Proportion) -> str:
    if share.interval is None:
        return "–"
    low, high = share.interval
    return f"{low * 100:.0f}–{high * 100:.0f}%"


def _two_lines(share: Proportion) -> str:
    """The share over its interval, narrow enough for four of them side by side."""
    return f"{share.count} of {share.total}" + (
        f"\n{percent(share.ratio)} ({_range(share)})" if share.total else ""
    )


_TOTAL = (
    Column("figure", "Figure", lambda row: DEFINITIONS[row[0]], wide=True),
    Column("count", "Count", lambda row: f"{row[1].count} of {row[1].total}", right=True),
    Column("share", "Share", lambda row: percent(row[1].ratio), right=True),
    Column(
        "interval", "95% interval", lambda row: "–" if row[0] in _NOT_DRAWN else _range(row[1]), right=True
    ),
)


def _group_columns(by: str) -> tuple[Column, ...]:
    def name(figures: Figures) -> str:
        shown = sanitize.excerpt(figures.group or f"no {'date' if by == 'month' else by}", 60)
        return f"{shown}\nfew articles" if figures.few else shown

    def share(figure: str) -> Callable[[Figures], str]:
        return lambda figures: _two_lines(getattr(figures, figure))

    headings = {
        "articles": "Articles",
        "attributions": "Attributions",
        "sources": "Sources",
        "reasons": "Reason given",
    }
    columns = (Column(key, heading, cell=share(key)) for key, heading in headings.items())
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
    table.write(_TOTAL, list(_shares(report.total)), out)
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
