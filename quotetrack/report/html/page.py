"""What the template asks of a report. Decides which numbers come first, and how many rows a page carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from shlex import quote

from quotetrack import __version__
from quotetrack.export import visible
from quotetrack.report.html import numbers
from quotetrack.report.sourcing.figure import FEW, Evidence, Figure, Group, Measure, Outlier, Report

GROUPS = 60  # rows of a table of groups
EVIDENCE = 12  # rows shown of what makes a figure
BEHIND = 10  # articles named behind an outlier

# The measures an editor asks for first.
_FIRST = (
    ("anonymous-articles", "articles", "articles with an anonymous source"),
    ("anonymous-ratio", "attributions", "attributions to anonymous sources"),
    ("reasons", "none", "anonymous sources without a reason"),
    ("bare", "sources", "anonymous sources with a bare description"),
    ("lead", "articles", "leads that rest on anonymous sources alone"),
    ("quality", "unresolved", "attributions without a resolved source"),
)


@dataclass(frozen=True, slots=True)
class Headline:
    """A number to look at first."""

    figure: Figure
    measure: Measure
    words: str


class Page:
    """A report as the template reads it."""

    few = FEW
    version = __version__
    number = staticmethod(numbers.number)
    counted = staticmethod(numbers.counted)
    interval = staticmethod(numbers.interval)

    def __init__(self, report: Report) -> None:
        self.report = report
        self.scope = numbers.scope(report.scope)

    @property
    def headlines(self) -> Iterator[Headline]:
        """The numbers at the top."""
        for key, measure, words in _FIRST:
            figure = self.report.figure(key)
            yield Headline(figure, figure.measure(measure), words)

    def command(self, figure: Figure, **asked: str) -> str:
        """What lists the rows of a figure, as typed; `asked` are options besides those of the report."""
        options = {name: value for name, value in self.report.scope.items() if value is not None} | asked
        told = [
            f"--{name.replace('_', '-')} {quote(visible.line(str(value)))}" for name, value in options.items()
        ]
        return " ".join(("quotetrack report sourcing --explain", figure.key, *told))

    @staticmethod
    def shown_groups(groups: Sequence[Group]) -> Sequence[Group]:
        """As many groups as a page carries."""
        return groups[:GROUPS]

    @staticmethod
    def shown_evidence(figure: Figure) -> Sequence[Evidence]:
        """As many rows behind a figure as a page carries."""
        return figure.evidence[:EVIDENCE]

    @staticmethod
    def excerpt(text: str, limit: int = 240) -> str:
        """`text` on one line, cut at `limit`."""
        return visible.excerpt(text, limit)

    @staticmethod
    def behind(figure: Figure, outlier: Outlier) -> list[tuple[str, list[Evidence]]]:
        """The articles that make an outlier, each with its rows, most rows first."""
        rows = [row for row in figure.evidence if outlier.name == getattr(row, outlier.of, None)]
        rows.sort(key=lambda row: (row.article, row.start))
        found = [(article, list(own)) for article, own in groupby(rows, key=lambda row: row.article)]
        return sorted(found, key=lambda each: (-len(each[1]), each[0]))

    most_behind = BEHIND
