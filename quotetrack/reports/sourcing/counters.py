"""What was counted of some articles, before it becomes figures: sums that can be added and taken away.

Decides nothing of what is counted. A statement that several articles carry counts once however many of them are added,
so it is kept by its id.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from quotetrack.audit import AuditContext
from quotetrack.model import Span
from quotetrack.reports.sourcing.model import Evidence

if TYPE_CHECKING:
    from quotetrack.model.records import StoredArticle


class RepetitionContext(NamedTuple):
    """What is known of a statement that several articles carry."""

    origins: int  # independent ones; 0: all that is known of is a circle
    cycle: bool
    sole: bool  # no sighting has it from anybody but one anonymous source


@dataclass(slots=True)
class Tally:
    """`counts` by name, `gaps` (words between claim and source → attributions), named sources → attributions."""

    counts: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    gaps: Counter[int] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    statements: dict[str, RepetitionContext] = field(default_factory=dict)

    def count(self, name: str, n: float = 1) -> None:
        """Add to what is counted under a name; nothing for a name that never occurs."""
        if n:
            self.counts[name] += n

    def add(self, other: Tally) -> None:
        """Add what was counted of other articles."""
        for name, n in other.counts.items():
            self.counts[name] += n
        self.gaps.update(other.gaps)
        self.named.update(other.named)
        self.statements.update(other.statements)

    def without(self, other: Tally) -> Tally:
        """What is left when some of the articles are taken away. A statement that these carry goes with them."""
        rest = {key: one for key, one in self.statements.items() if key not in other.statements}
        counts, gaps, named = defaultdict(float, self.counts), Counter(self.gaps), Counter(self.named)
        for name, n in other.counts.items():
            counts[name] -= n
        gaps.subtract(other.gaps)
        named.subtract(other.named)
        return Tally(counts, gaps, named, rest)


@dataclass(slots=True)
class CountedArticle:
    """What was counted of one article, and what tells to which groups it belongs; `evidence` are the rows of the
    figures that are to be explained, by their numbers."""

    id: str
    outlet: str | None
    byline: str | None
    published: date | None
    topics: tuple[str, ...]
    version: str  # the extractor that read it
    tally: Tally
    evidence: Sequence[tuple[int, Evidence]] = ()


@dataclass(slots=True)
class CountingContext:
    """One article while it is counted: its story, its tally, and the rows of the figures that are to be explained."""

    stored: StoredArticle
    story: AuditContext
    explained: Collection[int]
    tally: Tally = field(default_factory=Tally)
    evidence: list[tuple[int, Evidence]] = field(default_factory=list)

    def count(self, name: str, n: float = 1) -> None:
        """Add to what is counted of the article under a name."""
        self.tally.count(name, n)

    def tell(self, figure: int, span: Span, why: str | Callable[[], str]) -> None:
        """Add a row to a figure, if its rows are asked for: the words of `span`, and why they count."""
        if figure in self.explained:
            article = self.story.article
            words = span.of(self.story.text)
            told = why if isinstance(why, str) else why()
            row = Evidence(article.id, article.outlet, article.published, span.start, span.end, words, told)
            self.evidence.append((figure, row))


def month(day: date | None) -> str | None:
    """The month of a day, as groups by month are called."""
    return f"{day:%Y-%m}" if day else None


def ordered(dimension: str | None, groups: Mapping[str | None, Tally]) -> list[tuple[str | None, Tally]]:
    """Months in the order of time, other groups the largest first; what is not known comes last."""
    size = "attributions" if dimension == "article" else "articles"

    def order(row: tuple[str | None, Tally]) -> tuple[bool, float, str]:
        name, tally = row
        return name is None, 0 if dimension == "month" else -tally.counts[size], name or ""

    return sorted(groups.items(), key=order)
