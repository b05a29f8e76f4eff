"""Full-text search in SQLite (FTS5). The index keeps the words, the texts stay in their table, and triggers keep the
two together whoever writes."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, TextClause, text

from quotetrack.store.dialects.base import Term

INDEXES = {
    "attributions": ("attribution_search", ("words",)),
    "revisions": ("revision_search", ("title", "text")),
}


def statements(table: str) -> list[str]:
    """Returns the SQL that makes the index of a table and its triggers; the index comes first."""
    name, columns = INDEXES[table]
    listed = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    add = f"INSERT INTO {name} (rowid, {listed}) VALUES (new.id, {new});"
    remove = f"INSERT INTO {name} ({name}, rowid, {listed}) VALUES ('delete', old.id, {old});"
    return [
        f"CREATE VIRTUAL TABLE {name} USING fts5({listed}, content='{table}', content_rowid='id', "
        "tokenize='unicode61 remove_diacritics 2')",
        f"CREATE TRIGGER {name}_insert AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {name}_delete AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {name}_update AFTER UPDATE OF {listed} ON {table} BEGIN {remove} {add} END",
    ]


def all_statements() -> list[str]:
    """Returns the SQL that makes all indexes and their triggers."""
    return [statement for table in INDEXES for statement in statements(table)]


def owns(name: str | None) -> bool:
    """Is this table one of the indexes, or one that SQLite keeps for them?"""
    return name is not None and any(name == own or name.startswith(f"{own}_") for own, _ in INDEXES.values())


def matches_all(table: str, terms: Sequence[Term]) -> TextClause:
    """Returns a query for the numbers of the rows of a table in which every term occurs."""
    index, _ = INDEXES[table]
    match = " ".join(f'"{term.words}"' + "*" * term.prefix for term in terms)
    return text(f"SELECT rowid FROM {index} WHERE {index} MATCH :match").bindparams(match=match)


def most_alike(connection: Connection, table: str, words: Sequence[str], limit: int) -> list[int]:
    """Returns the rows that have some of the words, those with the most and the rarest first."""
    index, _ = INDEXES[table]
    match = " OR ".join('"' + word.replace('"', "") + '"' for word in words)
    query = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :match ORDER BY rank LIMIT :limit")
    return list(connection.execute(query, {"match": match, "limit": limit}).scalars())


def problems(connection: Connection) -> list[str]:
    """Returns what is wrong with the indexes, in words; changes nothing."""
    rows = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type IN ('table', 'trigger')")
    present = set(rows.scalars())
    missing = [statement for statement in all_statements() if statement not in present]
    if missing:
        return [f"full-text search lacks: {statement.split(' AFTER ')[0]}" for statement in missing]
    wrong = []
    for name, _ in INDEXES.values():
        try:
            connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
        except Exception as error:  # what SQLite raises depends on what is wrong
            wrong.append(f"the index {name} does not agree with its table: {getattr(error, 'orig', error)}")
    return wrong
