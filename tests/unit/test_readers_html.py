"""HTML: the article comes out of the page, the page stays behind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quotetrack.model import Article, Problem
from quotetrack.readers import read

PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Harbour plan divides council - The Ferry Post</title>
<meta property="og:site_name" content="The Ferry Post">
<meta name="author" content="Ana Ruiz">
<meta property="article:published_time" content="2024-03-04T23:30:00-05:00">
<meta property="article:modified_time" content="2024-04-01T10:00:00Z">
<link rel="canonical" href="https://ferry.example/harbour">
<style>p { color: red }</style><script>var article = "<p>“Script,” he said.</p>";</script>
</head><body>
<header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>
<article><h1>Harbour plan divides council</h1>
<p>TURKU, Finland — The council met on <b>Monday</b>&nbsp;to discuss
<a href="/x">the plan</a>, which &ldquo;nobody wants,&rdquo; the mayor said.</p>
<h2>What comes next</h2>
<p>“We will vote,” <i>Ruiz</i> said.<br>“And then we rest.”</p>
<blockquote><p>“This is a letter from the harbour workers to the city.”</p>
<p>“We are tired of waiting.”</p></blockquote>
<ul><li>The first point of the plan is dredging.</li><li>The second is a wall, said "Ruiz".</li></ul>
<table><tr><th>Year</th><th>Cost</th></tr><tr><td>2024</td><td>3m</td></tr></table>
<p>Officials declined to comment on the cost of the plan, which is now 3 million.</p>
</article>
<section id="comments"><h3>Comments</h3>
<div class="comment"><p>“I think this is wrong,” said a reader.</p></div></section>
<footer><p>Copyright 2019 The Ferry Post. All rights reserved.</p></footer>
</body></html>
"""

TEXT = """Harbour plan divides council

TURKU, Finland — The council met on Monday\xa0to discuss the plan, which “nobody wants,” the mayor said.

What comes next

“We will vote,” Ruiz said.

“And then we rest.”

“This is a letter from the harbour workers to the city.”

“We are tired of waiting.”

The first point of the plan is dredging.

The second is a wall, said "Ruiz".

Year | Cost

2024 | 3m

Officials declined to comment on the cost of the plan, which is now 3 million."""


def read_one(folder: Path, content: str | bytes) -> Article | Problem:
    path = folder / "page.html"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    [found] = read([str(path)])
    return found


def article_of(folder: Path, content: str | bytes) -> Article:
    article = read_one(folder, content)
    assert isinstance(article, Article), article
    return article


def body(words: str) -> str:
    return f"<html><body><main>{words}</main></body></html>"


def test_a_page(tmp_path: Path) -> None:
    article = article_of(tmp_path, PAGE)
    assert article.text.replace("\xa0", " ") == TEXT.replace("\xa0", " ")
    assert article == Article(
        id=str(tmp_path / "page.html"),
        text=article.text,
        url="https://ferry.example/harbour",
        outlet="The Ferry Post",
        title="Harbour plan divides council",
        byline="Ana Ruiz",
        published=date(2024, 3, 4),
        place="TURKU, Finland",
        language="en-GB",
    )


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>“Yes,” he said.</p>", "“Yes,” he said."),
        (body("<p>One line that\n  was wrapped, he\tsaid.</p>"), "One line that was wrapped, he said."),
        (body("<div>One, she said.<br><br>Two, he said.</div>"), "One, she said.\n\nTwo, he said."),
        (body("<p>He said <em>“we <b>will</b> go”</em>.</p>"), "He said “we will go”."),
        (
            body("<p>&#147;Old pages,&#148; he said, &quot;do&quot; it&rsquo;s.</p>"),
            '“Old pages,” he said, "do" it’s.',
        ),
        (body("<p>He left&#31; at &#x1b;noon.</p>"), "He left at noon."),
        (body("<noscript>Please enable scripts.</noscript><p>He left at noon.</p>"), "He left at noon."),
        (
            '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml">'
            "<body><p>“Yes,” he said.</p></body></html>",
            "“Yes,” he said.",
        ),
    ],
)
def test_small_pages(tmp_path: Path, page: str, text: str) -> None:
    assert article_of(tmp_path, page).text == text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=windows-1252>", "cp1252"),
        ('<meta charset="iso-8859-1">', "cp1252"),  # as browsers read it
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("", "cp1252"),
        ("", "utf-8"),
        ('<meta charset="utf-8">', "utf-16"),  # a byte-order mark knows better
        ('<meta charset="utf-16">', "utf-16"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="no-such-encoding">', "utf-8"),
    ],
)
def test_the_declared_encoding_counts(tmp_path: Path, head: str, encoding: str) -> None:
    page = f"<html><head>{head}</head><body><p>“Yes,” he said – and left.</p></body></html>"
    assert article_of(tmp_path, page.encode(encoding)).text == "“Yes,” he said – and left."


@pytest.mark.parametrize(
    ("page", "published"),
    [
        (body("<p>The mayor said on 3 March 2020 that she would leave.</p><p>© 2019</p>"), None),
        (body("<p>TURKU, 4 March 2024 – The mayor said that she would leave.</p>"), date(2024, 3, 4)),
        (
            '<html><head><script type="application/ld+json">{"@type": "NewsArticle", "datePublished":'
            ' "2024-05-06T08:00:00Z"}</script></head><body><p>The mayor left.</p></body></html>',
            date(2024, 5, 6),
        ),
    ],
)
def test_only_a_named_date_is_taken(tmp_path: Path, page: str, published: date | None) -> None:
    assert article_of(tmp_path, page).published == published


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<!doctype html><html><title>Post</title><body><div id=app></div><script>go()</script></html>",
        "<html><body><div id=app></div><noscript>Please enable JavaScript.</noscript></body></html>",
        "<html><body><nav><ul><li><a href=/a>News</a></li><li><a href=/b>Sport</a></li></ul></nav></html>",
        "<html><body><ul><li><a href=/a>Mayor quits</a></li><li><a href=/b>Boat sinks</a></li></ul></html>",
        "<html><body><form><input name=user><button>Log in</button></form></body></html>",
        "<html>" + "<div>" * 5000 + "<p>He left.</p></html>",
        "<html><body><p>\x01\x02</p>",
        "<",
    ],
)
def test_a_page_without_an_article_is_a_problem(tmp_path: Path, page: str) -> None:
    problem = read_one(tmp_path, page)
    assert isinstance(problem, Problem), problem
    assert problem.message == "has no article in it that could be found"
    assert problem.advice


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for page in (
        PAGE,
        "<html><body></body></html>",
        "<",
        "<html><body><p>&#31;\x01",
        "<p>He left.</p>" * 500,
    ):
        read_one(tmp_path, page)
    assert capfd.readouterr() == ("", "")
