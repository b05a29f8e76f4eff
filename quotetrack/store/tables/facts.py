"""Facts under watch: what is claimed, in which words it comes, where it was seen, who denies it, what was made of it.

A fact has an id of its own and refers to no statement: what a statement is called follows from the words that most
print, and changes as they come. Sightings are of an attribution, and keep article, revision and place beside it, so
that they outlive the row of the extractor by which they were found. What one looks for in a list is kept in the
fact's own row.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Index, UniqueConstraint
from sqlmodel import Field

from quotetrack.store.dialects.options import CLUSTERED, NEVER_REUSED
from quotetrack.store.tables.base import Row, choice


class DetectionMethod(StrEnum):
    """By what an article is known to carry a fact."""

    MATCHED = "matched"  # its words are those of the fact
    LINKED = "linked"  # a person says so
    TOLD = "told"  # it came with an import; the article is not in this store


class FactEventKind(StrEnum):
    """What can happen to a fact."""

    ADDED = "added"
    SIGHTING = "sighting"
    NUMBER = "number changed"
    NEGATION = "negation changed"
    NAMED = "named source"  # the first one
    DENIAL = "denial"
    CORRECTED = "corrected"  # by its outlet: a new revision of an article says it otherwise
    RETRACTED = "retracted"  # a new revision of an article has it no more
    VERDICT = "verdict"
    STATUS = "status changed"
    CLOSED = "closed"
    REOPENED = "reopened"


class Fact(Row, table=True):
    """A statement that somebody follows. What stands below `user_columns_json` follows from its evidence."""

    __tablename__ = "facts"
    __table_args__ = (
        Index("ix_facts_last_seen", "closed", "last_seen", "id"),
        # Looked through for a status and for a name.
        Index("ix_facts_statuses", "statuses", "id"),
        Index("ix_facts_claimant", "claimant", "id"),
        NEVER_REUSED,
    )

    id: int = Field(default=None, primary_key=True)
    key: str = Field(
        unique=True
    )  # the id that people and files use: made of the claim, the same in every store
    claim: str
    claimant: str | None = None
    claimed: date | None = None  # on which day
    made: datetime = Field(sa_type=DateTime)  # UTC without a zone
    person: str | None = None
    closed: datetime | None = Field(default=None, sa_type=DateTime)
    user_columns_json: str | None = None  # JSON: what the columns of somebody's own table say
    status: str = "unseen"
    statuses: str = "|unseen|"  # all statuses that hold
    sightings: int = 0
    outlets: int = 0
    origins: int = 0
    named: int = 0
    anonymous: int = 0
    objections: int = 0
    verdict: str | None = None
    first_seen: date | None = None
    last_seen: date | None = None


class Wording(Row, table=True):
    """Words in which a fact is looked for: those of its claim first, then those that a person linked."""

    __tablename__ = "fact_wordings"

    id: int = Field(default=None, primary_key=True)
    fact_id: int = Field(foreign_key="facts.id", ondelete="CASCADE", index=True)
    words: str
    normal: str
    decision_id: int | None = Field(
        default=None, foreign_key="decisions.id", index=True
    )  # by which it was linked


class WordingKey(Row, table=True):
    """A key under which a wording is found: of a run of words, see `matching.fingerprints`, or of one that says
    much."""

    __tablename__ = "fact_keys"
    __table_args__ = (CLUSTERED,)

    key: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    wording_id: int = Field(primary_key=True, foreign_key="fact_wordings.id", ondelete="CASCADE", index=True)


class FactSighting(Row, table=True):
    """Where an article carries a fact, or somebody in it denies that. Told ones have no place here, and all
    that is known of them in `imported_json`."""

    __tablename__ = "fact_sightings"
    __table_args__ = (
        CheckConstraint("(imported_json IS NULL) = (revision_id IS NOT NULL)", name="place"),
        UniqueConstraint("fact_id", "attribution_id"),
        Index(None, "article_id", "fact_id"),
        Index(None, "fact_id", "published"),
    )

    id: int = Field(default=None, primary_key=True)
    fact_id: int = Field(foreign_key="facts.id", ondelete="CASCADE")
    article_id: int | None = Field(default=None, foreign_key="articles.id", ondelete="CASCADE")
    revision_id: int | None = Field(default=None, foreign_key="revisions.id", ondelete="CASCADE", index=True)
    start: int | None = None
    stop: int | None = None
    attribution_id: int | None = Field(
        default=None, foreign_key="attributions.id", ondelete="SET NULL", index=True
    )  # None: told, or its words are gone
    published: date | None = None
    method: DetectionMethod = Field(sa_type=choice(DetectionMethod, "method"))
    relation: str  # to the words of the fact, see `matching.decision.Relation`; or "denial"
    score: float  # 0 to 100
    origin_id: int | None = Field(
        default=None, foreign_key="articles.id"
    )  # whose text this article prints again
    credited: str | None = None  # JSON: whom the article credits for them; or the name of one outlet
    removed_in_revision: int | None = None  # the number of the revision that has these words no more
    imported_json: str | None = None  # JSON


class Verdict(Row, table=True):
    """What a person found a fact to be. Only ever added to: triggers hold that, see `store.dialects`."""

    __tablename__ = "verdicts"
    __table_args__ = (NEVER_REUSED,)

    id: int = Field(default=None, primary_key=True)
    fact_id: int = Field(foreign_key="facts.id", index=True)
    made: datetime = Field(sa_type=DateTime)
    day: date | None = None  # on which the verdict was published
    verdict: str
    url: str | None = None
    person: str | None = None
    note: str | None = None


class FactNote(Row, table=True):
    """What a person noted about a fact."""

    __tablename__ = "fact_notes"

    id: int = Field(default=None, primary_key=True)
    fact_id: int = Field(foreign_key="facts.id", ondelete="CASCADE", index=True)
    made: datetime = Field(sa_type=DateTime)
    person: str | None = None
    note: str


class FactEvent(Row, table=True):
    """What happened to a fact, in the order in which the store learned of it."""

    __tablename__ = "fact_events"
    __table_args__ = (Index(None, "fact_id", "id"), NEVER_REUSED)

    id: int = Field(default=None, primary_key=True)
    fact_id: int = Field(foreign_key="facts.id", ondelete="CASCADE")
    made: datetime = Field(sa_type=DateTime, index=True)
    news: FactEventKind = Field(sa_type=choice(FactEventKind, "news"))
    article_id: int | None = Field(default=None, foreign_key="articles.id", ondelete="CASCADE")
    data: str  # JSON: what is told of it


class Watcher(Row, table=True):
    """How far somebody has read what happened."""

    __tablename__ = "watchers"

    name: str = Field(primary_key=True)
    event_id: int
