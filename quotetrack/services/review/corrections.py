"""Corrections of single attributions: who said it, of what kind it is, or that it is none.

A correction stands in the log, beside the row as the extractor made it, and is applied whenever its article is stored:
see `store.corrections.replay`.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, delete, select
from sqlmodel import col

from quotetrack.errors import StoreError
from quotetrack.model import Kind, SourceType
from quotetrack.model.decisions import Action
from quotetrack.model.records import DecisionRow
from quotetrack.services.maintenance import after_write, before_write
from quotetrack.store import decision_log, filters, lookup
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import Database
from quotetrack.store.corrections.anchoring import NAMED, RULE, Data, RevisionEditor, snapshot_row
from quotetrack.store.corrections.replay import active_corrections, row_key
from quotetrack.store.queries import speakers
from quotetrack.text.folding import fold


class Change(NamedTuple):
    """What a person says of an attribution; None says nothing."""

    speaker: str | None = None  # a name, or the number of a speaker
    type: SourceType | None = None
    kind: Kind | None = None
    reject: bool = False


def correct(
    database: Database, attribution: int, change: Change, person: str | None = None, note: str | None = None
) -> int:
    """Correct an attribution by its number. Gives the number of the decision. Raises NotFoundError for an unknown
    attribution, or a speaker's name that can be several; StoreError where nothing is to change."""
    if change == Change():
        raise StoreError("nothing says what is wrong", "give --speaker, --type, --kind or --reject")
    with database.write() as connection:
        about = (col(t.Revision.id), col(t.Attribution.rule), col(t.Article.key))
        revision, rule, key = filters.attribution_query(connection, attribution, *about)
        if rule.startswith(f"{RULE}:"):
            snapshot = decision_log.find_decision(connection, int(rule.partition(":")[2])).data["base"]
        else:
            snapshot = snapshot_row(connection, attribution)
        data = {"base": snapshot, "change": _resolved(connection, change)}
        number = decision_log.record_decision(connection, Action.CORRECT, key, data, person, note)
        matched = before_write(connection, revision)
        after_write(connection, Changes(corrected={revision}), match=matched)
        return number


def take_back(connection: Connection, decision: DecisionRow, changes: Changes) -> bool:
    """Bring the row of a correction that no longer stands back to what the extractor made; the others apply to it.
    Returns whether its revision is to be matched again."""
    query = (
        select(col(t.Revision.id))
        .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
        .where(col(t.Article.key) == decision.subject, col(t.Revision.current))
    )
    revision = connection.execute(query).scalar()
    if revision is None:
        return False
    snapshot = decision.data["base"]
    changes.corrected.add(revision)
    matched = before_write(connection, revision)
    editor = RevisionEditor(connection, revision, changes)
    others = active_corrections(connection, [revision])[revision].get(row_key(snapshot), ())
    at = editor.shift(snapshot)
    number = editor.find(snapshot, at, [decision.id, *(other for other, _ in others)], fresh=False)
    if number is not None:
        connection.execute(delete(t.Attribution).where(col(t.Attribution.id) == number))
    editor.insert(snapshot, at, number)
    return matched


def _resolved(connection: Connection, change: Change) -> Data:
    """A change as the log keeps it: the speaker by the key of a name, which no later reading changes."""
    said: Data = {"kind": change.kind and change.kind.value, "reject": change.reject or None}
    kind = change.type
    if change.speaker is not None:
        if not fold(change.speaker):
            raise StoreError(f"{change.speaker!r} is no name")
        known_by = lookup.find_called(connection, change.speaker)
        if change.speaker.isdigit() or len(known_by) > 1:
            known_by = [speakers.find_speaker(connection, change.speaker)]
        if known_by:
            (number,) = known_by
            known = select(col(t.Speaker.key), col(t.Speaker.name), col(t.Speaker.type))
            key, name, held = connection.execute(known.where(col(t.Speaker.id) == number)).one()
            kind = kind or held
            said |= {"speaker": name, "key": key if held == kind else None}
        else:
            kind = kind or SourceType.PERSON
            said |= {"speaker": change.speaker, "key": None}
        if kind not in NAMED:
            raise StoreError(
                f"a source with a name is not {kind.value}", f"--type {', '.join(sorted(NAMED))}"
            )
        said["key"] = said["key"] or f"{kind.value}:{fold(said['speaker'])}"
    said["type"] = kind and kind.value
    return said
