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
MANY = 20  # quotations under a key, above which they are compared with its leader alone


def rank(normal: NormalForm) -> tuple[int, str]:
    """By what the leader of a key is chosen: the highest leads."""
    return len(normal.words), str(normal)


def representative(known: Mapping[int, NormalForm], some: Iterable[int]) -> int:
    """Who leads these wordings."""
    return max(some, key=lambda one: rank(known[one]))


def pairs_of_block(
    coming: Collection[int], held: Collection[int], leader: int | None
) -> Iterator[tuple[int, int]]:
    """The pairs to compare under a key when `coming` join those that it held, the smaller number first. No
    leader: they are few."""
    if leader is None:
        yield from combinations(sorted(coming), 2)
        yield from ((a, b) if a < b else (b, a) for a in coming for b in held)
    else:
        others = {*coming, *held} if leader in coming else coming
        yield from ((leader, one) if leader < one else (one, leader) for one in others if one != leader)


def compared_pairs(pair: Collection[int], shared: Iterable[int], leaders: Mapping[int, int]) -> bool:
    """Is this pair to be compared? `shared` are the keys that the two share; `leaders` has those of keys under
    which many are."""
    return any(key not in leaders or leaders[key] in pair for key in shared)
