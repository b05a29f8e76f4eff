"""The sourcing report as values: figures, each with its measures, groups, outliers and the rows behind it.

Decides what a figure consists of, and when two shares differ. What is counted `metrics` says, what a figure means is
in `figures.toml`; how it looks is left to those who render it. Pure: holds plain values, prints nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from quotetrack.reports.proportion import Proportion

if TYPE_CHECKING:
    from quotetrack.model.records import StatementRow

# Why "all anonymous sources" are fewer in some figures than in others; every rendering for people says so.
OWN = (
    "Figures 1 to 3, 15 and 18 count every attribution that was found. Figures 5 to 8, 13 and 14 ask of an article's "
    "own anonymous sources: not of those whom others speak of, nor of those whose words tell who they are, nor where "
    "an attribution is unsure; so they count fewer."
)
FEW = 5  # a group of fewer articles is marked: one story moves its share by more than a fifth


class Form(StrEnum):
    """What kind of number a measure is."""

    SHARE = "share"  # `share`: count of total, with its interval
    MEAN = "mean"  # `value` over `n`
    MEDIAN = "median"  # `value` over `n`
    RANGE = "range"  # from `low` to `high` (None: left open), over `n`
    INDEX = "index"  # `value`, 0 to 1, over `n`
    COUNT = "count"  # `value`, a whole number


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a figure: a share with what it is a share of, or a value with the number that it is taken over."""

    key: str  # "attributions"
    title: str  # "attributions to an anonymous source, of all attributions"
    form: Form
    unit: str = ""  # what is counted: "attributions", "words"
    share: Proportion | None = None  # of a SHARE
    drawn: bool = True  # whether an interval can be told: words come in sentences, not one by one
    value: float | None = None  # of a MEAN, MEDIAN, INDEX, COUNT; None where there is nothing to take it over
    low: float | None = None  # of a RANGE
    high: float | None = None
    n: int = 0  # what the value is taken over; of a share its denominator

    @property
    def number(self) -> float | None:
        """The one number to draw: the ratio of a share, else the value, of a range its lower end."""
        if self.share is not None:
            return self.share.ratio
        return self.low if self.form is Form.RANGE else self.value

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95% interval (Wilson) of a share; None where none can be told."""
        return self.share.interval if self.share is not None and self.drawn else None


class Difference(StrEnum):
    """How one share stands to another."""

    HIGHER = "higher"  # the intervals do not overlap
    LOWER = "lower"
    OVERLAP = "no"  # they overlap: no difference can be told
    FEW = "too few"  # too few articles, whatever the intervals are
    NONE = "–"  # there is nothing to compare


def compare_proportions(one: Measure, other: Measure, *, few: bool = False) -> Difference:
    """Whether `one` is higher or lower than `other`; `few` where either comes from too few articles."""
    a, b = one.interval, other.interval
    if a is None or b is None:
        return Difference.NONE
    if few:
        return Difference.FEW
    if a[0] > b[1]:
        return Difference.HIGHER
    return Difference.LOWER if a[1] < b[0] else Difference.OVERLAP


@dataclass(frozen=True, slots=True)
class Group:
    """The measures of a figure for one outlet, month …; in the order of the figure's own."""

    name: str | None  # None: the articles do not say
    articles: int
    measures: tuple[Measure, ...]
    differs: tuple[
        Difference, ...
    ] = ()  # of each measure, from that of all other articles, or of the one compared with
    few: bool = False  # too few articles to compare it with others


class Evidence(NamedTuple):
    """A row that makes a figure: words of an article, and why they count."""

    article: str
    outlet: str | None
    date: date | None
    start: int
    end: int
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Outlier:
    """An outlet, byline or article whose share does not overlap that of all others; never one of few articles."""

    of: str  # "outlet", "byline", "article"
    name: str
    measure: Measure
    rest: Measure  # of all other articles
    verdict: Difference  # HIGHER or LOWER


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the eighteen figures."""

    number: int  # 1 to 18
    key: str  # "anonymous-articles": what --explain takes
    title: str
    definition: str
    unit: str  # what its rows are: "articles", "sources", "statements"
    use: str  # what an editor does with it
    standard: str  # whose published rule, or which study, is behind it
    rule: str  # the version of the rule by which it is counted: "1"
    watched: str  # the key of the measure by which outliers are judged, and which comes first on a chart
    measures: tuple[Measure, ...]  # of all articles
    groups: Mapping[str, tuple[Group, ...]] = field(
        default_factory=dict
    )  # by "month" and "outlet", and as asked
    outliers: tuple[Outlier, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def measure(self, key: str) -> Measure:
        """The measure of that key. Raises KeyError."""
        for measure in self.measures:
            if measure.key == key:
                return measure
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Report:
    """All figures of the articles in question."""

    figures: tuple[Figure, ...]  # all eighteen, in order
    articles: int
    attributions: int
    scope: Mapping[str, object]  # what was asked for: outlet, since, until …; None: all
    by: str | None = None  # the groups that were asked for
    compared: tuple[str, str] | None = None  # the two groups that were to be compared with each other
    versions: Mapping[str, int] = field(default_factory=dict)  # extractor → articles that it read
    statements: tuple[StatementRow, ...] = ()  # the most repeated, most outlets first

    def figure(self, name: int | str) -> Figure:
        """The figure of that number or key. Raises KeyError."""
        for figure in self.figures:
            if name in (figure.number, figure.key, str(figure.number)):
                return figure
        raise KeyError(name)

    @property
    def few(self) -> bool:
        """Whether there are too few articles for any comparison."""
        return self.articles < FEW
