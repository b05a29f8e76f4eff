"""Pronouns: whom "he", "they", "it" or "who" refers to.

`antecedents` says which person can be meant and `organizations` which organization; this module decides between them
and the unnamed sources who have just spoken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotetrack.coreference.antecedents import Antecedents
from quotetrack.coreference.entity import BODIES, DiscourseHistory, Entity
from quotetrack.coreference.names import Names
from quotetrack.coreference.nominals import NominalResolver
from quotetrack.coreference.noun_phrase import noun_gender, parse_noun_phrase
from quotetrack.coreference.organizations import OrganizationResolver
from quotetrack.coreference.person import Person
from quotetrack.coreference.person_entities import PersonEntities
from quotetrack.language.en.entities import vocabulary
from quotetrack.language.en.inflection import is_plural, singular
from quotetrack.language.lexicon import alternatives, pattern, words
from quotetrack.model import SourceType, Span

HE = words("closed", "he")
SHE = words("closed", "she")
THEY = words("closed", "they")
IT = words("closed", "it")
RELATIVE = words("closed", "relatives")
AUTHOR = words("grammar.pronoun", "author")
ONE = words("grammar.pronoun", "one")
PRONOUNS = HE | SHE | THEY | IT | RELATIVE | AUTHOR | ONE

_WORD = re.compile(r"[\w-]+")
_ARTICLES = words("grammar.reference", "articles")
_GROUP_REACH = 700  # characters back to the group of which "one" or "another" speaks
_OPENING = 12  # characters from the start of a sentence within which its subject begins
_SUBJECT = re.compile(  # "The president has …", "In public the president has …"
    rf"(?:[A-Z]\w+ \w+,? (?=the ))?[Tt]he (?P<noun>{alternatives('grammar.reference', 'epithets')}) "
    r"(?:has|had|is|was) "
)
_DESCRIBED = 20  # characters within which a source that is described is named, if it is
_NOBODY = frozenset({"place", "organization", "media", "document", "thing"})
_PREPOSITIONS = words("grammar.reference", "before_them")
_PREDICATE = re.compile(r"\b([Hh]e|[Ss]he)(?: is| was|[’']s) (?:also |once |now |not )?$")
_AHEAD = pattern("patterns.pronouns", "ahead")
_WRITTEN = pattern("patterns.pronouns", "written")
_THEY_REACH = 900  # characters back to several who have spoken
_NEAR = 500  # characters back to an unnamed speaker whom "he" takes up


@dataclass(slots=True, eq=False)
class PronounResolver:
    """Reads the pronouns among the sources of one article."""

    _text: str
    _names: Names
    _people: PersonEntities
    _antecedents: Antecedents
    _bodies: OrganizationResolver
    _nouns: NominalResolver
    _history: DiscourseHistory

    def he_or_she(self, at: int, gender: str) -> Entity | None:
        """The person or the unnamed speaker that "he" or "she" takes up; None where nobody is found."""
        last = self._history.last
        if last is not None and last[1].type is SourceType.UNNAMED and not last[1].plural:
            near = at - last[0] < _NEAR and last[1].gender in ("", gender)
            if near and not self._antecedents.any_between(last[0], at, gender):
                return last[1]
        opening = self._antecedents.sentence_start(at)
        if self._text.startswith("From ", opening) and not self._antecedents.any_between(opening, at, gender):
            span = self._somebody(at, gender)  # "From the envoy came a promise against what he called …"
            if span is not None and 0 <= span.start - opening < _OPENING:
                return self._nouns.resolve(parse_noun_phrase(self._text, span, self._names))
        ahead = _AHEAD.match(self._text, opening, at + 4)
        if ahead is not None and ahead.start("whose") == at:
            person = self._antecedents.after_comma(at, gender)
            if person is not None:  # "In | his bill to ban the fleet, Salceda cited …"
                return self._people.of(person)
        called = self._nouns.called_between(last[0] + 1 if last else 0, at)
        if called is not None and called.gender in ("", gender):
            return self._people.of(called)
        subject = self._subject_before(opening, at, gender)
        if subject is not None:
            return self._people.of(subject)
        person = self._antecedents.person(at, gender, self._history.last_person)
        if person is not None:
            return self._people.of(person)
        if last is not None and last[1].person is not None:
            conflict = last[1].gender not in ("", gender)
            return self._people.namesake(last[1].person, gender, last[0], self._text) if conflict else last[1]
        span = self._somebody(at, gender)
        return (
            self._nouns.resolve(parse_noun_phrase(self._text, span, self._names))
            if span is not None
            else None
        )

    def _subject_before(self, opening: int, at: int, gender: str) -> Person | None:
        """ "China's leader stressed … In public the president has … “…,” he said": he is another than that leader."""
        last = self._history.last_person
        start = self._antecedents.sentence_start(max(0, opening - 2))
        subject = _SUBJECT.match(self._text, start, opening)
        if last is None or subject is None or self._antecedents.any_between(start, at, gender):
            return None
        words = self._text[last[0] : last[0] + _DESCRIBED].lower()
        if subject["noun"] in words or any(
            n.start < last[0] + _DESCRIBED for n in last[1].mentions if n.start >= last[0]
        ):
            return None
        return self._antecedents.person(at, gender, None, lambda person: person is not last[1])

    def they(self, at: int) -> Entity:
        """Several people, or a body, who spoke last; those whom the article has long left are not meant."""
        they = self._history.latest(lambda i: i.plural or i.type in BODIES, 6)
        if they is None:
            return Entity(SourceType.COLLECTIVE)
        near = at - self._history.spoke(they) < _THEY_REACH
        named = they.name is not None and self._text.rfind(they.name, max(0, at - _NEAR), at) >= 0
        return they if near or named else Entity(SourceType.COLLECTIVE)

    def it(self, at: int) -> Entity:
        """The body that the sentence before speaks of, else the one that spoke last."""
        span = self._bodies.subject_before(at)
        if span is not None:
            identity = self._nouns.resolve(parse_noun_phrase(self._text, span, self._names))
            if identity.type in BODIES:
                return identity
        here = self._antecedents.sentence_start(at)
        before = self._antecedents.sentence_start(max(0, here - 2))
        written = [
            m for m in _WRITTEN.finditer(self._text, before, here) if m[1].lower() in vocabulary().documents
        ]
        if written:  # "She cited a memo by the agency. It says …"
            span = Span(*written[-1].span())
            return self._nouns.resolve(parse_noun_phrase(self._text, span, self._names))
        it = self._history.latest(lambda i: i.type in BODIES, 6)
        return it or Entity(SourceType.ORGANIZATION)

    def one(self, at: int) -> Entity | None:
        """ "Four drivers described shifts. One said …": one of a group just introduced; None where there is none.
        "“…,” an Ohio Democrat said. Another added": one like the unnamed who spoke last."""
        group, last = self._history.last_people, self._history.last
        unnamed = last is not None and last[1].type is SourceType.UNNAMED and not last[1].plural
        if unnamed and self._text.startswith(("another", "Another"), at):
            group = last
        if group is None or at - group[0] > _GROUP_REACH:
            return None
        one = Entity(SourceType.UNNAMED)
        one.descriptor, one.role, one.affiliation = group[1].descriptor, group[1].role, group[1].affiliation
        one.phrase, one.head = group[1].phrase, singular(group[1].head)
        one.gender = noun_gender(one.head)
        return self._history.meet(one)

    def relative(self, word: str, at: int) -> Entity:
        """Whom or what "who" or "which" stands for: the name or the noun right before."""
        of_people = word.startswith("who")
        person = self._antecedents.just_before(at) if of_people else None
        if person is not None:
            return self._people.of(person)
        span = self._noun_before(at, of_people)
        if span is not None:
            told = _PREDICATE.search(self._text, max(0, span.start - 60), span.start) if of_people else None
            if told is not None:  # "He was a desperate man who …"
                gender = "m" if told[1].lower() in HE else "f"
                somebody = self._antecedents.person(told.start(1), gender, None)
                if somebody is not None:
                    return self._people.of(somebody)
            return self._nouns.resolve(parse_noun_phrase(self._text, span, self._names))
        return Entity(SourceType.COLLECTIVE if of_people else SourceType.ORGANIZATION)

    def _noun_before(self, at: int, of_people: bool) -> Span | None:
        """The nearest name, or noun for people or for a body, before a relative pronoun."""
        known, text = vocabulary(), self._text
        begin = max(0, at - 90)
        begin += max(text.rfind(". ", begin, at), text.rfind("\n", begin, at), begin - 1) + 1 - begin
        before = text[begin:at].rstrip(" ,")
        begin += max(before.rfind(", "), before.rfind(" -- "), before.rfind("—")) + 1
        names = self._names.within(begin, at)
        # "nervous Democrats on Capitol Hill, | who": no place, and no body
        person = not of_people or not names or names[-1].form.kind not in _NOBODY
        if names and person and not text[names[-1].end : at].strip(" ,"):
            return Span(names[-1].title_start, names[-1].end)
        words = [(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(text, begin, at)][:-9:-1]
        things = known.organizations | known.institutions | known.documents
        nouns = known.people if of_people else known.people | things
        first = next((word for _, _, word in words if word in nouns), "")
        if (
            not of_people and first in known.people
        ):  # "a tweet from a reporter | that …": what speaks is the tweet
            behind = next((i for i, (_, _, word) in enumerate(words) if word in known.documents), 0)
            if any(word in _PREPOSITIONS for _, _, word in words[:behind]):
                words = words[behind:]
        for i, (start, end, word) in enumerate(words):
            if word in nouns:
                # back to "an" of "an architect", so that it is read as the phrase that it is
                return Span(next((s for s, _, w in words[i + 1 :] if w in _ARTICLES), start), end)
        return None

    def _somebody(self, at: int, gender: str) -> Span | None:
        """ "A man was led away. … he said": the last single person before that a noun names."""
        known = vocabulary()
        words = list(_WORD.finditer(self._text, max(0, at - 300), at))
        for i in range(len(words) - 1, 0, -1):
            noun = words[i].group().lower()
            if noun not in known.people or is_plural(noun) or noun_gender(noun) not in ("", gender):
                continue
            for first in range(i - 1, max(-1, i - 5), -1):
                if words[first].group().lower() in _ARTICLES:
                    return Span(words[first].start(), words[i].end())
        return None
