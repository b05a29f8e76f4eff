"""What holds of denials in any text, whatever is attributed to whom in it."""

from __future__ import annotations

import re

import pytest
from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st
from profiles import few

from quotetrack.facts.denial_targets import link_in_article
from quotetrack.facts.denials import find_denials, may_deny
from quotetrack.model import Attribution, Kind, Span

WORDS = "denied it that not true false the report called harbour was a lie no truth to of denial did n't “ ” . , \n"
texts = st.lists(st.sampled_from(WORDS.split(" ")), max_size=40).map(" ".join) | st.text(max_size=200)


@given(texts, st.data())
def test_any_spans_of_any_text(text: str, data: st.DataObject) -> None:
    place = (
        st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
        .map(sorted)
        .map(lambda ends: Span(*ends))
    )
    contents = st.lists(place, min_size=1, max_size=2).map(tuple)
    made = st.builds(Attribution, st.sampled_from(Kind), contents, st.none() | place)
    attributions = data.draw(st.lists(made, max_size=4))
    found = find_denials(text, attributions)
    for denial, link in zip(found, link_in_article(text, attributions, found), strict=True):
        start, end = denial.evidence
        assert 0 <= start < end <= len(text)
        assert 0 < denial.strength <= 1
        of = attributions[denial.attribution]
        assert of.cue is not None
        assert may_deny(" … ".join(text[slice(*span)] for span in of.content), text[slice(*of.cue)])
        if link is not None:
            assert link.statement != denial.attribution
            assert 0 < link.strength <= denial.strength


@pytest.mark.parametrize(
    "sentence",
    [
        "denied that the harbour would be sold to a Norland bank. ",
        "denied it. ",
        "said it is not true not true not true no such no such. ",
        "called it a lie a lie a lie. ",
    ],
)
def test_time_grows_with_the_article_and_no_faster(sentence: str) -> None:
    cue = sentence.index(" ")

    def work(times: int) -> None:
        text = sentence * times
        starts = range(0, len(text), len(sentence))
        attributions = [
            Attribution(Kind.INDIRECT, (Span(at + cue + 1, at + len(sentence) - 2),), Span(at, at + cue))
            for at in starts
        ]
        link_in_article(text, attributions, find_denials(text, attributions))

    assert is_linear(lambda: work(300), lambda: work(600))


def test_time_grows_with_a_long_denial_and_many_statements_of_its_words() -> None:
    def work(times: int) -> None:
        words = " ".join(f"word{n}" for n in range(times))
        text = f"denied {words}. " + " ".join(f"said word{n} word{n + 1} word{n + 2}." for n in range(times))
        attributions = [
            Attribution(Kind.INDIRECT, (Span(*match.span(2)),), Span(*match.span(1)))
            for match in re.finditer(r"(denied|said) ([^.]*)", text)
        ]
        link_in_article(text, attributions, find_denials(text, attributions))

    assert is_linear(lambda: work(1000), lambda: work(2000))


@pytest.mark.parametrize("length", few([200, 400], 1))
def test_time_grows_with_one_long_statement(length: int) -> None:
    def work(times: int) -> None:
        text = "denied " + "not true no such the report " * times
        find_denials(text, [Attribution(Kind.INDIRECT, (Span(7, len(text)),), Span(0, 6))] * 3)

    assert is_linear(lambda: work(length * 10), lambda: work(length * 20))
