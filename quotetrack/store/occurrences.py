"""Quotations where they were printed: by whom, when, in whose words.

Decides in what order sightings come: by what was printed where, never by when it was stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, func, select
from sqlmodel import col

from quotetrack.model.records import Sighting
from quotetrack.store import tables as t
from quotetrack.store.connection import chunks
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
    for some in chunks(sorted(numbers)):
        for number, article, start, stop, day, outlet, name, known_as in connection.execute(
            _PLACES, {"numbers": some}
        ):
            speaker = fold(name) if name else None
            found[number] = Occurrence(article, start, stop, number, day, outlet, speaker, known_as or name)
    return found


def sightings(connection: Connection, numbers: Collection[int]) -> dict[int, Sighting]:
    """What was printed, with its words, by the numbers of the quotations."""
    found: dict[int, Sighting] = {}
    for some in chunks(sorted(numbers)):
        words = _words(connection, some)
        for row in connection.execute(_SIGHTINGS, {"numbers": some}):
            pieces = words[row.id]
            quoted = quoted_words(row.kind, pieces[t.Role.QUOTED], pieces[t.Role.CONTENT])
            found[row.id] = Sighting(
                row.article, row.outlet, row.published, row.start, row.stop, quoted, row.speaker
            )
    return found


def _printed(*columns: Any) -> Any:
    return (
        select(*columns)
        .select_from(t.Attribution)
        .join(t.Revision, col(t.Revision.id) == col(t.Attribution.revision_id))
        .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
        .join(t.Outlet, col(t.Outlet.id) == col(t.Article.outlet_id), isouter=True)
        .join(t.Appearance, col(t.Appearance.id) == col(t.Attribution.appearance_id), isouter=True)
        .join(t.Speaker, col(t.Speaker.id) == col(t.Appearance.speaker_id), isouter=True)
        .where(col(t.Attribution.id).in_(bindparam("numbers", expanding=True)))
    )


# Made once: to make such a statement takes ten times as long as to have it answered of a few quotations.
_PLACES = _printed(
    col(t.Attribution.id), col(t.Article.key), col(t.Attribution.start), col(t.Attribution.stop),
    col(t.Revision.published), col(t.Outlet.name), col(t.Appearance.name), col(t.Speaker.name),
)  # fmt: skip
_SIGHTINGS = _printed(
    col(t.Attribution.id), col(t.Attribution.kind), col(t.Article.key).label("article"),
    col(t.Outlet.name).label("outlet"), col(t.Revision.published), col(t.Attribution.start), col(t.Attribution.stop),
    func.coalesce(col(t.Speaker.name), col(t.Appearance.name)).label("speaker"),
)  # fmt: skip


def _words(connection: Connection, attributions: Sequence[int]) -> dict[int, dict[t.Role, list[str]]]:
    words: dict[int, dict[t.Role, list[str]]] = defaultdict(lambda: defaultdict(list))
    query = (
        select(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.exact))
        .where(
            col(t.Span.attribution_id).in_(attributions),
            col(t.Span.role).in_([t.Role.QUOTED, t.Role.CONTENT]),
        )
        .order_by(col(t.Span.attribution_id), col(t.Span.role), col(t.Span.position))
    )
    for number, role, exact in connection.execute(query):
        words[number][role].append(exact)
    return words
