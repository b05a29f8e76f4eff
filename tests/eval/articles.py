"""The project's own labelled articles: read from `articles/`, given as the stand-off objects that scorers read.

Each file holds one article of a kind and country that the annotated corpora lack, written and labelled for the project;
`articles/README.md` says how the labels are chosen. This module decides only what the marking means: which words of
the file are text, where each labelled span lies in it, and what stands between quotation marks.

    .venv/bin/python tests/eval/articles.py > out.jsonl
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("articles")
FIELDS = ("id", "outlet", "published", "genre", "country")
ROLES = {"s": "source", "c": "cue", "q": "content"}
DOUBLE = '“ ” " "'  # the marks of an article that names none

# `[s1,2:` begins the source of attributions 1 and 2; `]` ends what was begun last; `\` makes the next sign plain.
TOKEN = re.compile(
    r"\\(?P<plain>.)|\[(?P<role>[scq])(?P<numbers>\d+(?:,\d+)*):|(?P<end>\])|(?P<text>[^\\\[\]]+)", re.S
)

Spans = list[list[int]]


class MarkingError(ValueError):
    """A file is not marked as this module reads it; says which, and what is wrong."""


def articles(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """All articles, by file name: `id, outlet, title, published, genre, country, text, attributions, quoted`.

    Spans are half-open, in code points of `text`; `quoted` has each stretch between quotation marks, without them.
    Raises MarkingError.
    """
    return [article(path.read_text(encoding="utf-8"), path.stem) for path in sorted(folder.glob("*.txt"))]


def article(file: str, name: str) -> dict[str, Any]:
    """One article from the text of its file: a header, an empty line, paragraphs; the first of them is the title.

    A paragraph may run over several lines. Raises MarkingError with `name` in it.
    """
    header, _, body = file.partition("\n\n")
    fields = dict(re.split(r":\s*", line, maxsplit=1) for line in header.splitlines() if ":" in line)
    if lacking := [field for field in FIELDS if not fields.get(field)]:
        raise MarkingError(f"{name}: the header lacks {', '.join(lacking)}")
    paragraphs = (re.sub(r"\s*\n\s*", " ", p.strip()) for p in re.split(r"\n\s*\n", body.strip()))
    text, attributions, plain = _unmarked("\n\n".join(paragraphs), name)
    return {
        **{field: fields[field] for field in FIELDS},
        "title": text.partition("\n")[0],
        "text": text,
        "attributions": attributions,
        "quoted": quoted(text, fields.get("marks", DOUBLE), plain),
    }


def _unmarked(marked: str, name: str) -> tuple[str, list[dict[str, Spans]], set[int]]:
    """The text without its marking, what was marked in order of its numbers, and where plain signs are."""
    text, at, plain, begun = "", 0, set(), []
    found: dict[int, dict[str, Spans]] = {}
    while at < len(marked):
        token = TOKEN.match(marked, at)
        if not token:
            raise MarkingError(f"{name}: cannot read {marked[at : at + 40]!r}")
        at = token.end()
        if token["role"]:
            begun.append((token["role"], token["numbers"], len(text)))
        elif token["end"]:
            if not begun:
                raise MarkingError(f"{name}: ']' ends nothing before {marked[at : at + 40]!r}")
            role, numbers, start = begun.pop()
            if not text[start:] or text[start:] != text[start:].strip():
                raise MarkingError(f"{name}: a span is empty or has space at its edge: {text[start:]!r}")
            for number in map(int, numbers.split(",")):
                row = found.setdefault(number, {role: [] for role in ROLES.values()})
                row[ROLES[role]].append([start, len(text)])
        elif token["plain"]:
            plain.add(len(text))
            text += token["plain"]
        else:
            text += token["text"]
    if begun:
        raise MarkingError(f"{name}: no ']' for {text[begun[-1][2] :][:40]!r}")
    if sorted(found) != list(range(1, len(found) + 1)):
        raise MarkingError(f"{name}: attributions are not numbered 1, 2, 3 …: {sorted(found)}")
    if empty := [number for number, row in found.items() if not row["content"] or not row["cue"]]:
        raise MarkingError(f"{name}: no content or no cue: {sorted(empty)}")
    return text, [{role: sorted(found[n][role]) for role in ROLES.values()} for n in sorted(found)], plain


def quoted(text: str, marks: str, plain: Iterable[int] = ()) -> Spans:
    """Each stretch between quotation marks; one that its paragraph does not close runs to the paragraph's end.

    `marks` are pairs, parted by spaces; signs at the places in `plain` are none. A mark that also serves as an
    apostrophe closes nothing where a letter follows: ‘It’s ours,’ is one stretch.
    """
    signs = marks.split()
    pairs, apart = list(zip(signs[::2], signs[1::2], strict=True)), set(plain)
    stretches: Spans = []
    for paragraph in re.finditer(r"[^\n]+", text):
        start, close, at, end = None, "", paragraph.start(), paragraph.end()
        while at < end:
            mark = next(_marks_at(text, at, pairs, close if start is not None else None), None)
            if not mark or at in apart:
                at += 1
                continue
            at += len(mark[0])
            if start is None:
                start, close = at, mark[1]
            else:
                stretches.append([start, at - len(mark[0])])
                start = None
        if start is not None:
            stretches.append([start, end])
    return stretches


def _marks_at(
    text: str, at: int, pairs: list[tuple[str, str]], close: str | None
) -> Iterator[tuple[str, str]]:
    """The mark that opens a stretch here, or with `close` the one that closes it, with its partner."""
    for one, other in pairs if close is None else [(close, close)]:
        after = text[at + len(one) : at + len(one) + 1]
        if not text.startswith(one, at):
            continue
        if close is not None:
            if not after.isalnum():
                yield one, other
        elif one != other or not at or text[at - 1].isspace() or text[at - 1] in "([—–-":
            yield one, other


def main() -> None:
    """Print all articles, a JSON object a line."""
    for row in articles():
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main()
