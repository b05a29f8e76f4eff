"""Statements and their sightings are kept, of each match whether it is a repetition, and how much else is said

What was matched does not tell that: all quotations are matched anew by whoever opens the store next.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in ("matches", "fingerprints", "quotations"):
        op.execute(f"DELETE FROM {table}")
    op.execute("UPDATE revisions SET matched = NULL")
    with op.batch_alter_table("matches", recreate="never") as batch:
        batch.add_column(sa.Column("rest", sa.Float(), server_default="0", nullable=False))
        batch.add_column(sa.Column("phrase", sa.BigInteger(), nullable=True))
        batch.add_column(sa.Column("repeated", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.create_index("ix_matches_phrase", "matches", ["phrase"], unique=False)
    op.create_table(
        "statements",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("canonical_id", sa.Integer(), nullable=True),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("sightings", sa.Integer(), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("disagree", sa.Boolean(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["canonical_id"],
            ["quotations.attribution_id"],
            name="fk_statements_canonical_id_quotations",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_statements"),
    )
    for columns in (["code"], ["family"], ["canonical_id"], ["outlets", "sightings", "days"]):
        op.create_index(f"ix_statements_{'_'.join(columns)}", "statements", columns, unique=False)
    op.create_table(
        "sightings",
        sa.Column("attribution_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), nullable=True),
        sa.Column("copy_of_id", sa.Integer(), nullable=True),
        sa.Column("against_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["attribution_id"],
            ["quotations.attribution_id"],
            name="fk_sightings_attribution_id_quotations",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["statements.id"],
            name="fk_sightings_statement_id_statements",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["copy_of_id"], ["articles.id"], name="fk_sightings_copy_of_id_articles", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["against_id"],
            ["quotations.attribution_id"],
            name="fk_sightings_against_id_quotations",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("attribution_id", name="pk_sightings"),
    )
    for column in ("statement_id", "copy_of_id", "against_id"):
        op.create_index(f"ix_sightings_{column}", "sightings", [column], unique=False)
    op.create_table(
        "stale",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("normal", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_stale"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "phrases",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_phrases"),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO stale (key, normal) VALUES (0, '')")


def downgrade() -> None:
    for table in ("phrases", "stale", "sightings", "statements"):
        op.drop_table(table)
    op.drop_index("ix_matches_phrase", table_name="matches")
    with op.batch_alter_table("matches", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.drop_column("repeated")
        batch.drop_column("phrase")
        batch.drop_column("rest")
