"""Does one quotation turn the other round: was a "not" dropped, or a number changed?

Decides, of two quotations whose words were aligned, whether what differs makes them two statements that exclude
each other. That is never silently the same: whoever drops the "not" is named for it.
"""

from __future__ import annotations

from quotetrack.match.blocks import NEAR, Block, Gap
from quotetrack.match.english import MAGNITUDES, NEGATIONS
from quotetrack.match.normalise import Normal, is_number


def contradicts(gap: Gap) -> bool:
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


def drops_negation(first: Block, a: Normal, b: Normal) -> bool:
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
