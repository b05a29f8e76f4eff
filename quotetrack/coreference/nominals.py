"""Nominals: a noun phrase as a source: "the senator", "a White House official", "the Clinton campaign", "critics".

Decides whether it refers to an entity that is known (a person by role, an unnamed speaker, an organization) or opens
a new one. Its type is left to `source_types`, which person has a role to `roles`, and who is named only later to
`cataphora`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from quotetrack.coreference.antecedents import Antecedents
from quotetrack.coreference.cardinality import people_count
from quotetrack.coreference.cataphora import CataphoraResolver
from quotetrack.coreference.definiteness import is_introduced
from quotetrack.coreference.descriptors import descriptor, role_and_affiliation
from quotetrack.coreference.entity import BODIES, DiscourseHistory, Entity
from quotetrack.coreference.kinship import is_kin, relative_of
from quotetrack.coreference.names import Names
from quotetrack.coreference.noun_phrase import NounPhrase, body_name, noun_gender, parse_noun_phrase
from quotetrack.coreference.organizations import OrganizationResolver
from quotetrack.coreference.person import Person
from quotetrack.coreference.person_entities import PersonEntities
from quotetrack.coreference.person_index import PersonIndex, is_namesake
from quotetrack.coreference.roles import Roles
from quotetrack.coreference.source_types import source_type
from quotetrack.language.en.entities import vocabulary
from quotetrack.language.en.inflection import singular
from quotetrack.language.lexicon import words
from quotetrack.model import SourceType, Span

_INDEFINITE = words("grammar.phrase", "indefinite")
_TWO = frozenset({"two", "both"})
_PAIRS = words("grammar.reference", "pair")
_NEW = words("grammar.phrase", "new")
_EPITHETS = words("grammar.reference", "epithets")
_OWNERS = {"his": "m", "her": "f"}
_OFFICES = words("grammar.reference", "offices")
_CASES = words("grammar.reference", "cases")
_ALIKE = words("grammar.reference", "alike")
_CALLS = 20  # such phrases that are remembered
_PLAIN = frozenset({"common", "group", "place"})
_CALLED = 600  # characters back


@dataclass(eq=False)
class NominalResolver:
    """Reads the noun phrases among the sources of one article."""

    _text: str
    _names: Names
    _roster: PersonIndex
    _people: PersonEntities
    _roles: Roles
    _antecedents: Antecedents
    _bodies: OrganizationResolver
    _history: DiscourseHistory
    _called: dict[str, Person] = field(default_factory=dict)  # "the president" → Trump
    _named: dict[tuple[SourceType, str], Entity] = field(default_factory=dict)
    unknown: Entity = field(default_factory=lambda: Entity(SourceType.UNKNOWN))
    author: Entity = field(default_factory=lambda: Entity(SourceType.AUTHOR))

    def __post_init__(self) -> None:
        self.ahead = CataphoraResolver(self._text, self._antecedents, self._roles)

    def resolve(self, phrase: NounPhrase) -> Entity:
        """The speaker that a phrase without a person's name means."""
        type_, spokesperson = source_type(phrase)
        if type_ is SourceType.AUTHOR:
            return self.author
        if type_ is SourceType.UNKNOWN:
            return self.unknown
        if type_ in BODIES:
            return self._body(phrase, type_)
        if type_ is SourceType.UNNAMED and not phrase.plural:
            spoke = self._who_spoke(phrase)
            if spoke is not None:
                return spoke
            person = self._person_by_role(phrase, spokesperson)
            if person is not None:
                return self._people.of(person)
        if phrase.definite and phrase.head == "people":
            # "these people said", after "people familiar with her thinking"
            taken = self._history.taken_up("people", SourceType.UNNAMED)
            if taken is not None:
                return taken
        if phrase.plural and phrase.head in _PAIRS and not _TWO.isdisjoint(phrase.quantity):
            # "The two senators" of the article, else who has spoken: "The two men", after Cruz and Trump
            called = self._roles.two(singular(phrase.head)) if len(phrase.core) == 1 else None
            pair = called or self._history.pair()
            if pair is not None and (phrase.definite or "both" in phrase.quantity):
                return self._people.together(sorted(pair, key=lambda person: person.mentions[0].start))
        return self._nameless(phrase, type_, spokesperson)

    def _who_spoke(self, phrase: NounPhrase) -> Entity | None:
        """ "A White House official said no. The aide left": one without a name, called by another such noun."""
        last = self._history.last
        if (
            last is None
            or phrase.start - last[0] > _CALLED
            or phrase.head not in _ALIKE
            or len(phrase.core) > 1
        ):
            return None
        if (
            phrase.determiner not in ("the", "this", "that")
            or self._history.taken_up(phrase.head) is not None
        ):
            return None
        who = last[1]
        unnamed = who.type is SourceType.UNNAMED and not who.plural and not who.spokesperson
        return who if unnamed and who.head in _ALIKE else None

    def _person_by_role(self, phrase: NounPhrase, spokesperson: bool) -> Person | None:
        """ "The senator" is whom the article calls one; "a senator" too, unless several are named or none."""
        known = vocabulary()
        described = self._antecedents.described(phrase.core_start)
        if described is not None:
            return self._roster.enter(described)
        definite = phrase.definite or not phrase.determiner
        if phrase.text.lower().startswith("at least one ") and not phrase.plural:
            return self.ahead.example(phrase)
        if phrase.quantity and phrase.quantity[0] != "one":
            return None
        if definite and self._is_taken_up(phrase):
            return None
        # "a judge" may be named further down; "a friend", "one conservative" are not meant to be
        office = (
            phrase.head in known.public and phrase.head in known.titles and phrase.head not in known.withheld
        )
        if not definite and (spokesperson or phrase.determiner == "one" or not office):
            return self.ahead.presented(phrase)
        last = self._history.last_person
        near = last[1] if last else None

        def nearest(fits: Callable[[Person], bool]) -> Person | None:
            return self._antecedents.person(phrase.start, noun_gender(phrase.head), last, fits)

        person = self._roles.find(phrase, near, nearest)
        if person is None and definite and (cut := phrase.text.find(" and ")) > 0:
            # "the former secretary of state and current Democratic nominee"
            rest = parse_noun_phrase(self._text, Span(phrase.start + cut + 5, phrase.end), self._names)
            if not rest.plural and rest.head in known.public:
                person = self._roles.find(rest, near, nearest) or self._roles.contestant(rest, near)
        if person is None and is_kin(phrase):
            owner = self._owning(phrase)
            return relative_of(phrase, owner, self._roles) if owner is not None else None
        if person is None and not spokesperson:
            person = self._roles.contestant(phrase, near) or self._by_epithet(phrase)
        person = person or self._roles.find(phrase, near, nearest, anywhere=True)
        if person is None and not definite:
            person = self.ahead.presented(phrase)
        if person is None and phrase.definite:
            person = self.ahead.presented(phrase)
        if person is None and not phrase.determiner and all(n.form.kind in _PLAIN for n in phrase.names):
            person = self.ahead.announced(phrase) or self.ahead.presented(phrase)
        if person is not None and phrase.determiner == "the" and len(self._called) < _CALLS:
            self._called[phrase.text.lower()] = person
        return person

    def _is_taken_up(self, phrase: NounPhrase) -> bool:
        """ "The leader", after "the band leader": that one; not "the Senate leader"."""
        before = self._history.taken_up(phrase.head)
        if before is None or before.phrase is None or len(phrase.core) < 2 or len(before.phrase.core) < 2:
            return before is not None
        return not set(phrase.core[:-1]).isdisjoint(before.phrase.core[:-1])

    def called_between(self, start: int, end: int) -> Person | None:
        """Whom the words between two offsets call as a source was called before: "In public the president …"."""
        between = self._text[max(start, end - _CALLED) : end].lower() if self._called else ""
        return max(
            ((between.rfind(words), person) for words, person in self._called.items() if words in between),
            key=lambda row: row[0],
            default=(0, None),
        )[1]

    def _by_epithet(self, phrase: NounPhrase) -> Person | None:
        """ "The gambling tycoon", "China's leader": an article that never said so means whom it speaks of."""
        nation = any(
            name.end <= phrase.head_end and (name.form.kind == "group" or name.form.possessive)
            for name in phrase.names
            if name.form.kind in ("place", "group")
        )
        if not nation and any(word.endswith(("'s", "’s")) for word in phrase.core[:-1]):
            return None  # "the program's host"
        if phrase.determiner not in ("the", "this") and not nation:
            return None
        if is_introduced(self._text, phrase):
            return None
        if phrase.head not in _EPITHETS and phrase.core[-2:] != ["first", "lady"]:
            return self._speaking_on(phrase)

        def fits(person: Person) -> bool:
            return self._roles.can_be(person, phrase)

        region = any(not vocabulary().regions.isdisjoint(name.form.keys) for name in phrase.names)
        if (
            nation and not region
        ):  # "Trump had spoken with Xi Jinping. China's leader said": who was named last
            return self._antecedents.named_last(phrase.start, fits)
        last = self._history.last_person
        return self._antecedents.person(phrase.start, noun_gender(phrase.head), last, fits)

    def _speaking_on(self, phrase: NounPhrase) -> Person | None:
        """ "“…,” Blackwell said. The influential delegate warned": who has just spoken, told by what is new of him."""
        last = self._history.last_person
        known, head = vocabulary(), phrase.head
        if last is None or phrase.start - last[0] > _CALLED or phrase.determiner != "the":
            return None
        aged = head.endswith("-year-old")
        if (
            head in known.withheld
            or head in _OFFICES
            or head in _CASES
            or (head not in known.people and not aged)
        ):
            return None
        if any(
            name.form.possessive or name.form.kind == "person"
            for name in phrase.names
            if name.end < phrase.head_end
        ):
            return None  # "the State Department's inspector general"
        at, person = last
        told = (
            aged
            or len(phrase.core) > 1
            or head in known.public
            or not any(role.nouns for role in self._roles.of(person))
        )
        if not told or noun_gender(head) not in ("", person.gender) or not self._roles.can_be(person, phrase):
            return None
        other = self._antecedents.others_between(at, phrase.start, person)
        return None if other or is_namesake(self._text, person, phrase.head_end) else person

    def _body(self, phrase: NounPhrase, type_: SourceType) -> Entity:
        """ "the Clinton campaign", "its ruling": by name where the words give one, else by the noun."""
        if (
            type_ is SourceType.ORGANIZATION
            and phrase.named is not None
            and self._bodies.is_medium(phrase.named)
        ):
            type_ = SourceType.MEDIA
        name = body_name(self._text, phrase, type_)
        identity = self.named(type_, name) if name is not None else self._nameless_body(phrase, type_)
        if not identity.head:
            identity.head = phrase.head
            self._history.meet(identity)
        return identity

    def _nameless_body(self, phrase: NounPhrase, type_: SourceType) -> Entity:
        taken = self._history.taken_up(phrase.head, type_) if phrase.definite else None
        if taken is not None:
            return taken
        if phrase.determiner == "the" and phrase.head in vocabulary().firms and len(phrase.core) == 1:
            firm = self._bodies.firm_before(phrase.start)
            if firm is not None:
                return self.named(type_, firm.form.text)
        identity = Entity(type_)
        identity.descriptor = descriptor(self._text, phrase)
        return identity

    def named(self, type_: SourceType, name: str) -> Entity:
        """The body of that name."""
        key = (type_, name.lower())
        identity = self._named.get(key)
        if identity is None:
            identity = self._named[key] = Entity(type_, name)
        return identity

    def _nameless(self, phrase: NounPhrase, type_: SourceType, spokesperson: bool) -> Entity:
        """An unnamed speaker or a crowd: the one that the words take up ("the official"), else a new one."""
        described = descriptor(self._text, phrase)
        role, affiliation = role_and_affiliation(phrase, self._text)
        many = people_count(phrase)
        # "the two officials" takes up "two officials"; "two of the officials" does not
        counted = phrase.quantity and (not phrase.definite or many == 1 or " of " in described[:20])
        new = phrase.determiner in _INDEFINITE or counted or not _NEW.isdisjoint(phrase.core)
        taken = None if new else self._history.taken_up(phrase.head, type_)
        if taken and many and taken.number not in (None, many):
            taken = None
        if taken and affiliation and taken.affiliation and phrase.determiner != "the":
            # "Obama's aides", after "Clinton aides"
            taken = taken if taken.affiliation == affiliation else None
        if taken and (phrase.definite or (taken.descriptor or "").lower() == described.lower()):
            return taken
        identity = Entity(type_)
        identity.role, identity.affiliation = role, affiliation or self._owner(phrase)
        identity.spokesperson = spokesperson
        identity.descriptor, identity.head, identity.plural = described, phrase.head, phrase.plural
        identity.phrase = phrase
        identity.number = many if type_ is SourceType.UNNAMED else None
        identity.gender = noun_gender(phrase.head)
        return self._history.meet(identity)

    def _owner(self, phrase: NounPhrase) -> str | None:
        """Whose they are: "his advisers", after "Sanders spoke"; "one of those advisers", after "campaign advisers"."""
        if phrase.determiner not in _OWNERS:
            group = self._history.taken_up(phrase.head) if phrase.quantity and phrase.definite else None
            return group.affiliation if group is not None else None
        person = self._owning(phrase)
        return self._people.of(person).name if person is not None else None

    def _owning(self, phrase: NounPhrase) -> Person | None:
        """The person whose they are: Trump of "Trump's wife", whoever "his" is."""
        gender = _OWNERS.get(phrase.determiner)
        if gender is not None:
            return self._antecedents.person(phrase.core_start, gender, self._history.last_person)
        name = next((n for n in phrase.names if n.form.possessive and n.end <= phrase.head_end), None)
        return self._roster.certainly(name) if name is not None else None
