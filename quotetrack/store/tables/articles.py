"""What was published, and the runs that read it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import DateTime, Index, UniqueConstraint
from sqlmodel import Field

from quotetrack.store.dialects.options import CLUSTERED, only_where
from quotetrack.store.tables.base import Row, choice


class Status(StrEnum):
    """How an ingest run stands."""

    RUNNING = "running"
    FINISHED = "finished"
    INTERRUPTED = "interrupted"  # by its user, or its process is gone


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
            **only_where("current"),
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


class Topic(Row, table=True):
    """A section or tag that a revision was filed under."""

    __tablename__ = "topics"
    __table_args__ = (CLUSTERED,)

    revision_id: int = Field(primary_key=True, foreign_key="revisions.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    name: str
    folded: str = Field(index=True)


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
