"""What is kept of statements: which sightings are one, what the list of them is ranked by, and what is out of date."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, Index
from sqlmodel import Field

from quotetrack.store.dialects.options import CLUSTERED
from quotetrack.store.tables.base import Row


class Statement(Row, table=True):
    """What was said once, as far as the store knows. Copies of one text count once, in all but `copies`.

    A number is never given again and a row never deleted, so that others may refer to it: one without sightings has
    no code and is not told, until its words come again."""

    __tablename__ = "statements"
    __table_args__ = (Index(None, "outlets", "sightings", "days"),)

    id: int = Field(default=None, primary_key=True)
    public_id: str | None = Field(default=None, index=True)  # by which people know it: made of its words
    wording_hash: str = Field(
        index=True
    )  # what the code is made of first; two occasions may have the same words
    representative_id: int | None = Field(  # the sighting whose words stand for it
        default=None, foreign_key="quotations.attribution_id", ondelete="SET NULL", index=True
    )
    outlets: int
    sightings: int
    copies: int  # sightings in articles that are another one's text
    days: int  # from the first to the last
    disagree: bool  # the sightings name different speakers
    first: date | None = None
    last: date | None = None


class Sighting(Row, table=True):
    """A quotation that is a sighting of a statement."""

    __tablename__ = "sightings"

    attribution_id: int = Field(
        primary_key=True,
        foreign_key="quotations.attribution_id",
        ondelete="CASCADE",
        sa_column_kwargs={"autoincrement": False},
    )
    statement_id: int = Field(foreign_key="statements.id", ondelete="CASCADE", index=True)
    # What it did to the canonical words; None: it shares too little with them, and matches another sighting.
    relation: str | None = None
    # The article whose text its own prints again.
    copy_of_id: int | None = Field(default=None, foreign_key="articles.id", ondelete="SET NULL", index=True)
    # The sighting whose words it turns round, where neither contradicts the canonical words.
    contradicts_id: int | None = Field(
        default=None, foreign_key="quotations.attribution_id", ondelete="SET NULL", index=True
    )


class Stale(Row, table=True):
    """A wording of which something came, went or changed since statements were computed
    (`store.matching.invalidation`)."""

    __tablename__ = "stale"
    __table_args__ = (CLUSTERED,)

    key: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    normal: str  # "": whatever there is
