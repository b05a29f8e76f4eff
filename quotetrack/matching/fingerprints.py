"""Fingerprints: the blocking keys of a quotation, one for each run of words that says enough to be compared by.

Two quotations that share a key are candidates, others are never compared. Exact keys in an ordinary indexed table
find nearly every repeated quotation, because what is repeated keeps some words in a row. A run has three words, or
as many more as it takes until they weigh what any match needs: "dredge the harbour" is looked up, "that is what"
only with what follows. Two words are a run where both are rare: "extremely careless" is all that most outlets quote.
Keys that many quotations share are left to `blocking`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from quotetrack.matching.comparison import LEAST
from quotetrack.matching.term_weights import idf

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VERSION = "4"
SIZE = 3  # words to a run, at least
RARE = 12.0  # what two words weigh that are a run
LEAD = 0x5B_D1_E9_95_1B_87_35_93  # any number that keys do not differ by

UNIT = 1000  # weights are added as whole numbers of it: sums of fractions depend on where they begin
_ENOUGH = int(LEAST * UNIT)
_RARE = int(RARE * UNIT)
_BITS = (1 << 64) - 1
_SIGN = 1 << 63
_BASE = 0x9E_37_79_B9_7F_4A_7C_15  # odd, so that there is an inverse
_INVERSE = pow(_BASE, -1, 1 << 64)


def block_keys(words: Sequence[str]) -> dict[int, tuple[int, int]]:
    """The distinct signed 64-bit keys of the runs of `words` (normal form), each with the (start, stop) of its
    first occurrence, in order.

    A run begins at every word after which enough is said. A quotation that says too little for any gives one key
    of all its words, so that it meets its equals only; no words give none. Keys are the
    same in every process and on every platform. Time is linear in the words.
    """
    found: dict[int, tuple[int, int]] = {}
    marks = [*map(_mark, words)]
    count = len(marks)
    # The sum over the first i words; what a run adds to it is, taken back to its beginning, the run's key.
    sums, back, power, inverse = [0], [1], 1, 1
    for number, _ in marks:
        sums.append((sums[-1] + number * power) & _BITS)
        power = power * _BASE & _BITS
        inverse = inverse * _INVERSE & _BITS
        back.append(inverse)
    stop = weight = 0
    for start in range(count):
        while stop < count and not _says_enough(weight, stop - start):
            weight += marks[stop][1]
            stop += 1
        if not _says_enough(weight, stop - start):
            break
        found.setdefault(_signed((sums[stop] - sums[start]) * back[start] & _BITS), (start, stop))
        weight -= marks[start][1]
    if not found and count:
        found[_signed(sums[count])] = 0, count
    return found


class BlockKeys(NamedTuple):
    """The keys of many quotations, in ascending order."""

    keys: NDArray[np.int64]
    rows: NDArray[np.int64]  # whose key it is
    sizes: NDArray[np.int64]  # words of its run


def keys_batch(some: Sequence[Sequence[str]]) -> BlockKeys:
    """The `keys` of the words of many quotations at once."""
    import numpy as np  # where it is needed: most commands match nothing

    counts = np.fromiter(map(len, some), np.int64, len(some))
    words = [*chain.from_iterable(some)]
    distinct = dict.fromkeys(words)
    known = dict(zip(distinct, range(len(distinct)), strict=True))
    marks = [*map(_mark, known)]
    read = np.fromiter(map(known.__getitem__, words), np.int64, len(words))
    numbers = np.array([number for number, _ in marks], np.uint64)[read]
    weights = np.array([weight for _, weight in marks], np.int64)[read]
    rows = np.repeat(np.arange(len(some)), counts)
    ends = counts.cumsum()
    starts = np.arange(len(words)) - (ends - counts)[rows]
    longest = int(counts.max(initial=0))
    powers, back = (np.cumprod(np.array([1, *[base] * longest], np.uint64)) for base in (_BASE, _INVERSE))
    sums = np.append(np.zeros(1, np.uint64), (numbers * powers[starts]).cumsum())
    weighed = np.append(0, weights.cumsum())
    here = np.arange(len(words))
    stops = np.maximum(np.searchsorted(weighed, weighed[:-1] + _ENOUGH), here + SIZE)
    rare = weighed[np.minimum(here + 2, len(words))] - weighed[:-1] >= _RARE
    stops[rare] = here[rare] + 2
    runs = stops <= ends[rows]
    found = ((sums[stops[runs]] - sums[:-1][runs]) * back[starts[runs]]).view(np.int64)
    without = np.flatnonzero((np.bincount(rows[runs], minlength=len(some)) == 0) & (counts > 0))
    all_words = (sums[ends[without]] - sums[ends[without] - counts[without]]).view(np.int64)
    found = np.append(found, all_words)
    rows = np.append(rows[runs], without)
    sizes = np.append((stops - here)[runs], counts[without])
    order = found.argsort(kind="stable")  # the rows of each key are in order already
    found, rows = found[order], rows[order]
    first = np.append(True, (found[1:] != found[:-1]) | (rows[1:] != rows[:-1]))[: len(found)]
    return BlockKeys(found[first], rows[first], sizes[order][first])


def keys_of_all(some: Iterable[Sequence[str]]) -> set[int]:
    """The `keys` of the words of any of these quotations."""
    return {*keys_batch([*some]).keys.tolist()}


def _says_enough(weight: int, count: int) -> bool:
    """Are so many words of this weight a run?"""
    return (count >= SIZE and weight >= _ENOUGH) or (count == 2 and weight >= _RARE)


@lru_cache(maxsize=100_000)
def _mark(word: str) -> tuple[int, int]:
    """What stands for a word in keys, 64 bits, and its weight in thousandths (`UNIT`)."""
    return _hash(word), round(idf(word) * UNIT)


def exact_key(normal: str) -> int:
    """The key under which quotations with one and the same normal form meet."""
    return _signed(_hash(f"={normal}"))


def block_key(key: int) -> int:
    """The key under which the quotations with `key` are kept, once they are many."""
    return key ^ LEAD


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _signed(number: int) -> int:
    return (number ^ _SIGN) - _SIGN
