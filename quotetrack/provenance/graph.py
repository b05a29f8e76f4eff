"""The graph of who credits whom for one statement, and its roots.

Decides which names are one reporter, what an article relies on, and which reporters are origins: those that have an
article which neither credits anybody nor is a copy, and those that are credited and credit nobody as far as is known.
What an agency wrote is the agency's, with the credits that its text gives. A copy relies on the article whose text it
prints; what byline, dateline or signature of one copy says holds for all, since it is one text. Reporters that credit
each other in a circle are no origins for that, and are told. Dates decide nothing: who credits whom is said in words,
and a circle is one however it came about. Time is linear in articles and credits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from quotetrack.entities.outlets import OutletIndex, display_name, is_agency, outlet_key
from quotetrack.model import Span
from quotetrack.model.provenance import Credit, CreditEvidence, Origins, Reporter
from quotetrack.provenance.credits import CreditClaim
from quotetrack.text.folding import fold
from quotetrack.text.graphs import strongly_connected

_WRITTEN = frozenset(
    {CreditEvidence.BYLINE, CreditEvidence.DATELINE, CreditEvidence.SIGNED}
)  # what tells who wrote an article, of all of it
Key = tuple[str, str]  # the kind of reporter, and what it is known by
Evidence = tuple[str, CreditClaim]  # the article, and what it says
Edge = tuple[Key, Key, Evidence]


class QuotedRow(NamedTuple):
    """Who is quoted, in all sightings of a statement."""

    named: tuple[str, ...] = ()
    anonymous: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


_NOBODY = QuotedRow()


class Carrier(NamedTuple):
    """An article that carries the statement."""

    article: str
    outlet: str | None
    day: date | None
    span: Span  # of the words in it
    words: str
    claims: tuple[CreditClaim, ...] = ()
    copy_of: str | None = None  # the article whose text it prints


def credit_graph(
    statement: str, carriers: Iterable[Carrier], outlets: OutletIndex, quoted: QuotedRow = _NOBODY
) -> Origins:
    """Where a statement comes from. The order of `carriers` makes no difference; each article is given once."""
    printed = sorted(carriers, key=lambda one: (one.day or date.max, one.article))
    board = _Board(outlets)
    articles: dict[Key, list[str]] = {}
    for one in printed:
        articles.setdefault(board.printer(one), []).append(one.article)
    edges, relying = _edges(printed, board)
    names = board.names()
    order = sorted(names, key=lambda node: (node not in articles, names[node]))
    on: dict[Key, dict[Key, None]] = {node: {} for node in order}  # a dict keeps an order, a set has none
    for by, to, _ in edges:
        on[by][to] = None
    reporters = {
        node: Reporter(
            names[node],
            tuple(articles.get(node, ())),
            tuple(article for article in articles.get(node, ()) if article not in relying),
        )
        for node in order
    }
    rings = strongly_connected(on)
    return Origins(
        statement,
        tuple(reporters.values()),
        tuple(
            dict.fromkeys(_credit(claim, article, names[by], names[to]) for by, to, (article, claim) in edges)
        ),
        tuple(one.name for node, one in reporters.items() if one.own or not on[node]),
        _depth(rings, on),
        tuple(sorted(tuple(sorted(names[node] for node in ring)) for ring in rings if len(ring) > 1)),
        *quoted,
    )


class _Board:
    """Which names are one reporter, and what it is called."""

    def __init__(self, outlets: OutletIndex) -> None:
        self._outlets = outlets
        self._called: dict[Key, set[str]] = {}

    def printer(self, one: Carrier) -> Key:
        """Who printed an article: its outlet, else the article stands for itself."""
        if one.outlet is None or not outlet_key(one.outlet):
            return self._node("article", one.article, one.article)
        return self.credited(one.outlet, one.outlet)

    def credited(self, name: str | None, words: str) -> Key:
        """Who is meant by a name, or by the words for an outlet that is not named."""
        if name is None or not outlet_key(name):
            return self._node("unnamed", fold(words) or words, " ".join(words.split()))
        stored = self._outlets.find(name)
        return self._node("outlet", outlet_key(stored or name), stored or display_name(name))

    def names(self) -> dict[Key, str]:
        """One name for each."""
        names = {node: min(called) for node, called in self._called.items()}
        outlets = {name for (kind, _), name in names.items() if kind == "outlet"}
        return {
            n: f"{name} ({n[0]})" if n[0] != "outlet" and name in outlets else name
            for n, name in names.items()
        }

    def _node(self, kind: str, known_by: str, called: str) -> Key:
        self._called.setdefault((kind, known_by), set()).add(called)
        return kind, known_by


def _edges(printed: Sequence[Carrier], board: _Board) -> tuple[list[Edge], set[str]]:
    """Who has it from whom, and the articles that have it from others."""
    texts: dict[str, list[Carrier]] = {}  # articles that are one text
    for one in printed:
        texts.setdefault(one.copy_of or one.article, []).append(one)
    edges: list[Edge] = []
    relying: set[str] = set()
    for some in texts.values():
        wires = {one.article: [claim for claim in one.claims if claim.how in _WRITTEN] for one in some}
        agencies = {board.credited(wire.name, wire.words) for found in wires.values() for wire in found}
        head = next((one for one in some if _is_wire(one) or board.printer(one) in agencies), some[0])
        for one in some:
            here = writer = board.printer(one)
            if one is not head and not wires[one.article]:
                relying.add(one.article)
                writer = board.printer(head)
                edges.append(
                    (here, writer, (one.article, CreditClaim(None, CreditEvidence.COPY, one.span, one.words)))
                )
            for article in wires if one is head else (one.article,):
                for wire in wires[article] if here not in agencies else ():
                    relying.add(one.article)
                    writer = board.credited(wire.name, wire.words)
                    edges.append((here, writer, (article, wire)))
            for claim in one.claims:
                by = board.credited(claim.by, claim.by) if claim.by else writer
                to = board.credited(claim.name, claim.words)
                if claim.how not in _WRITTEN and by != to:
                    edges.append((by, to, (one.article, claim)))
                    relying.update(() if claim.by else (one.article,))
    return [edge for edge in edges if edge[0] != edge[1]], relying


def _is_wire(one: Carrier) -> bool:
    return one.outlet is not None and is_agency(one.outlet)


def _credit(claim: CreditClaim, article: str, by: str, to: str) -> Credit:
    start, end = claim.span or (None, None)
    return Credit(by, to, claim.how, article, start, end, claim.words)


def _depth(rings: Iterable[Sequence[Key]], on: Mapping[Key, Iterable[Key]]) -> int:
    """The credits in the longest chain; a circle is gone through once, without coming back."""
    depth: dict[Key, int] = {}
    for ring in rings:
        inside = set(ring)
        ahead = [depth[to] + 1 for node in ring for to in on[node] if to not in inside]
        depth.update(dict.fromkeys(ring, len(ring) - 1 + max(ahead, default=0)))
    return max(depth.values(), default=0)
