"""The people whom an article names: which names are one person, and what that person is called in full.

Decides from the names and their order in the text: "Hillary Clinton", "Mrs. Clinton", "CLINTON" are one, Bill
Clinton another. Which person "he" or "the senator" is, `pronouns` and `roles` say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotetrack.identify.names import Form, Name
from quotetrack.identify.vocabulary import Vocabulary, vocabulary

_SIGHT = 700  # characters within which a name just given in full wins over one given more often


@dataclass(slots=True, eq=False)
class Person:
    """One person of the article. `full` are the mentions by more than a surname, `mentions` all of them."""

    forms: Counter[Form] = field(default_factory=Counter)
    full: list[Name] = field(default_factory=list)
    mentions: list[Name] = field(default_factory=list)
    gender: str = ""
    certain: bool = False  # a title or a given name tells that this is a person

    @property
    def name(self) -> str:
        """The fullest form, without titles."""
        form = max(self.forms, key=lambda f: (not _shouted(f), len(f.keys), self.forms[f], len(f.text)))
        return form.text.title() if _shouted(form) else form.text

    def add(self, name: Name, full: bool) -> None:
        """One more mention of this person."""
        self.mentions.append(name)
        form = name.form
        if full or not self.forms:
            self.forms[form] += 1
        if full:
            self.full.append(name)
        self.gender = self.gender or form.gender
        self.certain = self.certain or form.kind == "person"


def _shouted(form: Form) -> bool:
    """WALLACE, as a transcript or a headline has it."""
    text = form.text
    return len(text) > 3 and text.isupper()


class Roster:
    """The people of one article, found by any of their names."""

    def __init__(self, names: Sequence[Name], headline_end: int) -> None:
        self._known = vocabulary()
        self._by_last: dict[str, list[Person]] = {}
        self._by_word: dict[str, list[Person]] = {}
        self.people: list[Person] = []
        self.bodies: set[str] = set()  # words of organisations' names: "Mondelez" of Mondelez International
        self._enter(names, headline_end)

    def _enter(self, names: Iterable[Name], headline_end: int) -> None:
        short: list[Name] = []
        late: list[Name] = []
        for name in names:
            form = name.form
            if form.kind == "organization":
                self.bodies.add(form.keys[0])
            elif form.kind not in ("", "person"):
                continue
            elif len(form.keys) == 1:
                short.append(name)
            elif name.start < headline_end:
                late.append(name)
            else:
                self._full(name)
        for (
            name
        ) in late:  # "Hillary Clinton Speaks Directly": a headline runs on, the text says where the name ends
            self._headline(name)
        for name in short:
            person = self.find(name.form, name.start)
            if person:
                person.add(name, full=False)
            elif name.form.kind == "person" and name.form.keys[0] not in self.bodies:
                self._new(name)
        for person in self.people:
            person.mentions.sort()

    def _full(self, name: Name) -> None:
        for person in self._candidates(name.form.keys):
            if any(_same(name.form.keys, form.keys, self._known) for form in person.forms):
                person.add(name, full=True)
                self._index(person, name.form)
                return
        self._new(name)

    def _headline(self, name: Name) -> None:
        keys = name.form.keys
        for person in self._candidates(keys):
            if any(set(form.keys) <= set(keys) or set(keys) <= set(form.keys) for form in person.forms):
                person.mentions.append(name)
                return
        if name.form.kind == "person" and len(keys) == 2 and not self._candidates(keys[-1:]):
            self._new(name)

    def _candidates(self, keys: tuple[str, ...]) -> list[Person]:
        return list(dict.fromkeys(p for key in keys for p in self._by_word.get(key, ())))

    def _new(self, name: Name) -> Person:
        person = Person()
        person.add(name, full=True)
        self.people.append(person)
        self._index(person, name.form)
        return person

    def _index(self, person: Person, form: Form) -> None:
        for key in form.keys:
            row = self._by_word.setdefault(key, [])
            if person not in row:
                row.append(person)
        row = self._by_last.setdefault(_bare(form.keys[-1]), [])
        if person not in row:
            row.append(person)

    def find(self, form: Form, at: int) -> Person | None:
        """Whom a name at offset `at` means: by surname, else by given name, else by any word of the name."""
        keys = form.keys
        if len(keys) > 1:
            same = [
                p for p in self._candidates(keys) if any(_same(keys, f.keys, self._known) for f in p.forms)
            ]
            return self._choose(same, form, at)
        key = _bare(keys[0])
        found = self._choose(self._by_last.get(key, []), form, at)
        if found is None:
            found = self._choose(self._by_word.get(key, []), form, at)
        return found

    def enter(self, name: Name) -> Person:
        """The person of a source's name that the words alone did not tell to be one: "Karimi"."""
        person = self.find(name.form, name.start)
        return person or self._new(name)

    def _choose(self, people: list[Person], form: Form, at: int) -> Person | None:
        title_gender = form.gender if form.titles else ""
        fitting = [p for p in people if not title_gender or p.gender in ("", title_gender)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        most = max(len(p.full) for p in fitting)

        def weight(person: Person) -> tuple[bool, int]:
            near = any(0 <= at - n.start < _SIGHT for n in person.full)
            return (near and 2 * len(person.full) >= most, len(person.full))

        return max(fitting, key=weight)


def _bare(key: str) -> str:
    """ "al-Sistani" is found as "Sistani"."""
    return key[3:] if key[:3] in ("al-", "el-", "as-", "an-") else key


def _same(a: tuple[str, ...], b: tuple[str, ...], known: Vocabulary) -> bool:
    """Whether two names of two or more words are one person's."""
    if a == b or set(a) == set(b):
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) < 2:
        return False
    if _bare(a[-1]) == _bare(b[-1]):
        return _same_given(short[0], long[0], known) or (short[0] in long and len(long) > 2)
    return set(short) <= set(long)


def _same_given(a: str, b: str, known: Vocabulary) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return bool(known.full_given.get(a, frozenset((a,))) & known.full_given.get(b, frozenset((b,))))
