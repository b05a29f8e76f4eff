"""What the tagger sees of a text: word pieces with a few features of each, in chunks of whole paragraphs.

The base vocabulary knows neither case nor the hundred ways in which a quotation is marked, so both are told beside the
word piece: how a word is written, whether it stands between quotation marks (as `segmentation` finds them, in whatever
style), whether it begins a word or a paragraph. Recognised marks are put before the vocabulary as “ and ”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from quotetrack.model import Span
from quotetrack.segmentation import Quotation, Segments

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FEATURES = 32  # case (4) · between marks (2) · begins a word (2) · begins a paragraph (2)
CHUNK = 144  # word pieces that the network sees at once; more costs more and gains nothing

_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which no vocabulary can be asked for
_BATCH = 16000  # characters, and the paragraph that has the last of them, that are encoded together
_LONG = 8000  # characters of a paragraph that is encoded in stretches
FIRST, LAST = 101, 102  # the ids that open and close a chunk
FULL_STOP = 1012  # the id of "." in the base vocabulary


class EncodedText(NamedTuple):
    """The word pieces of a stretch of text, as parallel lists."""

    ids: list[int]
    features: list[int]
    starts: list[int]  # offsets into the article's text
    ends: list[int]


def is_encodable(text: str, span: Span, quotations: Sequence[Quotation]) -> str:
    """`span` of `text` with every recognised quotation mark as “ or ”; of the same length, so that offsets hold.

    `quotations` are those of the article that share something with `span`.
    """
    parts, at = [], span.start
    for quotation in quotations:
        (start, end), inner = quotation.span, quotation.inner
        marks = [(start, inner.start, "“")]
        if quotation.closed:
            marks.append((inner.end, end, "”"))
        for first, last, mark in marks:
            if first >= span.start and last <= span.end and first < last:
                parts += [text[at:first], mark.ljust(last - first)]
                at = last
    parts.append(text[at : span.end])
    return _SURROGATE.sub("\ufffd", "".join(parts))


def paragraphs_of(text: str, segments: Segments, tokenizer: Tokenizer) -> Iterator[EncodedText]:
    """The word pieces of each paragraph, in order; of a long one, of its stretches."""
    quotations = iter(segments.quotations)
    quotation = next(quotations, None)
    for batch in _batches(text, segments):
        encoded = tokenizer.encode_batch([plain for _, _, plain in batch], add_special_tokens=False)
        for (span, opens, _), encoding in zip(batch, encoded, strict=True):
            starts = [span.start + s for s, _ in encoding.offsets]
            ends = [span.start + e for _, e in encoding.offsets]
            features = []
            before = -1  # where the piece before ends
            for start, end in zip(starts, ends, strict=True):
                while quotation is not None and quotation.inner.end <= start:
                    quotation = next(quotations, None)
                seen = _case(text[start:end])
                if quotation is not None and quotation.inner.start <= start:
                    seen += 4
                if before < start or not text[start - 1].isalnum():
                    seen += 8
                features.append(seen)
                before = end
            if opens and features:
                features[0] += 16
            yield EncodedText(encoding.ids, features, starts, ends)


def _batches(text: str, segments: Segments) -> Iterator[list[tuple[Span, bool, str]]]:
    """Stretches that hold a word, some at a time: where each is, whether it opens a paragraph, how it is legible."""
    quotations = segments.quotations
    batch: list[tuple[Span, bool, str]] = []
    size = first = 0
    for span, opens in _stretches(segments):
        while first < len(quotations) and quotations[first].span.end <= span.start:
            first += 1
        after = first
        while after < len(quotations) and quotations[after].span.start < span.end:
            after += 1
        if any(map(str.isalnum, span.of(text))):
            batch.append((span, opens, is_encodable(text, span, quotations[first:after])))
            size += span.end - span.start
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _stretches(segments: Segments) -> Iterator[tuple[Span, bool]]:
    """Each paragraph, and that it opens one; a long one in stretches of sentences, so that memory is bounded."""
    sentences = iter(segments.sentences)
    for paragraph in segments.paragraphs:
        start = paragraph.start
        if paragraph.end - start > _LONG:
            for sentence in sentences:
                if sentence.start >= paragraph.end:
                    break
                if sentence.end > paragraph.start and sentence.end - start > _LONG:
                    yield Span(start, sentence.end), start == paragraph.start
                    start = sentence.end
        if start < paragraph.end:
            yield Span(start, paragraph.end), start == paragraph.start


@lru_cache(maxsize=16384)  # few words make up most of a language
def _case(word: str) -> int:
    if not word.isalpha():
        return 0
    return 1 if word.islower() else 2 if word.istitle() else 3


def chunks(paragraphs: Iterator[EncodedText], size: int = CHUNK) -> Iterator[EncodedText]:
    """Paragraphs joined into chunks of at most `size` pieces; a longer paragraph is cut, at a sentence if it can be."""
    held = EncodedText([], [], [], [])
    for paragraph in paragraphs:
        start = 0
        for end in cut_points(paragraph.ids, paragraph.features, 0, len(paragraph.ids), size):
            part = EncodedText(*(column[start:end] for column in paragraph))
            start = end
            if held.ids and len(held.ids) + len(part.ids) > size:
                yield held
                held = EncodedText([], [], [], [])
            held = EncodedText(*(a + b for a, b in zip(held, part, strict=True))) if held.ids else part
    if held.ids:
        yield held


def cut_points(ids: Sequence[int], features: Sequence[int], start: int, end: int, size: int) -> Iterator[int]:
    """Where the parts end into which a paragraph, its pieces `start` to `end`, is cut: none is longer than `size`."""
    while end - start > size:
        furthest = start + size
        # after a full stop, before a capital: the end of a sentence, more often than not
        nearer = range(furthest, start + size // 2, -1)
        start = next((n for n in nearer if features[n] & 3 >= 2 and ids[n - 1] == FULL_STOP), furthest)
        yield start
    yield end


def span_of(pieces: EncodedText, first: int, last: int) -> Span:
    """The text that pieces `first` to `last` (inclusive) cover."""
    return Span(pieces.starts[first], pieces.ends[last])
