"""Is a phrase one that is said again and again? Slogans, terms and stump lines are no evidence of one utterance.

Decides from when and by whom a phrase was seen, as the store knows it now: the phrase of a few words that comes
up on many occasions, weeks apart, or from many mouths, is public property. An utterance is carried by many outlets
too, but in the days after it was made. The phrase is all that two quotations share there (`shared`): everybody says
"second amendment", and "second amendment people" was said once. Phrases that everybody knows are in `matching.toml`
besides.

Decides also what tells a slogan from what merely comes up often: a name is no phrase that anybody coined, and what
stands alone between quotation marks was quoted for itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from itertools import islice, pairwise
from typing import NamedTuple

from quotetrack.language.en.matching import STOCK
from quotetrack.matching.comparison import SLIGHT
from quotetrack.matching.normal_form import NormalForm
from quotetrack.matching.term_weights import idf

LITTLE = (
    24.0  # evidence below which a phrase can be a stock phrase; more words are an utterance, however often
)
OCCASIONS = 5  # separate ones, from which on it is one
MOUTHS = 5  # different speakers, from which on it is one, unless most sightings name one of them
APART = 7  # days without it that part two occasions
SAYS = (
    2.0  # weight of a word that makes another phrase: "second amendment people", not "the second amendment"
)
OFTEN = 4  # times that a quotation has a run, from which on no more are looked at


class PhraseOccurrence(NamedTuple):
    """One sighting of a phrase. None: unknown."""

    day: date | None
    speaker: str | None = None


class PhraseUsage(NamedTuple):
    """What makes a phrase public property: on how many separate occasions it was seen, and from how many mouths."""

    occasions: int
    mouths: int
    shared: bool  # no one speaker has most of it

    @property
    def reasons(self) -> tuple[str, ...]:
        """The counts that are enough, in words; none: it is no stock phrase."""
        return (
            *([f"{self.occasions} occasions"] if self.occasions >= OCCASIONS else []),
            *([f"{self.mouths} mouths"] if self.mouths >= MOUTHS and self.shared else []),
        )


def phrase_usage(sightings: Iterable[PhraseOccurrence]) -> PhraseUsage:
    """What is known of a phrase that was seen there and then."""
    seen = list(sightings)
    mouths = Counter(sighting.speaker for sighting in seen if sighting.speaker is not None)
    return stock_phrase_of((sighting.day for sighting in seen), mouths)


def stock_phrase_of(days: Iterable[date | None], mouths: Counter[str]) -> PhraseUsage:
    """What is known of a phrase that was seen on these days, and from these mouths so many times each."""
    shared = 2 * max(mouths.values(), default=0) <= mouths.total()
    return PhraseUsage(count_occasions(days), len(mouths), shared)


def is_stock(evidence: float, sightings: Iterable[PhraseOccurrence]) -> bool:
    """Is a phrase with this evidence (see `comparison`), seen there and then, public property?"""
    return evidence < LITTLE and bool(phrase_usage(sightings).reasons)


def shared(a: Sequence[str], b: Sequence[str], run: Sequence[str]) -> tuple[str, ...]:
    """The phrase that two quotations share: the words around a run that both have, as far as they go on together and
    end in a word that says something; the longest, where either has the run more than once."""
    found = (_around(a, b, i, j, len(run)) for i in _places(a, run) for j in _places(b, run))
    return max(found, key=lambda words: (len(words), words), default=tuple(run))


def _places(words: Sequence[str], run: Sequence[str]) -> list[int]:
    size = len(run)
    found = (i for i in range(len(words) - size + 1) if tuple(words[i : i + size]) == tuple(run))
    return list(islice(found, OFTEN))


def _around(a: Sequence[str], b: Sequence[str], start: int, there: int, size: int) -> tuple[str, ...]:
    """The phrase around the run that stands at `start` in `a` and at `there` in `b`."""
    ahead = there - start  # what is at i in a is at i + ahead in b
    first, last = start, start + size
    while min(first, first + ahead) > 0 and a[first - 1] == b[first + ahead - 1]:
        first -= 1
    while last < len(a) and last + ahead < len(b) and a[last] == b[last + ahead]:
        last += 1
    while first < start and idf(a[first]) < SAYS:
        first += 1
    while last > start + size and idf(a[last - 1]) < SAYS:
        last -= 1
    return tuple(a[first:last])


def count_occasions(days: Iterable[date | None]) -> int:
    """How many separate occasions these days make: runs of days that are not more than a week apart."""
    known = sorted({day for day in days if day is not None})
    return bool(known) + sum((after - before).days > APART for before, after in pairwise(known))


def known_phrases(quotation: NormalForm) -> set[str]:
    """The phrases that everybody knows, in a quotation."""
    return {found.group() for found in STOCK.finditer(quotation.joined)}


def is_all_of(phrase: str, quotation: NormalForm) -> bool:
    """Is nothing quoted but the phrase, give or take a word like "the"? Somebody put it between quotation marks for
    itself: "top secret", where "the middle class" stands in a sentence that was quoted for another reason."""
    rest = sum(map(idf, quotation.words)) - sum(map(idf, phrase.split()))
    return not quotation.reported and rest < SLIGHT and _position(phrase, quotation) is not None


def is_names(phrase: str, quotations: Collection[NormalForm]) -> bool:
    """Is a phrase made up of names, as most of the quotations that have it write it: "the White House", "Ted Cruz"?
    Where a sentence begins the capital tells nothing: "Mr. Trump" has one after a stop."""
    words = phrase.split()
    written = [Counter[bool]() for _ in words]
    for quotation in quotations:
        start = _position(phrase, quotation)
        if start is None:
            continue
        for i, seen in enumerate(written, start):
            if i and i not in quotation.stops and i not in quotation.cuts:
                seen[i in quotation.names] += 1
    names = [seen[True] > seen[False] for seen in written]
    rest = sum(idf(word) for word, name, seen in zip(words, names, written, strict=True) if seen and not name)
    return any(names) and rest < SLIGHT


def _position(phrase: str, quotation: NormalForm) -> int | None:
    """Which word of a quotation begins the phrase; None: it has not all of it."""
    before, found, _ = f" {quotation.joined} ".partition(f" {phrase} ")
    return before.count(" ") if found else None
