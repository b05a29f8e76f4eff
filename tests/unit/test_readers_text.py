"""Plain text: encodings, line breaks, and what the first lines say about the article."""

from __future__ import annotations

import random
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.model import Article, Problem
from quotetrack.readers import read

PARAGRAPH = (
    "The council met on Monday to hear the harbour master, who had asked for three million to dredge the old "
    "basin, and for a new wall along the quay."
)
QUOTES = "“We will not yield,” the mayor’s office said – twice…\n"


def article_of(folder: Path, content: str | bytes, name: str = "story.txt") -> Article:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    [article] = read([str(path)])
    assert isinstance(article, Article), article
    return article


def problem_of(folder: Path, content: bytes, name: str = "story.txt") -> Problem:
    path = folder / name
    path.write_bytes(content)
    [problem] = read([str(path)])
    assert isinstance(problem, Problem), problem
    assert problem.where == str(path)
    assert "\n" not in problem.message + problem.advice
    return problem


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("One.\r\nTwo.\r\n\r\n", "One.\nTwo.\n\n"),
        ("One.\rTwo.", "One.\nTwo."),
        ("\ufeffOne.\n", "One.\n"),
        ("  One. \n\n\tTwo.", "  One. \n\n\tTwo."),
        ("One \x0c\x07\x1b two\u2028three\x85four.", "One \x0c\x07\x1b two\u2028three\x85four."),
    ],
)
def test_only_line_breaks_and_the_mark_are_changed(tmp_path: Path, content: str, text: str) -> None:
    assert article_of(tmp_path, content).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (QUOTES, "utf-8"),
        (QUOTES, "utf-8-sig"),
        (QUOTES, "utf-16"),
        (QUOTES, "utf-32"),
        (QUOTES, "cp1252"),
        ("The café owner said it cost £3m.\n", "latin-1"),
        ("El niño dijo: «Mañana».\n", "latin-1"),
        ("Le président a déclaré que la réforme était nécessaire. «Très bien», dit-il.\n", "cp1252"),
        ("„Wir müssen größere Maßnahmen ergreifen“, sagte der Bürgermeister.\n", "cp1252"),
        ("«Мы не согласны с этим решением», — сказал министр журналистам в понедельник вечером.\n", "cp1251"),
        (
            "„Nie zgadzamy się na to rozwiązanie” – powiedział minister. Dodał, że żądania są duże.\n",
            "cp1250",
        ),
    ],
)
def test_encodings_are_told_apart(tmp_path: Path, text: str, encoding: str) -> None:
    assert article_of(tmp_path, text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b" \n\r\n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is a picture, not text"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF document, not text"),
        (b"PK\x03\x04\x14\x00", "is a Word, OpenDocument or ZIP file, not text"),
        (b"{\\rtf1 Hello}", "is an RTF document, not text"),
        (b"\x1f\x8b\x08\x00", "is a compressed file, not text"),
        (b"SQLite format 3\x00", "is a database, not text"),
        (b"words \x00 words", "is not text"),
        (b"w\x00o\x00r\x00d\x00s\x00", "is not text"),
        (random.Random(1).randbytes(5000).replace(b"\0", b"x"), "is not text"),
        (bytes(random.Random(1).choices(range(1, 0x80), k=500)), "is not text"),
        (b"\xff\xfe" + random.Random(1).randbytes(100), "is damaged"),
        (b"\xff\xfe" + "\x01\x02\x03 No \x04\x05\x06\x07".encode("utf-16-le"), "is not text"),
        (Path(sys.executable).read_bytes(), "is not text"),
        (b"\xff\xfew\x00o\x00r", "is damaged"),
        (QUOTES.encode() * 3 + b"\xff" + QUOTES.encode(), "is damaged UTF-8 text"),
        (bytes(range(128, 256)) * 4, "is in an encoding that cannot be told"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    problem = problem_of(tmp_path, content)
    assert problem.message.startswith(message)
    assert problem.advice


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize(
    "text",
    [
        f"\x01\x02s7041\x1f\x1eHARBOUR\x02\n{PARAGRAPH}\n\x03\x04\n",  # a wire's envelope
        "“No,\x07” she said.",
        "\x01\x02\x03\x04",
        f"{PARAGRAPH}\x1a",
        "H\bHA\bAR\bRB\bBO\bOU\bUR\bR\nIt met.",  # a heading that was struck twice, to be bold
        "\x1b[1mHARBOUR\x1b[0m \x1b[31mIt\x1b[0m met.",
        "Page one.\x0cPage two.\x0bIts second line.",
    ],
)
def test_a_text_may_hold_some_controls(tmp_path: Path, text: str, encoding: str) -> None:
    text = text if encoding.startswith("utf") else text.translate(dict.fromkeys(map(ord, "“”"), '"'))
    assert article_of(tmp_path, text.encode(encoding)).text.strip() == text.strip()


@given(data=st.randoms(use_true_random=False), size=st.integers(1000, 5000))
def test_random_bytes_are_no_text(
    tmp_path_factory: pytest.TempPathFactory, data: random.Random, size: int
) -> None:
    problem = problem_of(tmp_path_factory.getbasetemp(), data.randbytes(size))
    assert problem.message.endswith(", not text") or problem.message == "is not text"


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (f"Harbour plan divides council\n\n{PARAGRAPH}", "Harbour plan divides council"),
        (f"\n\n  Harbour plan divides council \n\n{PARAGRAPH}", "Harbour plan divides council"),
        (f"Will the harbour be dredged?\n\n{PARAGRAPH}", "Will the harbour be dredged?"),
        (f"‘Not one more stone’\n\n{PARAGRAPH}", "‘Not one more stone’"),
        (f"iPhone sales fall\n\n{PARAGRAPH}", "iPhone sales fall"),
        (f"Council: no money for harbour\n{PARAGRAPH}", "Council: no money for harbour"),
        ("Harbour plan divides council\nBy Jane Doe\nIt met.", "Harbour plan divides council"),
        ("Harbour plan divides council\nOSLO (NTB) – It met.", "Harbour plan divides council"),
        # no title
        (PARAGRAPH, None),
        ("Harbour plan divides council", None),
        (f"{PARAGRAPH}\n\n{PARAGRAPH}", None),
        (f"The council met on Monday.\n\n{PARAGRAPH}", None),
        (f"“We will not go.”\n\n{PARAGRAPH}", None),
        (f"The mayor told reporters:\n\n{PARAGRAPH}", None),
        (f"WALLACE: Thank you, Senator\n\n{PARAGRAPH}", None),
        (f"By Jane Doe\n\n{PARAGRAPH}", None),
        (f"and so it went on\n\n{PARAGRAPH}", None),
        ("The council met on Monday to hear the\nharbour master, who had asked for three\nmillion.", None),
        (f"OSLO (NTB) – The council met on Monday\n\n{PARAGRAPH}", None),
    ],
)
def test_the_first_line_may_be_the_title(tmp_path: Path, content: str, title: str | None) -> None:
    article = article_of(tmp_path, content)
    assert article.title == title
    assert article.text == content


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By JANE DOE and Al Roe, Staff Writers", "JANE DOE and Al Roe, Staff Writers"),
        ("by Ana de la Cruz", "Ana de la Cruz"),
        ("By Jane Doe for The Post", "Jane Doe for The Post"),
        ("By Tuesday he had left the town", None),
        ("By the Numbers", None),
        ("By Jane Doe, who was there.", None),
        ("By Monday", None),
    ],
)
def test_a_byline_is_found_below_the_title(tmp_path: Path, line: str, byline: str | None) -> None:
    assert article_of(tmp_path, f"Harbour plan divides council\n{line}\n\n{PARAGRAPH}").byline == byline


def test_the_dateline_gives_place_and_date(tmp_path: Path) -> None:
    article = article_of(tmp_path, f"Harbour plan divides council\n\nTURKU, 4 March 2024 – {PARAGRAPH}")
    assert (article.place, article.published) == ("TURKU", date(2024, 3, 4))
