"""The people whom an article names, as speakers: one identity each, and joint ones ("Mr. King and Mr. Schultz").

Decides nothing about who is meant; `person_index`, `roles` and `pronouns` do.
"""

from __future__ import annotations

from quotetrack.coreference.entity import Entity
from quotetrack.coreference.person import Person
from quotetrack.coreference.roles import Roles
from quotetrack.language.en.entities import vocabulary
from quotetrack.model import SourceType, Span

_MANY = 200  # people whose names are looked for in a handle


class PersonEntities:
    """The identities of the article's people, made when they are first asked for."""

    def __init__(self, roles: Roles) -> None:
        self._roles = roles
        self._identities: dict[Person, Entity] = {}
        self._joint: dict[tuple[Entity, ...], Entity] = {}
        self._handles: dict[str, Entity] = {}
        self._namesakes: dict[tuple[str, str], Entity] = {}

    def of(self, person: Person) -> Entity:
        """The speaker that `person` is."""
        identity = self._identities.get(person)
        if identity is None:
            identity = self._identities[person] = Entity(SourceType.PERSON, person.name, person)
            identity.mentions = {Span(name[0], name[1]) for name in person.mentions}
            identity.role, identity.affiliation = self._roles.first(person)
        return identity

    def together(self, people: list[Person]) -> Entity:
        """One or more people who speak as one; "Ana and Paul Reid" have one surname."""
        speakers = tuple(self.of(person) for person in dict.fromkeys(people))
        if len(speakers) == 1:
            return speakers[0]
        joint = self._joint.get(speakers)
        if joint is None:
            names = [speaker.name or "" for speaker in speakers]
            *_, surname = names[-1].split(" ")
            if len(people) == 2 and surname != names[1] and _is_given_alone(people[0]):
                names[0] = f"{names[0]} {surname}"
            whole = f"{', '.join(names[:-1])} and {names[-1]}"
            joint = self._joint[speakers] = Entity(SourceType.PERSON, whole)
            joint.plural = True
        return joint

    def namesake(self, person: Person, gender: str, at: int, text: str) -> Entity:
        """Who "she" is after "Clinton said" at `at`, where the article names Bill alone in full: a Clinton; given
        names mislead, so that after a full name it is `person` all the same."""
        surname = person.short.text if person.short is not None else ""
        if not surname or not text.startswith(surname, at) or len(person.keys) < 2:
            return self.of(person)
        other = self._namesakes.get((surname, gender))
        if other is None:
            other = self._namesakes[surname, gender] = Entity(SourceType.PERSON, surname)
            other.gender = gender
        return other

    def handle(self, handle: str) -> Entity:
        """@realDonaldTrump: a person of the article whose names are all in it, else the handle itself."""
        for person in self._roles.people[:_MANY]:
            keys = person.keys
            if len(keys) > 1 and all(key in handle for key in keys):
                return self.of(person)
        return self._handles.setdefault(handle, Entity(SourceType.PERSON, handle))


def _is_given_alone(person: Person) -> bool:
    """ "Ana", and never more: a given name that is met once."""
    keys = person.keys
    return len(keys) == 1 and len(person.mentions) == 1 and keys[0] in vocabulary().gender
