"""Pairs → statements: the quotations that carry the same words, as groups.

Decides which pairs may join two groups. A pair whose relation is contradicting never does. Matching is not
transitive: "this is not who we are" may match a passage in each of two speeches that have nothing else in
common. So pairs with much evidence join groups, and by the others a quotation that is still alone is
attached to one group, without bringing a third one in. Whether two quotations match is left to `verify`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from quotetrack.match.verify import Relation

ENOUGH = 16.0  # the evidence with which a pair joins two groups


class Match(NamedTuple):
    """Two quotations, by the numbers that their keeper gave them, and what `verify` said of them."""

    a: int
    b: int
    relation: Relation
    evidence: float


def clusters(matches: Iterable[Match]) -> list[list[int]]:
    """Groups of two or more quotations, each sorted, in the order of their smallest number.

    The same matches give the same groups in whatever order they come, and whichever way round a pair is
    given.
    """
    evidence: dict[tuple[int, int], float] = {}
    for m in matches:
        if m.relation is not Relation.CONTRADICTING and m.a != m.b:
            pair = (min(m.a, m.b), max(m.a, m.b))
            evidence[pair] = max(m.evidence, evidence.get(pair, 0.0))
    group: dict[int, list[int]] = {}
    for (a, b), weight in evidence.items():
        if weight >= ENOUGH:
            _join(group, a, b)
    core = frozenset(group)
    partners: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in evidence:
        partners[a].add(b)
        partners[b].add(a)
    weak = sorted((-weight, pair) for pair, weight in evidence.items() if weight < ENOUGH)
    for _, (a, b) in weak:
        if a in group and b in group:
            continue
        alone, other = (b, a) if a in group else (a, b)
        members = group.get(other, [])
        # A piece brings no third quotation in, unless that one matches most of the group by itself.
        most = 2 * len(partners[alone].intersection(members)) > len(members)
        if not members or other in core or most:
            _join(group, alone, other)
    return sorted({id(members): sorted(members) for members in group.values()}.values())


def _join(group: dict[int, list[int]], a: int, b: int) -> None:
    """Make one list of the groups of `a` and `b`; the smaller list goes into the larger."""
    small, large = sorted((group.setdefault(a, [a]), group.setdefault(b, [b])), key=len)
    if small is not large:
        large += small
        for member in small:
            group[member] = large
