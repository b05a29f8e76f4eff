"""Writes docs/data-model.md from the tables of `quotetrack.store.tables`: `python docs/data_model.py`.

What the page says of a column besides its type and keys is the comment beside it in the module of its table.
"""

from __future__ import annotations

import inspect
import io
import sys
import tokenize
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import ModuleType
from typing import cast

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Enum,
    Table,
    TextClause,
    TypeDecorator,
    UniqueConstraint,
)

from quotetrack.store import tables

PAGE = Path(__file__).with_name("data-model.md")
HEADER = f"""
# The data model

<!-- Written by docs/data_model.py from quotetrack/store/tables. Do not edit. -->

The tables of a store, as of schema {tables.REVISION}, in the order of the modules that define them. A column without
“null” is never NULL. Spans are half-open ranges of code points. Words in italics are defined in the
[glossary](glossary.md).

- An *article* has revisions, and one of them is current. A revision has attributions; an attribution has spans, and the
  *entity* of the article that stands behind its words.
- An entity with a name is filed under that name. Names that mean one identity belong to one *speaker*.
- An attribution that is matched has a quotation in normal form. Quotations are found under their *fingerprints*,
  compared in matches, and grouped as *sightings* of *statements*.
- A *fact* has wordings of its own and refers to no statement; its sightings refer to articles and attributions.
- A decision names articles, names and words by keys that outlive every row, and has no foreign keys.
"""
TYPES = {"int": "integer", "float": "real", "bool": "boolean", "datetime": "timestamp"}


def comments(module: ModuleType) -> dict[int, tuple[str, bool]]:
    """Returns the comments of a module by their lines, and whether each has its line to itself."""
    tokens = tokenize.generate_tokens(io.StringIO(inspect.getsource(module)).readline)
    return {
        token.start[0]: (token.string.lstrip("# "), token.line.lstrip().startswith("#"))
        for token in tokens
        if token.type == tokenize.COMMENT
    }


def remarks(row: type[tables.Row]) -> dict[str, str]:
    """Returns what the source says of each column of a table: the comment above it, and those within and behind it."""
    lines, first = inspect.getsourcelines(row)
    written = comments(cast(ModuleType, inspect.getmodule(row)))
    above: list[str] = []
    said: dict[str, list[str]] = {}
    name = ""
    for number, line in enumerate(lines, first):
        comment, alone = written.get(number, ("", False))
        field = line.strip().partition(":")[0]
        if line.startswith("    ") and not line.startswith("     ") and field in row.model_fields:
            name = field
            said[name] = above
            above = []
        if alone and line.startswith("    #"):
            above.append(comment)
        elif comment and name:
            said[name].append(comment)
    return {name: " ".join(words) for name, words in said.items() if words}


def type_of(column: Column[object]) -> str:
    """Returns the type of a column in words that hold for every database."""
    if isinstance(column.type, Enum):
        return "one of " + ", ".join(column.type.enums)
    if isinstance(column.type, TypeDecorator):  # SQLModel's own for text
        return "text"
    if isinstance(column.type, BigInteger):
        return "integer, 64 bits"
    name = column.type.python_type.__name__
    return TYPES.get(name, name)


def keys_of(column: Column[object]) -> Iterator[str]:
    """Yields what a column is a key of, or refers to."""
    if column.primary_key:
        yield "primary key"
    for key in column.foreign_keys:
        table, _, name = key.target_fullname.partition(".")
        on_delete = f", on delete {key.ondelete.lower()}" if key.ondelete else ""
        yield f"[{table}](#{table}).{name}{on_delete}"
    if column.unique:
        yield "unique"
    elif column.index:
        yield "index"


def rules_of(table: Table) -> Iterator[str]:
    """Yields the constraints and indexes of several columns."""
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint) and len(constraint.columns) > 1:
            yield f"unique: {', '.join(constraint.columns.keys())}"
        elif isinstance(constraint, CheckConstraint) and isinstance(constraint.sqltext, TextClause):
            yield f"check: `{constraint.sqltext}`"
    for index in table.indexes:
        condition = index.dialect_kwargs.get("sqlite_where")
        if len(index.columns) > 1 or condition is not None:
            kind = "unique" if index.unique else "index"
            where = f", where `{condition}`" if condition is not None else ""
            yield f"{kind}: {', '.join(column.name for column in index.columns)}{where}"


def describe(row: type[tables.Row]) -> Iterator[str]:
    """Yields the lines on one table."""
    table, said = row.metadata.tables[str(row.__tablename__)], remarks(row)
    yield f"### {table.name}\n"
    yield f"`{row.__name__}`. {in_one_line(row.__doc__)}\n"
    yield "| column | type | keys | |"
    yield "|---|---|---|---|"
    for column in table.columns:
        null = ", null" if column.nullable else ""
        cells = (
            f"`{column.name}`",
            type_of(column) + null,
            "; ".join(keys_of(column)),
            said.get(column.name, ""),
        )
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |".replace("  |", " |")
    yield ""
    if rules := sorted(rules_of(table)):
        yield from (f"- {rule}" for rule in rules)
        yield ""


def diagram(rows: Iterable[type[tables.Row]]) -> Iterator[str]:
    """Yields the lines of a Mermaid diagram of the tables, with their keys and what refers to what."""
    yield "```mermaid\nerDiagram"
    references = []
    for row in rows:
        table = row.metadata.tables[str(row.__tablename__)]
        yield f"    {table.name} {{"
        for column in table.columns:
            marks = ["PK"] * column.primary_key + ["FK"] * bool(column.foreign_keys)
            if marks:
                kind = "text" if isinstance(column.type, Enum) else type_of(column).partition(",")[0]
                yield f"        {kind} {column.name} {', '.join(marks)}"
            for key in column.foreign_keys:
                one = "|o" if column.nullable else "||"
                many = "o|" if column.primary_key and len(table.primary_key) == 1 else "o{"
                references.append(
                    f'    {key.target_fullname.partition(".")[0]} {one}--{many} {table.name} : "{column.name}"'
                )
        yield "    }"
    yield from references
    yield "```\n"


def in_one_line(docstring: str | None) -> str:
    """Returns a docstring as one paragraph a line."""
    paragraphs = inspect.cleandoc(docstring or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def page() -> str:
    """Returns the page, in Markdown."""
    rows = tables.Row.__subclasses__()
    lines = [HEADER.lstrip(), *diagram(rows)]
    for name, group in groupby(rows, key=lambda row: row.__module__):
        lines.append(f"## Module {name.rpartition('.')[2]}\n")
        lines.append(f"`{name}`. {in_one_line(sys.modules[name].__doc__)}\n")
        for row in group:
            lines.extend(describe(row))
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
