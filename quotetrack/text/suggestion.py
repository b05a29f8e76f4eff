"""What somebody may have meant who typed a name that there is not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LEAST = 60.0  # of 100


def alike(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """Returns those of `known` that are spelled nearly as `name`, at most so many, the nearest first."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, [*known], scorer=fuzz.ratio, score_cutoff=_LEAST, limit=most)
    return [one for one, _, _ in found]


def which_of(name: str, known: Sequence[str]) -> str:
    """Returns the question whether the nearest of `known` was meant, or what there is."""
    return did_you_mean(alike(name, known), f"there are {', '.join(known)}")


def did_you_mean(near: Iterable[str], otherwise: str = "") -> str:
    """Returns the question whether one of `near` was meant; where there is none, what else there is to say."""
    meant = " or ".join(near)
    return f"did you mean {meant}?" if meant else otherwise
