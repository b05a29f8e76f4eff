"""Alignment: the runs of equal words that two quotations share, and the gaps between them.

Finds the stretch of two quotations that is the same words, what stands in its gaps, and where an editor marked that
words are left out. What a gap means is left to `comparison`, and whether it turns the words round to
`contradiction`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from quotetrack.matching.normal_form import NormalForm

ONE_CHANGE = 7.0  # units of one changed place at least ("so" counts as any word), and if words only fell out
NEAR = 3  # a gap of as many words does not interrupt an utterance
LONGEST = 10_000  # words of both that are aligned at once, in 50 ms and 16 MB; it takes more with the product

Idf = Callable[[str], float]
Words = tuple[str, ...]


class Block(NamedTuple):
    """A run of equal words: a[a:a+size] == b[b:b+size]."""

    a: int
    b: int
    size: int


class Gap(NamedTuple):
    """What stands between two blocks on either side, and whether an editor marked that words are left out."""

    a: tuple[str, ...]
    b: tuple[str, ...]
    marked: bool


def common_blocks(a: NormalForm, b: NormalForm, idf: Idf) -> list[Block]:
    """The blocks of the stretch that the two share: the heaviest chain of runs of equal words."""
    if a.words == b.words:
        return [Block(0, 0, len(a.words))]
    best, best_total, total, start = (0, 0), 0.0, 0.0, 0
    blocks = _slid(_aligned(a.words, b.words), a.words, b.words)
    for i, block in enumerate(blocks):
        if i:
            gap = gap_between(blocks[i - 1], block, a, b)
            if not gap.marked and max(len(gap.a), len(gap.b)) > NEAR:
                total -= min(ONE_CHANGE, sum(map(idf, chain(gap.a, gap.b))))
        if total <= 0:
            total, start = 0.0, i
        total += sum(map(idf, a.words[block.a : block.a + block.size]))
        if total > best_total:
            best, best_total = (start, i + 1), total
    return blocks[slice(*best)]


def gap_between(before: Block, after: Block, a: NormalForm, b: NormalForm) -> Gap:
    """The words between two blocks. Marked: the side without words there has an ellipsis or a bracket."""
    end_a, end_b = before.a + before.size, before.b + before.size
    marked = (end_a == after.a and end_a in a.cuts) or (end_b == after.b and end_b in b.cuts)
    return Gap(a.words[end_a : after.a], b.words[end_b : after.b], marked)


def _aligned(a: Words, b: Words) -> list[Block]:
    """The runs of equal words of a longest common subsequence; of long quotations, window by window."""
    width = max(LONGEST, LONGEST**2 // max(1, min(len(a), len(b))))
    if max(len(a), len(b)) <= width:
        return _runs(a, b, 0, 0)
    head = _alike(a, b)
    tail = _alike(a[:head:-1], b[:head:-1])
    ends = len(a) - tail, len(b) - tail
    between = _windows(a[: ends[0]], b[: ends[1]], head, width)
    return [block for block in (Block(0, 0, head), *between, Block(*ends, tail)) if block.size]


def _alike(a: Words, b: Words) -> int:
    """How many words at the beginning are equal?"""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _windows(a: Words, b: Words, start: int, width: int) -> list[Block]:
    """The runs of equal words from `start` on. What is found in the second half of a window may have its equal outside
    of it: the next one begins there, so that time grows with the words and not with their product."""
    half = width // 2
    out: list[Block] = []
    i, j = _meeting(a, b, start, start)
    i, j = max(start, i - half), max(start, j - half)
    while i < len(a) and j < len(b):
        found = _runs(a[: i + width], b[: j + width], i, j)
        if len(a) - i <= width and len(b) - j <= width:
            return out + found
        sure = [block for block in found if block.a < i + half and block.b < j + half]
        out += sure
        begun = i + half, j + half
        if sure:
            i, j = sure[-1].a + sure[-1].size, sure[-1].b + sure[-1].size
        if len(sure) < len(found):
            i, j, _ = found[len(sure)]
        elif i < begun[0] and j < begun[1]:  # in the rest of the window nothing is the same
            i, j = _meeting(a, b, i, j)
    return out


def _runs(a: Words, b: Words, i: int, j: int) -> list[Block]:
    """The runs of equal words from a[i] and b[j] on."""
    return [
        Block(i + op.src_start, j + op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(a[i:], b[j:])
        if op.tag == "equal"
    ]


def _meeting(a: Words, b: Words, i: int, j: int) -> tuple[int, int]:
    """Where three words that both have stand first, from words a[i] and b[j] on; behind the last, if they do not."""
    runs: dict[Words, int] = {}
    for at in range(len(a) - 3, i - 1, -1):
        runs[a[at : at + 3]] = at
    for at in range(j, len(b) - 2):
        if b[at : at + 3] in runs:
            return runs[b[at : at + 3]], at
    return len(a), len(b)


def _slid(blocks: list[Block], a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """The same alignment in fewer runs where words repeat.

    "abolish the amendment" in "abolish, essentially abolish the amendment": the alignment may take the
    first "abolish"; that run slides over the gap and joins the next one.
    """
    out: list[Block] = []
    for block in blocks:
        if out:
            before = out[-1]
            end_a, end_b = before.a + before.size, before.b + before.size
            from_a, from_b = block.a - before.size, block.b - before.size
            if (end_a == block.a and b[before.b : end_b] == b[from_b : block.b]) or (
                end_b == block.b and a[before.a : end_a] == a[from_a : block.a]
            ):
                out[-1] = Block(from_a, from_b, before.size + block.size)
                continue
        out.append(block)
    return out
