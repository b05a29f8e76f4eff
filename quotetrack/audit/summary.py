"""One article's sourcing in figures: how much of it is anonymous, and how many people that may be."""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.model import Analysis
from quotetrack.sources.distinct import CountRange, count_distinct


@dataclass(frozen=True, slots=True)
class Summary:
    """`anonymous` of `attributions` are to an anonymous source; these are `distinct` different people."""

    attributions: int
    anonymous: int
    distinct: CountRange

    @property
    def ratio(self) -> float | None:
        """The anonymous share of all attributions; None where there are none."""
        return self.anonymous / self.attributions if self.attributions else None


def summarise(analysis: Analysis) -> Summary:
    """The figures of one article, over all its attributions."""
    anonymous = sum(bool(a.speaker and a.speaker.anonymous) for a in analysis.attributions)
    return Summary(len(analysis.attributions), anonymous, count_distinct(analysis.speakers))
