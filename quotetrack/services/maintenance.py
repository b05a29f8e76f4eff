"""What follows a write: one function that brings all that is kept up to date, in the writer's transaction.

Whoever writes notes what is another now in a `Changes`, and acts on none of it; `after_write` decides what has to be
computed from that, and in which order: matches, statements, then facts, which look at both speakers and outlets.
"""

from __future__ import annotations

from sqlalchemy import Connection

from quotetrack.store.changes import Changes


def after_write(connection: Connection, changes: Changes, *, match: bool = True) -> None:
    """Bring up to date what follows from what is stored; without `match` new quotations are left for later."""
    from quotetrack.store.facts import refresh as fact_refresh
    from quotetrack.store.matching import index
    from quotetrack.store.statements import refresh as statement_refresh

    if match and changes.read:
        index.match_revisions(connection, sorted(changes.read))
    statement_refresh.refresh_statements(connection)
    fact_refresh.refresh_facts(
        connection, changes.read | changes.described, changes.speakers, changes.outlets
    )
