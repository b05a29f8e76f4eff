"""What the template asks of a report. Decides which numbers come first, and how many rows a page carries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from shlex import quote

from quotetrack.presentation import sanitize
from quotetrack.presentation.html.chart_selection import counted
from quotetrack.presentation.numbers import between, value
from quotetrack.reports.sourcing.model import (
    FEW,
    OWN,
    Difference,
    Evidence,
    Figure,
    Group,
    Measure,
    Outlier,
    Report,
)
from quotetrack.version import __version__

GROUPS = 60  # rows of a table of groups
EVIDENCE = 12  # rows shown of what makes a figure
OUTLIERS = 8  # of each kind
BEHIND = 10  # articles named behind an outlier

_VERDICTS = {
    Difference.HIGHER: "higher",
    Difference.LOWER: "lower",
    Difference.OVERLAP: "no difference can be told",
    Difference.FEW: "too few articles",
    Difference.NONE: "–",
}

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
    own = OWN
    version = __version__
    number = staticmethod(value)
    counted = staticmethod(counted)
    most_behind = BEHIND
    open_groups = 12  # a longer table of groups is folded, also where it was asked for

    def __init__(self, report: Report) -> None:
        self.report = report
        self.scope = [
            (name.capitalize(), str(asked)) for name, asked in report.scope.items() if asked is not None
        ]
        self._behind: dict[str, dict[tuple[str, str], list[tuple[str, list[Evidence]]]]] = {}

    @staticmethod
    def interval(measure: Measure) -> str:
        """The 95% interval of a share."""
        return between(measure.interval)

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
            f"--{name.replace('_', '-')} {quote(sanitize.single_line(str(value)))}"
            for name, value in options.items()
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
        return sanitize.excerpt(text, limit)

    @staticmethod
    def shown_outliers(figure: Figure) -> Sequence[Outlier]:
        """As many outliers of each kind as a page carries, in their order."""
        seen: Counter[str] = Counter()
        shown = []
        for outlier in figure.outliers:
            seen[outlier.of] += 1
            if seen[outlier.of] <= OUTLIERS:
                shown.append(outlier)
        return shown

    @staticmethod
    def asked(outlier: Outlier) -> dict[str, str]:
        """The option that asks for the rows of an outlier alone; none for one article."""
        return {} if outlier.of == "article" else {outlier.of: outlier.name}

    def behind(self, figure: Figure, outlier: Outlier) -> list[tuple[str, list[Evidence]]]:
        """The articles that make an outlier, each with its rows, most rows first; none where its rows say more."""
        if figure.key not in self._behind:
            self._behind[figure.key] = _behind(figure)
        return self._behind[figure.key].get((outlier.of, outlier.name), [])

    @property
    def pair(self) -> tuple[str, str] | None:
        """The names of the two groups that are compared with each other."""
        return self.report.compared if self.report.by else None

    @property
    def compared(self) -> Iterator[tuple[Figure, Measure, Measure, str]]:
        """Of each figure the measure to watch in both groups, and how the first stands to the second."""
        for figure in self.report.figures:
            at = next(i for i, measure in enumerate(figure.measures) if measure.key == figure.watched)
            found = {group.name: group for group in figure.groups.get(self.report.by or "", ())}
            one, other = (found[name] for name in self.pair or ())
            yield figure, one.measures[at], other.measures[at], _VERDICTS[one.differs[at]]


def _behind(figure: Figure) -> dict[tuple[str, str], list[tuple[str, list[Evidence]]]]:
    """By kind and name: its articles with their rows. Only where the rows are what the watched share counts: those of
    the source mix are all attributions, whatever stands behind them."""
    watched = figure.measure(figure.watched).share
    if watched is None or watched.count not in (
        len(figure.evidence),
        len({row.article for row in figure.evidence}),
    ):
        return {}
    found: defaultdict[tuple[str, str], defaultdict[str, list[Evidence]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for row in figure.evidence:
        found["article", row.article][row.article].append(row)
        if row.outlet is not None:
            found["outlet", row.outlet][row.article].append(row)
    return {
        name: sorted(articles.items(), key=lambda each: (-len(each[1]), each[0]))
        for name, articles in found.items()
    }
