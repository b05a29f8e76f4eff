"""Page furniture: what goes, and the sentences of news that begin with the same words and stay."""

from __future__ import annotations

import timeit

import pytest

from quotetrack.segmentation.page_furniture import is_furniture

FURNITURE = [
    "Leave a Reply",
    "Read more",
    "READ MORE »",
    "Read more: The harbour plan, in five charts",
    "Read more about the harbour",
    "Advertisement",
    "ADVERTISEMENT",
    "Story continues below",
    "Story continues below advertisement",
    "Sign up for our newsletter and never miss a story.",
    "Sign up here.",
    "Share this article",
    "Follow us on Twitter",
    "Follow Jo Doe on X @jodoe",
    "Related: The harbour master resigns",
    "RELATED | The harbour master resigns",
    "RELATED STORIES",
    "Click here to subscribe",
    "Copyright 2024 The Ferry Post. All rights reserved.",
    "© 2024 The Ferry Post",
    "All rights reserved.",
    "Photo: Jo Doe/Getty Images",
    "Photo by Jo Doe",
    "Jo Doe via Getty Images.",
    "(Reporting by Jo Doe in Oslo; Editing by Al Roe)",
    "Jo Doe contributed to this report.",
    "Comments",
    "Comments (12)",
    "12 comments",
    "5 min read",
    "Loading…",
    "Subscribe",
    "Watch: The mayor says ‘we will build it’",
    "Watch the full interview below:",
    "You might also like",
    "Editor’s picks",
    ".image-wrap img {",
    "By Jane Roe",
    "By Jane Roe and Max Hill",
    "BY JANE ROE | STAFF WRITER",
    "by Jane van der Roe, Kestrel Wire",
    "Written by Jane Roe | March 3, 2024",
    "By: Łucja Østby, Special to the Ferry Post",
]

NEWS = [
    "Read more than two books a year, he said.",
    "Read more books, the minister told the pupils.",
    "Advertisement spending rose 4%, analysts said.",
    "Comments made by the mayor angered residents.",
    "Photo identification will be needed to vote.",
    "Photo by photo, the case was built, prosecutors said.",
    "Photos of the crash were shared widely.",
    "Related companies fell too.",
    "Related to this, the court ruled on Monday.",
    "Watch sales rose 3 percent.",
    "Watch your step, the guide told them.",
    "Video showed the crash.",
    "Subscribe to that theory and you are lost, he said.",
    "Sign up for the army, the poster says.",
    "Sign up here, the recruiter told them.",
    "Follow the money, she said.",
    "Follow us on this road, the priest told them on Twitter.",
    "Click here to win, said the e-mail that cost her 3 million.",
    "“Click here,” the message read.",
    "“Subscribe,” he said.",
    "Share prices fell.",
    "Copyright law protects authors.",
    "The company said all its rights were reserved.",
    "Loading docks were closed.",
    "The reply came late.",
    "Story continues to unfold in the capital.",
    "Reporting by the newspaper led to the arrest.",
    "Reporters contributed to this report’s findings, he said.",
    "Editing by committee never works, the author argued.",
    "Getty Images sued the company.",
    "He works for Bloomberg.",
    "Listen to the people, the senator said.",
    "By Friday the ferry was back",
    "By Jane Roe’s account, nobody came.",
    "By",
    "By and large, it was a quiet day",
    "“By Jane Roe”",
    "By Friday, the mayor had left",
    "Previously, the court had ruled the other way.",
    "",
    " ",
]


@pytest.mark.parametrize("paragraph", FURNITURE)
def test_is_furniture(paragraph: str) -> None:
    assert is_furniture(paragraph)
    assert is_furniture(f"  {paragraph}\n")


@pytest.mark.parametrize("paragraph", NEWS)
def test_is_news(paragraph: str) -> None:
    assert not is_furniture(paragraph)


def test_a_long_paragraph_is_never_furniture() -> None:
    assert not is_furniture("Related: " + "the mayor said the harbour would be built. " * 8)


@pytest.mark.parametrize(
    "unit",
    ["a", "a ", "a/", ". ", "follow a ", "reporting by a; ", "watch the ", "(", "By Jane ", "by ", "By , "],
)
def test_hostile_text_costs_little_more_than_prose(unit: str) -> None:
    def seconds(paragraph: str) -> float:
        return min(timeit.repeat(lambda: is_furniture(paragraph), number=50, repeat=3))

    prose = "The mayor of the town walked down to the harbour to see what the storm had left of it. "
    assert seconds((unit * 300)[:300]) < 200 * seconds((prose * 4)[:300])
