"""Where stretches of a text lie among others, which are sorted and do not overlap; each is a start and an end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import TypeVar

Stretch = TypeVar("Stretch", bound=tuple[int, int])


def span_at(at: int, spans: Sequence[Stretch]) -> Stretch | None:
    """Returns the last span that begins at or before an offset."""
    i = bisect_right(spans, at, key=itemgetter(0)) - 1
    return spans[i] if i >= 0 else None


def is_within(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a span lies in one of them."""
    around = span_at(span[0], spans)
    return around is not None and span[1] <= around[1]
