"""Which sources of an article are one speaker, and who that is.

Decides row by row, in the order of the text: a name, a pronoun, a role, or a noun phrase that opens or takes up an
unnamed speaker. What a name is, how it is typed, and why it is withheld are the other modules' affairs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from quotetrack.identify import pronouns
from quotetrack.identify.anonymity import describe, reasons
from quotetrack.identify.mention import Phrase, parse
from quotetrack.identify.names import Name, find_names
from quotetrack.identify.pronouns import Antecedents
from quotetrack.identify.roles import Roles
from quotetrack.identify.roster import Person, Roster
from quotetrack.identify.source_type import type_of
from quotetrack.identify.vocabulary import vocabulary
from quotetrack.model import Attribution, SourceType, Span, Speaker

_ARTICLES = frozenset("a an the one some many several his her its their two three".split())
_INDEFINITE = frozenset("a an one another some".split())
_NEW = frozenset("another second third fourth other separate different".split())


@dataclass(slots=True, eq=False)
class Identity:
    """A speaker while the article is being read; a `Speaker` when it is done."""

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

    def speaker(self) -> Speaker:
        """The value that leaves this room."""
        unnamed = self.type is SourceType.UNNAMED
        return Speaker(
            type=self.type,
            name=self.name,
            mentions=tuple(sorted(set(self.mentions))),
            role=self.role,
            affiliation=self.affiliation,
            anonymous=unnamed and not self.spokesperson,
            spokesperson=self.spokesperson,
            descriptor=self.descriptor,
            reason=self.reason if unnamed and not self.spokesperson else None,
        )


class Reader:
    """Reads the sources of one article."""

    def __init__(self, text: str, quoted: Sequence[tuple[int, int]]) -> None:
        self._text = text
        names = list(find_names(text))
        self._roster = Roster(names, _headline_end(text))
        self._antecedents = Antecedents(text, self._roster, quoted)
        self._roles = Roles(text, self._roster)
        self._people: dict[int, Identity] = {}
        self._named: dict[tuple[SourceType, str], Identity] = {}
        self._nameless: list[Identity] = []
        self._unknown = Identity(SourceType.UNKNOWN)
        self._author = Identity(SourceType.AUTHOR)
        self._done: dict[Span, Identity] = {}
        self._said: list[tuple[Span, Span]] | None = None  # contents with their sources
        self._last: tuple[int, Identity] | None = None
        self._last_person: tuple[int, Person] | None = None
        self._gendered = False

    def read(self, rows: Sequence[Attribution]) -> list[Identity]:
        """The identity behind each row, in the order of `rows`."""
        found: list[Identity] = [self._unknown] * len(rows)
        order = sorted(
            (i for i, row in enumerate(rows) if row.source is not None),
            key=lambda i: rows[i].source or Span(0, 0),
        )
        done = self._done
        for i in order:
            span = rows[i].source
            assert span is not None
            identity = done.get(span)
            if identity is None:
                identity = done[span] = self._identify(span, rows)
                identity.mentions.append(span)
                self._remember(span.start, identity)
            found[i] = identity
        self._give_reasons(found, rows)
        return found

    def _remember(self, at: int, identity: Identity) -> None:
        self._last = (at, identity)
        if identity.person is not None:
            self._last_person = (at, identity.person)

    def _identify(self, span: Span, rows: Sequence[Attribution]) -> Identity:
        said = span.of(self._text).strip().lower().replace("’", "'")
        if not said:
            return self._unknown
        if said in pronouns.PRONOUNS:
            return self._pronoun(said, span, rows)
        phrase = parse(self._text, span)
        if self._is_plain_noun(phrase):
            phrase.named = None
        names = self._person_names(phrase)
        if names:
            return self._persons([self._roster.enter(name) for name in names])
        if said.startswith("@"):
            return self._handle(span)
        return self._noun(phrase, span)

    # names

    def _person_names(self, phrase: Phrase) -> list[Name]:
        """The persons' names that are the source: its head and who is joined to it, or the apposition of its head."""
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
            if apposed and len(name.form.keys) > 1 and name.form.kind in ("", "person"):
                return [name]
        return []

    def _is_plain_noun(self, phrase: Phrase) -> bool:
        """ "Country after country": a noun that only the start of the sentence capitalises."""
        name = phrase.named
        if name is None or name.start != phrase.start or name.form.kind or len(name.form.keys) > 1:
            return False
        if name.form.titles or (person := self._roster.find(name)) is not None and len(person.mentions) > 1:
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
        if form.kind == "" or (
            len(form.keys) == 1 and person and person.certain and phrase.determiner != "the"
        ):
            if person is not None and person.certain:
                return phrase.determiner != "the" or len(form.keys) > 1
            if (
                phrase.determiner in ("the", "a", "an")
                and not form.titles
                and len(phrase.core) == len(form.keys)
            ):
                return False
            if form.keys[0] in self._roster.bodies:
                return False

            return not _looks_like_body(form.text)
        return False

    def _person(self, person: Person) -> Identity:
        identity = self._people.get(id(person))
        if identity is None:
            identity = self._people[id(person)] = Identity(
                SourceType.PERSON, person.name, person, gender=person.gender
            )
            roles = self._roles.of(person)
            identity.role = next((r.words for r in roles if r.words), None)
            identity.affiliation = next((r.affiliation for r in roles if r.affiliation), None)
        return identity

    def _persons(self, people: list[Person]) -> Identity:
        if len(people) == 1 or people[0] is people[1]:
            return self._person(people[0])
        first, second = (self._person(person) for person in people)
        joint = self._keyed(SourceType.PERSON, f"{first.name} and {second.name}")
        joint.plural = True
        return joint

    def _handle(self, span: Span) -> Identity:
        """@realDonaldTrump: a person of the article whose names are all in the handle, else the handle itself."""
        handle = span.of(self._text).strip()
        folded = handle.lower()
        for person in self._roster.people:
            keys = next(iter(person.forms))
            if len(keys) > 1 and all(key in folded for key in keys):
                return self._person(person)
        return self._keyed(SourceType.PERSON, handle)

    # pronouns

    def _pronoun(self, word: str, span: Span, rows: Sequence[Attribution]) -> Identity:
        at = span.start
        if word in pronouns.HE or word in pronouns.SHE:
            return self._he_or_she(at, "m" if word in pronouns.HE else "f")
        if word in pronouns.RELATIVE:
            return self._relative(word, at)
        if word in pronouns.AUTHOR:
            return self._first_person(span, rows)
        if word in pronouns.THEY:
            return self._recent(lambda i: i.plural or i.type in _BODIES, SourceType.COLLECTIVE)
        return self._recent(lambda i: i.type in _BODIES, SourceType.ORGANIZATION)

    def _he_or_she(self, at: int, gender: str) -> Identity:
        last = self._last
        if last and last[1].type is SourceType.UNNAMED and not last[1].plural and at - last[0] < 500:
            if last[1].gender in ("", gender) and not self._named_between(last[0], at, gender):
                return last[1]
        if not self._gendered:
            self._antecedents.infer_genders()
            self._gendered = True
        person = self._antecedents.person(at, gender, self._last_person)
        if person is not None:
            return self._person(person)
        if last and last[1].person is not None:
            return last[1]
        return Identity(SourceType.UNNAMED, gender=gender)

    def _named_between(self, start: int, end: int, gender: str) -> bool:
        return any(
            start <= n.start < end and p.gender in ("", gender)
            for p in self._roster.people
            if p.certain
            for n in p.mentions
        )

    def _relative(self, word: str, at: int) -> Identity:
        person = self._antecedents.just_before(at) if word.startswith("who") else None
        if person is not None:
            return self._person(person)
        begin = max(self._text.rfind(". ", 0, at), self._text.rfind("\n", 0, at), at - 90, 0)
        before = self._text[begin:at].rstrip(" ,")
        cut = max(before.rfind(", "), before.rfind(" -- "), before.rfind("—"))
        begin += cut + 1 if cut >= 0 else 0
        names = list(find_names(self._text, begin, at))
        if names and self._text[names[-1].end : at].strip(" ,") == "":
            phrase = parse(self._text, Span(names[-1].title_start, names[-1].end))
            if phrase.named is not None:
                return self._noun(phrase, Span(phrase.start, phrase.end))
        return self._relative_noun(word, begin, at)

    def _relative_noun(self, word: str, begin: int, at: int) -> Identity:
        """ "analysts who said": the nearest noun for people or for a body before the pronoun."""
        known = vocabulary()
        tokens = _backwards(self._text, begin, at)
        for i, (start, token) in enumerate(tokens[:8]):
            key = token.lower()
            if key in known.people or key in known.organizations | known.institutions | known.documents:
                # back to "an" of "an architect", so that it is read as the phrase that it is
                left = next((s for s, w in tokens[i + 1 : i + 6] if w.lower() in _ARTICLES), start)
                span = Span(left, start + len(token))
                return self._noun(parse(self._text, span), span)
        fallback = SourceType.COLLECTIVE if word.startswith("who") else SourceType.ORGANIZATION
        return Identity(fallback, plural=True)

    def _first_person(self, span: Span, rows: Sequence[Attribution]) -> Identity:
        """ "I" inside the words of another is whoever speaks them; elsewhere, the writer."""
        if self._said is None:
            self._said = sorted((c, row.source) for row in rows if row.source for c in row.content)
        i = bisect_right(self._said, (span, Span(0, 0)))
        for content, source in reversed(self._said[max(0, i - 6) : i]):
            if (
                content.end > span.start
                and source != span
                and source.of(self._text).lower() not in pronouns.AUTHOR
            ):
                return self._done.get(source) or self._identify(source, rows)
        return self._author

    def _recent(self, fits: object, fallback: SourceType) -> Identity:
        assert callable(fits)
        if self._last and fits(self._last[1]):
            return self._last[1]
        for identity in reversed(self._nameless[-6:]):
            if fits(identity):
                return identity
        return Identity(fallback, plural=True)

    # nouns

    def _noun(self, phrase: Phrase, span: Span) -> Identity:
        typed = type_of(phrase)
        if typed.type is SourceType.AUTHOR:
            return self._author
        if (
            phrase.definite
            and phrase.head == "people"
            and (taken := self._taken_up(phrase, (SourceType.UNNAMED,)))
        ):
            return taken  # "these people said", after "people familiar with her thinking"
        if typed.type is SourceType.UNNAMED and not phrase.plural:
            person = self._person_by_role(phrase, typed.spokesperson)
            if person is not None:
                return self._person(person)
        if typed.type in (SourceType.ORGANIZATION, SourceType.MEDIA, SourceType.DOCUMENT):
            return self._body(phrase, typed.type)
        if typed.type is SourceType.UNKNOWN:
            return self._unknown
        return self._people_unnamed(phrase, typed.type, typed.spokesperson)

    def _person_by_role(self, phrase: Phrase, spokesperson: bool) -> Person | None:
        known = vocabulary()
        definite = phrase.definite or not phrase.determiner
        public = phrase.head in known.public
        if phrase.quantity and phrase.quantity[0] not in ("one",):
            return None
        if not definite and (spokesperson or not public or phrase.head in known.withheld):
            return None
        if definite and self._taken_up(phrase) is not None:
            return None
        near = self._last_person[1] if self._last_person else None
        person = self._roles.find(phrase, near)
        if person is None and definite and (cut := phrase.text.find(" and ")) > 0:
            # "the former secretary of state and current Democratic nominee"
            rest = parse(self._text, Span(phrase.start + cut + 5, phrase.end))
            person = self._roles.find(rest, near) if not rest.plural and rest.head in known.public else None
        return person

    def _body(self, phrase: Phrase, type_: SourceType) -> Identity:
        """ "the Clinton campaign", "its ruling": by name where the words give one, else by the noun."""
        name = self._body_name(phrase, type_)
        if name is not None:
            identity = self._keyed(type_, name)
        else:
            taken = self._taken_up(phrase, (type_,)) if phrase.definite else None
            identity = taken or Identity(type_)
        identity.head = identity.head or phrase.head
        if identity not in self._nameless:
            self._nameless.append(identity)
        return identity

    def _body_name(self, phrase: Phrase, type_: SourceType) -> str | None:
        if phrase.named is not None:
            return phrase.named.form.text
        names = [n for n in phrase.names if n.end <= phrase.head_end]
        if not names:
            return None
        if type_ is SourceType.ORGANIZATION or (
            type_ is SourceType.DOCUMENT and not names[0].form.possessive
        ):
            lead = self._text[names[0].title_start : names[-1].end]
            tail = (
                self._text[names[-1].end : phrase.head_end].removeprefix("’s").removeprefix("'s").strip("’' ")
            )
            return f"{lead} {tail}".strip()
        media = [n for n in names if n.form.kind == "media"]
        return media[0].form.text if media and type_ is SourceType.MEDIA else None

    def _keyed(self, type_: SourceType, name: str) -> Identity:
        key = (type_, name.lower())
        identity = self._named.get(key)
        if identity is None:
            identity = self._named[key] = Identity(type_, name)
        return identity

    def _taken_up(self, phrase: Phrase, types: tuple[SourceType, ...] = ()) -> Identity | None:
        """The unnamed speaker that "the official" takes up: the last one with that noun."""
        for identity in reversed(self._nameless):
            if types and identity.type not in types:
                continue
            if identity.head == phrase.head and (identity.type is not SourceType.PERSON):
                return identity
        return None

    def _people_unnamed(self, phrase: Phrase, type_: SourceType, spokesperson: bool) -> Identity:
        descriptor = phrase.text.strip(" ,.;:")
        fresh = (phrase.determiner in _INDEFINITE or bool(phrase.quantity)) or any(
            w in _NEW for w in phrase.core
        )
        if not fresh:
            for identity in reversed(self._nameless):
                if identity.head != phrase.head or identity.type is not type_:
                    continue
                if phrase.definite or (identity.descriptor or "").lower() == descriptor.lower():
                    return identity
        identity = Identity(type_, spokesperson=spokesperson, descriptor=descriptor, head=phrase.head)
        identity.plural = phrase.plural
        identity.gender = _noun_gender(phrase.head)
        identity.role, identity.affiliation = describe(phrase, self._text)
        self._nameless.append(identity)
        return identity

    # reasons

    def _give_reasons(self, found: Sequence[Identity], rows: Sequence[Attribution]) -> None:
        """Each reason to the unnamed speaker nearest in its sentence, else to the last one before it."""
        hidden = [
            (row.source, identity)
            for row, identity in zip(rows, found, strict=True)
            if row.source is not None and identity.type is SourceType.UNNAMED and not identity.spokesperson
        ]
        if not hidden:
            return
        hidden.sort(key=lambda pair: pair[0])
        for reason in reasons(self._text):
            owner = self._owner(reason, hidden)
            if owner is not None and owner.reason is None:
                owner.reason = reason

    def _owner(self, reason: Span, hidden: list[tuple[Span, Identity]]) -> Identity | None:
        before = [pair for pair in hidden if pair[0].start <= reason.start]
        if before:
            span, identity = before[-1]
            between = self._text[min(span.end, reason.start) : reason.start]
            if len(between) < 300 and between.count("\n") == 0:
                return identity
        after = [pair for pair in hidden if pair[0].start > reason.start]
        if (
            after
            and after[0][0].start - reason.end < 120
            and "\n" not in self._text[reason.end : after[0][0].start]
        ):
            return after[0][1]
        return None


