"""The words that two quotations have in common: runs of equal words, and the gaps between them.

Decides which stretch of two quotations is the same words, what stands in its gaps, and where an editor marked that
words are left out. What a gap says about the two is left to `verify`, and whether it turns them round to
`contradiction`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from quotetrack.match.normalise import Normal

ONE_CHANGE = 7.0  # units of one changed place at least ("so" counts as any word), and if words only fell out
NEAR = 3  # a gap of as many words does not interrupt an utterance
LONGEST = 2000  # words that are aligned; alignment takes time and memory with the product of the lengths

Idf = Callable[[str], float]


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


def common(a: Normal, b: Normal, idf: Idf) -> list[Block]:
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


def gap_between(before: Block, after: Block, a: Normal, b: Normal) -> Gap:
    """The words between two blocks. Marked: the side without words there has an ellipsis or a bracket."""
    end_a, end_b = before.a + before.size, before.b + before.size
    marked = (end_a == after.a and end_a in a.cuts) or (end_b == after.b and end_b in b.cuts)
    return Gap(a.words[end_a : after.a], b.words[end_b : after.b], marked)


def _aligned(a: tuple[str, ...], b: tuple[str, ...]) -> list[Block]:
    """The runs of equal words of a longest common subsequence."""
    at_a = at_b = 0
    if len(b) > LONGEST:  # only around what they share: from the first run of three equal words on
        runs = {run: i for i, run in reversed(list(enumerate(zip(a, a[1:], a[2:], strict=False))))}
        shared = ((runs[run], j) for j, run in enumerate(zip(b, b[1:], b[2:], strict=False)) if run in runs)
        first_a, first_b = next(shared, (0, 0))
        at_a, at_b = max(0, first_a - LONGEST // 2), max(0, first_b - LONGEST // 2)
    return [
        Block(at_a + op.src_start, at_b + op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(a[at_a : at_a + LONGEST], b[at_b : at_b + LONGEST])
        if op.tag == "equal"
    ]


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
