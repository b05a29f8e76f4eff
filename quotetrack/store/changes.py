"""What a write changed that others depend on. `maintenance` decides what follows from it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Changes:
    """What one transaction changed that others depend on."""

    read: set[int] = field(default_factory=set)  # revisions whose attributions are new
    described: set[int] = field(default_factory=set)  # revisions that have a day, an outlet, a byline now
    speakers: set[int] = field(
        default_factory=set
    )  # those who have another name, or names that were another's
    outlets: set[str] = field(default_factory=set)  # names of those that the store did not know
