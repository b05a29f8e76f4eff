"""Matching what the store holds, apart from ingesting: what was left unmatched, or all of it anew.

How quotations are matched is left to `matching`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete, func, or_, select, update
from sqlmodel import col

from quotetrack.store import matching
from quotetrack.store import tables as t
from quotetrack.store.engine import Store

_MATCHED = col(t.Revision.matched)
_BEHIND = (col(t.Revision.current), or_(_MATCHED.is_(None), _MATCHED != matching.VERSION))


def behind(store: Store) -> int:
    """How many articles were not matched yet, or by another version of matching."""
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(t.Revision).where(*_BEHIND)).scalar_one()


def catch_up(store: Store) -> Iterator[int]:
    """Match those articles, a batch at a time; gives how many each had. Each batch is a transaction: what is
    interrupted goes on from there."""
    while True:
        with store.write() as connection:
            query = select(col(t.Revision.id)).where(*_BEHIND).order_by(col(t.Revision.id))
            revisions = list(connection.execute(query.limit(matching.BATCH)).scalars())
            if not revisions:
                return
            matching.forget(connection, revisions)
            matching.match(connection, revisions)
        yield len(revisions)


def clear(store: Store) -> None:
    """Forget all that matching found: nothing is matched."""
    with store.write() as connection:
        for table in (t.Match, t.Fingerprint, t.Quotation):
            connection.execute(delete(table))
        connection.execute(update(t.Revision).values(matched=None))
