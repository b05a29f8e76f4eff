"""Stock phrases: what is said again and again, on many occasions or by many, and is counted as no repetition.

Decides how a phrase is told: the words that most pairs of quotations share around the run for which they meet. What
makes it a stock phrase is left to `match.stock`.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from quotetrack.match import fingerprint
from quotetrack.match.normalise import Normal
from quotetrack.store.carriers import Carriers
from quotetrack.store.engine import Store
from quotetrack.store.repeated import Phrase, pairs, rows, shared
from quotetrack.store.views import PhraseRow


def phrases(store: Store, limit: int | None = None) -> list[PhraseRow]:
    """The stock phrases of a store, the most seen first."""
    around: defaultdict[int, Counter[str]] = defaultdict(Counter)
    found: dict[int, Phrase] = {}
    with store.read() as connection:
        carriers = Carriers(connection)
        known = pairs(carriers, rows(connection, condition="phrase IS NOT NULL AND NOT repeated"))
        for (a, b), phrase in shared(carriers, known).items():
            if phrase.why.reasons:
                found[phrase.key] = phrase
                around[phrase.key][_around(phrase.key, carriers.normal(a), carriers.normal(b))] += 1
    told: dict[str, Phrase] = {}
    for key, phrase in found.items():
        words = min(around[key], key=lambda words: (-around[key][words], len(words), words))
        if words not in told or len(phrase.places) > len(told[words].places):
            told[words] = phrase
    told_rows = [_row(words, phrase) for words, phrase in told.items()]
    return sorted(told_rows, key=lambda row: (-row.sightings, -row.outlets, row.words))[:limit]


def _row(words: str, phrase: Phrase) -> PhraseRow:
    days = [place.day for place in phrase.places if place.day]
    return PhraseRow(
        words=words,
        reasons=phrase.why.reasons,
        occasions=phrase.why.occasions,
        mouths=phrase.why.mouths,
        sightings=len(phrase.places),
        outlets=len({place.outlet for place in phrase.places if place.outlet}),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _around(key: int, a: Normal, b: Normal) -> str:
    """The words around the run with this key that both have, as far as their runs go on together."""
    own, others = fingerprint.keys(a.words), fingerprint.keys(b.words)
    runs = {start: stop for shared, (start, stop) in own.items() if shared in others}
    start = end = own[key][0]
    while start - 1 in runs:
        start -= 1
    while end + 1 in runs:
        end += 1
    return " ".join(a.words[start : runs[end]])
