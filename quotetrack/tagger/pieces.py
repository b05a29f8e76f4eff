"""What the tagger sees of a text: word pieces with a few features of each, in chunks of whole paragraphs.

The base vocabulary knows neither case nor the hundred ways in which a quotation is marked, so both are told beside the
word piece: how a word is written, whether it stands between quotation marks (as `segment` finds them, in whatever
style), whether it begins a word or a paragraph. Recognised marks are put before the vocabulary as “ and ”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from quotetrack.model import Span
from quotetrack.segment import Segments

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FEATURES = 32  # case (4) · between marks (2) · begins a word (2) · begins a paragraph (2)
CHUNK = 144  # word pieces that the network sees at once; more costs more and gains nothing

_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, which no vocabulary can be asked for
_BATCH = 64  # paragraphs that are encoded together
_LONG = 8000  # characters of a paragraph that is encoded in stretches
FIRST, LAST = 101, 102  # the ids that open and close a chunk
FULL_STOP = 1012  # the id of "." in the base vocabulary


class Pieces(NamedTuple):
    """The word pieces of a stretch of text, as parallel lists."""

    ids: list[int]
    features: list[int]
    starts: list[int]  # offsets into the article's text
    ends: list[int]


def legible(text: str, segments: Segments) -> str:
    """`text` with every recognised quotation mark as “ or ”; of the same length, so that offsets hold."""
    parts, at = [], 0
    for quotation in segments.quotations:
        span, inner = quotation.span, quotation.inner
        opening, closing = inner.start - span.start, span.end - inner.end
        parts += [text[at : span.start], "“".ljust(opening) if opening else "", inner.of(text)]
        parts.append("”".ljust(closing) if closing and quotation.closed else text[inner.end : span.end])
        at = span.end
    parts.append(text[at:])
    return _SURROGATE.sub("\ufffd", "".join(parts))


def paragraphs_of(text: str, segments: Segments, tokenizer: Tokenizer) -> Iterator[Pieces]:
    """The word pieces of each paragraph, in order; of a long one, of its stretches."""
    plain = legible(text, segments)
    quotations = iter(segments.quotations)
    quotation = next(quotations, None)
    stretches = (
        (span, opens) for span, opens in _stretches(segments) if any(map(str.isalnum, span.of(text)))
    )
    while batch := list(islice(stretches, _BATCH)):
        encoded = tokenizer.encode_batch([span.of(plain) for span, _ in batch], add_special_tokens=False)
        for (span, opens), encoding in zip(batch, encoded, strict=True):
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
            yield Pieces(encoding.ids, features, starts, ends)


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


def chunks(paragraphs: Iterator[Pieces], size: int = CHUNK) -> Iterator[Pieces]:
    """Paragraphs joined into chunks of at most `size` pieces; a longer paragraph is cut, at a sentence if it can be."""
    held = Pieces([], [], [], [])
    for paragraph in paragraphs:
        start = 0
        for end in cuts(paragraph.ids, paragraph.features, 0, len(paragraph.ids), size):
            part = Pieces(*(column[start:end] for column in paragraph))
            start = end
            if held.ids and len(held.ids) + len(part.ids) > size:
                yield held
                held = Pieces([], [], [], [])
            held = Pieces(*(a + b for a, b in zip(held, part, strict=True))) if held.ids else part
    if held.ids:
        yield held


def cuts(ids: Sequence[int], features: Sequence[int], start: int, end: int, size: int) -> Iterator[int]:
    """Where the parts end into which a paragraph, its pieces `start` to `end`, is cut: none is longer than `size`."""
    while end - start > size:
        furthest = start + size
        # after a full stop, before a capital: the end of a sentence, more often than not
        nearer = range(furthest, start + size // 2, -1)
        start = next((n for n in nearer if features[n] & 3 >= 2 and ids[n - 1] == FULL_STOP), furthest)
        yield start
    yield end


def span_of(pieces: Pieces, first: int, last: int) -> Span:
    """The text that pieces `first` to `last` (inclusive) cover."""
    return Span(pieces.starts[first], pieces.ends[last])
