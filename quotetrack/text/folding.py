"""Words and names in the form in which they are compared: one case, no accents, no typographic apostrophes.

"Gonzàlez", "GONZALEZ" and "Gonzalez" are one name, and "Sen." and "Sen" one title. How a quotation is evened out, where
more counts, is `matching.normal_form`'s to say.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a plain letter and a mark.
_STROKES = str.maketrans("øłđðıħŧæœþßØŁĐİ’", "oldđihtaotsolDi'")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"})
_INSIDE = re.compile("['’‘ʼ`´.]")  # "O'Brien", "U.S.": dropped without leaving a gap
_OTHERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=32768)
def fold_word(word: str) -> str:
    """Returns a word as it is looked up in a list, without stops at its end: "Sen." → "sen"."""
    if not word.isascii():
        word = without_accents(word.translate(_STROKES))
    return word.lower().rstrip(".'")


@lru_cache(maxsize=10_000)  # the same few names come again and again
def fold(name: str) -> str:
    """Returns a name without accents, case, punctuation: "José Díaz-O’Brien" → "jose diaz obrien"."""
    plain = without_accents(unicodedata.normalize("NFKD", name).casefold()).translate(_LETTERS)
    return " ".join(_OTHERS.sub(" ", _INSIDE.sub("", plain)).split())


def without_accents(text: str) -> str:
    """Returns the letters of `text` without their marks, in compatibility decomposition (NFKD)."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
