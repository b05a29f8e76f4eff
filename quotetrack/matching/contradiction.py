"""Contradiction: does one quotation turn the other round, by a dropped "not" or another number?

Decides, for two quotations whose words were aligned, whether what differs makes them two statements that exclude
each other: a negation, a number, or a word that leaves no room for the other, as Monday for Friday and "rose" for
"fell". Such a pair is never silently the same: whoever drops the "not" is named for it. What stands in a longer gap
is another sentence. Units are not converted here: another currency is another sum, and 17 percent are not 17, but
who says "5 million" leaves out what the other says of dollars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quotetrack.language.en.matching import EXCLUSIVE, FRACTIONS
from quotetrack.language.en.numbers import ORDINALS, ZEROS
from quotetrack.language.lexicon import words
from quotetrack.matching.alignment import NEAR, Block
from quotetrack.matching.normal_form import NormalForm
from quotetrack.matching.number_forms import is_number

_NEGATIONS = words("closed", "negations")
_RANK = re.compile(r"(\d+)(?:st|nd|rd|th)")

Words = tuple[str, ...]
Part = tuple[int, int]  # the words of a quotation from a position to another


def turns_round(blocks: Sequence[Block], a: NormalForm, b: NormalForm) -> bool:
    """Do `a` and `b`, which have these blocks in common, exclude each other?"""
    first, last = blocks[0], blocks[-1]
    gaps = (((x.a + x.size, y.a), (x.b + x.size, y.b)) for x, y in pairwise(blocks))
    edges = (
        (_edge(a, first.a, -1), _edge(b, first.b, -1)),
        (_edge(a, last.a + last.size, 1), _edge(b, last.b + last.size, 1)),
    )
    return (
        any(_excludes(a, x, b, y) for x, y in gaps)
        or any(x and y and _excludes(a, x, b, y) for x, y in edges)
        or _drops_negation(first, a, b)
        or any({_is_share(a, x.a + x.size), _is_share(b, x.b + x.size)} == {True, False} for x in blocks)
    )


def _excludes(a: NormalForm, part: Part, b: NormalForm, other: Part) -> bool:
    """Do these words, which stand in the same place, exclude each other?"""
    one, two = a.words[slice(*part)], b.words[slice(*other)]
    if max(len(one), len(two)) > 2 * NEAR:
        return False
    # Different ones are counted, by twos: "not me, not Bill, nobody" says nothing new after "never".
    if len(_negations(a, part)) % 2 != len(_negations(b, other)) % 2:
        return True
    if any(x and y and x != y for x, y in zip(_numbers(one), _numbers(two), strict=True)):
        return True
    return any(
        not EXCLUSIVE.get(x, set()).isdisjoint(EXCLUSIVE.get(y, set()))
        for x in set(one).difference(two)
        for y in set(two).difference(one)
    )


def _negations(n: NormalForm, part: Part) -> set[str]:
    """The negations in a part of `n`, if any denies what stands outside it, which both quotations have. "The notion
    that we fail is not true. We build." denies the notion, which it alone has, and not that we build."""
    start, stop = part
    negations = [i for i in range(start, stop) if n.words[i] in _NEGATIONS]
    if not any(_reaches(n, i, stop) for i in negations):
        return set()
    return {n.words[i] for i in negations}


def _reaches(n: NormalForm, at: int, stop: int) -> bool:
    """Does the clause of the negation words[at] go on beyond `stop`, or end with it: "We did not."?"""
    ends = n.stops | {len(n.words)}
    return at + 1 in ends or ends.isdisjoint(range(at + 1, stop + 1))


def _numbers(words: Words) -> tuple[list[str], list[int], list[tuple[str, int]]]:
    """The numbers among words: "12" and "million", "third" and "3rd", "two-thirds" and "a third"."""
    plain: list[str] = []
    ranks: list[int] = []
    parts: list[tuple[str, int]] = []
    for before, word in zip(("", *words), words, strict=False):
        written = _RANK.fullmatch(word)
        rank = int(written[1][:9]) if written else ORDINALS.get(word, 0)
        if word in FRACTIONS or (rank > 2 and before in ("a", "1")):
            count = plain.pop() if plain and is_number(before) else "1"
            parts.append((count, FRACTIONS.get(word, rank)))
        elif rank:
            ranks.append(rank)
        elif is_number(word) or word in ZEROS:
            plain.append(word)
    return plain, ranks, parts


def _is_share(n: NormalForm, at: int) -> bool | None:
    """Is the number before words[at] a percentage, as the first of "17 percent" and of "from 17 to 20 percent"? None:
    it is no number, or its unit may stand behind the end of the quotation."""
    if not is_number(n.words[at - 1]) or (at == len(n.words) and at not in n.stops) or at in n.cuts:
        return None
    return "percent" in n.words[at : at + NEAR]


def _edge(n: NormalForm, at: int, step: int) -> Part | None:
    """The words from position `at`, backwards (-1) or forwards (1), to where the sentence or the quotation begins or
    ends: "Everybody knows …" / "Nobody knows …", "… in March." / "… in April." None, if that is further away than
    a gap may be wide."""
    for end in range(at, at + step * (NEAR + 1), step):
        if end in n.stops or end in (0, len(n.words)):
            return (min(at, end), max(at, end)) if at != end else None
        if end in n.cuts:
            break
    return None


def _drops_negation(first: Block, a: NormalForm, b: NormalForm) -> bool:
    """Does one side begin a sentence where the other has a negation before: "Everyone will pay" / "Not everyone
    …", "I do not believe that everyone …"? Where it begins in mid-sentence, the article says "not" itself."""
    if first.a == 0 and first.b > 0:
        return 0 in a.stops and _is_negated(b, first.b)
    if first.b == 0 and first.a > 0:
        return 0 in b.stops and _is_negated(a, first.a)
    return False


def _is_negated(n: NormalForm, at: int) -> bool:
    """Is there a negation shortly before words[at], in its clause?"""
    for i in range(at, max(0, at - 2 * NEAR), -1):
        if i in n.stops or i in n.cuts:
            return False
        if n.words[i - 1] in _NEGATIONS:
            return n.words[i : i + 1] != ("only",)  # "not only the mayor": it goes on
    return False
