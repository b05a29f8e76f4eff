"""Which rows agree with the gold, and how that falls out by kind, rule, phenomenon and confidence.

Rows of one article are paired one to one where their contents share half of their words or more (intersection
over union), the closest first; a pair agrees when the two sources share a word, or the gold names no source.
Words are given as their places in the article. What a word is, and where the rows come from, is left to
`measure.py`; the totals are left to the scorer, with which this pairing has to come out the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

KINDS = ("direct", "mixed", "indirect")
BINS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One attribution, labelled or found. Only labelled ones show phenomena, only found ones have a rule."""

    content: frozenset[int]
    source: frozenset[int]
    kind: str
    shows: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with its partner on the other side, where it has one, and whether the two agree on the source."""

    row: Row
    partner: Row | None = None
    agreed: bool = False


def kind(content: frozenset[int], quoted: frozenset[int]) -> str:
    """How words are given: `quoted` are the words of the article that stand inside quotation marks."""
    if not content & quoted:
        return "indirect"
    return "direct" if content <= quoted else "mixed"


def judge(gold: Sequence[Row], found: Sequence[Row]) -> tuple[list[Judged], list[Judged]]:
    """Both sides of one article, each row with its partner, in the order given."""
    overlaps = [
        (len(g.content & f.content) / len(g.content | f.content), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if g.content & f.content
    ]
    left, right = [Judged(g) for g in gold], [Judged(f) for f in found]
    for overlap, i, j in sorted(overlaps, reverse=True):
        if overlap >= 0.5 and left[i].partner is None and right[j].partner is None:
            agreed = not gold[i].source or bool(gold[i].source & found[j].source)
            left[i], right[j] = Judged(gold[i], found[j], agreed), Judged(found[j], gold[i], agreed)
    return left, right


def by_kind(gold: Iterable[Judged], found: Iterable[Judged]) -> dict[str, dict[str, Any]]:
    """By kind: of the rows found as this kind the share that agrees (`p`), of those labelled so the share that
    was found and agrees (`r`), and of the labelled ones that were found the share that has this kind too."""
    labelled, said = _grouped(gold, lambda r: (r.kind,)), _grouped(found, lambda r: (r.kind,))
    table = {}
    for name in KINDS:
        p, r = _share(said[name], _agreed), _share(labelled[name], _agreed)
        paired = [j for j in labelled[name] if j.partner]
        table[name] = {
            "p": p,
            "r": r,
            "f1": round(2 * p * r / (p + r), 1) if p + r else 0.0,
            "labelled": len(labelled[name]),
            "found": len(said[name]),
            "same kind": _share(paired, lambda j: j.partner is not None and j.partner.kind == j.row.kind),
        }
    return table


def by_rule(found: Iterable[Judged]) -> dict[str, dict[str, Any]]:
    """By rule, the most frequent first: in how many rows the content is right, and the source with it."""
    groups = _grouped(found, lambda r: (r.rule,))
    return {
        name: {
            **_shares(groups[name]),
            "confidence": round(sum(j.row.confidence for j in groups[name]) / len(groups[name]), 2),
        }
        for name in sorted(groups, key=lambda name: (-len(groups[name]), name))
    }


def by_phenomenon(gold: Iterable[Judged], order: Iterable[str]) -> dict[str, dict[str, Any]]:
    """By phenomenon: how many of the labelled rows that show it are found, and with the right source."""
    groups = _grouped(gold, lambda r: r.shows)
    return {name: _shares(groups[name]) for name in order if groups[name]}


def reliability(found: Iterable[Judged]) -> dict[str, Any]:
    """What confidence is worth: by tenths of it, the share of rows that agree.

    `ece` is the expected calibration error (Naeini, Cooper, Hauskrecht 2015), in points; `calibration` is what it
    leaves of 100, so that more is better here too.
    """
    tenths = _grouped(found, lambda r: (str(min(int(r.confidence * BINS), BINS - 1)),))
    bins, off, total = [], 0.0, sum(map(len, tenths.values()))
    for tenth in sorted(tenths):
        rows = tenths[tenth]
        said = sum(j.row.confidence for j in rows) / len(rows)
        true = sum(j.agreed for j in rows) / len(rows)
        off += abs(said - true) * len(rows) / total
        bins.append(
            {
                "from": int(tenth) / BINS,
                "n": len(rows),
                "said": round(100 * said, 1),
                "agreed": round(100 * true, 1),
            }
        )
    ece = round(100 * off, 1)
    return {"bins": bins, "ece": ece, "calibration": round(100 - ece, 1)}


def _grouped(
    judged: Iterable[Judged], names: Callable[[Row], tuple[str, ...]]
) -> defaultdict[str, list[Judged]]:
    groups: defaultdict[str, list[Judged]] = defaultdict(list)
    for name, j in chain.from_iterable(((name, j) for name in names(j.row)) for j in judged):
        groups[name].append(j)
    return groups


def _shares(judged: Sequence[Judged]) -> dict[str, Any]:
    return {
        "n": len(judged),
        "content": _share(judged, lambda j: j.partner is not None),
        "attribution": _share(judged, _agreed),
    }


def _share(judged: Sequence[Judged], what: Callable[[Judged], bool]) -> float:
    return round(100 * sum(map(what, judged)) / len(judged), 1) if judged else 0.0


def _agreed(judged: Judged) -> bool:
    return judged.agreed
