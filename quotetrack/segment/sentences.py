"""Sentences inside a paragraph. A sentence may hold a quotation of several; the stops inside count too.

A stop ends a sentence when what follows could begin one and what precedes is no abbreviation or initial.
"""

from __future__ import annotations

import re

from quotetrack.model import Span

# Titles and the like that a name or a number follows; written by hand from news style books.
_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gov gen sen rep sgt lt col capt cmdr adm maj rev hon pres supt st ste mt ft jr sr vs no
    inc corp co ltd bros dept univ assn jan feb mar apr jun jul aug sept sep oct nov dec ala ariz ark calif colo
    conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis
    wyo d-n.y r-n.y e.g i.e u.s u.k u.n a.m p.m""".split()
)  # fmt: skip
_LONGEST = 2000
_STOP = re.compile(r"""(?<![.!?…])[.!?…]+["”’'»)\]]*\s+(?=["“‘'«(\[]*[\w@#$])""")


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
    if not stop.group().startswith(".") or stop.group()[1:2] == ".":
        return True
    before = stop.start()
    word_start = before
    while word_start > start and before - word_start < 12 and not text[word_start - 1].isspace():
        word_start -= 1
    word = text[word_start:before].lstrip("\"“‘'«([-–—").lower()
    if word in _ABBREVIATIONS:
        # "in the U.S. The talks": an abbreviation may end a sentence when a function word follows
        return word in ("u.s", "u.k", "u.n", "a.m", "p.m", "inc", "jr", "co", "corp", "ltd") and bool(
            _STARTER.match(text, after)
        )
    return not (len(word) == 1 and word.isalpha() and text[word_start].isupper())  # an initial: "George W. Bush"


_STARTER = re.compile(r"(?:The|A|An|But|And|He|She|They|It|We|I|In|On|At|That|This|These|Those|His|Her|If|When|As)\b")
