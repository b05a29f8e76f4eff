"""The inverted index: stored wordings by their numbers, by their blocking keys, and by what they match.

A wording is one normal form, represented by one of the quotations that have it. What is kept is left to `index`, and
what matches mean to `pair_decisions`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text

from quotetrack.matching import fingerprints, normal_form
from quotetrack.matching.candidate_pairs import Postings
from quotetrack.matching.normal_form import NormalForm
from quotetrack.store import tables as t
from quotetrack.store.connection import chunks

AT_ONCE = 50_000  # numbers to a statement
AT_MOST = 900  # parameters of a statement; any SQLite takes 999
Wordings = dict[int, NormalForm]  # by the number of the quotation that represents it


def load(connection: Connection, numbers: Iterable[int]) -> Wordings:
    """The normal forms of stored quotations."""
    found = rows(connection, "attribution_id, normal", "quotations", "attribution_id", {*numbers})
    return {number: normal_form.stored_form(normal) for number, normal in found}


def under(connection: Connection, keys: Collection[int]) -> tuple[dict[int, list[int]], dict[int, int]]:
    """The stored wordings under each of those of the distinct keys that few share, and the leaders of the others."""
    few: dict[int, list[int]] = {}
    leaders: dict[int, int] = {}
    for key, number in rows(connection, "key, attribution_id", "fingerprints", "key", keys):
        if number < 0:
            leaders[key] = -number
        elif key in few:
            few[key].append(number)
        else:
            few[key] = [number]
    return few, leaders


def postings_of(connection: Connection, keys: NDArray[np.int64]) -> Postings:
    """The stored wordings under any of the keys, which ascend and may repeat; negative, the leader of a crowded one."""
    asked = keys[np.append(True, keys[1:] != keys[:-1])[: len(keys)]].tolist()
    found = rows(connection, "key, attribution_id", "fingerprints", "key", asked)
    held = np.fromiter(chain.from_iterable(found), np.int64).reshape(-1, 2)
    order = held[:, 0].argsort(kind="stable")
    return Postings(held[order, 0], held[order, 1])


def holders_of(connection: Connection, keys: Iterable[int]) -> dict[int, list[int]]:
    """The stored wordings under each key, be they few or many."""
    asked = {*keys}
    few, leaders = under(connection, asked)
    many, _ = under(connection, {*map(fingerprints.block_key, leaders)})
    for key in leaders:
        few[key] = many.get(fingerprints.block_key(key), [])  # all of them may be leaving
    return {key: few.get(key, []) for key in asked}


def ends(connection: Connection, numbers: Iterable[int], condition: str = "1 = 1") -> list[tuple[int, int]]:
    """The matches of these quotations that fulfil a condition, as the numbers of their two sides."""
    asked = {*numbers}
    found: set[tuple[int, int]] = set()
    for side in ("a_id", "b_id"):
        found.update((a, b) for a, b in rows(connection, "a_id, b_id", "matches", side, asked, condition))
    return sorted(found)


def equal(connection: Connection, known: Wordings) -> dict[int, list[int]]:
    """The quotations that each of these wordings represents: itself, and those that are joined to it."""
    found = {number: [number] for number in known}
    joined = ends(connection, known)
    others = load(connection, {number for pair in joined for number in pair} - known.keys())
    for a, b in joined:
        for first, other in ((a, b), (b, a)):
            if first in known and others.get(other) == known[first]:
                found[first].append(other)
    return found


def rows(
    connection: Connection, what: str, table: str, by: str, numbers: Collection[int], condition: str = "1 = 1"
) -> Iterator[Any]:
    """Columns of the rows of a table that have one of the numbers, which are distinct, and fulfil a condition; asked
    for in their order."""
    for some in chunks(sorted(numbers), AT_ONCE):
        listed = ",".join(map(str, some))
        if connection.dialect.name == "sqlite":  # five times as fast as a list of numbers or of parameters
            # Each number is looked up, whatever else there is an index for: so CROSS is read by SQLite.
            asked = f"(SELECT value AS asked FROM json_each(?)) CROSS JOIN {table} ON {by} = asked"
            ask = f"SELECT {what} FROM {asked} WHERE {condition}"
            with closing(connection.exec_driver_sql(ask, (f"[{listed}]",))) as result:
                yield from result.cursor.fetchall()  # as the driver gives them
        else:
            ask = f"SELECT {what} FROM {table} WHERE {by} IN ({listed}) AND {condition}"
            yield from connection.exec_driver_sql(ask).all()


def add(
    connection: Connection,
    table: type[t.Row],
    columns: Sequence[str],
    values: Collection[tuple[Any, ...]] | NDArray[np.int64],
    *,
    again: bool = True,
) -> None:
    """Insert rows into a table: the `values` of the `columns` of each. Without `again`, those whose key is there are
    left as they are."""
    if not len(values):
        return
    flat = values.ravel().tolist() if isinstance(values, np.ndarray) else [*chain.from_iterable(values)]
    sqlite = connection.dialect.name == "sqlite"
    marks = ", ".join("?" if sqlite else f":{name}" for name in columns)
    into = f"INSERT INTO {table.__tablename__} ({', '.join(columns)}) VALUES ({marks})"
    last = "" if again else " ON CONFLICT DO NOTHING"
    if not sqlite:
        rows = zip(*[iter(flat)] * len(columns), strict=True)
        connection.execute(text(into + last), [dict(zip(columns, row, strict=True)) for row in rows])
        return
    # As the driver takes them, and as many at once as it takes: there are a dozen rows to a quotation.
    size = AT_MOST // len(columns) * len(columns)
    for some in chunks(flat, size):
        more = f", ({marks})" * (len(some) // len(columns) - 1)
        connection.exec_driver_sql(into + more + last, tuple(some))
