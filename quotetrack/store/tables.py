"""The tables, as SQLModel classes: what the store keeps and what it refuses to keep.

Decides names, keys, constraints and indexes; the migrations must say the same, and a test compares the two.
Plain SQL that SQLite and PostgreSQL both take: full-text search, which is SQLite's own, stands in `search`.
Spans are half-open code points; their columns are `start` and `stop`, because `end` is a reserved word.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Enum, Index, MetaData, UniqueConstraint, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from quotetrack.model import Kind, SourceType

REVISION = "0001"  # the newest migration; a test holds that it is


class Role(StrEnum):
    """What a span is to its attribution."""

    CONTENT = "content"
    CUE = "cue"
    SOURCE = "source"
    QUOTED = "quoted"  # a stretch of content between quotation marks, marks left out


class Status(StrEnum):
    """How an ingest run stands."""

    RUNNING = "running"
    FINISHED = "finished"
    INTERRUPTED = "interrupted"  # by its user, or its process is gone


def now() -> datetime:
    """The time in UTC, without a zone, to the second: what both SQLite and PostgreSQL give back as it was."""
    return datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def choice(values: type[StrEnum], name: str) -> Enum:
    """A column type of the values of an enum, held by a named CHECK and not by a database type."""
    return Enum(
        values,
        name=name,
        length=16,
        native_enum=False,
        create_constraint=True,
        values_callable=lambda members: [member.value for member in members],
    )


# Every constraint has a name, so that a later migration can find it on SQLite.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMING))):
    """The base of all tables; its metadata is the schema."""


class Outlet(Row, table=True):
    """Who published. One row however the name is capitalised."""

    __tablename__ = "outlets"

    id: int = Field(default=None, primary_key=True)
    name: str
    folded: str = Field(unique=True)


class Article(Row, table=True):
    """One article, known by the id it was ingested under. What it says is in its revisions."""

    __tablename__ = "articles"

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    url: str | None = Field(default=None, index=True)
    outlet_id: int | None = Field(default=None, foreign_key="outlets.id", index=True)


class Run(Row, table=True):
    """One ingest. A run that is neither finished nor alive was interrupted; running it again completes it."""

    __tablename__ = "runs"

    id: int = Field(default=None, primary_key=True)
    status: Status = Field(sa_type=choice(Status, "status"))
    program: str  # the version of quotetrack
    host: str
    process: int
    started: datetime = Field(sa_type=DateTime)  # UTC without a zone, in every version of SQLModel
    finished: datetime | None = Field(default=None, sa_type=DateTime)
    new: int = 0
    unchanged: int = 0
    updated: int = 0
    failed: int = 0


class Revision(Row, table=True):
    """An article's text at one time. Only the current revision counts; earlier ones are kept."""

    __tablename__ = "revisions"
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        # At most one current revision an article.
        Index(
            "uq_revisions_current", "article_id", unique=True,
            sqlite_where=text("current"), postgresql_where=text("current"),
        ),
    )  # fmt: skip

    id: int = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="articles.id", ondelete="CASCADE")
    number: int
    current: bool
    run_id: int | None = Field(default=None, foreign_key="runs.id", ondelete="SET NULL", index=True)
    sha256: str
    title: str | None = None
    byline: str | None = None
    published: date | None = Field(default=None, index=True)
    place: str | None = None
    language: str | None = None
    text: str
    version: str  # the extractor that read it last
    matched: str | None = Field(default=None, index=True)  # the matcher that compared it; None: not yet


class Problem(Row, table=True):
    """Something that could not be read or analysed, in words for its user."""

    __tablename__ = "problems"

    id: int = Field(default=None, primary_key=True)
    run_id: int = Field(foreign_key="runs.id", ondelete="CASCADE", index=True)
    # The article that was kept all the same; None: the input failed as a whole.
    revision_id: int | None = Field(default=None, foreign_key="revisions.id", ondelete="CASCADE", index=True)
    place: str
    message: str
    advice: str = ""


class Speaker(Row, table=True):
    """A named identity across articles. `key` decides which names are one speaker: see `registry`."""

    __tablename__ = "speakers"

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name: str
    folded: str = Field(index=True)
    type: SourceType = Field(sa_type=choice(SourceType, "type"))


class Alias(Row, table=True):
    """A form of a speaker's name that an article used."""

    __tablename__ = "aliases"

    speaker_id: int = Field(primary_key=True, foreign_key="speakers.id", ondelete="CASCADE")
    name: str = Field(primary_key=True)
    folded: str = Field(index=True)


class Appearance(Row, table=True):
    """Whom sources resolve to inside one revision of an article: a speaker, or somebody who is not named."""

    __tablename__ = "appearances"
    __table_args__ = (UniqueConstraint("revision_id", "position"),)

    id: int = Field(default=None, primary_key=True)
    revision_id: int = Field(foreign_key="revisions.id", ondelete="CASCADE")
    position: int
    speaker_id: int | None = Field(default=None, foreign_key="speakers.id", index=True)
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


class Mention(Row, table=True):
    """Where a text names or means somebody who appears in it."""

    __tablename__ = "mentions"
    __table_args__ = (
        CheckConstraint("start >= 0 AND stop >= start", name="span"),
        {"sqlite_with_rowid": False},
    )

    appearance_id: int = Field(primary_key=True, foreign_key="appearances.id", ondelete="CASCADE")
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
    )

    id: int = Field(default=None, primary_key=True)
    revision_id: int = Field(foreign_key="revisions.id", ondelete="CASCADE")
    position: int
    # None: nobody said who stands behind the words.
    appearance_id: int | None = Field(
        default=None, foreign_key="appearances.id", ondelete="CASCADE", index=True
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
        {"sqlite_with_rowid": False},
    )

    attribution_id: int = Field(primary_key=True, foreign_key="attributions.id", ondelete="CASCADE")
    role: Role = Field(primary_key=True, sa_type=choice(Role, "role"))
    position: int = Field(primary_key=True)
    start: int
    stop: int
    exact: str


class Quotation(Row, table=True):
    """The quoted words of an attribution in normal form: what matching compares."""

    __tablename__ = "quotations"

    attribution_id: int = Field(
        primary_key=True,
        foreign_key="attributions.id",
        ondelete="CASCADE",
        sa_column_kwargs={"autoincrement": False},
    )
    normal: str


class Fingerprint(Row, table=True):
    """A key under which a quotation is found: see `match.fingerprint`."""

    __tablename__ = "fingerprints"
    __table_args__ = ({"sqlite_with_rowid": False},)

    key: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    attribution_id: int = Field(
        primary_key=True, foreign_key="quotations.attribution_id", ondelete="CASCADE", index=True
    )


class Word(Row, table=True):
    """In how many quotations a word stands, for the weight of words in matching; "" stands for all."""

    __tablename__ = "words"
    __table_args__ = ({"sqlite_with_rowid": False},)

    word: str = Field(primary_key=True)
    quotations: int


class Match(Row, table=True):
    """Two quotations of different articles that carry the same words."""

    __tablename__ = "matches"
    __table_args__ = (
        CheckConstraint("a_id < b_id", name="order"),
        {"sqlite_with_rowid": False},
    )

    a_id: int = Field(primary_key=True, foreign_key="quotations.attribution_id", ondelete="CASCADE")
    b_id: int = Field(
        primary_key=True, foreign_key="quotations.attribution_id", ondelete="CASCADE", index=True
    )
    score: float  # 0 to 100
    relation: str
    evidence: float
