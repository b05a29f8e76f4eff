"""Find the quantities of a text."""

from __future__ import annotations

from datetime import date

from quotetrack.quantities.quantity import Quantity


def find(text: str, day: date | None = None) -> tuple[Quantity, ...]:
    """The quantities of a text, in order, not overlapping; `day` is when it was published, for "Tuesday"."""
    raise NotImplementedError
