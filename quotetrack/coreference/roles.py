"""Whom a role means: "the senator", "a New York judge", "his lawyer", "the businessman".

Decides by what the article says its people are (`role_descriptions`), and, where it takes for granted who "the
president" is, by who else that can be: nobody who holds another office, or runs for the other party.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import nlargest

from quotetrack.coreference.names import Name
from quotetrack.coreference.noun_phrase import NounPhrase
from quotetrack.coreference.person import Person
from quotetrack.coreference.person_index import PersonIndex, is_namesake
from quotetrack.coreference.role_descriptions import Role, role_at
from quotetrack.language.en.entities import Vocabulary, vocabulary
from quotetrack.language.en.inflection import is_plural
from quotetrack.language.lexicon import words

Nearest = Callable[[Callable[[Person], bool]], Person | None]

_READ = 4  # mentions of a person that are read for a role
_MANY = 60  # people who are weighed; a bound keeps hostile text linear
_CONTESTS = words("grammar.reference", "contests")
_OFFICES = words("grammar.reference", "offices")
_BYSTANDERS = words("grammar.reference", "bystanders")
_LEADING = frozenset({"leader", "star", "president", "minister"})
_RANKED = frozenset({"prime", "minority", "majority"})  # "the prime minister", "the minority leader"
_CHAMBERS = {"senate": "senator", "house": "representative"}
_GIRLS, _BOYS = frozenset({"woman", "girl"}), frozenset({"man", "boy"})
_RIVALS = (
    ("republican", "democratic"),
    ("republican", "democrat"),
    ("gop", "democratic"),
    ("gop", "democrat"),
)


class Roles:
    """Which person of a roster a role means. A person's roles are read once, when they are first asked."""

    def __init__(self, text: str, roster: PersonIndex) -> None:
        self._text = text
        self._roster = roster
        self.people = roster.people
        self._read: dict[Person, tuple[list[Role], list[Name]]] = {}  # what is read, of which mentions
        self._by_noun: dict[str, list[Person]] | None = None
        self._main: list[Person] | None = None
        self._given: list[Person] | None = None

    def of(self, person: Person) -> list[Role]:
        """What the mentions of `person` say, in order."""
        for _ in self._one_by_one(person):
            pass
        return self._read[person][0]

    def _one_by_one(self, person: Person) -> Iterator[Role]:
        """The same, read no further than is asked."""
        read = self._read.get(person)
        if read is None:
            mentions = person.full
            if len(mentions) < len(person.mentions):
                telling = [name for name in person.mentions if name.form.titles]
                if person.called_by_given():  # "divorced his wife, Melania": then she is "his wife"
                    telling += [name for name in person.mentions[:_READ] if len(name.form.keys) == 1]
                mentions = sorted({*mentions, *telling}) if telling else mentions
            read = self._read[person] = ([], mentions[:_READ])
        roles, mentions = read
        yield from roles
        for name in mentions[len(roles) :]:
            role = role_at(self._text, name)
            roles.append(role)
            yield role

    def present(self, person: Person, noun: str) -> None:
        """The article has called `person` by `noun` apart from the name: "a lawmaker"."""
        nouns = vocabulary().same_role.get(noun, frozenset((noun,))) | {noun}
        self.of(person).append(Role(noun, None, nouns, nouns))
        by_noun = self._by_noun if self._by_noun is not None else {}
        for called in nouns:
            row = by_noun.setdefault(called, [])
            if person not in row:
                row.append(person)

    def first(self, person: Person) -> tuple[str | None, str | None]:
        """The role and the affiliation that the article gives first."""
        words: str | None = None
        affiliation: str | None = None
        for role in self._one_by_one(person):
            words = words or role.words
            affiliation = affiliation or role.affiliation
            if words and affiliation:
                break
        return words, affiliation

    def find(
        self, phrase: NounPhrase, near: Person | None, nearest: Nearest, anywhere: bool = False
    ) -> Person | None:
        """Whom "the Vermont senator", "A New York judge", "his lawyer" can only mean; None where unsure.

        `near` spoke last, `nearest` says who of several stands closest. `anywhere`: also a senator of whom the
        article does not say which state.
        """
        known = vocabulary()
        head = phrase.head
        if phrase.plural or is_plural(head):
            return None
        if phrase.definite and (head in _GIRLS or head in _BOYS):
            return self._given_name_only("f" if head in _GIRLS else "m")
        alike = known.same_role.get(head, frozenset((head,))) | {head}
        modifiers = _modifiers(phrase, known)
        owners = {k for n in phrase.names for k in n.form.keys}
        fitting: list[tuple[int, int, Person]] = []
        for person in self._called(alike):
            score = self._fit(person, head, alike, modifiers, owners, anywhere)
            if score is not None:
                fitting.append((score, len(person.mentions), person))
        if not fitting:
            return None
        best = max(score for score, _, _ in fitting)
        top = [(count, person) for score, count, person in fitting if score == best]
        if len(top) > 1:
            if not phrase.definite and phrase.determiner:
                return None
            if near is not None and any(person is near for _, person in top):
                return near
            candidates = {person for _, person in top}
            closest = nearest(candidates.__contains__) if phrase.definite else None
            if closest is not None:
                return closest
        return max(top, key=lambda row: row[0])[1]

    def two(self, noun: str) -> tuple[Person, Person] | None:
        """The two people whom the article calls by `noun`, where they are two."""
        called = [person for person in self._called(frozenset((noun,))) if person.certain]
        return (called[0], called[1]) if len(called) == 2 else None

    def _called(self, nouns: frozenset[str]) -> list[Person]:
        """The people whom the article calls by one of `nouns`; of very many, those whom it names most."""
        if self._by_noun is None:
            self._by_noun = {}
            for person in self.people:
                for noun in dict.fromkeys(noun for role in self.of(person) for noun in role.nouns):
                    self._by_noun.setdefault(noun, []).append(person)
            for noun, people in self._by_noun.items():
                if len(people) > _MANY:
                    self._by_noun[noun] = nlargest(_MANY, people, key=lambda person: len(person.mentions))
        by_noun = self._by_noun
        called = {person for noun in nouns if noun in by_noun for person in by_noun[noun]}
        return sorted(called, key=lambda person: person.mentions[0].start)

    def can_be(self, person: Person, phrase: NounPhrase) -> bool:
        """Whether nothing that the article says of `person` forbids the role: another office or party."""
        if any(person.keys[-1] in name.form.keys for name in phrase.names):
            return False  # "Trump's lawyer" is not Trump
        known = vocabulary()
        head = phrase.head
        nouns = {noun for role in self.of(person) for noun in role.nouns}
        around = {word for role in self.of(person) for word in role.around}
        modifiers = _modifiers(phrase, known)
        if _opposed(modifiers, around):
            return False
        owners = {k for n in phrase.names for k in n.form.keys}
        regions = owners & known.regions
        if regions and regions.isdisjoint(around) and not around.isdisjoint(known.regions):
            return False  # "the Vermont senator" is not "Maine Gov. Ana Souza"
        own = modifiers - owners - known.demonyms - known.title_parts - _RANKED - around
        # "the Senate minority leader" may be a senator
        own -= {chamber for chamber, member in _CHAMBERS.items() if member in nouns}
        if own and head in _LEADING:  # "the band leader" is not the leader of a party
            return False
        if head in _CONTESTS and not nouns.isdisjoint(known.withheld | known.spokes | _BYSTANDERS):
            return False  # an adviser does not run, nor does a professor
        if head not in _OFFICES or not nouns & _OFFICES:
            return True
        alike = known.same_role.get(head, frozenset((head,))) | {head}
        return bool(alike & nouns)

    def _fit(
        self,
        person: Person,
        head: str,
        alike: frozenset[str],
        modifiers: set[str],
        owners: set[str],
        anywhere: bool,
    ) -> int | None:
        """How well the role fits, None where it does not: another's modifier ("Republican") forbids it."""
        best: int | None = None
        if person.keys[-1] in owners:
            return None  # "Trump's lawyer" is not Trump
        known = vocabulary()
        regions = owners & known.regions
        for role in self.of(person):
            if alike.isdisjoint(role.nouns):
                continue
            words = role.around
            if regions and regions.isdisjoint(words) and not (anywhere and words.isdisjoint(known.regions)):
                continue  # "the Vermont senator" is not "former senator Ana Souza of Maine"
            own = modifiers - owners - known.demonyms - known.title_parts - _RANKED
            if own and own.isdisjoint(words):  # "the band leader" is not the leader of a party
                continue
            if _opposed(modifiers, words):
                return None
            score = 2 if head in role.nouns else 1
            score += 2 * len(modifiers & words) + len(owners & words)
            best = score if best is None else max(best, score)
        return best

    def contestant(self, phrase: NounPhrase, near: Person | None) -> Person | None:
        """ "The nominee" where the article takes for granted who that is: the last speaker, or the main one."""
        if phrase.determiner not in ("the", "") or phrase.head not in _CONTESTS:
            return None
        known = vocabulary()
        owners = {k for n in phrase.names for k in n.form.keys}
        if _modifiers(phrase, known) - owners - known.demonyms - known.title_parts:
            return None
        if near is not None and near.certain and self._may_contest(near, phrase):
            return near
        if self._main is None:
            named = [person for person in self.people if person.certain and len(person.mentions) > 2]
            self._main = nlargest(_MANY, named, key=lambda person: len(person.mentions))
        return next((person for person in self._main if self._may_contest(person, phrase)), None)

    def _may_contest(self, person: Person, phrase: NounPhrase) -> bool:
        """Not who has a role, nor who is named next: in "The Democratic candidate blasted Trump", not Trump."""
        if any(role.nouns for role in self.of(person)):
            return False
        return not is_namesake(self._text, person, phrase.end)

    def _given_name_only(self, gender: str) -> Person | None:
        """ "The woman" of a story that calls her by her given name and by nothing else: "Melanie"."""
        if self._given is None:
            named = [person for person in self.people if person.certain and len(person.mentions) > 1]
            self._given = [
                person
                for person in named
                if all(len(keys) == 1 and not form.titles for keys, form in person.forms.items())
            ][:_MANY]
        given = [person for person in self._given if person.gender == gender]
        return given[0] if len(given) == 1 else None


def _modifiers(phrase: NounPhrase, known: Vocabulary) -> set[str]:
    """What tells this role from others: "vermont" of "the former Vermont senator"."""
    return {
        word
        for word in phrase.core[:-1]
        if word not in known.grades and not word[0].isdigit() and not word.endswith(("'s", "’s", "s'", "s’"))
    }


def _opposed(mine: set[str], words: set[str] | frozenset[str]) -> bool:
    """Whether one is called by one party and the other by the other."""
    for one, other in _RIVALS:
        if one in mine and one not in words and other in words:
            return True
        if other in mine and other not in words and one in words:
            return True
    return False
