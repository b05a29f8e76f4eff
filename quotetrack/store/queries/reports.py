"""All that a report on sourcing needs of a store, in few queries: articles, the statements that they carry, origins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from quotetrack.model.records import Scope, StatementRow, StoredArticle
from quotetrack.provenance import Origins
from quotetrack.store.articles import load
from quotetrack.store.connection import Database
from quotetrack.store.queries import attributions
from quotetrack.store.queries import statements as known
from quotetrack.store.queries.provenance import origins


@dataclass(frozen=True, slots=True)
class ReportData:
    """What a scope holds. `articles` and `beyond` are read as they are asked for, while the store is open."""

    articles: Iterator[StoredArticle]
    statements: tuple[StatementRow, ...]  # that any of the articles carries, the most carried first
    beyond: Iterator[StoredArticle]  # other articles that carry them
    origins: Mapping[str, Origins]  # by the id of a statement


def report_data(store: Database, scope: Scope) -> ReportData:
    """What a report on `scope` is made of. Raises NotFoundError for an unknown outlet."""
    keys = attributions.keys(store, scope)
    carried = tuple(
        row for row in known.statements(store).rows if any(told.article in keys for told in row.timeline)
    )
    beyond = {told.article for row in carried for told in row.timeline} - keys
    roots = dict(zip((row.id for row in carried), origins(store, carried), strict=True))
    return ReportData(load.load_articles(store, scope), carried, load.load_revisions(store, beyond), roots)
