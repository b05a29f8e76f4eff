"""Tags become spans: the best sequence of tags in which no span goes on that was not begun.

Decides where sources, cues and contents stand in a chunk; leaves to `relations` which belong together.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

SOURCE, CUE, CONTENT = 0, 1, 2
TAGS = 7  # O, then B and I of each role


class Mention(NamedTuple):
    """A source, cue or content: pieces `first` to `last` (inclusive) of a chunk."""

    role: int
    first: int
    last: int
    sure: float  # the mean probability of its tags


def mentions(scores: np.ndarray) -> list[Mention]:
    """The mentions of a chunk, in order, from the scores of its tags: O, then B and I of each role."""
    scores = scores.astype(np.float64)
    tags = scores.argmax(1).tolist()
    if not _follows(tags):
        tags = _best(scores.tolist())
    found: list[Mention] = []
    first = 0
    odds = np.exp(scores - scores.max(1, keepdims=True))
    chances = (odds[np.arange(len(tags)), tags] / odds.sum(1)).tolist()
    for at in range(len(tags) + 1):
        tag = tags[at] if at < len(tags) else 0
        goes_on = tag and tag % 2 == 0
        if goes_on:
            continue
        if at and tags[at - 1]:
            role = (tags[at - 1] - 1) // 2
            found.append(Mention(role, first, at - 1, sum(chances[first:at]) / (at - first)))
        first = at
    return found


def _follows(tags: list[int]) -> bool:
    """Whether every tag that goes on has its own kind before it."""
    before = 0
    for tag in tags:
        if tag and tag % 2 == 0 and before not in (tag - 1, tag):
            return False
        before = tag
    return True


def _best(scores: list[list[float]]) -> list[int]:
    """Viterbi (1967), for the one rule that I follows B or I of its role."""
    never = -1e9
    score = [o if tag % 2 or not tag else never for tag, o in enumerate(scores[0])]
    came: list[list[int]] = []
    for row in scores[1:]:
        top = max(range(len(row)), key=score.__getitem__)
        back, best = [top] * len(row), score[top]
        after = [best + o for o in row]
        for tag in range(2, len(row), 2):
            begun = tag - 1 if score[tag - 1] >= score[tag] else tag
            back[tag] = begun
            after[tag] = score[begun] + row[tag]
        came.append(back)
        score = after
    tags = [max(range(len(score)), key=score.__getitem__)]
    for back in reversed(came):
        tags.append(back[tags[-1]])
    return tags[::-1]
