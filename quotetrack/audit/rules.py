"""What can be found, and what a finding is. Holds the rules that findings carry out; finds nothing itself.

Each rule is one that newsroom standards publish: The Associated Press, Reuters, The New York Times, The Washington
Post, BBC, NPR and the Society of Professional Journalists. The order of `Kind` is that in which an editor reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from quotetrack.model import Span
from quotetrack.text.suggestion import which_of


class Severity(StrEnum):
    """How much a finding asks for."""

    ERROR = "error"  # newsroom standards forbid it
    WARNING = "warning"  # they ask for more
    NOTE = "note"  # they ask that somebody looks
    INFO = "info"  # it is as they ask


class Kind(StrEnum):
    """What is found."""

    LEAD_ANONYMOUS = "lead-anonymous"
    NO_REASON = "no-reason"
    BOILERPLATE = "boilerplate"
    REASON = "reason"
    BARE = "bare"
    ATTACK = "attack"
    HEARSAY = "hearsay"
    SECOND_HAND = "second-hand"
    PLURAL_INFLATION = "plural-inflation"
    UNNAMED_GROUP = "unnamed-group"
    SOLE_SOURCE = "sole-source"
    DISTANCE = "distance"
    NO_SOURCE = "no-source"
    NO_COUNTERPART = "no-counterpart"
    OTHER_WORDS = "other-words"
    OTHER_NAME = "other-name"


def kinds_of(names: Iterable[str]) -> frozenset[Kind]:
    """The kinds of these names. Raises ValueError for one that is none."""
    known = [kind.value for kind in Kind]
    for name in names:
        if name not in known:
            raise ValueError(f"there is no finding {name!r}; {which_of(name, known)}")
    return frozenset(map(Kind, names))


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding: what it means, and what to do about it."""

    severity: Severity
    meaning: str
    advice: str
    standard: str  # whose published rule it is


RULES: dict[Kind, Rule] = {
    Kind.LEAD_ANONYMOUS: Rule(
        Severity.WARNING,
        "The headline or the lead rests on anonymous sources alone.",
        "put somebody on the record, or have an editor sign it off",
        "The New York Times asks for approval where the main point hangs on an anonymous source",
    ),
    Kind.NO_REASON: Rule(
        Severity.WARNING,
        "An anonymous source, and no reason for the anonymity.",
        "say why the name is withheld, or name the source",
        "AP, The New York Times, The Washington Post: tell the reader why",
    ),
    Kind.BOILERPLATE: Rule(
        Severity.WARNING,
        "The reason for the anonymity could stand in any story.",
        "say what this source has to fear, or what forbids it to speak",
        'The New York Times: "not authorized to speak" is boilerplate',
    ),
    Kind.REASON: Rule(
        Severity.INFO,
        "The reason for the anonymity is given, and is this source's own.",
        "as it should be",
        "AP, The New York Times, The Washington Post: tell the reader why",
    ),
    Kind.BARE: Rule(
        Severity.ERROR,
        "The description of an anonymous source tells the reader nothing.",
        "say who the source is, and how it knows",
        'AP and Reuters do not accept a bare "a source said"',
    ),
    Kind.ATTACK: Rule(
        Severity.ERROR,
        "An anonymous source attacks or judges somebody.",
        "name who says so, or leave it out",
        "AP, Reuters, NPR: anonymous sources give information, never opinion or attack",
    ),
    Kind.HEARSAY: Rule(
        Severity.WARNING,
        "Reported by nobody: the sentence does not say who reports it.",
        "say who reports it, or leave it out",
        'NPR: "reportedly" is not enough',
    ),
    Kind.SECOND_HAND: Rule(
        Severity.NOTE,
        "Taken from another outlet.",
        "verify it, or say that it could not be verified",
        "AP: credit other outlets for what was not confirmed independently",
    ),
    Kind.PLURAL_INFLATION: Rule(
        Severity.WARNING,
        "Said to be several sources, and taken up as one.",
        "write the singular where it is one source",
        "Reuters: never use a plural for one source",
    ),
    Kind.UNNAMED_GROUP: Rule(
        Severity.NOTE,
        "A group that nobody in the article is named of.",
        "name one of them, or say how many there are",
        "SPJ: identify sources clearly",
    ),
    Kind.SOLE_SOURCE: Rule(
        Severity.NOTE,
        "Statements whose only origin in the article is one anonymous source.",
        "find a second source, or have an editor approve it",
        "Reuters: a single anonymous source only exceptionally; BBC: say whether it is corroborated",
    ),
    Kind.DISTANCE: Rule(
        Severity.NOTE,
        "A quotation stands far from its source.",
        "say again who speaks",
        "copy editing: the reader must not have to look for the speaker",
    ),
    Kind.NO_SOURCE: Rule(
        Severity.WARNING,
        "A quotation without a source.",
        "say who said it",
        "SPJ: identify sources clearly",
    ),
    Kind.NO_COUNTERPART: Rule(
        Severity.NOTE,
        "An accusation, and the accused has no say.",
        "ask them, and say that they answered or declined to comment",
        "AP, BBC, SPJ: those accused are given the chance to answer",
    ),
    Kind.OTHER_WORDS: Rule(
        Severity.WARNING,
        "A quotation that a stored article gives in other words.",
        "hear or read again what was said",
        "AP: quotations are never altered, not even to correct grammar",
    ),
    Kind.OTHER_NAME: Rule(
        Severity.WARNING,
        "A quotation that a stored article has from somebody else.",
        "find out who said it",
        "SPJ: identify sources clearly",
    ),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that an editor may want to look at. `spans` are the words meant, in order, the first where it stands.

    `attribution` counts from 0 in `Analysis.attributions`; None where the finding is about no attribution.
    """

    kind: Kind
    spans: tuple[Span, ...]  # never empty
    words: str
    message: str
    attribution: int | None = None

    @property
    def severity(self) -> Severity:
        """How much it asks for."""
        return RULES[self.kind].severity

    @property
    def advice(self) -> str:
        """What to do about it."""
        return RULES[self.kind].advice
