"""Counting one article for the figures: a module for each kind of thing that is counted.

Each function takes an article that is being counted and adds to its tally; `COUNTS` are all of them.
"""

from __future__ import annotations

from quotetrack.report.sourcing.counting import anonymity, claims, described, voices
from quotetrack.report.sourcing.tally import Counting

COUNTS = (
    anonymity.anonymous,
    anonymity.distinct_sources,
    described.reasons_given,
    described.descriptions,
    described.attacks,
    described.inflated,
    claims.sole,
    claims.hearsay,
    claims.second_hand,
    claims.opening,
    claims.balance,
    voices.mix,
    voices.distance,
    voices.quality,
)


def count(article: Counting) -> None:
    """Count one article for all figures but those of statements that several articles carry."""
    article.count("articles")
    article.count("attributions", len(article.story.attributions))
    for one in COUNTS:
        one(article)
