"""The project's own labelled articles: what the marking means, and that every file keeps to it."""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import articles
import pytest
from articles import MarkingError

from quotetrack.model import Article
from quotetrack.readers import read

HEADER = "id: a\noutlet: The Bell\npublished: 2024-01-31\ngenre: test\ncountry: Malta\n"
ROWS = articles.articles()


def marked(body: str, more: str = "") -> dict[str, Any]:
    return articles.article(f"{HEADER}{more}\n{body}", "a")


def words(row: dict[str, Any]) -> list[dict[str, list[str]]]:
    text = row["text"]
    return [{role: [text[s:e] for s, e in spans] for role, spans in a.items()} for a in row["attributions"]]


@pytest.mark.parametrize(
    ("body", "text", "attributions"),
    [
        ("No news", "No news", []),
        (
            "Rain\n\n[q1:It rained,\nand rained], [s1:Vella]\n[c1:said].\n",
            "Rain\n\nIt rained, and rained, Vella said.",
            [{"source": ["Vella"], "cue": ["said"], "content": ["It rained, and rained"]}],
        ),
        (
            "[q1:“No,”] [s1,2:she] [c1:said], [c2:adding]: [q2:“Yes.”] [q1:“No.”]",
            "“No,” she said, adding: “Yes.” “No.”",
            [
                {"source": ["she"], "cue": ["said"], "content": ["“No,”", "“No.”"]},
                {"source": ["she"], "cue": ["adding"], "content": ["“Yes.”"]},
            ],
        ),
        (
            "[q1:He [c2:denied] [q2:it]], [c1:reportedly]",
            "He denied it, reportedly",
            [
                {"source": [], "cue": ["reportedly"], "content": ["He denied it"]},
                {"source": [], "cue": ["denied"], "content": ["it"]},
            ],
        ),
        (
            "[s1:VELLA][c1::] [q1:\\[Laughs\\] A\\\\B]",
            "VELLA: [Laughs] A\\B",
            [{"source": ["VELLA"], "cue": [":"], "content": ["[Laughs] A\\B"]}],
        ),
    ],
)
def test_marking_becomes_spans(body: str, text: str, attributions: list[dict[str, list[str]]]) -> None:
    row = marked(body)
    assert row["text"] == text
    assert row["title"] == text.split("\n")[0]
    assert words(row) == attributions


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("[s1:Vella] [c1:said", "no ']'"),
        ("Vella] said", "ends nothing"),
        ("[x1:Vella] said", "cannot read"),
        ("[Vella] said", "cannot read"),
        ("[s1:Vella] [c1:said] [q1: so]", "space at its edge"),
        ("[s1:Vella] [c1:said] [q1:]", "empty"),
        ("[s1:Vella] [c1:said] so", "no content or no cue: [1]"),
        ("[s1:Vella] said [q1:so]", "no content or no cue: [1]"),
        ("[s2:Vella] [c2:said] [q2:so]", "not numbered 1, 2, 3"),
    ],
)
def test_wrong_marking_is_refused_by_file_name(body: str, problem: str) -> None:
    with pytest.raises(MarkingError, match=re.escape(problem)) as raised:
        marked(body)
    assert str(raised.value).startswith("a: ")


def test_a_header_that_lacks_something_is_refused() -> None:
    with pytest.raises(MarkingError, match="a: the header lacks genre, country"):
        articles.article("id: a\noutlet: b\npublished: 2024-01-31\n\nText", "a")


@pytest.mark.parametrize(
    ("marks", "body", "stretches"),
    [
        ("", "“Go,” she said. “Go\n\nNow” and \"here\" (\"there\").", ["Go,", "Go", "here", "there"]),
        ("", "“He said ‘no’ to \"me\",” I said.", ["He said ‘no’ to \"me\","]),
        ("‘ ’", "‘It’s the farmers\\’ fault,’ he said. ‘\\’Tis so.’", ["It’s the farmers’ fault,", "’Tis so."]),
        ("' '", "'I don't know,' said Ann's boss. 'No.'", ["I don't know,", "No."]),
        ("« »", "«Non», dit-il. « Si. »", ["Non", " Si. "]),
        ("`` ''", "``It's it,'' he said. ``So", ["It's it,", "So"]),
    ],
)  # fmt: skip
def test_stretches_between_quotation_marks(marks: str, body: str, stretches: list[str]) -> None:
    row = marked(body, f"marks: {marks}\n" if marks else "")
    assert [row["text"][start:end] for start, end in row["quoted"]] == stretches


def test_ids_are_the_names_of_the_files_and_differ() -> None:
    assert [row["id"] for row in ROWS] == sorted(path.stem for path in articles.FOLDER.glob("*.txt"))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_every_article_is_whole(row: dict[str, Any]) -> None:
    text = row["text"]
    assert 80 <= len(text.split()) <= 220
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", row["published"])
    assert not re.search(r"[\[\]\\]|[scq]\d+:| {2}| $|\n{3}", text)
    assert len(row["attributions"]) >= 3
    for attribution in row["attributions"]:
        for role in ("source", "cue", "content"):
            ends = [at for span in attribution[role] for at in span]
            assert ends == sorted(ends)
            assert all(0 <= start < end <= len(text) for start, end in attribution[role])
            for start, end in attribution[role]:
                assert not text[max(0, start - 1) : start + 1].isalnum() or start == 0, "a span cuts a word"
                assert not text[end - 1 : end + 1].isalnum() or end == len(text), "a span cuts a word"
        taken = Counter(
            at for role in attribution for start, end in attribution[role] for at in range(start, end)
        )
        assert max(taken.values()) == 1, "the parts of one attribution overlap"


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_no_word_is_content_twice(row: dict[str, Any]) -> None:
    taken = Counter(
        at for a in row["attributions"] for start, end in a["content"] for at in range(start, end)
    )
    assert not taken or max(taken.values()) == 1


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_quotation_is_content_as_a_whole_or_not_at_all(row: dict[str, Any]) -> None:
    content = {at for a in row["attributions"] for start, end in (*a["content"],) for at in range(start, end)}
    cut = [
        row["text"][start:end]
        for start, end in row["quoted"]
        if 0 < len(content & set(range(start, end))) < end - start
    ]
    # In these a closing mark is lost, and the stretch runs over the words that report it.
    lost = {"ferry-rescue-lost-mark"}
    assert not cut or row["id"] in lost


def test_there_are_articles_of_many_kinds_and_countries() -> None:
    assert len(ROWS) >= 17
    assert len({row["genre"] for row in ROWS}) >= 15
    assert len({row["country"] for row in ROWS}) >= 12


def test_the_command_prints_them_as_lines_that_are_read_unchanged(tmp_path: Path) -> None:
    printed = subprocess.run(
        [sys.executable, articles.__file__], capture_output=True, text=True, encoding="utf-8", check=True
    ).stdout
    assert [json.loads(line) for line in printed.splitlines()] == ROWS
    path = tmp_path / "articles.jsonl"
    path.write_text(printed, encoding="utf-8")
    found = [one for one in read([str(path)]) if isinstance(one, Article)]
    assert [(one.id, one.title, one.text) for one in found] == [
        (r["id"], r["title"], r["text"]) for r in ROWS
    ]
