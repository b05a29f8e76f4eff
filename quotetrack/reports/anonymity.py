"""How much of the reporting rests on anonymous sources. Decides what is counted and what it is a share of.

Anonymous are particular people whose identity is withheld from the reader; an unnamed spokesperson is not,
and a crowd ("critics") is not. Three denominators are kept apart, because each alone can be gamed:
attributions, distinct sources, attributed words. A source is distinct within its article: whether "a senior
official" of Monday is the one of Tuesday cannot be known. Attributions without any source count as
attributions and words, not as sources.

Pure: takes rows from wherever they come, prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from quotetrack.reports.proportion import Proportion

FEW = 5  # a group of fewer articles is flagged: one story moves its share by more than a fifth
GROUPS = ("outlet", "month", "byline")

DEFINITIONS = {
    "articles": "articles with at least one anonymous source, of all articles",
    "attributions": "attributions to an anonymous source, of all attributions",
    "sources": "distinct anonymous sources, of all distinct sources (per article)",
    "words": "words attributed to anonymous sources, of all attributed words",
    "reasons": "distinct anonymous sources for whom a reason is given, of all anonymous ones",
}


class ArticleRow(Protocol):
    """What is needed of an article."""

    @property
    def article(self) -> str: ...
    @property
    def outlet(self) -> str | None: ...
    @property
    def byline(self) -> str | None: ...
    @property
    def date(self) -> date | None: ...


class SourcingRow(ArticleRow, Protocol):
    """What is needed of an attribution. `source_key`: who it is within the article; None without a source."""

    @property
    def source_key(self) -> str | None: ...
    @property
    def descriptor(self) -> str | None: ...
    @property
    def anonymous(self) -> bool: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def words(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Figures:
    """The shares of one group of articles, or of all; see DEFINITIONS. `group` is None where unknown."""

    group: str | None
    articles: Proportion
    attributions: Proportion
    sources: Proportion
    words: Proportion
    reasons: Proportion

    @property
    def few(self) -> bool:
        """Whether there are too few articles to compare this group with another."""
        return self.articles.total < FEW


@dataclass(frozen=True, slots=True)
class Descriptor:
    """How anonymous sources are described, and how often; `reasons` of `sources` come with a reason."""

    words: str
    attributions: int
    articles: int
    reasons: Proportion


@dataclass(frozen=True, slots=True)
class AnonymousReport:
    """All figures: of everything, of each group where groups were asked for, and the descriptors, ranked."""

    by: str | None
    total: Figures
    groups: tuple[Figures, ...]
    descriptors: tuple[Descriptor, ...]


def summarise(
    rows: Iterable[SourcingRow], articles: Iterable[ArticleRow], by: str | None = None
) -> AnonymousReport:
    """Count. `articles` are all articles in question, also those without attributions; `rows` are their
    attributions, `by` is one of GROUPS or None. Months come in order of time, other groups the largest first.
    Raises ValueError for another `by`.
    """
    if by is not None and by not in GROUPS:
        raise ValueError(f"no group {by!r}; there are {', '.join(GROUPS)}")
    order = _by_time if by == "month" else _largest
    total, groups = _Tally(), dict[str | None, _Tally]()
    described: dict[str, _Described] = {}
    for article in articles:
        total.articles.add(article.article)
        if by:
            groups.setdefault(_group(article, by), _Tally()).articles.add(article.article)
    for row in rows:
        total.count(row)
        if by:
            groups.setdefault(_group(row, by), _Tally()).count(row)
        if row.anonymous:
            words = " ".join((row.descriptor or "no description").split())
            described.setdefault(words.casefold(), _Described(words)).count(row)
    return AnonymousReport(
        by=by,
        total=total.figures(None),
        groups=tuple(sorted((tally.figures(group) for group, tally in groups.items()), key=order)),
        descriptors=tuple(sorted((d.done() for d in described.values()), key=_most_used)),
    )


def _group(row: ArticleRow, by: str) -> str | None:
    if by == "month":
        return f"{row.date:%Y-%m}" if row.date else None
    return row.outlet if by == "outlet" else row.byline


def _by_time(figures: Figures) -> tuple[bool, int, str]:
    return figures.group is None, 0, figures.group or ""


def _largest(figures: Figures) -> tuple[bool, int, str]:
    return figures.group is None, -figures.articles.total, figures.group or ""


def _most_used(descriptor: Descriptor) -> tuple[int, str]:
    return -descriptor.attributions, descriptor.words


_Source = tuple[str, str | None]  # article, source_key


@dataclass
class _Described:
    words: str
    attributions: int = 0
    articles: set[str] = field(default_factory=set)
    sources: set[_Source] = field(default_factory=set)
    reasons: set[_Source] = field(default_factory=set)

    def count(self, row: SourcingRow) -> None:
        source = (row.article, row.source_key)
        self.attributions += 1
        self.articles.add(row.article)
        self.sources.add(source)
        if row.reason:
            self.reasons.add(source)

    def done(self) -> Descriptor:
        reasons = Proportion(len(self.reasons), len(self.sources))
        return Descriptor(self.words, self.attributions, len(self.articles), reasons)


@dataclass
class _Tally:
    articles: set[str] = field(default_factory=set)
    anonymous_articles: set[str] = field(default_factory=set)
    attributions: int = 0
    anonymous_attributions: int = 0
    sources: set[_Source] = field(default_factory=set)
    anonymous_sources: set[_Source] = field(default_factory=set)
    reasons: set[_Source] = field(default_factory=set)
    words: int = 0
    anonymous_words: int = 0

    def count(self, row: SourcingRow) -> None:
        source = (row.article, row.source_key)
        self.articles.add(row.article)
        self.attributions += 1
        self.words += row.words
        if row.source_key is not None or row.anonymous:
            self.sources.add(source)
        if row.anonymous:
            self.anonymous_articles.add(row.article)
            self.anonymous_attributions += 1
            self.anonymous_words += row.words
            self.anonymous_sources.add(source)
            if row.reason:
                self.reasons.add(source)

    def figures(self, group: str | None) -> Figures:
        return Figures(
            group=group,
            articles=Proportion(len(self.anonymous_articles), len(self.articles)),
            attributions=Proportion(self.anonymous_attributions, self.attributions),
            sources=Proportion(len(self.anonymous_sources), len(self.sources)),
            words=Proportion(self.anonymous_words, self.words),
            reasons=Proportion(len(self.reasons), len(self.anonymous_sources)),
        )
