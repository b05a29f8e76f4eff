"""Quotations: the stretches between quotation marks, paragraph by paragraph.

Marks are straight, curly, single, doubled (``…''), low („…“) or guillemets; converters mix and lose them. An odd
mark costs its own paragraph at most: a quotation that is not closed ends with its paragraph. Whether the words
are speech, a title or a scare quote is for `extract` to say.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from quotetrack.model import Span

# Patterns begin with a plain set of characters, which `re` looks for fast, and look back afterwards.
_DOUBLE = re.compile("[“”„\"«»‹›`'](?:(?<![`'])|(?<=`)`|(?<=')'(?!'))")
_SINGLE_OPEN = re.compile(r"[‘'](?<![^\s(\[—–].)(?=[\w“\"$£€…])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…;)%])[’'](?!\w)|(?<=[.,!?…])[’'](?=[A-Z])")
# 'em, 'til, '90s: an apostrophe where letters were dropped, no mark
_ELISION = re.compile(r"[‘'](?:em|til|tis|twas|cause|bout|round|n|\d\ds?)\b", re.IGNORECASE)
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
# `“We never closed the gate, the farmer said.`: the closing mark was lost
_LOST = re.compile(
    r"[,?!](?=\s(?:(?:[^\s,“”\"]+\s){1,6}(?:said|says|added|asked|wrote)"
    r"|(?:said|says|added|asked) [^,“”\"]{2,60})[.]?$)"
)
_TAIL = 120  # how near to the end of the paragraph those words stand
_GUILLEMETS = {"«": "»", "»": "«", "‹": "›", "›": "‹"}
_REACH = 4000  # how far a partner is looked for; a bound keeps hostile text linear


class Quotation(NamedTuple):
    """A quotation with its marks (`span`) and without (`inner`); `closed` is false when the mark was missing."""

    span: Span
    inner: Span
    closed: bool = True
    single: bool = False


def find_quotations(text: str, paragraph: Span) -> list[Quotation]:
    """The outermost quotations of `paragraph`, in order. What is quoted inside them is part of their words."""
    found = list(_double(text, paragraph))
    if "'" in (words := paragraph.of(text)) or "‘" in words:
        found += _single(text, paragraph, found)
        found.sort()
    return found


def _double(text: str, paragraph: Span) -> list[Quotation]:
    found: list[Quotation] = []
    begin = inner = -1  # of the open quotation
    opened_by = ""
    nested = 0
    for mark in _DOUBLE.finditer(text, paragraph.start, paragraph.end):
        char, at = mark.group(), mark.start()
        if begin < 0:
            if not _may_open(text, paragraph, char, mark.end(), at):
                continue
            begin, inner, opened_by, nested = at, mark.end(), char, 0
            continue
        if _closes(text, paragraph, char, opened_by, mark.end(), at):
            if nested and char == "”":
                nested -= 1
            else:
                found.append(Quotation(Span(begin, mark.end()), Span(inner, at)))
                begin = -1
        elif opened_by == char == "“" and _continues_paragraph(text, at):
            pass
        elif char in "“„«" and _closing_marks_left(text, mark.end(), paragraph.end, 1 + (char == opened_by)):
            nested += 1
    if begin >= 0:
        lost = _LOST.search(text, max(inner, paragraph.end - _TAIL), paragraph.end)
        if lost:
            found.append(Quotation(Span(begin, lost.start() + 1), Span(inner, lost.start() + 1)))
        else:
            found.append(Quotation(Span(begin, paragraph.end), Span(inner, paragraph.end), closed=False))
    return [q for q in found if q.inner.start < q.inner.end]


def _may_open(text: str, paragraph: Span, char: str, after: int, at: int) -> bool:
    before = text[at - 1] if at > paragraph.start else " "
    if char in "»›":  # »…« as in German books
        return (before.isspace() or before in "([") and after < paragraph.end and text[after].isalnum()
    if char in "“„«‹``":
        return True
    if char in ('"', "''"):
        return (
            (before.isspace() or before in "([—–-‘'/:")
            and after < paragraph.end
            and not text[after].isspace()
        )
    # a closing mark that nothing opened; ” doubles as an opening mark where a converter knew one kind only
    return char == "”" and (before.isspace()) and after < paragraph.end and text[after].isalnum()


def _closes(text: str, paragraph: Span, char: str, opened_by: str, after: int, at: int) -> bool:
    if opened_by in _GUILLEMETS:
        return char == _GUILLEMETS[opened_by]
    if opened_by == "``":
        return char in ("''", '"', "”")
    if opened_by == "„":
        return char in '“”"'
    if char == "”":
        return True
    if char in ('"', "''"):
        if _FEET.search(text, max(at - 6, 0), at):
            return False
        before = text[at - 1]
        follows = text[after] if after < paragraph.end else " "
        if opened_by == char:
            # `"He said "no" to it"`: nested straight marks; a mark after a space opens, and opens nothing new here
            return not (before.isspace() and follows.isalnum())
        return not before.isspace() and not follows.isalnum()
    return False


def _continues_paragraph(text: str, at: int) -> bool:
    """A wrapped paragraph may repeat its opening mark at the start of a line."""
    return at > 0 and text[at - 1] in "\n\r"


def _closing_marks_left(text: str, start: int, end: int, needed: int) -> bool:
    """Whether enough closing marks follow for an opening mark inside a quotation to be a nested one."""
    end = min(end, start + _REACH)
    first = text.find("”", start, end)
    return first >= 0 and (needed == 1 or text.find("”", first + 1, end) >= 0)


def _single(text: str, paragraph: Span, doubles: list[Quotation]) -> list[Quotation]:
    """Quotations between single marks that stand outside all double ones (British style, headlines)."""
    found: list[Quotation] = []
    at = paragraph.start
    pending = iter(list(doubles))
    double = next(pending, None)
    while opening := _SINGLE_OPEN.search(text, at, paragraph.end):
        at = opening.end()
        while double is not None and double.span.end <= opening.start():
            double = next(pending, None)
        if double is not None and double.span.start <= opening.start():
            at = double.span.end
            continue
        if _ELISION.match(text, opening.start()):
            continue
        limit = (
            double.span.start
            if double is not None and double.inner.start - opening.end() > 1
            else paragraph.end
        )
        closing = _single_closing(text, opening.end(), limit)
        if closing is None and double is not None and limit == double.span.start:
            closing = _closing_after(text, double.span.end, paragraph.end)
            if closing is not None:
                # ‘I asked, and he said, “That’s the one,”’: British nesting, the single marks are outermost
                doubles.remove(double)
        if closing is None and (lost := _LOST.search(text, max(opening.end(), limit - _TAIL), limit)):
            found.append(
                Quotation(Span(opening.start(), lost.start() + 1), Span(opening.end(), lost.start() + 1))
            )
            at = limit
            continue
        if closing is None:
            if opening.group() == "‘" and opening.start() == paragraph.start:
                # ‘… speech that runs over paragraphs: the mark is repeated in the next and closed in the last
                found.append(Quotation(Span(opening.start(), limit), Span(opening.end(), limit), False, True))
                at = limit
            continue
        found.append(Quotation(Span(opening.start(), closing + 1), Span(opening.end(), closing), True, True))
        at = closing + 1
    return found


def _closing_after(text: str, start: int, end: int) -> int | None:
    """Where a single quotation that holds a double one is closed: right after it, or after punctuation."""
    if start < end and text[start] in "’'":
        return start
    for mark in _SINGLE_CLOSE.finditer(text, start, min(end, start + 500)):
        if text[mark.start() - 1] in ".,!?…":
            return mark.start()
    return None


def _single_closing(text: str, start: int, limit: int) -> int | None:
    """Where the single quotation that begins at `start` is closed; a plural possessive is passed by.

    ‘the workers’ rights,’ he said: the first mark that punctuation precedes is taken before one that only ends
    a word, unless another quotation opens in between.
    """
    limit = min(limit, start + _REACH)
    first: int | None = None
    nested = _SINGLE_OPEN.search(text, start, limit)
    if nested:
        limit = min(limit, nested.end() + 300)
    for mark in _SINGLE_CLOSE.finditer(text, start, limit):
        if nested and nested.start() < mark.start():
            return first if first is not None else mark.start()
        if text[mark.start() - 1] in ".,!?…;":
            return mark.start()
        if first is None:
            first = mark.start()
            after = text[mark.end() : mark.end() + 1]
            if text[first - 1] != "s" or after in ".,;:!?)" or mark.end() >= limit:
                return first
    return first
