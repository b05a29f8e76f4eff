"""What a write changed that other rows are computed from. `services.maintenance` computes them again.

Writers collect a `Changes` in their transaction and act on none of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field


def _numbers() -> set[int]:
    return set()


@dataclass(slots=True)
class Changes:
    """What one transaction changed; revisions, names, speakers and facts by their numbers."""

    extracted: set[int] = field(default_factory=_numbers)  # revisions whose rows an extractor just made
    corrected: set[int] = field(
        default_factory=_numbers
    )  # revisions of which a correction was made or taken back
    unmatched: set[int] = field(
        default_factory=_numbers
    )  # revisions that were left for later, and are to be matched
    described: set[int] = field(default_factory=_numbers)  # revisions of which more is known: outlet, day …
    reviewed: set[int] = field(
        default_factory=_numbers
    )  # revisions of which was decided what facts they carry
    regrouped: set[str] = field(
        default_factory=set
    )  # keys of articles of which was decided what statements they print
    names: set[int] = field(default_factory=_numbers)  # that are new, bound or parted: whose they are is open
    speakers: set[int] = field(
        default_factory=_numbers
    )  # who are called otherwise, or have names that were another's
    outlets: set[str] = field(default_factory=set)  # names of those that the store did not know
    watched: set[int] = field(default_factory=_numbers)  # facts that are new
    reworded: set[int] = field(default_factory=_numbers)  # facts that are looked for in other words
    rated: set[int] = field(default_factory=_numbers)  # facts with a new verdict, which tells of itself
    imported: set[int] = field(default_factory=_numbers)  # facts to which a file added
