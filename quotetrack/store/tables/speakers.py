"""Who speaks, across articles: speakers, the names that articles give them, and what people decided about both."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, false
from sqlmodel import Field

from quotetrack.model import SourceType
from quotetrack.model.decisions import Action
from quotetrack.store.dialects.options import CLUSTERED
from quotetrack.store.tables.base import Row, choice


class Speaker(Row, table=True):
    """A named identity across articles: the names that refer to it. `key` is that of one of them."""

    __tablename__ = "speakers"

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name: str
    folded: str = Field(index=True)
    type: SourceType = Field(sa_type=choice(SourceType, "type"))


class Name(Row, table=True):
    """A name that articles give, filed under its `key`: see `entities.names`. Never deleted, so that what a person
    decided about it holds when it comes again."""

    __tablename__ = "names"

    id: int = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    name: str
    folded: str
    type: SourceType = Field(sa_type=choice(SourceType, "type"))
    blocking_key: str = Field(index=True)
    surname: str | None = None
    speaker_id: int = Field(foreign_key="speakers.id", index=True)
    merged_into_id: int | None = Field(default=None, foreign_key="names.id", index=True)  # by a person
    kept_separate: bool = Field(
        default=False, sa_column_kwargs={"server_default": false()}
    )  # kept so by a person
    resolved_to_id: int | None = Field(
        default=None, foreign_key="names.id", index=True
    )  # a surname, by its features


class NameFeature(Row, table=True):
    """By what a bearer of a surname can be recognised: see `entities.names.EntityName.features`."""

    __tablename__ = "name_features"
    __table_args__ = (CLUSTERED,)

    surname: str = Field(primary_key=True)
    feature: str = Field(primary_key=True)
    alone: bool = Field(primary_key=True)  # the name is the surname and nothing else
    name_id: int = Field(primary_key=True, foreign_key="names.id", ondelete="CASCADE", index=True)


class Alias(Row, table=True):
    """A form of a name that an article used."""

    __tablename__ = "aliases"

    name_id: int = Field(primary_key=True, foreign_key="names.id", ondelete="CASCADE")
    name: str = Field(primary_key=True)
    folded: str = Field(index=True)
    dropped: bool = Field(default=False, sa_column_kwargs={"server_default": false()})  # by a person


class Decision(Row, table=True):
    """What a person decided. Never changed but for being taken back: the log is what everything else is made from."""

    __tablename__ = "decisions"

    id: int = Field(default=None, primary_key=True)
    made: datetime = Field(sa_type=DateTime)  # UTC without a zone
    person: str | None = None
    action: Action = Field(sa_type=choice(Action, "action"))
    subject: str = Field(index=True)  # the key of an article, or of a name
    data: str  # JSON
    note: str | None = None
    undone: datetime | None = Field(default=None, sa_type=DateTime)
