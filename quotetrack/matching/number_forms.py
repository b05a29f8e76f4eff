"""Numbers and sums in the normal form: one way to write each.

"$5 million", "$5m" and "five million dollars" become the words "5000000 dollars", "5.0" becomes "5", ".5" becomes
"0.5", and "5 per cent" becomes "5 percent". What takes more than one number to say stays as it stands: "five and a
half million", "two hundred and fifty", "two to three million"; so do "a dozen" and "A$5". Which words there are is
left to `normal_form`, and what another amount means to `contradiction`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotetrack.language.en.matching import CURRENCIES, SIGNS
from quotetrack.language.en.numbers import ZEROS

LONGEST = 30  # digits of a number that "million" is multiplied into: "1 million million …" has no end
UNITS = frozenset((*SIGNS.values(), "percent"))
JOINING = frozenset((*ZEROS, *CURRENCIES, "cent"))  # words that may be one with those before them
_BEFORE = frozenset(("a", "per", "minus"))
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def is_number(word: str) -> bool:
    """Is a word of the normal form a number written in digits?"""
    return word[:1].isdigit() or word[:1] == "-"


def is_amount(word: str) -> bool:
    """Is a word of the normal form a number in digits, or says of what it is a number: dollars, percent?"""
    return is_number(word) or word in UNITS


def written_number(digits: str, negative: bool = False) -> str:
    """A number in digits as the normal form has it: "1,200" → 1200, "5.0" → 5, ".5" → 0.5."""
    whole, dot, part = digits.replace(",", "").partition(".")
    if "." not in part:  # "1.2.3" is no number
        whole, part = whole.lstrip("0") or "0", part.rstrip("0")
        dot = "." if part else ""
    return f"{'-' * negative}{whole}{dot}{part}"


def continues_number(words: Sequence[str]) -> bool:
    """May another word be one with the last of these: "5" or "$5" and "million", "per" and "cent"?"""
    return bool(words) and (is_amount(words[-1]) or words[-1] in _BEFORE)


def join_numbers(words: list[str], word: str) -> bool:
    """Put `word` into the last of `words`, if it is one with them: "5" and "million", "5 dollars" and "million" ("$5
    million"), "per" and "cent", "5" and "dollar". Was it?"""
    last = words[-1] if words else ""
    if word in ZEROS:
        at = len(words) - (2 if last in UNITS and last != "percent" else 1)
        scaled = _scaled("1" if last == "a" else words[at], ZEROS[word]) if at >= 0 else None
        if scaled is not None:
            words[at] = scaled
        return scaled is not None
    if last == "minus" and _NUMBER.fullmatch(word) and word[0] != "-":
        words[-1] = f"-{word}"
        return True
    if word == "cent" and last == "per":
        words[-1] = "percent"
        return True
    if word in CURRENCIES and _NUMBER.fullmatch(last):  # "a five-million-dollar bridge"
        words.append(CURRENCIES[word])
        return True
    return False


def _scaled(number: str, zeros: int) -> str | None:
    """A number times 1 with so many zeros. None: it is none, or too long."""
    if len(number) > LONGEST or not _NUMBER.fullmatch(number):
        return None
    whole, _, part = number.removeprefix("-").partition(".")
    part = part.ljust(zeros, "0")
    return written_number(f"{whole}{part[:zeros]}.{part[zeros:]}", number[0] == "-")
