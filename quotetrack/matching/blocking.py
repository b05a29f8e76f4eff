"""Blocks: which quotations that share a blocking key are compared.

Depends on who is in the block alone, not on the order in which they came. In a block of at most `MANY`, each is
compared with each. In a larger one, each is compared with the representative, which is the longest: what three
hundred outlets trim in three hundred ways meets in the one that gives the most of it, and "president of the united"
costs one comparison and not thousands. Equal quotations are one here. Keeping blocks is left to the store.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from quotetrack.matching.normal_form import NormalForm

VERSION = "3"
MANY = 20  # quotations under a key, above which they are compared with its representative alone


def rank(normal: NormalForm) -> tuple[int, str]:
    """Returns what the representative of a key is chosen by: the highest is it."""
    return len(normal.words), str(normal)


def representative(known: Mapping[int, NormalForm], some: Iterable[int]) -> int:
    """Returns which of these wordings represents them."""
    return max(some, key=lambda one: rank(known[one]))


def pairs_of_block(
    coming: Collection[int], held: Collection[int], representative: int | None
) -> Iterator[tuple[int, int]]:
    """The pairs to compare under a key when `coming` join those that it held, the smaller number first. No
    representative: they are few."""
    if representative is None:
        yield from combinations(sorted(coming), 2)
        yield from ((a, b) if a < b else (b, a) for a in coming for b in held)
    else:
        others = {*coming, *held} if representative in coming else coming
        yield from (
            (representative, one) if representative < one else (one, representative)
            for one in others
            if one != representative
        )


def compared_pairs(pair: Collection[int], shared: Iterable[int], representatives: Mapping[int, int]) -> bool:
    """Is this pair to be compared? `shared` are the keys that the two share; `representatives` has those of the
    keys of oversized blocks."""
    return any(key not in representatives or representatives[key] in pair for key in shared)
