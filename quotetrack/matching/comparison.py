"""Comparison: are two quotations the same words, said once? The result for one candidate pair.

Returns match or no match, and what was done to the words: nothing, trimmed, altered, or contradicting. A match needs
rare words in the stretch that the two share, not mere similarity: similarity is 100 for any two quotations that say
"very much". The result of `align` depends on the two quotations and nothing else, and can be kept; how much of it is
enough depends on the two articles, and is left to `decision`. Which pairs are compared is left to `fingerprints` and
`blocking`, and phrases that everybody says to `stock_phrases`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise
from math import inf

from quotetrack.language.en.matching import IN_STOCK, STOCK
from quotetrack.matching.alignment import ONE_CHANGE, Block, Gap, Idf, common_blocks, gap_between
from quotetrack.matching.contradiction import turns_round
from quotetrack.matching.decision import (
    CHANGED,
    LEAST,
    LEAST_REPORTED,
    OTHERWISE,
    Comparison,
    Context,
    Relation,
)
from quotetrack.matching.normal_form import NormalForm, normalize
from quotetrack.matching.number_forms import is_amount

__all__ = [
    "LEAST", "NAME", "ONE_CHANGE", "VERSION", "Comparison", "Context", "Relation",
    "align", "compare", "compare_words", "is_informative",
]  # fmt: skip

VERSION = "5"
NAME = 3.5  # the most that a word of a name weighs: articles about one thing share its names
SLIGHT = 3.0  # units of words around the stretch that make no difference: "the"
NOTHING_KNOWN = Context()


def compare(a: str, b: str, idf: Idf, context: Context = NOTHING_KNOWN) -> Comparison | None:
    """Compare two quotations as they stand in their articles. None: no match."""
    return compare_words(normalize(a), normalize(b), idf, context)


def compare_words(
    a: NormalForm, b: NormalForm, idf: Idf, context: Context = NOTHING_KNOWN
) -> Comparison | None:
    """Compare two quotations in normal form; `idf` gives the weight of a word. None: no match."""
    found = align(a, b, idf)
    return found if found is not None and found.is_match(context) else None


def align(a: NormalForm, b: NormalForm, idf: Idf) -> Comparison | None:
    """What two quotations in normal form share, or two reported statements. None: too little for any two articles."""
    if a.reported != b.reported:
        return None
    if _precedes(b, a):
        found = _align(b, a, idf)
        return found and replace(found, only_a=found.only_b, only_b=found.only_a)
    return _align(a, b, idf)


def is_informative(n: NormalForm, idf: Idf) -> bool:
    """Do the words of a quotation say enough to match its equal at least? What `align` with itself says, sooner."""
    weigh = _weights(n, n, idf) if n.names else idf
    least = LEAST_REPORTED if n.reported else LEAST
    others = (weigh(word) for word in n.words if word not in IN_STOCK)
    if any(evidence >= least for evidence in accumulate(others)):
        return True  # most do, whatever else they say
    return sum(map(weigh, n.words)) - sum(map(weigh, _stock(n.words))) >= least


def _precedes(a: NormalForm, b: NormalForm) -> bool:
    """One order for every pair, the shorter first, so that a comparison does not depend on the sides."""
    if len(a.words) != len(b.words):
        return len(a.words) < len(b.words)
    if a.words != b.words:
        return a.words < b.words
    return (sorted(a.cuts), sorted(a.stops)) < (sorted(b.cuts), sorted(b.stops))


def _align(a: NormalForm, b: NormalForm, idf: Idf) -> Comparison | None:
    # No alignment can gather more than the words that occur in both: most candidates end here.
    if sum(idf(word) for word in a.words if word in b.bag) < LEAST:
        return None
    weigh = _weights(a, b, idf)
    blocks = common_blocks(a, b, weigh)
    shared = [word for block in blocks for word in a.words[block.a : block.a + block.size]]
    evidence = sum(map(weigh, shared)) - sum(map(weigh, _stock(shared)))
    if evidence < LEAST:
        return None
    gaps = [gap_between(x, y, a, b) for x, y in pairwise(blocks)]
    changed = sum(_change(gap, weigh) for gap in gaps)
    if evidence - changed * CHANGED < LEAST:
        return None
    changed += _parting(blocks, a, b, weigh, (evidence - LEAST) / CHANGED - changed)
    if evidence - changed * CHANGED < LEAST:
        return None
    if turns_round(blocks, a, b):
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
    rest = sum(map(weigh, only_a)) + sum(map(weigh, only_b))
    if a.reported and (evidence < LEAST_REPORTED or rest + changed > OTHERWISE * evidence):
        return None
    return Comparison(
        round(score, 1),
        relation,
        round(evidence, 2),
        round(changed, 2),
        min(around) > SLIGHT,
        round(rest, 2),
        a.reported,
        only_a,
        only_b,
    )


def _around(blocks: Sequence[Block], side: int, n: NormalForm, idf: Idf) -> float:
    """The weight of the clauses before and after the stretch of the blocks in `n`, which is their `side`;
    those that an editor parted from it do not count."""
    start, end = blocks[0][side], blocks[-1][side] + blocks[-1].size
    return sum(_clause(n, at, step, idf) for at, step in ((start, -1), (end, 1)) if at not in n.cuts)


def _weights(a: NormalForm, b: NormalForm, idf: Idf) -> Idf:
    """The weights of words in this pair: a word that either side writes as a name says little."""
    named = a.named | b.named
    return (lambda word: min(NAME, idf(word)) if word in named else idf(word)) if named else idf


def _stock(words: Sequence[str]) -> list[str]:
    """The words that belong to a stock phrase: "God bless America" is no evidence that it was said once."""
    if IN_STOCK.isdisjoint(words):
        return []
    return [word for found in STOCK.finditer(" ".join(words)) for word in found.group().split()]


def _change(gap: Gap, idf: Idf) -> float:
    """What a gap says against the two being one utterance."""
    if gap.marked:
        return 0.0
    if not (gap.a and gap.b):
        return ONE_CHANGE
    # Another number or currency is one change, however rare the two are: it contradicts.
    return max(ONE_CHANGE, sum(idf(word) for word in chain(gap.a, gap.b) if not is_amount(word)))


def _parting(blocks: list[Block], a: NormalForm, b: NormalForm, idf: Idf, most: float) -> float:
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


def _clause(n: NormalForm, at: int, step: int, idf: Idf, most: float = inf) -> float:
    """The weight of the words from position `at` to the next stop or cut, backwards (-1) or forwards (1); of
    so many of them that it is above `most`."""
    weight = 0.0
    while weight <= most and 0 <= (i := at if step > 0 else at - 1) < len(n.words):
        weight += idf(n.words[i])
        at += step
        if at in n.stops or at in n.cuts:
            break
    return weight


def _outside(words: tuple[str, ...], runs: list[tuple[int, int]]) -> tuple[str, ...]:
    """The words that are in none of the `runs` of (start, size)."""
    out: list[str] = []
    at = 0
    for start, size in runs:
        out += words[at:start]
        at = start + size
    return (*out, *words[at:])
