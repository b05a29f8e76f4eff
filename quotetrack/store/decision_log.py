"""The log of what people decided: about speakers, single attributions, and statements.

Only the log is kept of a decision; what follows from it is made anew from the decisions that stand, so that one that is
taken back leaves no trace but its line. What a decision about speakers means stands in `speakers`, one about an
attribution in `corrections`, one about a statement in `statements`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update
from sqlmodel import col

from quotetrack.errors import NotFoundError
from quotetrack.model.decisions import OF_SPEAKERS, Action, DecidedNames, replay_decisions
from quotetrack.model.records import DecisionRow
from quotetrack.store import tables as t


class Reviewer(NamedTuple):
    """Who decides, and why, as far as they say so."""

    person: str | None = None
    note: str | None = None


NOBODY = Reviewer()


def record_decision(
    connection: Connection,
    action: Action,
    subject: str,
    data: Mapping[str, Any],
    person: str | None = None,
    note: str | None = None,
) -> int:
    """Log a decision; its number."""
    row = {
        "made": t.now(), "person": person, "action": action, "subject": subject,
        "data": json.dumps(data, ensure_ascii=False), "note": note,
    }  # fmt: skip
    return connection.execute(insert(t.Decision).values(row).returning(col(t.Decision.id))).scalar_one()


def active_decisions(connection: Connection) -> DecidedNames:
    """What the decisions about speakers that were not taken back come to."""
    return replay_decisions((row.action, row.data) for row in list_decisions(connection, actions=OF_SPEAKERS))


def find_decision(connection: Connection, number: int) -> DecisionRow:
    """One decision. Raises NotFoundError."""
    rows = _rows(connection, col(t.Decision.id) == number)
    if not rows:
        raise NotFoundError(f"there is no decision {number}", "`quotetrack corrections` lists them")
    return rows[0]


def list_decisions(
    connection: Connection, *, undone: bool = False, actions: Collection[Action] = ()
) -> list[DecisionRow]:
    """The decisions that stand, the first first: all or those of some kinds; with `undone`, also those that were
    taken back."""
    wanted: list[Any] = [] if undone else [col(t.Decision.undone).is_(None)]
    if actions:
        wanted.append(col(t.Decision.action).in_(actions))
    return _rows(connection, *wanted)


def revert(connection: Connection, number: int) -> DecisionRow:
    """Mark a decision as taken back. Raises NotFoundError where there is none that stands."""
    found = find_decision(connection, number)
    if found.undone is not None:
        raise NotFoundError(f"decision {number} was taken back already")
    connection.execute(update(t.Decision).where(col(t.Decision.id) == number).values(undone=t.now()))
    return found


def change_decisions(connection: Connection, number: int, data: Mapping[str, Any]) -> None:
    """Note on what a correction stands now, after its article was read again."""
    values = {"data": json.dumps(data, ensure_ascii=False)}
    connection.execute(update(t.Decision).where(col(t.Decision.id) == number).values(values))


def _rows(connection: Connection, *conditions: Any) -> list[DecisionRow]:
    query = select(
        col(t.Decision.id), col(t.Decision.made), col(t.Decision.person), col(t.Decision.action),
        col(t.Decision.subject), col(t.Decision.data), col(t.Decision.note), col(t.Decision.undone),
    ).where(*conditions).order_by(col(t.Decision.id))  # fmt: skip
    return [
        DecisionRow(**row | {"data": json.loads(row["data"])})
        for row in map(dict, connection.execute(query).mappings())
    ]
