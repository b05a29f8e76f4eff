"""Matching what the store holds, apart from ingesting: what was left unmatched, or all of it anew.

Decides how much is matched in one transaction, and that what another version of matching made is no part of what this
one makes. How quotations are matched is left to `matching`.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, delete, func, or_, select, update
from sqlmodel import col

from quotetrack.matching.prefilter import Prefilter
from quotetrack.services.isolation import apply_each
from quotetrack.services.maintenance import after_write
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import Database
from quotetrack.store.matching import index, invalidation
from quotetrack.store.statements import refresh

# Articles to a transaction. Others wait that long; but keys lie scattered, and where many are stored a batch writes
# nearly every page, so each has as many articles as came before it.
BATCH, MOST = 500, 5000
_MATCHED = col(t.Revision.matched)


def behind(database: Database) -> int:
    """How many articles were not matched yet, or by another version of matching."""
    unmatched = or_(_MATCHED.is_(None), _MATCHED != index.VERSION)
    query = select(func.count()).select_from(t.Revision).where(col(t.Revision.current), unmatched)
    with database.read() as connection:
        return connection.execute(query).scalar_one()


def is_settled(database: Database) -> bool:
    """Are statements up to what was matched? They are not after a run that died in between."""
    with database.read() as connection:
        return refresh.is_up_to_date(connection)


def catch_up(
    database: Database,
    told: Callable[[int], object] = lambda _: None,
    failed: Callable[[str, Exception], object] = lambda *_: None,
) -> int:
    """Match the articles that were stored unmatched; where another version matched some, all anew. `told` hears of each
    batch how many articles it had, `failed` of an article that could not be matched, and stays so. Each batch is a
    transaction: what is interrupted goes on from there. Gives how many were matched."""
    with database.read() as connection:
        behind = _outdated(connection) or bool(_unmatched(connection, 1))
        unsettled = not refresh.is_up_to_date(connection)
    done = _catch_up(database, told, failed) if behind else 0
    if behind or unsettled:
        with database.write() as connection, _uncollected():
            after_write(connection, Changes())
    return done


def _catch_up(
    database: Database, told: Callable[[int], object], failed: Callable[[str, Exception], object]
) -> int:
    done = last = 0
    prefilter = Prefilter()

    def match(revisions: Sequence[int]) -> None:
        with database.write() as connection, _uncollected():
            # Another process may have matched some since they were looked up.
            still = {*_unmatched(connection, len(revisions), min(revisions, default=1) - 1)}
            changes = Changes(unmatched=still.intersection(revisions))
            after_write(connection, changes, statements=False, prefilter=prefilter)

    with database.write() as connection:
        if _outdated(connection):
            _clear(connection)
        elif _is_empty(connection):
            invalidation.invalidate_all(connection)
    while True:
        batch = max(BATCH, min(done, MOST))
        with database.read() as connection:
            revisions = _unmatched(connection, batch, last)
        lost = apply_each(match, revisions)
        for revision, error in lost:
            failed(_key(database, revision), error)
        told(len(revisions))
        done += len(revisions) - len(lost)
        if len(revisions) < batch:
            return done
        last = revisions[-1]


def clear(database: Database) -> None:
    """Forget all that matching found: nothing is matched."""
    with database.write() as connection:
        _clear(connection)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles meanwhile: a batch makes millions of tuples and no cycle, and is a fifth faster."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _outdated(connection: Connection) -> bool:
    """Did another version match some? Asked so that the index on `matched` answers."""
    others = (
        select(_MATCHED).where(other).limit(1)
        for other in (_MATCHED < index.VERSION, _MATCHED > index.VERSION)
    )
    return any(connection.execute(some).first() for some in others)


def _is_empty(connection: Connection) -> bool:
    return connection.execute(select(col(t.Quotation.attribution_id)).limit(1)).first() is None


def _clear(connection: Connection) -> None:
    """Take everything out of the store, what this version matched too: what two versions say together would be
    what neither says."""
    invalidation.invalidate_all(connection)
    for table in (t.Sighting, t.Phrase, t.Match, t.Fingerprint, t.Quotation):
        connection.execute(delete(table))
    connection.execute(update(t.Statement).values(public_id=None, sightings=0))
    connection.execute(update(t.Revision).values(matched=None))


def _key(database: Database, revision: int) -> str:
    """The id of the article of a revision."""
    query = select(col(t.Article.key)).join(t.Revision, col(t.Revision.article_id) == col(t.Article.id))
    with database.read() as connection:
        return connection.execute(query.where(col(t.Revision.id) == revision)).scalar_one()


def _unmatched(connection: Connection, batch: int, after: int = 0) -> list[int]:
    behind = (
        select(col(t.Revision.id))
        .where(col(t.Revision.current), col(t.Revision.matched).is_(None), col(t.Revision.id) > after)
        .order_by(col(t.Revision.id))
        .limit(batch)
    )
    return list(connection.execute(behind).scalars())
