"""The keys under which a quotation is found: one for every run of words that says enough to be compared by.

Decides which pairs are looked at at all: two quotations that share a key are candidates, others are never
compared. Exact keys in an ordinary indexed table find nearly every repeated quotation, because what is
repeated keeps some words in a row. A run has three words, or as many more as it takes until they weigh what any
match needs: "dredge the harbour" is looked up, "that is what" only with what follows. What is done about keys
that many share is left to `candidates`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b

from quotetrack.match.frequency import idf
from quotetrack.match.verify import LEAST

VERSION = "3"
SIZE = 3  # words to a run, at least
LEAD = 0x5B_D1_E9_95_1B_87_35_93  # any number that keys do not differ by

UNIT = 1000  # weights are added as whole numbers of it: sums of fractions depend on where they begin
_ENOUGH = int(LEAST * UNIT)
_BITS = (1 << 64) - 1
_SIGN = 1 << 63
_BASE = 0x9E_37_79_B9_7F_4A_7C_15  # odd, so that no word is lost from the key of a long run


def keys(words: Sequence[str]) -> dict[int, tuple[int, int]]:
    """The distinct signed 64-bit keys of the runs of `words` (normal form), each with the (start, stop) of its
    first occurrence, in order.

    A run begins at every word after which enough is said. A quotation that says too little for any, or has one or
    two words, gives one key of all its words, so that it meets its equals only; no words give none. Keys are the
    same in every process and on every platform. Time is linear in the words.
    """
    found: dict[int, tuple[int, int]] = {}
    marks = [*map(mark, words)]
    count = len(marks)
    read = [
        0
    ]  # the hash of the first i words; that of words i to j follows from two of them (Karp and Rabin 1987)
    for number, _ in marks:
        read.append((read[-1] * _BASE + number) & _BITS)
    stop = weight = 0
    for start in range(count):
        while stop < count and (weight < _ENOUGH or stop - start < SIZE):
            weight += marks[stop][1]
            stop += 1
        if weight < _ENOUGH or stop - start < SIZE:
            break
        length = stop - start
        power = _POWERS[length] if length < _TABLE else pow(_BASE, length, 1 << 64)
        key = _signed((read[stop] - read[start] * power) & _BITS)
        if key not in found:
            found[key] = start, stop
        weight -= marks[start][1]
    if not found and count:
        found[_signed(read[count])] = 0, count
    return found


@lru_cache(maxsize=100_000)
def mark(word: str) -> tuple[int, int]:
    """What stands for a word in keys, 64 bits, and its weight in thousandths (`UNIT`)."""
    return _hash(word), round(idf(word) * UNIT)


def whole(normal: str) -> int:
    """The key under which quotations with one and the same normal form meet."""
    return _signed(_hash(f"={normal}"))


def lead(key: int) -> int:
    """The key under which the quotations with `key` are kept, once they are many."""
    return key ^ LEAD


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _signed(number: int) -> int:
    return (number ^ _SIGN) - _SIGN


_TABLE = 32
_POWERS = [pow(_BASE, n, 1 << 64) for n in range(_TABLE)]
