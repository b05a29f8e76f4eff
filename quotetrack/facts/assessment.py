"""How a fact stands, and on what evidence: computed from rows, never stored as an opinion.

Decides which of the statuses hold, for each the rows that it rests on, and which is the headline. Newsroom standards
are behind them: a sole anonymous source is an exception that an editor signs (Reuters, The New York Times), the BBC
asks whether a single source is corroborated. What is a sighting, what is a denial, whether a changed number
contradicts, and which article is another's copy is decided elsewhere and comes in as rows.

The headline is what an editor must know first: a warning before what reassures. What a person decided, with all known,
comes before what a program counted; but an objection or a change that is later than the last verdict is news, and comes
before it. A change is no headline where many carry the fact and one of them, not the first, dropped it. Where nobody
has it but from each other, that is said before who is quoted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from quotetrack.entities.outlets import OutletIndex
from quotetrack.matching.comparison import Relation
from quotetrack.model import Kind, Span
from quotetrack.provenance import Carrier, Credit, CreditClaim, CreditEvidence, Origins, credit_graph
from quotetrack.text.phrasing import count_of, listed


class Status(StrEnum):
    """What can be said of a fact's evidence; several can hold. In the order in which they are the headline."""

    RATED = "rated"  # a person has given a verdict
    RETRACTED = "retracted"  # a new revision of an article that carried it has it no more
    CORRECTED = "corrected"  # a new revision of an article that carried it says it otherwise
    DISPUTED = "disputed"  # a denial or a contradiction stands
    CIRCULAR = "circular"  # outlets have it from each other; a headline where nobody has it of his own
    ANONYMOUS_ONLY = "anonymous only"  # nobody says it by name
    SINGLE_SOURCE = "single source"  # one source says it by name; or one anonymous origin is all there is
    SINGLE_OUTLET = "single outlet"  # one outlet has it, or all others have it from there
    CORROBORATED = "corroborated"  # several say it by name, independently
    NO_SOURCE = "no source"  # it was printed, and nowhere does it say who says so
    UNSEEN = "unseen"  # no current article carries it


class ObjectionKind(StrEnum):
    """How somebody speaks against a fact."""

    DENIAL = "denial"
    CONTRADICTION = "contradiction"  # another number, another date, or a negation more or less


@dataclass(frozen=True, slots=True)
class SightingEvidence:
    """A sighting: where a fact was printed, and who is given as its source there."""

    article: str
    outlet: str | None = None
    day: date | None = None
    speaker: str | None = None  # the canonical name of the source; None: no name is given
    anonymous: bool = False  # the source's identity is withheld; neither name nor this: no source is known
    kind: Kind = Kind.INDIRECT
    relation: Relation | None = None  # to the fact's wording; a contradicting sighting does not support it
    origin: str | None = (
        None  # the article or outlet whose words these are: a copy, "X reported"; None: its own
    )
    claims: tuple[CreditClaim, ...] = ()  # whom the article credits for these words

    @property
    def is_owed(self) -> bool:
        """Does it say that it has the words from somebody?"""
        return bool(self.origin or self.claims)


@dataclass(frozen=True, slots=True)
class Objection:
    """A denial or a contradiction."""

    how: ObjectionKind
    article: str
    outlet: str | None = None
    day: date | None = None
    speaker: str | None = None
    words: str = ""
    strength: float = 1.0  # 0 to 1: how sure it is that this speaks against the fact


@dataclass(frozen=True, slots=True)
class WordingChange:
    """A new revision of an article lost the fact, or says it otherwise."""

    article: str
    outlet: str | None = None
    day: date | None = None  # of the new revision
    printed: date | None = None  # when the article first had it
    words: str | None = None  # what it says now; None: it has it no more