_BODIES = (SourceType.ORGANIZATION, SourceType.MEDIA, SourceType.DOCUMENT)


def _backwards(text: str, begin: int, at: int) -> list[tuple[int, str]]:
    """The words of text[begin:at] with their offsets, the last one first."""
    return [(m.start() + begin, m.group()) for m in re.finditer(r"[\w-]+", text[begin:at])][::-1]


def _looks_like_body(name: str) -> bool:
    """ "AROS", "RealClearPolitics", "Future45": written as bodies are."""
    if " " in name:
        return False
    if any(c.isdigit() for c in name):
        return True
    if name.isupper() and 1 < len(name) < 6:
        return True
    inner = name[1:]
    return not name.startswith(
        ("Mc", "Mac", "De", "O'", "O’", "Di", "La", "Le", "Van", "Du", "Fitz")
    ) and any(c.isupper() and inner[i - 1].islower() for i, c in enumerate(inner) if i)


def _noun_gender(noun: str) -> str:
    if noun.endswith("woman") or noun in ("mother", "daughter", "sister", "wife", "girl", "aunt", "widow"):
        return "f"
    if noun.endswith("man") or noun in ("father", "son", "brother", "husband", "boy", "uncle"):
        return "m"
    return ""


def _headline_end(text: str) -> int:
    """Where the headline ends, if the first line is one: most of its words begin with a capital."""
    end = text.find("\n")
    line = text[: end if end >= 0 else len(text)]
    words = [w for w in line.split() if w[0].isalpha()]
    if not 2 < len(words) < 30:
        return 0
    return len(line) if sum(w[0].isupper() for w in words) > 0.6 * len(words) else 0
