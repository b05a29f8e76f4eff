"""Tables and columns have the names of the field; whoever represents a key, and where a phrase was seen, stand in
columns of their own. Every row is kept.

SQLite renames a column but not the constraints that are named after it, so each table is made anew: of its own text,
with the names exchanged.
"""

import json
import re

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

# Of each table: what it is called from now on, and which of its words are others.
RENAMED = {
    "appearances": ("article_entities", {}),
    "mentions": ("mentions", {"appearance_id": "article_entity_id"}),
    "attributions": ("attributions", {"appearance_id": "article_entity_id"}),
    "statements": (
        "statements",
        {"code": "public_id", "canonical_id": "representative_id", "family": "wording_hash"},
    ),
    "sightings": ("sightings", {"against_id": "contradicts_id"}),
    "names": (
        "names",
        {
            "bound_id": "merged_into_id",
            "apart": "kept_separate",
            "joined_id": "resolved_to_id",
            "family": "blocking_key",
        },
    ),
    "marks": ("name_features", {"mark": "feature"}),
    "matches": (
        "matches",
        {
            "apart": "diverges",
            "rest": "unshared_weight",
            "changed": "change_cost",
            "repeated": "is_match",
            "phrase": "rarest_key",
        },
    ),
    "facts": ("facts", {"holds": "statuses", "extra": "user_columns_json"}),
    "fact_sightings": (
        "fact_sightings",
        {"told": "imported_json", "gone": "removed_in_revision", "how": "method"},
    ),
}
TABLES = {old: new for old, (new, _) in RENAMED.items() if old != new}
SEARCH = (
    "CREATE TRIGGER attribution_search_insert AFTER INSERT ON attributions BEGIN INSERT INTO "
    "attribution_search (rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER attribution_search_delete AFTER DELETE ON attributions BEGIN INSERT INTO "
    "attribution_search (attribution_search, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER attribution_search_update AFTER UPDATE OF words ON attributions BEGIN INSERT "
    "INTO attribution_search (attribution_search, rowid, words) VALUES ('delete', old.id, "
    "old.words); INSERT INTO attribution_search (rowid, words) VALUES (new.id, new.words); END",
)


def exchange(sql: str, words: dict[str, str]) -> str:
    """The text of a table or an index with other names, also inside those of constraints; values stay."""
    listed = "|".join(words)
    return re.sub(rf"'[^']*'|(?<![a-z])({listed})(?![a-z])", lambda m: words.get(m[1], m[0]), sql)


def remake(old: str, new: str, words: dict[str, str]) -> None:
    """Make a table anew with other names, and copy its rows."""
    bind = op.get_bind()
    stored = "SELECT sql FROM sqlite_master WHERE type = :type AND tbl_name = :name AND sql IS NOT NULL"
    about = {"name": old}
    (made,) = bind.execute(sa.text(stored), about | {"type": "table"}).scalars()
    indexes = [*bind.execute(sa.text(stored), about | {"type": "index"}).scalars()]
    columns = [row.name for row in bind.exec_driver_sql(f"PRAGMA table_info({old})")]
    number = None
    if "AUTOINCREMENT" in made:  # a number that was given once is never given again
        last = "SELECT seq FROM sqlite_sequence WHERE name = :name"
        number = bind.execute(sa.text(last), about).scalar()
    target = new if new != old else f"_new_{new}"
    body = exchange(made[made.index("(") :], words)
    bind.exec_driver_sql(f"CREATE TABLE {target} {body}")
    names = [f'"{words.get(column, column)}"' for column in columns]
    listed = ", ".join(f'"{column}"' for column in columns)
    op.execute(f"INSERT INTO {target} ({', '.join(names)}) SELECT {listed} FROM {old}")
    op.drop_table(old)
    if target != new:
        op.rename_table(target, new)
    for index in indexes:
        bind.exec_driver_sql(exchange(index, words))
    if number is not None:
        bind.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :name"), {"name": new})
        given = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :number)")
        bind.execute(given, {"name": new, "number": number})


def remake_fingerprints(select: str, *more: sa.Column) -> None:
    op.create_table(
        "_new_fingerprints",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("attribution_id", sa.Integer(), autoincrement=False, nullable=False),
        *more,
        sa.PrimaryKeyConstraint("key", "attribution_id", name="pk_fingerprints"),
        sqlite_with_rowid=False,
    )
    op.execute(f"INSERT INTO _new_fingerprints SELECT {select} FROM fingerprints ORDER BY 1, 2")
    op.drop_table("fingerprints")
    op.rename_table("_new_fingerprints", "fingerprints")


def upgrade() -> None:
    for old, (new, words) in RENAMED.items():
        remake(old, new, TABLES | words)
    for trigger in SEARCH:
        op.execute(trigger)
    remake_fingerprints(
        "key, abs(attribution_id), attribution_id < 0",
        sa.Column("is_representative", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    bind = op.get_bind()
    phrases = [(row.key, *json.loads(row.seen)) for row in bind.execute(sa.text("SELECT * FROM phrases"))]
    with op.batch_alter_table("phrases", table_kwargs={"sqlite_with_rowid": False}) as batch:
        batch.drop_column("seen")
    days = op.create_table(
        "phrase_days",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["key"], ["phrases.key"], name="fk_phrase_days_key_phrases", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "day", name="pk_phrase_days"),
        sqlite_with_rowid=False,
    )
    speakers = op.create_table(
        "phrase_speakers",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["key"], ["phrases.key"], name="fk_phrase_speakers_key_phrases", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", "speaker", name="pk_phrase_speakers"),
        sqlite_with_rowid=False,
    )
    for table, columns, rows in (
        (days, ("key", "day"), [(key, day) for key, seen, _ in phrases for day in seen]),
        (
            speakers,
            ("key", "speaker", "count"),
            [(key, name, count) for key, _, named in phrases for name, count in named.items()],
        ),
    ):
        if rows:
            insert = (
                f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
            )
            bind.exec_driver_sql(insert, rows)


def downgrade() -> None:
    bind = op.get_bind()
    seen = {number: ([], {}) for number in bind.execute(sa.text("SELECT key FROM phrases")).scalars()}
    for number, day in bind.exec_driver_sql("SELECT key, day FROM phrase_days ORDER BY key, day"):
        seen[number][0].append(day)
    for number, name, count in bind.exec_driver_sql(
        "SELECT key, speaker, count FROM phrase_speakers ORDER BY key, speaker"
    ):
        seen[number][1][name] = count
    for table in ("phrase_speakers", "phrase_days", "phrases"):
        op.drop_table(table)
    phrases = op.create_table(
        "phrases",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_phrases"),
        sqlite_with_rowid=False,
    )
    rows = [{"key": number, "seen": json.dumps(told, ensure_ascii=False)} for number, told in seen.items()]
    if rows:
        op.bulk_insert(phrases, rows)
    remake_fingerprints("key, CASE WHEN is_representative THEN -attribution_id ELSE attribution_id END")
    tables = {new: old for old, new in TABLES.items()}
    for old, (new, words) in RENAMED.items():
        remake(new, old, tables | {ours: theirs for theirs, ours in words.items()})
    for trigger in SEARCH:
        op.execute(trigger)
