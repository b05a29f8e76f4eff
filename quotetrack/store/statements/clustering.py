"""Repetitions as groups of sightings, each one statement: first by what words say, then by what people corrected.

The sightings of one wording on one day by one speaker are grouped as one, so that what three hundred outlets print
of a day costs what one costs. How pairs make groups is left to `quotetrack.matching.clustering`, what a correction
does to `quotetrack.matching.constraints`, and which sightings a correction means to `constraints` beside this
module.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import combinations, product

from quotetrack.matching.clustering import Match, clusters, contradicting
from quotetrack.matching.constraints import Group, Join, Split, apply_constraints
from quotetrack.store.matching.occurrence_cache import OccurrenceCache
from quotetrack.store.matching.pair_decisions import PairDecision
from quotetrack.store.occurrences import Occurrence

Node = tuple[Occurrence, ...]  # sightings that are known to be one, in order


def group_sightings(
    cache: OccurrenceCache, pairs: Collection[PairDecision], corrections: Collection[Split | Join]
) -> list[Group]:
    """The statements that those matches make that are repetitions: groups of sightings in two or more articles, the
    same ones in whatever order these came."""
    said = [pair for pair in pairs if pair.repeated]
    sides = {words: cache.occurrences_of(words) for pair in said for words in pair[:2]}
    own = {pair.a: pair for pair in pairs if pair.a == pair.b}
    nodes = {words: list(_nodes(own.get(words), side)) for words, side in sides.items()}
    by_first = {node[0]: node for some in nodes.values() for node in some}
    links = [link for pair in said for link in _links(pair, nodes)]
    found = [sorted(p for first in some for p in by_first[first]) for some in clusters(links)]
    joined = {place for some in found for place in some}
    found += [list(node) for first, node in by_first.items() if first not in joined]
    turned = contradicting(found, links)
    gone = {place for some in turned.values() for place in some}
    groups = [Group(some, turned.get(some[0], [])) for some in found if some[0] not in gone]
    groups = apply_constraints(groups, corrections, lambda place: cache.normal_form_of(place).joined)
    return [group for group in groups if len({place.article for place in group.all}) > 1]


def _nodes(own: PairDecision | None, side: Sequence[Occurrence]) -> Iterator[Node]:
    """The sightings of a wording; `own` is it beside itself, where several have it."""
    alike: defaultdict[tuple[date | None, str | None], list[Occurrence]] = defaultdict(list)
    for place in side:
        alike[place.day, place.speaker].append(place)
    for some in alike.values():
        if own is not None and own.is_match_for(some[0], some[0]):
            yield tuple(some)
        else:
            yield from ((place,) for place in some)


def _links(pair: PairDecision, nodes: dict[str, list[Node]]) -> Iterator[Match]:
    one, other = nodes[pair.a], nodes[pair.b]
    for a, b in combinations(one, 2) if pair.a == pair.b else product(one, other):
        if len({place.article for place in (*a, *b)}) > 1 and pair.is_match_for(a[0], b[0]):
            yield Match(a[0], b[0], pair.comparison.relation, pair.comparison.evidence)
