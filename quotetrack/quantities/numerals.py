"""Numbers in digits and in words, as they stand in a row of tokens: the value, and how exactly it is given.

Decides what one number is: "1.2 million", "twenty-one", "two and a half million", "half a dozen", "two-thirds".
Leaves to `detection` what it is a number of, and whether "one" is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import floor, isfinite, log10
from typing import NamedTuple

from quotetrack.language.en.numbers import MAGNITUDES, NUMBERS, PARTS, ZEROS
from quotetrack.language.en.quantities import SIGNS_OF_PARTS, SUFFIXES, VAGUE
from quotetrack.language.lexicon import words
from quotetrack.quantities.tokens import Token, TokenKind

_LONGEST = 12  # words of one number
_DIGITS = 13  # of one number; longer ones without commas are ids
# What may stand behind a part: "half the town", "a third less".
_WHOLES = words("quantities.counted", "wholes")


class Numeral(NamedTuple):
    """A number in tokens[begin:end]. `step` is what its last digit that is no zero counts: 1.2 million: 100,000."""

    begin: int
    end: int
    low: float
    high: float | None
    step: float
    vague: bool = False
    part: bool = False  # of a whole: "two-thirds"
    digits: bool = True  # written in digits, at least in part
    suffix: str = ""  # what was read as a magnitude and may be a unit: "m"

    @property
    def exact(self) -> bool:
        return self.low == self.high


def numeral(tokens: Sequence[Token], i: int) -> Numeral | None:
    """The number that begins at tokens[i]. None: none does."""
    if i >= len(tokens):
        return None
    token = tokens[i]
    if token.piece is TokenKind.NUMBER:
        return _in_digits(tokens, i)
    if token.word in SIGNS_OF_PARTS:
        value = SIGNS_OF_PARTS[token.word]
        return Numeral(i, i + 1, value, value, 0.01, part=True)
    if token.piece is not TokenKind.WORD:
        return None
    return _half(tokens, i) or _vague(tokens, i) or _part(tokens, i) or _in_words(tokens, i)


def word(tokens: Sequence[Token], i: int) -> str:
    """The word at a position; "" outside the row."""
    return tokens[i].word if 0 <= i < len(tokens) else ""


def dashed(tokens: Sequence[Token], i: int) -> bool:
    """Is there a hyphen at i that binds what stands before to what follows: "two-thirds"?"""
    return (
        word(tokens, i) in ("-", "‐", "‑") and tokens[i].glued and i + 1 < len(tokens) and tokens[i + 1].glued
    )


def last_digit(written: str, value: float) -> float:
    """What the last digit counts, zeros at the end of a long number left out: 1,200 is given to the hundred."""
    whole, _, decimals = written.replace(",", "").partition(".")
    if decimals:
        return 10.0 ** -len(decimals)
    zeros = len(whole) - len(whole.rstrip("0"))
    if not value or not zeros:
        return 1.0
    # Of 2,000 two digits are taken for meant: who says "two thousand" does not mean 1,600.
    return 10.0 ** min(zeros, max(0, floor(log10(value)) - 1))


def _in_digits(tokens: Sequence[Token], i: int) -> Numeral | None:
    written = tokens[i].word
    if len(written) > _DIGITS and "," not in written:
        return None
    if found := _one_in(tokens, i, int(written) if len(written) < 3 and written.isdecimal() else 0):
        return found
    value = float(written.replace(",", ""))
    step = last_digit(written, value)
    end, suffix = i + 1, ""
    if word(tokens, end) in SIGNS_OF_PARTS and tokens[end].glued:  # "2½"
        value, step, end = value + SIGNS_OF_PARTS[tokens[end].word], 0.01, end + 1
    elif _and_a_half(tokens, end):
        value, step, end = value + 0.5, 0.5, end + 3
    elif word(tokens, end) in SUFFIXES and tokens[end].glued:
        suffix = tokens[end].word
        return _made(i, end + 1, value, SUFFIXES[suffix], step, suffix=suffix)
    magnitude, end = _magnitude(tokens, end)
    if dashed(tokens, end) and word(tokens, end + 1) in PARTS and value < PARTS[word(tokens, end + 1)]:
        return _made(i, end + 2, value / PARTS[word(tokens, end + 1)], 1, 0.01, part=True)
    return _made(i, end, value, magnitude, step)


def _in_words(tokens: Sequence[Token], i: int) -> Numeral | None:
    """A cardinal in words: "twenty-one", "two hundred and five thousand"; "a hundred", "a million"."""
    total = group = 0.0
    end, step = i, 1.0
    if word(tokens, i) in ("a", "an"):
        if word(tokens, i + 1) not in MAGNITUDES:
            return None
        group, end = 1.0, i + 1
    while end < len(tokens) and end - i < _LONGEST:
        if end > i and dashed(tokens, end) and word(tokens, end + 1) in MAGNITUDES:  # "one-hundred percent"
            end += 1
        here = word(tokens, end)
        n = NUMBERS.get(here)
        if n is not None and _adds(group, n):
            group += n
            if n >= 20 and dashed(tokens, end + 1) and 0 < NUMBERS.get(word(tokens, end + 2), 0) < 10:
                group += NUMBERS[tokens[end + 2].word]
                end += 2
            end += 1
        elif here in MAGNITUDES and end > i and (group or total):
            size = MAGNITUDES[here]
            if size < 1000:
                group *= size
            else:
                total, group = total + group * size, 0.0
            step = size / 10
            end += 1
        elif here == "and" and end > i and word(tokens, end - 1) in MAGNITUDES and _joins(tokens, end + 1):
            end += 1
        else:
            break
    if end == i:
        return None
    value = total + group
    if _and_a_half(tokens, end):
        magnitude, end = _magnitude(tokens, end + 3)
        return _made(i, end, value + 0.5, magnitude, 0.5, digits=False)
    if word(tokens, end - 1) not in MAGNITUDES:
        step = 1.0
    return _made(i, end, value, 1, step, digits=False)


def _and_a_half(tokens: Sequence[Token], i: int) -> bool:
    return word(tokens, i) == "and" and word(tokens, i + 1) in ("a", "one") and word(tokens, i + 2) == "half"


def _adds(group: float, n: int) -> bool:
    """Can a word go on a number: "hundred five", "twenty one"; not "five six", "twenty thirty"?"""
    if not group:
        return True
    tail = group % 100
    return (tail == 0 and n < 100) or (tail in range(20, 100, 10) and 0 < n < 10)


def _joins(tokens: Sequence[Token], i: int) -> bool:
    return NUMBERS.get(word(tokens, i), 0) > 0 and ZEROS.get(word(tokens, i + 1), 0) < 6


def _magnitude(tokens: Sequence[Token], i: int) -> tuple[float, int]:
    """The words behind a number that multiply it, and where they end: "1.2 million", "10-million"."""
    size, end = 1.0, i
    for _ in range(2):
        at = end + dashed(tokens, end)
        if word(tokens, at) not in MAGNITUDES:
            break
        size, end = size * MAGNITUDES[tokens[at].word], at + 1
    return size, end


def _half(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "half a dozen", "half a million", "a half-dozen"; what is half of anything else is a part."""
    at = i + (word(tokens, i) == "a")
    if word(tokens, at) != "half":
        return None
    at += 1
    at += 1 if word(tokens, at) == "a" or dashed(tokens, at) else 0
    if word(tokens, at) not in MAGNITUDES or word(tokens, at) == "hundred":
        return None
    size = MAGNITUDES[tokens[at].word]
    magnitude, end = _magnitude(tokens, at + 1)
    return _made(i, end, size / 2, magnitude, 1.0 if size == 12 else size / 10, digits=False)


