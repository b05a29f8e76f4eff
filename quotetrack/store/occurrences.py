"""Occurrences: quotations where they were printed, by whom, when, and in whose words.

Sorts them by what was printed where, never by when it was stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, select
from sqlmodel import col

from quotetrack.model.records import Sighting
from quotetrack.store import tables as t
from quotetrack.store.connection import THESE, fetch_in
from quotetrack.store.filters import attributed
from quotetrack.store.mapping import quoted_words
from quotetrack.text.folding import fold


class Occurrence(NamedTuple):
    """Where and by whom a quotation was printed, in an order that does not depend on the store."""

    article: str
    start: int
    stop: int
    number: int
    day: date | None
    outlet: str | None
    speaker: str | None  # as the article names it
    known_as: str | None  # as the store calls that speaker

    @property
    def first(self) -> tuple[date, str, int]:
        """What sorts sightings as they were published, those without a date last."""
        return self.day or date.max, self.article, self.start


def places(connection: Connection, numbers: Collection[int]) -> dict[int, Occurrence]:
    """Where quotations were printed, by their numbers."""
    found = {}
    for number, article, start, stop, day, outlet, name, known_as in fetch_in(
        connection, _PLACES, None, numbers
    ):
        speaker = fold(name) if name else None
        found[number] = Occurrence(article, start, stop, number, day, outlet, speaker, known_as or name)
    return found


def sightings(connection: Connection, numbers: Collection[int]) -> dict[int, Sighting]:
    """What was printed, with its words, by the numbers of the quotations."""
    found: dict[int, Sighting] = {}
    words = _words(connection, numbers)
    for row in fetch_in(connection, _SIGHTINGS, None, numbers):
        pieces = words[row.id]
        quoted = quoted_words(row.kind, pieces[t.Role.QUOTED], pieces[t.Role.CONTENT])
        found[row.id] = Sighting(
            row.article, row.outlet, row.published, row.start, row.stop, quoted, row.speaker
        )
    return found


# Made once: to make such a statement takes ten times as long as to have it answered of a few quotations.
_PLACES = attributed(
    col(t.Attribution.id), col(t.Article.key), col(t.Attribution.start), col(t.Attribution.stop),
    col(t.Revision.published), col(t.Outlet.name), col(t.ArticleEntity.name), col(t.Speaker.name),
).where(col(t.Attribution.id).in_(THESE))  # fmt: skip
_SIGHTINGS = attributed(
    col(t.Attribution.id), col(t.Attribution.kind), col(t.Article.key).label("article"),
    col(t.Outlet.name).label("outlet"), col(t.Revision.published), col(t.Attribution.start), col(t.Attribution.stop),
    func.coalesce(col(t.Speaker.name), col(t.ArticleEntity.name)).label("speaker"),
).where(col(t.Attribution.id).in_(THESE))  # fmt: skip


def _words(connection: Connection, attributions: Collection[int]) -> dict[int, dict[t.Role, list[str]]]:
    words: dict[int, dict[t.Role, list[str]]] = defaultdict(lambda: defaultdict(list))
    query = (
        select(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.exact))
        .where(col(t.Span.role).in_([t.Role.QUOTED, t.Role.CONTENT]))
        .order_by(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.position))
    )
    for number, role, exact in fetch_in(connection, query, col(t.Span.attribution_id), attributions):
        words[number][role].append(exact)
    return words
