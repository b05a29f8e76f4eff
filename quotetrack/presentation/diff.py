"""Which words two versions of a quotation do not share, as data and as a reader sees it. How alike they are is left to
match.

Words are compared in normal form (`matching.normal_form`) and shown as they stand: “taxes,” and “taxes”, "ISIS'" and
"ISIS’s", "twenty-five" and "25" are the same, and what an editor put in brackets is told only beside a word that
differs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from quotetrack.matching import normal_form, number_forms
from quotetrack.presentation import sanitize

if TYPE_CHECKING:
    from rich.text import Text

_LONGEST = 2_000  # words: a longer quotation is compared up to here, the comparison is quadratic
_MANY = 20  # words without a space between them, above which they are compared as one
_WORD = re.compile(r"\w")
_TOKEN = re.compile(r"(?:\[[^\[\]]{0,200}\]|\S)++")  # "[the president]" is one


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both versions. Where it is the same, they have one normal form."""

    a: str
    b: str
    same: bool


def pieces(a: str, b: str) -> Iterator[Piece]:
    """Both versions, cut where they part and meet again."""
    one, other = _side(a), _side(b)
    both = {*one.tokens} & {*other.tokens}
    cuts = [*pairwise(_cuts(one, other))]
    for n, ((i, j), (k, m)) in enumerate(cuts):
        same = one.words[i:k] == other.words[j:m]
        before, after = not same or n == 0, not same or n == len(cuts) - 1
        # "…", where one left words out, is not a word that differs.
        left = one.shown(i, k, before, after, both if same else ())
        right = other.shown(j, m, before, after, both if same else ())
        if left or right:
            yield from (Piece(left, right, True),) if same else _narrowed(left, right)


def _narrowed(a: str, b: str) -> Iterator[Piece]:
    """Two stretches that differ, without the tokens that both begin or end with: of "12 million" and "15 million", each
    of which is one number, the first."""
    one, other = _TOKEN.findall(a), _TOKEN.findall(b)
    shorter = min(len(one), len(other))
    head = next((n for n in range(shorter) if one[n] != other[n]), shorter)
    shorter -= head
    tail = next((n for n in range(shorter) if one[-1 - n] != other[-1 - n]), shorter)
    ends = len(one) - tail, len(other) - tail
    for x, y in (
        (one[:head], other[:head]),
        (one[head : ends[0]], other[head : ends[1]]),
        (one[ends[0] :], other[ends[1] :]),
    ):
        if x or y:
            yield Piece(" ".join(x), " ".join(y), x == y)


def differing(a: str, b: str) -> list[dict[str, str]]:
    """The words that differ, stretch by stretch, as data."""
    return [{"a": piece.a, "b": piece.b} for piece in pieces(a, b) if not piece.same]


def marked(a: str, b: str) -> Text:
    """Both versions at once: in brackets, as wdiff has it, [-what only the first has-] and {+only the second+}."""
    from rich.text import Text

    out = Text()
    for piece in pieces(sanitize.reflow(a), sanitize.reflow(b)):
        if piece.same:
            out.append(f"{piece.a} ")
            continue
        if piece.a:
            out.append(f"[-{piece.a}-] ", "red")
        if piece.b:
            out.append(f"{{+{piece.b}+}} ", "green")
    out.rstrip()
    return out


def differences(a: str, b: str) -> Text | str:
    """Both versions at once, as in `marked`; nothing where they have the same words."""
    return marked(a, b) if differing(a, b) else ""


class _Side(NamedTuple):
    """One version: its tokens, the words of all in normal form, and before which of these each token stands. "…" has no
    word, and neither has what an editor put in brackets."""

    tokens: Sequence[str]
    words: Sequence[str]
    starts: Sequence[int]  # one more than there are tokens

    def shown(self, start: int, stop: int, before: bool, after: bool, marks: Collection[str]) -> str:
        """The tokens of the words from `start` to `stop`; what stands in brackets right before or after them, only if
        that is said; what has no letter, only if it is one of the `marks`, with the word before it."""
        tokens = []
        for n in range(bisect_left(self.starts, start), bisect_right(self.starts, stop, hi=len(self.tokens))):
            token, here, end = self.tokens[n], self.starts[n], self.starts[n + 1]
            letters = _WORD.search(token) is not None
            inside = end <= stop
            if here == end:
                inside = (here > start or before) and (here < stop or after or not letters)
            if inside and (letters or token in marks):
                tokens.append(token)
        return " ".join(tokens)


def _side(text: str) -> _Side:
    tokens: list[str] = []
    words: list[tuple[str, ...]] = []
    for token in _TOKEN.findall(text)[:_LONGEST]:
        own = _words(token)
        if words and number_forms.continues_number(
            words[-1]
        ):  # "twenty five", "15 %", "$5 million", "per cent"
            both = _words(f"{tokens[-1]} {token}")
            if both != words[-1] + own:
                tokens[-1], words[-1] = f"{tokens[-1]} {token}", both
                continue
        tokens.append(token)
        words.append(own)
    return _Side(tokens, [*chain.from_iterable(words)], [*accumulate(map(len, words), initial=0)])


def _cuts(a: _Side, b: _Side) -> list[tuple[int, int]]:
    """Where stretches that are the same and stretches that differ meet, from the beginning to the end: how many words
    of each side are before. No token is cut: "won't" and "will" differ as a whole."""
    from rapidfuzz.distance import Indel

    steps = [(0, 0)]
    for step in Indel.opcodes(a.words, b.words):
        length = step.src_end - step.src_start if step.tag == "equal" else 0
        steps += [(step.src_start + n, step.dest_start + n) for n in range(1, length)]
        steps.append((step.src_end, step.dest_end))
    of_a, of_b = {*a.starts}, {*b.starts}
    steps = [(i, j) for i, j in steps if i in of_a and j in of_b]
    same = [a.words[i:k] == b.words[j:m] for (i, j), (k, m) in pairwise(steps)]
    turns = [step for step, (x, y) in zip(steps[1:], pairwise(same), strict=False) if x != y]
    return [steps[0], *turns, steps[-1]]


@lru_cache(maxsize=10_000)
def _words(token: str) -> tuple[str, ...]:
    words = normal_form.normalize(token).words
    return words if len(words) <= _MANY else (" ".join(words),)
