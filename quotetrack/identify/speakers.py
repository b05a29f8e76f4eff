"""Which sources of an article are one speaker, and who that is.

Decides row by row, in the order of the text: a name, a pronoun, a role, or a noun phrase that opens or
takes up an unnamed speaker. What a name is, how it is typed, and why it is withheld are the other
modules' affairs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from quotetrack.identify import pronouns
from quotetrack.identify.anonymity import describe, give_reasons
from quotetrack.identify.identity import BODIES, History, Identity
from quotetrack.identify.mention import Phrase, body_name, noun_gender, parse
from quotetrack.identify.name_kind import looks_like_body
from quotetrack.identify.names import Name, find_names
from quotetrack.identify.pronouns import Antecedents
from quotetrack.identify.roles import Roles
from quotetrack.identify.roster import Headline, Person, Roster
from quotetrack.identify.source_type import type_of
from quotetrack.identify.vocabulary import grammar, vocabulary
from quotetrack.model import Attribution, SourceType, Span

_INDEFINITE = grammar("phrase", "indefinite")
_TWO = frozenset({"two", "both"})
_PAIRS = grammar("reference", "pair")
_NEW = grammar("phrase", "new")


class Reader:
    """Reads the sources of one article."""

    def __init__(self, text: str, quoted: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._roster = Roster(list(find_names(text)), Headline.of(text))
        self._antecedents = Antecedents(text, self._roster, quoted)
        self._roles = Roles(text, self._roster)
        self._history = History()
        self._people: dict[int, Identity] = {}
        self._named: dict[tuple[SourceType, str], Identity] = {}
        self._unknown = Identity(SourceType.UNKNOWN)
        self._author = Identity(SourceType.AUTHOR)
        self._done: dict[Span, Identity] = {}
        self._last_span = Span(0, 0)
        self._said: list[tuple[Span, Span]] = []  # contents with their sources

    def read(self, rows: Sequence[Attribution]) -> list[Identity]:
        """The identity behind each row, in the order of `rows`."""
        self._said = sorted((content, row.source) for row in rows if row.source for content in row.content)
        for span in sorted({row.source for row in rows if row.source is not None}):
            identity = self._done[span] = self._identify(span)
            identity.mentions.append(span)
            self._last_span = span
            self._history.remember(span.start, identity)
        give_reasons(self._text, list(self._done.items()))
        return [self._unknown if row.source is None else self._done[row.source] for row in rows]

    def _identify(self, span: Span) -> Identity:
        said = span.of(self._text).strip().lower()
        if not said:
            return self._unknown
        if said in pronouns.PRONOUNS:
            return self._pronoun(said, span)
        if said.startswith("@"):
            return self._handle(said)
        person = self._roster.exactly(span)
        if person is not None:
            return self._person(person)
        phrase = parse(self._text, span)
        if self._is_plain_noun(phrase):
            phrase.named = None
        names = self._person_names(phrase)
        if names:
            return self._persons([self._roster.enter(name) for name in names])
        return self._noun(phrase)

    # names

    def _person_names(self, phrase: Phrase) -> list[Name]:
        """The persons' names that are the source: its head and who is joined to it, or its apposition."""
        named = phrase.named
        if named is not None:
            if not self._is_person(named, phrase):
                return []
            # "Mr. King and Mr. Schultz": two speak as one
            joined = [n for n in phrase.names if n.start > named.end and self._joins(named, n, phrase)]
            return [named, *joined[:1]]
        if phrase.plural:
            return []
        for name in phrase.names:
            before = self._text[max(phrase.start, name.title_start - 2) : name.title_start]
            after = self._text[name.end : name.end + 1]
            apposed = before == ", " and (name.end >= phrase.end or after in ",.;:(—” ")
            # "an entrepreneur named Donald Trump"
            apposed = apposed or self._text.endswith((" named ", " called "), phrase.start, name.title_start)
            if apposed and len(name.form.keys) > 1 and name.form.kind in ("", "person"):
                return [name]
        return []

    def _is_plain_noun(self, phrase: Phrase) -> bool:
        """ "Country after country": a noun that only the start of the sentence capitalises."""
        name = phrase.named
        if name is None or name.start != phrase.start or name.form.kind or len(name.form.keys) > 1:
            return False
        person = self._roster.find(name)
        if name.form.titles or (person is not None and len(person.mentions) > 1):
            return False
        return re.search(rf"\b{re.escape(name.form.words[0].lower())}\b", self._text) is not None

    def _joins(self, first: Name, second: Name, phrase: Phrase) -> bool:
        between = self._text[first.end : second.title_start].lower()
        if between not in (" and ", "’s and ", "'s and "):
            return False
        return second.end >= phrase.end - 2 and self._is_person(second, phrase)

    def _is_person(self, name: Name, phrase: Phrase) -> bool:
        form = name.form
        if form.kind == "person":
            return True
        person = self._roster.find(name)
        certain = person is not None and person.certain
        single = len(form.keys) == 1
        if form.kind:  # "Hill said" is Anita Hill where the article names her, "The Hill reported" is not
            return certain and single and phrase.determiner != "the"
        if certain:
            return not single or phrase.determiner != "the"
        if phrase.determiner in ("the", "a", "an") and not form.titles and len(phrase.core) == len(form.keys):
            return False
        return form.keys[0] not in self._roster.bodies and not looks_like_body(form.text)

    def _person(self, person: Person) -> Identity:
        identity = self._people.get(id(person))
        if identity is None:
            identity = Identity(SourceType.PERSON, person.name, person, gender=person.gender)
            self._people[id(person)] = identity
            identity.mentions = [name.span for name in person.mentions]
            identity.role, identity.affiliation = self._roles.first(person)
        return identity

    def _persons(self, people: list[Person]) -> Identity:
        if len(people) == 1 or people[0] is people[1]:
            return self._person(people[0])
        first, second = (self._person(person) for person in people)
        joint = self._keyed(SourceType.PERSON, f"{first.name} and {second.name}")
        joint.plural = True
        return joint

    def _handle(self, handle: str) -> Identity:
        """@realDonaldTrump: a person of the article whose names are all in it, else the handle itself."""
        for person in self._roster.people:
            keys = next(iter(person.forms))
            if len(keys) > 1 and all(key in handle for key in keys):
                return self._person(person)
        return self._keyed(SourceType.PERSON, handle)

    # pronouns

    def _pronoun(self, word: str, span: Span) -> Identity:
        if word in pronouns.HE:
            return self._he_or_she(span.start, "m")
        if word in pronouns.SHE:
            return self._he_or_she(span.start, "f")
        if word in pronouns.RELATIVE:
            return self._relative(word, span.start)
        if word in pronouns.AUTHOR:
            return self._first_person(span)
        if word in pronouns.THEY:
            they = self._history.latest(lambda i: i.plural or i.type in BODIES, 6)
            return they or Identity(SourceType.COLLECTIVE, plural=True)
        it = self._history.latest(lambda i: i.type in BODIES, 6)
        return it or Identity(SourceType.ORGANIZATION)

    def _he_or_she(self, at: int, gender: str) -> Identity:
        last = self._history.last
        if last is not None and last[1].type is SourceType.UNNAMED and not last[1].plural:
            near = at - last[0] < 500 and last[1].gender in ("", gender)
            if near and not self._antecedents.any_between(last[0], at, gender):
                return last[1]
        person = self._antecedents.person(at, gender, self._history.last_person)
        if person is not None:
            return self._person(person)
        if last is not None and last[1].person is not None:
            return last[1]
        return Identity(SourceType.UNNAMED, gender=gender)

    def _relative(self, word: str, at: int) -> Identity:
        if self._last_span in self._done and not self._text[self._last_span.end : at].strip(" ,"):
            return self._done[self._last_span]  # "said one source who …": the source before it
        person = self._antecedents.just_before(at) if word.startswith("who") else None
        if person is not None:
            return self._person(person)
        span = pronouns.antecedent_phrase(self._text, at)
        if span is not None:
            return self._noun(parse(self._text, span))
        return Identity(
            SourceType.COLLECTIVE if word.startswith("who") else SourceType.ORGANIZATION, plural=True
        )

    def _first_person(self, span: Span) -> Identity:
        """ "I" inside the words of another is whoever speaks them; elsewhere, the writer."""
        i = bisect_right(self._said, (span, span))
        for content, source in reversed(self._said[max(0, i - 6) : i]):
            outer = content.end > span.start and source != span
            if outer and source.of(self._text).lower() not in pronouns.AUTHOR:
                return self._done.get(source) or self._identify(source)
        return self._author

    # nouns

    def _noun(self, phrase: Phrase) -> Identity:
        type_, spokesperson = type_of(phrase)
        if type_ is SourceType.AUTHOR:
            return self._author
        if type_ is SourceType.UNKNOWN:
            return self._unknown
        if type_ in BODIES:
            return self._body(phrase, type_)
        if type_ is SourceType.UNNAMED and not phrase.plural:
            person = self._person_by_role(phrase, spokesperson)
            if person is not None:
                return self._person(person)
        if phrase.definite and phrase.head == "people":
            # "these people said", after "people familiar with her thinking"
            taken = self._history.taken_up("people", SourceType.UNNAMED)
            if taken is not None:
                return taken
        if phrase.plural and phrase.head in _PAIRS and not _TWO.isdisjoint(phrase.quantity):
            pair = self._history.pair()  # "The two men", after Cruz and Trump have spoken
            if pair is not None and (phrase.definite or "both" in phrase.quantity):
                return self._persons(sorted(pair, key=lambda person: person.mentions[0].start))
        return self._nameless(phrase, type_, spokesperson)

    def _person_by_role(self, phrase: Phrase, spokesperson: bool) -> Person | None:
        """ "The senator" is whom the article calls one; "a senator" too, unless several are named or none."""
        known = vocabulary()
        definite = phrase.definite or not phrase.determiner
        if phrase.quantity and phrase.quantity[0] != "one":
            return None
        if definite and self._history.taken_up(phrase.head) is not None:
            return None
        # "a judge" may be named further down; "a friend", "one conservative" are not meant to be
        office = (
            phrase.head in known.public and phrase.head in known.titles and phrase.head not in known.withheld
        )
        if not definite and (spokesperson or phrase.determiner == "one" or not office):
            return None
        near = self._history.last_person[1] if self._history.last_person else None
        person = self._roles.find(phrase, near)
        if person is None and definite and (cut := phrase.text.find(" and ")) > 0:
            # "the former secretary of state and current Democratic nominee"
            rest = parse(self._text, Span(phrase.start + cut + 5, phrase.end))
            person = self._roles.find(rest, near) if not rest.plural and rest.head in known.public else None
        return person

    def _body(self, phrase: Phrase, type_: SourceType) -> Identity:
        """ "the Clinton campaign", "its ruling": by name where the words give one, else by the noun."""
        name = body_name(self._text, phrase, type_)
        if name is not None:
            identity = self._keyed(type_, name)
        else:
            taken = self._history.taken_up(phrase.head, type_) if phrase.definite else None
            identity = taken or Identity(type_, descriptor=phrase.text.strip(" ,.;:"))
        if not identity.head:
            identity.head = phrase.head
            self._history.meet(identity)
        return identity

    def _keyed(self, type_: SourceType, name: str) -> Identity:
        key = (type_, name.lower())
        identity = self._named.get(key)
        if identity is None:
            identity = self._named[key] = Identity(type_, name)
        return identity

    def _nameless(self, phrase: Phrase, type_: SourceType, spokesperson: bool) -> Identity:
        """An unnamed speaker or a crowd: the one that the words take up ("the official"), else a new one."""
        descriptor = phrase.text.strip(" ,.;:")
        new = phrase.determiner in _INDEFINITE or phrase.quantity or not _NEW.isdisjoint(phrase.core)
        taken = None if new else self._history.taken_up(phrase.head, type_)
        if taken and (phrase.definite or (taken.descriptor or "").lower() == descriptor.lower()):
            return taken
        role, affiliation = describe(phrase, self._text)
        identity = Identity(type_, role=role, affiliation=affiliation, spokesperson=spokesperson)
        identity.descriptor, identity.head, identity.plural = descriptor, phrase.head, phrase.plural
        identity.gender = noun_gender(phrase.head)
        return self._history.meet(identity)
