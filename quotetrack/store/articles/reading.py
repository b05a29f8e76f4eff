"""Stored articles as they are read for credits: what each credits for each of its attributions.

What counts as a credit is left to `quotetrack.provenance`. Whatever names an outlet of which the store has an article
names an outlet.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.audit import AuditContext, Policy
from quotetrack.audit.outlet_names import strip_article
from quotetrack.entities.outlets import OutletIndex
from quotetrack.model import Article, Attribution
from quotetrack.model.records import StoredArticle
from quotetrack.provenance import Credits, of_article
from quotetrack.store import tables as t


class OutletContext:
    """The outlets of the store, and by what articles are read for credits."""

    def __init__(self, connection: Connection) -> None:
        names = connection.execute(select(col(t.Outlet.name)).order_by(col(t.Outlet.id))).scalars()
        self.outlets, self.policy = _known(tuple(names))


@lru_cache(maxsize=2)  # asked for one fact after another, of a store that has the same outlets
def _known(names: tuple[str, ...]) -> tuple[OutletIndex, Policy]:
    # What is a sighting is not asked again; and what the store has an article of is an outlet, wherever named.
    return OutletIndex(names), Policy(
        min_confidence=0.0, outlets=frozenset(filter(None, map(strip_article, names)))
    )


class ArticleReading:
    """One article, with what it credits for each of its attributions."""

    def __init__(self, stored: StoredArticle, policy: Policy) -> None:
        analysis = stored.analysis
        self.article: Article = analysis.article
        self.claims = of_article(self.article)
        self.credits = Credits(AuditContext(analysis, policy))
        self._attributions = analysis.attributions
        self._at: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for i, attribution in enumerate(analysis.attributions):
            self._at[attribution.content[0].start, attribution.content[-1].end].append(i)

    def attributions(self, start: int, end: int) -> list[tuple[int, Attribution]]:
        """Those that stand there."""
        return [(i, self._attributions[i]) for i in self._at.get((start, end), ())]
