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
    author: str | None = None  # whom most who printed either name for it

    @property
    def repeated(self) -> bool:
        """Is it kept as a repetition?"""
        return bool(self.rows[0].is_match)

    def holds(self, p: Occurrence, q: Occurrence) -> bool:
        """Is it enough for two quotations that were printed there? What is printed again every few days is still
        spoken of, and was not said again."""
        days = longest_pause(p.day, q.day, self.days)
        return self.comparison.is_match(
            pair_comparison.Context(days, one_voice(p.speaker, q.speaker, self.author))
        )

    def places(self) -> Iterator[tuple[Occurrence, Occurrence]]:
        """The pairs of quotations of two articles that are one utterance."""
        one, other = self.sides
        for p, q in combinations(one, 2) if self.a == self.b else product(one, other):
            if p.article != q.article and self.holds(p, q):
                yield p, q

    def somewhere(self) -> bool:
        """Is it enough for any two articles?"""
        one, other = (_occasions(side) for side in self.sides)
        some: Iterable[Any] = (
            combinations_with_replacement(one, 2) if self.a == self.b else product(one, other)
        )
        return any(
            len({*x, *y}) > 1 and self.holds(next(iter(x.values())), next(iter(y.values()))) for x, y in some
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


def pairs(carriers: OccurrenceCache, some: Collection[PairRow]) -> list[PairDecision]:
    """Matches as pairs of wordings: equal quotations are joined by a row each, and are one pair."""
    carriers.fetch({number for row in some for number in row[:2]})
    found: dict[tuple[str, str], PairDecision] = {}
    for row in some:
        a, b = carriers.words(row.a), carriers.words(row.b)
        if (a, b) not in found:
            comparison = pair_comparison.Comparison(
                row.score, pair_comparison.Relation(row.relation), row.evidence, row.change_cost, bool(row.diverges),
                row.unshared_weight,
                carriers.normal(a).reported,
            )  # fmt: skip
            sides = carriers.side(a), carriers.side(b)
            days = sorted({place.day for side in sides for place in side if place.day is not None})
            found[a, b] = PairDecision(a, b, [], comparison, sides, days, author(chain(*sides)))
        found[a, b].rows.append(row)
    return list(found.values())


def same_speaker(a: str | None, b: str | None) -> bool | None:
    """None: not known. "Comey" and "James Comey" are one here, where two articles carry one's words."""
    if not a or not b:
        return None
    one, other = set(a.split()), set(b.split())
    return one <= other or other <= one


def one_voice(a: str | None, b: str | None, author: str | None) -> bool | None:
    """Do two speakers who are named for the same words speak with one voice? None: not known, as where one of them is
    the `author` of the words, whom the other must have quoted."""
    same = same_speaker(a, b)
    return None if same is False and (same_speaker(a, author) or same_speaker(b, author)) else same


def author(places: Iterable[Occurrence]) -> str | None:
    """Whose words these are: whom most articles name that printed them and name anybody, if it is three at least.
    "Extremely careless" is Comey's, also where an article has it from the FBI, or from who quotes him."""
    named = Counter(speaker for _, speaker in {(place.article, place.speaker) for place in places} if speaker)
    if named.total() < AUTHORED:
        return None
    most = min(named, key=lambda name: (-named[name], name))
    count = sum(n for name, n in named.items() if same_speaker(name, most))
    return most if count >= AUTHORED and 2 * count > named.total() else None


def decide_pairs(carriers: OccurrenceCache, some: Collection[PairRow]) -> set[int]:
    """Judge matches anew and keep the verdict with them. Gives the numbers of both sides where it is another."""
    known = pairs(carriers, some)
    phrases, crowded = _rarest(carriers, known)
    held = {(pair.a, pair.b) for pair in known if pair.somewhere()}
    # Of the others it makes no difference; but what very many share is watched from now on.
    why = _why(carriers, crowded | {phrases[pair] for pair in phrases.keys() & held}, crowded)
    longer = _Longer(carriers, {key for key, reason in why.items() if reason.reasons} - crowded)
    changed: list[tuple[PairRow, int | None, bool]] = []
    for pair in known:
        key = phrases.get((pair.a, pair.b))
        repeated = (pair.a, pair.b) in held
        if repeated and key is not None and why[key].reasons:
            repeated = not longer.why(pair, key, why[key]).reasons
        changed += [
            (row, key, repeated)
            for row in pair.rows
            if (key, repeated) != (row.rarest_key, bool(row.is_match))
        ]
    if changed:
        values = [{"a": row.a, "b": row.b, "key": key, "so": so} for row, key, so in changed]
        carriers.connection.execute(_VERDICT, values)
    return {number for row, _, repeated in changed if repeated != row.is_match for number in row[:2]}


_VERDICT = (
    update(t.Match)
    .where(col(t.Match.a_id) == bindparam("a"), col(t.Match.b_id) == bindparam("b"))
    .values(rarest_key=bindparam("key"), is_match=bindparam("so"))
)


def group_by_printing(carriers: OccurrenceCache, keys: Collection[int]) -> dict[int, list[Occurrence]]:
    """Where runs of words were seen, by their keys."""
    holders = inverted_index.holders_of(carriers.connection, keys)
    carriers.fetch({one for some in holders.values() for one in some})
    return {
        key: [place for one in held for place in carriers.side(carriers.words(one))]
        for key, held in holders.items()
    }


def _rarest(
    carriers: OccurrenceCache, some: Iterable[PairDecision]
) -> tuple[dict[tuple[str, str], int], set[int]]:
    """For pairs that share no more than a stock phrase could be, the run of words that is seen least of those that they
    share; and which of these runs so many share that they are not all compared. Such runs are not counted, for most
    that comes has some: of those the longest is taken, "the old lighthouse" before "old lighthouse"."""
    weak = [pair for pair in some if pair.comparison.evidence < stock_phrases.LITTLE]
    sides = {words: i for i, words in enumerate(dict.fromkeys(words for pair in weak for words in pair[:2]))}
    keys, rows, sizes = fingerprints.keys_batch([carriers.normal(words).words for words in sides])
    pair, key = shared_keys(keys, rows, PairTable.of((sides[pair.a], sides[pair.b]) for pair in weak))
    keys, sizes = keys[key], sizes[key]
    held = inverted_index.postings_of(carriers.connection, np.sort(keys))
    since = np.searchsorted(held.keys, keys)
    count = np.searchsorted(held.keys, keys, "right") - since
    crowded = count == 1
    crowded[crowded] = held.numbers[since[crowded]] < 0
    order = np.lexsort((keys, np.where(crowded, -sizes, count), crowded, pair))
    order = order[np.diff(pair[order], prepend=-1) > 0]  # the first of each pair
    rarest = dict(zip(pair[order].tolist(), keys[order].tolist(), strict=True))
    found = {(weak[i].a, weak[i].b): key for i, key in rarest.items()}
    return found, {*keys[order][crowded[order]].tolist()}


def _why(
    carriers: OccurrenceCache, keys: Collection[int], crowded: Collection[int]
) -> dict[int, stock_phrases.PhraseUsage]:
    """What is known of runs of words; of those that are `crowded` it is remembered."""
    known = phrase_statistics.known(carriers.connection, crowded)
    for key, places in group_by_printing(carriers, {*keys} - known.keys()).items():
        known[key] = stock_phrases.phrase_usage(
            stock_phrases.PhraseOccurrence(place.day, place.speaker) for place in places
        )
        if key in crowded:
            phrase_statistics.remember(carriers.connection, key, places)
    return known


class _Longer:
    """What is known of phrases that are longer than the stock phrase in them; of a run that so many share that it is
    remembered, no more than of the run."""

    def __init__(self, carriers: OccurrenceCache, keys: Collection[int]) -> None:
        self._carriers = carriers
        self._holders = inverted_index.holders_of(carriers.connection, keys)
        carriers.fetch({number for held in self._holders.values() for number in held})
        self._known: dict[tuple[int, tuple[str, ...]], stock_phrases.PhraseUsage] = {}

    def why(self, pair: PairDecision, key: int, run: stock_phrases.PhraseUsage) -> stock_phrases.PhraseUsage:
        """What is known of the phrase that a pair shares, around the run with this key, of which `run` is known."""
        if key not in self._holders:
            return run
        a, b = (self._carriers.normal(words).words for words in (pair.a, pair.b))
        start, stop = fingerprints.block_keys(a)[key]
        words = stock_phrases.shared(a, b, a[start:stop])
        if len(words) == stop - start:
            return run
        if (key, words) not in self._known:
            self._known[key, words] = stock_phrases.phrase_usage(self._seen(key, f" {' '.join(words)} "))
        return self._known[key, words]

    def _seen(self, key: int, phrase: str) -> Iterator[stock_phrases.PhraseOccurrence]:
        for number in self._holders[key]:
            words = self._carriers.words(number)
            if phrase in f" {self._carriers.normal(words).joined} ":
                yield from (
                    stock_phrases.PhraseOccurrence(place.day, place.speaker)
                    for place in self._carriers.side(words)
                )


def _occasions(side: Iterable[Occurrence]) -> list[dict[str, Occurrence]]:
    """The places of a side that are one day's and one speaker's, by their articles; of many two are enough."""
    found: defaultdict[tuple[date | None, str | None], dict[str, Occurrence]] = defaultdict(dict)
    for place in side:
        here = found[place.day, place.speaker]
        if len(here) < 2:
            here.setdefault(place.article, place)
    return list(found.values())
