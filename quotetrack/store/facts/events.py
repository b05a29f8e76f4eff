"""What happened to facts, in the order in which the store learned of it: written as it happens, read by who
watches."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlmodel import col

from quotetrack.facts.records import EventRow
from quotetrack.store import tables as t
from quotetrack.store.connection import Database

# What a watch tells of; that somebody began it is no news.
NEWS = tuple(news for news in t.FactEventKind if news is not t.FactEventKind.ADDED)


def add(
    connection: Connection,
    fact: int,
    news: t.FactEventKind,
    data: Mapping[str, object],
    article: int | None = None,
) -> None:
    """Note that something happened to a fact."""
    row = {
        "fact_id": fact, "made": t.now(), "news": news, "article_id": article,
        "data": json.dumps(data, ensure_ascii=False, default=str),
    }  # fmt: skip
    connection.execute(insert(t.FactEvent), [row])


def changes(connection: Connection, fact: int) -> list[dict[str, Any]]:
    """The changes of articles that had a fact, the last of each article; not of one that has its words again. `learned`
    is the day on which the store got to know."""
    query = select(col(t.FactEvent.data), col(t.FactEvent.made)).where(
        col(t.FactEvent.fact_id) == fact,
        col(t.FactEvent.news).in_(
            [t.FactEventKind.RETRACTED, t.FactEventKind.CORRECTED, t.FactEventKind.SIGHTING]
        ),
    )
    last: dict[str, dict[str, Any]] = {}
    for told, made in connection.execute(query.order_by(col(t.FactEvent.id))):
        data = json.loads(told)
        last[data["article"]] = data | {"learned": made.date()}
    return [one for one in last.values() if "before" in one]


def since(
    connection: Connection, number: int = 0, made: datetime | None = None, most: int | None = None
) -> list[EventRow]:
    """What happened after an event, or since a time, the first first; not to facts that are closed."""
    wanted: list[Any] = [
        col(t.FactEvent.id) > number,
        col(t.FactEvent.news).in_(NEWS),
        col(t.Fact.closed).is_(None) | col(t.FactEvent.news).in_([t.FactEventKind.CLOSED]),
    ]
    if made is not None:
        wanted.append(col(t.FactEvent.made) >= made)
    query = (
        select(
            col(t.FactEvent.id), col(t.FactEvent.made), col(t.Fact.key), col(t.Fact.claim), col(t.FactEvent.news),
            col(t.FactEvent.data),
        )
        .join(t.Fact, col(t.Fact.id) == col(t.FactEvent.fact_id))
        .where(*wanted)
        .order_by(col(t.FactEvent.id))
        .limit(most)
    )  # fmt: skip
    rows = [
        EventRow(number, when, key, claim, t.FactEventKind(news).value, json.loads(data))
        for number, when, key, claim, news, data in connection.execute(query)
    ]
    return [row for row in rows if not row.data.get("told")]  # what came with a file happened elsewhere


def unread(connection: Connection, watcher: str) -> list[EventRow]:
    """What happened since this watcher looked last."""
    query = select(col(t.Watcher.event_id)).where(col(t.Watcher.name) == watcher)
    return since(connection, connection.execute(query).scalar() or 0)


def read(database: Database, watcher: str, number: int) -> None:
    """A watcher has read what happened up to an event."""
    with database.write() as connection:
        moved = update(t.Watcher).where(col(t.Watcher.name) == watcher, col(t.Watcher.event_id) < number)
        known = select(col(t.Watcher.name)).where(col(t.Watcher.name) == watcher)
        if connection.execute(known).scalar() is None:
            connection.execute(insert(t.Watcher).values(name=watcher, event_id=number))
        else:
            connection.execute(moved.values(event_id=number))
