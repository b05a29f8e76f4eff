"""Full-text search: what a user's query means. How a database answers it is left to its dialect.

Decides what a user's query means: words that all occur, in any order; "words in quotation marks" as they
stand; `word*` for how a word begins. Accents and case make no difference. Every text is a query: none is a
syntax error. The index holds all revisions; which of them count is left to `queries`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, false

from quotetrack.store import tables as t
from quotetrack.store.dialects import Term, dialect_of

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
    return _condition(connection, query, t.Attribution, "words")


def written(connection: Connection, query: str) -> ColumnElement[bool]:
    """The condition that a revision's title and text answer to `query`."""
    return _condition(connection, query, t.Revision, "title", "text")


def _condition(connection: Connection, query: str, table: type[t.Row], *names: str) -> ColumnElement[bool]:
    terms = parse(query)
    if not terms:
        return false()
    columns = table.metadata.tables[str(table.__tablename__)].c
    found: ColumnElement[bool] = dialect_of(connection).contains(
        columns.id, [columns[name] for name in names], terms
    )
    return found


def alike(connection: Connection, words: Sequence[str], limit: int) -> list[int]:
    """The attributions that have some of these words, those with the most and the rarest first."""
    columns = t.Row.metadata.tables["attributions"].c
    return (
        dialect_of(connection).most_alike(connection, columns.id, columns.words, words, limit)
        if words
        else []
    )
