"""How sure a row is: the share of such rows that careful readers agree with, by rule, kind and cue.

The shares are data (lexicon/confidence.toml), measured and not guessed: a row of confidence 0.9 is right nine times
in ten on articles of the kind that they were measured on. `make eval` prints how well that holds.
"""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from quotetrack.model import Kind

_PLAIN = frozenset("said says say told tells tell saying telling".split())
_UNKNOWN = 0.4  # a rule that was never measured
_OPENED_BY_THAT = 0.1  # "said that …": a clause, beyond doubt
_A_WORD_OR_TWO = -0.1


def confidence(rule: str, kind: Kind, cue: str, content: str) -> float:
    """The confidence of a row, from 0 to 1. `cue` and `content` are its words."""
    sure = _share(rule, kind._value_, cue)
    if content[:5].lower() == "that ":
        sure += _OPENED_BY_THAT
    elif content.count(" ", 0, 40) < 3:
        sure += _A_WORD_OR_TWO
    return min(max(round(sure, 2), 0.02), 0.99)


@lru_cache(maxsize=8192)  # reporting verbs are few, and come again in every article
def _share(rule: str, kind: str, cue: str) -> float:
    plain = not _PLAIN.isdisjoint(cue.lower().split())
    return _shares().get(rule, {}).get(f"{kind}_say" if plain else kind, _UNKNOWN)


@cache
def _shares() -> dict[str, dict[str, float]]:
    text = (files("quotetrack.extract") / "lexicon" / "confidence.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
