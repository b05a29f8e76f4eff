"""Which charts a report has, each with its table. Decides what is worth a picture; how it is drawn `charts` decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quotetrack.presentation.charts import Bar, Chart, Mark, bars, intervals, trend
from quotetrack.presentation.numbers import between, value
from quotetrack.reports.sourcing.model import FEW, Figure, Form, Group, Measure, Report

STATEMENTS = 10
ROWS = 20  # of the largest groups are drawn; the table has more
TABLE = 120  # rows of a chart's table: ten years of months
_GROUPED = (
    ("anonymous-articles", "articles", "Articles with an anonymous source"),
    ("anonymous-ratio", "attributions", "Attributions to anonymous sources"),
)
_INTERVALS = "Dot: the share. Line: its 95% interval (Wilson)."
_HOLLOW = f" Hollow: fewer than {FEW} articles, too few to compare."


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, the figure that it belongs to, how to read it, and its numbers as a table."""

    chart: Chart
    figure: Figure | None
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    worded: int = 1  # how many columns, from the first, are words and not numbers
    broad: bool = False  # a chart of few words and a table of many, which stand side by side
    told: bool = False  # whether the description is worth reading beside the chart, which else says all of it


def counted(measure: Measure) -> str:
    """`1,075 of 22,584`; for what is no share, how many it is taken over."""
    if measure.share is not None:
        return f"{measure.share.count:,} of {measure.share.total:,}"
    return "" if measure.form is Form.COUNT else f"over {measure.n:,}"


def of(report: Report) -> list[Picture]:
    """The charts of a report, in the order of an editor's questions."""
    return [
        *_grouped(report),
        _parts(report, "mix", "Who stands behind attributions", stressed=("unnamed",)),
        _parts(
            report,
            "specificity",
            "How anonymous sources are described, in points",
            name=_points,
            stressed=("0",),
        ),
        _parts(report, "reasons", "Why anonymous sources are not named", name=_reason, stressed=("none",)),
        _parts(report, "drift", "What became of a statement’s wording", stressed=("contradicting",)),
        *_statements(report),
    ]


def _grouped(report: Report) -> Iterator[Picture]:
    """Shares by month, by outlet, and by what else was asked for but single articles, which are all few. Two charts
    of one grouping come after each other."""
    found = [(report.figure(key), measured, what) for key, measured, what in _GROUPED]
    for by in found[0][0].groups:
        for figure, measured, what in found:
            groups = figure.groups[by]
            if by != "article" and groups:
                at = next(i for i, measure in enumerate(figure.measures) if measure.key == measured)
                yield _by_group(figure, at, f"{what}, by {by}", by, groups)


def _by_group(figure: Figure, at: int, title: str, by: str, groups: Sequence[Group]) -> Picture:
    key = f"chart-{figure.key}-{by}"
    marks = [
        Mark(group.name or f"no {by}", share, group.few)
        for group in groups
        if (share := group.measures[at].share)
    ]
    left = ""
    if by == "month":
        chart, how = trend(key, title, marks), " A month without articles is a gap."
    else:
        if len(marks) > ROWS:
            left = f" Drawn are the first {ROWS} of {len(marks):,}."
            marks = marks[:ROWS]
        chart, how = intervals(key, title, marks, figure.measures[at].share), " Dashed: all together."
    few = _HOLLOW if any(mark.few for mark in marks) else ""
    rows = tuple(
        (
            group.name or f"no {by}",
            f"{group.articles:,}{' (few)' if group.few else ''}",
            *_share_cells(group.measures[at]),
        )
        for group in groups[:TABLE]
    )
    if len(groups) > TABLE:
        left += f" The table has {TABLE}; all are in --format json."
    columns = (by.capitalize(), "Articles", "Count", "Proportion", "95% interval")
    return Picture(chart, figure, f"{_INTERVALS}{how}{few}{left}", columns, rows, told=True)


def _share_cells(measure: Measure) -> tuple[str, str, str]:
    return counted(measure), value(measure), between(measure.interval)


def _parts(
    report: Report,
    key: str,
    title: str,
    *,
    name: Callable[[str], str] = str,
    stressed: tuple[str, ...],
) -> Picture:
    """Those measures of a figure that are shares of one whole, as bars."""
    figure = report.figure(key)
    shares = [
        (name(measure.key), measure, measure.share)
        for measure in figure.measures
        if measure.share and measure.key != "top"
    ]
    rows = [
        Bar(label, share.count, f"{value(measure)} ({share.count:,})", measure.key in stressed)
        for label, measure, share in shares
    ]
    total = shares[0][2].total if shares else 0
    note = f"{figure.definition[:1].upper()}{figure.definition[1:]}. Of {total:,} {figure.unit}."
    table = tuple((label, *_share_cells(measure)) for label, measure, _ in shares)
    columns = ("Kind", "Count", "Proportion", "95% interval")
    return Picture(bars(f"chart-{key}", title, rows), figure, note, columns, table)


def _points(key: str) -> str:
    return "1 point" if key == "1" else f"{key} points"


def _reason(key: str) -> str:
    return {"none": "not said", "boilerplate": "a formula", "specific": "a reason of its own"}.get(key, key)


def _statements(report: Report) -> Iterator[Picture]:
    """The statements that most outlets carried."""
    if not report.statements:
        return
    rows = [
        Bar(f"“{row.words}”", row.outlets, f"{row.outlets:,} outlet{'' if row.outlets == 1 else 's'}")
        for row in report.statements[:STATEMENTS]
    ]
    table = tuple(
        (
            row.words,
            " / ".join(row.speakers) or "nobody named",
            f"{row.outlets:,}",
            f"{row.sightings:,}",
            row.id,
        )
        for row in report.statements[:STATEMENTS]
    )
    yield Picture(
        bars("chart-statements", "Most repeated statements", rows, above=True),
        None,
        "Outlets that printed a statement; copies of one text count once.",
        ("Statement", "Speaker", "Outlets", "Sightings", "Id"),
        table,
        worded=2,
        broad=True,
    )
