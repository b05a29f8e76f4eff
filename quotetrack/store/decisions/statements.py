"""What a person decides about statements: that one is two, that two are one.

A decision is logged in terms of sightings, by their article and words, so that it holds when articles are read again
and when others come; what it does is made anew whenever statements are read (`store.grouping`).
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from quotetrack.errors import NotFoundError, StoreError
from quotetrack.registry.decided import Action
from quotetrack.store import decisions, names, sightings, statements
from quotetrack.store.decisions.speakers import NOBODY, By
from quotetrack.store.engine import Store
from quotetrack.store.grouping import reference
from quotetrack.store.sightings import Place
from quotetrack.store.statements import Statement


def split(store: Store, prefix: str, seen: Sequence[tuple[str, int]], by: By = NOBODY) -> int:
    """Some sightings of a statement, by their articles and where they begin, are another statement. Gives the number
    of the decision. Raises NotFoundError for a statement or sighting that is not there, StoreError where nothing would
    be left."""
    with store.write() as connection:
        one = statements.find(statements.known(connection), prefix)
        apart = [_sighting(connection, one, article, start) for article, start in seen]
        rest = [place for place in one.group.all if place not in apart]
        if not rest:
            raise StoreError(
                f"those are all sightings of {one.id}: nothing would be left", "leave one --sighting out"
            )
        data = {
            "words": _words(connection, one),
            "apart": [reference(place, one.wordings[place]) for place in dict.fromkeys(apart)],
            "rest": [reference(place, one.wordings[place]) for place in rest],
        }
        return decisions.record(connection, Action.STATEMENT_SPLIT, one.id, data, *by)


def join(store: Store, prefix: str, other: str, by: By = NOBODY) -> int:
    """Two statements are one. Gives the number of the decision. Raises NotFoundError for one that is not there,
    StoreError where they are one already."""
    with store.write() as connection:
        known = statements.known(connection)
        a, b = statements.find(known, prefix), statements.find(known, other)
        if a.id == b.id:
            raise StoreError(f"{prefix!r} and {other!r} are one statement already: {a.id}")
        data = {
            "words": _words(connection, a),
            "other": _words(connection, b),
            "together": [reference(p, one.wordings[p]) for one in (a, b) for p in one.group.all],
        }
        return decisions.record(connection, Action.STATEMENT_JOIN, a.id, data, *by)


def _sighting(connection: Connection, one: Statement, key: str, start: int) -> Place:
    """The sighting of a statement in an article, by any character of it."""
    article = names.key(connection, names.article(connection, key))
    inside: list[Place] = [place for place in one.group.all if place.article == article]
    for place in inside:
        if place.start <= start < place.stop:
            return place
    told = ", ".join(f"{place.article}:{place.start}" for place in inside)
    raise NotFoundError(
        f"{one.id} was not seen in {key} at {start}",
        f"did you mean {told}?" if told else f"`quotetrack statements show {one.id}` lists where it was",
    )


def _words(connection: Connection, one: Statement) -> str:
    return sightings.sightings(connection, [one.canonical.number])[one.canonical.number].words
