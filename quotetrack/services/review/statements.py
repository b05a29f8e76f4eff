"""What a person decides about statements: that one is two, that two are one.

A decision is logged in terms of sightings, by their articles, words and surroundings, so that it holds when articles
are read again and when others come; what follows from it is computed with the statements (`store.statements.refresh`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.errors import NotFoundError, StoreError
from quotetrack.matching.constraints import Split
from quotetrack.model.decisions import Action
from quotetrack.services.maintenance import after_write
from quotetrack.store import decision_log, lookup
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import Database
from quotetrack.store.decision_log import NOBODY, Reviewer
from quotetrack.store.matching.occurrence_cache import OccurrenceCache
from quotetrack.store.occurrences import Occurrence, sightings
from quotetrack.store.queries import statements
from quotetrack.store.statements import constraints
from quotetrack.text.suggestion import did_you_mean


def split(database: Database, prefix: str, seen: Sequence[tuple[str, int]], by: Reviewer = NOBODY) -> int:
    """Some sightings of a statement, by their articles and where they begin, are another statement. Gives the number
    of the decision. Raises NotFoundError for a statement or sighting that is not there, StoreError where nothing would
    be left."""
    with database.write() as connection:
        after_write(connection, Changes())  # what a run that died left out
        cache = OccurrenceCache(connection)
        number = statements.find(connection, prefix)
        places = _places(cache, number)
        code = statements.codes(connection, [number])[number]
        apart = [_sighting(connection, code, places, article, start) for article, start in seen]
        rest = [place for place in places if place not in apart]
        if not rest:
            raise StoreError(
                f"those are all sightings of {code}: nothing would be left", "leave one --sighting out"
            )
        data = {
            "words": _words(connection, number),
            "apart": _references(cache, [*dict.fromkeys(apart)]),
            "rest": _references(cache, rest),
        }
        return _decided(connection, Action.STATEMENT_SPLIT, code, data, by)


def join(database: Database, prefix: str, other: str, by: Reviewer = NOBODY) -> int:
    """Two statements are one. Gives the number of the decision. Raises NotFoundError for one that is not there,
    StoreError where they are one already."""
    with database.write() as connection:
        after_write(connection, Changes())  # what a run that died left out
        cache = OccurrenceCache(connection)
        a, b = statements.find(connection, prefix), statements.find(connection, other)
        code = statements.codes(connection, [a])[a]
        if a == b:
            raise StoreError(f"{prefix!r} and {other!r} are one statement already: {code}")
        data = {
            "words": _words(connection, a),
            "other": _words(connection, b),
            "together": _references(cache, [*_places(cache, a), *_places(cache, b)]),
        }
        return _decided(connection, Action.STATEMENT_JOIN, code, data, by)


def homes(database: Database, number: int) -> tuple[list[str], list[str]]:
    """The ids of the statements in which those are that a decision parted, and those of the others that it names; of
    sightings that are left alone there are none. Raises NotFoundError for an unknown decision."""
    with database.read() as connection:
        cache = OccurrenceCache(connection)
        (correction,) = constraints.corrections(cache, [decision_log.find_decision(connection, number)])
        sides = (
            (correction.apart, correction.rest)
            if isinstance(correction, Split)
            else (correction.together, ())
        )
        of = [statements.statements_of(connection, [place.number for place in side]) for side in sides]
        codes = statements.codes(connection, {one for some in of for one in some.values()})
        apart, rest = ([*dict.fromkeys(codes[one] for one in some.values())] for some in of)
        return apart, rest


def _decided(connection: Connection, action: Action, code: str, data: Mapping[str, Any], by: Reviewer) -> int:
    number = decision_log.record_decision(connection, action, code, data, *by)
    decision = decision_log.find_decision(connection, number)
    after_write(connection, Changes(regrouped=constraints.articles(decision)))
    return number


def _places(cache: OccurrenceCache, statement: int) -> list[Occurrence]:
    """Where a statement was printed, in order."""
    numbers = statements.attributions(cache.connection, [statement])[statement]
    cache.fetch(numbers)
    return sorted(cache.places(numbers))


def _references(cache: OccurrenceCache, places: Sequence[Occurrence]) -> list[constraints.Ref]:
    return constraints.references(cache.connection, {place: cache.normal_form_of(place) for place in places})


def _sighting(
    connection: Connection, code: str, places: Sequence[Occurrence], key: str, start: int
) -> Occurrence:
    """The sighting of a statement in an article, by any character of it."""
    article = lookup.key(connection, lookup.article(connection, key))
    inside = [place for place in places if place.article == article]
    for place in inside:
        if place.start <= start < place.stop:
            return place
    near = ", ".join(f"{place.article}:{place.start}" for place in inside)
    raise NotFoundError(
        f"{code} was not seen in {key} at {start}",
        did_you_mean([near], f"`quotetrack statements show {code}` lists where it was"),
    )


def _words(connection: Connection, statement: int) -> str:
    stands = select(col(t.Statement.representative_id)).where(col(t.Statement.id) == statement)
    number: Any = connection.execute(stands).scalar_one()
    return sightings(connection, [number])[number].words
