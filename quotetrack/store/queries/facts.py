"""Asking after facts: one by the beginning of its id, some by a filter, all that is known of one.

Decides the order of a list: what was seen last comes first, what was never seen last.
"""

from __future__ import annotations

import json
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from quotetrack.errors import NotFoundError
from quotetrack.facts.records import FactDossier, FactFilter, FactRow, NoteRow
from quotetrack.model.records import Page
from quotetrack.store import fulltext, lookup
from quotetrack.store import tables as t
from quotetrack.store.connection import Database
from quotetrack.store.facts import wordings
from quotetrack.store.facts.evidence import standing
from quotetrack.store.queries.paging import Listing, is_null
from quotetrack.text.folding import fold
from quotetrack.text.suggestion import alike, did_you_mean

_OFFERED = 3
_F = t.Fact
_COLUMNS = (
    col(_F.key), col(_F.claim), col(_F.claimant), col(_F.claimed), col(_F.status), col(_F.statuses), col(_F.sightings),
    col(_F.outlets), col(_F.origins), col(_F.named), col(_F.anonymous), col(_F.objections), col(_F.verdict),
    col(_F.first_seen), col(_F.last_seen), col(_F.closed), col(_F.made), col(_F.person),
)  # fmt: skip


LISTED = Listing(
    "facts",
    (is_null(col(_F.last_seen)), col(_F.last_seen).desc(), col(_F.id).desc()),
    (col(_F.last_seen).desc().nulls_last(), col(_F.id).desc()),
)


class FactRef(NamedTuple):
    """A fact by its numbers."""

    id: int
    key: str
    claim: str
    closed: Any


def find_fact(connection: Connection, prefix: str) -> FactRef:
    """The fact whose id begins so. Raises NotFoundError where there is none, or several, with ids that are nearly
    it."""
    wanted = prefix.strip().casefold()
    query = select(col(_F.id), col(_F.key), col(_F.claim), col(_F.closed)).order_by(col(_F.key))
    if wanted:
        begins = query.where(col(_F.key) >= wanted, col(_F.key) < wanted + "\U0010ffff")
        found = connection.execute(begins.limit(_OFFERED + 1)).all()
        if len(found) == 1 or (found and found[0].key == wanted):
            return FactRef(*found[0])
        if found:
            some = ", ".join(row.key for row in found[:_OFFERED])
            more = " and more" if len(found) > _OFFERED else ""
            raise NotFoundError(f"{prefix!r} begins several facts", f"type more of it: {some}{more}")
    near = alike(wanted, connection.execute(select(col(_F.key)).order_by(col(_F.key))).scalars(), _OFFERED)
    raise NotFoundError(f"there is no fact {prefix!r}", did_you_mean(near, "`quotetrack facts` lists them"))


def facts(
    database: Database, wanted: FactFilter, limit: int | None = None, after: str | None = None
) -> Page[FactRow]:
    """The facts that answer to a filter, the last seen first. Raises NotFoundError for an unknown outlet."""
    with database.read() as connection:
        found, cursor = LISTED.fetch(connection, query(connection, wanted), limit, after)
    rows = [_row(row[: len(_COLUMNS)]) for row in found]
    return Page(rows, cursor, partial(facts, database, wanted, limit))


def query(connection: Connection, wanted: FactFilter) -> Any:
    """What asks for the facts that answer to a filter. Raises NotFoundError for an unknown outlet."""
    return select(*_COLUMNS).where(*_conditions(connection, wanted))


def fact_dossier(database: Database, prefix: str) -> FactDossier:
    """All that is known of a fact. Raises NotFoundError."""
    with database.read() as connection:
        return events_of(connection, find_fact(connection, prefix).id)


