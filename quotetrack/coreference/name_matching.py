"""Whether two names of two or more words can be one person's: "Takaichi Sanae" and "Sanae Takaichi", "Joe Biden" and
"Joseph R. Biden Jr.", not "George H.W. Bush" and "George W. Bush".

Decides by the words alone; what the article does with the names is for `person_index`.
"""

from __future__ import annotations

from quotetrack.coreference.name_suffixes import GENERATIONS
from quotetrack.language.en.entities import Vocabulary


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
