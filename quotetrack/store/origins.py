"""Where stored statements come from: what `quotetrack.origins` is asked of the articles that carry them."""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.origins import Origins
from quotetrack.store.engine import Store
from quotetrack.store.views import StatementRow


def origins(store: Store, statements: Sequence[StatementRow]) -> list[Origins]:
    """The origins of each statement, in their order."""
    raise NotImplementedError
