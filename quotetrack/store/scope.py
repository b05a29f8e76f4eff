"""Which articles a report or a search is about: an outlet, a period, a byline, a topic.

Decides what each filter means in the store; who asks, and what for, is left to others.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, select
from sqlmodel import col

from quotetrack.registry.name import fold
from quotetrack.store import names
from quotetrack.store import tables as t


@dataclass(frozen=True, slots=True)
class Scope:
    """The articles that are meant; None asks for nothing. Days are whole days, both included."""

    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    byline: str | None = None  # a name that stands in the byline
    topic: str | None = None  # one of the article's topics, whole


def conditions(connection: Connection, scope: Scope) -> list[ColumnElement[bool]]:
    """What a query over articles and revisions has to ask for. Raises NotFoundError for an unknown outlet."""
    found: list[ColumnElement[bool]] = []
    if scope.outlet is not None:
        found.append(col(t.Article.outlet_id) == names.outlet(connection, scope.outlet))
    if scope.since is not None:
        found.append(col(t.Revision.published) >= scope.since)
    if scope.until is not None:
        found.append(col(t.Revision.published) <= scope.until)
    if scope.byline is not None:
        found.append(col(t.Revision.byline).icontains(scope.byline, autoescape=True))
    if scope.topic is not None:
        filed = select(col(t.Topic.revision_id)).where(
            col(t.Topic.folded) == (fold(scope.topic) or scope.topic)
        )
        found.append(col(t.Revision.id).in_(filed))
    return found
