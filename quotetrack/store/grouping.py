"""Stored repetitions as groups of sightings, each one statement: by what words say, then by what people corrected.

Decides what is grouped: the sightings of one wording on one day by one speaker together, so that what three hundred
outlets print of a day costs what one costs. How pairs make groups is left to `match.cluster`, what a correction does
to `match.regroup`; which sightings a correction means is found here, by their article and words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, product
from typing import Any, NamedTuple

from sqlalchemy import Connection

from quotetrack.match import verify
from quotetrack.match.cluster import Match, against, clusters
from quotetrack.match.frequency import idf
from quotetrack.match.normalise import Normal
from quotetrack.match.regroup import Group, Join, Split, regrouped
from quotetrack.registry.decided import OF_STATEMENTS, Action
from quotetrack.store import decisions
from quotetrack.store.repeated import Pair, judged
from quotetrack.store.sightings import Place

Node = tuple[Place, ...]  # sightings that are known to be one, in order
Ref = dict[str, Any]  # a sighting as the log names it


class Grouped(NamedTuple):
    """Groups of sightings in two or more articles, and the wording of each sighting."""

    groups: list[Group]
    wordings: dict[Place, Normal]


def grouped(connection: Connection) -> Grouped:
    """The statements of a store: the same ones in whatever order its articles came."""
    pairs = [pair for pair, phrase in judged(connection) if phrase is None]
    sides = {n: side for pair in pairs for n, side in zip(pair[:2], pair.sides, strict=True)}
    wordings = {place: n for n, side in sides.items() for place in side}
    nodes = {n: list(_nodes(n, side)) for n, side in sides.items()}
    by_first = {node[0]: node for some in nodes.values() for node in some}
    links = [link for pair in pairs for link in _links(pair, nodes)]
    found = [sorted(p for first in some for p in by_first[first]) for some in clusters(links)]
    joined = {place for some in found for place in some}
    found += [list(node) for first, node in by_first.items() if first not in joined]
    turned = against(found, links)
    gone = {place for some in turned.values() for place in some}
    groups = [Group(some, turned.get(some[0], [])) for some in found if some[0] not in gone]
    groups = regrouped(groups, _corrections(connection, wordings), lambda place: wordings[place].joined)
    several = [group for group in groups if len({place.article for place in group.all}) > 1]
    return Grouped(several, wordings)


def reference(place: Place, wording: Normal) -> Ref:
    """A sighting as the log names it, so that it is found again when its article is read again."""
    return {"article": place.article, "start": place.start, "words": wording.joined}


def _nodes(wording: Normal, side: Iterable[Place]) -> Iterator[Node]:
    alike: defaultdict[tuple[date | None, str | None], list[Place]] = defaultdict(list)
    for place in side:
        alike[place.day, place.speaker].append(place)
    own = verify.align(wording, wording, idf) if any(len(some) > 1 for some in alike.values()) else None
    for some in alike.values():
        if own is not None and Pair(wording, wording, own, (some, some)).holds(some[0], some[0]):
            yield tuple(some)
        else:
            yield from ((place,) for place in some)


def _links(pair: Pair, nodes: dict[Normal, list[Node]]) -> Iterator[Match]:
    one, other = nodes[pair.a], nodes[pair.b]
    for a, b in combinations(one, 2) if pair.a == pair.b else product(one, other):
        if len({place.article for place in (*a, *b)}) > 1 and pair.holds(a[0], b[0]):
            yield Match(a[0], b[0], pair.comparison.relation, pair.comparison.evidence)


def _corrections(connection: Connection, wordings: dict[Place, Normal]) -> list[Split | Join]:
    """The corrections that stand, of the sightings that the store has now."""
    printed: defaultdict[str, list[Place]] = defaultdict(list)
    log = decisions.listed(connection, actions=OF_STATEMENTS)
    if log:
        for place in sorted(wordings):
            printed[place.article].append(place)

    def meant(refs: Iterable[Ref]) -> list[Place]:
        found = (_meant(ref, printed[ref["article"]], wordings) for ref in refs)
        return [place for place in found if place is not None]

    return [
        Split(meant(row.data["apart"]), meant(row.data["rest"]))
        if row.action is Action.STATEMENT_SPLIT
        else Join(meant(row.data["together"]))
        for row in log
    ]


def _meant(ref: Ref, printed: Iterable[Place], wordings: dict[Place, Normal]) -> Place | None:
    """The sighting with these words, else the one that has most of them: another engine may cut a quotation
    elsewhere."""
    words = f" {ref['words']} "
    best: tuple[bool, int, int] | None = None
    found = None
    for place in printed:
        own = f" {wordings[place].joined} "
        if words in own or own in words:
            rank = (words == own, min(len(words), len(own)), -abs(place.start - ref["start"]))
            if best is None or rank > best:
                best, found = rank, place
    return found
