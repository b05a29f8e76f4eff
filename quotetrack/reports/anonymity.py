"""How much of the reporting rests on anonymous sources: a selection of the figures of the sourcing report, with what
such sources are called.

Three denominators are kept apart, because each alone can be gamed: attributions, distinct sources, attributed words. A
source is distinct within its article: whether "a senior official" of Monday is the one of Tuesday cannot be known. What
is counted, and how, `sourcing` says. Pure: takes rows from wherever they come, prints nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from quotetrack.reports.proportion import Proportion
from quotetrack.reports.sourcing.counters import Tally, month, ordered
from quotetrack.reports.sourcing.measures import NUMBERS, definitions, share
from quotetrack.reports.sourcing.metrics.anonymity import count_attributions
from quotetrack.reports.sourcing.model import FEW, Group

if TYPE_CHECKING:
    from quotetrack.model.records import ArticleRow, SourcingRow

GROUPS = ("outlet", "month", "byline")
_REASONS = share("reasons", "sources", "sources.reasoned", "sources.anonymous")
_NUMBERS = (*NUMBERS[0], *NUMBERS[1], _REASONS)


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
    total: Group
    groups: tuple[Group, ...]
    descriptors: tuple[Descriptor, ...]
    versions: Mapping[str, int] = field(default_factory=dict)  # extractor → articles that it read


def titles() -> dict[str, str]:
    """What each measure is, in words, by its key."""
    told = {key: title for figure in definitions()[:2] for key, title in figure["measures"].items()}
    return told | {
        _REASONS.key: "distinct anonymous sources for whom a reason is given, of all anonymous ones"
    }


def summarise(
    rows: Iterable[SourcingRow], articles: Iterable[ArticleRow], by: str | None = None
) -> AnonymousReport:
    """Count. `articles` are all articles in question, also those without attributions; `rows` are their
    attributions, article by article, `by` is one of GROUPS or None. Months come in order of time, other groups the
    largest first. Raises ValueError for another `by`.
    """
    if by is not None and by not in GROUPS:
        raise ValueError(f"no group {by!r}; there are {', '.join(GROUPS)}")
    total, groups = Tally(), dict[str | None, Tally]()
    descriptors = _Descriptors()
    for article, said in _by_article(rows, articles):
        tally = Tally()
        count_attributions(tally, said)
        total.add(tally)
        if by:
            name = month(article.date) if by == "month" else getattr(article, by)
            groups.setdefault(name, Tally()).add(tally)
        descriptors.add(said)
    return AnonymousReport(
        by,
        _group(None, total),
        tuple(_group(name, tally) for name, tally in ordered(by, groups)),
        descriptors.ranked(),
    )


def _by_article(
    rows: Iterable[SourcingRow], articles: Iterable[ArticleRow]
) -> Iterator[tuple[ArticleRow | SourcingRow, list[SourcingRow]]]:
    """Each article once, with its attributions."""
    seen = set()
    for key, some in groupby(rows, attrgetter("article")):
        said = [*some]
        seen.add(key)
        yield said[0], said
    yield from ((article, []) for article in articles if article.article not in seen)


def _group(name: str | None, tally: Tally) -> Group:
    articles, told = int(tally.counts["articles"]), titles()
    measures = tuple(number.of(tally, told[number.key]) for number in _NUMBERS)
    return Group(name, articles, measures, few=articles < FEW)


class _Descriptors:
    """What anonymous sources are called; of several spellings, the first is shown."""

    def __init__(self) -> None:
        self._spelled: dict[str, str] = {}
        self._attributions, self._articles = Counter[str](), Counter[str]()
        self._sources, self._reasoned = Counter[str](), Counter[str]()

    def add(self, said: Iterable[SourcingRow]) -> None:
        """Count the attributions of one article."""
        rows = []
        for row in said:
            if row.anonymous:
                words = " ".join((row.descriptor or "no description").split())
                self._spelled.setdefault(words.casefold(), words)
                rows.append((words.casefold(), row.source_key, bool(row.reason)))
        self._attributions.update(words for words, *_ in rows)
        self._articles.update({words for words, *_ in rows})
        self._sources.update(words for words, _ in {(words, key) for words, key, _ in rows})
        self._reasoned.update(words for words, _ in {(words, key) for words, key, given in rows if given})

    def ranked(self) -> tuple[Descriptor, ...]:
        """The most used first."""
        made = (
            Descriptor(
                words,
                self._attributions[key],
                self._articles[key],
                Proportion(self._reasoned[key], self._sources[key]),
            )
            for key, words in self._spelled.items()
        )
        return tuple(sorted(made, key=lambda one: (-one.attributions, one.words)))

    def _reasons(self, key: str) -> Proportion:
        return Proportion(self._reasoned[key], self._sources[key])
