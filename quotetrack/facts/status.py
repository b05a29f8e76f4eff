"""How a fact stands, and on what evidence: computed from rows, never stored as an opinion.

Decides which of the statuses hold, for each the rows that it rests on, and which is the headline. Newsroom standards are
behind the statuses: a sole anonymous source is an exception that an editor signs (Reuters, The New York Times), the BBC
asks whether a single source is corroborated, AP whom a claim is credited to. What is a sighting, what is a denial, whether
a changed number contradicts, and which article is another's copy is decided elsewhere and comes in as rows.

The headline is what an editor must know first. What a person decided, with all known, comes before what a program
counted; but an objection or a change that is later than the last verdict is news and comes before it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from quotetrack.match.verify import Relation
from quotetrack.model import Kind


class Status(StrEnum):
    """What can be said of a fact's evidence; several can hold. In the order in which they are the headline."""

    RATED = "rated"  # a person has given a verdict
    RETRACTED = "retracted"  # a new revision of an article that carried it has it no more
    CORRECTED = "corrected"  # a new revision of an article that carried it says it otherwise
    DISPUTED = "disputed"  # a denial or a contradiction stands
    ANONYMOUS_ONLY = "anonymous only"  # nobody says it by name
    SINGLE_SOURCE = "single source"  # one source says it by name; or one anonymous origin is all there is
    CORROBORATED = "corroborated"  # several say it by name, independently
    SINGLE_OUTLET = "single outlet"  # one outlet has it, or all others have it from there
    NO_SOURCE = "no source"  # it was printed, and nowhere does it say who says so
    UNSEEN = "unseen"  # no current article carries it


class Objecting(StrEnum):
    """How somebody speaks against a fact."""

    DENIAL = "denial"
    CONTRADICTION = "contradiction"  # another number, another date, or a negation more or less


@dataclass(frozen=True, slots=True)
class Seen:
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


@dataclass(frozen=True, slots=True)
class Objection:
    """A denial or a contradiction."""

    how: Objecting
    article: str
    outlet: str | None = None
    day: date | None = None
    speaker: str | None = None
    words: str = ""
    strength: float = 1.0  # 0 to 1: how sure it is that this speaks against the fact


@dataclass(frozen=True, slots=True)
class Change:
    """A new revision of an article lost the fact, or says it otherwise."""

    article: str
    outlet: str | None = None
    day: date | None = None  # of the new revision
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

    sightings: tuple[Seen, ...] = ()
    objections: tuple[Objection, ...] = ()
    changes: tuple[Change, ...] = ()
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A status that holds, with the rows that it rests on and their number in words ("2 named sources")."""

    status: Status
    because: tuple[Seen | Objection | Change | Verdict, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a fact stands: `findings` is never empty, and its first one is the headline."""

    findings: tuple[Finding, ...]
    named: tuple[str, ...] = ()  # who says it by name, independently of each other
    anonymous: int = 0  # origins that are not named
    origins: int = 0  # sightings and groups of sightings that owe their words to no other
    outlets: int = 0

    @property
    def status(self) -> Status:
        """The headline."""
        return self.findings[0].status


def standing(evidence: Evidence) -> Standing:
    """How a fact stands, from all that is known of it. Raises nothing; the same rows give the same standing."""
    raise NotImplementedError
