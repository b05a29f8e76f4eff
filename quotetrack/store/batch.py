"""The rows of several articles, inserted a table at a time: what makes ingesting fast.

Decides only the order and the numbers; `rows` decides what the rows say, `registry` who a speaker is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, insert
from sqlmodel import col

from quotetrack.store import tables as t
from quotetrack.store.registry import Named, Registry
from quotetrack.store.rows import Prepared, Row


def fill(
    connection: Connection, registry: Registry, run: int, revisions: Mapping[tuple[int, int], Prepared]
) -> None:
    """Insert what revisions consist of; they are given by the numbers of their article and their own."""
    named = {
        (revision, row["position"]): Named(article, row["type"], row["name"], _words(mentions))
        for (article, revision), prepared in revisions.items()
        for row, mentions in zip(prepared.appearances, prepared.mentions, strict=True)
        if row["name"]
    }
    speakers = registry.speakers(connection, named.values())
    appearances = [
        row
        | {"revision_id": revision, "speaker_id": _number(speakers, named.get((revision, row["position"])))}
        for (_, revision), prepared in revisions.items()
        for row in prepared.appearances
    ]
    appeared = _insert(connection, t.Appearance, appearances)
    at = {
        (row["revision_id"], row["position"]): number
        for row, number in zip(appearances, appeared, strict=True)
    }
    attributions = [
        row | {"revision_id": revision, "appearance_id": None if speaks is None else at[revision, speaks]}
        for (_, revision), prepared in revisions.items()
        for row, speaks in zip(prepared.attributions, prepared.speaks, strict=True)
    ]
    attributed = _insert(connection, t.Attribution, attributions)
    mentions = (some for prepared in revisions.values() for some in prepared.mentions)
    spans = (some for prepared in revisions.values() for some in prepared.spans)
    _add(connection, t.Mention, "appearance_id", appeared, mentions)
    _add(connection, t.Span, "attribution_id", attributed, spans)
    problems = (prepared.problems for prepared in revisions.values())
    told = [[row | {"run_id": run} for row in some] for some in problems]
    _add(connection, t.Problem, "revision_id", [revision for _, revision in revisions], told)


def _words(mentions: Iterable[Row]) -> tuple[str, ...]:
    return tuple(mention["exact"] for mention in mentions)


def _number(speakers: Mapping[str, int], named: Named | None) -> int | None:
    return None if named is None else speakers[named.key]


def _insert(
    connection: Connection, table: type[t.Appearance] | type[t.Attribution], rows: list[Row]
) -> list[int]:
    """Insert rows; their numbers, in their order."""
    if not rows:
        return []
    made = insert(table).returning(col(table.id), sort_by_parameter_order=True)
    return list(connection.execute(made, rows).scalars())


def _add(
    connection: Connection, table: Any, owner: str, numbers: Iterable[int], rows: Iterable[Iterable[Row]]
) -> None:
    """Insert the rows that belong to each of the numbers."""
    values = [row | {owner: number} for number, some in zip(numbers, rows, strict=True) for row in some]
    if values:
        connection.execute(insert(table), values)
