"""The sourcing report for people: tables for a terminal, and the same as Markdown. Counts nothing.

Decides what of a report a page can hold: all measures of all articles; of groups the measure by which a figure is
watched; the most striking outliers. All of it is in the data formats.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from quotetrack.presentation import sanitize
from quotetrack.presentation.cells import over, place, stacked
from quotetrack.presentation.columns import Column, plain
from quotetrack.presentation.formats import markdown, table
from quotetrack.presentation.numbers import between, part_of_whole, percent, value
from quotetrack.reports.sourcing.model import FEW, OWN, Figure, Group, Outlier, Report
from quotetrack.text.phrasing import count_of

GROUPS = 15  # groups of a figure, as many as a screen holds
OUTLIERS = 12
_WIDTH = 80  # characters a line of prose
_INTERVALS = "Intervals: 95%, Wilson. Words come in sentences: no interval is told for them"


def heading(report: Report) -> list[str]:
    """What the report is about, in a few lines."""
    asked = [f"{name} {v}" for name, v in report.scope.items() if v is not None]
    read = ", ".join(f"{n} by {version}" for version, n in report.versions.items())
    about = f" ({sanitize.single_line(', '.join(asked))})" if asked else ""
    lines = [f"Sourcing report{about}"]
    lines.append(
        f"{count_of(report.articles, 'article')}, {count_of(report.attributions, 'attribution')}; "
        f"read: {sanitize.single_line(read)}"
    )
    if report.few:
        lines.append(f"Fewer than {FEW} articles: too few to compare with others.")
    return lines


def measure_rows(figure: Figure) -> Iterator[tuple[str, ...]]:
    """Title, count, value and interval of every measure of all articles."""
    return (
        (m.title, part_of_whole(m), value(m), between(m.interval) if m.share else "") for m in figure.measures
    )


def shown_groups(report: Report, figure: Figure) -> tuple[Sequence[Group], int]:
    """The groups of a figure that a page shows, and how many it leaves out."""
    groups = figure.groups.get(report.by or "", ())
    return groups[:GROUPS], max(0, len(groups) - GROUPS)


def group_row(report: Report, figure: Figure, group: Group) -> tuple[str, str, str, str, str]:
    """Name, count, share, interval, and whether it differs."""
    at = next(i for i, m in enumerate(figure.measures) if m.key == figure.watched)
    m = group.measures[at]
    name = group.name or f"no {'date' if report.by == 'month' else report.by}"
    return (
        name + (" (few)" if group.few else ""),
        part_of_whole(m),
        value(m),
        between(m.interval),
        group.differs[at].value,
    )


def differs_from(report: Report) -> str:
    """The heading of the column that tells whether a group differs."""
    return "Differs" if report.compared else "Differs from rest"


def striking(report: Report) -> list[tuple[Figure, Outlier]]:
    """The outliers of all figures: outlets before bylines before articles, the most striking of each figure first."""
    found = [(n, figure, one) for figure in report.figures for n, one in enumerate(figure.outliers)]
    order = {"outlet": 0, "byline": 1, "article": 2}
    return [
        (figure, one)
        for _, figure, one in sorted(found, key=lambda row: (order[row[2].of], row[0], row[1].number))
    ]


def outlier_row(figure: Figure, one: Outlier) -> tuple[str, str, str, str]:
    """The figure, who, its share, that of the rest."""
    own = f"{part_of_whole(one.measure)}, {percent(one.measure.number)} ({between(one.measure.interval)})"
    return f"{figure.number} {figure.title}", f"{one.of} {one.name}", own, percent(one.rest.number)


def write_table(report: Report, out: TextIO) -> None:
    """The report for a terminal of 80 columns."""
    from rich.text import Text

    def title(row: Sequence[str]) -> Text:
        return Text(row[1], style="bold" if row[0] else "")

    out.writelines(_filled(line) for line in heading(report))
    out.write("\n")
    columns = (
        _nth(0, "", right=True),
        Column("words", "Figure", cell=title, wide=True),
        _nth(2, "Count", right=True),
        _nth(3, "Value", right=True),
        _nth(4, "95% interval", right=True),
    )
    lines = [
        row
        for figure in report.figures
        for row in ((str(figure.number), figure.title, "", "", ""), *(("", *m) for m in measure_rows(figure)))
    ]
    table.write(columns, lines, out)
    out.write(
        f"\n{_filled(f'{_INTERVALS}.')}\n{_filled(OWN)}\nWhat they are, and by which version of the rule\n\n"
    )
    for figure in report.figures:
        out.write(_filled(f"{figure.number} {figure.title}, rule {figure.rule}: {figure.definition}"))
    if report.by:
        _write_groups(report, out)
    found = striking(report)
    if found:
        out.write("\nWho stands out: the interval does not overlap that of the rest\n\n")
        table.write(_OUTLIERS, [outlier_row(figure, one) for figure, one in found[:OUTLIERS]], out)
        if len(found) > OUTLIERS:
            out.write(f"{len(found) - OUTLIERS} more are in --format json\n")
    out.write("\n--explain FIGURE lists the rows of a figure, with article, offsets and words.\n")


def _nth(n: int, heading: str, limit: int | None = None, **look: Any) -> Column:
    """The column of a row's value number `n`, cut at `limit`."""
    return Column(
        heading, heading, cell=lambda row: sanitize.excerpt(row[n], limit) if limit else row[n], **look
    )


