"""How well groups agree with the groups that were planted: pairwise and B-cubed (Bagga and Baldwin 1998).

Both compare two partitions of the same items, given as groups; an item in no group is a group by itself. Pairwise
counts pairs, so that large groups count most; B-cubed averages over items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from math import comb
from typing import NamedTuple

Groups = Iterable[Iterable[Hashable]]


class Score(NamedTuple):
    """Shares from 0 to 1; of nothing, all is right."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairwise(found: Groups, planted: Groups) -> Score:
    """Of the pairs that a group joins, the share that the other side joins."""
    ours, theirs = _of(found), _of(planted)
    both = _pairs(Counter((ours[item], theirs[item]) for item in ours.keys() & theirs.keys()))
    some, wanted = _pairs(Counter(ours.values())), _pairs(Counter(theirs.values()))
    return Score(both / some if some else 1.0, both / wanted if wanted else 1.0)


def b_cubed(found: Groups, planted: Groups) -> Score:
    """For each item, the share of its group that is in its group on the other side; on average."""
    ours, theirs = _of(found), _of(planted)
    items = ours.keys() | theirs.keys()
    ours |= {item: ("alone", item) for item in items - ours.keys()}
    theirs |= {item: ("alone", item) for item in items - theirs.keys()}
    both = Counter((ours[item], theirs[item]) for item in items)
    our_sizes, their_sizes = Counter(ours.values()), Counter(theirs.values())
    if not items:
        return Score(1.0, 1.0)
    precision = sum(n * n / our_sizes[group] for (group, _), n in both.items())
    recall = sum(n * n / their_sizes[group] for (_, group), n in both.items())
    return Score(precision / len(items), recall / len(items))


def _of(groups: Groups) -> dict[Hashable, Hashable]:
    """Which group each item is in."""
    return {item: number for number, group in enumerate(groups) for item in group}


def _pairs(sizes: Mapping[Hashable, int]) -> int:
    return sum(comb(size, 2) for size in sizes.values())
