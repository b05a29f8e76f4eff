"""All that a report on sourcing needs of a store, in few queries: articles, the statements that they carry, origins."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import col

from quotetrack.audit import Policy
from quotetrack.model import Speaker
from quotetrack.model.records import Scope, StatementRow
from quotetrack.provenance import Origins
from quotetrack.reports.sourcing.counters import CountedArticle
from quotetrack.reports.sourcing.metrics.repetition import SightingContext
from quotetrack.store import audits, filters, mapping
from quotetrack.store import tables as t
from quotetrack.store.connection import Database
from quotetrack.store.queries import attributions
from quotetrack.store.queries import statements as known
from quotetrack.store.queries.provenance import origins


@dataclass(frozen=True, slots=True)
class RepeatedStatements:
    """The statements that articles of a scope carry, the most carried first."""

    rows: tuple[StatementRow, ...]
    said: Mapping[SightingContext, Speaker | None]  # who stands behind each sighting
    origins: Mapping[str, Origins]  # by the id of a statement


def counted_articles(
    database: Database, scope: Scope, policy: Policy, explained: Collection[int]
) -> list[CountedArticle]:
    """Returns what was counted of the articles in a scope. Raises NotFoundError for an unknown outlet."""
    with database.read() as connection:
        return [*audits.load_counted(connection, scope, policy, explained)]


def repeated_statements(database: Database, scope: Scope) -> RepeatedStatements:
    """Returns what is repeated in a scope. Raises NotFoundError for an unknown outlet."""
    keys = attributions.keys(database, scope)
    carried = tuple(
        row for row in known.statements(database).rows if any(told.article in keys for told in row.timeline)
    )
    roots = dict(zip((row.id for row in carried), origins(database, carried), strict=True))
    return RepeatedStatements(carried, _said(database), roots)


def _said(database: Database) -> dict[SightingContext, Speaker | None]:
    """Who stands behind the words of each sighting; of two attributions at one place, the latter."""
    sighted: Any = aliased(t.Attribution)
    there = (
        select(col(t.Attribution.id))
        .join(sighted, sighted.revision_id == col(t.Attribution.revision_id))
        .join(t.Sighting, col(t.Sighting.attribution_id) == sighted.id)
        .where(sighted.start == col(t.Attribution.start), sighted.stop == col(t.Attribution.stop))
    )
    query = (
        filters.attributed(
            col(t.Article.key), col(t.Attribution.start), col(t.Attribution.stop), t.ArticleEntity
        )
        .where(col(t.Attribution.id).in_(there))
        .where(filters.CURRENT)
        .order_by(col(t.Attribution.revision_id), col(t.Attribution.position))
    )
    with database.read() as connection:
        return {
            SightingContext(row.key, row.start, row.stop): mapping.speaker(row, ()) if row.type else None
            for row in connection.execute(query)
        }
