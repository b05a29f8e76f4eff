"""How sure a row is: the share of such rows that careful readers agree with, by rule, kind and cue.

The shares are data (confidence.toml), measured and not guessed: a row of confidence 0.9 is right nine times
in ten on articles of the kind that they were measured on. `make eval` prints how well that holds.
"""

from __future__ import annotations

from functools import cache, lru_cache

from quotetrack.language.lexicon import words
from quotetrack.model import Kind
from quotetrack.resources import read_toml

_UNKNOWN = 0.4  # a rule that was never measured
_OPENED_BY_THAT = 0.1  # "said that …": a clause, beyond doubt
_A_WORD_OR_TWO = -0.1


def confidence(rule: str, kind: Kind, cue: str, content: str) -> float:
    """The confidence of a row, from 0 to 1. `cue` and `content` are its words."""
    change = 0.0
    if content[:5].lower() == "that ":
        change = _OPENED_BY_THAT
    elif content.count(" ", 0, 40) < 3:
        change = _A_WORD_OR_TWO
    return _sure(rule, kind._value_, cue, change)


@lru_cache(maxsize=8192)  # reporting verbs are few, and come again in every article
def _sure(rule: str, kind: str, cue: str, change: float) -> float:
    plain = not words("words.sets", "plain_say").isdisjoint(cue.lower().split())
    share = _shares().get(rule, {}).get(f"{kind}_say" if plain else kind, _UNKNOWN)
    return min(max(round(share + change, 2), 0.02), 0.99)


@cache
def _shares() -> dict[str, dict[str, float]]:
    return read_toml("extraction/rules/confidence.toml")
