"""Facts in and out of a store, as `facts.exchange_record` has them.

Decides what an import adds: facts that the store has not, and of those that it has, the verdicts, notes, wordings and
sightings that it has not. So a file that is imported twice adds nothing, and nothing that the store knows is lost. A
sighting of a file is told: it counts as evidence until its own article is here and says so itself.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlmodel import col

from quotetrack.facts.exchange_record import COMPUTED, NOTE, SIGHTING, VERDICT, ExchangeRecord
from quotetrack.matching.comparison import Relation
from quotetrack.matching.normal_form import normalize
from quotetrack.services import watchlist
from quotetrack.services.isolation import apply_each
from quotetrack.services.maintenance import after_write
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import Database, chunks
from quotetrack.store.decision_log import Reviewer
from quotetrack.store.facts import events, wordings
from quotetrack.store.facts.evidence import DENIAL
from quotetrack.store.queries import facts
from quotetrack.store.statements.materialize import public_id

BATCH = 200  # facts to a transaction: others write in between


class Outcome(StrEnum):
    """What became of a fact in a file."""

    NEW = "new"
    KNOWN = "known"
    UPDATED = "updated"


def records(database: Database) -> Iterator[ExchangeRecord]:
    """All facts of a store, in the order in which they came."""
    with database.read() as connection:
        for fact in connection.execute(select(col(t.Fact.id)).order_by(col(t.Fact.id))).scalars().all():
            yield _record(connection, fact)


def _record(connection: Connection, fact: int) -> ExchangeRecord:
    story = facts.events_of(connection, fact)
    row = story.row
    verbatim = _told(connection, fact)
    sightings = [
        verbatim.get((one.article, one.words, one.relation))
        or {name: _iso(getattr(one, name)) for name in SIGHTING}
        for one in story.sightings
    ]
    computed = {name: getattr(row, name) for name in COMPUTED}
    return ExchangeRecord(
        claim=row.claim, fact=row.id, claimant=row.claimant, claimed=_iso(row.claimed), made=_iso(row.made),
        person=row.person, closed=_iso(row.closed), wordings=story.wordings[1:],
        verdicts=tuple({name: _iso(getattr(one, name)) for name in VERDICT} for one in story.verdicts),
        notes=tuple({name: _iso(getattr(one, name)) for name in NOTE} for one in story.notes),
        sightings=tuple(sightings), changes=tuple(map(_untold, events.changes(connection, fact))), extra=story.extra,
        computed={name: _iso(value) for name, value in computed.items()},
    )  # fmt: skip


def bring(
    database: Database, some: Sequence[ExchangeRecord]
) -> tuple[Counter[Outcome], list[tuple[ExchangeRecord, Exception]]]:
    """Take facts into a store. Gives how many came to what, and those that could not be stored, with what was wrong."""
    counts: Counter[Outcome] = Counter()
    taken: set[str] = set()

    def take(batch: Sequence[ExchangeRecord]) -> None:
        outcomes: list[Outcome] = []
        keys = {*taken}
        with database.write() as connection:
            for record in batch:
                key = _key(record, keys)
                keys.add(key)
                outcomes.append(_take(connection, key, record))
        taken.update(keys)
        counts.update(outcomes)

    return counts, [failed for batch in chunks(some, BATCH) for failed in apply_each(take, batch)]


def _key(record: ExchangeRecord, taken: Set[str]) -> str:
    """The id of a fact. Of two of one file with the same words the second one is told by who claims it and where, in
    the same way whenever the file is read."""
    if record.fact and len(record.fact) == 10 and not set(record.fact) - set("0123456789abcdef"):
        return record.fact
    words = normalize(record.claim).joined or record.claim
    for more in ("", f"\n{record.claimant}", *(f"\n{record.claimant}\n{n}" for n in range(len(taken) + 1))):
        if (key := public_id(words + more)) not in taken:
            return key
    return public_id(f"{words}\n{record.where}")


def _take(connection: Connection, key: str, record: ExchangeRecord) -> Outcome:
    held = connection.execute(
        select(col(t.Fact.id), col(t.Fact.user_columns_json)).where(col(t.Fact.key) == key)
    ).first()
    if held is None:
        claim = watchlist.FactClaim(record.claim, record.claimant, _day(record.claimed), record.wordings)
        fact = watchlist.begin(
            connection, key, claim, record.person, _time(record.made), closed=_time(record.closed),
            user_columns_json=json.dumps(record.extra, ensure_ascii=False) if record.extra else None,
        )  # fmt: skip
        _add(connection, fact, record)
        after_write(connection, Changes(watched={fact}))
        return Outcome.NEW
    changed = _add(connection, held.id, record)
    before = json.loads(held.user_columns_json) if held.user_columns_json else {}
    # A blank cell in a column of somebody's own says nothing of a fact that had none.
    after = {**before, **{name: value for name, value in record.extra.items() if value or name in before}}
    if after != before:
        row = update(t.Fact).where(col(t.Fact.id) == held.id)
        connection.execute(row.values(user_columns_json=json.dumps(after, ensure_ascii=False)))
    if changed:
        after_write(connection, Changes(imported={held.id}))
    return Outcome.UPDATED if changed or after != before else Outcome.KNOWN


def _add(connection: Connection, fact: int, record: ExchangeRecord) -> bool:
    """Add what a fact has not. Was there something?"""
    before = len(wordings.of(connection, [fact]))
    wordings.add(connection, fact, record.wordings)
    story = facts.events_of(connection, fact)
    changed = len(story.wordings) > before
    logged = [{name: _iso(getattr(one, name)) for name in VERDICT} for one in story.verdicts]
    for one in _missing(record.verdicts, logged, VERDICT):
        by = Reviewer(one.get("person"), one.get("note"))
        watchlist.judge(
            connection,
            fact,
            one["verdict"],
            one.get("url"),
            _day(one.get("day")),
            by,
            _time(one.get("made")),
            told=True,
        )
        changed = True
    noted = [{name: _iso(getattr(one, name)) for name in NOTE} for one in story.notes]
    for one in _missing(record.notes, noted, NOTE):
        watchlist.annotate(connection, fact, str(one["note"]), one.get("person"), _time(one.get("made")))
        changed = True
    known = {(one.article, one.words) for one in story.sightings} | {
        (one.url, one.words) for one in story.sightings
    }
    for one in record.sightings:
        words = one.get("words") or ""
        if (one.get("article"), words) in known or (one.get("url"), words) in known:
            continue
        _tell(connection, fact, one)
        changed = True
    standing = [*map(_untold, events.changes(connection, fact))]
    for one in record.changes:
        if one not in standing and {"article", "revision", "before", "was"} <= one.keys():
            news = t.FactEventKind.CORRECTED if one.get("words") else t.FactEventKind.RETRACTED
            events.add(connection, fact, news, {**one, "told": True})
            changed = True
    return changed


def _missing(
    given: Iterable[Mapping[str, Any]], held: Iterable[Mapping[str, Any]], names: tuple[str, ...]
) -> Iterator[Mapping[str, Any]]:
    """Those of the given lines that are not held, as often as they are given. A time that a line does not tell makes
    no difference."""

    def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
        return all(
            (one.get(n) or None) == (other.get(n) or None) for n in names if n != "made" or one.get("made")
        )

    left = [*held]
    for one in given:
        match = next((other for other in left if same(one, other)), None)
        if match is None:
            yield one
        else:
            left.remove(match)


def _tell(connection: Connection, fact: int, one: Mapping[str, Any]) -> None:
    """Keep a sighting as it was told."""
    relation = one.get("relation")
    gone = one.get("gone")
    score = one.get("score")
    row = {
        "fact_id": fact, "method": t.DetectionMethod.TOLD, "imported_json": json.dumps(one, ensure_ascii=False),
        "relation": relation if relation in (*Relation, DENIAL) else Relation.VERBATIM.value,
        "score": float(score) if isinstance(score, int | float) else 100.0,
        "removed_in_revision": gone if isinstance(gone, int) else None, "published": _day(one.get("date")),
    }  # fmt: skip
    connection.execute(insert(t.FactSighting), [row])


def _told(connection: Connection, fact: int) -> dict[tuple[str, str, str], dict[str, Any]]:
    """The told sightings of a fact, as they were told."""
    query = select(col(t.FactSighting.imported_json), col(t.FactSighting.relation)).where(
        col(t.FactSighting.fact_id) == fact, col(t.FactSighting.imported_json).is_not(None)
    )
    found = {}
    for told, relation in connection.execute(query.order_by(col(t.FactSighting.id))):
        one = json.loads(told or "{}")
        found[one.get("article") or one.get("url") or "", one.get("words") or "", relation] = one
    return found


def _iso(value: Any) -> Any:
    """A day or a time as files have it; anything else as it is."""
    return value.isoformat() if isinstance(value, date) else value


def _untold(change: Mapping[str, Any]) -> dict[str, Any]:
    """A change as every store would tell it: not when this one learned of it, nor how."""
    return {name: value for name, value in change.items() if name not in ("told", "learned")}


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _time(value: object) -> datetime | None:
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None) if isinstance(value, str) else None
    except ValueError:
        return None
