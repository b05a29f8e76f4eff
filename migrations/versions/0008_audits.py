"""What the figures of a report count in each revision is kept, with the words that are behind them.

The tables are empty at first: the first report fills them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_policies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_policies"),
        sa.UniqueConstraint("version", name="uq_audit_policies_version"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "audits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("policy_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["policy_id"],
            ["audit_policies.id"],
            name="fk_audits_policy_id_audit_policies",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name="fk_audits_revision_id_revisions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_audits"),
        sa.UniqueConstraint("revision_id", "policy_id", name="uq_audits_revision_id_policy_id"),
    )
    op.create_index("ix_audits_policy_id", "audits", ["policy_id"])
    _create_part("counts", ("name", sa.String()), sa.Column("value", sa.Float(), nullable=False))
    _create_part(
        "distances", ("words", sa.Integer()), sa.Column("attributions", sa.Integer(), nullable=False)
    )
    _create_part(
        "findings",
        ("figure", sa.Integer()),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.CheckConstraint("start >= 0 AND stop >= start", name=op.f("ck_audit_findings_span")),
        keys=("position",),
    )


def _create_part(what: str, key: tuple[str, sa.types.TypeEngine], *more: object, keys: tuple[str, ...] = ()):
    """What belongs to an audit."""
    name = f"audit_{what}"
    op.create_table(
        name,
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column(*key, nullable=False),
        *more,
        sa.ForeignKeyConstraint(
            ["audit_id"], ["audits.id"], name=f"fk_{name}_audit_id_audits", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("audit_id", key[0], *keys, name=f"pk_{name}"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for what in ("findings", "distances", "counts"):
        op.drop_table(f"audit_{what}")
    op.drop_index("ix_audits_policy_id", "audits")
    op.drop_table("audits")
    op.drop_table("audit_policies")
