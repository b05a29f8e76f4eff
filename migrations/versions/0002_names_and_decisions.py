"""Names between speakers and articles, decisions of people, what is told of unnamed sources, and leaner matches

Each speaker becomes the one name that it had until now; `schema.upgrade` then has the registry join what is one.
Quotations are matched anew, because their keys are others.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TYPES = ("person", "organization", "media", "document", "unnamed", "collective", "unknown", "author")
ACTIONS = (
    "merge", "split", "rename", "alias-add", "alias-remove", "correct", "statement-split", "statement-join"
)  # fmt: skip
OF_UNNAMED = ("boilerplate", "basis_start", "basis_stop", "basis", "specificity", "plural", "number")


def choice(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=16)


SEARCH = (
    "CREATE TRIGGER attribution_search_insert AFTER INSERT ON attributions BEGIN INSERT INTO "
    "attribution_search (rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER attribution_search_delete AFTER DELETE ON attributions BEGIN INSERT INTO "
    "attribution_search (attribution_search, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER attribution_search_update AFTER UPDATE OF words ON attributions BEGIN INSERT "
    "INTO attribution_search (attribution_search, rowid, words) VALUES ('delete', old.id, "
    "old.words); INSERT INTO attribution_search (rowid, words) VALUES (new.id, new.words); END",
)


def number_attributions(*, once: bool) -> None:
    """Whether SQLite gives a number of an attribution `once`, or again after that was deleted."""
    if op.get_bind().dialect.name != "sqlite":
        return
    with op.batch_alter_table("attributions", recreate="always", table_kwargs={"sqlite_autoincrement": once}):
        pass
    for trigger in SEARCH:  # a table that is made anew has lost them
        op.execute(trigger)


def create_matches(*more: sa.Column) -> None:
    op.create_table(
        "matches",
        sa.Column("a_id", sa.Integer(), nullable=False),
        sa.Column("b_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("evidence", sa.Float(), nullable=False),
        *more,
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


def forget() -> None:
    """Have all quotations matched anew by whoever opens the store next."""
    op.execute("DELETE FROM quotations")
    op.execute("UPDATE revisions SET matched = NULL")


def upgrade() -> None:
    op.create_table(
        "names",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("type", choice("type", *TYPES), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("surname", sa.String(), nullable=True),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("bound_id", sa.Integer(), nullable=True),
        sa.Column("apart", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("joined_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["speaker_id"], ["speakers.id"], name="fk_names_speaker_id_speakers"),
        sa.ForeignKeyConstraint(["bound_id"], ["names.id"], name="fk_names_bound_id_names"),
        sa.ForeignKeyConstraint(["joined_id"], ["names.id"], name="fk_names_joined_id_names"),
        sa.PrimaryKeyConstraint("id", name="pk_names"),
        sa.UniqueConstraint("key", name="uq_names_key"),
    )
    for column in ("family", "speaker_id", "bound_id", "joined_id"):
        op.create_index(f"ix_names_{column}", "names", [column], unique=False)
    op.create_table(
        "marks",
        sa.Column("surname", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("name_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["name_id"], ["names.id"], name="fk_marks_name_id_names", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("surname", "mark", "alone", "name_id", name="pk_marks"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_marks_name_id", "marks", ["name_id"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made", sa.DateTime(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("action", choice("action", *ACTIONS), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("data", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("undone", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_index("ix_decisions_subject", "decisions", ["subject"], unique=False)
    # The family of each name is its own until the registry looks at it.
    op.execute(
        "INSERT INTO names (id, key, name, folded, type, family, speaker_id) "
        "SELECT id, key, name, folded, type, key, id FROM speakers"
    )

    op.rename_table("aliases", "aliases_of_speakers")
    op.drop_index("ix_aliases_folded", table_name="aliases_of_speakers")
    op.create_table(
        "aliases",
        sa.Column("name_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("dropped", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(
            ["name_id"], ["names.id"], name="fk_aliases_name_id_names", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("name_id", "name", name="pk_aliases"),
    )
    op.execute(
        "INSERT INTO aliases (name_id, name, folded) SELECT speaker_id, name, folded FROM aliases_of_speakers"
    )
    op.drop_table("aliases_of_speakers")
    op.create_index("ix_aliases_folded", "aliases", ["folded"], unique=False)

    with op.batch_alter_table("appearances") as batch:
        batch.add_column(sa.Column("name_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("attributions", sa.Integer(), server_default="0", nullable=False))
        batch.add_column(sa.Column("boilerplate", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch.add_column(sa.Column("basis_start", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("basis_stop", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("basis", sa.String(), nullable=True))
        batch.add_column(sa.Column("specificity", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("plural", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch.add_column(sa.Column("number", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_appearances_name_id_names", "names", ["name_id"], ["id"])
        batch.drop_index("ix_appearances_speaker_id")
        batch.create_index("ix_appearances_name_id", ["name_id"], unique=False)
        batch.create_index(
            "ix_appearances_speaker_id_revision_id_attributions",
            ["speaker_id", "revision_id", "attributions"],
            unique=False,
        )
    op.execute(
        "UPDATE appearances SET name_id = speaker_id, attributions = "
        "(SELECT count(*) FROM attributions a WHERE a.appearance_id = appearances.id)"
    )
    number_attributions(once=True)

    for table in ("words", "matches", "fingerprints"):
        op.drop_table(table)
    op.create_table(
        "fingerprints",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("attribution_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "attribution_id", name="pk_fingerprints"),
        sqlite_with_rowid=False,
    )
    create_matches(
        sa.Column("changed", sa.Float(), nullable=False), sa.Column("apart", sa.Boolean(), nullable=False)
    )
    forget()


def downgrade() -> None:
    number_attributions(once=False)
    for table in ("matches", "fingerprints"):
        op.drop_table(table)
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
    create_matches()
    op.create_table(
        "words",
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("quotations", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("word", name="pk_words"),
        sqlite_with_rowid=False,
    )
    forget()
    with op.batch_alter_table("appearances") as batch:
        batch.drop_index("ix_appearances_name_id")
        batch.drop_index("ix_appearances_speaker_id_revision_id_attributions")
        batch.create_index("ix_appearances_speaker_id", ["speaker_id"], unique=False)
        batch.drop_constraint("fk_appearances_name_id_names", type_="foreignkey")
        batch.drop_column("name_id")
        batch.drop_column("attributions")
        for column in OF_UNNAMED:
            batch.drop_column(column)
    op.rename_table("aliases", "aliases_of_names")
    op.drop_index("ix_aliases_folded", table_name="aliases_of_names")
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
    op.execute(
        "INSERT INTO aliases (speaker_id, name, folded) SELECT n.speaker_id, a.name, min(a.folded) "
        "FROM aliases_of_names a JOIN names n ON n.id = a.name_id GROUP BY n.speaker_id, a.name"
    )
    op.drop_table("aliases_of_names")
    op.create_index("ix_aliases_folded", "aliases", ["folded"], unique=False)
    for table in ("decisions", "marks", "names"):
        op.drop_table(table)
