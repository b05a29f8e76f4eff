"""Stock phrases: what is said again and again, on many occasions or by many, and is counted as no repetition.

Decides how a phrase is told: the words that most pairs of quotations share around the run for which they meet. What
makes it a stock phrase is left to `match.stock`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection

from quotetrack.match import fingerprint, stock
from quotetrack.match.normalise import Normal
from quotetrack.store.engine import Store
from quotetrack.store.matching.carriers import Carriers
from quotetrack.store.matching.repeated import pairs, printed, rows
from quotetrack.store.statements.sightings import Place
from quotetrack.store.views import PhraseRow


def phrases(store: Store, limit: int | None = None) -> list[PhraseRow]:
    """The stock phrases of a store, the most seen first."""
    around: defaultdict[int, Counter[str]] = defaultdict(Counter)
    with store.read() as connection:
        carriers = Carriers(connection)
        for pair in pairs(carriers, rows(connection, condition="phrase IS NOT NULL AND NOT repeated")):
            key = pair.rows[0].phrase
            assert key is not None
            around[key][_around(key, carriers.normal(pair.a), carriers.normal(pair.b))] += 1
        seen = printed(carriers, around.keys())
    told: dict[str, PhraseRow] = {}
    for key, places in seen.items():
        words = min(around[key], key=lambda words: (-around[key][words], len(words), words))
        row = _row(words, places)
        if row.reasons and (words not in told or row.sightings > told[words].sightings):
            told[words] = row
    return sorted(told.values(), key=lambda row: (-row.sightings, -row.outlets, row.words))[:limit]


def _row(words: str, places: Collection[Place]) -> PhraseRow:
    why = stock.why(stock.Seen(place.day, place.speaker) for place in places)
    days = [place.day for place in places if place.day]
    return PhraseRow(
        words=words,
        reasons=why.reasons,
        occasions=why.occasions,
        mouths=why.mouths,
        sightings=len(places),
        outlets=len({place.outlet for place in places if place.outlet}),
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
