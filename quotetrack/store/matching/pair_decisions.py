"""Which stored matches of wordings are repetitions.

A match is one where it says enough for two articles of these days and speakers, and is no stock phrase. That depends
on dates, names and other sightings, which change; so it is decided again when they do (see `statements.refresh`),
and kept with the match. Nothing depends on the order in which articles came. Which repetitions are one statement is
left to `statements.clustering`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, combinations, combinations_with_replacement, product
from typing import Any, NamedTuple

import numpy as np
from sqlalchemy import Connection, bindparam, text, update
from sqlmodel import col

from quotetrack.matching import comparison as pair_comparison
from quotetrack.matching import fingerprints, stock_phrases
from quotetrack.matching.candidate_pairs import PairTable, shared_keys
from quotetrack.matching.decision import longest_pause
from quotetrack.store import tables as t
from quotetrack.store.connection import bulk_fetch
from quotetrack.store.matching import inverted_index, phrase_statistics
from quotetrack.store.matching.occurrence_cache import OccurrenceCache
from quotetrack.store.occurrences import Occurrence

AUTHORED = 3  # articles that name one speaker for the same words, from which on they are his

_COLUMNS = (
    "a_id, b_id, score, relation, evidence, change_cost, diverges, unshared_weight, rarest_key, is_match"
)


class PairRow(NamedTuple):
    """A stored match."""

    a: int
    b: int
    score: float
    relation: str
    evidence: float
    change_cost: float
    diverges: int
    unshared_weight: float
    rarest_key: int | None
    is_match: int


class PairDecision(NamedTuple):
    """Two wordings that match, or one and the same, with where each was printed."""

    a: str
    b: str
    rows: list[PairRow]
    comparison: pair_comparison.Comparison
    sides: tuple[Sequence[Occurrence], Sequence[Occurrence]]
    days: Sequence[date] = ()  # on which either was printed, in order
    majority_speaker: str | None = None  # whom most who printed either name for it

    @property
    def repeated(self) -> bool:
        """Is it kept as a repetition?"""
        return bool(self.rows[0].is_match)

    def is_match_for(self, p: Occurrence, q: Occurrence) -> bool:
        """Is it enough for two quotations that were printed there? What is printed again every few days is still
        spoken of, and was not said again."""
        days = longest_pause(p.day, q.day, self.days)
        return self.comparison.is_match(
            pair_comparison.Context(days, same_author_or_speaker(p.speaker, q.speaker, self.majority_speaker))
        )

    def places(self) -> Iterator[tuple[Occurrence, Occurrence]]:
        """The pairs of quotations of two articles that are one utterance."""
        a_side, b_side = self.sides
        for p, q in combinations(a_side, 2) if self.a == self.b else product(a_side, b_side):
            if p.article != q.article and self.is_match_for(p, q):
                yield p, q

    def is_match_anywhere(self) -> bool:
        """Is it enough for any two articles?"""
        a_side, b_side = (_occasions(side) for side in self.sides)
        occasions: Iterable[Any] = (
            combinations_with_replacement(a_side, 2) if self.a == self.b else product(a_side, b_side)
        )
        return any(
            len({*x, *y}) > 1 and self.is_match_for(next(iter(x.values())), next(iter(y.values())))
            for x, y in occasions
        )


def rows(
    connection: Connection,
    numbers: Collection[int] | None = None,
    condition: str = "1 = 1",
    by: Sequence[str] = ("a_id", "b_id"),
) -> list[PairRow]:
    """The stored matches that fulfil a condition: those of these quotations (or, `by` another column, of these numbers
    there), or all. In no order."""
    if numbers is None:
        every = connection.execute(text(f"SELECT {_COLUMNS} FROM matches WHERE {condition}"))
        return [PairRow(*row) for row in every]
    found = {
        row[:2]: PairRow(*row)
        for side in by
        for row in bulk_fetch(connection, _COLUMNS, "matches", side, numbers, condition)
    }
    return list(found.values())


def all_pairs(connection: Connection, count: int) -> Iterator[list[PairRow]]:
    """All stored matches, so many at a time, in order; they may be judged meanwhile."""
    last = (0, 0)
    ask = text(
        f"SELECT {_COLUMNS} FROM matches WHERE (a_id, b_id) > (:a, :b) ORDER BY a_id, b_id LIMIT :count"
    )
    while some := connection.execute(ask, {"a": last[0], "b": last[1], "count": count}).all():
        yield [PairRow(*row) for row in some]
        last = some[-1][:2]


def pairs(cache: OccurrenceCache, rows: Collection[PairRow]) -> list[PairDecision]:
    """Matches as pairs of wordings: equal quotations are joined by a row each, and are one pair."""
    cache.fetch({number for row in rows for number in row[:2]})
    found: dict[tuple[str, str], PairDecision] = {}
    for row in rows:
        a, b = cache.words(row.a), cache.words(row.b)
        if (a, b) not in found:
            comparison = pair_comparison.Comparison(
                row.score, pair_comparison.Relation(row.relation), row.evidence, row.change_cost, bool(row.diverges),
                row.unshared_weight,
                cache.normal(a).reported,
            )  # fmt: skip
            sides = cache.occurrences_of(a), cache.occurrences_of(b)
            days = sorted({place.day for side in sides for place in side if place.day is not None})
            found[a, b] = PairDecision(a, b, [], comparison, sides, days, majority_speaker(chain(*sides)))
        found[a, b].rows.append(row)
    return list(found.values())


def same_speaker(a: str | None, b: str | None) -> bool | None:
    """None: not known. "Comey" and "James Comey" are one here, where two articles carry one's words."""
    if not a or not b:
        return None
    one, other = set(a.split()), set(b.split())
    return one <= other or other <= one


