"""An entity while its article is being read: what is known so far, until it leaves as a `Speaker` value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from quotetrack.coreference.noun_phrase import NounPhrase
from quotetrack.coreference.person import Person
from quotetrack.model import SourceType, Span, Speaker

BODIES = frozenset({SourceType.ORGANIZATION, SourceType.MEDIA, SourceType.DOCUMENT})
PEOPLE = frozenset({SourceType.UNNAMED, SourceType.COLLECTIVE})


@dataclass(slots=True, eq=False)
class Entity:
    """One speaker of the article. `head` is the noun by which one can be taken up: "the official"."""

    type: SourceType
    name: str | None = None
    person: Person | None = None
    mentions: set[Span] = field(default_factory=set)
    role: str | None = None
    affiliation: str | None = None
    spokesperson: bool = False
    descriptor: str | None = None
    reason: Span | None = None
    boilerplate: bool = False
    basis: Span | None = None
    specificity: int | None = None
    number: int | None = None
    phrase: NounPhrase | None = None  # that brought in an unnamed speaker; no mention where "they" said it
    head: str = ""
    plural: bool = False
    gender: str = ""

    def __post_init__(self) -> None:
        if self.person is not None:
            self.gender = self.person.gender

    @property
    def anonymous(self) -> bool:
        """Particular people whose identity is withheld; behind a spokesperson stands the body that speaks."""
        return self.type is SourceType.UNNAMED and not self.spokesperson

    def speaker(self) -> Speaker:
        """The value that leaves this room."""
        return Speaker(
            self.type,
            self.name,
            tuple(sorted(self.mentions)),
            self.role,
            self.affiliation,
            self.anonymous,
            self.spokesperson,
            self.descriptor,
            self.reason if self.anonymous else None,
            self.boilerplate,
            self.basis,
            self.specificity,
            self.number > 1 if self.number else self.plural,  # "one of the officials" is one
            self.number,
        )


class DiscourseHistory:
    """Who has spoken so far, for what takes a speaker up: "they", "the official", "he"."""

    _REACH = 40  # speakers back

    def __init__(self) -> None:
        self.last: tuple[int, Entity] | None = None
        self.last_person: tuple[int, Person] | None = None
        self.last_people: tuple[int, Entity] | None = None  # the last of several without a name
        self._person_before: Person | None = None
        self._spoke: dict[Entity, int] = {}
        self._met: list[Entity] = []
        self._by_head: dict[str, list[Entity]] = {}

    def remember(self, at: int, identity: Entity) -> None:
        """`identity` speaks at offset `at`."""
        self.last = (at, identity)
        self._spoke[identity] = at
        person = identity.person
        if person is not None:
            if self.last_person is not None and self.last_person[1] is not person:
                self._person_before = self.last_person[1]
            self.last_person = (at, person)
        elif identity.plural and identity.type in PEOPLE:
            self.last_people = (at, identity)

    def spoke(self, identity: Entity) -> int:
        """Where `identity` spoke last; 0 where it has not."""
        return self._spoke.get(identity, 0)

    def pair(self) -> tuple[Person, Person] | None:
        """The two people who spoke last."""
        if self.last_person is None or self._person_before is None:
            return None
        return self._person_before, self.last_person[1]

    def meet(self, identity: Entity) -> Entity:
        """`identity`, which has a noun and no person's name, is new."""
        self._met.append(identity)
        self._by_head.setdefault(identity.head, []).append(identity)
        return identity

    def latest(self, fits: Callable[[Entity], bool], reach: int = _REACH) -> Entity | None:
        """The last speaker that `fits`."""
        if self.last is not None and fits(self.last[1]):
            return self.last[1]
        return next((identity for identity in reversed(self._met[-reach:]) if fits(identity)), None)

    def taken_up(self, head: str, type_: SourceType | None = None) -> Entity | None:
        """The last speaker that was called by the noun `head`."""
        for identity in reversed(self._by_head.get(head, [])[-self._REACH :]):
            if type_ in (None, identity.type):
                return identity
        return None
