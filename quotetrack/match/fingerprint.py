"""The keys under which a quotation is found: one for every run of three words.

Decides which pairs are looked at at all: two quotations that share a key are candidates, others are never
compared. Exact keys in an ordinary indexed table find nearly every repeated quotation, because what is
repeated keeps some three words in a row. Which keys are too common to follow is left to the store that
counts them.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

VERSION = "1"
SIZE = 3  # words to a key


def keys(words: Sequence[str]) -> list[int]:
    """The distinct signed 64-bit keys of all runs of three `words` (normal form), in order of first
    occurrence.

    A quotation of one or two words gives one key of all its words, so that it meets its equals only; none
    gives none. Keys are the same in every process and on every platform.
    """
    runs = len(words) - SIZE + 1
    if not words:
        return []
    if runs < 1:
        return [_key(words)]
    return list(dict.fromkeys(_key(words[i : i + SIZE]) for i in range(runs)))


def _key(words: Sequence[str]) -> int:
    digest = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
