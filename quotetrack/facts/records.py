"""What the store answers about facts: plain values, so that a report, an export or a table can take them as they
are."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from quotetrack.facts.assessment import Assessment
from quotetrack.provenance import CreditClaim


@dataclass(frozen=True, slots=True)
class FactFilter:
    """Which facts are meant; None and False ask for nothing. Days are whole days, both included."""

    text: str | None = None  # words that all occur in the claim or another wording
    speaker: str | None = None  # who claims it, or is a source of a sighting
    outlet: str | None = None  # of a sighting
    since: datetime.date | None = None
    until: datetime.date | None = None
    status: str | None = None  # that holds, as the headline or beside it
    anonymous_only: bool = False
    disputed: bool = False
    unseen_since: datetime.date | None = None  # the last sighting is older
    closed: bool | None = False  # None: both


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as a list shows it."""

    id: str
    claim: str
    claimant: str | None
    claimed: datetime.date | None
    status: str
    holds: tuple[str, ...]  # all statuses, the headline first
    sightings: int
    outlets: int
    origins: int
    named: int
    anonymous: int
    objections: int
    verdict: str | None
    first: datetime.date | None
    last: datetime.date | None
    closed: datetime.datetime | None
    made: datetime.datetime
    person: str | None


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a fact was printed, or denied."""

    attribution: int | None  # the number in `quotes`; None: told, or the row is gone
    article: str
    url: str | None
    title: str | None
    outlet: str | None
    date: datetime.date | None
    start: int | None
    end: int | None
    words: str
    kind: str | None
    speaker: str | None  # the canonical name
    source: str | None  # as the article has it
    anonymous: bool
    relation: str  # to the claim, or "denial"
    score: float
    how: str  # matched, linked, told
    origin: str | None  # the article or outlet whose words these are
    revision: int | None
    gone: int | None  # the revision of the article that has these words no more
    copy_of: str | None = None  # the article whose text its article prints
    claims: tuple[CreditClaim, ...] = ()  # whom the article credits for them, as it names them


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """A line of the log of verdicts."""

    verdict: str
    day: datetime.date | None
    made: datetime.datetime
    person: str | None
    url: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """What a person noted."""

    note: str
    made: datetime.datetime
    person: str | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """What happened to a fact."""

    number: int
    made: datetime.datetime
    fact: str
    claim: str
    news: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FactDossier:
    """All that is known of a fact."""

    row: FactRow
    standing: Assessment
    wordings: tuple[str, ...]  # in which it is looked for, those of the claim first
    sightings: tuple[Sighting, ...]  # the earliest first
    verdicts: tuple[VerdictRow, ...]
    notes: tuple[NoteRow, ...]
    extra: dict[str, Any]
