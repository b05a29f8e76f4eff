"""What identify keeps whatever the article says: the rows, their order, spans inside the text, equal
values."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from quotetrack.model import Article, Attribution, Kind, SourceType, Span
from quotetrack.segmentation import segment
from quotetrack.sources import identify

SENTENCE = """Xi Jinping said the official, “who he she they it I Mr. Dr. Sen. O’Neill’s al-Sistani von der
Leyen of and in a two of officials familiar with the who saw because THE U.S. King Daily
People's anonymity spoke on condition of not named to be ” '' -- @handle 73% 12 ; ( )"""
WORDS = st.sampled_from([*SENTENCE.split(), "\n", " "])
TEXTS = st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=60).map(" ".join))


@st.composite
def articles(draw: st.DrawFn) -> tuple[str, list[Attribution]]:
    """A text and rows with any spans that lie in it."""
    text = draw(TEXTS)
    offsets = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(
        lambda p: Span(min(p), max(p))
    )
    source = st.one_of(st.none(), offsets)
    row = st.builds(Attribution, st.sampled_from(Kind), st.tuples(offsets), source=source)
    return text, draw(st.lists(row, max_size=8))


@examples(300)
@given(articles())
def test_rows_keep_their_place_and_spans_lie_in_the_text(case: tuple[str, list[Attribution]]) -> None:
    text, rows = case
    found = identify(Article("a", text), segment(text), rows)
    assert [(r.kind, r.content, r.source) for r in found] == [(r.kind, r.content, r.source) for r in rows]
    for row in found:
        speaker = row.speaker
        assert speaker is not None
        if row.source is None:
            assert speaker.type is SourceType.UNKNOWN
        for span in (*speaker.mentions, *filter(None, (speaker.reason, speaker.basis))):
            assert 0 <= span.start <= span.end <= len(text)
        assert not (speaker.anonymous and speaker.spokesperson)
        assert not speaker.anonymous or speaker.type is SourceType.UNNAMED
        assert not speaker.reason or speaker.anonymous
        assert not speaker.boilerplate or speaker.reason
        assert (speaker.specificity is not None) is speaker.anonymous
        assert speaker.specificity in (None, 0, 1, 2, 3, 4)
        assert speaker.anonymous or speaker.basis is None
        assert speaker.number is None or (speaker.number > 1) is speaker.plural


@given(articles())
def test_one_source_has_one_speaker_and_the_same_each_time(case: tuple[str, list[Attribution]]) -> None:
    text, rows = case
    first = identify(Article("a", text), segment(text), rows)
    again = identify(Article("a", text), segment(text), rows)
    assert first == again
    by_source = {(row.source, row.speaker) for row in first}
    assert len(by_source) == len({row.source for row in first})


def hostile(size: int) -> list[str]:
    """Texts that a careless pattern or loop would take quadratic time over."""
    return [
        "A" * size,
        "A. " * (size // 3),
        "Al bin van der " * (size // 15),
        "Xi Jinping and Ma Ying and " * (size // 27),
        "".join(f"Q{i} Smith said. " for i in range(size // 16)),
        "spoke on the condition of not be named name " * (size // 44),
        "a, " * (size // 3),
        "officials, who were briefed on the with knowledge of the " * (size // 55),
        "An official who spoke on condition of anonymity because he because to to as " * (size // 76),
    ]


@pytest.mark.slow
def test_time_is_linear_in_the_text() -> None:
    def seconds(text: str) -> float:
        rows = [
            Attribution(Kind.INDIRECT, (Span(i, i + 1),), source=Span(i, min(i + 12, len(text))))
            for i in range(0, len(text) - 12, 200)
        ]
        segments = segment(text)
        best = 9.0
        for _ in range(3):
            begin = time.process_time()
            identify(Article("a", text), segments, rows)
            best = min(best, time.process_time() - begin)
        return best

    for small, large in zip(hostile(5_000), hostile(40_000), strict=True):
        # eight times the text: 8 is linear, 64 quadratic; room for noise and for caches
        assert seconds(large) < 24 * max(seconds(small), 0.002), small[:30]
