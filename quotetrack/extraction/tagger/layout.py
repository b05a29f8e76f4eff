"""What an article's layout says of its speakers: turns of a transcript, announcements, signatures.

`WALLACE: …`, a paragraph that ends with a colon, `— Lindqvist` below a quotation. Where it speaks, it is clearer than
what a network makes of single words.
"""

from __future__ import annotations

import re

from quotetrack.extraction.rules.speaker_labels import SpeakerLabel, speakers_of_turns, turn_at
from quotetrack.model import Span
from quotetrack.segmentation import Segments

_LEAST = 3  # turns that make a transcript
_MARKS = "“\"‘'«"
_SIGNED = re.compile(r"[-–—―~]{1,2}\s?(?P<name>[A-Z@][^\n,;:.]{1,60}(?:\.[^\n,;:.]{1,40}){0,3})")


class TranscriptTurns:
    """The turns, announcements and signatures of one article, by paragraph."""

    def __init__(self, text: str, segments: Segments) -> None:
        self._text, self._paragraphs = text, segments.paragraphs
        names = speakers_of_turns(text, segments.paragraphs)
        self._labels: dict[int, SpeakerLabel] = {}
        for n, paragraph in enumerate(segments.paragraphs):
            begin = paragraph.start + (text[paragraph.start] in _MARKS)
            label = turn_at(text, begin, names)
            if label is not None and label.start < paragraph.end:
                self._labels[n] = label
        if len(self._labels) < _LEAST:
            self._labels.clear()
        self._quoted = any(text[segments.paragraphs[n].start] in _MARKS for n in self._labels)

    def paragraphs(self) -> list[int]:
        """The paragraphs that belong to a turn."""
        if not self._labels:
            return []
        return [n for n in range(min(self._labels), len(self._paragraphs)) if self.speaker(n)]

    def speaker(self, paragraph: int) -> SpeakerLabel | None:
        """Whose turn a paragraph belongs to. In a transcript between marks, one without a label goes on."""
        label = self._labels.get(paragraph)
        if label or not self._quoted:
            return label
        start = self._paragraphs[paragraph].start
        before = paragraph - 1
        if self._text[start] not in _MARKS or self._text.startswith("(", start + 1):
            return None
        while before >= 0 and before not in self._labels and paragraph - before < _LEAST:
            if self._text[self._paragraphs[before].start] not in _MARKS:
                return None
            before -= 1
        return self._labels.get(before)

    def words(self, paragraph: int) -> tuple[SpeakerLabel, Span]:
        """The label of a paragraph's turn, and what is said in the paragraph."""
        label = self.speaker(paragraph)
        assert label is not None, "asked only of paragraphs that belong to a turn"
        start = label.start if paragraph in self._labels else self._paragraphs[paragraph].start
        return label, Span(start, self._paragraphs[paragraph].end)

    def announced(self, paragraph: int) -> bool:
        """Whether the paragraph before ends with a colon."""
        return paragraph > 0 and self._text[self._paragraphs[paragraph - 1].end - 1] == ":"

    def signature(self, paragraph: int) -> Span | None:
        """The name that signs a paragraph, in the next one: "- Lindqvist"."""
        if paragraph + 1 >= len(self._paragraphs):
            return None
        signed = _SIGNED.match(self._text, *self._paragraphs[paragraph + 1])
        return Span(*signed.span("name")) if signed else None