def events_of(connection: Connection, fact: int) -> FactDossier:
    """All that is known of a fact, by its number."""
    now, seen, rated = standing(connection, fact)
    *row, extra = connection.execute(
        select(*_COLUMNS, col(_F.user_columns_json)).where(col(_F.id) == fact)
    ).one()
    noted = select(col(t.FactNote.note), col(t.FactNote.made), col(t.FactNote.person))
    noted = noted.where(col(t.FactNote.fact_id) == fact).order_by(col(t.FactNote.id))
    return FactDossier(
        _row(row),
        now,
        tuple(wording.words for wording in wordings.of(connection, [fact])),
        tuple(seen),
        tuple(rated),
        tuple(NoteRow(*line) for line in connection.execute(noted)),
        json.loads(extra) if extra else {},
    )


def _row(row: Any) -> FactRow:
    key, claim, claimant, claimed, status, holds, *counts = row
    holding = tuple(name for name in holds.split("|") if name)
    return FactRow(key, claim, claimant, claimed, status, holding, *counts)


def _conditions(connection: Connection, wanted: FactFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.closed is not None:
        conditions.append(col(_F.closed).is_not(None) if wanted.closed else col(_F.closed).is_(None))
    if wanted.status is not None:
        conditions.append(_holds(wanted.status))
    if wanted.anonymous_only:
        conditions.append(_holds("anonymous only"))
    if wanted.disputed:
        conditions.append(_holds("disputed"))
    if wanted.unseen_since is not None:
        last = func.coalesce(col(_F.last_seen), func.date(col(_F.made)))
        conditions.append(last < wanted.unseen_since)
    if wanted.text is not None:
        conditions.append(_worded(wanted.text))
    if wanted.speaker is not None:
        conditions.append(_said_by(connection, wanted.speaker))
    if wanted.outlet is not None or wanted.since is not None or wanted.until is not None:
        conditions.append(_printed(connection, wanted))
    return conditions


def _holds(status: str) -> ColumnElement[bool]:
    """Looked through in its index, which is a twentieth of the table."""
    other = aliased(_F)
    holding = select(col(other.id)).where(col(other.statuses).contains(f"|{status}|", autoescape=True))
    return col(_F.id).in_(holding)


def _worded(text: str) -> ColumnElement[bool]:
    """All terms occur in one wording."""
    form = func.lower(col(t.Wording.words))
    terms = [form.contains(term.words.lower(), autoescape=True) for term in fulltext.parse(text)]
    with_all = select(col(t.Wording.fact_id)).where(and_(*terms) if terms else col(t.Wording.id).is_(None))
    return col(_F.id).in_(with_all)


def _said_by(connection: Connection, speaker: str) -> ColumnElement[bool]:
    """Claimed by somebody of that name, or said by one whom the store knows by it."""
    words = fold(speaker)
    other = aliased(_F)
    claimant = func.lower(col(other.claimant)).contains(speaker.strip().lower(), autoescape=True)
    claimed = col(_F.id).in_(select(col(other.id)).where(claimant))
    known = lookup.find_named(connection, speaker) if words else []
    # From the speaker down, each step in an index; as one join SQLite begins with a million sightings.
    appeared = select(col(t.ArticleEntity.id)).where(col(t.ArticleEntity.speaker_id).in_(known))
    spoken = select(col(t.Attribution.id)).where(col(t.Attribution.article_entity_id).in_(appeared))
    said = select(col(t.FactSighting.fact_id)).where(
        col(t.FactSighting.attribution_id).in_(spoken), col(t.FactSighting.removed_in_revision).is_(None)
    )
    return or_(claimed, col(_F.id).in_(said)) if known else claimed


def _printed(connection: Connection, wanted: FactFilter) -> ColumnElement[bool]:
    """One sighting in the outlet and the period."""
    sighting = t.FactSighting
    query = select(col(sighting.id)).where(
        col(sighting.fact_id) == col(_F.id), col(sighting.removed_in_revision).is_(None)
    )
    if wanted.since is not None:
        query = query.where(col(sighting.published) >= wanted.since)
    if wanted.until is not None:
        query = query.where(col(sighting.published) <= wanted.until)
    if wanted.outlet is not None:
        outlet = lookup.outlet(connection, wanted.outlet)
        query = query.join(t.Article, col(t.Article.id) == col(sighting.article_id))
        query = query.where(col(t.Article.outlet_id) == outlet)
    return exists(query)
