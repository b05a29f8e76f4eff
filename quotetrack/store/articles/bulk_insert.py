"""The rows of several articles, inserted a table at a time: what makes ingesting fast.

Decides only the order and the numbers; `mapping` decides what the rows say, `registry` who a speaker is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, insert
from sqlmodel import col

from quotetrack.entities.names import EntityName
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.entities import registry
from quotetrack.store.entities.registry import NameIds
from quotetrack.store.mapping import Prepared, Row


def insert_analyses(
    connection: Connection, run: int, revisions: Mapping[tuple[int, int], Prepared], changes: Changes
) -> None:
    """Insert what revisions consist of; they are given by the numbers of their article and their own."""
    changes.extracted.update(revision for _, revision in revisions)
    named = {
        (revision, row["position"]): EntityName(
            article, row["type"], row["name"], _words(mentions), row["role"], row["affiliation"]
        )
        for (article, revision), prepared in revisions.items()
        for row, mentions in zip(prepared.appearances, prepared.mentions, strict=True)
        if row["name"]
    }
    filed = registry.upsert_names(connection, list(named.values()), changes)
    appearances = [
        row | {"revision_id": revision} | _filed(filed, named.get((revision, row["position"])))
        for (_, revision), prepared in revisions.items()
        for row in prepared.appearances
    ]
    at = _insert(connection, t.ArticleEntity, appearances)
    attributions = [
        row | {"revision_id": revision, "article_entity_id": None if speaks is None else at[revision, speaks]}
        for (_, revision), prepared in revisions.items()
        for row, speaks in zip(prepared.attributions, prepared.speaks, strict=True)
    ]
    of = _insert(connection, t.Attribution, attributions)
    _add(
        connection,
        t.Mention,
        "article_entity_id",
        ((at[revision, i], m) for (_, revision), p in revisions.items() for i, m in enumerate(p.mentions)),
    )
    _add(
        connection, t.Span, "attribution_id",
        ((of[revision, i], s) for (_, revision), p in revisions.items() for i, s in enumerate(p.spans)),
    )  # fmt: skip
    problems = ((revision, prepared.problems) for (_, revision), prepared in revisions.items())
    told = ((revision, [row | {"run_id": run} for row in some]) for revision, some in problems)
    _add(connection, t.Problem, "revision_id", told)


def _words(mentions: Iterable[Row]) -> tuple[str, ...]:
    return tuple(mention["exact"] for mention in mentions)


def _filed(filed: Mapping[tuple[str, int], NameIds], named: EntityName | None) -> Row:
    name, speaker = (None, None) if named is None else filed[named.key, named.article_id]
    return {"name_id": name, "speaker_id": speaker}


def _insert(
    connection: Connection, table: type[t.ArticleEntity] | type[t.Attribution], rows: list[Row]
) -> dict[tuple[int, int], int]:
    """Insert rows; their numbers, by their revision and position (no database promises an order)."""
    if not rows:
        return {}
    made = insert(table).returning(col(table.revision_id), col(table.position), col(table.id))
    return {(revision, position): number for revision, position, number in connection.execute(made, rows)}


def _add(connection: Connection, table: Any, owner: str, owned: Iterable[tuple[int, list[Row]]]) -> None:
    """Insert the rows that each number owns."""
    values = [row | {owner: number} for number, rows in owned for row in rows]
    if values:
        connection.execute(insert(table), values)
