"""What a cue is."""

from __future__ import annotations

from typing import NamedTuple

from quotetrack.extraction.rules.grammar import Phrase
from quotetrack.language.en.word_classes import Class

REPORTING = Class.SAY | Class.THINK | Class.SHOW | Class.JUDGE | Class.PARTICLE


class Cue(NamedTuple):
    """A cue of a unit: tokens `first` to before `after`; `at` is the verb itself."""

    first: int
    at: int
    after: int
    base: str
    tense: str
    classes: int
    source: Phrase | None
    position: str  # "before": the subject precedes; "after": inverted; "none": no subject
    particle: str = ""
