"""Facts under watch, their sightings, denials, verdicts and what happened to them; decisions about facts."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

BEFORE = (
    "merge", "split", "rename", "alias-add", "alias-remove", "correct", "statement-split", "statement-join"
)  # fmt: skip
ACTIONS = (*BEFORE, "fact-link", "fact-unlink")


APPEND_ONLY = (
    *(
        f"CREATE TRIGGER verdicts_no_{what.lower()} BEFORE {what} ON verdicts BEGIN "
        "SELECT RAISE(ABORT, 'the log of verdicts is only added to'); END"
        for what in ("UPDATE", "DELETE")
    ),
    # A row that REPLACE takes out calls no trigger of deletion.
    "CREATE TRIGGER verdicts_no_replace BEFORE INSERT ON verdicts "
    "WHEN EXISTS (SELECT 1 FROM verdicts WHERE id = NEW.id) BEGIN "
    "SELECT RAISE(ABORT, 'the log of verdicts is only added to'); END",
)


def choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)


def allow(*actions: str) -> None:
    """Let the log hold these decisions."""
    with op.batch_alter_table("decisions") as batch:
        batch.drop_constraint("action", type_="check")
        batch.alter_column(
            "action", existing_type=sa.String(16), type_=choice("action", *actions), existing_nullable=False
        )


def upgrade() -> None:
    allow(*ACTIONS)
    op.create_table(
        "facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("claimant", sa.String(), nullable=True),
        sa.Column("claimed", sa.Date(), nullable=True),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("closed", sa.DateTime(), nullable=True),
        sa.Column("extra", sa.String(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("holds", sa.String(), nullable=False),
        sa.Column("sightings", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.Column("origins", sa.Integer(), nullable=False),
        sa.Column("named", sa.Integer(), nullable=False),
        sa.Column("anonymous", sa.Integer(), nullable=False),
        sa.Column("objections", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("first_seen", sa.Date(), nullable=True),
        sa.Column("last_seen", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_facts"),
        sa.UniqueConstraint("key", name="uq_facts_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_facts_claimant", "facts", ["claimant", "id"], unique=False)
    op.create_index("ix_facts_holds", "facts", ["holds", "id"], unique=False)
    op.create_index("ix_facts_last_seen", "facts", ["closed", "last_seen", "id"], unique=False)

    op.create_table(
        "watchers",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_watchers"),
    )
    op.create_table(
        "fact_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["fact_id"], ["facts.id"], name="fk_fact_notes_fact_id_facts", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_fact_notes"),
    )
    op.create_index("ix_fact_notes_fact_id", "fact_notes", ["fact_id"], unique=False)

    op.create_table(
        "fact_wordings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("normal", sa.String(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name="fk_fact_wordings_decision_id_decisions"
        ),
        sa.ForeignKeyConstraint(
            ["fact_id"], ["facts.id"], name="fk_fact_wordings_fact_id_facts", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_fact_wordings"),
    )
    op.create_index("ix_fact_wordings_decision_id", "fact_wordings", ["decision_id"], unique=False)
    op.create_index("ix_fact_wordings_fact_id", "fact_wordings", ["fact_id"], unique=False)

    op.create_table(
        "verdicts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["fact_id"], ["facts.id"], name="fk_verdicts_fact_id_facts"),
        sa.PrimaryKeyConstraint("id", name="pk_verdicts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_verdicts_fact_id", "verdicts", ["fact_id"], unique=False)

    op.create_table(
        "fact_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column(
            "news",
            choice(
                "news",
                "added",
                "sighting",
                "number changed",
                "negation changed",
                "named source",
                "denial",
                "corrected",
                "retracted",
                "verdict",
                "status changed",
                "closed",
                "reopened",
            ),
            nullable=False,
        ),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("data", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_fact_events_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["fact_id"], ["facts.id"], name="fk_fact_events_fact_id_facts", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_fact_events"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_fact_events_fact_id_id", "fact_events", ["fact_id", "id"], unique=False)
    op.create_index("ix_fact_events_made", "fact_events", ["made"], unique=False)

    op.create_table(
        "fact_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("wording_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["wording_id"],
            ["fact_wordings.id"],
            name="fk_fact_keys_wording_id_fact_wordings",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", "wording_id", name="pk_fact_keys"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_fact_keys_wording_id", "fact_keys", ["wording_id"], unique=False)

    op.create_table(
        "fact_sightings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=True),
        sa.Column("revision_id", sa.Integer(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("stop", sa.Integer(), nullable=True),
        sa.Column("attribution_id", sa.Integer(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("how", choice("how", "matched", "linked", "told"), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=True),
        sa.Column("credited", sa.String(), nullable=True),
        sa.Column("gone", sa.Integer(), nullable=True),
        sa.Column("told", sa.String(), nullable=True),
        sa.CheckConstraint("(told IS NULL) = (revision_id IS NOT NULL)", name="place"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_fact_sightings_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["attribution_id"],
            ["attributions.id"],
            name="fk_fact_sightings_attribution_id_attributions",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["fact_id"], ["facts.id"], name="fk_fact_sightings_fact_id_facts", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["origin_id"], ["articles.id"], name="fk_fact_sightings_origin_id_articles"),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revisions.id"],
            name="fk_fact_sightings_revision_id_revisions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_fact_sightings"),
        sa.UniqueConstraint(
            "fact_id", "revision_id", "start", name="uq_fact_sightings_fact_id_revision_id_start"
        ),
    )
    op.create_index(
        "ix_fact_sightings_article_id_fact_id", "fact_sightings", ["article_id", "fact_id"], unique=False
    )
    op.create_index("ix_fact_sightings_attribution_id", "fact_sightings", ["attribution_id"], unique=False)
    op.create_index(
        "ix_fact_sightings_fact_id_published", "fact_sightings", ["fact_id", "published"], unique=False
    )
    op.create_index("ix_fact_sightings_revision_id", "fact_sightings", ["revision_id"], unique=False)

    if op.get_bind().dialect.name == "sqlite":
        for trigger in APPEND_ONLY:
            op.execute(trigger)


def downgrade() -> None:

    op.drop_table("fact_sightings")

    op.drop_table("fact_keys")

    op.drop_table("fact_events")

    op.drop_table("verdicts")

    op.drop_table("fact_wordings")

    op.drop_table("fact_notes")
    op.drop_table("watchers")

    op.drop_table("facts")
    op.execute("DELETE FROM decisions WHERE action LIKE 'fact-%'")
    allow(*BEFORE)