_OUTLIERS = (
    _nth(0, "Figure", most=24),
    _nth(1, "Who", 60, wide=True),
    _nth(2, "Share", most=24),
    _nth(3, "Rest", right=True),
)


def _filled(line: str) -> str:
    """A line of prose in lines of a terminal."""
    return textwrap.fill(line, _WIDTH) + "\n"


def _write_groups(report: Report, out: TextIO) -> None:
    columns = (
        _nth(0, (report.by or "").capitalize(), 60, wide=True),
        _nth(1, "Count", right=True),
        _nth(2, "Value", right=True),
        _nth(3, "95% interval", right=True),
        _nth(4, differs_from(report), whole=True),
    )
    for figure in report.figures:
        out.write(
            "\n" + _filled(f"{figure.number} {figure.title}: {figure.measure(figure.watched).title}") + "\n"
        )
        groups, left = shown_groups(report, figure)
        table.write(columns, [group_row(report, figure, group) for group in groups], out)
        if left:
            out.write(f"{left} more are in --format json\n")


def write_markdown(report: Report, out: TextIO) -> None:
    """The report as Markdown."""
    title, *about = heading(report)
    out.write(f"# {markdown.escape(title)}\n\n")
    out.writelines(f"{markdown.escape(line)}\n\n" for line in about)
    for figure in report.figures:
        out.write(f"## {figure.number}. {figure.title}\n\n")
        told = f"{figure.definition}. For an editor: {figure.use}. Rule {figure.rule}; {figure.standard}."
        out.write(f"{markdown.escape(told[:1].upper() + told[1:])}\n\n")
        markdown.write(("Measure", "Count", "Value", "95% interval"), measure_rows(figure), out)
        groups, left = shown_groups(report, figure)
        if groups:
            out.write(f"\n{markdown.escape(figure.measure(figure.watched).title)}\n\n")
            header = ((report.by or "").capitalize(), "Count", "Value", "95% interval", differs_from(report))
            markdown.write(header, (group_row(report, figure, group) for group in groups), out)
            if left:
                out.write(f"\n{left} more are in --format json\n")
        out.write("\n")
    if found := striking(report):
        out.write("## Who stands out\n\nThe interval does not overlap that of the rest.\n\n")
        some = (outlier_row(figure, one) for figure, one in found[:OUTLIERS])
        markdown.write(("Figure", "Who", "Share", "Rest"), some, out)
    out.write(f"\n{_INTERVALS}.\n\n{markdown.escape(OWN)}\n")


def write_opening(figure: Figure, out: TextIO) -> None:
    """What a figure is, above the table of the rows that make it."""
    out.write(_filled(f"{figure.number} {figure.title}: {figure.definition}") + "\n")


EVIDENCE = (
    Column(
        "where",
        "Article, offsets",
        cell=lambda row: stacked(row.date, row.outlet, place(row)),
        data=False,
        most=28,
    ),
    *plain("article", "outlet", "date", "start", "end"),
    Column(
        "words",
        "Words; why they count",
        cell=lambda row: over(sanitize.excerpt(row.words), sanitize.excerpt(row.why)),
        wide=True,
    ),
    *plain("why"),
)
