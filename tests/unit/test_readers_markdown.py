"""Markdown: the words stay, the marks go; front matter says what the article is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quotetrack.model import Article, Problem
from quotetrack.readers import read


def read_one(folder: Path, content: str) -> Article | Problem:
    path = folder / "story.md"
    path.write_text(content, encoding="utf-8", newline="")
    [found] = read([str(path)])
    return found


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("He *said* so, **twice**, ~~never~~.", "He said so, twice, never."),
        (
            'See [the plan](https://e.example/x "t") and <https://e.example/>.',
            "See the plan and https://e.example/.",
        ),
        ('A ![picture of "the quay"](a.png) here.', 'A picture of "the quay" here.'),
        ("It is `code`, he said.", "It is code, he said."),
        # quotation marks are evidence
        (
            "“Curly,” he said. \"Straight,\" 'single' -- and ... so on.",
            "“Curly,” he said. \"Straight,\" 'single' -- and ... so on.",
        ),
        ("&ldquo;Named,&rdquo; he said &mdash; &#8220;numbered&#8221;.", "“Named,” he said — “numbered”."),
        # blocks
        ("# Head\n\nOne.\n\n## Next\n\nTwo.", "Head\n\nOne.\n\nNext\n\nTwo."),
        ("Head\n====\nOne.", "Head\n\nOne."),
        ("A line that was\nwrapped by hand.", "A line that was wrapped by hand."),
        ("A line  \nbroken on purpose\\\ntwice.", "A line\nbroken on purpose\ntwice."),
        (
            "> “One,” she said.\n>\n> “Two,” he said.\n\nThree.",
            "“One,” she said.\n\n“Two,” he said.\n\nThree.",
        ),
        ("> > “Deep,” she said.", "“Deep,” she said."),
        ("- one\n- two\n  - three\n\nEnd.", "one\ntwo\nthree\n\nEnd."),
        ("1. one\n\n   more\n2. two\n\nEnd.", "one\n\nmore\n\ntwo\n\nEnd."),
        ("| a | b |\n|---|---|\n| 1 | *2* |\n\nEnd.", "a | b\n1 | 2\n\nEnd."),
        ("One.\n\n***\n\nTwo.", "One.\n\nTwo."),
        ("```\nx = 1\n```\n\nEnd.", "x = 1\n\nEnd."),
        # HTML
        ("One <b>bold</b> word<br>and a line.", "One bold word\nand a line."),
        ("One <script>alert(1)</script>word.", "One word."),
        (
            "<div>\n<script>\nalert(1)\n</script>\n<p>“Words,” he said &amp; left.</p>\n</div>\n\nEnd.",
            "“Words,” he said & left.\n\nEnd.",
        ),
        ("<!-- a note -->\n\nEnd.", "End."),
        ("<iframe src='x'></iframe>\n\nEnd.", "End."),
        # what only looks like marks
        ("He paid $5 * 3 and 2 < 3, a_b_c.", "He paid $5 * 3 and 2 < 3, a_b_c."),
        ("One.\r\n\r\nTwo.\r\n", "One.\n\nTwo."),
        # a line across the page at the top is not front matter
        ("---\nOne.\n---\n\nTwo.", "One.\n\nTwo."),
        ("---\n\nOne.", "One."),
    ],
)
def test_marks_go_and_words_stay(tmp_path: Path, markdown: str, text: str) -> None:
    article = read_one(tmp_path, markdown)
    assert isinstance(article, Article), article
    assert article.text.strip("\n") == text


FRONT = """---
title: 'The "harbour" plan: a vote'
date: 2024-03-04
outlet: The Ferry Post
author:
  - Jane Doe
  - Al Roe
url: https://ferry.example/plan
language: en
id: 0042
---

# Another head

The council met.
"""


def test_front_matter(tmp_path: Path) -> None:
    assert read_one(tmp_path, FRONT) == Article(
        id="0042",
        text="Another head\n\nThe council met.",
        url="https://ferry.example/plan",
        outlet="The Ferry Post",
        title='The "harbour" plan: a vote',
        byline="Jane Doe, Al Roe",
        published=date(2024, 3, 4),
        language="en",
    )


@pytest.mark.parametrize(
    ("front", "published"),
    [
        ("date: 2024-03-04T10:00:00+02:00", date(2024, 3, 4)),
        ("Date: 4 March 2024", date(2024, 3, 4)),
        ("published: 2024-03-04\ndate: 2020-01-01", date(2024, 3, 4)),
        ("date: 2024-02-31", None),
        ("date: soon", None),
        ("date: null", None),
        ("date:", None),
        ("date: [2024]", None),
    ],
)
def test_a_date_that_is_none_costs_nothing_else(tmp_path: Path, front: str, published: date | None) -> None:
    article = read_one(tmp_path, f"---\ntitle: T\n{front}\n---\nThe council met.\n")
    assert isinstance(article, Article), article
    assert (article.title, article.published, article.text) == ("T", published, "The council met.")


def test_the_first_heading_is_the_title(tmp_path: Path) -> None:
    for content, title in [
        ("# The *harbour* plan\n\nIt met.", "The harbour plan"),
        ("It met.\n\n# Later", None),
        ("---\ntitle: ''\n---\n# Head\n\nIt met.", "Head"),
    ]:
        article = read_one(tmp_path, content)
        assert isinstance(article, Article)
        assert article.title == title


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("---\ntitle: [unclosed\n---\nThe council met.", "has front matter that is not YAML"),
        ("---\na: &x [*x, *y]\n---\nThe council met.", "has front matter that is not YAML"),
        ("---\na: " + "[" * 5000 + "\n---\nThe council met.", "has front matter that is not YAML"),
        ("---\ntitle: T\n---\n", "is empty"),
        ("<!-- nothing -->", "is empty"),
        ("", "is empty"),
    ],
)
def test_problems(tmp_path: Path, content: str, message: str) -> None:
    problem = read_one(tmp_path, content)
    assert isinstance(problem, Problem), problem
    assert problem.message == message


def test_hostile_markdown_ends(tmp_path: Path) -> None:
    for content in (
        "[" * 5000,
        "> " * 500 + "x",
        "*a" * 5000,
        "- " * 500 + "x",
        "<" * 5000,
        "`" * 5000 + "x",
    ):
        assert read_one(tmp_path, content) is not None
