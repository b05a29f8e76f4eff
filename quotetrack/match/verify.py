"""Are two quotations the same words, said once? The verdict on one pair of candidates.

Decides match or no match, and what was done to the words: nothing, trimmed, altered, or turned round. What
separates an utterance that two outlets carry from a phrase that two people use is the rare words in the
part they share, so a match needs enough summed inverse document frequency there (`evidence`), not mere
similarity: similarity is 100 for any two quotations that say "very much". Which pairs are looked at is left
to `fingerprint`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from math import log
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from quotetrack.match.english import MAGNITUDES, NEGATIONS
from quotetrack.match.normalise import Normal, is_number, normal

VERSION = "1"

NEEDED = 13.0  # evidence, when both were published on the same day
NEEDED_A_DAY = 2.0  # more for each e-fold of the days between: a stump line comes again on another day
UNKNOWN_DAYS = 7
ALIKE = 0.7  # least share of the common stretch that is the same, by weight
NEAR = 3  # a gap of as many words does not interrupt an utterance
GAP = 6.0  # most that a gap may cost of the evidence


class Relation(StrEnum):
    """What was done to the words between the two."""

    VERBATIM = "verbatim"  # the same words
    TRIMMED = "trimmed"  # what both give is the same; one or both give more
    ALTERED = "altered"  # words were changed inside what both give
    CONTRADICTING = "contradicting"  # a negation or a number was changed: not the same statement


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the two articles. None: unknown."""

    days: int | None = None  # between the days of publication
    same_speaker: bool | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A match. `compare(a, b)` and `compare(b, a)` differ in nothing but the sides of `only_a` and `only_b`."""

    score: float  # 0 to 100: how much of the common stretch is the same
    relation: Relation
    evidence: float  # summed idf of the words that both have
    only_a: tuple[str, ...] = ()  # words inside or around the common stretch that the other has not, in order
    only_b: tuple[str, ...] = ()


class Block(NamedTuple):
    """A run of equal words: a[a:a+size] == b[b:b+size]."""

    a: int
    b: int
    size: int


NOTHING_KNOWN = Context()


def compare(
    a: str, b: str, idf: Callable[[str], float], context: Context = NOTHING_KNOWN
) -> Comparison | None:
    """Compare two quotations as they stand in their articles. None: no match."""
    return compare_words(normal(a), normal(b), idf, context)


def compare_words(
    a: Normal, b: Normal, idf: Callable[[str], float], context: Context = NOTHING_KNOWN
) -> Comparison | None:
    """Compare two quotations in normal form; `idf` gives the weight of a word. None: no match."""
    if (len(b.words), b.words, b.cuts) < (len(a.words), a.words, a.cuts):
        found = _compare(b, a, idf, context)
        return found and replace(found, only_a=found.only_b, only_b=found.only_a)
    return _compare(a, b, idf, context)


def needed(context: Context) -> float:
    """The evidence that a match needs."""
    days = UNKNOWN_DAYS if context.days is None else abs(context.days)
    return NEEDED + NEEDED_A_DAY * log(1 + days)


def _compare(a: Normal, b: Normal, idf: Callable[[str], float], context: Context) -> Comparison | None:
    """`a` is the shorter one."""
    weight = {word: idf(word) for word in {*a.words, *b.words}}
    blocks = _common(a, b, weight)
    if not blocks:
        return None
    evidence = sum(weight[word] for block in blocks for word in a.words[block.a : block.a + block.size])
    if evidence < needed(context):
        return None
    changed_a: list[str] = []
    changed_b: list[str] = []
    contradicting = False
    for before, after in pairwise(blocks):
        gap_a = a.words[before.a + before.size : after.a]
        gap_b = b.words[before.b + before.size : after.b]
        contradicting |= _contradicts(gap_a, gap_b)
        if not _is_cut(before, after, a, b):
            changed_a += gap_a
            changed_b += gap_b
    lost = sum(weight[word] for word in changed_a + changed_b)
    alike = 2 * evidence / (2 * evidence + lost)
    if alike < ALIKE and not contradicting:
        return None
    trimmed = sum(block.size for block in blocks) < max(len(a.words), len(b.words))
    if contradicting:
        relation = Relation.CONTRADICTING
    elif changed_a or changed_b:
        relation = Relation.ALTERED
    elif trimmed:
        relation = Relation.TRIMMED
    else:
        relation = Relation.VERBATIM
    return Comparison(
        round(100 * alike, 1), relation, round(evidence, 2),
        _outside(a.words, [(x.a, x.size) for x in blocks]),
        _outside(b.words, [(x.b, x.size) for x in blocks]),
    )  # fmt: skip


def _common(a: Normal, b: Normal, weight: dict[str, float]) -> list[Block]:
    """The blocks of the stretch that the two have in common: the heaviest chain of runs of equal words."""
    blocks = [
        Block(op.src_start, op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(a.words, b.words)
        if op.tag == "equal"
    ]
    best: tuple[float, int, int] = (0.0, 0, 0)
    total, start = 0.0, 0
    for i, block in enumerate(blocks):
        if i:
            total -= _cost(blocks[i - 1], block, a, b, weight)
        if total <= 0:
            total, start = 0.0, i
        total += sum(weight[word] for word in a.words[block.a : block.a + block.size])
        if total > best[0]:
            best = (total, start, i + 1)
    return blocks[best[1] : best[2]]


def _cost(before: Block, after: Block, a: Normal, b: Normal, weight: dict[str, float]) -> float:
    gap_a = a.words[before.a + before.size : after.a]
    gap_b = b.words[before.b + before.size : after.b]
    if max(len(gap_a), len(gap_b)) <= NEAR or _is_cut(before, after, a, b):
        return 0.0
    return min(GAP, sum(weight[word] for word in gap_a + gap_b))


def _is_cut(before: Block, after: Block, a: Normal, b: Normal) -> bool:
    """Does an ellipsis or a bracket stand in the gap, on the side that has fewer words in it?"""
    gap_a = after.a - before.a - before.size
    gap_b = after.b - before.b - before.size
    if gap_a == 0 and before.a + before.size in a.cuts:
        return True
    return gap_b == 0 and before.b + before.size in b.cuts


def _contradicts(gap_a: Sequence[str], gap_b: Sequence[str]) -> bool:
    """Was a negation dropped or a number changed between the two sides of a gap?"""
    if min(len(gap_a), len(gap_b)) > NEAR or max(len(gap_a), len(gap_b)) > 2 * NEAR:
        return False
    negated = (sum(word in NEGATIONS for word in gap) % 2 for gap in (gap_a, gap_b))
    if len(set(negated)) > 1:
        return True
    numbers_a = [word for word in gap_a if is_number(word) or word in MAGNITUDES]
    numbers_b = [word for word in gap_b if is_number(word) or word in MAGNITUDES]
    return bool(numbers_a and numbers_b) and numbers_a != numbers_b


def _outside(words: tuple[str, ...], runs: list[tuple[int, int]]) -> tuple[str, ...]:
    out: list[str] = []
    at = 0
    for start, size in runs:
        out += words[at:start]
        at = start + size
    return tuple(out) + words[at:]
