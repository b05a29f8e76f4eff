"""All that a report on sourcing needs of a store, in few queries: articles, the statements that they carry, origins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from quotetrack.store import query, rebuild
from quotetrack.store import statements as known
from quotetrack.store.engine import Store
from quotetrack.store.scope import Scope
from quotetrack.store.views import StatementRow, Stored


@dataclass(frozen=True, slots=True)
class Reported:
    """What a scope holds. `articles` and `beyond` are read as they are asked for, while the store is open."""

    articles: Iterator[Stored]
    statements: tuple[StatementRow, ...]  # that any of the articles carries, the most carried first
    beyond: Iterator[Stored]  # other articles that carry them
    origins: Mapping[str, Any] | None  # by the id of a statement; None: not known


def reported(store: Store, scope: Scope) -> Reported:
    """What a report on `scope` is made of. Raises NotFoundError for an unknown outlet."""
    keys = query.keys(store, scope)
    carried = tuple(
        row for row in known.statements(store) if any(told.article in keys for told in row.timeline)
    )
    beyond = {told.article for row in carried for told in row.timeline} - keys
    return Reported(
        rebuild.articles(store, scope), carried, rebuild.some(store, beyond), _origins(store, carried)
    )


def _origins(store: Store, statements: tuple[StatementRow, ...]) -> Mapping[str, Any] | None:
    """Where statements come from: nothing is known of that yet but copies, and outlets that are named as sources."""
    return None
