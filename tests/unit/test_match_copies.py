"""Which articles are one story, printed twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.match.copies import agreement

STORY = [f"The trawler number {i} was inspected by the harbour office on Monday." for i in range(10)]
OTHER = [f"A lighthouse keeper from parish {i} had asked for a new lamp." for i in range(10)]
SAID = ["We will dredge the harbour", "Nobody asked us", "It is silted up"]


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
    assert agreement(a, b).is_copy is copy


def test_house_style_makes_no_difference() -> None:
    styled = [line.replace("number", "№").replace("Monday.", "Monday…").upper() for line in STORY]
    assert agreement(STORY, [line.replace("number", "№") for line in STORY]).shared == 0
    assert agreement([line.replace("number", "№") for line in STORY], styled).is_copy


def test_a_rewritten_story_keeps_its_quotations() -> None:
    rewritten = OTHER[:7] + STORY[:4]
    longer = STORY + OTHER[7:] + ["Nothing else was known about it on Friday."]
    assert not agreement(rewritten, longer, SAID, OTHER).is_copy
    assert agreement(rewritten, longer, SAID, SAID).is_copy


LINES = st.lists(st.sampled_from(STORY + OTHER), max_size=12)


@given(LINES, LINES)
def test_agreement_is_symmetric_and_a_share(a: list[str], b: list[str]) -> None:
    found = agreement(a, b, a, b)
    assert found == agreement(b, a, b, a)
    assert 0 <= found.sentences <= 1
    assert agreement(a, a).sentences == (1 if a else 0)
