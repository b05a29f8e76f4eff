"""Pairs → statements: the quotations that carry the same words, as groups.

Decides which pairs may join two groups. A pair whose relation is contradicting never does. So that a group
does not grow through a short phrase ("this is not who we are" joins every speech that says it), a pair
joins quotations of two groups only when what they share is enough in itself, and a trimmed piece stays with
one utterance.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from quotetrack.match.verify import Relation

ENOUGH = 16.0  # evidence with which a pair may carry a group further


class Match(NamedTuple):
    """Two quotations, by the numbers that their keeper gave them, and what `verify` said of them."""

    a: int
    b: int
    relation: Relation
    evidence: float


def clusters(matches: Iterable[Match]) -> list[list[int]]:
    """Groups of two or more quotations, each sorted, in the order of their smallest number.

    The same matches give the same groups in whatever order they come. A quotation that only weak pairs join
    to others goes to the group of its strongest one.
    """
    parent: dict[int, int] = {}

    def find(x: int) -> int:
        while parent.setdefault(x, x) != x:
            parent[x] = x = parent[parent[x]]
        return x

    fit = [m for m in matches if m.relation is not Relation.CONTRADICTING and m.a != m.b]
    strong = [m for m in fit if m.evidence >= ENOUGH]
    for m in strong:
        parent[find(m.a)] = find(m.b)
    held = set(parent)
    weak = sorted(
        (m for m in fit if m.evidence < ENOUGH),
        key=lambda m: (-m.evidence, min(m.a, m.b), max(m.a, m.b)),
    )
    attached: set[int] = set()
    for m in weak:
        free = [x for x in (m.a, m.b) if x not in held and x not in attached]
        if free:
            parent[find(m.a)] = find(m.b)
            attached.update(free)
    groups: dict[int, list[int]] = {}
    for x in sorted(parent):
        groups.setdefault(find(x), []).append(x)
    return sorted(group for group in groups.values() if len(group) > 1)
