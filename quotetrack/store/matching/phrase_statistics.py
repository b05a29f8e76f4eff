"""Runs of words that very many quotations share: when and from whose mouths each was seen.

Decides nothing but what is remembered. To look at thousands of sightings for each one that comes would cost more than
matching it. What comes is added here, and whoever adds it hears which runs are another matter now; where something goes
or changes, what is remembered is dropped, and counted again when somebody asks.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlmodel import col

from quotetrack.matching import comparison, fingerprints, stock_phrases
from quotetrack.matching.normal_form import NormalForm
from quotetrack.matching.term_weights import idf
from quotetrack.store import tables as t
from quotetrack.store.connection import bulk_fetch, bulk_insert, execute_in
from quotetrack.store.occurrences import Occurrence, places


def known(connection: Connection, keys: Collection[int]) -> dict[int, stock_phrases.PhraseUsage]:
    """What is remembered of runs, by their keys."""
    return {key: _why(*_read(seen)) for key, seen in _rows(connection, keys)}


def remember(connection: Connection, key: int, some: Iterable[Occurrence]) -> None:
    """Remember where a run was seen, of which nothing was known."""
    bulk_insert(connection, "phrases", ("key", "seen"), [(key, _written(*_added([], Counter(), some)))])


def add(connection: Connection, new: Mapping[int, NormalForm]) -> set[int]:
    """Add quotations that come, to the runs of theirs that are remembered. Gives those that are stock phrases now and
    were none, or the other way round."""
    turned: set[int] = set()
    if connection.execute(select(col(t.Phrase.key)).limit(1)).first() is None:
        return turned
    telling = {
        number: normal.words for number, normal in new.items() if comparison.is_informative(normal, idf)
    }
    keys, rows, _ = fingerprints.keys_batch([*telling.values()])
    held = dict(_rows(connection, {*keys.tolist()}))
    under: dict[int, list[int]] = {key: [] for key in held}
    numbers = [*telling]  # the others stand under no key
    for key, row in zip(keys.tolist(), rows.tolist(), strict=True):
        if key in held:
            under[key].append(numbers[row])
    seen = places(connection, {number for key in held for number in under[key]})
    changed = []
    for key, was in held.items():
        now = _written(*_added(*_read(was), (seen[number] for number in under[key])))
        if now != was:
            changed.append({"its": key, "now": now})
            if bool(_why(*_read(was)).reasons) != bool(_why(*_read(now)).reasons):
                turned.add(key)
    if changed:
        one = update(t.Phrase).where(col(t.Phrase.key) == bindparam("its"))
        connection.execute(one.values(seen=bindparam("now")), changed)
    return turned


def drop(connection: Connection, keys: Collection[int]) -> None:
    """Forget what is remembered of runs."""
    held = [key for key, _ in _rows(connection, keys)]
    execute_in(connection, delete(t.Phrase), col(t.Phrase.key), held)


def clear(connection: Connection) -> None:
    """Forget all that is remembered."""
    connection.execute(delete(t.Phrase))


def _rows(connection: Connection, keys: Collection[int]) -> list[tuple[int, str]]:
    return [(key, seen) for key, seen in bulk_fetch(connection, "key, seen", "phrases", "key", {*keys})]


def _read(seen: str) -> tuple[list[str], Counter[str]]:
    days, mouths = json.loads(seen)
    return days, Counter(mouths)


def _written(days: Collection[str], mouths: Mapping[str, int]) -> str:
    return json.dumps([sorted(days), dict(sorted(mouths.items()))], ensure_ascii=False)


def _added(
    days: Collection[str], mouths: Counter[str], some: Iterable[Occurrence]
) -> tuple[set[str], Counter[str]]:
    places = list(some)
    came = {place.day.isoformat() for place in places if place.day}
    return {*days, *came}, mouths + Counter(place.speaker for place in places if place.speaker is not None)


def _why(days: Iterable[str], mouths: Mapping[str, int]) -> stock_phrases.PhraseUsage:
    return stock_phrases.stock_phrase_of(map(date.fromisoformat, days), Counter(mouths))
