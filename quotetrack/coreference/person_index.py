"""The people whom an article names: which names are one person, and what that person is called in full.

Decides from the names and their order in the text: "Hillary Clinton", "Mrs. Clinton", "CLINTON" are one, Bill
Clinton another. Which person "he" or "the senator" is, is left to `pronouns` and `roles`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from quotetrack.coreference.name_suffixes import have_different_suffixes
from quotetrack.coreference.names import Name, NameForm
from quotetrack.coreference.person import Person
from quotetrack.entities.person_names import GENERATIONS, same_name, strip_titles
from quotetrack.language.en.entities import vocabulary

_start = attrgetter("start")
_SENTENCE_END = re.compile(r"[.!?;\n“”\"]")
_UNASKED = Person()
_NAMESAKES = 60  # people with one name that are compared; a bound keeps hostile text linear
_SIGHT = 250  # characters within which a name just given in full is meant by the bare surname


class Headline(NamedTuple):
    """The first line of a text of several: where it ends, and whether most of its words have a capital."""

    end: int
    capitals: bool

    @classmethod
    def of(cls, text: str) -> Headline:
        """The headline of `text`; it ends at 0 where the first line is none."""
        line, more, _ = text[:300].partition("\n")
        words = [word for word in line.split() if word[0].isalpha()]
        if not more or len(words) < 3 or len(line) > 160 or ". " in line[:-1]:
            return cls(0, False)
        return cls(len(line), sum(word[0].isupper() for word in words) > 0.6 * len(words))


class PersonIndex:
    """The people of one article, found by any of their names."""

    def __init__(self, names: Sequence[Name], headline: Headline) -> None:
        self._known = vocabulary()
        self._by_last: dict[str, list[Person]] = {}
        self._by_word: dict[str, list[Person]] = {}
        self._by_keys: dict[tuple[str, ...], Person] = {}
        self._at: dict[int, tuple[Person, int]] = {}  # by where a name starts: whose it is, where it ends
        self.people: list[Person] = []
        self.bodies: set[str] = set()  # words of organisations' names: "Mondelez" of Mondelez International
        self._headline = headline
        self._enter_all(names)

    def find(self, name: Name) -> Person | None:
        """Whom a name means: by surname, else by given name, else by any word of the name."""
        entered = self._at.get(name.start)
        return entered[0] if entered is not None else self._find(name.form, name.start)

    def certainly(self, name: Name) -> Person | None:
        """Whom a name of the text means, where that is a person beyond doubt."""
        entered = self._at.get(name.start)
        return entered[0] if entered is not None and entered[0].certain else None

    def enter(self, name: Name) -> Person:
        """The person of a source's name that the words alone did not tell to be one: "Karimi"."""
        return self.find(name) or self._new(name)

    def meant(self, name: Name, gender: str) -> Person | None:
        """Whom a name means where its sentence tells the gender: "Clinton herself"."""
        return self._find(name.form._replace(titles=("",), gender=gender), name.start)

    def mentions(self) -> list[tuple[int, int, Person]]:
        """Where the people stand, in order: start, end, who; only those who are people for certain."""
        return [(start, end, person) for start, (person, end) in sorted(self._at.items()) if person.certain]

    def _enter_all(self, names: Sequence[Name]) -> None:
        full: list[Name] = []
        short: list[Name] = []
        common: list[Name] = []
        for name in have_different_suffixes(names):
            form = name.form
            kind = form.kind
            if kind == "" or kind == "person":
                (short if len(form.keys) == 1 else full).append(name)
            elif kind == "organization":
                self.bodies.add(form.keys[0])
            elif kind == "common":
                common.append(name)
        late = self._enter_full(full)
        for name in late:
            self._enter_headline(name)
        for person in self.people:
            person.full.sort()
        short += [name for name in common if name.form.keys[0] in self._by_last]
        self._count_titled(short)
        self._enter_short(short)
        for person in self.people:
            person.settle()

    def _enter_full(self, names: list[Name]) -> list[Name]:
        """Enter the names of two and more words; give back those that may run on."""
        end = self._headline.end if self._headline.capitals else 0
        pairs: dict[tuple[str, ...], int] = {}
        if any(len(name.form.keys) > 2 for name in names):
            pairs = Counter(name.form.keys for name in names if len(name.form.keys) == 2)
        late: list[Name] = []
        for name in names:
            keys = name.form.keys
            runs_on = len(keys) > 2 and keys[-1] not in GENERATIONS and pairs.get(keys[:2], 0) > 1
            if name.start < end or runs_on:
                late.append(name)
                continue
            person = self._by_keys.get(keys) or self._alike(keys)
            if person is None:
                self._new(name)
            else:
                self._add(person, name, full=True)
        return late

    def _alike(self, keys: tuple[str, ...]) -> Person | None:
        """Who has a name that can be the same person's as `keys`."""
        by_word = self._by_word
        if not any(key in by_word for key in keys):
            return None
        for person in self._candidates(keys):
            for other in person.forms:
                if same_name(keys, other, self._known):
                    return person
        return None

    def _enter_headline(self, name: Name) -> None:
        """ "Hillary Clinton Speaks Directly": a headline runs on, the text says where the name ends. So do
        lists of headlines in the text: "Ted Cruz Hints Trump"."""
        keys = set(name.form.keys)
        for person in self._candidates(name.form.keys):
            if any(set(form) <= keys or keys <= set(form) for form in person.forms):
                self._add(person, name, full=False)
                return
        if name.form.kind == "person" and len(keys) == 2 and not self._candidates(name.form.keys[-1:]):
            self._new(name)
            return
        for key in name.form.keys:  # "Gold Star Mom Corners Obama"
            if len(row := self._by_last.get(key, [])) == 1:
                self._add(row[0], name, full=False)
                return

    def _count_titled(self, short: Iterable[Name]) -> None:
        """ "Mr. Obama" twelve times: there is a man of that name, though only Michelle is named in full."""
        for name in short:
            form = name.form
            if form.gender and form.titles:
                key = strip_titles(form.keys[0])
                known = self._by_last.get(key) or self._by_word.get(key, [])
                fitting = [p for p in known if p.gender in ("", form.gender)]
                if not fitting:
                    fitting = [self._new(name)]
                for person in fitting:
                    person.weight += 1
            elif form.keys[0] not in self._by_last:
                # "Melania" again and again: then "Trump" alone is her husband
                for person in self._by_word.get(form.keys[0], []):
                    person.weight -= 2

    def _enter_short(self, names: list[Name]) -> None:
        at, headline = self._at, self._headline.end
        sole: dict[int, Person | None] = {}  # by form: whom a surname can only mean
        for name in names:
            start, end, _, form = name
            if start in at:
                continue
            person = sole.get(id(form), _UNASKED)
            if person is None:
                continue
            if person is not _UNASKED and start >= headline:
                person.again(name)
                at[start] = (person, end)
                continue
            key = strip_titles(form.keys[0])
            called = self._by_last.get(key) or self._by_word.get(key)
            if called is None:
                if form.kind == "person" and form.keys[0] not in self.bodies:
                    self._new(name)
                    sole.clear()
                else:
                    sole[id(form)] = None
                continue
            person = self._find(form, start)
            if person is not None:
                self._add(person, name, full=False)
                person.weight += 1
                if len(called) == 1 and person is called[0]:
                    sole[id(form)] = person
            elif form.kind == "person" and form.keys[0] not in self.bodies:
                self._new(name)

    def _add(self, person: Person, name: Name, full: bool) -> None:
        person.add(name, full)
        start, end, _, form = name
        self._at[start] = (person, end)
        if start < self._headline.end:
            person.weight += 2  # whom the headline names is whom the article is about
            if form.keys[0] not in self._known.gender:  # "Hold Melania Trump to …"
                person.doubtful.add(form.keys)
        elif person.doubtful:
            person.doubtful.discard(form.keys)
        if full and form.keys not in self._by_keys:
            self._by_keys[form.keys] = person
            for key in form.keys:
                _append(self._by_word.setdefault(key, []), person)
            _append(self._by_last.setdefault(strip_titles(form.keys[-1]), []), person)

    def _new(self, name: Name) -> Person:
        person = Person()
        self._add(person, name, full=True)
        self.people.append(person)
        return person

    def _candidates(self, keys: tuple[str, ...]) -> list[Person]:
        found: list[Person] = []
        for key in keys:
            for person in self._by_word.get(key, ()):
                if person not in found:
                    found.append(person)
        return found

    def _find(self, form: NameForm, at: int) -> Person | None:
        keys = form.keys
        if len(keys) > 1:
            same = [
                person
                for person in self._candidates(keys)
                if any(same_name(keys, other, self._known) for other in person.forms)
            ]
            return self._choose(same, form, at)
        key = strip_titles(keys[0])
        called = self._by_last.get(key)
        person = self._choose(called, form, at) if called else None
        if person is None and (called := self._by_word.get(key)):
            person = self._choose(called, form, at)
        return person

    def _choose(self, people: Sequence[Person], form: NameForm, at: int) -> Person | None:
        """Of several with one surname: whom it meant so far, unless another was just given in full."""
        if form.titles and form.gender:
            people = [person for person in people if person.gender in ("", form.gender)]
        if len(people) < 2:
            return people[0] if people else None
        best, highest = people[0], -1000
        for person in people:
            before = bisect_left(person.full, at, key=_start)
            if before:
                near = at - person.full[before - 1].start < _SIGHT
                score = person.weight + 2 * before + 3 * near
            else:
                score = person.weight + min(2 * len(person.full) - 3, 3)
            if score > highest:
                best, highest = person, score
        return best


def _append(people: list[Person], person: Person) -> None:
    if len(people) < _NAMESAKES and person not in people:
        people.append(person)


def is_namesake(text: str, person: Person, at: int) -> bool:
    """Whether `person` is named after `at` in the same sentence: a "he" or "the senator" there is another."""
    i = bisect_left(person.mentions, at, key=_start)
    if i == len(person.mentions) or person.mentions[i].start > at + 100:
        return False
    return _SENTENCE_END.search(text, at, person.mentions[i].start) is None
