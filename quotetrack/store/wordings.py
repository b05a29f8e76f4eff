"""Stored wordings, looked up: by their numbers, by the keys that they share, by what they match.

A wording is one normal form, represented by one of the quotations that have it. What is done with what is found
is left to `matching`, which keeps it, and to `repeated`, which reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, func, select
from sqlmodel import col

from quotetrack.match import fingerprint, normalise
from quotetrack.match.normalise import Normal
from quotetrack.store import tables as t
from quotetrack.store.engine import chunks

Wordings = dict[int, Normal]  # by the number of the quotation that represents it


def load(connection: Connection, numbers: Collection[int]) -> Wordings:
    """The normal forms of stored quotations."""
    found: Wordings = {}
    for some in chunks(sorted(set(numbers))):
        rows = select(col(t.Quotation.attribution_id), col(t.Quotation.normal))
        for number, normal in connection.execute(rows.where(col(t.Quotation.attribution_id).in_(some))):
            found[number] = normalise.stored(normal)
    return found


def holders(connection: Connection, keys: Collection[int]) -> dict[int, list[int]]:
    """The stored wordings under each key."""
    holders: dict[int, list[int]] = {key: [] for key in keys}
    for some in chunks(sorted(holders)):
        stored = select(col(t.Fingerprint.key), col(t.Fingerprint.attribution_id))
        for key, number in connection.execute(stored.where(col(t.Fingerprint.key).in_(some))):
            holders[key].append(number)
    return holders


def held(connection: Connection, keys: Collection[int]) -> dict[int, int]:
    """How many stored wordings each key holds."""
    held = dict.fromkeys(keys, 0)
    for some in chunks(sorted(held)):
        key = col(t.Fingerprint.key)
        counted = select(key, func.count()).where(key.in_(some)).group_by(key)
        held.update((key, count) for key, count in connection.execute(counted))
    return held


def leaders(connection: Connection, keys: Iterable[int]) -> dict[int, int]:
    """The leaders of those of the keys that many share."""
    of = {fingerprint.lead(key): key for key in keys}
    return {of[key]: held[0] for key, held in holders(connection, of).items() if held}


def ends(connection: Connection, numbers: Collection[int]) -> list[tuple[int, int]]:
    """The matches of these quotations, as the numbers of their two sides."""
    found: set[tuple[int, int]] = set()
    for some in chunks(sorted(numbers)):
        for side in (col(t.Match.a_id), col(t.Match.b_id)):
            stored = select(col(t.Match.a_id), col(t.Match.b_id)).where(side.in_(some))
            found.update((a, b) for a, b in connection.execute(stored))
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
