"""Topics: sections and tags under whatever name, once each, as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotetrack.model import Article
from quotetrack.readers import read
from quotetrack.readers.topics import topics


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ()),
        ({"topic": "Ports"}, ("Ports",)),
        ({"topics": ["Ports", "Law"]}, ("Ports", "Law")),
        ({"tags": "ports, law;  sea "}, ("ports", "law", "sea")),
        ({"tags": ["ports", "unions, labour"]}, ("ports", "unions", "labour")),
        ({"section": "Health, Education and Sport"}, ("Health, Education and Sport",)),
        ({"category": {"name": "World"}}, ("World",)),
        ({"categories": [{"name": "World"}, {"name": "Asia"}]}, ("World", "Asia")),
        ({"keywords": "World, world, WORLD"}, ("World",)),
        ({"tags": "news", "section": "World", "topic": "Ports"}, ("Ports", "World", "news")),
        ({"tags": [2024, True, None, ["x"], ""], "section": "  "}, ("2024",)),
        ({"section": "a\x1b[2J\nb\ud800"}, ("a [2J b",)),
    ],
)
def test_topics(given: dict[str, object], expected: tuple[str, ...]) -> None:
    assert topics(given) == expected


PAGE = """<html><head><title>Harbour</title><meta property="article:section" content="World">
<meta property="article:tag" content="Ports"><meta name="keywords" content="strike; law"></head><body><article>
<p>“The harbour will open again in the second week of May,” said Ann Whitlock, the mayor of Port Ellery.</p>
<p>The works had begun in March, after a long winter in which nobody had been able to land.</p>
</article></body></html>"""
FILES = {
    "a.md": (
        "---\ntitle: Harbour\nsection: World\ntags: [Ports, law]\n---\nIt opens in May.",
        ("World", "Ports", "law"),
    ),
    "a.jsonl": ('{"id": "a", "text": "It opens.", "Tags": "Ports, law"}', ("Ports", "law")),
    "a.html": (PAGE, ("World", "Ports", "strike", "law")),
    "a.txt": ("It opens in May.", ()),
}


@pytest.mark.parametrize("name", FILES)
def test_every_input_may_say_them(tmp_path: Path, name: str) -> None:
    content, expected = FILES[name]
    (tmp_path / name).write_text(content, encoding="utf-8")
    (article,) = read([str(tmp_path / name)])
    assert isinstance(article, Article)
    assert article.topics == expected
