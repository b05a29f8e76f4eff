"""Which words two versions of a quotation do not share, as data and as a reader sees it. How alike they are is left to
match.

A word is compared without case and punctuation, and shown as it stands: “taxes,” and “taxes” are the same
word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quotetrack.export import visible

if TYPE_CHECKING:
    from rich.text import Text

_LONGEST = 2_000  # words: a longer quotation is compared up to here, the comparison is quadratic
_WORD = re.compile(r"\w")
_EDGES = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both versions. Where it is the same, only punctuation and case may differ."""

    a: str
    b: str
    same: bool


def pieces(a: str, b: str) -> Iterator[Piece]:
    """Both versions, cut where they part and meet again."""
    from rapidfuzz.distance import Indel

    a_words, b_words = a.split()[:_LONGEST], b.split()[:_LONGEST]
    a_keys, b_keys = list(map(_key, a_words)), list(map(_key, b_words))
    a_left: list[str] = []
    b_left: list[str] = []
    for step in Indel.opcodes(a_keys, b_keys):
        if step.tag == "equal":
            yield from _piece(a_left, b_left)
            a_left, b_left = [], []
            a_same, b_same = a_words[step.src_start : step.src_end], b_words[step.dest_start : step.dest_end]
            yield Piece(" ".join(a_same), " ".join(b_same), same=True)
        else:
            a_left += a_words[step.src_start : step.src_end]
            b_left += b_words[step.dest_start : step.dest_end]
    yield from _piece(a_left, b_left)


def differing(a: str, b: str) -> list[dict[str, str]]:
    """The words that differ, stretch by stretch, as data."""
    return [{"a": piece.a, "b": piece.b} for piece in pieces(a, b) if not piece.same]


def marked(a: str, b: str) -> Text:
    """Both versions at once: in brackets, as wdiff has it, [-what only the first has-] and {+only the second+}."""
    from rich.text import Text

    out = Text()
    for piece in pieces(visible.flow(a), visible.flow(b)):
        if piece.same:
            out.append(f"{piece.a} ")
            continue
        if piece.a:
            out.append(f"[-{piece.a}-] ", "red")
        if piece.b:
            out.append(f"{{+{piece.b}+}} ", "green")
    out.rstrip()
    return out


def _piece(a: list[str], b: list[str]) -> Iterator[Piece]:
    """What stands in one version only. "…", where words were left out, is not a word that differs."""
    a, b = list(filter(_WORD.search, a)), list(filter(_WORD.search, b))
    if a or b:
        yield Piece(" ".join(a), " ".join(b), same=False)


def _key(word: str) -> str:
    return _EDGES.sub("", word).casefold() or word
