"""Inputs as a user names them: files, folders, standard input, and what is none of these."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from quotetrack.model import Article, Problem
from quotetrack.readers import count, read

WORDS = "The council met on Monday. “We will vote,” the mayor said.\n"
LINE = '{"id": "%s", "text": "It met."}\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids(*inputs: str) -> list[str]:
    """What was read, by id; a Problem as "! where: message"."""
    return [
        found.id if isinstance(found, Article) else f"! {found.where}: {found.message}"
        for found in read(inputs)
    ]


def problem(*inputs: str, stdin: bytes = b"") -> Problem:
    [found] = read(inputs, stdin=io.BytesIO(stdin))
    assert isinstance(found, Problem), found
    for words in (found.message, found.advice):
        assert "\n" not in words
        assert "Errno" not in words
    return found


# files


@pytest.mark.parametrize(
    ("name", "content", "text"),
    [
        ("a.txt", WORDS, WORDS),
        ("a.TXT", "# Not *Markdown*, he said.\n", "# Not *Markdown*, he said.\n"),
        ("a.md", "It *met*.\n", "It met."),
        ("a.htm", "<p>It <b>met</b>.</p>", "It met."),
        ("a.jsonl", LINE % 1, "It met."),
        ("a.json", LINE % 1, "It met."),
        # the name says nothing: the content does
        ("a", WORDS, WORDS),
        ("a.dat", "<!DOCTYPE html><html><body><p>It met.</p></body></html>", "It met."),
        ("a.page", "\n <p>It met.</p>", "It met."),
        ("a.out", LINE % 1, "It met."),
        ("a.out2", "[Note] It met.\n", "[Note] It met.\n"),
        ("a.out3", "{It} met.\n", "{It} met.\n"),
    ],
)
def test_the_name_decides_or_else_the_content(here: Path, name: str, content: str, text: str) -> None:
    (here / name).write_text(content, encoding="utf-8")
    [article] = read([name])
    assert isinstance(article, Article), article
    assert article.text == text


def test_the_id_is_the_path_however_it_was_typed(
    here: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (here / "news").mkdir()
    (here / "news" / "a.txt").write_text(WORDS)
    typed = ("news/a.txt", "./news/a.txt", "news/../news/a.txt", str(here / "news/a.txt"))
    assert ids(*typed) == ["news/a.txt"] * 4
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "b.txt"
    elsewhere.write_text(WORDS)
    assert ids(str(elsewhere)) == [elsewhere.as_posix()]


def test_the_user_fills_what_the_input_does_not_say(here: Path) -> None:
    (here / "a.jsonl").write_text(
        '{"text": "It met.", "outlet": "Own"}\n{"text": "It met.", "date": "2024-03-04"}\n'
    )
    first, second = read(["a.jsonl"], outlet="User's", published=date(2001, 1, 1))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.outlet, first.published) == ("Own", date(2001, 1, 1))
    assert (second.outlet, second.published) == ("User's", date(2024, 3, 4))


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "does not exist"),
        ("", "is no path"),
        ("a\0b", "is no path"),
        ("x" * 5000, "has too long a name"),
        ("www.example.org/page", "does not exist"),
        ("empty.txt", "is empty"),
        ("empty", "holds no articles"),
        ("loop.txt", "is a link that leads back to itself"),
        ("pipe", "is no file, but a pipe or a device"),
        ("/dev/null", "is no file, but a pipe or a device"),
        ("empty.txt/under.txt", "does not exist"),
    ],
)
def test_a_bad_input_is_one_problem_and_the_next_is_read(here: Path, name: str, message: str) -> None:
    (here / "good.txt").write_text(WORDS)
    (here / "empty.txt").touch()
    (here / "empty").mkdir()
    (here / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(here / "pipe")
    assert problem(name).message == message
    assert [type(found) for found in read(["good.txt", name, "good.txt"])] == [Article, Problem, Article]


def test_a_web_address_without_its_beginning_is_explained(here: Path) -> None:
    assert "https://" in problem("www.example.org/page").advice


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(here: Path) -> None:
    (here / "a.txt").write_text(WORDS)
    (here / "a.txt").chmod(0)
    assert problem("a.txt").message == "may not be read"


def test_a_failing_disk_is_a_problem(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    (here / "a.txt").write_text(WORDS)
    monkeypatch.setattr(Path, "open", fail)
    assert problem("a.txt").message == "may not be read"


def test_names_that_are_no_text_can_be_stored_and_printed(here: Path) -> None:
    Path(os.fsdecode(b"caf\xe9.txt")).write_text(WORDS)
    Path("two\nlines.txt").write_text(WORDS)
    found = ids(".")
    assert found == ["caf\\xe9.txt", "two\\x0alines.txt"]
    assert all(name.encode() for name in found)


# folders


def test_a_folder_is_read_to_its_depth_in_order(here: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.html", "c/1.jsonl", "a.txt", "d"):
        path = here / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LINE % 1 + LINE % 2 if name.endswith("jsonl") else "<p>It met.</p>")
    assert ids("news/") == ["news/a/b/c.html", "news/a/z.md", "news/a.txt", "news/b.txt", "1", "2", "news/d"]
    assert count(["news"]) == 7


def test_what_is_known_to_be_no_article_is_passed_over(here: Path) -> None:
    for name in (
        ".hidden.txt",
        ".git/a.txt",
        "README.md",
        "LICENSE",
        "pic.jpg",
        "a.txt~",
        "~$a.docx",
        "Makefile",
        "style.css",
        "__pycache__/a.txt",
        "notes.db",
        "page_files/frame.html",
        "page_files/x.js",
    ):
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(WORDS)
    (here / "page.html").write_text("<p>It met.</p>")
    assert ids(".") == ["page.html"]
    assert ids("README.md") == ["README.md"]  # named itself, it is meant


def test_a_folder_of_files_is_passed_over_only_beside_its_page(here: Path) -> None:
    (here / "page_files").mkdir()
    (here / "page_files" / "a.txt").write_text(WORDS)
    assert ids(".") == ["page_files/a.txt"]


def test_what_may_be_an_article_is_not_dropped_in_silence(here: Path) -> None:
    for name in ("a.pdf", "b.docx", "c.odd", "d.txt", "e.csv"):
        (here / name).write_text(WORDS)
    (here / "binary").write_bytes(b"\x00\x01")
    found = list(read(["."]))
    assert [each.id if isinstance(each, Article) else each.where for each in found] == [
        "a.pdf", "b.docx", "binary", "c.odd", "d.txt", "e.csv",
    ]  # fmt: skip
    assert [type(each) for each in found].count(Article) == 1
    assert all(each.advice for each in found if isinstance(each, Problem))


def test_links_and_odd_things_in_a_folder(here: Path) -> None:
    (here / "a" / "b").mkdir(parents=True)
    (here / "a" / "b" / "up").symlink_to(here / "a")
    (here / "a" / "broken.txt").symlink_to("nowhere.txt")
    (here / "a" / "itself.txt").symlink_to("itself.txt")
    (here / "outside").mkdir()
    (here / "outside" / "c.txt").write_text(WORDS)
    (here / "a" / "out").symlink_to(here / "outside")
    os.mkfifo(here / "a" / "pipe.txt")
    (here / "a" / "z.txt").write_text(WORDS)
    assert ids("a") == [
        "! a/b/up: leads back to a folder that was read already",
        "! a/broken.txt: is a link to a file that does not exist",
        "! a/itself.txt: is a link that leads back to itself",
        "a/out/c.txt",
        "! a/pipe.txt: is no file, but a pipe or a device",
        "a/z.txt",
    ]


def test_a_folder_with_nothing_but_hidden_files_holds_no_articles(here: Path) -> None:
    (here / ".a.txt").write_text(WORDS)
    (here / "empty").mkdir()
    assert problem(".").message == "holds no articles"


def test_a_very_deep_folder_is_read(here: Path) -> None:
    deep = here
    for _ in range(600):
        deep = deep / "d"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(WORDS)
    assert len(ids(".")) == 1


# standard input


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WORDS, WORDS),
        ("\n\n" + WORDS, "\n\n" + WORDS),
        ("<html><body><p>It met.</p></body></html>", "It met."),
        ("<!-- a -->\n<p>It met.</p>", "It met."),
        ('<?xml version="1.0"?>\n<!DOCTYPE html>\n<html><body><p>It met.</p></body></html>', "It met."),
        ('{"text": "It met."}', "It met."),
        ('\ufeff{"text": "It met."}', "It met."),
        ('[{"text": "It met."}]', "It met."),
        ('{\n  "text": "It met."\n}', "It met."),
        ("[Note] It met.", "[Note] It met."),
    ],
)
def test_standard_input_is_told_by_how_it_begins(data: str, text: str) -> None:
    [article] = read(["-"], stdin=io.BytesIO(data.encode()))
    assert isinstance(article, Article), article
    assert article.text == text
    assert article.id == "stdin:" + hashlib.sha256(text.encode()).hexdigest()[:12]


def test_lines_on_standard_input_keep_their_ids_and_name_their_line() -> None:
    data = LINE % "a" + "\n{broken\n" + '{"text": "It met.", "url": "https://e.example/"}\n'
    first, bad, last = read(["-"], stdin=io.BytesIO(data.encode()))
    assert isinstance(first, Article)
    assert isinstance(bad, Problem)
    assert isinstance(last, Article)
    assert (first.id, bad.where, last.id) == ("a", "stdin:3", "https://e.example/")


def test_standard_input_that_is_no_text(here: Path) -> None:
    feed = b'<?xml version="1.0"?>\n<rss><item>It met.</item></rss>'
    for data in (
        feed,
        b"",
        b"\n \n",
        b"\x89PNG\r\n",
        b"\x00\x01",
        b"<html><body></body></html>",
        b'{"text": ',
    ):
        assert problem("-", stdin=data).where.startswith("stdin")


def test_the_process_own_standard_input_is_read() -> None:
    code = "from quotetrack.readers import read\nfor each in read(['-', '-']): print(each)"
    done = subprocess.run(
        [sys.executable, "-c", code], input=WORDS, capture_output=True, text=True, check=True
    )
    assert "the mayor said" in done.stdout
    assert "Problem(where='stdin', message='is empty'" in done.stdout  # the second "-" finds nothing left


# counting


def test_count_estimates_without_reading(here: Path) -> None:
    (here / "news").mkdir()
    (here / "news" / "a.jsonl").write_text((LINE % 1) * 10 + LINE.strip() % 2)
    (here / "news" / "b.txt").write_text(WORDS)
    (here / "news" / "c.pdf").write_text(WORDS)
    assert count(["news"]) == 12
    assert count(["news/a.jsonl", "news/b.txt", "missing", "", "https://e.example/"]) == 15
    assert count([]) == 0
    assert count(["news", "-"]) is None


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    code = (
        "import sys, io; from quotetrack.readers import read, count\n"
        'list(read([\'-\'], stdin=io.BytesIO(b\'{"text": "It met.", "date": "2024-03-04"}\')))\n'
        "print([name for name in ('trafilatura', 'lxml', 'urllib3', 'frontmatter', 'yaml', 'markdown_it',"
        " 'dateutil', 'charset_normalizer') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
