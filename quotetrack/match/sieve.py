"""Which candidates are worth aligning, told for thousands of pairs at once.

Decides for pairs that share a run of words whether that run, with whatever else the two share, could be enough.
Most candidates go on with other words before and after the run, and no alignment makes up for that. What is
rejected here is what `verify.align` would find too little in: sums of whole numbers bound its evidence from above
and its costs from below, so that nothing changes but the time that it takes. What these bounds are not made for (long
quotations, cuts, words that repeat) goes through. Alignment itself is left to `verify`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotetrack.match.fingerprint import RARE, SIZE, UNIT
from quotetrack.match.frequency import idf
from quotetrack.match.normalise import Normal, is_number
from quotetrack.match.verify import LEAST, NAME, ONE_CHANGE

WIDTH = 32  # words of a quotation that is looked at here; longer ones are aligned
ROOM = 1_000_000  # quotations, some 350 bytes each, after which all are forgotten
AT_ONCE = 2048  # pairs
_ENOUGH = int(LEAST * UNIT) - WIDTH  # weights are rounded, each by half a unit at most
_RARE = int(RARE * UNIT)
_GAP = int(ONE_CHANGE * UNIT)
_NAME = int(NAME * UNIT)
_PLACES = np.arange(WIDTH, dtype=np.int16)
_NOTHING = Normal(())
_NEVER = 1 << 24

Numbers = NDArray[Any]
Load = Callable[[Set[int]], Mapping[int, Normal]]


class Candidate(NamedTuple):
    """Two wordings that share a run of words, which begins at `start` of the first."""

    a: int
    b: int
    start: int


class Sieve:
    """Wordings as arrays, by their numbers, and what can be told of their pairs."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}
        room = (ROOM, WIDTH)
        ends = (ROOM, WIDTH + 1)  # a boundary before each word and one after the last
        self._vocabulary: dict[str, int] = {}
        self._weights = np.zeros(1, np.uint16)  # of the words of the vocabulary, after that of no word
        self._least = self._weights  # what such a word costs in a gap at least
        self._words = np.empty(room, np.uint32)
        self._before = np.empty(ends, np.uint16)  # the weight of the clause before each boundary
        self._after = np.empty(ends, np.uint16)
        self._stops = np.empty(ends, np.uint8)  # how many there are up to each boundary
        self._count = np.empty(ROOM, np.uint8)  # of words; 0: not looked at here

    def worth(self, pairs: Sequence[Candidate], load: Load) -> Iterator[Candidate]:
        """The pairs that are to be aligned; `load` gives the wordings that are not known here yet."""
        for start in range(0, len(pairs), AT_ONCE):
            some = pairs[start : start + AT_ONCE]
            self._add({number for pair in some for number in pair[:2]}, load)
            a = np.fromiter((self._rows[pair.a] for pair in some), np.intp, len(some))
            b = np.fromiter((self._rows[pair.b] for pair in some), np.intp, len(some))
            at = np.fromiter((pair.start for pair in some), np.intp, len(some))
            for i in np.flatnonzero(self._worth(a, b, at)).tolist():
                yield some[i]

    def _add(self, numbers: Set[int], load: Load) -> None:
        new: Set[int] = {number for number in numbers if number not in self._rows}
        if len(self._rows) + len(new) > ROOM:
            self._rows.clear()
            self._vocabulary.clear()
            self._weights = self._least = self._weights[:1]
            new = numbers
        if new:
            known = load(new)
            first = len(self._rows)
            self._fill(first, [*known.values()])
            self._rows.update(zip(known, range(first, first + len(known)), strict=True))

    def _fill(self, first: int, some: Sequence[Normal]) -> None:
        count = len(some)
        here = slice(first, first + count)
        fits = [normal if len(normal.words) <= WIDTH and not normal.cuts else _NOTHING for normal in some]
        sizes = np.fromiter((len(normal.words) for normal in fits), np.uint8, count)
        filled = sizes[:, None] > _PLACES
        words = np.zeros((count, WIDTH), np.uint32)
        stops = np.zeros((count, WIDTH + 1), bool)
        words[filled] = self._read([word for normal in fits for word in normal.words])
        for row, normal in enumerate(fits):
            if normal.stops:
                stops[row, [*normal.stops]] = True
        self._count[here] = sizes
        self._words[here] = words
        self._stops[here] = stops.cumsum(axis=1)
        # What goes on with a name costs less; whether a word is one is up to both, so each may be.
        least = np.minimum(self._weights[words], _NAME)
        self._before[here] = _clauses(least, stops)
        self._after[here] = _clauses(least[:, ::-1], stops[:, ::-1])[:, ::-1]

    def _read(self, words: Sequence[str]) -> list[int]:
        """The numbers of words in the vocabulary."""
        known = self._vocabulary
        new = [word for word in dict.fromkeys(words) if word not in known]
        for word in new:
            known[word] = len(known) + 1
        weights = np.array([round(idf(word) * UNIT) for word in new], np.uint16)
        numbers = np.array([is_number(word) for word in new], bool)
        self._weights = np.append(self._weights, weights)
        self._least = np.append(self._least, np.where(numbers, 0, np.minimum(weights, _NAME)))
        return [known[word] for word in words]

    def _worth(self, a: Numbers, b: Numbers, at: Numbers) -> NDArray[np.bool_]:
        pair = np.arange(len(a))
        words, others = self._words[a], self._words[b]
        weights, least = self._weights[words].astype(np.int32), self._least[words].astype(np.int32)
        size, other_size = self._count[a].astype(np.intp), self._count[b].astype(np.intp)
        unknown = (size == 0) | (other_size == 0) | (at + SIZE > size)
        at = np.where(unknown, 0, at)
        # Where the run is in b: two words of it, or three.
        begins = others[:, : WIDTH - SIZE + 1] == words[pair, at][:, None]
        begins &= others[:, 1 : WIDTH - SIZE + 2] == words[pair, at + 1][:, None]
        two = weights[pair, at] + weights[pair, at + 1] >= _RARE
        begins &= (others[:, 2 : WIDTH - SIZE + 3] == words[pair, at + 2][:, None]) | two[:, None]
        unknown |= begins.sum(axis=1) != 1
        shift = begins.argmax(axis=1) - at
        # As far as it goes: from `start` to `stop` in a.
        there = _PLACES + shift[:, None].astype(np.int16)
        same = (there >= 0) & (there < other_size[:, None]) & (size[:, None] > _PLACES)
        same &= words == np.take_along_axis(others, there.clip(0, WIDTH - 1), axis=1)
        ahead = at[:, None] > _PLACES
        start = np.where(ahead & ~same, _PLACES + 1, 0).max(axis=1)
        stop = np.where(ahead | same, WIDTH, _PLACES).min(axis=1)
        within = (start[:, None] <= _PLACES) & (stop[:, None] > _PLACES)
        # How often each word of a is in b.
        times = np.zeros(words.shape, np.uint8)
        for i in range(int(other_size.max(initial=0))):
            times += words == others[:, i : i + 1]
        run = (weights * within).sum(axis=1)
        again = (weights * (within & (times > 1))).sum(axis=1)
        stray = (times > 0) & ~within
        most, more = _segments(weights * stray, stray)
        strays = (weights * stray).sum(axis=1)
        first, last = (start + shift).clip(0, WIDTH), (stop + shift).clip(0, WIDTH)
        before = np.minimum(self._before[a, start], self._before[b, first]).astype(np.int32)
        after = np.minimum(self._after[a, stop], self._after[b, last]).astype(np.int32)
        end, other_end = np.maximum(stop - 1, start), np.maximum(last - 1, first)
        parted = self._stops[a, end] != self._stops[a, start]
        parted |= self._stops[b, other_end] != self._stops[b, first]
        # This run or a part of it, at the cost of what goes on around it.
        best = run - before - after
        # With others on one side or on both, each at the cost of a gap; or others without it.
        # Where b goes on with a word of a at once, the gap may be in a alone, and is then one change.
        next_b = others[pair, np.minimum(last, WIDTH - 1)]
        last_b = others[pair, np.maximum(first - 1, 0)]
        on = ((words == next_b[:, None]).any(axis=1) & (last < other_size))[:, None]
        back = ((words == last_b[:, None]).any(axis=1) & (first > 0))[:, None]
        ahead = start[:, None] > _PLACES
        behind = stop[:, None] <= _PLACES
        left = more + _beyond(weights[:, ::-1], (least * (ahead & ~back))[:, ::-1], (stray & ahead)[:, ::-1])
        right = more + _beyond(weights, least * (behind & ~on), stray & behind)
        best = np.maximum(best, run + np.maximum(np.maximum(left - after, right - before), left + right))
        best = np.maximum(best, np.maximum(most, np.where(more > 0, more + _GAP, 0)))
        # A word of the run that b has twice may belong to another run as well.
        best = np.where(again > 0, np.maximum(best, np.maximum(again + strays, run + strays - _GAP)), best)
        enough = best >= _ENOUGH
        result: NDArray[np.bool_] = unknown | parted | enough
        return result


