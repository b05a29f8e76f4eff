"""Which quotations under one key are compared, and who is compared once they are too many for that.

Decides from who is under a key, and from nothing else: not from the order in which they came. While they are
few, each is compared with each. When they are `MANY`, each is compared with the leader alone, which is the
longest of them: what three hundred outlets trim in three hundred ways meets in the one that gives the most of
it, and "president of the united" costs one comparison and not thousands. Quotations that are equal are one
here. Keeping what is under which key is left to the store.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product

from quotetrack.match.frequency import idf
from quotetrack.match.normalise import Normal
from quotetrack.match.verify import LEAST

VERSION = "1"
MANY = 50  # quotations under a key, above which they are compared with its leader alone
ENOUGH = LEAST  # units of evidence in the runs in which two meet: what any match needs


def rank(normal: Normal) -> tuple[int, str]:
    """By what the leader of a key is chosen: the highest leads."""
    return len(normal.words), str(normal)


def pairs(coming: Collection[int], held: Collection[int], leader: int | None) -> Iterator[tuple[int, int]]:
    """The pairs to compare under a key when `coming` join those that it held, the smaller number first. No
    leader: they are few."""
    if leader is None:
        yield from combinations(sorted(coming), 2)
        yield from ((min(pair), max(pair)) for pair in product(coming, held))
    else:
        others = {*coming, *held} if leader in coming else coming
        yield from ((min(leader, one), max(leader, one)) for one in others if one != leader)


def compared(pair: Collection[int], shared: Mapping[int, Sequence[str]], leaders: Mapping[int, int]) -> bool:
    """Is this pair to be compared? `shared` are the keys that the two share, with their words; `leaders` has
    those of keys under which many are."""
    return tells(words for key, words in shared.items() if key not in leaders or leaders[key] in pair)


def tells(shared: Iterable[Sequence[str]]) -> bool:
    """Do these runs of words, under which two meet, say enough to compare the two?"""
    return sum(map(idf, {word for run in shared for word in run})) >= ENOUGH
