"""What can be found, and what a finding is. What each rule asks for stands in rules.toml; finds nothing itself.

Each rule is one that newsroom standards publish: The Associated Press, Reuters, The New York Times, The Washington
Post, BBC, NPR and the Society of Professional Journalists. The order of `Kind` is that in which an editor reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from quotetrack.model import Span
from quotetrack.resources import read_toml
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
    Kind(kind): Rule(**told | {"severity": Severity(told["severity"])})
    for kind, told in read_toml("audit/rules.toml").items()
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