def _clauses(weights: Numbers, stops: Numbers) -> Numbers:
    """The weight from each boundary back to the stop before it; none where it is one itself."""
    out = np.zeros(stops.shape, np.int64)
    for i in range(weights.shape[1]):
        out[:, i + 1] = np.where(stops[:, i], 0, out[:, i]) + weights[:, i]
    out[stops] = 0
    return np.minimum(out, np.iinfo(np.uint16).max)


def _segments(weights: Numbers, stray: Numbers) -> tuple[Numbers, Numbers]:
    """Of the words in a row that are in both: the heaviest, and what all add that are worth a gap."""
    count = len(weights)
    total, most, more = (np.zeros(count, np.int32) for _ in range(3))
    for i in range(WIDTH):
        ended = ~stray[:, i]
        more += np.where(ended, np.maximum(total - _GAP, 0), 0)
        total = np.where(ended, 0, total + weights[:, i])
        most = np.maximum(most, total)
    more += np.maximum(total - _GAP, 0)
    return most, more


def _beyond(weights: Numbers, least: Numbers, stray: Numbers) -> Numbers:
    """What words in a row that are in both add to a run before them, which stands where nothing costs: the most,
    less the gap that they stand behind; negative, if that costs more. A gap costs what stands in it."""
    gap, total, cost = (np.zeros(len(weights), np.int32) for _ in range(3))
    best = np.full(len(weights), -_NEVER, np.int32)
    before = np.zeros(len(weights), bool)
    for i in range(WIDTH):
        here = stray[:, i]
        cost = np.where(here & ~before, np.maximum(gap, _GAP), cost)
        total = np.where(here, total + weights[:, i], 0)
        best = np.where(here, np.maximum(best, total - cost), best)
        gap += least[:, i]
        before = here
    return best
