"""JSON Lines: the text is taken as given, and a broken line costs that line alone."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest

from quotetrack.model import Article, Problem
from quotetrack.readers import jsonl, read
from quotetrack.readers.article import InputOrigin
from quotetrack.readers.jsonl import read_lines


def written(folder: Path, content: str | bytes, name: str = "news.jsonl") -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(path)


def test_every_field_is_taken(tmp_path: Path) -> None:
    line = {
        "id": "a-1",
        "text": "PARIS — The mayor left.",
        "url": "https://post.example/1",
        "title": "Mayor leaves",
        "publisher": "The Post",
        "date": "2024-03-04T09:00:00Z",
        "author": ["Jane Doe", "Al Roe"],
        "language": "en",
    }
    assert list(read([written(tmp_path, json.dumps(line))])) == [
        Article(
            id="a-1",
            text="PARIS — The mayor left.",
            url="https://post.example/1",
            outlet="The Post",
            title="Mayor leaves",
            byline="Jane Doe, Al Roe",
            published=date(2024, 3, 4),
            place="PARIS",
            language="en",
        )
    ]


def test_the_other_names_of_fields_come_first(tmp_path: Path) -> None:
    line = {
        "text": "Words.",
        "outlet": "A",
        "publisher": "B",
        "byline": "C",
        "author": "D",
        "published": "2024-01-02",
    }
    [article] = read([written(tmp_path, json.dumps(line | {"date": "2020-01-01"}))])
    assert isinstance(article, Article)
    assert (article.outlet, article.byline, article.published) == ("A", "C", date(2024, 1, 2))


@pytest.mark.parametrize(
    "text",
    [
        "  leading and trailing space \n\n",
        "Windows\r\nand old Mac\rlines\n",
        "\ufeffa mark at the start",
        "a line\u2028separator and \x85 and \x0c",
        "“curly” \"straight\" 'single' ‘both’",
        "composed é and decomposed e\u0301",
        "bell \x07 and escape \x1b[31m",
        "emoji 👩‍👩‍👧 and beyond 𝒜",
    ],
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_the_text_is_taken_exactly(tmp_path: Path, text: str, ascii_only: bool) -> None:
    line = json.dumps({"id": 1, "text": text}, ensure_ascii=ascii_only)
    [article] = read([written(tmp_path, line)])
    assert isinstance(article, Article)
    assert article.text == text


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"id": "x"}, "x"),
        ({"id": 7}, "7"),
        ({"id": "x", "url": "https://e.example/"}, "x"),
        ({"url": "https://e.example/"}, "https://e.example/"),
        ({"id": "", "url": ""}, "news.jsonl:1"),
        ({"id": None}, "news.jsonl:1"),
        ({}, "news.jsonl:1"),
    ],
)
def test_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fields: dict[str, object], expected: str
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, json.dumps({"text": "Words."} | fields))
    [article] = read(["./news.jsonl"])
    assert isinstance(article, Article)
    assert article.id == expected


BROKEN = [
    ('{"text": "cut', "is broken JSON at character"),
    ("not json", "is broken JSON at character 1"),
    ("[]", "is not a JSON object"),
    ('["text"]', "is not a JSON object"),
    ("null", "is not a JSON object"),
    ("{}", 'has no "text"'),
    ('{"body": "Words."}', 'has no "text"'),
    ('{"text": null}', 'has no "text"'),
    ('{"text": ["a"]}', 'has a "text" that is not text'),
    ('{"text": 7}', 'has a "text" that is not text'),
    ('{"text": ""}', 'has an empty "text"'),
    ('{"text": " \\n\\t"}', 'has an empty "text"'),
    ('{"text": "a\\u0000b"}', "characters in its text that are no text"),
    ('{"text": "a\\ud800b"}', "characters in its text that are no text"),
    ('{"text": "a", "id": "b\\ud800"}', "has an id"),
    ('{"text": "a", "id": "two\\nlines"}', "has an id"),
    ('{"text": "a", "id": {"b": 1}}', "has an id"),
    ('{"text": "a", "n": ' + "9" * 5000 + "}", "is JSON that cannot be read"),
    ('{"text": "a", "n": ' + "[" * 100_000, "is JSON that cannot be read"),
    (b'{"text": "caf\xe9"}', "is not UTF-8 (byte 14)"),
    (b"\x00\x01\x02", "is broken JSON"),
]


@pytest.mark.parametrize(("line", "message"), BROKEN)
def test_a_broken_line_is_named_and_the_others_are_read(
    tmp_path: Path, line: str | bytes, message: str
) -> None:
    good = b'{"id": "%d", "text": "Words."}\n'
    content = good % 1 + b"\n" + (line.encode() if isinstance(line, str) else line) + b"\r\n" + good % 2
    name = written(tmp_path, content)
    first, problem, second = read([name])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, second.id) == ("1", "2")
    assert isinstance(problem, Problem)
    assert problem.where == f"{name}:3"
    assert message in problem.message
    assert "\n" not in problem.message + problem.advice


def test_odd_values_of_other_fields_are_unknown_not_fatal(tmp_path: Path) -> None:
    line = (
        '{"text": "Words.", "title": 1.5, "author": [[["a"]], 3, null, {"name": "Al"}], "date": "soon",'
        ' "url": true, "language": "e\\ud800n", "publisher": "two\\n lines"}'
    )
    [article] = read([written(tmp_path, line)])
    assert isinstance(article, Article)
    assert (article.title, article.published, article.url) == (None, None, None)
    assert (article.byline, article.outlet, article.language) == ("3, Al", "two lines", "e n")


def test_deeply_nested_authors_do_not_end_the_run(tmp_path: Path) -> None:
    line = '{"text": "Words.", "author": ' + "[" * 700 + "]" * 700 + "}"
    [article] = read([written(tmp_path, line)])
    assert isinstance(article, Article)
    assert article.byline is None


def test_a_byte_order_mark_and_utf_16_are_understood(tmp_path: Path) -> None:
    lines = '{"id": 1, "text": "“Eins”"}\r\n{"id": 2, "text": "Zwei"}\r\n'
    for encoding in ("utf-8-sig", "utf-16"):
        for name in ("news.jsonl", "news.json", "news.dat"):
            found = list(read([written(tmp_path, lines.encode(encoding), name)]))
            assert [getattr(article, "text", article) for article in found] == ["“Eins”", "Zwei"]


def test_a_document_of_json_is_one_article_or_a_list(tmp_path: Path) -> None:
    one = {"id": "a", "text": "Words.\n"}
    for content, ids in [
        (json.dumps(one), ["a"]),
        (json.dumps(one, indent=2), ["a"]),
        (json.dumps([one, {"text": "More."}]), ["a", "{}#2"]),
        (json.dumps([one, {"text": "More."}], indent=2), ["a", "{}#2"]),
        (json.dumps(one) + "\n" + json.dumps({"text": "More."}), ["a", "{}:2"]),
        (json.dumps(one) + "\nbroken\n" + json.dumps({"text": "More."}), ["a", "{}:3"]),
        (json.dumps({"text": "Words.", "url": "https://e.example/"}), ["https://e.example/"]),
    ]:
        for suffix in ("json", "jsonl", "dat"):
            name = written(tmp_path, content, f"news.{suffix}")
            # A line of JSON Lines is a document too, and has a line to be named by.
            found = [article.id for article in read([name]) if isinstance(article, Article)]
            assert found == [id_.format(name) for id_ in ids], (content, suffix)


@pytest.mark.parametrize(
    ("content", "where", "message"),
    [
        ('{"text": ', "", "is broken JSON at character 10"),
        ("[]", "", "is an empty list"),
        ('"text"', "", "is JSON, but no article"),
        ('[{"text": "Words."}, 7]', "#2", "is not a JSON object"),
        ('{"title": "Words."}', "", 'has no "text"'),
    ],
)
def test_a_broken_document(tmp_path: Path, content: str, where: str, message: str) -> None:
    name = written(tmp_path, content, "news.json")
    [problem] = [found for found in read([name]) if isinstance(found, Problem)]
    assert (problem.where, problem.message) == (name + where, message)


def test_lines_are_read_one_by_one() -> None:
    class Endless(io.RawIOBase):
        """A pipe that never ends: whoever wants all of it before the first article waits for ever."""

        taken = 0

        def readable(self) -> bool:
            return True

        def readline(self, size: int | None = -1, /) -> bytes:
            self.taken += 1
            assert self.taken < 10
            return b'{"text": "Words."}\n'

    stream = Endless()
    articles = read(["-"], stdin=stream)  # type: ignore[arg-type]
    assert isinstance(next(articles), Article)
    assert isinstance(next(articles), Article)
    assert stream.taken <= 3


@pytest.mark.slow
def test_a_very_long_line_is_read(tmp_path: Path) -> None:
    text = "“We will not go,” the mayor said on Monday. " * 1_000_000
    [article] = read([written(tmp_path, json.dumps({"text": text}, ensure_ascii=False))])
    assert isinstance(article, Article)
    assert len(article.text) == 44_000_000


def test_a_line_beyond_the_limit_is_a_problem_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jsonl, "LINE_LIMIT", 100)
    good, too_long, longest = (
        '{"text": "Words."}',
        json.dumps({"text": "word " * 99}),
        '{"text": "%s"}' % ("x" * 87),
    )
    for lines in ([good, too_long, longest, good], [too_long, good, longest], [longest, good, too_long]):
        found = list(read([written(tmp_path, "\n".join(lines))]))
        problems = [each.where[-2:] for each in found if isinstance(each, Problem)]
        assert problems == [f":{lines.index(too_long) + 1}"]
        assert len(found) == len(lines)


def test_an_empty_file_is_a_problem(tmp_path: Path) -> None:
    for content in ("", "\n \n\n"):
        [problem] = read([written(tmp_path, content)])
        assert isinstance(problem, Problem)
        assert problem.message == "is empty"


def test_lines_from_an_address_are_known_by_their_own_ids() -> None:
    """The address of a file of articles is no address of each: two lines would be one article."""
    lines = b'{"id": "x1", "text": "It met."}\n{"text": "It rose."}\n'
    origin = InputOrigin("http://example.org/n.jsonl", url="http://example.org/n.jsonl", host="example.org")
    first, second = read_lines(io.BytesIO(lines), origin)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, second.id) == ("x1", "http://example.org/n.jsonl:2")
    assert first.url is second.url is first.outlet is None