def same_author_or_speaker(a: str | None, b: str | None, author: str | None) -> bool | None:
    """Do two speakers who are named for the same words speak with one voice? None: not known, as where one of them is
    the `author` of the words, whom the other must have quoted."""
    same = same_speaker(a, b)
    return None if same is False and (same_speaker(a, author) or same_speaker(b, author)) else same


def majority_speaker(places: Iterable[Occurrence]) -> str | None:
    """Whose words these are: whom most articles name that printed them and name anybody, if it is three at least.
    "Extremely careless" is Comey's, also where an article has it from the FBI, or from who quotes him."""
    name_counts = Counter(
        speaker for _, speaker in {(place.article, place.speaker) for place in places} if speaker
    )
    if name_counts.total() < AUTHORED:
        return None
    most_named = min(name_counts, key=lambda name: (-name_counts[name], name))
    count = sum(n for name, n in name_counts.items() if same_speaker(name, most_named))
    return most_named if count >= AUTHORED and 2 * count > name_counts.total() else None


def decide_pairs(cache: OccurrenceCache, rows: Collection[PairRow]) -> set[int]:
    """Judge matches anew and keep the verdict with them. Gives the numbers of both sides where it is another."""
    decisions = pairs(cache, rows)
    phrase_of, oversized = _rarest(cache, decisions)
    matching = {(pair.a, pair.b) for pair in decisions if pair.is_match_anywhere()}
    # Of the others it makes no difference; but what very many share is watched from now on.
    usages = _phrase_usages(
        cache, oversized | {phrase_of[pair] for pair in phrase_of.keys() & matching}, oversized
    )
    longer = LongerPhraseUsage(cache, {key for key, usage in usages.items() if usage.reasons} - oversized)
    changed: list[tuple[PairRow, int | None, bool]] = []
    for pair in decisions:
        key = phrase_of.get((pair.a, pair.b))
        is_match = (pair.a, pair.b) in matching
        if is_match and key is not None and usages[key].reasons:
            is_match = not longer.usage_of(pair, key, usages[key]).reasons
        changed += [
            (row, key, is_match)
            for row in pair.rows
            if (key, is_match) != (row.rarest_key, bool(row.is_match))
        ]
    if changed:
        values = [
            {"a": row.a, "b": row.b, "key": key, "so": is_match_now} for row, key, is_match_now in changed
        ]
        cache.connection.execute(_VERDICT, values)
    return {number for row, _, is_match in changed if is_match != row.is_match for number in row[:2]}


_VERDICT = (
    update(t.Match)
    .where(col(t.Match.a_id) == bindparam("a"), col(t.Match.b_id) == bindparam("b"))
    .values(rarest_key=bindparam("key"), is_match=bindparam("so"))
)


def group_by_printing(cache: OccurrenceCache, keys: Collection[int]) -> dict[int, list[Occurrence]]:
    """Where runs of words were seen, by their keys."""
    holders = inverted_index.holders_of(cache.connection, keys)
    cache.fetch({one for some in holders.values() for one in some})
    return {
        key: [place for one in numbers for place in cache.occurrences_of(cache.words(one))]
        for key, numbers in holders.items()
    }


