"""Sentences inside a paragraph. A sentence may hold a quotation of several; the stops inside count too.

A stop ends a sentence when what follows could begin one and what precedes is no abbreviation or initial.
"""

from __future__ import annotations

import re

from quotetrack.language.lexicon import words
from quotetrack.model import Span

_WORD = re.compile(r"\w+")
_LONGEST = 2000
# It begins with a plain set of characters, which `re` looks for fast, and looks back afterwards.
_STOP = re.compile(r"""[.!?…](?<![.!?…][.!?…])[.!?…]*["”’'»)\]]*\s+(?=["“‘'«(\[]*[\w@#$])""")


def find_sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of `paragraph`, which they cover but for the space between them."""
    found: list[Span] = []
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if not _ends_sentence(text, start, stop):
            continue
        _add(text, found, start, stop.start() + len(stop.group().rstrip()))
        start = stop.end()
    _add(text, found, start, paragraph.end)
    return found


def _add(text: str, found: list[Span], start: int, end: int) -> None:
    """Add the sentence, in pieces where it is longer than any sentence that a person wrote."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST) + 1 or start + _LONGEST
        found.append(Span(start, cut))
        start = cut
    found.append(Span(start, end))


def _ends_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    after = stop.end()
    while text[after] in "\"“‘'«([":
        after += 1
    if text[after].islower():
        return False
    before = stop.start()
    if text[before] != "." or text[before + 1] == ".":
        return True
    word_start = before
    while word_start > start and before - word_start < 12 and not text[word_start - 1].isspace():
        word_start -= 1
    word = text[word_start:before].lstrip("\"“‘'«([-–—").lower()
    if word in words("sentences", "abbreviations"):
        # "in the U.S. The talks": an abbreviation may end a sentence when a function word follows
        return word in words("sentences", "ending") and _first_word(text, after) in words(
            "sentences", "starters"
        )
    return not (
        len(word) == 1 and word.isalpha() and text[word_start].isupper()
    )  # an initial: "George W. Bush"


def _first_word(text: str, start: int) -> str:
    match = _WORD.match(text, start)
    return match[0].lower() if match else ""
