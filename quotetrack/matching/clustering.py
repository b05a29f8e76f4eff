"""Clustering: matches → statements, the groups of quotations that carry the same words, and their representatives.

A pair whose relation is contradicting never joins two groups: whoever dropped the "not" is listed against the group
whose words he turned round (`contradicting`). Matching is not transitive: "this is not who we are" may match a
passage in each of two speeches that have nothing else in common. So pairs with much evidence join groups; a pair
with less attaches a quotation that is still alone to one group, and joins two groups only where most of the one
match most of the other. Quotations are known by keys that sort. Where a key says where a quotation was printed, and
not when it was stored, groups do not depend on the order of storing. Whether two quotations match is left to
`comparison` and `decision`, and which phrases are nobody's to `stock_phrases`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from quotetrack.matching.comparison import SLIGHT, Relation
from quotetrack.matching.normal_form import NormalForm
from quotetrack.matching.term_weights import idf

ENOUGH = 16.0  # the evidence with which a pair joins two groups

K = TypeVar("K", bound=Any)  # what quotations are known by: a number, (article, start) …


class Match(NamedTuple):
    """Two quotations, by the keys that their keeper gave them, and what `comparison` said of them."""

    a: Any
    b: Any
    relation: Relation
    evidence: float


def clusters(matches: Iterable[Match]) -> list[list[Any]]:
    """Groups of two or more quotations, each sorted, in the order of their smallest key.

    The same matches give the same groups in whatever order they come, and whichever way round a pair is
    given.
    """
    evidence: dict[tuple[Any, Any], float] = {}
    for m in matches:
        if m.relation is not Relation.CONTRADICTING and m.a != m.b:
            pair = (min(m.a, m.b), max(m.a, m.b))
            evidence[pair] = max(m.evidence, evidence.get(pair, 0.0))
    group: dict[Any, list[Any]] = {}
    for (a, b), weight in evidence.items():
        if weight >= ENOUGH:
            _join(group, a, b)
    core = frozenset(group)
    partners: defaultdict[Any, set[Any]] = defaultdict(set)
    for a, b in evidence:
        partners[a].add(b)
        partners[b].add(a)
    # A piece goes to the group that gives more of it, if there is one, before it goes to another piece.
    weak = sorted(
        (core.isdisjoint(pair), -weight, pair) for pair, weight in evidence.items() if weight < ENOUGH
    )
    for *_, (a, b) in weak:
        if a in group and b in group:
            if group[a] is not group[b] and _mostly(group[a], group[b], partners):
                _join(group, a, b)
            continue
        alone, other = (b, a) if a in group else (a, b)
        members = group.get(other, [])
        # A piece brings no third quotation in, unless that one matches most of the group by itself.
        most = 2 * sum(group.get(one) is members for one in partners[alone]) > len(members)
        if not members or other in core or most:
            _join(group, alone, other)
    distinct = {id(members): members for members in group.values()}
    return sorted(map(sorted, distinct.values()))


def contradicting(groups: Iterable[list[Any]], matches: Iterable[Match]) -> dict[Any, list[Any]]:
    """What contradicts a group: by the first member of the group, the sorted quotations that do, each with its own
    group. The smaller one is against the larger, of equal ones the later, so that neither is against a third.

    A pair with little evidence turns round a quotation that is alone, not a group.
    """
    own: dict[Any, list[Any]] = {member: members for members in groups for member in members}
    turned = [
        (-m.evidence, min(m.a, m.b), max(m.a, m.b))
        for m in matches
        if m.relation is Relation.CONTRADICTING and m.a != m.b
    ]
    found: dict[Any, list[Any]] = {}
    placed: set[Any] = set()
    for weight, a, b in sorted(turned):
        most, least = sorted((own.get(a, [a]), own.get(b, [b])), key=lambda some: (-len(some), some))
        if most is least or least[0] in found or placed & {most[0], least[0]}:
            continue
        if -weight >= ENOUGH or len(least) == 1:
            found.setdefault(most[0], []).extend(least)
            placed.add(least[0])
    return {host: sorted(some) for host, some in found.items()}


def _mostly(some: list[Any], others: list[Any], partners: Mapping[Any, set[Any]]) -> bool:
    """Do most of the quotations of one group match most of those of the other?"""
    few, many = sorted((some, others), key=len)
    rest = set(many)
    return 2 * sum(len(partners[one] & rest) for one in few) > len(few) * len(many)


def _join(group: dict[Any, list[Any]], a: Any, b: Any) -> None:
    """Make one list of the groups of `a` and `b`; the smaller list goes into the larger."""
    small, large = sorted((group.setdefault(a, [a]), group.setdefault(b, [b])), key=len)
    if small is not large:
        large += small
        for member in small:
            group[member] = large


def representative(members: Mapping[K, NormalForm]) -> K:
    """Which member's wording stands for a statement: the fullest that most members give, at least as a part.

    Where most give only a piece, the piece is the statement that was repeated; with a few words more that say nothing
    where half as many give these, too: "He is becoming their best recruiter" of those who print "becoming their best
    recruiter". Of equal wordings the member with the smallest key is given. Raises ValueError for no members.
    """
    if not members:
        raise ValueError("a statement has members")
    carried = Counter(normal.joined for normal in members.values())
    parts = {wording: f" {wording} " for wording in carried}
    given = {
        wording: sum(n for other, n in carried.items() if part in parts[other])
        for wording, part in parts.items()
    }
    most = [wording for wording, count in given.items() if 2 * count >= len(members)]
    if not most:
        most = [max(given, key=lambda w: (given[w], len(w), w))]
    piece = max(most, key=_fullness)
    whole = [
        wording for wording in given if parts[piece] in parts[wording] and 2 * given[wording] >= given[piece]
    ]
    chosen = max((wording for wording in whole if _weight(wording) - _weight(piece) < SLIGHT), key=_fullness)
    return min(key for key, normal in members.items() if normal.joined == chosen)


def _fullness(wording: str) -> tuple[int, int, str]:
    return wording.count(" "), len(wording), wording


def _weight(wording: str) -> float:
    return sum(map(idf, wording.split()))
