"""Keyset paging: the rows of a list after a place in its order, however many came in before it meanwhile.

A cursor holds the values by which the last row of a page was sorted, so that the next page begins right after it, and a
database finds it in an index instead of counting rows off. Which order a list has is left to its query.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, UnaryExpression, and_, case, or_
from sqlalchemy.sql.operators import desc_op

from quotetrack.errors import InputError


def is_null(column: Any) -> ColumnElement[int]:
    """1 where a column has no value: as a key, it sorts such rows last."""
    return case((column.is_(None), 1), else_=0)


class Listing(NamedTuple):
    """A list that is told in pages. `keys` are what its rows are sorted by, with `.desc()` where the largest comes
    first; together they are different for each row. `order` is the same for ORDER BY, where an index wants other
    words."""

    name: str
    keys: Sequence[Any]
    order: Sequence[Any] = ()

    def query(self, rows: Any, limit: int | None, after: str | None) -> Any:
        """Returns the query for at most `limit` of the rows after the cursor `after`, and one more where there is one;
        each with its keys at its end. Raises InputError for a cursor of another list."""
        terms = [_term(key) for key in self.keys]
        if after is not None:
            values = read_cursor(self.name, after, len(terms))
            try:
                rows = rows.where(_is_after(terms, values))
            except (TypeError, ValueError):
                raise _is_none(after) from None
        keys = (column.label(f"key_{i}") for i, (column, _) in enumerate(terms))
        rows = rows.add_columns(*keys).order_by(*(self.order or self.keys))
        return rows if limit is None else rows.limit(limit + 1)

    def fetch(
        self, connection: Connection, rows: Any, limit: int | None, after: str | None
    ) -> tuple[Sequence[Any], str | None]:
        """Returns the rows of a page, and the cursor of the next one; None: there is none. Raises as `query`."""
        found = connection.execute(self.query(rows, limit, after)).all()
        if limit is None or len(found) <= limit:
            return found, None
        return found[:limit], write_cursor(self.name, found[limit - 1][-len(self.keys) :])


def write_cursor(name: str, values: Sequence[Any]) -> str:
    """Returns a place in the list `name` as a word that may stand in a URL."""
    told = json.dumps([name, *values], default=date.isoformat, separators=(",", ":"))
    return urlsafe_b64encode(told.encode()).decode().rstrip("=")


def read_cursor(name: str, cursor: str, count: int) -> list[Any]:
    """Returns the `count` values of a cursor; days as text. Raises InputError where it is none of the list `name`."""
    try:
        values: list[Any]
        of, *values = json.loads(urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)))
    except (ValueError, TypeError):
        of, values = None, []
    if of != name or len(values) != count:
        raise _is_none(cursor)
    return values


def _is_none(cursor: str) -> InputError:
    return InputError(f"{cursor!r} is no cursor of this list", "give `next` of a page of the same list")


def _term(key: Any) -> tuple[Any, bool]:
    """A key without its direction, and whether the largest comes first."""
    if isinstance(key, UnaryExpression) and key.modifier is desc_op:
        return key.element, True
    return key, False


def _is_after(terms: Sequence[tuple[Any, bool]], values: Sequence[Any]) -> ColumnElement[bool]:
    """The rows are alike in some first keys and beyond the place in the next. Nothing is beyond NULL: whether there is
    one is a key before."""
    beyond: list[ColumnElement[bool]] = []
    alike: list[ColumnElement[bool]] = []
    for (column, descending), given in zip(terms, values, strict=True):
        value = _value(column, given)
        if value is not None:
            beyond.append(and_(*alike, column < value if descending else column > value))
        alike.append(column == value)  # IS NULL where it is None
    return or_(*beyond)


def _value(column: Any, given: Any) -> Any:
    """What a cursor gives for a column, as the database compares it. Raises TypeError, ValueError for another kind."""
    kind = column.type.python_type
    if given is None or kind is not date:
        if given is not None and not isinstance(given, (int, float) if kind in (int, float, bool) else kind):
            raise TypeError(f"{given!r} is no {kind.__name__}")
        return given
    return date.fromisoformat(given)
