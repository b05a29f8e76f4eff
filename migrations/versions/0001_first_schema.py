"""First schema"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    "matches",
    "fingerprints",
    "spans",
    "quotations",
    "mentions",
    "attributions",
    "problems",
    "appearances",
    "revisions",
    "articles",
    "aliases",
    "words",
    "speakers",
    "runs",
    "outlets",
)  # each before those that it refers to
SEARCH = (
    "CREATE VIRTUAL TABLE attribution_search USING fts5(words, content='attributions', "
    "content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER attribution_search_insert AFTER INSERT ON attributions BEGIN INSERT INTO "
    "attribution_search (rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER attribution_search_delete AFTER DELETE ON attributions BEGIN INSERT INTO "
    "attribution_search (attribution_search, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER attribution_search_update AFTER UPDATE OF words ON attributions BEGIN INSERT "
    "INTO attribution_search (attribution_search, rowid, words) VALUES ('delete', old.id, "
    "old.words); INSERT INTO attribution_search (rowid, words) VALUES (new.id, new.words); END",
    "CREATE VIRTUAL TABLE revision_search USING fts5(title, text, content='revisions', "
    "content_rowid='id', tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER revision_search_insert AFTER INSERT ON revisions BEGIN INSERT INTO "
    "revision_search (rowid, title, text) VALUES (new.id, new.title, new.text); END",
    "CREATE TRIGGER revision_search_delete AFTER DELETE ON revisions BEGIN INSERT INTO "
    "revision_search (revision_search, rowid, title, text) VALUES ('delete', old.id, old.title, "
    "old.text); END",
    "CREATE TRIGGER revision_search_update AFTER UPDATE OF title, text ON revisions BEGIN INSERT "
    "INTO revision_search (revision_search, rowid, title, text) VALUES ('delete', old.id, old.title, "
    "old.text); INSERT INTO revision_search (rowid, title, text) VALUES (new.id, new.title, "
    "new.text); END",
)


def choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)


def upgrade() -> None:
    op.create_table(
        "outlets",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outlets"),
        sa.UniqueConstraint("folded", name="uq_outlets_folded"),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            choice("status", "running", "finished", "interrupted"),
            nullable=False,
        ),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("process", sa.Integer(), nullable=False),
        sa.Column("started", sa.DateTime(), nullable=False),
        sa.Column("finished", sa.DateTime(), nullable=True),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("updated", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_table(
        "speakers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column(
            "type",
            choice(
                "type",
                "person",
                "organization",
                "media",
                "document",
                "unnamed",
                "collective",
                "unknown",
                "author",
            ),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name="pk_speakers"),
        sa.UniqueConstraint("key", name="uq_speakers_key"),
    )
    op.create_index("ix_speakers_folded", "speakers", ["folded"], unique=False)

    op.create_table(
        "words",
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("quotations", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_words"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "aliases",
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["speakers.id"], name="fk_aliases_speaker_id_speakers", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("speaker_id", "name", name="pk_aliases"),
    )
    op.create_index("ix_aliases_folded", "aliases", ["folded"], unique=False)

    op.create_table(
        "articles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("outlet_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name="fk_articles_outlet_id_outlets"),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("key", name="uq_articles_key"),
    )
    op.create_index("ix_articles_outlet_id", "articles", ["outlet_id"], unique=False)
    op.create_index("ix_articles_url", "articles", ["url"], unique=False)

    op.create_table(
        "revisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("byline", sa.String(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("matched", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_revisions_article_id_articles", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["run_id"], ["runs.id"], name="fk_revisions_run_id_runs", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_revisions"),
        sa.UniqueConstraint("article_id", "number", name="uq_revisions_article_id_number"),
    )
    op.create_index("ix_revisions_matched", "revisions", ["matched"], unique=False)
    op.create_index("ix_revisions_published", "revisions", ["published"], unique=False)
    op.create_index("ix_revisions_run_id", "revisions", ["run_id"], unique=False)
    op.create_index(
        "uq_revisions_current",
        "revisions",
        ["article_id"],
        unique=True,
        sqlite_where=sa.text("current"),
        postgresql_where=sa.text("current"),
    )

    op.create_table(
        "appearances",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column(
            "type",
            choice(
                "type",
                "person",
                "organization",
                "media",
                "document",
                "unnamed",
                "collective",
                "unknown",
                "author",
            ),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("affiliation", sa.String(), nullable=True),
        sa.Column("anonymous", sa.Boolean(), nullable=False),
        sa.Column("spokesperson", sa.Boolean(), nullable=False),
        sa.Column("descriptor", sa.String(), nullable=True),
        sa.Column("reason_start", sa.Integer(), nullable=True),
        sa.Column("reason_stop", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name="fk_appearances_revision_id_revisions", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["speaker_id"], ["speakers.id"], name="fk_appearances_speaker_id_speakers"),
        sa.PrimaryKeyConstraint("id", name="pk_appearances"),
        sa.UniqueConstraint("revision_id", "position", name="uq_appearances_revision_id_position"),
    )
    op.create_index("ix_appearances_speaker_id", "appearances", ["speaker_id"], unique=False)

    op.create_table(
        "problems",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("advice", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name="fk_problems_revision_id_revisions", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_problems_run_id_runs", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_problems"),
    )
    op.create_index("ix_problems_revision_id", "problems", ["revision_id"], unique=False)
    op.create_index("ix_problems_run_id", "problems", ["run_id"], unique=False)

    op.create_table(
        "attributions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("appearance_id", sa.Integer(), nullable=True),
        sa.Column(
            "kind",
            choice("kind", "direct", "mixed", "indirect"),
            nullable=False,
        ),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("cue", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence"),
        sa.CheckConstraint("start >= 0 AND stop >= start", name="span"),
        sa.ForeignKeyConstraint(
            ["appearance_id"],
            ["appearances.id"],
            name="fk_attributions_appearance_id_appearances",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["revisions.id"],
            name="fk_attributions_revision_id_revisions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_attributions"),
        sa.UniqueConstraint("revision_id", "position", name="uq_attributions_revision_id_position"),
    )
    op.create_index("ix_attributions_appearance_id", "attributions", ["appearance_id"], unique=False)

    op.create_table(
        "mentions",
        sa.Column("appearance_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.CheckConstraint("start >= 0 AND stop >= start", name="span"),
        sa.ForeignKeyConstraint(
            ["appearance_id"],
            ["appearances.id"],
            name="fk_mentions_appearance_id_appearances",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("appearance_id", "position", name="pk_mentions"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "quotations",
        sa.Column("attribution_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("normal", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attribution_id"],
            ["attributions.id"],
            name="fk_quotations_attribution_id_attributions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attribution_id", name="pk_quotations"),
    )
    op.create_table(
        "spans",
        sa.Column("attribution_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            choice("role", "content", "cue", "source", "quoted"),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("exact", sa.String(), nullable=False),
        sa.CheckConstraint("start >= 0 AND stop >= start", name="span"),
        sa.ForeignKeyConstraint(
            ["attribution_id"],
            ["attributions.id"],
            name="fk_spans_attribution_id_attributions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("attribution_id", "role", "position", name="pk_spans"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fingerprints",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("attribution_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attribution_id"],
            ["quotations.attribution_id"],
            name="fk_fingerprints_attribution_id_quotations",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", "attribution_id", name="pk_fingerprints"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_fingerprints_attribution_id", "fingerprints", ["attribution_id"], unique=False)

    op.create_table(
        "matches",
        sa.Column("a_id", sa.Integer(), nullable=False),
        sa.Column("b_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("evidence", sa.Float(), nullable=False),
        sa.CheckConstraint("a_id < b_id", name="order"),
        sa.ForeignKeyConstraint(
            ["a_id"], ["quotations.attribution_id"], name="fk_matches_a_id_quotations", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["b_id"], ["quotations.attribution_id"], name="fk_matches_b_id_quotations", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("a_id", "b_id", name="pk_matches"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_matches_b_id", "matches", ["b_id"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for statement in SEARCH:
            op.execute(statement)


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE attribution_search")
        op.execute("DROP TABLE revision_search")
    for table in TABLES:
        op.drop_table(table)
