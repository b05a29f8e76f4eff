"""Which source, cue and content belong together, by what the network's pieces look at.

A content looks at its cue and at its source, a cue at its source; contents that look at one cue are one attribution.
What looks at nothing in its chunk is left open, for `assembly` to settle.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain

import numpy as np

from quotetrack.extraction.tagger.decoding import CONTENT, CUE, SOURCE, Mention

LINKS, WIDTH = 3, 32  # content → cue, content → source, cue → source; numbers to a piece and link
TO_CUE, TO_SOURCE, CUE_TO_SOURCE = range(LINKS)
_LOOKING = 24  # pieces of a mention that are asked
_DIGITS = (
    6  # of attention that are compared: exp and sums differ from one processor to another in the sixteenth
)


@dataclass(slots=True)
class RelationPrediction:
    """An attribution in the making, in pieces of one chunk."""

    contents: list[Mention]
    cue: Mention | None = None
    source: Mention | None = None
    sure: float = 1.0  # how clearly its links stand out


def predict_relations(found: list[Mention], projections: np.ndarray) -> list[RelationPrediction]:
    """The attributions of a chunk. `projections` has a row for "none here" before those of the pieces."""
    sources = [m for m in found if m.role == SOURCE]
    cues = [m for m in found if m.role == CUE]
    contents = [m for m in found if m.role == CONTENT]
    q, k = projections.astype(np.float64).reshape(len(projections), 2, LINKS, WIDTH).transpose(1, 2, 0, 3)
    by_cue = _looks(q, k, TO_CUE, contents, cues)
    by_source = _looks(q, k, TO_SOURCE, contents, sources)
    cue_source = _looks(q, k, CUE_TO_SOURCE, cues, sources)
    groups: dict[int, list[int]] = {}
    for n in range(len(contents)):
        at = int(by_cue[n].round(_DIGITS).argmax()) - 1
        groups.setdefault(at if at >= 0 else -1 - n, []).append(n)
    made = []
    for at, rows in groups.items():
        looks = by_source[rows].mean(0)
        if at >= 0:
            looks = (looks + cue_source[at]) / 2
        best = int(looks.round(_DIGITS).argmax())
        made.append(
            RelationPrediction(
                [contents[n] for n in rows],
                cues[at] if at >= 0 else None,
                sources[best - 1] if best else None,
                float(looks[best] * (by_cue[rows, at + 1].mean() if at >= 0 else 0.5)),
            )
        )
    return made


def _looks(
    q: np.ndarray, k: np.ndarray, link: int, lookers: list[Mention], targets: list[Mention]
) -> np.ndarray:
    """(lookers, 1 + targets): how much of each looker's attention rests on none, and on each target."""
    if not lookers:
        return np.zeros((0, 1 + len(targets)))
    pieces = [range(m.first + 1, min(m.last, m.first + _LOOKING) + 2) for m in lookers]
    rows = np.fromiter(chain.from_iterable(pieces), np.int64)
    begins = np.cumsum([0, *map(len, pieces[:-1])])
    scores = q[link, rows] @ k[link].T / math.sqrt(WIDTH)
    scores = np.exp(scores - scores.max(1, keepdims=True))
    scores /= scores.sum(1, keepdims=True)
    shares = np.add.reduceat(scores, begins) / np.fromiter(map(len, pieces), np.float64)[:, None]
    total = shares.cumsum(1)
    firsts, lasts = [t.first for t in targets], [t.last + 1 for t in targets]
    return np.concatenate([shares[:, :1], total[:, lasts] - total[:, firsts]], 1)
