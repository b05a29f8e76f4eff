"""Pairs of quotations with the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotetrack.presentation import sanitize
from quotetrack.presentation.cells import joined, place
from quotetrack.presentation.columns import Column, plain
from quotetrack.presentation.diff import differing, marked

if TYPE_CHECKING:
    from rich.text import Text

    from quotetrack.model.records import MatchRow, Sighting


def _where(sighting: Sighting) -> str:
    return joined(sighting.outlet, sighting.date, place(sighting))


def _words(row: MatchRow) -> Text:
    """The words once, with what only one side has in brackets as wdiff does, and the two places beneath."""
    out = marked(sanitize.excerpt(row.a.words, 600), sanitize.excerpt(row.b.words, 600))
    return out.append(f"\n- {_where(row.a)}\n+ {_where(row.b)}", "dim")


_COLUMNS = (
    Column(
        "verdict",
        "Match",
        cell=lambda row: f"{sanitize.single_line(row.relation)}\n{row.score:.0f}",
        data=False,
        whole=True,
    ),
    Column("speaker", "Speaker", lambda row: row.a.speaker or row.b.speaker, data=False, most=16),
    Column(
        "words",
        "Words: only in the first [-…-], only in the second {+…+}",
        cell=_words,
        data=False,
        wide=True,
    ),
    *plain("score", "relation", "copy"),
    Column("differences", value=lambda row: differing(row.a.words, row.b.words)),
)
_SIGHTING = ("article", "outlet", "date", "start", "end", "words", "speaker")

# JSON has a and b as objects, CSV has their fields as columns.
NESTED = (*plain("a", "b"), *_COLUMNS)
FLAT = (*plain(*(f"{side}.{key}" for side in "ab" for key in _SIGHTING)), *_COLUMNS)