def _rarest(
    cache: OccurrenceCache, decisions: Iterable[PairDecision]
) -> tuple[dict[tuple[str, str], int], set[int]]:
    """For pairs that share no more than a stock phrase could be, the run of words that is seen least of those that they
    share; and which of these runs so many share that they are not all compared. Such runs are not counted, for most
    that comes has some: of those the longest is taken, "the old lighthouse" before "old lighthouse"."""
    weak = [pair for pair in decisions if pair.comparison.evidence < stock_phrases.LITTLE]
    sides = {words: i for i, words in enumerate(dict.fromkeys(words for pair in weak for words in pair[:2]))}
    keys, rows, sizes = fingerprints.keys_batch([cache.normal(words).words for words in sides])
    pair, key = shared_keys(keys, rows, PairTable.of((sides[pair.a], sides[pair.b]) for pair in weak))
    keys, sizes = keys[key], sizes[key]
    postings = inverted_index.postings_of(cache.connection, np.sort(keys))
    posting_start = np.searchsorted(postings.keys, keys)
    counts = np.searchsorted(postings.keys, keys, "right") - posting_start
    oversized = counts == 1
    oversized[oversized] = postings.numbers[posting_start[oversized]] < 0
    order = np.lexsort((keys, np.where(oversized, -sizes, counts), oversized, pair))
    order = order[np.diff(pair[order], prepend=-1) > 0]  # the first of each pair
    rarest = dict(zip(pair[order].tolist(), keys[order].tolist(), strict=True))
    rarest_of = {(weak[i].a, weak[i].b): key for i, key in rarest.items()}
    return rarest_of, {*keys[order][oversized[order]].tolist()}


def _phrase_usages(
    cache: OccurrenceCache, keys: Collection[int], oversized: Collection[int]
) -> dict[int, stock_phrases.PhraseUsage]:
    """What is known of runs of words; of those that are `oversized` it is remembered."""
    usages = phrase_statistics.known(cache.connection, oversized)
    for key, places in group_by_printing(cache, {*keys} - usages.keys()).items():
        usages[key] = stock_phrases.phrase_usage(
            stock_phrases.PhraseOccurrence(place.day, place.speaker) for place in places
        )
        if key in oversized:
            phrase_statistics.remember(cache.connection, key, places)
    return usages


class LongerPhraseUsage:
    """What is known of phrases that are longer than the stock phrase in them; of a run that so many share that it is
    remembered, no more than of the run."""

    def __init__(self, cache: OccurrenceCache, keys: Collection[int]) -> None:
        self._cache = cache
        self._holders = inverted_index.holders_of(cache.connection, keys)
        cache.fetch({number for numbers in self._holders.values() for number in numbers})
        self._usages: dict[tuple[int, tuple[str, ...]], stock_phrases.PhraseUsage] = {}

    def usage_of(
        self, pair: PairDecision, key: int, run_usage: stock_phrases.PhraseUsage
    ) -> stock_phrases.PhraseUsage:
        """What is known of the phrase that a pair shares, around the run with this key, of which `run` is known."""
        if key not in self._holders:
            return run_usage
        a, b = (self._cache.normal(words).words for words in (pair.a, pair.b))
        start, stop = fingerprints.block_keys(a)[key]
        words = stock_phrases.shared(a, b, a[start:stop])
        if len(words) == stop - start:
            return run_usage
        if (key, words) not in self._usages:
            self._usages[key, words] = stock_phrases.phrase_usage(self._seen(key, f" {' '.join(words)} "))
        return self._usages[key, words]

    def _seen(self, key: int, phrase: str) -> Iterator[stock_phrases.PhraseOccurrence]:
        for number in self._holders[key]:
            words = self._cache.words(number)
            if phrase in f" {self._cache.normal(words).joined} ":
                yield from (
                    stock_phrases.PhraseOccurrence(place.day, place.speaker)
                    for place in self._cache.occurrences_of(words)
                )


def _occasions(side: Iterable[Occurrence]) -> list[dict[str, Occurrence]]:
    """The places of a side that are one day's and one speaker's, by their articles; of many two are enough."""
    found: defaultdict[tuple[date | None, str | None], dict[str, Occurrence]] = defaultdict(dict)
    for place in side:
        here = found[place.day, place.speaker]
        if len(here) < 2:
            here.setdefault(place.article, place)
    return list(found.values())
