"""The report out of articles: counts them one by one, adds them up by group, and says who stands out.

Decides what a group is, what it is compared with, and who is an outlier. Pure: takes articles from wherever they come,
keeps none of them, prints nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotetrack.reports.proportion import Proportion
from quotetrack.reports.sourcing.counters import CountedArticle, Tally, month, ordered
from quotetrack.reports.sourcing.measures import NUMBERS, definitions, measures, watched_shares
from quotetrack.reports.sourcing.metrics.repetition import (
    VERBATIM,
    Said,
    drifted,
    originals,
    repeated,
)
from quotetrack.reports.sourcing.model import (
    FEW,
    Difference,
    Evidence,
    Figure,
    Group,
    Measure,
    Outlier,
    Report,
    compare_proportions,
)

if TYPE_CHECKING:
    from quotetrack.model.records import StatementRow, TimelineEntry
    from quotetrack.provenance import Origins

GROUPS = ("outlet", "byline", "month", "article", "topic")
ALWAYS = ("month", "outlet", "byline")  # groups of every report: for trends, and for outliers
LEAST = 10  # attributions, sources … by which one article may be compared with all others, and anybody may stand out
_APART = (Difference.HIGHER, Difference.LOWER)

Groups = dict[str, dict[str | None, Tally]]


def build_report(
    articles: Iterable[CountedArticle],
    statements: Sequence[StatementRow] = (),
    *,
    said: Said | None = None,
    origins: Mapping[str, Origins] | None = None,
    by: str | None = None,
    compared: tuple[str, str] | None = None,
    explained: Collection[int] = (),
    scope: Mapping[str, object] | None = None,
) -> Report:
    """All eighteen figures of `articles`, and of each group where `by` is one of GROUPS.

    `statements` are those that several articles carry; the ones that none of `articles` carries are passed over.
    `said` tells who stands behind their sightings, `origins` by their id where they come from. `compared` are two
    groups that are compared with each other, not with the rest. The rows behind a figure are kept where `explained` has
    its number; articles bring theirs. Raises ValueError for another `by`, or for a name in `compared` that no group
    has.
    """
    if by is not None and by not in GROUPS:
        raise ValueError(f"no group {by!r}; there are {', '.join(GROUPS)}")
    dimensions = ALWAYS if by is None or by in ALWAYS else (*ALWAYS, by)
    counted = _Counted(dimensions, explained, said or {})
    for article in articles:
        counted.add(article)
    carried = [row for row in statements if any(told.article in counted.groups_of for told in row.timeline)]
    for row in carried:
        counted.carry(row, (origins or {}).get(row.id))
    return counted.report(by, compared, scope or {}, carried)


class _Counted:
    """What is known while articles come."""

    def __init__(self, dimensions: tuple[str, ...], explained: Collection[int], said: Said) -> None:
        self._explained, self._said = explained, said
        self._total = Tally()
        self._groups: Groups = {dimension: {} for dimension in dimensions}
        self.groups_of: dict[str, list[tuple[str, str | None]]] = {}
        self._own: dict[str, list[tuple[int, int]]] = {}  # by article: its watched shares
        self._evidence: dict[int, list[Evidence]] = defaultdict(list)
        self._versions: dict[str, int] = defaultdict(int)

    def add(self, article: CountedArticle) -> None:
        """Add an article."""
        self._versions[article.version] += 1
        for number, row in article.evidence:
            self._evidence[number].append(row)
        counts = article.tally.counts
        self._own[article.id] = [
            (0, 0) if keys is None else (int(counts[keys[0]]), int(counts[keys[1]]))
            for keys in watched_shares()
        ]
        self._total.add(article.tally)
        self.groups_of[article.id] = [(d, name) for d in self._groups for name in _names(article, d)]
        for tally in self._tallies(article.id):
            tally.add(article.tally)

    def carry(self, row: StatementRow, origins: Origins | None) -> None:
        """Count a statement that some of the articles carry."""
        known = repeated(row, self._said, origins)
        here = [told for told in originals(row) if told.article in self.groups_of]
        for tally in (self._total, *(t for told in here for t in self._tallies(told.article))):
            tally.statements[row.id] = known
        for told, what in drifted(row):
            if told.article not in self.groups_of:
                continue
            for tally in (self._total, *self._tallies(told.article)):
                tally.counts["sightings"] += 1
                tally.counts[f"sightings.{what}"] += 1
            if what != VERBATIM:
                self._tell(17, told, f"{what}; statement {row.id}: “{row.words}”")
        for told in here:
            if known.sole:
                self._tell(4, told, f"no other origin in the store; statement {row.id}")
            if known.origins == 1 or known.cycle:
                circle = "outlets credit each other in a circle"
                why = "one independent origin" if known.origins == 1 else circle
                self._tell(11, told, f"{why}; statement {row.id}")

    def report(
        self,
        by: str | None,
        compared: tuple[str, str] | None,
        scope: Mapping[str, object],
        statements: Sequence[StatementRow],
    ) -> Report:
        """All figures of what was counted."""
        total = measures(self._total)
        groups: dict[str, list[tuple[Group, ...]]] = {}
        for dimension, tallies in self._groups.items():
            pair = compared if dimension == by else None
            # Bylines are asked for outliers alone: hundreds have one article.
            if dimension == "byline" and by != dimension:
                tallies = {name: one for name, one in tallies.items() if one.counts["articles"] >= FEW}
            groups[dimension] = self._compared(dimension, ordered(dimension, tallies), pair)
        figures = tuple(
            Figure(
                number=i + 1,
                measures=total[i],
                groups={d: some[i] for d, some in groups.items() if d != "byline" or by == d},
                outliers=self._outliers(i, total[i], groups),
                evidence=tuple(self._evidence[i + 1]),
                **{key: told[key] for key in _TOLD},
            )
            for i, told in enumerate(definitions())
        )
        counts = self._total.counts
        versions = dict(sorted(self._versions.items(), key=lambda row: (-row[1], row[0])))
        return Report(
            figures, int(counts["articles"]), int(counts["attributions"]), scope, by, compared, versions,
            tuple(statements),
        )  # fmt: skip

    def _compared(
        self, dimension: str, tallies: list[tuple[str | None, Tally]], pair: tuple[str, str] | None
    ) -> list[tuple[Group, ...]]:
        """The groups of each figure, beside the rest, or beside each other where they are a pair."""
        if pair is not None:
            found = dict(tallies)
            if pair[0] == pair[1]:
                raise ValueError(f"--compare names two groups; {pair[0]!r} is one")
            if missing := [name for name in pair if name not in found]:
                raise ValueError(f"no {dimension} {missing[0]!r} among these articles")
            tallies = [(name, found[name]) for name in pair]
        rows: list[list[Group]] = [[] for _ in definitions()]
        for i, (name, tally) in enumerate(tallies):
            other = tallies[1 - i][1] if pair is not None else self._total.without(tally)
            few = dimension != "article" and min(tally.counts["articles"], other.counts["articles"]) < FEW
            rest = None if few else measures(other)
            articles = int(tally.counts["articles"])
            for number, own in enumerate(measures(tally)):
                against = own if rest is None else rest[number]
                least = LEAST if dimension == "article" else 0
                differs = tuple(
                    compare_proportions(a, b, few=few or a.n < least) if n.part else Difference.NONE
                    for n, a, b in zip(NUMBERS[number], own, against, strict=True)
                )
                small = articles < FEW and dimension != "article"
                rows[number].append(Group(name, articles, own, differs, small))
        return [tuple(some) for some in rows]

    def _outliers(
        self, i: int, total: Sequence[Measure], groups: Mapping[str, list[tuple[Group, ...]]]
    ) -> tuple[Outlier, ...]:
        """The outlets, bylines and articles whose watched share does not overlap that of the rest."""
        key = definitions()[i]["watched"]
        at, of_all = next((n, one) for n, one in enumerate(total) if one.key == key)
        if watched_shares()[i] is None:
            return ()  # a statement belongs to all who carry it: none of them is apart from the rest
        compared = [
            (dimension, group.name, group.measures[at], group.differs[at])
            for dimension in ("outlet", "byline")
            for group in groups[dimension][i]
            if group.name is not None
        ]
        for article, shares in self._own.items():
            if shares[i][1] >= LEAST:
                own = replace(of_all, share=Proportion(*shares[i]), n=shares[i][1])
                compared.append(("article", article, own, compare_proportions(own, _rest(of_all, own))))
        found = (
            Outlier(dimension, name, own, _rest(of_all, own), verdict)
            for dimension, name, own, verdict in compared
            if own.n >= LEAST and verdict in _APART
        )
        return tuple(sorted(found, key=_striking))

    def _tallies(self, article: str) -> list[Tally]:
        return [self._groups[d].setdefault(name, Tally()) for d, name in self.groups_of[article]]

    def _tell(self, figure: int, told: TimelineEntry, why: str) -> None:
        if figure in self._explained:
            row = Evidence(told.article, told.outlet, told.date, told.start, told.end, told.words, why)
            self._evidence[figure].append(row)


_TOLD = ("key", "title", "definition", "unit", "use", "standard", "rule", "watched")


def _names(article: CountedArticle, dimension: str) -> Sequence[str | None]:
    """The groups to which an article belongs: one, but for topics, of which it may have several."""
    if dimension == "topic":
        return article.topics or (None,)
    if dimension == "month":
        return (month(article.published),)
    return (getattr(article, "id" if dimension == "article" else dimension),)


def _rest(total: Measure, own: Measure) -> Measure:
    """The share of all that is left."""
    assert total.share is not None and own.share is not None
    rest = Proportion(total.share.count - own.share.count, total.share.total - own.share.total)
    return replace(total, share=rest, n=rest.total)


def _striking(one: Outlier) -> tuple[int, float, str]:
    apart = abs((one.measure.number or 0.0) - (one.rest.number or 0.0))
    return ("outlet", "byline", "article").index(one.of), -apart, one.name