@dataclass(frozen=True, slots=True)
class Verdict:
    """A line of the log of verdicts."""

    rating: str
    day: date | None = None
    by: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of one fact. The order of the rows does not matter, except of verdicts: the last one counts."""

    sightings: tuple[SightingEvidence, ...] = ()
    objections: tuple[Objection, ...] = ()
    changes: tuple[WordingChange, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A status that holds, with the rows that it rests on and their number in words ("2 named sources")."""

    status: Status
    because: tuple[SightingEvidence | Objection | WordingChange | Verdict, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """How a fact stands: `findings` is never empty, and its first one is the headline."""

    findings: tuple[Finding, ...]
    named: tuple[str, ...] = ()  # who says it by name, independently of each other
    anonymous: int = 0  # origins that are not named
    origins: int = 0  # reporters that have it from nobody else, as `provenance.graph` counts them
    outlets: int = 0
    doubtful: tuple[Objection, ...] = ()  # objections too weak to dispute it
    cycles: tuple[tuple[str, ...], ...] = ()  # reporters that have it from each other

    @property
    def status(self) -> Status:
        """The headline."""
        return self.findings[0].status


STANDS = 0.5  # the strength from which an objection disputes a fact


def assess(evidence: Evidence, outlets: OutletIndex | None = None) -> Assessment:
    """How a fact stands, from all that is known of it; credited names are looked up among `outlets`, else among those
    of the sightings. Raises nothing; the same rows give the same standing."""
    carried = sorted((s for s in evidence.sightings if s.relation is not Relation.CONTRADICTING), key=_order)
    traced = _traced(carried, outlets)
    objections = _objections(evidence, carried)
    against = tuple(o for o in objections if o.strength >= STANDS)
    verdict = evidence.verdicts[-1] if evidence.verdicts else None
    found = [
        *_rated(verdict),
        *_changed(evidence.changes),
        *_disputed(against),
        *_circular(carried, traced.origins.cycles),
        *_sourced(carried, traced),
        *_placed(carried, traced.origins),
    ]
    first = min((s.day for s in carried if s.day), default=None)
    roots = traced.origins.independent
    found.sort(key=lambda finding: _rank(finding, verdict, bool(carried), first, roots))
    speakers, anonymous = _sources(traced.counted)
    return Assessment(
        tuple(found),
        tuple(speakers),
        len(anonymous),
        roots,
        len({s.outlet for s in carried if s.outlet}),
        tuple(o for o in objections if o.strength < STANDS),
        cycles=traced.origins.cycles,
    )


def _order(row: SightingEvidence | Objection | WordingChange) -> tuple[date, str, str, str]:
    """As they were published, those without a day last; then in an order that does not depend on the caller."""
    return row.day or date.max, row.article, getattr(row, "speaker", None) or "", repr(row)


class _Traced(NamedTuple):
    """Where a fact comes from, and the sightings whose sources count, by the reporter whose words they are."""

    origins: Origins
    counted: dict[str, list[SightingEvidence]]


def _traced(carried: Sequence[SightingEvidence], outlets: OutletIndex | None) -> _Traced:
    """Origins are counted as those of any statement (`provenance.graph`). Sources count where the words are an
    article's own, or where nobody has them of his own: in all that lead to an outlet that has no article here, or to
    a circle."""
    printed: dict[str, list[SightingEvidence]] = {}
    for s in carried:
        printed.setdefault(s.article, []).append(s)
    known = outlets or OutletIndex(s.outlet for s in carried if s.outlet)
    text = {s.article: s.origin for s in carried if s.origin in printed}
    found = credit_graph(
        "", [_carrier(article, some, printed, text) for article, some in printed.items()], known
    )
    own = {article for one in found.reporters for article in one.own}
    counted: dict[str, list[SightingEvidence]] = {}
    for one in found.reporters:
        some = [s for article in one.articles for s in printed[article] if article in own or not s.is_owed]
        if some:
            counted[one.name] = some
    reporters = {one.name: one for one in found.reporters}
    owed: dict[str, list[Credit]] = {}
    for credit in found.credits:
        owed.setdefault(credit.to, []).append(credit)
    closed = [
        ring for ring in found.cycles if not any(c.by in ring and c.to not in ring for c in found.credits)
    ]
    for head in (*((root,) for root in found.roots if not reporters[root].own), *closed):
        articles: dict[str, None] = {}
        way, seen = [*head], {*found.roots, *head}
        while way:
            for credit in owed.get(way.pop(), ()):
                articles[credit.article] = None
                if credit.by not in seen:
                    seen.add(credit.by)
                    way.append(credit.by)
        more = [s for article in articles if article not in own for s in printed[article] if s.is_owed]
        if more:
            counted[head[0]] = counted.get(head[0], []) + more
    return _Traced(found, counted)


def _carrier(
    article: str, some: Sequence[SightingEvidence], printed: Collection[str], text: Mapping[str, str | None]
) -> Carrier:
    """An article as the graph takes it. Whose words it prints is an article of this fact, else an outlet."""
    outlet, day = some[0].outlet, some[0].day
    claims = {claim: None for s in some for claim in s.claims}
    owed = [s.origin for s in some if s.origin and s.origin not in printed]
    claims |= {CreditClaim(name, CreditEvidence.TOLD, None, name): None for name in owed}
    first = _first(article, text) if article in text else None
    return Carrier(article, outlet, day, Span(0, 0), "", tuple(claims), first)


def _first(article: str, text: Mapping[str, str | None]) -> str:
    """The article whose text is printed again, and again by who took it from there."""
    way = [article]
    while origin := text.get(way[-1]):
        if origin in way:
            return min(way[way.index(origin) :])
        way.append(origin)
    return way[-1]


def _sources(
    counted: Mapping[str, Sequence[SightingEvidence]],
) -> tuple[dict[str, list[SightingEvidence]], dict[str, list[SightingEvidence]]]:
    """The sightings of each that is named, and by reporter those with a source that is not."""
    named: dict[str, list[SightingEvidence]] = {}
    anonymous: dict[str, list[SightingEvidence]] = {}
    for root, some in counted.items():
        for s in some:
            if s.speaker and not s.anonymous:
                named.setdefault(s.speaker, []).append(s)
            elif s.anonymous:
                anonymous.setdefault(root, []).append(s)
    return named, anonymous


def _rated(verdict: Verdict | None) -> Iterator[Finding]:
    if verdict is not None:
        yield Finding(Status.RATED, (verdict,), f"rated {verdict.rating}")


def _changed(changes: Sequence[WordingChange]) -> Iterator[Finding]:
    """One finding a change of kind: what an article lost, what it says otherwise."""
    some = sorted(changes, key=_order)
    lost = tuple(c for c in some if c.words is None)
    altered = tuple(c for c in some if c.words is not None)
    for status, rows, what in (
        (Status.RETRACTED, lost, "no longer carried"),
        (Status.CORRECTED, altered, "changed"),
    ):
        if rows:
            yield Finding(status, rows, f"{what} by {_listed(c.outlet or c.article for c in rows)}")


def _disputed(against: tuple[Objection, ...]) -> Iterator[Finding]:
    if against:
        verbs = {ObjectionKind.DENIAL: "denied", ObjectionKind.CONTRADICTION: "contradicted"}
        told = [
            f"{verb} by {_listed(o.speaker or o.outlet or o.article for o in some)}"
            for how, verb in verbs.items()
            if (some := [o for o in against if o.how is how])
        ]
        yield Finding(Status.DISPUTED, against, ", ".join(told))


def _circular(carried: Sequence[SightingEvidence], cycles: Sequence[Sequence[str]]) -> Iterator[Finding]:
    if cycles:
        rings = "; ".join(_listed(ring) for ring in cycles)
        yield Finding(
            Status.CIRCULAR, tuple(s for s in carried if s.is_owed), f"{rings} have it from each other"
        )


def _sourced(carried: Sequence[SightingEvidence], traced: _Traced) -> Iterator[Finding]:
    """What can be said of those who say it. Who says it under a name counts once, in however many articles."""
    named, anonymous = _sources(traced.counted)
    without = tuple(s for some in anonymous.values() for s in some)
    besides = f", and {count_of(len(anonymous), 'unnamed one')}" if anonymous else ""
    if not carried:
        yield Finding(Status.UNSEEN, (), "in no article")
    elif len(named) > 1:
        rows = tuple(s for some in named.values() for s in some)
        yield Finding(Status.CORROBORATED, rows, f"{len(named)} named sources{besides}")
    elif named:
        ((speaker, some),) = named.items()
        yield Finding(Status.SINGLE_SOURCE, tuple(some), f"{speaker} alone by name{besides}")
    elif anonymous:
        known = count_of(len(anonymous), "origin") if traced.origins.roots else "no origin"
        yield Finding(Status.ANONYMOUS_ONLY, without, f"{known}, none named")
        if traced.origins.independent == 1:
            yield Finding(Status.SINGLE_SOURCE, without, "one origin, not named")
    else:
        yield Finding(Status.NO_SOURCE, tuple(carried), "no source is given")


def _placed(carried: Sequence[SightingEvidence], origins: Origins) -> Iterator[Finding]:
    """Is it all from one outlet? The origin itself need not be in the store."""
    if origins.independent == 1:
        (root,) = origins.roots
        others = len([one for one in origins.printed if one.name != root])
        words = f"{root}, credited or copied by {count_of(others, 'other')}" if others else f"{root} alone"
        yield Finding(Status.SINGLE_OUTLET, tuple(carried), words)


def _objections(evidence: Evidence, carried: Sequence[SightingEvidence]) -> list[Objection]:
    """Those that stand: a contradicting sighting is one; who says the thing himself afterwards has taken his back."""
    told = {(o.article, o.how) for o in evidence.objections}
    contradicting = [
        Objection(ObjectionKind.CONTRADICTION, s.article, s.outlet, s.day, s.speaker)
        for s in evidence.sightings
        if s.relation is Relation.CONTRADICTING and (s.article, ObjectionKind.CONTRADICTION) not in told
    ]
    last: dict[str, date] = {}
    for s in carried:
        if s.speaker and s.day:
            last[s.speaker] = max(s.day, last.get(s.speaker, s.day))
    return sorted(
        (
            o
            for o in (*evidence.objections, *contradicting)
            if not (o.day and o.speaker and last.get(o.speaker, date.min) > o.day)
        ),
        key=_order,
    )


def _rank(
    finding: Finding, verdict: Verdict | None, carried: bool, first: date | None, origins: int
) -> tuple[int, int]:
    """The place of a finding: news since the verdict, then in the order of `Status`, then what weighs little: a change
    by one of many, a circle beside those who have it of their own."""
    place = list(Status).index(finding.status)
    if finding.status is Status.CIRCULAR and origins:
        return 2, place
    changes = [row for row in finding.because if isinstance(row, WordingChange)]
    if changes and carried and not any(_was_first(change, first) for change in changes):
        return 2, place
    news = verdict is not None and any(
        row.day and verdict.day and row.day > verdict.day
        for row in finding.because
        if isinstance(row, WordingChange | Objection)
    )
    return (0 if news else 1), place


def _was_first(change: WordingChange, first: date | None) -> bool:
    """Did nobody print it before the article that has changed? Unknown days leave that open, which is no all-clear."""
    return change.printed is None or first is None or change.printed <= first


def _listed(names: Iterable[str]) -> str:
    return listed([*dict.fromkeys(names)])
