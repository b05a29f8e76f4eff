"""Groups of quotations as people corrected them: what a person parted or joined goes before what words say.

Decides what a correction does to groups that have changed since it was made, because other articles came. Which
quotations a correction means is left to the store, which finds them again by their words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple


@dataclass(slots=True)
class Group:
    """Quotations that are one statement, by keys that sort: those that carry its words, those that contradict them."""

    members: list[Any]
    against: list[Any] = field(default_factory=list)

    @property
    def all(self) -> list[Any]:
        """All of them, in order."""
        return sorted([*self.members, *self.against])


class Split(NamedTuple):
    """Some quotations are another statement. `rest` are those that they were parted from."""

    apart: Collection[Any]
    rest: Collection[Any] = ()


class Join(NamedTuple):
    """The statements of these quotations are one."""

    together: Collection[Any]


def regrouped(
    groups: Iterable[Group], corrections: Iterable[Split | Join], words: Callable[[Any], str]
) -> list[Group]:
    """The groups after the corrections, in the order in which those were made; `words` gives the wording of a
    quotation. A quotation that a correction does not name, because it came later, goes with its own words: to those
    that were parted, if they alone have these words, else it stays. Groups of one quotation may be left.
    """
    found = [Group(list(group.members), list(group.against)) for group in groups]
    for correction in corrections:
        is_split = isinstance(correction, Split)
        found = _split(found, correction, words) if is_split else _joined(found, correction)
    return sorted(found, key=lambda group: group.all)


def _split(groups: Sequence[Group], split: Split, words: Callable[[Any], str]) -> list[Group]:
    apart, rest = set(split.apart), set(split.rest)
    if not apart:
        return list(groups)
    own = {words(one) for one in apart} - {words(one) for one in rest}
    out, parted = [], Group([])
    for group in groups:
        if not apart.isdisjoint(group.all):
            gone = {one for one in group.all if one in apart or (one not in rest and words(one) in own)}
            parted.members += sorted(gone)
            group = Group(*([x for x in some if x not in gone] for some in (group.members, group.against)))
        out.append(group)
    # What is left with nobody whom it contradicts is a statement of its own.
    out = [Group(group.members or group.against, group.against if group.members else []) for group in out]
    return [group for group in (*out, parted) if group.members]


def _joined(groups: Sequence[Group], join: Join) -> list[Group]:
    together = set(join.together)
    named = [group for group in groups if not together.isdisjoint(group.all)]
    if len(named) < 2:
        return list(groups)
    one = Group([x for group in named for x in group.members], [x for group in named for x in group.against])
    return [*(group for group in groups if together.isdisjoint(group.all)), one]
