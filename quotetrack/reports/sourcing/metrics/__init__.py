"""Counting one article for the figures, one module for each kind of thing that is counted.

Each function of `COUNTS` takes an article and adds to its tally. Which count is a share of which is left to
`measures`.
"""

from __future__ import annotations

from quotetrack.reports.sourcing.counters import CountingContext
from quotetrack.reports.sourcing.metrics import anonymity, descriptions, statements, voices

COUNTS = (
    anonymity.anonymous,
    anonymity.distinct_sources,
    descriptions.reasons_given,
    descriptions.descriptions,
    descriptions.attacks,
    descriptions.inflated,
    statements.sole,
    statements.hearsay,
    statements.second_hand,
    statements.opening,
    statements.balance,
    voices.mix,
    voices.distance,
    voices.quality,
)


def count(article: CountingContext) -> None:
    """Count one article for all figures but those of statements that several articles carry."""
    for one in COUNTS:
        one(article)
