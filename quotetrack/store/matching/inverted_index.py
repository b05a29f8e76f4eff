"""The inverted index: stored wordings by their numbers, by their blocking keys, and by what they match.

A wording is one normal form, represented by one of the quotations that have it. What is kept is left to `index`, and
what matches mean to `pair_decisions`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from quotetrack.matching import fingerprints, normal_form
from quotetrack.matching.candidate_pairs import Postings
from quotetrack.matching.normal_form import NormalForm
from quotetrack.store.connection import bulk_fetch

Wordings = dict[int, NormalForm]  # by the number of the quotation that represents it


def load(connection: Connection, numbers: Iterable[int]) -> Wordings:
    """The normal forms of stored quotations."""
    found = bulk_fetch(connection, "attribution_id, normal", "quotations", "attribution_id", {*numbers})
    return {number: normal_form.stored_form(normal) for number, normal in found}


def under(connection: Connection, keys: Collection[int]) -> tuple[dict[int, list[int]], dict[int, int]]:
    """The stored wordings under each of those of the distinct keys that few share, and the leaders of the others."""
    few: dict[int, list[int]] = {}
    leaders: dict[int, int] = {}
    columns = "key, attribution_id, is_representative"
    for key, number, is_representative in bulk_fetch(connection, columns, "fingerprints", "key", keys):
        if is_representative:
            leaders[key] = number
        elif key in few:
            few[key].append(number)
        else:
            few[key] = [number]
    return few, leaders


def postings_of(connection: Connection, keys: NDArray[np.int64]) -> Postings:
    """The stored wordings under any of the keys, which ascend and may repeat; negative, the leader of a crowded one."""
    asked = keys[np.append(True, keys[1:] != keys[:-1])[: len(keys)]].tolist()
    signed = "CASE WHEN is_representative THEN -attribution_id ELSE attribution_id END"
    found = bulk_fetch(connection, f"key, {signed}", "fingerprints", "key", asked)
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
        found.update(
            (a, b) for a, b in bulk_fetch(connection, "a_id, b_id", "matches", side, asked, condition)
        )
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
