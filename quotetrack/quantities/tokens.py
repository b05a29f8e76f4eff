"""A text as the pieces in which quantities are written: numbers in digits, words, signs, each with its place.

Decides where a number in digits begins and ends: "1,200" is one, "12, 13" two; what is glued to letters before it
("F16") is part of a word. What the pieces mean is decided in `numerals` and `detection`.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

_LONGEST = 40  # letters or digits of one piece; a longer run is no word and no number, and is cut


class TokenKind(IntEnum):
    """What a token is."""

    NUMBER = 1  # "1,200.5"
    RANK = 2  # "3rd"
    CLOCK = 3  # "8:30"
    DAY = 4  # "2020-03-04"
    DECADE = 5  # "1990s"
    NAME = 6  # "9/11": digits that are no quantity
    WORD = 7
    SIGN = 8
    END = 9  # of a sentence or of a line


class Token(NamedTuple):
    """A piece of a text: text[start:end], in lower case with plain apostrophes."""

    piece: TokenKind
    word: str
    start: int
    end: int
    capital: bool  # as written, it begins with a capital letter
    glued: bool  # nothing stands between it and the one before


# Every repetition is bounded or of one class, so that no text is gone over twice.
_TOKEN = re.compile(
    rf"""
    (?P<day>\d{{4}}-\d{{2}}-\d{{2}}(?![\w-]))
  | (?P<decade>(?:1[5-9]|20)\d0[’']?s\b)
  | (?P<clock>[012]?\d[:.][0-5]\d(?=[ ]?[ap]\.?m\b)|[012]?\d:[0-5]\d(?![\d:]))
  | (?P<name>\d{{1,4}}(?:/\d{{1,4}}){{1,2}}|\d{{1,5}}(?:[.:]\d{{1,5}}){{2,6}})
  | (?P<rank>\d{{1,6}}(?:st|nd|rd|th)\b)
  | (?P<number>\d{{1,3}}(?:,\d{{3}}){{1,6}}(?!\d)(?:\.\d{{1,{_LONGEST}}})?|\d{{1,{_LONGEST}}}(?:\.\d{{1,{_LONGEST}}})?)
  | (?P<initials>[^\W\d_]\.[^\W\d_]\.?(?:[^\W\d_]\.){{0,3}})
  | (?P<word>[^\W\d_](?:[^\W_]|[’'](?=[^\W\d_])){{0,{_LONGEST}}}|_{{1,{_LONGEST}}})
  | (?P<end>[.?!](?=[\s"”’')\]]|$)|\n)
  | (?P<sign>[^\w\s])
    """,
    re.VERBOSE,
)
_PIECES = {piece.name.lower(): piece for piece in TokenKind} | {"initials": TokenKind.WORD}


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in order."""
    found: list[Token] = []
    at = -1
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match[0]
        found.append(
            Token(
                _PIECES[match.lastgroup or "sign"],
                word.lower().replace("’", "'"),
                start,
                end,
                word[0].isupper(),
                start == at,
            )
        )
        at = end
    return found
