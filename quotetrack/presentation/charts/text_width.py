"""How wide a text is, and how much of it fits. The reader's font is not known: this takes the widest of the usual ones.

Widths are those of DejaVu Sans, rounded up, in parts of the height of the text; Verdana has nearly the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotetrack.presentation import sanitize
from quotetrack.presentation.charts.model import TEXT

_CLASSES = {
    "ijlI .,:;'’‘|": 0.35,
    "frt()[]-/!": 0.42,
    "ckszvxyJ“”–": 0.6,
    "wM%": 0.95,
    "mW@…—": 1.0,
}
_WIDTHS = {letter: width for letters, width in _CLASSES.items() for letter in letters}


def width(text: str) -> float:
    """Returns the units that `text` takes at most."""
    return TEXT * sum(_WIDTHS.get(letter) or _of_other(letter) for letter in text)


def widest(texts: Iterable[str]) -> float:
    """Returns the width of the widest; 0 of none."""
    return max(map(width, texts), default=0.0)


def fitted(text: str, room: float, longest: int = 60) -> str:
    """Returns as much of `text` as takes `room` units at most, with "…" where something was left out."""
    line = sanitize.excerpt(text, longest)
    return next(
        short for limit in range(longest, 0, -1) if width(short := sanitize.excerpt(line, limit)) <= room
    )


def _of_other(letter: str) -> float:
    if letter.isalnum() and letter < "\u0530":  # Latin, Greek, Cyrillic
        return 0.8 if letter.isupper() else 0.64
    return 0.84 if letter < "\u0250" else 1.2  # signs; letters of other scripts, the widest