def _vague(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "dozens", "hundreds of thousands", "a few", "several hundred", "a couple"."""
    at = i + (word(tokens, i) == "a")
    here = word(tokens, at)
    if here not in VAGUE or (at > i) != (here in ("couple", "few", "handful")):
        return None
    low, high = VAGUE[here]
    at += 1
    if here == "scores" and word(tokens, at) != "of":  # "scores" of a test
        return None
    if here == "couple" and word(tokens, at) == "of":
        at += 1
    if word(tokens, at) == "of" and word(tokens, at + 1) in VAGUE and word(tokens, at + 1).endswith("s"):
        size = MAGNITUDES[tokens[at + 1].word.removesuffix("s")]
        return Numeral(i, at + 2, low * size, high * size if high else None, size, vague=True, digits=False)
    magnitude, at = _magnitude(tokens, at)
    return Numeral(i, at, low * magnitude, high * magnitude if high else None, magnitude, True, False, False)


def _part(tokens: Sequence[Token], i: int) -> Numeral | None:
    """ "two-thirds", "three quarters", "a third of", "one in five", "three out of four"; "half"."""
    above = 1 if word(tokens, i) in ("a", "an") else NUMBERS.get(word(tokens, i), 0)
    if word(tokens, i) == "half":
        whole = _of(tokens, i + 1) or word(tokens, i + 1) in ("a", "an")
        return _made(i, i + 1, 0.5, 1, 0.02, part=True, digits=False) if whole else None
    if not above:
        return None
    at = i + 1 + dashed(tokens, i + 1)
    below = PARTS.get(word(tokens, at), 0)
    plural = word(tokens, at).endswith("s")
    if below and word(tokens, at) != "half" and (plural == (above > 1)) and (plural or _of(tokens, at + 1)):
        return _made(i, at + 1, above / below, 1, 0.02, part=True, digits=False) if above < below else None
    if word(tokens, at) == "half" and word(tokens, i) in ("one", "a") and _of(tokens, at + 1):
        return _made(i, at + 1, 0.5, 1, 0.02, part=True, digits=False)
    return None if word(tokens, i) in ("a", "an") else _one_in(tokens, i, above)


def _one_in(tokens: Sequence[Token], i: int, above: int) -> Numeral | None:
    """ "one in five", "9 out of 10": `above` is the number at i."""
    link = next((link for link in (("out", "of"), ("in",)) if _stands(tokens, i + 1, link)), None)
    if link is None or not above:
        return None
    at = i + 1 + len(link)
    written = word(tokens, at)
    below = NUMBERS.get(written, int(written) if written in ("10", "20", "100", "1000") else 0)
    if not above < below or not (below <= 20 or below in (100, 1000)):  # "12 in 2016"
        return None
    return _made(i, at + 1, above / below, 1, 0.02, part=True, digits=False)


def _stands(tokens: Sequence[Token], i: int, phrase: tuple[str, ...]) -> bool:
    return all(word(tokens, i + n) == wanted for n, wanted in enumerate(phrase))


def _of(tokens: Sequence[Token], i: int) -> bool:
    """Does a whole follow, or nothing: "a third of them", "half the town", "by a third."; not "a third man"?"""
    return (
        i >= len(tokens)
        or (tokens[i].piece not in (TokenKind.WORD, TokenKind.NUMBER) and not dashed(tokens, i))
        or (tokens[i].word in _WHOLES)
    )


def _made(
    begin: int,
    end: int,
    value: float,
    magnitude: float,
    step: float,
    *,
    part: bool = False,
    digits: bool = True,
    suffix: str = "",
) -> Numeral | None:
    """A numeral of one value; with a magnitude at least two of its digits are taken for meant."""
    low = value * magnitude
    if not isfinite(low):
        return None
    step *= magnitude
    if magnitude > 1 and low:
        step = min(step, 10.0 ** (floor(log10(low)) - 1))
    return Numeral(begin, end, low, low, step, False, part, digits, suffix)
