"""One person of an article: the forms of the name, the mentions, and which form is the fullest.

Decides what a person is called: "Hillary Clinton" also where a headline runs on ("Hillary Clinton Speaks
Directly") or an opponent mocks ("Crooked Hillary Clinton"). Which names are one person is for `person_index`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from quotetrack.coreference.names import Name, NameForm
from quotetrack.language.en.entities import vocabulary

_WORD = re.compile(r"[^\W\d_]{2,}(?:[’']s\b)?")  # a word as it is capitalised: "Obama’s", not "Obama’S"


@dataclass(slots=True, eq=False)
class Person:
    """One person. `full` are the mentions by more than a surname, `mentions` all of them."""

    forms: dict[tuple[str, ...], NameForm] = field(default_factory=dict)  # by keys
    counts: dict[tuple[str, ...], int] = field(default_factory=dict)
    short: NameForm | None = None  # the surname alone, as it was first used
    full: list[Name] = field(default_factory=list)
    mentions: list[Name] = field(default_factory=list)
    gender: str = ""
    doubtful: set[tuple[str, ...]] = field(default_factory=set)  # forms that a headline may have run on
    certain: bool = False  # a title or a given name tells that this is a person
    weight: int = 0  # how often a bare surname meant this person so far

    @property
    def keys(self) -> tuple[str, ...]:
        """The words of the form that came first."""
        return next(iter(self.forms))

    @property
    def name(self) -> str:
        """The fullest form, without titles."""
        forms = self.forms
        if len(forms) == 1:
            (form,) = forms.values()
        else:
            form = max(forms.values(), key=self._rank)
        if self.short is not None and self._is_epithet(form):
            form = self.short
        return _WORD.sub(lambda word: word.group().capitalize(), form.text) if _shouted(form) else form.text

    def add(self, name: Name, full: bool) -> None:
        """One more mention of this person."""
        self.mentions.append(name)
        form = name.form
        keys = form.keys
        if full:
            self.full.append(name)
            if keys not in self.forms:
                self.forms[keys] = form
        elif self.short is None and len(keys) == 1:
            self.short = form
        self.counts[keys] = self.counts.get(keys, 0) + 1
        if not self.gender:
            self.gender = form.gender
        if form.kind == "person":
            self.certain = True

    def again(self, name: Name) -> None:
        """One more mention by a surname that was met before."""
        self.mentions.append(name)
        self.counts[name.form.keys] += 1
        self.weight += 1

    def settle(self) -> None:
        """All names are read: put them in order, and see whether this is a person at all."""
        self.mentions.sort()
        if self.certain or len(self.mentions) == len(self.full):
            return
        # "Aung San Suu Kyi", then "Suu Kyi": what is taken up by the end of its name is a person, what is
        # taken up by its beginning ("Bluewater Terminals", then "Bluewater") a firm, unless families come first
        known = vocabulary()
        keys = self.keys
        taken_up = [name for name in self.mentions if len(name.form.keys) < len(keys)]
        by_first = sum(name.form.keys == keys[:1] for name in taken_up)
        self.certain = by_first * 2 < len(taken_up) or keys[0] in known.family_first

    def called_by_given(self) -> bool:
        """Whether the given name alone is a form of the name: "Melania" of Melania Trump."""
        first = self.keys[:1]
        return len(self.keys) > 1 and first in self.counts

    def _rank(self, form: NameForm) -> tuple[bool, bool, bool, int, int, int]:
        keys = form.keys
        count = self.counts[keys]
        return (
            not _shouted(form),
            keys not in self.doubtful,
            not self._runs_on(form),
            len(keys),
            count,
            len(form.text),
        )

    def _runs_on(self, form: NameForm) -> bool:
        """Whether `form` is a more frequent one with words before or behind that are no part of it."""
        keys, known = form.keys, vocabulary()
        for other in self.forms:
            short = len(other)
            if not 2 <= short < len(keys) or self.counts[other] <= self.counts[keys]:
                continue
            if keys[:short] == other:
                return True
            # "Crooked | Hillary Clinton", not "Aung San | Suu Kyi"
            particle = other[0] in known.particles  # "Joris | van den Berg"
            if (
                keys[1:] == other
                and other[0] in known.gender
                and not particle
                and keys[0] not in known.gender
            ):
                return True
        return False

    def _is_epithet(self, form: NameForm) -> bool:
        """ "Understated Perez", "New Hampshire Sanders" and no fuller name: a word that is no given name."""
        if form.kind or form.titles or len(form.keys) < 2 or self.short is None:
            return False
        ends_in_short = form.keys[-1] == self.short.keys[0]
        known = vocabulary()
        first = form.keys[0]
        if ends_in_short:
            once = form.keys in self.doubtful and self.counts[form.keys] == 1
            return once or first in known.demonyms or first in known.towns
        # "Trump Train", and Trump again and again
        return (
            form.keys[0] == self.short.keys[0] and self.counts[self.short.keys] > self.counts[form.keys] + 1
        )


def _shouted(form: NameForm) -> bool:
    """WALLACE, as a transcript or a headline has it."""
    text = form.text
    return len(text) > 3 and text.isupper()
