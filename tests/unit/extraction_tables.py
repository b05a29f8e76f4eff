"""How the tables of extraction are written and compared: by words, as a reader would label them.

A row of a table is a text and what it attributes, each as (kind, source, cue, content):

    ("direct", "she", "said", "We cannot heat ... libraries ++ and I will not")

    kind      direct | mixed | indirect; "direct|indirect" where readers would differ. A leading "?" says that a
              reader may leave the attribution out.
    source    the mention with its title and apposition, None where the text gives none; "a|b" where readers
              would differ, "*" where it is not asked
    cue       the word or words that attribute; the found cue may hold its auxiliaries and adverbs too.
              "a|b" or "*" where readers would differ
    content   "first words ... last words"; "++" joins what a cue parts; "a|b" where readers would differ

Marks and punctuation play no part. Speech that goes on may stand in one attribution or in several with the same
source and cue: that is a matter of taste, so those are put together first. Nothing but the rows may be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pytest

from quotetrack.extraction.rules import extract
from quotetrack.model import Article, Attribution, Span
from quotetrack.segmentation import segment

Expected = tuple[str, str | None, str | None, str]
_WORD = re.compile(r"[@#$£€]?\w+(?:['’.,-]\w+)*")


class Said(NamedTuple):
    """An attribution in words."""

    kind: str
    source: str | None
    cue: str | None
    content: str


def analyse(text: str) -> list[Attribution]:
    """The attributions of `text`, speakers unresolved."""
    return extract(Article("a", text), segment(text))


def said(text: str) -> list[Said]:
    """What `text` attributes, in words; attributions with the same source and cue are one."""
    merged: dict[object, list[Attribution]] = {}
    for i, row in enumerate(analyse(text)):
        merged.setdefault((row.source, row.cue) if row.source and row.cue else i, []).append(row)
    return [
        Said(
            str(rows[0].kind) if len({r.kind for r in rows}) == 1 else "mixed",
            _plain(text, [rows[0].source]),
            _plain(text, [rows[0].cue]),
            _plain(text, sorted({span for r in rows for span in r.content})) or "",
        )
        for rows in merged.values()
    ]


def check(text: str, expected: Sequence[Expected]) -> None:
    """Assert that `text` attributes what is expected, in the order of the text or not, and nothing else."""
    found = said(text)
    left = list(found)
    missing: list[Expected] = []
    for row in expected:
        match = next((f for f in left if _agrees(text, row, f)), None)
        if match is not None:
            left.remove(match)
        elif not row[0].startswith("?"):
            missing.append(row)
    # an attribution that a reader may leave out may be found in part, too
    left = [f for f in left if not any(_same_optional(row, f) for row in expected)]
    assert not missing and not left, _difference(text, missing, left, found)


def fails(reason: str, text: str, *expected: object) -> object:
    """A row that is not found yet."""
    return pytest.param(text, *expected, marks=pytest.mark.xfail(reason=reason, strict=True))


def _agrees(text: str, row: Expected, found: Said) -> bool:
    kind, source, cue, content = row
    return (
        found.kind in kind.lstrip("?").split("|")
        and _is_source(source, found.source)
        and _holds(found.cue, cue)
        and any(_resolved(text, c) == _plain_words(found.content) for c in content.split("|"))
    )


def _is_source(source: str | None, found: str | None) -> bool:
    if source is None or found is None:
        return source is found or source == "*"
    return source == "*" or any(_plain_words(s) == _plain_words(found) for s in source.split("|"))


def _same_optional(row: Expected, found: Said) -> bool:
    return row[0].startswith("?") and _holds(found.cue, row[2])


def _holds(found: str | None, cue: str | None) -> bool:
    if cue == "*":
        return True
    if cue is None or found is None:
        return cue is found
    if not found:  # a mark: a colon, a dash
        return not _plain_words(cue)
    return any(
        f" {' '.join(_plain_words(c))} " in f" {found} " and len(found.split()) <= len(c.split()) + 4
        for c in cue.split("|")
    )


def _plain(text: str, spans: Iterable[Span | None]) -> str | None:
    """The words of spans; None where there is no span."""
    given = [span for span in spans if span is not None]
    return " ".join(w for span in given for w in _plain_words(span.of(text))) if given else None


def _plain_words(text: str | None) -> list[str]:
    """Words in one spelling: no case, no genitive, straight apostrophes."""
    return [re.sub(r"'s?$", "", w.replace("’", "'").casefold()) for w in _WORD.findall(text or "")]


def _resolved(text: str, content: str) -> list[str]:
    """The words that "first ... last ++ first ... last" stands for."""
    words = _plain_words(text)
    at = 0
    found: list[str] = []
    for part in content.split(" ++ "):
        first, _, last = part.partition(" ... ")
        begin, end = _find(words, _plain_words(first), at)
        if last:
            _, end = _find(words, _plain_words(last), end)
        found += words[begin:end]
        at = end
    return found


def _find(words: list[str], wanted: list[str], at: int) -> tuple[int, int]:
    for i in range(at, len(words) - len(wanted) + 1):
        if words[i : i + len(wanted)] == wanted:
            return i, i + len(wanted)
    raise LookupError(f"not in the text: {' '.join(wanted)}")  # the table is wrong, not the program


def _difference(text: str, missing: Sequence[Expected], left: Sequence[Said], found: Sequence[Said]) -> str:
    lines = [text, *(f"  missing  {row}" for row in missing), *(f"  extra    {tuple(row)}" for row in left)]
    return "\n".join([*lines, f"  ({len(found)} found)"])
