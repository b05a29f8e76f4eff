"""Whatever a file holds, reading it gives articles and problems, never an exception, and loses no text."""

from __future__ import annotations

import io
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from quotetrack.model import Article, Problem
from quotetrack.readers import read
from quotetrack.readers.dates import parse_date
from quotetrack.segmentation.dateline import find_dateline
from quotetrack.segmentation.page_furniture import is_furniture

# Any text that a JSON file can hold and a store can keep.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1).filter(
    str.strip
)
# Bytes that look enough like the formats to get past the first test.
PIECES = st.sampled_from(
    [b"<p>", b"</p>", b"<html>", b"<!--", b"&#x1f;", b"<script>", b"<div>", b"<![", b"<![CDATA[", b"]]>",
     b"<?", b"<!x ",
     b"<table><tr><td>", b'{"text": "',
     b'"}', b"[", b"]", b"\n", b"\r\n", b"---\n", b"a: ", b"- ", b"> ", b"# ", b"*", b"`", b"|", b"\xff\xfe",
     b"\xef\xbb\xbf", b"\x00", b"\x93", b"\xe9", "“Yes,” he said.".encode(), b"PARIS (AP) - ",
     b"\\ud800", b"{", b"}"]
)  # fmt: skip
ANYTHING = st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=25).map(b"".join))


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "json", "jsonl", "odd"])
@examples(60)
@given(data=ANYTHING)
def test_no_file_ends_the_run(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"file.{suffix}"
    path.write_bytes(data)
    found = list(read([str(path)]))
    assert found
    for each in found:
        if isinstance(each, Article):
            assert each.text.strip()
            assert each.text.encode()
            assert each.id.encode()
        else:
            assert isinstance(each, Problem)
            assert each.where.startswith(str(path))
            assert "\n" not in each.message + each.advice


@given(data=ANYTHING)
def test_nothing_on_standard_input_ends_the_run(data: bytes) -> None:
    assert list(read(["-"], stdin=io.BytesIO(data)))


@given(texts=st.lists(TEXT, min_size=1, max_size=5), ascii_only=st.booleans())
def test_the_text_of_json_lines_comes_back_as_it_is(texts: list[str], ascii_only: bool) -> None:
    lines = "".join(json.dumps({"text": text}, ensure_ascii=ascii_only) + "\n" for text in texts)
    found = list(read(["-"], stdin=io.BytesIO(lines.encode())))
    assert [getattr(each, "text", each) for each in found] == texts


@given(text=TEXT.filter(lambda text: not text.startswith("<?xml")))  # that is told as what it is
def test_plain_text_in_utf_8_comes_back_but_for_its_line_breaks(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    [article] = read([str(path)])
    assert isinstance(article, Article), article
    whole = unicodedata.normalize(
        "NFC", text.replace("\r\n", "\n")
    )  # letters and their accents are put together
    assert article.text.replace("\r", "\n") == whole.replace("\r", "\n")


@given(
    value=st.one_of(
        st.text(max_size=40), st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,9}[-/., ]+[0-9]{1,5}")
    )
)
def test_any_words_are_a_day_or_unknown(value: str) -> None:
    day = parse_date(value)
    assert day is None or parse_date(day.isoformat()) == day


PARTS = st.sampled_from(
    ["PARIS", "Nairobi", "NEW YORK", ", ", "Ohio", " (AP)", " (", ")", "/", " - ", "—", " – ", "--", ":",
     " Nov. 3", ", 2024", "4 March 2024", "\n", " ", "The mayor left.", "“Yes,”", ".", "/TASS/", "and"]
)  # fmt: skip


@given(text=st.one_of(st.text(max_size=200), st.lists(PARTS, max_size=15).map("".join)))
@examples(300)
def test_a_dateline_lies_in_its_text_on_one_line(text: str) -> None:
    found = find_dateline(text)
    if found is not None:
        words = found.span.of(text)
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert words.startswith(found.place)
        assert "\n" not in words
        assert text[: found.span.start].rstrip(" \t\xa0\ufeff\u200b").endswith(
            ("\n", "\r", "\u2028", "\u2029")
        ) or not (text[: found.span.start].strip(" \t\xa0\ufeff\u200b"))


@given(text=st.text(max_size=400))
def test_the_space_around_a_paragraph_does_not_make_it_furniture(text: str) -> None:
    assert is_furniture(f"\n {text}\t") == is_furniture(text)


def test_xml_is_told_as_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "any.txt"
    path.write_text('<?xml version="1.0"?>\n<doc>The harbour was dredged.</doc>\n')
    [problem] = read([str(path)])
    assert isinstance(problem, Problem)
    assert (problem.where, problem.message) == (str(path), "is XML, not text")
