"""Corrections of single attributions: who said it, of what kind it is, or that it is none.

A correction stands in the log, beside the row as the extractor made it. It is applied whenever its article is stored:
to the row that has the same words, wherever the article has them now; where no row has them, because another
extractor does not find them, the row comes back from the log. A corrected row has the rule `corrected:N`, after its
decision.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Connection, delete, select
from sqlmodel import col

from quotetrack.errors import StoreError
from quotetrack.model import Kind, SourceType
from quotetrack.model.decisions import Action
from quotetrack.model.records import DecisionRow
from quotetrack.services.maintenance import after_write
from quotetrack.store import decision_log, filters, lookup
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import Store
from quotetrack.store.corrections.anchoring import NAMED, RULE, Data, RevisionEditor
from quotetrack.store.corrections.anchoring import base as row_of
from quotetrack.store.matching import index
from quotetrack.store.queries import speakers
from quotetrack.text.folding import fold


class Change(NamedTuple):
    """What a person says of an attribution; None says nothing."""

    speaker: str | None = None  # a name, or the number of a speaker
    type: SourceType | None = None
    kind: Kind | None = None
    reject: bool = False


def correct(
    store: Store, attribution: int, change: Change, person: str | None = None, note: str | None = None
) -> int:
    """Correct an attribution by its number. Gives the number of the decision. Raises NotFoundError for an unknown
    attribution, or a speaker's name that can be several; StoreError where nothing is to change."""
    if change == Change():
        raise StoreError("nothing says what is wrong", "give --speaker, --type, --kind or --reject")
    with store.write() as connection:
        about = (col(t.Revision.id), col(t.Attribution.rule), col(t.Article.key), col(t.Article.id))
        revision, rule, key, article = filters.attribution_query(connection, attribution, *about)
        if rule.startswith(f"{RULE}:"):
            base = decision_log.find_decision(connection, int(rule.partition(":")[2])).data["base"]
        else:
            base = row_of(connection, attribution)
        data = {"base": base, "change": _resolved(connection, change)}
        number = decision_log.record_decision(connection, Action.CORRECT, key, data, person, note)
        with _matched_anew(connection, revision) as changes:
            apply(connection, {article: revision}, changes, fresh=False)
        return number


def take_back(connection: Connection, decision: DecisionRow) -> None:
    """Bring the row of a correction that no longer stands back to what the extractor made, and apply the others."""
    found = connection.execute(
        select(col(t.Revision.id), col(t.Revision.article_id))
        .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
        .where(col(t.Article.key) == decision.subject, col(t.Revision.current))
    ).first()
    if found is None:
        return
    revision, article = found
    base = decision.data["base"]
    with _matched_anew(connection, revision) as changes:
        place = RevisionEditor(connection, revision, changes)
        same = [
            number for number, _ in _standing(connection, {article: revision})[article].get(_row(base), ())
        ]
        at = place.shift(base)
        number = place.find(base, at, [decision.id, *same], fresh=False)
        if number is not None:
            connection.execute(delete(t.Attribution).where(col(t.Attribution.id) == number))
        place.insert(base, at, number)
        apply(connection, {article: revision}, changes, fresh=False)
        place.tidy()


def apply(connection: Connection, revisions: Mapping[int, int], changes: Changes, *, fresh: bool) -> None:
    """Apply the corrections that stand to the revisions of articles, which are given by their numbers; `fresh` are rows
    that an extractor just made."""
    for article, rows in _standing(connection, revisions).items():
        place = RevisionEditor(connection, revisions[article], changes)
        for group in rows.values():
            _apply(place, article, group, fresh)
        place.tidy()


def _apply(place: RevisionEditor, article: int, group: list[tuple[int, Data]], fresh: bool) -> None:
    """The corrections of one row, the later ones over the earlier ones."""
    base = group[0][1]["base"]
    at = place.shift(base)
    number = place.find(base, at, [decision for decision, _ in group], fresh)
    if number is not None and not place.rule(number).startswith(f"{RULE}:"):
        base = row_of(place.connection, number)  # what the extractor says now
        for decision, data in group:
            decision_log.change_decisions(place.connection, decision, data | {"base": base})
    change = _sum(data["change"] for _, data in group)
    if change.get("reject"):
        if number is not None:
            place.connection.execute(delete(t.Attribution).where(col(t.Attribution.id) == number))
        return
    if number is None and (number := place.insert(base, at)) is None:
        return  # the article has these words no longer
    place.change(number, article, change, f"{RULE}:{group[-1][0]}")


def _sum(changes: Iterable[Data]) -> Data:
    """What several changes of one row come to. Who said it and what kind of source that is, is one thing."""
    found: Data = {}
    for change in changes:
        given = {name: value for name, value in change.items() if value is not None}
        if "type" in given:
            for name in ("speaker", "key"):
                found.pop(name, None)
        found |= given
    return found


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


@contextmanager
def _matched_anew(connection: Connection, revision: int) -> Iterator[Changes]:
    """Bring up to date what follows from a revision's rows after they changed; match it again if it was matched."""
    query = select(col(t.Revision.matched)).where(col(t.Revision.id) == revision)
    matched = connection.execute(query).scalar() is not None
    index.unindex_revisions(connection, [revision])
    changes = Changes(read={revision})
    yield changes
    after_write(connection, changes, match=matched)


def _standing(
    connection: Connection, revisions: Mapping[int, int]
) -> dict[int, dict[tuple[int, int, str], list[tuple[int, Data]]]]:
    """The corrections that stand of articles, those of one row together, in the order in which they were made."""
    query = (
        select(col(t.Article.id), col(t.Decision.id), col(t.Decision.data))
        .join(t.Decision, col(t.Decision.subject) == col(t.Article.key))
        .where(
            col(t.Article.id).in_(list(revisions)),
            col(t.Decision.action) == Action.CORRECT,
            col(t.Decision.undone).is_(None),
        )
        .order_by(col(t.Decision.id))
    )
    found: dict[int, dict[tuple[int, int, str], list[tuple[int, Data]]]] = defaultdict(dict)
    for article, number, said in connection.execute(query):
        data = json.loads(said)
        found[article].setdefault(_row(data["base"]), []).append((number, data))
    return found


def _row(base: Data) -> tuple[int, int, str]:
    return base["start"], base["stop"], base["words"]
