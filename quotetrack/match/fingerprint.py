"""The keys under which a quotation is found: one for every run of three words.

Decides which pairs are looked at at all: two quotations that share a key are candidates, others are never
compared. Exact keys in an ordinary indexed table find nearly every repeated quotation, because what is
repeated keeps some three words in a row. What is done about keys that many share is left to `candidates`.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

VERSION = "2"
SIZE = 3  # words to a key
LEAD = 0x5B_D1_E9_95_1B_87_35_93  # any number that keys do not differ by


def keys(words: Sequence[str]) -> dict[int, Sequence[str]]:
    """The distinct signed 64-bit keys of all runs of three `words` (normal form), each with its words, in order
    of first occurrence.

    A quotation of one or two words gives one key of all its words, so that it meets its equals only; none
    gives none. Keys are the same in every process and on every platform.
    """
    if not words:
        return {}
    runs = (words[i : i + SIZE] for i in range(max(1, len(words) - SIZE + 1)))
    return {_key(" ".join(run)): run for run in runs}


def whole(normal: str) -> int:
    """The key under which quotations with one and the same normal form meet."""
    return _key(f"={normal}")


def lead(key: int) -> int:
    """The key under which the leader of the quotations with `key` is kept, once they are many."""
    return key ^ LEAD


def _key(text: str) -> int:
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
