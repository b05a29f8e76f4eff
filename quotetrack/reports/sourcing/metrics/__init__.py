"""Counting one article for the figures, one module for each kind of thing that is counted.

Each function of `COUNTS` takes an article and adds to its tally. Which count is a share of which is left to
`measures`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from quotetrack.audit import AuditContext, Policy
from quotetrack.reports.sourcing.counters import CountedArticle, CountingContext
from quotetrack.reports.sourcing.metrics import anonymity, descriptions, statements, voices

if TYPE_CHECKING:
    from quotetrack.model.records import StoredArticle

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


def count_article(stored: StoredArticle, policy: Policy, explained: Collection[int] = ()) -> CountedArticle:
    """Returns what an article adds to all figures, but for statements that several articles carry; with the rows of
    the figures whose numbers are in `explained`."""
    analysis = stored.analysis
    counted = CountingContext(stored, AuditContext(analysis, policy), explained)
    for count in COUNTS:
        count(counted)
    article = analysis.article
    return CountedArticle(
        article.id, article.outlet, article.byline, article.published, article.topics, analysis.version,
        counted.tally, counted.evidence,
    )  # fmt: skip
