"""What holds for every text: spans are evidence, marks stay in bounds, order and repetition change nothing."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from profiles import examples

from quotetrack.extraction.rules import extract
from quotetrack.model import Article, Attribution, Kind, Span
from quotetrack.segmentation import segment

# words and marks that make news, in any order: the grammar of an article without its sense
PIECES = """“ ” " ' ‘ ’ `` '' « » „ — -- - : ; , . … ... ! ? ( ) [ ] • * @ # $ £ % / & …”
he she they who which that it Ruiz Mr. Dr. Ms. U.S. Q: A: WALLACE: Smith's Smith’s n't isn't
said says told added adding called wrote asked denied refused warned believes claim claims view statement
according to in the words of by reportedly is was were has would not never will
the a cow river minister police 54-year-old farmer council and but or while because whether why how
gate opened left on Monday İstanbul ﬁnal naïve 北京 مرحبا 🐄 \u200b \u00a0 \ufeff 3.5 6'2" 1998 90,000""".split()

texts = st.text(max_size=300)
articles = st.lists(st.sampled_from([*PIECES, "\n", "\n\n", "\r\n"]), max_size=80).map(" ".join)
glued = st.lists(st.sampled_from([*PIECES, " ", " ", " ", "\n"]), max_size=80).map("".join)
anything = st.one_of(texts, articles, glued)

PROSE = "The river passed the mill. Nobody was hurt and the road stayed open."


def analyse(text: str) -> list[Attribution]:
    return extract(Article("a", text), segment(text))


def within(text: str, span: Span) -> bool:
    return 0 <= span.start < span.end <= len(text)


@examples(300)
@given(anything)
@example("")
@example("“")
@example("said")
@example("he said " * 50)
@example("“”" * 50)
@example("\ud800 said “no”")
@example("İ" * 30 + " said “no”")
def test_every_span_is_evidence(text: str) -> None:
    for row in analyse(text):
        assert row.content
        spans = [*row.content, *(s for s in (row.cue, row.source) if s is not None)]
        assert all(within(text, span) for span in spans)
        assert all(span.of(text).strip() for span in spans)


@examples(300)
@given(anything)
def test_contents_are_ordered_and_apart(text: str) -> None:
    for row in analyse(text):
        assert all(a.end <= b.start for a, b in pairwise(row.content))
        assert all(a.end <= b.start for a, b in pairwise(row.quoted))


@examples(300)
@given(anything)
def test_what_is_quoted_lies_inside_the_content(text: str) -> None:
    for row in analyse(text):
        assert all(within(text, span) for span in row.quoted)
        for quoted in row.quoted:
            assert any(c.start <= quoted.start and quoted.end <= c.end for c in row.content)
        assert bool(row.quoted) == (row.kind is not Kind.INDIRECT)


@examples(300)
@given(anything)
def test_cue_and_source_lie_outside_the_content(text: str) -> None:
    for row in analyse(text):
        for part in (row.cue, row.source):
            if part is not None:
                assert not any(part.start < c.end and c.start < part.end for c in row.content)


@examples(200)
@given(anything)
def test_no_attribution_is_given_twice(text: str) -> None:
    rows = [(row.content, row.cue, row.source) for row in analyse(text)]
    assert len(rows) == len(set(rows))


@given(anything)
def test_the_same_text_gives_the_same_attributions(text: str) -> None:
    first = analyse(text)
    analyse("Another article, she said, “between the two.”")
    assert analyse(text) == first


@examples(200)
@given(articles)
def test_plain_prose_below_changes_nothing_above(text: str) -> None:
    assert analyse(text.rstrip() + "\n\n" + PROSE) == analyse(text.rstrip())


@examples(200)
@given(anything)
def test_segments_are_ordered_and_in_bounds(text: str) -> None:
    segments = segment(text)
    for units in (segments.paragraphs, segments.sentences):
        assert all(within(text, span) for span in units)
        assert all(a.end <= b.start for a, b in pairwise(units))
    for quotation in segments.quotations:
        assert within(text, quotation.inner)
        assert quotation.span.start <= quotation.inner.start
        assert quotation.inner.end <= quotation.span.end
    assert all(a.span.end <= b.span.start for a, b in pairwise(segments.quotations))


@examples(200)
@given(anything)
def test_sentences_and_quotations_stay_inside_their_paragraphs(text: str) -> None:
    segments = segment(text)
    for span in [*segments.sentences, *(q.span for q in segments.quotations)]:
        assert any(p.start <= span.start and span.end <= p.end for p in segments.paragraphs)
