"""Which attributions deny a fact: `facts.denial` over what the store has."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from quotetrack.store.facts.attributed import Attributed, Found


def deniers(
    connection: Connection,
    rows: Mapping[int, Attributed],
    carried: Mapping[tuple[int, int], Found],
    among: Collection[int] | None = None,
) -> dict[tuple[int, int], float]:
    """The facts that rows deny, by fact and row, and how sure that is, from 0 to 1."""
    return {}
