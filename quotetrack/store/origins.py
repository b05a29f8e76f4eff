"""Where stored statements come from: what `quotetrack.origins` is asked of articles that the store has."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from quotetrack.origins import Origins
from quotetrack.store.statements import Statement


def origins(connection: Connection, statements: Sequence[Statement]) -> list[Origins]:
    """The origins of each statement, in their order. What `statements.known` gives is taken as it is."""
    raise NotImplementedError
