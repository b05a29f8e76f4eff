"""Pre-filter: drops candidate pairs that cannot reach the minimum evidence.

Computes an upper bound of the alignment's score, so it never drops a match: of all chains of equal words it weighs
the best, in whole numbers that bound its evidence from above and its costs from below. Pairs with more than 32 words
or 64 equal-word positions pass through. Most candidates share one run and differ before and after it, and no
alignment makes up for that. Alignment itself is left to `comparison`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set

import numpy as np
from numpy.typing import NDArray

from quotetrack.matching.candidate_pairs import Numbers, PairTable
from quotetrack.matching.comparison import LEAST, NAME, ONE_CHANGE
from quotetrack.matching.fingerprints import UNIT
from quotetrack.matching.normal_form import NormalForm
from quotetrack.matching.number_forms import is_amount
from quotetrack.matching.term_weights import idf

WIDTH = 32  # words of a quotation that is looked at here; longer ones are aligned
ROOM = 1_000_000  # quotations, some 260 bytes each, after which all are forgotten
AT_ONCE = 2048  # pairs
TOGETHER = 256  # of them that have about as many words in common
MEETINGS = 64  # of a word of one with its equal in the other; a pair that has more is aligned
_ENOUGH = int(LEAST * UNIT) - WIDTH  # weights are rounded, each by half a unit at most
_GAP = int(ONE_CHANGE * UNIT)
_NAME = int(NAME * UNIT)
_PLACES = np.arange(WIDTH + 1, dtype=np.uint8)
_NOTHING = NormalForm(())
_NOBODYS = np.uint32(-1 % (1 << 32))  # number of a word
_NEVER = -(1 << 24)

Load = Callable[[Set[int]], Mapping[int, NormalForm]]
Flags = NDArray[np.bool_]


class Prefilter:
    """Wordings as arrays, by their numbers, and what can be told of their pairs."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}
        self._vocabulary: dict[str, int] = {}
        self._weights = np.zeros(1, np.uint16)  # of the words of the vocabulary, after that of no word
        self._numbers = np.zeros(1, bool)  # is such a word one, or a unit?
        self._count = np.empty(ROOM, np.uint8)  # of words; 0: not looked at here
        self._words = np.empty((ROOM, WIDTH), np.uint32)
        self._named = np.empty((ROOM, WIDTH), bool)
        boundaries = (ROOM, WIDTH + 1)  # before each word, and after the last one
        self._since = np.empty(
            boundaries, np.uint8
        )  # where the clause before it begins; at itself, if there is none
        self._until = np.empty(boundaries, np.uint8)  # where the clause after it ends
        self._cuts = np.empty(boundaries, bool)

    def select(self, pairs: PairTable, load: Load) -> PairTable:
        """The pairs that are to be aligned; `load` gives the wordings that are not known here yet."""
        slices = (slice(start, start + ROOM // 2) for start in range(0, len(pairs.a), ROOM // 2))
        worth = [self._some(PairTable(pairs.a[here], pairs.b[here]), load) for here in slices]
        return pairs.select(np.concatenate(worth)) if worth else pairs

    def _some(self, pairs: PairTable, load: Load) -> Flags:
        numbers, which = np.unique(np.concatenate(pairs), return_inverse=True)
        a, b = np.split(self._known(numbers.tolist(), load)[which], 2)
        longest = np.maximum(self._count[a], self._count[b])
        worth: Flags = np.minimum(self._count[a], self._count[b]) == 0
        order = np.argsort(longest, kind="stable")
        order = order[~worth[order]]
        for start in range(0, len(order), AT_ONCE):
            here = order[start : start + AT_ONCE]
            worth[here] = self._worth(a[here], b[here], int(longest[here[-1]]))
        return worth

    def _known(self, numbers: Sequence[int], load: Load) -> Numbers:
        """The rows of wordings."""
        new = {number for number in numbers if number not in self._rows}
        if len(self._rows) + len(new) > ROOM:
            self._rows.clear()
            self._vocabulary.clear()
            self._weights, self._numbers = self._weights[:1], self._numbers[:1]
            new = {*numbers}
        if new:
            known = load(new)
            first = len(self._rows)
            self._fill(first, [*known.values()])
            self._rows.update(zip(known, range(first, first + len(known)), strict=True))
        return np.fromiter(map(self._rows.__getitem__, numbers), np.intp, len(numbers))

    def _fill(self, first: int, some: Sequence[NormalForm]) -> None:
        count = len(some)
        here = slice(first, first + count)
        fits = [normal if len(normal.words) <= WIDTH else _NOTHING for normal in some]
        sizes = np.fromiter((len(normal.words) for normal in fits), np.uint8, count)
        words = np.zeros((count, WIDTH), np.uint32)
        words[sizes[:, None] > _PLACES[:-1]] = self._read([word for normal in fits for word in normal.words])
        named = np.zeros((count, WIDTH), bool)
        stops, cuts = np.zeros((2, count, WIDTH + 1), bool)
        for row, normal in enumerate(fits):
            if normal.stops:
                stops[row, [*normal.stops]] = True
            if normal.cuts:
                cuts[row, [*normal.cuts]] = True
            if normal.names:  # all that are the same word as one that is a name
                named[row, [i for i, word in enumerate(normal.words) if word in normal.named]] = True
        stops |= cuts
        self._count[here] = sizes
        self._words[here] = words
        self._named[here] = named
        self._since[here] = np.maximum.accumulate(np.where(stops, _PLACES, 0), axis=1)
        ends = np.where(stops, _PLACES, WIDTH)[:, ::-1]
        self._until[here] = np.minimum.accumulate(ends, axis=1)[:, ::-1]
        self._cuts[here] = cuts

    def _read(self, words: Sequence[str]) -> list[int]:
        """The numbers of words in the vocabulary."""
        known = self._vocabulary
        new = [word for word in dict.fromkeys(words) if word not in known]
        for word in new:
            known[word] = len(known) + 1
        weights = np.array([round(idf(word) * UNIT) for word in new], np.uint16)
        self._weights = np.append(self._weights, weights)
        self._numbers = np.append(self._numbers, np.array([is_amount(word) for word in new], bool))
        return [known[word] for word in words]

    def _worth(self, a: Numbers, b: Numbers, width: int) -> Flags:
        """Which of these pairs of rows, of which none has more words than `width`, could be the same words?"""
        words, others = self._words[a, :width], self._words[b, :width]
        equal = words[:, :, None] == np.where(others > 0, others, _NOBODYS)[:, None, :]
        pair, i, j = np.unravel_index(np.flatnonzero(equal), equal.shape)
        # A word that either side writes as a name says little.
        named, others_named = self._named[a, :width], self._named[b, :width]
        names = named[pair, i] | others_named[pair, j]
        named[pair[names], i[names]] = others_named[pair[names], j[names]] = True
        mine = self._side(a, words, named, pair, i)
        theirs = self._side(b, others, others_named, pair, j)
        count = np.bincount(pair, minlength=len(a))
        first = count.cumsum() - count
        worth: Flags = count > MEETINGS
        order = np.argsort(count, kind="stable")[: len(a) - worth.sum()]
        for start in range(0, len(order), TOGETHER):
            some = order[start : start + TOGETHER]
            worth[some] = _best(first[some], count[some], mine, theirs) >= _ENOUGH
        return worth

    def _side(self, rows: Numbers, words: Numbers, named: Flags, pair: Numbers, at: Numbers) -> Numbers:
        """What there is to know, on one side, of each place where a word meets its equal: the place; the weight of the
        word, of the clause before it, and of that after it; what stands before it and up to its end, as far as it
        costs in a gap; what a gap costs there if nothing stands in it."""
        weights = self._weights[words].astype(np.int32)
        weights[named] = np.minimum(weights[named], _NAME)
        said = np.pad(weights.cumsum(axis=1, dtype=np.int32), ((0, 0), (1, 0)))
        weights[self._numbers[words]] = (
            0  # another number or currency is one change, however rare the two are
        )
        costs = np.pad(weights.cumsum(axis=1, dtype=np.int32), ((0, 0), (1, 0)))
        row, end = rows[pair], at + 1
        until = np.minimum(self._until[row, end], words.shape[1])
        return np.array(
            (
                at,
                said[pair, end] - said[pair, at],
                said[pair, at] - said[pair, self._since[row, at]],
                said[pair, until] - said[pair, end],
                costs[pair, at],
                costs[pair, end],
                np.where(self._cuts[row, at], 0, _GAP),
            ),
            np.int32,
        )


def _best(first: Numbers, count: Numbers, mine: Numbers, theirs: Numbers) -> Numbers:
    """What the best chain of equal words weighs, less its costs, in pairs whose words meet so many times, at the places
    from `first` on."""
    nth = np.arange(count.max(initial=0))[:, None]
    here = np.minimum(first + nth, mine.shape[1] - 1)
    i, weight, before_i, after_i, begin_i, end_i, gap_i = mine[:, here]
    j, _, before_j, after_j, begin_j, end_j, gap_j = theirs[:, here]
    alone = np.where(nth < count, weight, _NEVER)
    whole = alone - np.minimum(before_i, before_j)
    for k in range(1, len(nth)):
        behind_i, behind_j = i[:k] + 1 == i[k], j[:k] + 1 == j[k]
        gap = np.maximum(begin_i[k] - end_i[:k] + begin_j[k] - end_j[:k], _GAP)
        gap = np.where(behind_i, gap_i[k], gap)
        gap = np.where(behind_j, np.where(behind_i, 0, gap_j[k]), gap)
        chained = np.where((i[:k] < i[k]) & (j[:k] < j[k]), whole[:k] - gap, _NEVER).max(axis=0)
        whole[k] = np.maximum(whole[k], alone[k] + chained)
    best: Numbers = (whole - np.minimum(after_i, after_j)).max(axis=0, initial=_NEVER)
    return best
