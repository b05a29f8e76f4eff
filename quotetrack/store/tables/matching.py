"""What matching keeps: quotations in normal form, the keys under which they are found, and the pairs."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, false
from sqlmodel import Field

from quotetrack.store.dialects.options import CLUSTERED
from quotetrack.store.tables.base import Row


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
    """A key under which a quotation is found, see `matching.fingerprints`. Where many share a key, the quotation that
    represents them stands there alone; all are then under `fingerprints.block_key` of that key.

    There is no index on the quotations and no reference to them, which would double the table: the keys of a
    quotation follow from its normal form."""

    __tablename__ = "fingerprints"
    __table_args__ = (CLUSTERED,)

    key: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})
    attribution_id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    is_representative: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class Phrase(Row, table=True):
    """A run of words that very many quotations share, of which is kept where it was seen, so that they need not all be
    looked at when one more comes: see `store.matching.phrase_statistics`."""

    __tablename__ = "phrases"
    __table_args__ = (CLUSTERED,)

    key: int = Field(primary_key=True, sa_type=BigInteger, sa_column_kwargs={"autoincrement": False})


class PhraseDay(Row, table=True):
    """A day on which a phrase was printed."""

    __tablename__ = "phrase_days"
    __table_args__ = (CLUSTERED,)

    key: int = Field(primary_key=True, sa_type=BigInteger, foreign_key="phrases.key", ondelete="CASCADE")
    day: date = Field(primary_key=True)


class PhraseSpeaker(Row, table=True):
    """How often a phrase was printed as the words of a speaker."""

    __tablename__ = "phrase_speakers"
    __table_args__ = (CLUSTERED,)

    key: int = Field(primary_key=True, sa_type=BigInteger, foreign_key="phrases.key", ondelete="CASCADE")
    speaker: str = Field(primary_key=True)
    count: int


class Match(Row, table=True):
    """Two wordings that were compared and share words; `is_match` where that is a repetition."""

    __tablename__ = "matches"
    __table_args__ = (
        CheckConstraint("a_id < b_id", name="order"),
        CLUSTERED,
    )

    a_id: int = Field(primary_key=True, foreign_key="quotations.attribution_id", ondelete="CASCADE")
    b_id: int = Field(
        primary_key=True, foreign_key="quotations.attribution_id", ondelete="CASCADE", index=True
    )
    score: float  # 0 to 100
    relation: str
    evidence: float
    change_cost: float  # see `matching.decision.Comparison`
    diverges: bool
    unshared_weight: float = Field(default=0.0, sa_column_kwargs={"server_default": "0"})
    # The run of words that the two share and that is seen least; None: they share more than a stock phrase.
    rarest_key: int | None = Field(default=None, sa_type=BigInteger, index=True)
    # Somewhere it is a repetition: enough for two articles of these days and speakers, and no stock phrase.
    is_match: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
