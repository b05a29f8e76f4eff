"""What all tables share: the base class with its names for constraints, and the kinds of columns."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Enum, MetaData
from sqlalchemy.orm import registry
from sqlmodel import SQLModel


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
