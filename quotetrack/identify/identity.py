"""A speaker while its article is being read: what is known so far, until it leaves as a `Speaker` value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from quotetrack.identify.roster import Person
from quotetrack.model import SourceType, Span, Speaker

BODIES = frozenset({SourceType.ORGANIZATION, SourceType.MEDIA, SourceType.DOCUMENT})


@dataclass(slots=True, eq=False)
class Identity:
    """One speaker of the article. `head` is the noun by which one can be taken up: "the official"."""

    type: SourceType
    name: str | None = None
    person: Person | None = None
    mentions: list[Span] = field(default_factory=list)
    role: str | None = None
    affiliation: str | None = None
    spokesperson: bool = False
    descriptor: str | None = None
    reason: Span | None = None
    head: str = ""
    plural: bool = False
    gender: str = ""

    @property
    def anonymous(self) -> bool:
        """Particular people whose identity is withheld; behind a spokesperson stands the body that speaks."""
        return self.type is SourceType.UNNAMED and not self.spokesperson

    def speaker(self) -> Speaker:
        """The value that leaves this room."""
        return Speaker(
            type=self.type,
            name=self.name,
            mentions=tuple(sorted(set(self.mentions))),
            role=self.role,
            affiliation=self.affiliation,
            anonymous=self.anonymous,
            spokesperson=self.spokesperson,
            descriptor=self.descriptor,
            reason=self.reason if self.anonymous else None,
        )


class History:
    """Who has spoken so far, for what takes a speaker up: "they", "the official", "he"."""

    _REACH = 40  # speakers back

    def __init__(self) -> None:
        self.last: tuple[int, Identity] | None = None
        self.last_person: tuple[int, Person] | None = None
        self._person_before: Person | None = None
        self._met: list[Identity] = []

    def remember(self, at: int, identity: Identity) -> None:
        """`identity` speaks at offset `at`."""
        self.last = (at, identity)
        if identity.person is not None:
            if self.last_person is not None and self.last_person[1] is not identity.person:
                self._person_before = self.last_person[1]
            self.last_person = (at, identity.person)

    def pair(self) -> tuple[Person, Person] | None:
        """The two people who spoke last."""
        if self.last_person is None or self._person_before is None:
            return None
        return self._person_before, self.last_person[1]

    def meet(self, identity: Identity) -> Identity:
        """`identity`, which has a noun and no person's name, is new."""
        self._met.append(identity)
        return identity

    def latest(self, fits: Callable[[Identity], bool], reach: int = _REACH) -> Identity | None:
        """The last speaker that `fits`."""
        if self.last is not None and fits(self.last[1]):
            return self.last[1]
        return next((identity for identity in reversed(self._met[-reach:]) if fits(identity)), None)

    def taken_up(self, head: str, type_: SourceType | None = None) -> Identity | None:
        """The last speaker that was called by the noun `head`."""
        for identity in reversed(self._met[-self._REACH :]):
            if identity.head == head and type_ in (None, identity.type):
                return identity
        return None
