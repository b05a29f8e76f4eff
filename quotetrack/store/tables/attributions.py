"""What an article attributes to whom, with the evidence: every span is a stretch of a revision's text."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, false
from sqlmodel import Field

from quotetrack.model import Kind, SourceType
from quotetrack.store.dialects.options import CLUSTERED, NEVER_REUSED
from quotetrack.store.tables.base import Row, choice


class Role(StrEnum):
    """What a span is to its attribution."""

    CONTENT = "content"
    CUE = "cue"
    SOURCE = "source"
    QUOTED = "quoted"  # a stretch of content between quotation marks, marks left out


class ArticleEntity(Row, table=True):
    """The entity that sources of one revision of an article resolve to: a speaker, or somebody who is not named."""

    __tablename__ = "article_entities"
    __table_args__ = (
        UniqueConstraint("revision_id", "position"),
        Index(None, "speaker_id", "revision_id", "attributions"),  # who speaks most, from the index alone
    )

    id: int = Field(default=None, primary_key=True)
    revision_id: int = Field(foreign_key="revisions.id", ondelete="CASCADE")
    position: int  # below zero: whom a correction names
    name_id: int | None = Field(default=None, foreign_key="names.id", index=True)
    speaker_id: int | None = Field(default=None, foreign_key="speakers.id")  # whose name that is
    attributions: int = Field(default=0, sa_column_kwargs={"server_default": "0"})  # that it stands behind
    type: SourceType = Field(sa_type=choice(SourceType, "type"))
    name: str | None = None  # as this article gives it
    role: str | None = None
    affiliation: str | None = None
    anonymous: bool
    spokesperson: bool
    descriptor: str | None = None
    reason_start: int | None = None
    reason_stop: int | None = None
    reason: str | None = None
    boilerplate: bool = Field(
        default=False, sa_column_kwargs={"server_default": false()}
    )  # the reason is a formula
    basis_start: int | None = None
    basis_stop: int | None = None
    basis: str | None = None  # how an unnamed source knows
    specificity: int | None = None  # 0 to 4, of an unnamed source's descriptor
    plural: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    number: int | None = None  # of people, where the article says


class Mention(Row, table=True):
    """Where a text names or means somebody who appears in it."""

    __tablename__ = "mentions"
    __table_args__ = (
        CheckConstraint("start >= 0 AND stop >= start", name="span"),
        CLUSTERED,
    )

    article_entity_id: int = Field(primary_key=True, foreign_key="article_entities.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    start: int
    stop: int
    exact: str


class Attribution(Row, table=True):
    """The relation of source, cue and content. Without a source it is kept as such."""

    __tablename__ = "attributions"
    __table_args__ = (
        UniqueConstraint("revision_id", "position"),
        CheckConstraint("start >= 0 AND stop >= start", name="span"),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence"),
        NEVER_REUSED,  # a number that a person has seen never means another row
    )

    id: int = Field(default=None, primary_key=True)
    revision_id: int = Field(foreign_key="revisions.id", ondelete="CASCADE")
    position: int
    # None: nobody said who stands behind the words.
    article_entity_id: int | None = Field(
        default=None, foreign_key="article_entities.id", ondelete="CASCADE", index=True
    )
    kind: Kind = Field(sa_type=choice(Kind, "kind"))
    start: int  # of the first content span
    stop: int  # of the last
    words: str  # the content spans; " … " between them
    cue: str | None = None
    source: str | None = None
    confidence: float
    rule: str
    version: str


class Span(Row, table=True):
    """A stretch of the revision's text: `text[start:stop] == exact`."""

    __tablename__ = "spans"
    __table_args__ = (
        CheckConstraint("start >= 0 AND stop >= start", name="span"),
        CLUSTERED,
    )

    attribution_id: int = Field(primary_key=True, foreign_key="attributions.id", ondelete="CASCADE")
    role: Role = Field(primary_key=True, sa_type=choice(Role, "role"))
    position: int = Field(primary_key=True)
    start: int
    stop: int
    exact: str
