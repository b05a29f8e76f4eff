"""Are two quotations the same words, said once? The verdict on one pair of candidates.

Decides match or no match, and what was done to the words: nothing, trimmed, altered, or turned round. What
separates an utterance that two outlets carry from a phrase that two people use is the rare words in the
stretch they share, so a match needs enough summed inverse document frequency there (`evidence`), not mere
similarity: similarity is 100 for any two quotations that say "very much". What the words say (`align`) depends
on the two quotations and nothing else; how much of it is enough (`Comparison.holds`) depends on what is known of
the two articles. Which pairs are looked at is left to `fingerprint`, and phrases that everybody says to `stock`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, pairwise
from math import inf, log
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from quotetrack.match.english import IN_STOCK, MAGNITUDES, NEGATIONS, STOCK
from quotetrack.match.normalise import Normal, is_number, normal

VERSION = "2"

# In units of evidence: natural logarithms, as idf is. Set on hand-labelled pairs of news quotations.
NEEDED = 10.0  # for two articles of one day
NEEDED_BY_TIME = 2.0  # more, times ln(1 + days): a stump line comes again on another day
SAME_SPEAKER = -1.5  # less, when both are known to be by one speaker, who may repeat himself on another day
OTHER_SPEAKER = 3.0  # more, when they are thought to be by two: outlets, and programs, misattribute
CHANGED = 1.0  # what each unit of changed words costs
CHANGED_BY_TIME = 0.5  # more, times ln(1 + days): who quotes again copies, who speaks again varies
ONE_CHANGE = 7.0  # units of one changed place at least ("so" counts as any word), and if words only fell out
APART_BY_TIME = (
    3.0  # times ln(1 + days), if each gives words that the other has not: a stump line in two speeches
)
NAME = 3.5  # the most that a word of a name weighs: articles about one thing share its names
UNKNOWN_DAYS = 7
LONG_AGO = 60  # days after which it makes no difference any more how many
NEAR = 3  # a gap of as many words does not interrupt an utterance
SLIGHT = 3.0  # units of words around the stretch that make no difference: "the"
LEAST = NEEDED + SAME_SPEAKER  # what is needed in the context that needs least
LONGEST = 2000  # words that are aligned; alignment takes time and memory with the product of the lengths


class Relation(StrEnum):
    """What was done to the words between the two."""

    VERBATIM = "verbatim"  # the same words
    TRIMMED = "trimmed"  # what both give is the same; one or both give more
    ALTERED = "altered"  # words were changed inside what both give
    CONTRADICTING = "contradicting"  # a negation or a number was changed: not the same statement


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the two quotations besides their words. None: unknown."""

    days: int | None = None  # between the days of publication
    same_speaker: bool | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two quotations share. `align(a, b)` and `align(b, a)` differ only in the sides of `only_a` and
    `only_b`."""

    score: float  # 0 to 100: how much of the stretch that they share is the same, by weight
    relation: Relation
    evidence: float  # summed weight of the words that both have
    changed: float  # summed weight of what was changed inside the stretch, or speaks against it at its ends
    apart: bool  # either goes on before or after the stretch with words that the other has not
    only_a: tuple[str, ...] = ()  # words inside or around that stretch that the other has not, in order
    only_b: tuple[str, ...] = ()

    def holds(self, context: Context) -> bool:
        """Is this enough for one utterance, given what is known of the two articles?"""
        days = UNKNOWN_DAYS if context.days is None else min(abs(context.days), LONG_AGO)
        long = log(1 + days)
        needed = NEEDED + NEEDED_BY_TIME * long
        if context.same_speaker is not None:
            needed += SAME_SPEAKER if context.same_speaker else OTHER_SPEAKER
        if self.apart:
            needed += APART_BY_TIME * long
        return self.evidence - self.changed * (CHANGED + CHANGED_BY_TIME * long) >= needed


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


Idf = Callable[[str], float]
NOTHING_KNOWN = Context()


def compare(a: str, b: str, idf: Idf, context: Context = NOTHING_KNOWN) -> Comparison | None:
    """Compare two quotations as they stand in their articles. None: no match."""
    return compare_words(normal(a), normal(b), idf, context)


def compare_words(a: Normal, b: Normal, idf: Idf, context: Context = NOTHING_KNOWN) -> Comparison | None:
    """Compare two quotations in normal form; `idf` gives the weight of a word. None: no match."""
    found = align(a, b, idf)
    return found if found is not None and found.holds(context) else None


def align(a: Normal, b: Normal, idf: Idf) -> Comparison | None:
    """What two quotations in normal form share. None: too little for any two articles."""
    if _precedes(b, a):
        found = _align(b, a, idf)
        return found and replace(found, only_a=found.only_b, only_b=found.only_a)
    return _align(a, b, idf)


def tells(n: Normal, idf: Idf) -> bool:
    """Do the words of a quotation say enough to match its equal at least? What `align` with itself says, sooner."""
    weigh = _weights(n, n, idf) if n.names else idf
    evidence = sum(map(weigh, n.words))
    return evidence >= LEAST and evidence - sum(map(weigh, _stock(n.words))) >= LEAST


def _precedes(a: Normal, b: Normal) -> bool:
    """One order for every pair, the shorter first, so that a comparison does not depend on the sides."""
    if len(a.words) != len(b.words):
        return len(a.words) < len(b.words)
    if a.words != b.words:
        return a.words < b.words
    return (sorted(a.cuts), sorted(a.stops)) < (sorted(b.cuts), sorted(b.stops))


def _align(a: Normal, b: Normal, idf: Idf) -> Comparison | None:
    # No alignment can gather more than the words that occur in both: most candidates end here.
    if sum(idf(word) for word in a.words if word in b.bag) < LEAST:
        return None
    weigh = _weights(a, b, idf)
    blocks = _common(a, b, weigh)
    shared = [word for block in blocks for word in a.words[block.a : block.a + block.size]]
    evidence = sum(map(weigh, shared)) - sum(map(weigh, _stock(shared)))
    if evidence < LEAST:
        return None
    gaps = [_gap(x, y, a, b) for x, y in pairwise(blocks)]
    changed = sum(_change(gap, weigh) for gap in gaps)
    if evidence - changed * CHANGED < LEAST:
        return None
    changed += _parting(blocks, a, b, weigh, (evidence - LEAST) / CHANGED - changed)
    if evidence - changed * CHANGED < LEAST:
        return None
    if any(map(_contradicts, gaps)) or _drops_negation(blocks[0], a, b):
        relation = Relation.CONTRADICTING
    elif not all(gap.marked for gap in gaps):
        relation = Relation.ALTERED
    elif len(shared) < max(len(a.words), len(b.words)):
        relation = Relation.TRIMMED
    else:
        relation = Relation.VERBATIM
    only_a = _outside(a.words, [(x.a, x.size) for x in blocks])
    only_b = _outside(b.words, [(x.b, x.size) for x in blocks])
    around = (_around(blocks, 0, a, weigh), _around(blocks, 1, b, weigh))
    score = 100 * 2 * evidence / (2 * evidence + changed)
    return Comparison(
        round(score, 1), relation, round(evidence, 2), round(changed, 2), min(around) > SLIGHT, only_a, only_b
    )


def _around(blocks: Sequence[Block], side: int, n: Normal, idf: Idf) -> float:
    """The weight of the clauses before and after the stretch of the blocks in `n`, which is their `side`;
    those that an editor parted from it do not count."""
    start, end = blocks[0][side], blocks[-1][side] + blocks[-1].size
    return sum(_clause(n, at, step, idf) for at, step in ((start, -1), (end, 1)) if at not in n.cuts)


def _weights(a: Normal, b: Normal, idf: Idf) -> Idf:
    """The weights of words in this pair: a word that either side writes as a name says little."""
    named = a.named | b.named
    return (lambda word: min(NAME, idf(word)) if word in named else idf(word)) if named else idf


def _stock(words: Sequence[str]) -> list[str]:
    """The words that belong to a stock phrase: "God bless America" is no evidence that it was said once."""
    if IN_STOCK.isdisjoint(words):
        return []
    return [word for found in STOCK.finditer(" ".join(words)) for word in found.group().split()]


def _common(a: Normal, b: Normal, idf: Idf) -> list[Block]:
    """The blocks of the stretch that the two share: the heaviest chain of runs of equal words."""
    if a.words == b.words:
        return [Block(0, 0, len(a.words))]
    best, best_total, total, start = (0, 0), 0.0, 0.0, 0
    blocks = _slid(_aligned(a.words, b.words), a.words, b.words)
    for i, block in enumerate(blocks):
        if i:
            gap = _gap(blocks[i - 1], block, a, b)
            if not gap.marked and max(len(gap.a), len(gap.b)) > NEAR:
                total -= min(ONE_CHANGE, sum(map(idf, chain(gap.a, gap.b))))
        if total <= 0:
            total, start = 0.0, i
        total += sum(map(idf, a.words[block.a : block.a + block.size]))
        if total > best_total:
            best, best_total = (start, i + 1), total
    return blocks[slice(*best)]


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


def _gap(before: Block, after: Block, a: Normal, b: Normal) -> Gap:
    """The words between two blocks. Marked: the side without words there has an ellipsis or a bracket."""
    end_a, end_b = before.a + before.size, before.b + before.size
    marked = (end_a == after.a and end_a in a.cuts) or (end_b == after.b and end_b in b.cuts)
    return Gap(a.words[end_a : after.a], b.words[end_b : after.b], marked)


def _change(gap: Gap, idf: Idf) -> float:
    """What a gap says against the two being one utterance."""
    if gap.marked:
        return 0.0
    if not (gap.a and gap.b):
        return ONE_CHANGE
    # Another number is one change, however rare the two are: it makes a contradiction, not another utterance.
    return max(ONE_CHANGE, sum(idf(word) for word in chain(gap.a, gap.b) if not is_number(word)))


def _parting(blocks: list[Block], a: Normal, b: Normal, idf: Idf, most: float) -> float:
    """What it costs that both go on, with other words, before or after the stretch that they share.

    Two excerpts of one speech agree until one of them ends. "a special place in hell for women who …" twice
    with two endings was said twice, unless one sentence ended there. A cost above `most` need not be exact.
    """
    before = (blocks[0].a, blocks[0].b)
    after = (blocks[-1].a + blocks[-1].size, blocks[-1].b + blocks[-1].size)
    cost = 0.0
    for (i, j), step in ((before, -1), (after, 1)):
        if not (i in a.stops or i in a.cuts or j in b.stops or j in b.cuts):
            cost += min(_clause(a, i, step, idf, most), _clause(b, j, step, idf, most))
    return cost


def _clause(n: Normal, at: int, step: int, idf: Idf, most: float = inf) -> float:
    """The weight of the words from position `at` to the next stop or cut, backwards (-1) or forwards (1); of
    so many of them that it is above `most`."""
    weight = 0.0
    while weight <= most and 0 <= (i := at if step > 0 else at - 1) < len(n.words):
        weight += idf(n.words[i])
        at += step
        if at in n.stops or at in n.cuts:
            break
    return weight


def _contradicts(gap: Gap) -> bool:
    """Was a negation dropped or a number changed here? A longer gap is another sentence."""
    if max(len(gap.a), len(gap.b)) > 2 * NEAR:
        return False
    # Different ones are counted, by twos: "not me, not Bill, nobody" says nothing new after "never".
    negations = (len(NEGATIONS.intersection(side)) % 2 for side in (gap.a, gap.b))
    if len(set(negations)) == 2:
        return True
    numbers_a, numbers_b = (
        [word for word in side if is_number(word) or word in MAGNITUDES] for side in (gap.a, gap.b)
    )
    return bool(numbers_a and numbers_b) and numbers_a != numbers_b


def _drops_negation(first: Block, a: Normal, b: Normal) -> bool:
    """Does one side begin a sentence where the other has a negation before: "Everyone will pay" / "Not everyone
    …", "I do not believe that everyone …"? Where it begins in mid-sentence, the article says "not" itself."""
    if first.a == 0 and first.b > 0:
        return 0 in a.stops and _is_negated(b, first.b)
    if first.b == 0 and first.a > 0:
        return 0 in b.stops and _is_negated(a, first.a)
    return False


def _is_negated(n: Normal, at: int) -> bool:
    """Is there a negation shortly before words[at], in its clause?"""
    for i in range(at, max(0, at - 2 * NEAR), -1):
        if i in n.stops or i in n.cuts:
            return False
        if n.words[i - 1] in NEGATIONS:
            return n.words[i : i + 1] != ("only",)  # "not only the mayor": it goes on
    return False


def _outside(words: tuple[str, ...], runs: list[tuple[int, int]]) -> tuple[str, ...]:
    """The words that are in none of the `runs` of (start, size)."""
    out: list[str] = []
    at = 0
    for start, size in runs:
        out += words[at:start]
        at = start + size
    return (*out, *words[at:])
