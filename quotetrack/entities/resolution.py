"""Which names are one speaker.

A machine joins cautiously. Full names that agree are one: "Donald J. Trump" and "Donald Trump", as long as no "Donald
K. Trump" is known, whose the shorter name could be as well. A surname alone is joined only by `context_features`: a
role or an affiliation by which exactly one known bearer of the surname goes. What a person bound together or kept
apart goes before all that. The order in which names came to be known makes no difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quotetrack.entities.person_names import agree_in_middle, split_name
from quotetrack.model import SourceType
from quotetrack.text.folding import fold
from quotetrack.text.graphs import connected


class NameEntry(NamedTuple):
    """A name in the registry. A person can bind it to another name (`bound`), or keep it `apart` from those that look
    like it; `joined` is the full name that a surname was recognised as."""

    id: int
    key: str
    name: str
    type: SourceType
    blocking_key: str
    bound: int | None = None
    joined: int | None = None
    kept_separate: bool = False


def connected_names(entries: Iterable[NameEntry]) -> list[list[NameEntry]]:
    """The names that belong together, each speaker's in the order of their keys."""
    known = {entry.id: entry for entry in sorted(entries, key=lambda one: one.key)}
    edges: list[tuple[int, int]] = []
    families: dict[str, list[NameEntry]] = defaultdict(list)
    for entry in known.values():
        if not entry.kept_separate:
            families[entry.blocking_key].append(entry)
        other = entry.bound if entry.kept_separate or entry.bound is not None else entry.joined
        if other in known:
            edges.append((entry.id, other))
    for members in families.values():
        edges += [(entry.id, group[0].id) for group in _of_family(members) for entry in group[1:]]
    return [[known[number] for number in group] for group in connected(known, edges)]


def _of_family(members: Sequence[NameEntry]) -> list[list[NameEntry]]:
    """Names with one first and one last name, parted by what stands between: "j", "john", "k"."""
    if len(members) < 2 or members[0].type is not SourceType.PERSON:
        return [list(members)] if members else []
    bare: list[NameEntry] = []
    grown: list[list[NameEntry]] = []
    for entry in sorted(members, key=lambda one: (-len(one.key), one.key)):
        middle = split_name(fold(entry.name)).middle
        if not middle:
            bare.append(entry)
            continue
        fitting = [
            group for group in grown if agree_in_middle(split_name(fold(group[0].name)).middle, middle)
        ]
        if len(fitting) == 1:
            fitting[0].append(entry)
        else:
            grown.append([entry])
    if bare and len(grown) == 1:  # of several it could be each: it is none of them
        return [[*grown[0], *bare]]
    return [*grown, bare] if bare else grown


def canonical_name(group: Sequence[NameEntry]) -> NameEntry:
    """The name by which a speaker goes: that to which the others are bound, else the plainest full name."""
    anchors = {entry.bound for entry in group}
    candidates = [entry for entry in group if entry.id in anchors and entry.bound is None] or group

    def plainness(entry: NameEntry) -> tuple[bool, int, bool, str]:
        words = len(entry.key.split())
        return words < 2 and entry.type is SourceType.PERSON, words, entry.name.isupper(), entry.key

    return min(candidates, key=plainness)
