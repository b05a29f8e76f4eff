"""Segmentation: where an article's paragraphs, sentences and quotations stand. Pure, in time linear in the text.

Page furniture and the dateline belong to no paragraph, so that nothing later takes them for content or source. Who
says what is left to `extraction`.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotetrack.model import Span
from quotetrack.segmentation.dateline import Dateline, find_dateline
from quotetrack.segmentation.paragraphs import find_paragraphs
from quotetrack.segmentation.quotation_marks import Quotation, find_quotations
from quotetrack.segmentation.sentences import find_sentences

__all__ = ["Dateline", "Quotation", "Segments", "segment"]


@dataclass(frozen=True, slots=True)
class Segments:
    """The units of one text, each in order of its offsets."""

    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: tuple[Quotation, ...]
    dateline: Dateline | None


def segment(text: str) -> Segments:
    """Divide `text` into paragraphs, sentences and quotations; offsets are into `text` as it is."""
    dateline = find_dateline(text)
    paragraphs = find_paragraphs(text, dateline.span if dateline else None)
    sentences: list[Span] = []
    quotations: list[Quotation] = []
    for paragraph in paragraphs:
        sentences += find_sentences(text, paragraph)
        quotations += find_quotations(text, paragraph)
    return Segments(paragraphs, tuple(sentences), tuple(quotations), dateline)
