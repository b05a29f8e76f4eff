"""Bringing an older store up: its schema, and then what this program computes of what is stored.

The names are filed anew in the transaction of the migrations. Matching comes after it, for it is long; what it has not
done the store tells itself, and an upgrade that was killed there is completed by the next, or by `match`.
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import Connection

from quotetrack.services import backfill
from quotetrack.services.maintenance import after_write
from quotetrack.store import migration
from quotetrack.store.changes import Changes
from quotetrack.store.entities import registry


def upgrade(where: str | os.PathLike[str] | None = None) -> Path | None:
    """Bring a store to this program's schema and complete it; the copy that was made of it, see `migration.migrate`.
    Raises StoreError; the schema is then as it was."""
    saved = migration.migrate(where, _refile_names)
    with migration.open_database(where, create=False) as store:
        backfill.catch_up(store)
    return saved


def is_unfinished(where: str | os.PathLike[str] | None = None) -> bool:
    """Is there something to match in a store of this program's schema? An upgrade that was killed leaves that. Raises
    StoreError."""
    with migration.open_database(where, create=False) as store:
        return bool(backfill.behind(store)) or not backfill.is_settled(store)


def _refile_names(connection: Connection) -> None:
    changes = Changes()
    registry.refile_names(connection, changes)
    after_write(connection, changes, statements=False)
