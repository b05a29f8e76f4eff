"""What holds for every text that the tagger reads: spans are evidence, in order and apart; again the same."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from profiles import examples
from test_extraction_properties import anything, within

from quotetrack.extraction.engines import ACCURATE, engine
from quotetrack.model import Article, Attribution, Kind
from quotetrack.segmentation import segment


def read(text: str) -> list[Attribution]:
    return engine(ACCURATE).extract(Article("a", text), segment(text))


@examples(150)
@given(anything)
@example("")
@example("“")
@example("“”" * 50)
@example("he said " * 300)
@example("x" * 3000)
@example("\ud800 said “no”")
@example("İ" * 30 + " said “no”")
@example("“WALLACE: a\n\n“WALLACE: b\n\n“WALLACE: c\n\n“d")
def test_every_span_is_evidence(text: str) -> None:
    rows = read(text)
    for row in rows:
        spans = [*row.content, *(s for s in (row.cue, row.source) if s is not None)]
        assert row.content
        assert all(within(text, span) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(row.content))
        assert all(a.end <= b.start for a, b in pairwise(row.quoted))
        assert all(any(c.start <= q.start < q.end <= c.end for c in row.content) for q in row.quoted)
        assert (row.kind is Kind.INDIRECT) == (not row.quoted)
        assert 0 < row.confidence < 1
    assert [r.content[0].start for r in rows] == sorted(r.content[0].start for r in rows)
    assert read(text) == rows
