"""What is done to many things at once, done to each alone where that fails: one that fails is one that fails.

Decides what is a fault over one thing. A store that cannot be written (StoreError: full, locked, damaged) is none, and
ends the work; so does whoever interrupts it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from quotetrack.errors import StoreError

_T = TypeVar("_T")


def apply_each(work: Callable[[Sequence[_T]], object], things: Sequence[_T]) -> list[tuple[_T, Exception]]:
    """Do `work` on all things, in a transaction of its own; where it raises, on each of them in turn. Gives those over
    which it raised then, with what it raised. Raises StoreError."""
    try:
        work(things)
    except StoreError:
        raise
    except Exception as error:  # of any kind: the one thing that raises it is found, and the others are done
        if len(things) < 2:
            return [(one, error) for one in things]
        return [failed for one in things for failed in apply_each(work, [one])]
    return []
