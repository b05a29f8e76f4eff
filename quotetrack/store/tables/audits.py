"""What is kept of audits: what the figures of a report count in one revision, and the words that are behind them.

All of it follows from the revision and the policy, and is counted again where it is missing."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field

from quotetrack.store.dialects.options import CLUSTERED, NEVER_REUSED
from quotetrack.store.tables.base import Row


class AuditPolicy(Row, table=True):
    """A version of the rules, with a newsroom's settings."""

    __tablename__ = "audit_policies"
    __table_args__ = (NEVER_REUSED,)  # the latest are kept

    id: int = Field(default=None, primary_key=True)
    version: str = Field(unique=True)  # see `audit.policy.Policy.version`


class Audit(Row, table=True):
    """A revision that was audited under a policy."""

    __tablename__ = "audits"
    __table_args__ = (UniqueConstraint("revision_id", "policy_id"),)

    id: int = Field(default=None, primary_key=True)
    revision_id: int = Field(foreign_key="revisions.id", ondelete="CASCADE")
    policy_id: int = Field(foreign_key="audit_policies.id", ondelete="CASCADE", index=True)


class AuditCount(Row, table=True):
    """What was counted in it under a name (see `reports.sourcing.measures`). What was not found has no row."""

    __tablename__ = "audit_counts"
    __table_args__ = (CLUSTERED,)

    audit_id: int = Field(primary_key=True, foreign_key="audits.id", ondelete="CASCADE")
    name: str = Field(primary_key=True)
    value: float


class AuditDistance(Row, table=True):
    """How many of its attributions stand so many words from their source."""

    __tablename__ = "audit_distances"
    __table_args__ = (CLUSTERED,)

    audit_id: int = Field(primary_key=True, foreign_key="audits.id", ondelete="CASCADE")
    words: int = Field(primary_key=True)
    attributions: int


class AuditFinding(Row, table=True):
    """A stretch of its text that makes a figure, and why. Not of the source mix, where every attribution does."""

    __tablename__ = "audit_findings"
    __table_args__ = (
        CheckConstraint("start >= 0 AND stop >= start", name="span"),
        CLUSTERED,
    )

    audit_id: int = Field(primary_key=True, foreign_key="audits.id", ondelete="CASCADE")
    figure: int = Field(primary_key=True)  # 1 to 18
    position: int = Field(primary_key=True)
    start: int
    stop: int
    message: str
