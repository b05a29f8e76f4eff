"""Options of tables that a database may or may not have: one that has none of it ignores them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

# The rows stand in the order of the primary key, which is then no index beside them.
CLUSTERED: dict[str, Any] = {"sqlite_with_rowid": False}
# The number of a deleted row is never given again.
NEVER_REUSED: dict[str, Any] = {"sqlite_autoincrement": True}


def only_where(condition: str) -> dict[str, Any]:
    """Returns the options of an index that holds only the rows of which a condition is true."""
    return {f"{name}_where": text(condition) for name in ("sqlite", "postgresql")}
