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


def postings_for_keys(
    connection: Connection, keys: Collection[int]
) -> tuple[dict[int, list[int]], dict[int, int]]:
    """Returns the stored wordings under each of those of the distinct keys that few share, and the representatives of
    the others."""
    small_blocks: dict[int, list[int]] = {}
    representatives: dict[int, int] = {}
    columns = "key, attribution_id, is_representative"
    for key, number, is_representative in bulk_fetch(connection, columns, "fingerprints", "key", keys):
        if is_representative:
            representatives[key] = number
        elif key in small_blocks:
            small_blocks[key].append(number)
        else:
            small_blocks[key] = [number]
    return small_blocks, representatives


def postings_of(connection: Connection, keys: NDArray[np.int64]) -> Postings:
    """The stored wordings under any of the keys, which ascend and may repeat; negative, the
    representative of an oversized block."""
    asked = keys[np.append(True, keys[1:] != keys[:-1])[: len(keys)]].tolist()
    signed = "CASE WHEN is_representative THEN -attribution_id ELSE attribution_id END"
    found = bulk_fetch(connection, f"key, {signed}", "fingerprints", "key", asked)
    held = np.fromiter(chain.from_iterable(found), np.int64).reshape(-1, 2)
    order = held[:, 0].argsort(kind="stable")
    return Postings(held[order, 0], held[order, 1])


def holders_of(connection: Connection, keys: Iterable[int]) -> dict[int, list[int]]:
    """The stored wordings under each key, be they few or many."""
    asked = {*keys}
    small_blocks, representatives = postings_for_keys(connection, asked)
    oversized_blocks, _ = postings_for_keys(connection, {*map(fingerprints.block_key, representatives)})
    for key in representatives:
        # all of them may be leaving
        small_blocks[key] = oversized_blocks.get(fingerprints.block_key(key), [])
    return {key: small_blocks.get(key, []) for key in asked}


def match_pairs_of(
    connection: Connection, numbers: Iterable[int], condition: str = "1 = 1"
) -> list[tuple[int, int]]:
    """The matches of these quotations that fulfil a condition, as the numbers of their two sides."""
    asked = {*numbers}
    found: set[tuple[int, int]] = set()
    for side in ("a_id", "b_id"):
        found.update(
            (a, b) for a, b in bulk_fetch(connection, "a_id, b_id", "matches", side, asked, condition)
        )
    return sorted(found)


def duplicates_of(connection: Connection, known: Wordings) -> dict[int, list[int]]:
    """The quotations that each of these wordings represents: itself, and those that are joined to it."""
    found = {number: [number] for number in known}
    joined = match_pairs_of(connection, known)
    others = load(connection, {number for pair in joined for number in pair} - known.keys())
    for a, b in joined:
        for first, other in ((a, b), (b, a)):
            if first in known and others.get(other) == known[first]:
                found[first].append(other)
    return found
