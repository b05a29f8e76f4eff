"""What follows a write: one function that brings all that is kept up to date, in the writer's transaction.

Whoever writes notes what is another now in a `Changes`, and acts on none of it; `after_write` decides what has to be
computed from that, and in which order: corrections, who is who, matches, statements, then facts, which look at both
speakers and outlets.
"""

from __future__ import annotations

from sqlalchemy import Connection

from quotetrack.audit import Policy
from quotetrack.errors import StoreError
from quotetrack.matching.prefilter import Prefilter
from quotetrack.model.records import Scope
from quotetrack.store import audits
from quotetrack.store.changes import Changes
from quotetrack.store.connection import Database, chunks
from quotetrack.store.corrections import replay
from quotetrack.store.entities import registry
from quotetrack.store.facts import refresh as fact_refresh
from quotetrack.store.matching import index, invalidation
from quotetrack.store.statements import refresh as statement_refresh
from quotetrack.store.statements.speaker_agreement import refresh_agreement

_AUDITED = 100  # articles to a transaction: others wait that long


def before_write(connection: Connection, revision: int) -> bool:
    """Take a revision whose rows are about to change out of the matching index, which needs them for that. Returns
    whether it was in it."""
    return index.unindex_revision(connection, revision)


def after_write(
    connection: Connection,
    changes: Changes,
    *,
    match: bool = True,
    statements: bool = True,
    prefilter: Prefilter | None = None,
) -> None:
    """Bring up to date what follows from what is stored. Without `match` new quotations are left for `backfill`, and
    without `statements` these for a later call. A `prefilter` that is used again knows the wordings that it has seen.
    """
    _resolve_names(connection, changes)
    replay.apply_corrections(connection, changes)
    _resolve_names(connection, changes)
    audits.invalidate(connection, changes)
    invalidation.invalidate_revisions(connection, changes.described)
    invalidation.invalidate_articles(connection, changes.regrouped)
    if match and (revisions := changes.extracted | changes.corrected | changes.unmatched):
        index.match_revisions(connection, sorted(revisions), prefilter)
    if statements:
        statement_refresh.refresh_statements(connection)
    refresh_agreement(connection, changes.speakers)
    fact_refresh.refresh_facts(connection, changes)


def refresh_audits(database: Database, scope: Scope, policy: Policy) -> None:
    """Audit the articles of a scope that changed since they were audited under a policy, and keep it; not where the
    store cannot be written now. Raises NotFoundError for an unknown outlet."""
    with database.read() as connection:
        revisions = audits.pending(connection, scope, policy)
    if database.read_only:
        return
    for batch in chunks(revisions, _AUDITED):
        try:
            with database.write() as connection:
                audits.keep_audits(connection, batch, policy)
        except StoreError:
            return


def _resolve_names(connection: Connection, changes: Changes) -> None:
    """See whose the names are that came or were decided on, and note the speakers of whom that is news."""
    changes.speakers |= registry.resolve_names(connection, changes.names)
    changes.names = set()
