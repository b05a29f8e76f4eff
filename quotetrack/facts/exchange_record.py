"""A fact as files carry it, with everything that people and this program know of it.

What is computed travels along for whoever reads the file, and is computed anew where it arrives. Columns and keys
that are somebody's own are kept in `extra` and come back out as they were.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# One verdict of the log, as a dict: what each name holds is text, a date or a time in ISO 8601, or nothing.
VERDICT = ("verdict", "day", "made", "person", "url", "note")
NOTE = ("note", "made", "person")
SIGHTING = (
    "article", "url", "title", "outlet", "date", "start", "end", "words", "kind", "speaker", "source", "anonymous",
    "relation", "score", "how", "origin", "revision", "gone",
)  # fmt: skip
COMPUTED = (
    "status", "sightings", "outlets", "origins", "named", "anonymous", "objections", "first", "last",
)  # fmt: skip

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ExchangeRecord:
    """One fact. Days and times are in ISO 8601, as files have them."""

    claim: str
    fact: str | None = None  # its id; None: made of the claim
    claimant: str | None = None
    claimed: str | None = None
    made: str | None = None
    person: str | None = None
    closed: str | None = None
    wordings: tuple[str, ...] = ()  # beside the claim
    verdicts: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()
    sightings: tuple[Line, ...] = ()
    changes: tuple[Line, ...] = ()  # of articles that had it
    extra: Mapping[str, Any] = field(default_factory=dict)
    computed: Mapping[str, Any] = field(default_factory=dict)
    where: str = ""  # the line of a file, for messages


LISTS = ("wordings", "verdicts", "notes", "sightings", "changes")
PLAIN = ("fact", "claim", "claimant", "claimed", "made", "person", "closed")

# The columns of a table; in those of `LAST`, what the last verdict says.
LAST = {
    "verdict": "verdict",
    "verdict_date": "day",
    "verdict_url": "url",
    "verdict_by": "person",
    "verdict_note": "note",
}
FILLED_IN = ("fact", "claim", "claimant", "claimed", *LAST)
KEPT = ("made", "person", "closed")
COLUMNS = (*FILLED_IN, *(f"computed_{name}" for name in COMPUTED), *KEPT, *(f"json_{name}" for name in LISTS))
# A cell that begins so had an apostrophe put before it, which keeps a spreadsheet from running it.
MARKED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
