"""Dirty marks: the wordings whose sightings were added, removed or changed since statements were last refreshed.

Writers call `invalidate_*` in their own transaction. `refresh_statements` recomputes what depends on the marks and
clears them, so a crash in between loses nothing, and what many articles change is computed once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, delete, select, update
from sqlmodel import col

from quotetrack.matching import fingerprints
from quotetrack.store import tables as t
from quotetrack.store.connection import THESE, bulk_fetch, bulk_insert, execute_in, fetch_in
from quotetrack.store.matching import inverted_index, phrase_statistics

EVERYTHING = ""  # no quotation has this normal form


def invalidate(connection: Connection, stored: Mapping[int, str]) -> None:
    """Mark wordings, given as they are stored, by the keys that `fingerprints.exact_key` gives them."""
    if not stored or is_all_invalid(connection):
        return
    bulk_insert(connection, "stale", ("key", "normal"), [*stored.items()], conflict=" ON CONFLICT DO NOTHING")


def invalidate_quotations(connection: Connection, numbers: Iterable[int]) -> None:
    """Mark the wordings of quotations."""
    found = bulk_fetch(connection, "normal", "quotations", "attribution_id", {*numbers})
    invalidate(connection, {fingerprints.exact_key(stored): stored for (stored,) in found})


def invalidate_removed(connection: Connection, numbers: Collection[int]) -> None:
    """Mark what is about to be taken out of the store: these quotations, and all whose statement or match they are.
    Their statements are told no more until they are computed."""
    found = bulk_fetch(connection, "statement_id", "sightings", "attribution_id", {*numbers})
    statements = sorted({number for (number,) in found})
    others = bulk_fetch(connection, "attribution_id", "sightings", "statement_id", statements)
    matched = (number for pair in inverted_index.match_pairs_of(connection, numbers) for number in pair)
    invalidate_quotations(connection, {*numbers, *matched, *(number for (number,) in others)})
    execute_in(
        connection, update(t.Statement).values(public_id=None, sightings=0), col(t.Statement.id), statements
    )


def invalidate_phrases(connection: Connection, keys: Collection[int]) -> None:
    """Mark what matches by these runs of words, which became stock phrases or are none any more."""
    invalidate_quotations(
        connection,
        (number for (number,) in bulk_fetch(connection, "a_id", "matches", "rarest_key", keys)),
    )


def invalidate_revisions(connection: Connection, numbers: Collection[int]) -> None:
    """Mark what these revisions of articles quote: a date or an outlet of theirs is another."""
    quoting = _quoted(connection, col(t.Attribution.revision_id), numbers)
    invalidate_quotations(connection, quoting)
    found = inverted_index.load(connection, quoting).values()
    phrase_statistics.drop(connection, fingerprints.keys_of_all(normal.words for normal in found))


def invalidate_articles(connection: Connection, keys: Collection[str]) -> None:
    """Mark what articles quote, and the statements in which it is: a decision about them was made or taken back."""
    numbers = _quoted(connection, col(t.Article.key), keys)
    found = bulk_fetch(connection, "statement_id", "sightings", "attribution_id", numbers)
    others = bulk_fetch(
        connection, "attribution_id", "sightings", "statement_id", {number for (number,) in found}
    )
    invalidate_quotations(connection, numbers | {number for (number,) in others})


def pending(connection: Connection, count: int) -> dict[int, str]:
    """What is marked, up to so many wordings, by their keys."""
    return {row.key: row.normal for row in connection.execute(_MARKED, {"count": count})}


def clear_pending(connection: Connection, keys: Collection[int]) -> None:
    """Take marks away."""
    execute_in(connection, _UNMARK, None, keys)


_MARKED = select(col(t.Stale.key), col(t.Stale.normal)).limit(bindparam("count", type_=Integer))
_UNMARK = delete(t.Stale).where(col(t.Stale.key).in_(THESE))


def clear_all(connection: Connection) -> None:
    """Take all marks away."""
    connection.execute(delete(t.Stale))


def is_all_invalid(connection: Connection) -> bool:
    """Is all marked that there is?"""
    return connection.execute(_EVERYTHING).first() is not None


_EVERYTHING = select(col(t.Stale.key)).where(col(t.Stale.key) == 0, col(t.Stale.normal) == EVERYTHING)


def invalidate_all(connection: Connection) -> None:
    """Mark all that there is."""
    invalidate(connection, {0: EVERYTHING})


def quotations_of_articles(connection: Connection, keys: Collection[str]) -> set[int]:
    """The numbers of the quotations in articles, by their keys."""
    return _quoted(connection, col(t.Article.key), keys)


def _quoted(connection: Connection, column: Any, values: Collection[Any]) -> set[int]:
    numbers = (
        select(col(t.Quotation.attribution_id))
        .join(t.Attribution, col(t.Attribution.id) == col(t.Quotation.attribution_id))
        .join(t.Revision, col(t.Revision.id) == col(t.Attribution.revision_id))
        .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
    )
    return {number for (number,) in fetch_in(connection, numbers, column, values)}
