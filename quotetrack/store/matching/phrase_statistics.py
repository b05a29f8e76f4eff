"""Statistics of runs of words that very many quotations share: when and by whom each was printed.

Looking at thousands of sightings for each new one would cost more than matching it. So new ones are added here, and
`add` returns the runs that have become a stock phrase or are none any more. Where a sighting goes or changes, the
statistics of its runs are dropped and counted again when somebody asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from sqlalchemy import Connection, delete, select
from sqlmodel import col

from quotetrack.matching import comparison, fingerprints, stock_phrases
from quotetrack.matching.normal_form import NormalForm
from quotetrack.matching.term_weights import idf
from quotetrack.store import tables as t
from quotetrack.store.connection import bulk_fetch, bulk_insert, execute_in
from quotetrack.store.occurrences import Occurrence, places

Usage = tuple[set[date], Counter[str]]  # the days on which a run was seen, and from whose mouths how often


def known(connection: Connection, keys: Collection[int]) -> dict[int, stock_phrases.PhraseUsage]:
    """What is remembered of runs, by their keys."""
    return {key: _usage(*seen) for key, seen in _remembered(connection, keys).items()}


def remember(connection: Connection, key: int, some: Iterable[Occurrence]) -> None:
    """Remember where a run was seen, of which nothing was known."""
    bulk_insert(connection, "phrases", ("key",), [(key,)])
    _insert(connection, {key: _seen(some)})


def add(connection: Connection, new: Mapping[int, NormalForm]) -> set[int]:
    """Add quotations that come, to the runs of theirs that are remembered. Gives those that are stock phrases now and
    were none, or the other way round."""
    if connection.execute(select(col(t.Phrase.key)).limit(1)).first() is None:
        return set()
    telling = {
        number: normal.words for number, normal in new.items() if comparison.is_informative(normal, idf)
    }
    keys, rows, _ = fingerprints.keys_batch([*telling.values()])
    held = _remembered(connection, {*keys.tolist()})
    under: dict[int, list[int]] = {key: [] for key in held}
    numbers = [*telling]  # the others stand under no key
    for key, row in zip(keys.tolist(), rows.tolist(), strict=True):
        if key in held:
            under[key].append(numbers[row])
    printed = places(connection, {number for some in under.values() for number in some})
    came = {key: _seen(printed[number] for number in some) for key, some in under.items()}
    _insert(connection, came)
    return {
        key
        for key, (days, speakers) in held.items()
        if bool(_usage(days, speakers).reasons)
        != bool(_usage(days | came[key][0], speakers + came[key][1]).reasons)
    }


def drop(connection: Connection, keys: Collection[int]) -> None:
    """Forget what is remembered of runs."""
    held = [key for (key,) in bulk_fetch(connection, "key", "phrases", "key", {*keys})]
    for table in _TABLES:
        execute_in(connection, delete(table), col(table.key), held)


def clear(connection: Connection) -> None:
    """Forget all that is remembered."""
    for table in _TABLES:
        connection.execute(delete(table))


_TABLES = (t.PhraseDay, t.PhraseSpeaker, t.Phrase)


def _remembered(connection: Connection, keys: Collection[int]) -> dict[int, Usage]:
    found: dict[int, Usage] = {
        key: (set(), Counter()) for (key,) in bulk_fetch(connection, "key", "phrases", "key", {*keys})
    }
    for key, day in bulk_fetch(connection, "key, day", "phrase_days", "key", found):
        found[key][0].add(date.fromisoformat(str(day)))
    for key, speaker, count in bulk_fetch(connection, "key, speaker, count", "phrase_speakers", "key", found):
        found[key][1][speaker] = count
    return found


def _seen(some: Iterable[Occurrence]) -> Usage:
    printed = list(some)
    speakers = Counter(place.speaker for place in printed if place.speaker is not None)
    return {place.day for place in printed if place.day}, speakers


def _insert(connection: Connection, seen: Mapping[int, Usage]) -> None:
    days = [(key, day.isoformat()) for key, (came, _) in seen.items() for day in sorted(came)]
    bulk_insert(connection, "phrase_days", ("key", "day"), days, conflict=" ON CONFLICT DO NOTHING")
    speakers = [(key, name, n) for key, (_, came) in seen.items() for name, n in sorted(came.items())]
    added = " ON CONFLICT (key, speaker) DO UPDATE SET count = phrase_speakers.count + excluded.count"
    bulk_insert(connection, "phrase_speakers", ("key", "speaker", "count"), speakers, conflict=added)


def _usage(days: Iterable[date], speakers: Mapping[str, int]) -> stock_phrases.PhraseUsage:
    return stock_phrases.stock_phrase_of(sorted(days), Counter(dict(sorted(speakers.items()))))
