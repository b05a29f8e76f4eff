"""Topics: the sections and tags that articles were filed under. What is stored has none until it is read again."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "topics",
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name="fk_topics_revision_id_revisions", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("revision_id", "position", name="pk_topics"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_topics_folded", "topics", ["folded"], unique=False)


def downgrade() -> None:
    op.drop_table("topics")
