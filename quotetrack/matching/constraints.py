"""Must-link and cannot-link: groups of quotations as people corrected them.

What a person split or joined goes before what words say, also where groups have changed since because other articles
came. Which quotations a correction means is left to the store, which finds them again by their words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple


@dataclass(slots=True)
class Group:
    """Quotations that are one statement, by keys that sort: those that carry its words, those that contradict them, and
    those that a person joined to it, whose words may be others."""

    members: list[Any]
    against: list[Any] = field(default_factory=list)
    joined: list[Any] = field(default_factory=list)

    @property
    def all(self) -> list[Any]:
        """All of them, in order."""
        return sorted([*self.members, *self.against, *self.joined])


class Split(NamedTuple):
    """Some quotations are another statement. `rest` are those that they were parted from."""

    apart: Collection[Any]
    rest: Collection[Any] = ()


class Join(NamedTuple):
    """The statements of these quotations are one, which goes by the words of the first one's."""

    together: Sequence[Any]


def apply_constraints(
    groups: Iterable[Group], corrections: Iterable[Split | Join], words: Callable[[Any], str]
) -> list[Group]:
    """The groups after the corrections, in the order in which those were made; `words` gives the wording of a
    quotation. A quotation that a correction does not name, because it came later, goes with its own words: to those
    that were parted, if they alone have these words, else it stays. Groups of one quotation may be left.
    """
    found = [Group(list(g.members), list(g.against), list(g.joined)) for g in groups]
    for correction in corrections:
        match correction:
            case Split():
                found = _split(found, correction, words)
            case Join():
                found = _joined(found, correction)
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
            kept = (
                [x for x in some if x not in gone] for some in (group.members, group.against, group.joined)
            )
            group = _led(*kept)
        out.append(group)
    return [group for group in (*out, parted) if group.members]


def _led(members: list[Any], against: list[Any], joined: list[Any]) -> Group:
    """A group by the words of its members; where all of them are gone, by those of others."""
    if members:
        return Group(members, against, joined)
    return Group(joined, against) if joined else Group(against)


def _joined(groups: Sequence[Group], join: Join) -> list[Group]:
    together = set(join.together)
    named = [group for group in groups if not together.isdisjoint(group.all)]
    if len(named) < 2:
        return list(groups)
    first = next(one for one in join.together if any(one in group.all for group in named))
    head = next(group for group in named if first in group.all)
    for group in named:
        if group is not head:
            head.joined += [*group.members, *group.joined]
            head.against += group.against
    return [group for group in groups if group is head or together.isdisjoint(group.all)]
