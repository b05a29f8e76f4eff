"""What follows a write: one function that brings all that is kept up to date, in the writer's transaction.

Whoever writes notes what is another now in a `Changes`, and acts on none of it; `after_write` decides what has to be
computed from that, and in which order: matches, statements, then facts, which look at both speakers and outlets.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlalchemy import Connection


@dataclass(slots=True)
class Changes:
    """What one transaction changed that others depend on."""

    read: set[int] = field(default_factory=set)  # revisions whose attributions are new
    described: set[int] = field(default_factory=set)  # revisions that have a day, an outlet, a byline now
    speakers: set[int] = field(
        default_factory=set
    )  # those who have another name, or names that were another's
    outlets: set[str] = field(default_factory=set)  # names of those that the store did not know


def after_write(connection: Connection, changes: Changes, *, match: bool = True) -> None:
    """Bring up to date what follows from what is stored; without `match` new quotations are left for later."""
    from quotetrack.store import matching
    from quotetrack.store.facts import follow
    from quotetrack.store.statements import settling

    if match and changes.read:
        matching.match(connection, sorted(changes.read))
    settling.settle(connection)
    follow.follow(connection, changes.read | changes.described, changes.speakers, changes.outlets)
