"""Paragraphs: a line is one, unless its block was wrapped by hand at a fixed width."""

from __future__ import annotations

from quotetrack.model import Span
from quotetrack.segmentation.page_furniture import is_furniture

_BREAKS = str.maketrans(dict.fromkeys("\r\u2028\u2029", "\n"))
_FURNITURE_LENGTH = 300  # page furniture is short; a longer paragraph is not asked
_WRAPPED = range(50, 101)  # widths at which e-mail and wire text is wrapped


def find_paragraphs(text: str, dateline: Span | None = None) -> tuple[Span, ...]:
    """The paragraphs of `text`, without surrounding space, page furniture, and the `dateline`."""
    found = []
    for block in _blocks(text):
        for span in [Span(block[0].start, block[-1].end)] if _is_wrapped(text, block) else block:
            if dateline and span.start <= dateline.start and dateline.end <= span.end:
                span = _stripped(text, dateline.end, span.end)
            if span.end - span.start > _FURNITURE_LENGTH or not is_furniture(span.of(text)):
                found.append(span)
    return tuple(span for span in found if span.start < span.end)


def _blocks(text: str) -> list[list[Span]]:
    """Lines that hold something, grouped where no empty line stands between them."""
    blocks: list[list[Span]] = []
    last_end = after = 0
    for line in _lines(text):
        words = line.lstrip()
        after += len(line) + 1
        if not words:
            continue
        start = after - 1 - len(words)
        span = Span(start, start + len(words.rstrip()))
        # one line break (two code points in CRLF) lies between neighbours of a block
        if blocks and text[last_end:start].replace("\r\n", "\n").count("\n") == 1:
            blocks[-1].append(span)
        else:
            blocks.append([span])
        last_end = span.end
    return blocks


def _lines(text: str) -> list[str]:
    """The lines of `text`, one code point apart."""
    if "\r" in text or "\u2028" in text or "\u2029" in text:
        text = text.translate(_BREAKS)
    return text.split("\n")


def _is_wrapped(text: str, block: list[Span]) -> bool:
    """Whether the lines of `block` are one paragraph that was broken at a fixed width."""
    if len(block) < 2 or any(line.end - line.start not in _WRAPPED for line in block[:-1]):
        return False
    # A list or a poem ends its lines with a stop; wrapped prose breaks in mid-sentence.
    broken = sum(text[line.end - 1] not in ".!?:;\"”’'" for line in block[:-1])
    return broken * 2 >= len(block) - 1


def _stripped(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    lead = len(stretch) - len(stretch.lstrip())
    return Span(start + lead, max(start + lead, start + len(stretch.rstrip())))
