"""The names of a person: their parts, and whether two can be one person's, by the words alone.

Across articles folded names are compared by their `parts`; inside an article, which tells more, by `same_name`:
"Takaichi Sanae" and "Sanae Takaichi", "Joe Biden" and "Joseph R. Biden Jr.", not "George H.W. Bush" and "George W.
Bush". What is done with the names is left to `resolution` and to coreference.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from quotetrack.language.en.entities import Vocabulary
from quotetrack.language.lexicon import words

GENERATIONS = words("closed", "generations")
_SUFFIXES = GENERATIONS | {"junior", "senior"}  # who else is of that name


class NameParts(NamedTuple):
    """A person's folded name: "donald j trump jr" is donald, (j), trump, jr."""

    first: str
    middle: tuple[str, ...]
    last: str
    suffix: str


@lru_cache(maxsize=10_000)
def split_name(folded: str) -> NameParts:
    """The parts of a person's folded name; of a single word, the last."""
    words = folded.split()
    suffix = ""
    if len(words) > 2 and words[-1] in _SUFFIXES:
        suffix = {"junior": "jr", "senior": "sr"}.get(words[-1], words[-1])
        words = words[:-1]
    if len(words) < 2:
        return NameParts("", (), " ".join(words), suffix)
    return NameParts(words[0], tuple(words[1:-1]), words[-1], suffix)


def agree_in_middle(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Can these be the middle names of one person? "j" and "john"; "rodham" and none do."""
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return all(one.startswith(other) or other.startswith(one) for one, other in zip(a, b, strict=True))
    return set(short) <= set(long)


def strip_titles(key: str) -> str:
    """ "al-Sistani" is found as "Sistani"."""
    return key[3:] if key[:3] in ("al-", "el-", "as-", "an-") else key


def same_name(a: tuple[str, ...], b: tuple[str, ...], known: Vocabulary) -> bool:
    """Whether two names of two or more words are one person's."""
    if a == b or set(a) == set(b):
        return True
    if (a[-1] in GENERATIONS) != (b[-1] in GENERATIONS):  # namesakes that `name_suffixes` told apart
        return False
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < 2:
        return False
    if strip_titles(a[-1]) == strip_titles(b[-1]):
        if _other_initials(a[1:-1], b[1:-1]):
            return False
        return _same_given(short[0], long[0], known) or (short[0] in long and len(long) > 2)
    return set(short) <= set(long)


def _other_initials(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """ "George H.W. Bush" is not "George W. Bush"."""
    if not a or not b or a[0][0] == b[0][0]:
        return False
    return all(len(middle) == 1 or "." in middle for middle in (*a, *b))


def _same_given(a: str, b: str, known: Vocabulary) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return bool(known.full_given.get(a, frozenset((a,))) & known.full_given.get(b, frozenset((b,))))
