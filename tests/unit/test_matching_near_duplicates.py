"""Which articles are one story, printed twice."""

from collections import Counter
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.matching.near_duplicates import (
    FEW,
    ArticleText,
    may_be_copies,
    quoted_sentences,
    reported_sentences,
    sentences,
    text_agreement,
)

STORY = [f"The trawler number {i} was inspected by the harbour office on Monday." for i in range(10)]
OTHER = [f"A lighthouse keeper from parish {i} had asked for a new lamp." for i in range(10)]
SAID = ["We will dredge the harbour", "Nobody asked us", "It is silted up"]


def text(lines: list[str], quotations: Iterable[str] = ()) -> ArticleText:
    return ArticleText(quoted_sentences(lines), reported_sentences(quotations))


@pytest.mark.parametrize(
    ("a", "b", "copy"),
    [
        (STORY, STORY, True),
        (STORY, STORY[:5], True),  # cut from the end
            (STORY, OTHER + STORY[:3], False),  # they share a wire paragraph
        (STORY, OTHER[:3] + STORY[:5], True),  # another top
        (STORY, OTHER, False),
        (STORY[:3], STORY, False),  # too little to say: a brief
        (["He paused."] * 9, ["He paused."] * 9, False),
        ([], STORY, False),
        ([], [], False),
    ],
)  # fmt: skip
def test_a_copy_has_most_of_the_shorter_articles_sentences(a: list[str], b: list[str], copy: bool) -> None:
    assert text_agreement(text(a), text(b)).is_copy is copy


def test_house_style_makes_no_difference() -> None:
    plain = [line.replace("was", "wasn't") for line in STORY]
    styled = [line.replace("was", "wasn’t").replace("Monday.", "Monday…").upper() for line in STORY]
    assert text_agreement(text(STORY), text(plain)).shared == 0
    assert text_agreement(text(plain), text(styled)).is_copy


def test_a_rewritten_story_keeps_its_quotations() -> None:
    rewritten = OTHER[:7] + STORY[:4]
    longer = STORY + OTHER[7:] + ["Nothing else was known about it on Friday."]
    assert not text_agreement(text(rewritten, SAID), text(longer, OTHER)).is_copy
    assert text_agreement(text(rewritten, SAID), text(longer, SAID)).is_copy


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        ("He left. She stayed!  They\nwaited", ["He left", "She stayed", "They", "waited"]),
        ("“It is over.” She left.", ["“It is over", "She left."]),
        ("It cost 3.5 million… Nobody paid.\n", ["It cost 3.5 million", "Nobody paid", ""]),
    ],
)
def test_an_article_is_cut_at_the_ends_of_its_sentences(article: str, expected: list[str]) -> None:
    assert sentences(article) == expected


LINES = st.lists(st.sampled_from(STORY + OTHER), max_size=12)


@given(LINES, LINES)
def test_agreement_is_symmetric_and_a_share(a: list[str], b: list[str]) -> None:
    one, other = text(a, a), text(b, b)
    found = text_agreement(one, other)
    assert found == text_agreement(other, one)
    assert 0 <= found.sentences <= 1
    assert text_agreement(one, one).sentences == (1 if a else 0)


@pytest.mark.parametrize("mark", [".", "…!", '."', ". ", "\n", "'", "a.b", "\u0301"])
def test_time_grows_with_the_length_of_an_article_and_nothing_else(mark: str) -> None:
    """Half a million marks would take hours if each were looked at from each."""
    assert text(sentences(mark * 500_000)).quotations == Counter()


@pytest.mark.parametrize("other", [STORY, STORY[:5], OTHER + STORY[:3], OTHER, STORY[:4], STORY[:1] * 9, []])
def test_what_may_not_be_one_is_not(other: list[str]) -> None:
    found = text_agreement(text(STORY), text(other))
    assert may_be_copies(quoted_sentences(STORY), quoted_sentences(other)) is (found.shared >= FEW)
    assert may_be_copies(quoted_sentences(STORY), quoted_sentences(other)) or not found.is_copy
