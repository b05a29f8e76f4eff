"""What follows a write: one function that brings all that is kept up to date, in the writer's transaction.

Whoever writes notes what is another now in a `Changes`, and acts on none of it; `after_write` decides what has to be
computed from that, and in which order: matches, statements, then facts, which look at both speakers and outlets.
"""

from __future__ import annotations

from sqlalchemy import Connection

from quotetrack.store.changes import Changes


def after_write(connection: Connection, changes: Changes, *, match: bool = True) -> None:
    """Bring up to date what follows from what is stored; without `match` new quotations are left for later."""
    from quotetrack.store import matching
    from quotetrack.store.facts import follow
    from quotetrack.store.statements import settling

    if match and changes.read:
        matching.match(connection, sorted(changes.read))
    settling.settle(connection)
    follow.follow(connection, changes.read | changes.described, changes.speakers, changes.outlets)
