"""Stock phrases: what is said again and again, on many occasions or by many, and is counted as no repetition.

Decides how a phrase is told: the words that most pairs of quotations share around the run for which they meet; and in
what order: what was quoted for itself most often comes first, and names last, which nobody coined. Phrases that
everybody knows are told where the store has them twice; they are no evidence, so no match leads to them. What makes a
stock phrase is left to `matching.stock_phrases`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection

from quotetrack.language.en.matching import IN_STOCK
from quotetrack.matching import fingerprints, stock_phrases
from quotetrack.matching.normal_form import NormalForm
from quotetrack.model.records import PhraseRow
from quotetrack.store import fulltext
from quotetrack.store.connection import Database
from quotetrack.store.matching import inverted_index
from quotetrack.store.matching.occurrence_cache import OccurrenceCache
from quotetrack.store.matching.pair_decisions import pairs, rows

KNOWN = "everybody says it"  # the reason where a phrase is known to be one
_EVERY = 2**31 - 1


def phrases(database: Database, limit: int | None = None) -> list[PhraseRow]:
    """The stock phrases of a store: those first that are most often all that was quoted, then the most seen; names
    last."""
    with database.read() as connection:
        cache = OccurrenceCache(connection)
        told = _known(cache)
        for words, held in _seen(cache):
            row = _row(cache, words, held)
            if row.reasons and (words not in told or row.sightings > told[words].sightings):
                told[words] = row
    ranked = sorted(
        told.values(), key=lambda row: (row.names, -row.quoted_alone, -row.sightings, -row.outlets, row.words)
    )
    return ranked[:limit]


def _seen(cache: OccurrenceCache) -> list[tuple[str, set[str]]]:
    """The runs of words for which matches are no repetitions, as most say them, each with the wordings that have it."""
    around: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for pair in pairs(cache, rows(cache.connection, condition="rarest_key IS NOT NULL AND NOT is_match")):
        key = pair.rows[0].rarest_key
        assert key is not None
        one, other = sorted(
            (pair.a, pair.b)
        )  # where a run comes twice, what is around it is told from one side
        around[key][_around(key, cache.normal(one), cache.normal(other))] += 1
    holders = inverted_index.holders_of(cache.connection, around.keys())
    cache.fetch({one for some in holders.values() for one in some})
    return [
        (min(said, key=lambda words: (-said[words], len(words), words)), {*map(cache.words, holders[key])})
        for key, said in around.items()
    ]


def _known(cache: OccurrenceCache) -> dict[str, PhraseRow]:
    """The phrases that everybody knows, as far as two articles have them."""
    some = fulltext.alike(cache.connection, sorted(IN_STOCK), _EVERY)
    found = {
        number: stock_phrases.known_phrases(normal)
        for number, normal in inverted_index.load(cache.connection, some).items()
    }
    cache.fetch(number for number in found if found[number])
    held: defaultdict[str, set[str]] = defaultdict(set)
    for number, known in found.items():
        for words in known:
            held[words].add(cache.words(number))
    return {
        words: _row(cache, words, some, KNOWN)
        for words, some in held.items()
        if len({place.article for one in some for place in cache.occurrences_of(one)}) > 1
    }


def _row(
    cache: OccurrenceCache, words: str, held: Collection[str], otherwise: str | None = None
) -> PhraseRow:
    """What is told of a phrase that these wordings have; `otherwise` is the reason where counts give none."""
    places = [place for one in held for place in cache.occurrences_of(one)]
    why = stock_phrases.phrase_usage(
        stock_phrases.PhraseOccurrence(place.day, place.speaker) for place in places
    )
    days = [place.day for place in places if place.day]
    normals = {one: cache.normal(one) for one in held}
    return PhraseRow(
        words=words,
        reasons=why.reasons or ((otherwise,) if otherwise else ()),
        occasions=why.occasions,
        speakers=why.mouths,
        names=stock_phrases.is_names(words, normals.values()),
        quoted_alone=sum(
            len(cache.occurrences_of(one)) for one in held if stock_phrases.is_all_of(words, normals[one])
        ),
        sightings=len(places),
        outlets=len({place.outlet for place in places if place.outlet}),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _around(key: int, a: NormalForm, b: NormalForm) -> str:
    """The words around the run with this key that both have, as far as their runs go on together."""
    own, others = fingerprints.block_keys(a.words), fingerprints.block_keys(b.words)
    runs = {start: stop for shared, (start, stop) in own.items() if shared in others}
    start = end = own[key][0]
    while start - 1 in runs:
        start -= 1
    while end + 1 in runs:
        end += 1
    return " ".join(a.words[start : runs[end]])
