"""What an audit keeps whatever the article says: spans in the text, words that are theirs, and linear time."""

from __future__ import annotations

import pytest
from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples, few

from quotetrack.audit import audit
from quotetrack.model import Analysis, Article, Attribution, Kind, SourceType, Span, Speaker
from quotetrack.pipeline import analyse

WORDS = """sources an official the official said Reuters reported citing two aides “he was a liar,” reportedly is said
to have it was reported that Analysts warn who asked not to be named because Ann Whitlock accused Paul Okafor of taking
local media The Post told CNN \u202e \x1b 阿 قال . , “ ” ' ¶"""
TEXTS = (
    st.lists(st.sampled_from(WORDS.split()), max_size=80).map(" ".join).map(lambda t: t.replace("¶", "\n\n"))
)


@examples(200)
@given(TEXTS)
def test_findings_are_the_words_of_their_spans(text: str) -> None:
    keep(analyse(Article("a", text, title="sources said"), "fast"))


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Attributions of any spans and any speakers: a store may hold what no engine of today finds."""
    text = draw(TEXTS)
    offset = st.integers(0, len(text))
    spans = st.tuples(offset, offset).map(lambda p: Span(min(p), max(p)))
    speakers = st.builds(
        Speaker,
        st.sampled_from(SourceType),
        name=st.none() | st.sampled_from(["Paul Okafor", "Reuters", ""]),
        mentions=st.lists(spans, max_size=3).map(tuple),
        anonymous=st.booleans(),
        descriptor=st.none()
        | st.sampled_from(["", "officials", "the official", "a source", "of", "’", "who"]),
        reason=st.none() | spans,
        plural=st.booleans(),
        number=st.none() | st.integers(0, 3),
        specificity=st.none() | st.integers(0, 4),
    )
    row = st.builds(
        Attribution,
        st.sampled_from(Kind),
        st.lists(spans, min_size=1, max_size=3).map(tuple),
        st.none() | spans,
        st.none() | spans,
        confidence=st.floats(0, 1),
        speaker=st.none() | speakers,
    )
    return Analysis(Article("a", text), tuple(draw(st.lists(row, max_size=8))), "made")


@examples(300)
@given(analyses())
def test_no_rows_break_it(analysis: Analysis) -> None:
    keep(analysis)


def keep(analysis: Analysis) -> None:
    """Every finding has spans in the text, and is about a row that there is; they are in order."""
    text, findings = analysis.article.text, audit(analysis)
    for one in findings:
        assert one.spans
        assert all(0 <= span.start <= span.end <= len(text) for span in one.spans)
        assert one.words == " … ".join(span.of(text) for span in one.spans)
        assert one.attribution is None or 0 <= one.attribution < len(analysis.attributions)
    assert [one.spans[0].start for one in findings] == sorted(one.spans[0].start for one in findings)


HOSTILE = {
    "sources": "Sources said it was lost. ",
    "taken up": "Sources said it was lost. The source said it was won.\n\n",
    "hearsay": "He reportedly left. ",
    "passives": "It was widely ",
    "outlets": "Reuters reported that ",
    "told": "told the Post ",
    "citing": "Reuters citing ",
    "accused": "Ann Whitlock accused Paul Okafor of it. ",
    "names": "Ann Whitlock ",
    "names of ": "Ann of the ",
    "attacks": "An aide called him a liar. ",
    "quotations": "“We shall never see our houses.” It rained.\n\n",
    "groups": "Analysts, including many of the ",
    "reasons": "An aide, who asked not to be named because he feared it, said it was lost.\n\n",
    "speech": "“We go,” said Ann Whitlock.\n\n“We shall never see our houses again.\n\n",
    "spaces": "is   ",
}


NUMBERED = {
    "accused": "Moss{0} accused Okafor{0} of it.\n\n",
    "outlets": "Moss{0} told the Courier{0} it was lost.\n\n",
    "sources": "Sources at Firm{0} said it was lost. The source at Firm{0} said it was won.\n\n",
    "officials": "Firm{0} officials said it was lost. The Firm{0} official said it was won.\n\n",
    "statements": "An official said that word{0} and term{0} and name{0} had cost it.\n\n",
    "groups": "Analysts of Firm{0} warn that it is lost.\n\n",
    "nested": "Moss{0} said that Okafor{0} said that ",
}


@pytest.mark.parametrize("piece", few(NUMBERED.values(), 3), ids=NUMBERED.keys())
def test_many_different_ones_take_no_longer(piece: str) -> None:
    once, twice = (analyse(Article("a", "".join(map(piece.format, range(n)))), "fast") for n in (300, 600))
    assert is_linear(lambda: audit(once), lambda: audit(twice))


@pytest.mark.parametrize("piece", few(HOSTILE.values(), 5), ids=HOSTILE.keys())
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    size = 12_000
    once, twice = (analyse(Article("a", piece * (n // len(piece))), "fast") for n in (size, 2 * size))
    assert is_linear(lambda: audit(once), lambda: audit(twice))


def test_many_who_are_called_alike_take_no_longer() -> None:
    piece = "A source said the mayor is a fool. "
    once, four = (analyse(Article("a", piece * n), "fast") for n in (500, 2000))
    assert is_linear(lambda: [audit(once), audit(once)], lambda: audit(four))
