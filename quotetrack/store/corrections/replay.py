"""Corrections, applied to the rows of a revision: whenever an extractor made these anew, or a person decided something.

A correction is applied to the row that has the same words, wherever the article has them now; where no row has them,
because another extractor does not find them, the row comes back from the log. A corrected row has the rule
`corrected:N`, after its decision.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, select
from sqlmodel import col

from quotetrack.model.decisions import Action
from quotetrack.store import decision_log
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import chunks
from quotetrack.store.corrections.anchoring import RULE, Data, RevisionEditor, snapshot_row

RowKey = tuple[int, int, str]
Corrections = dict[RowKey, list[tuple[int, Data]]]  # of each row, in the order in which they were made


def apply_corrections(connection: Connection, changes: Changes) -> None:
    """Apply the corrections that stand to revisions with new rows, and where one was made or taken back."""
    active = active_corrections(connection, changes.extracted | changes.corrected)
    for revision in dict.fromkeys([*active, *changes.corrected]):
        editor = RevisionEditor(connection, revision, changes)
        for group in active[revision].values():
            _apply(editor, group, revision in changes.extracted)
        editor.tidy()


def active_corrections(connection: Connection, revisions: Collection[int]) -> defaultdict[int, Corrections]:
    """The corrections that stand, by revision and row; of revisions that are current."""
    found: defaultdict[int, Corrections] = defaultdict(dict)
    for some in chunks(sorted(revisions)):
        query = (
            select(col(t.Revision.id), col(t.Decision.id), col(t.Decision.data))
            .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
            .join(t.Decision, col(t.Decision.subject) == col(t.Article.key))
            .where(
                col(t.Revision.id).in_(some), col(t.Revision.current), col(t.Decision.action) == Action.CORRECT,
                col(t.Decision.undone).is_(None),
            )
            .order_by(col(t.Decision.id))
        )  # fmt: skip
        for revision, number, said in connection.execute(query):
            data = json.loads(said)
            found[revision].setdefault(row_key(data["base"]), []).append((number, data))
    return found


def row_key(snapshot: Data) -> RowKey:
    """By what two corrections are known to be of one row."""
    return snapshot["start"], snapshot["stop"], snapshot["words"]


def _apply(editor: RevisionEditor, group: list[tuple[int, Data]], fresh: bool) -> None:
    """The corrections of one row, the later ones over the earlier ones; `fresh`: an extractor just made it."""
    snapshot = group[0][1]["base"]
    at = editor.shift(snapshot)
    number = editor.find(snapshot, at, [decision for decision, _ in group], fresh)
    if number is not None and not editor.rule(number).startswith(f"{RULE}:"):
        snapshot = snapshot_row(editor.connection, number)  # what the extractor says now
        for decision, data in group:
            decision_log.change_decisions(editor.connection, decision, data | {"base": snapshot})
    change = _sum(data["change"] for _, data in group)
    if change.get("reject"):
        if number is not None:
            editor.connection.execute(delete(t.Attribution).where(col(t.Attribution.id) == number))
        return
    if number is None and (number := editor.insert(snapshot, at)) is None:
        return  # the article has these words no longer
    editor.change(number, change, f"{RULE}:{group[-1][0]}")


def _sum(changes: Iterable[Data]) -> Data:
    """What several changes of one row come to. Who said it and what kind of source that is, is one thing."""
    total: Data = {}
    for change in changes:
        given = {name: value for name, value in change.items() if value is not None}
        if "type" in given:
            for name in ("speaker", "key"):
                total.pop(name, None)
        total |= given
    return total
