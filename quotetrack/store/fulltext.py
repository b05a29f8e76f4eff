"""Full-text search: the one thing that is SQLite's own (FTS5), with a plain fallback for other databases.

Decides what a user's query means: words that all occur, in any order; "words in quotation marks" as they
stand; `word*` for how a word begins. Accents and case make no difference. Every text is a query: none is a
syntax error. The index holds all revisions; which of them count is left to `queries`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, and_, false, func, or_, select, text
from sqlmodel import col

from quotetrack.store import tables as t

# An index keeps the words; the texts stay in their table. Triggers keep the two together whoever writes.
_INDEXES = {
    "attribution_search": ("attributions", ("words",)),
    "revision_search": ("revisions", ("title", "text")),
}


def statements() -> list[str]:
    """The SQL that makes the indexes and their triggers."""
    made = []
    for name, (table, columns) in _INDEXES.items():
        listed = ", ".join(columns)
        new = ", ".join(f"new.{column}" for column in columns)
        old = ", ".join(f"old.{column}" for column in columns)
        add = f"INSERT INTO {name} (rowid, {listed}) VALUES (new.id, {new});"
        remove = f"INSERT INTO {name} ({name}, rowid, {listed}) VALUES ('delete', old.id, {old});"
        made += [
            f"CREATE VIRTUAL TABLE {name} USING fts5({listed}, content='{table}', content_rowid='id', "
            "tokenize='unicode61 remove_diacritics 2')",
            f"CREATE TRIGGER {name}_insert AFTER INSERT ON {table} BEGIN {add} END",
            f"CREATE TRIGGER {name}_delete AFTER DELETE ON {table} BEGIN {remove} END",
            f"CREATE TRIGGER {name}_update AFTER UPDATE OF {listed} ON {table} BEGIN {remove} {add} END",
        ]
    return made


def create(connection: Connection) -> None:
    """Make the indexes, where the database is SQLite."""
    if connection.dialect.name == "sqlite":
        for statement in statements():
            connection.exec_driver_sql(statement)


def owns(name: str | None) -> bool:
    """Is this table one of the indexes, or one that SQLite keeps for them?"""
    return name is not None and any(name == index or name.startswith(f"{index}_") for index in _INDEXES)


def problems(connection: Connection) -> list[str]:
    """What is wrong with the indexes, in words; needs a connection that may write, but changes nothing."""
    if connection.dialect.name != "sqlite":
        return []
    found = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE type IN ('table', 'trigger')")
    present = set(found.scalars())
    missing = [statement for statement in statements() if statement not in present]
    if missing:
        return [f"full-text search lacks: {statement.split(' AFTER ')[0]}" for statement in missing]
    wrong = []
    for name in _INDEXES:
        try:
            connection.exec_driver_sql(f"INSERT INTO {name} ({name}, rank) VALUES ('integrity-check', 1)")
        except Exception as error:  # what SQLite raises depends on what is wrong
            wrong.append(f"the index {name} does not agree with its table: {getattr(error, 'orig', error)}")
    return wrong


class Term(NamedTuple):
    """One thing to look for: words that stand together; the last one may go on."""

    words: str
    prefix: bool


_TERM = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')


def parse(query: str) -> list[Term]:
    """What a user's text asks for. A term without a letter or digit asks for nothing and is left out."""
    terms = []
    for found in _TERM.finditer(query.translate(str.maketrans("“”„«»", '"""""'))):
        phrase, star, word = found.groups()
        words = word if phrase is None else phrase
        prefix = words.endswith("*") or bool(star)
        words = words.strip("*").replace("\0", " ").encode(errors="replace").decode()
        if any(character.isalnum() for character in words):
            terms.append(Term(words, prefix))
    return terms


def said(connection: Connection, query: str) -> ColumnElement[bool]:
    """The condition that an attribution's words answer to `query`."""
    return _condition(connection, query, "attribution_search", t.Attribution)


def written(connection: Connection, query: str) -> ColumnElement[bool]:
    """The condition that a revision's title and text answer to `query`."""
    return _condition(connection, query, "revision_search", t.Revision)


def _condition(
    connection: Connection, query: str, index: str, table: type[t.Attribution] | type[t.Revision]
) -> ColumnElement[bool]:
    terms = parse(query)
    if not terms:
        return false()
    if connection.dialect.name == "sqlite":
        match = " ".join(f'"{term.words}"' + "*" * term.prefix for term in terms)
        found = text(f"SELECT rowid FROM {index} WHERE {index} MATCH :match").bindparams(match=match)
        return col(table.id).in_(found)
    columns = [getattr(table, column) for column in _INDEXES[index][1]]
    return and_(
        *(
            or_(*(func.lower(column).contains(term.words.lower(), autoescape=True) for column in columns))
            for term in terms
        )
    )


def alike(connection: Connection, words: Sequence[str], limit: int) -> list[int]:
    """The attributions that have some of these words, those with the most and the rarest first."""
    if not words:
        return []
    if connection.dialect.name == "sqlite":
        listed = " OR ".join('"' + word.replace('"', "") + '"' for word in words)
        query = text(
            "SELECT rowid FROM attribution_search WHERE attribution_search MATCH :listed ORDER BY rank LIMIT :limit"
        )
        return list(connection.execute(query, {"listed": listed, "limit": limit}).scalars())
    any_of = or_(*(func.lower(col(t.Attribution.words)).contains(word, autoescape=True) for word in words))
    return list(connection.execute(select(col(t.Attribution.id)).where(any_of).limit(limit)).scalars())
