"""The resolver: which sources of an article mean one entity, and who that is.

Goes through attributions in the order of the text: a source is a name, a pronoun or a noun phrase. Names are left to
`person_index`, pronouns to `pronouns`, noun phrases to `nominals`, types to `source_types`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from quotetrack.coreference import pronouns
from quotetrack.coreference.antecedents import Antecedents
from quotetrack.coreference.entity import DiscourseHistory, Entity
from quotetrack.coreference.name_types import looks_like_body
from quotetrack.coreference.names import Name, Names
from quotetrack.coreference.nominals import NominalResolver
from quotetrack.coreference.noun_phrase import NounPhrase, parse_noun_phrase
from quotetrack.coreference.organizations import OrganizationResolver
from quotetrack.coreference.person_entities import PersonEntities
from quotetrack.coreference.person_index import Headline, PersonIndex
from quotetrack.coreference.pronouns import PronounResolver
from quotetrack.coreference.roles import Roles
from quotetrack.language.en.entities import vocabulary
from quotetrack.language.lexicon import pattern, words
from quotetrack.model import Attribution, Span

if TYPE_CHECKING:
    from quotetrack.segmentation import Segments

_WORD_REACH = 10_000  # characters; a bound keeps hostile text linear
_NESTED = 6  # contents around a word that are asked whose "I" it is
_APPOSED = re.compile(r"(?:,|--|—|–| -) ?(?:the |an? )?$| (?:named|called) $")
# "Reid's usual partner, committee ranking Democrat | Sen. Ana Souza"
_APPOSED_TITLED = pattern("patterns.resolver", "apposed_titled")
_CLAUSE = re.compile(r"\b(?:who|whose|whom|which|that)\b")
_CLOSES = frozenset(",.;:(—–” ")
# "Mr. King and | Mr. Schultz", "Ana Souza, a lawyer, and | Paul Reid"
_JOINS = pattern("patterns.resolver", "joins")
_SAYINGS = words("grammar.reference", "sayings")
_LABELS = frozenset({"q", "a", "question", "answer"})  # of an interview
_PRONOUN_AND = re.compile(r"(?:both )?(he|she) (?:and|as well as|along with) ")
_REFLEXIVE = re.compile(r" (her|him)self\b")
_LISTED = 6  # people who speak as one


class Resolution(NamedTuple):
    """What resolving the sources of one article gives."""

    names: Names
    entities: list[Entity]  # of each row, in the order of the rows
    mentions: dict[Span, Entity]  # of each source, in the order of the text


class SpeakerResolver:
    """Resolves the sources of one article."""

    def __init__(self, text: str, segments: Segments) -> None:
        self._text = text
        self._names = names = Names(text)
        self._roster = roster = PersonIndex(names.all, Headline.of(text))
        quoted = [(quotation.span.start, quotation.span.end) for quotation in segments.quotations]
        sentences = [sentence.start for sentence in segments.sentences]
        antecedents = Antecedents(text, names, roster, quoted, sentences)
        self._bodies = bodies = OrganizationResolver(text, names, roster, sentences)
        roles = Roles(text, roster)
        self._people = people = PersonEntities(roles)
        self._history = history = DiscourseHistory()
        self._nouns = NominalResolver(text, names, roster, people, roles, antecedents, bodies, history)
        self._pronouns = PronounResolver(text, names, people, antecedents, bodies, self._nouns, history)
        self._done: dict[Span, Entity] = {}
        self._last_span = Span(0, 0)
        self._answering: Entity | None = None  # in an interview
        self._rows: Sequence[Attribution] = ()

    def resolve(self, rows: Sequence[Attribution]) -> Resolution:
        """Returns the entity behind each row. To be called once."""
        self._rows = rows
        self._nouns.ahead.sources = sorted({row.source.start for row in rows if row.source is not None})
        for span in sorted({row.source for row in rows if row.source is not None}):
            identity = self._done[span] = self._identify(span)
            identity.mentions.add(span)
            self._last_span = span
            self._history.remember(span.start, identity)
        unknown = self._nouns.unknown
        entities = [unknown if row.source is None else self._done[row.source] for row in rows]
        return Resolution(self._names, entities, self._done)

    def _identify(self, span: Span) -> Entity:
        name = self._names.at(*span)
        person = self._roster.certainly(name) if name is not None else None
        if person is not None:
            return self._people.of(person)
        said = span.of(self._text).strip().lower()
        if not said:
            return self._nouns.unknown
        if said in pronouns.PRONOUNS:
            return self._pronoun(said, span)
        if said.startswith("@"):
            return self._people.handle(said)
        if said in _LABELS and self._text[span.end : span.end + 1] in (":", "."):
            return self._interviewed(said)
        if joined := _PRONOUN_AND.match(said):
            return self._pronoun_and(joined, span)
        phrase = parse_noun_phrase(self._text, span, self._names)
        if self._is_plain_noun(phrase):
            phrase.named = None
        speaking = self._whose(phrase) if phrase.head in _SAYINGS else None
        if speaking is not None:
            return speaking
        names = self._person_names(phrase)
        if names:
            people = [self._roster.enter(name) for name in names]
            reflexive = _REFLEXIVE.match(self._text, names[-1].end, span.end)
            if reflexive is not None:
                people[-1] = (
                    self._roster.meant(names[-1], "f" if reflexive[1] == "her" else "m") or people[-1]
                )
            return self._people.together(people)
        return self._nouns.resolve(phrase)

    def _interviewed(self, label: str) -> Entity:
        """ "A:" in an interview is who spoke last before it began; "Q:" is nobody with a name."""
        if self._answering is None and self._history.last_person is not None:
            self._answering = self._people.of(self._history.last_person[1])
        answers = label in ("a", "answer") and self._answering is not None
        return self._answering if answers and self._answering else self._nouns.unknown

    def _pronoun_and(self, joined: re.Match[str], span: Span) -> Entity:
        """ "He and his staff" is he, "she and Paul Reid" are two."""
        first = self._pronoun(joined[1], Span(span.start, span.start + joined.end(1)))
        name = self._names.at(span.start + joined.end(), span.end)
        if first.person is None or name is None:
            return first
        second = self._roster.certainly(name)
        return first if second is None else self._people.together([first.person, second])

    def _pronoun(self, word: str, span: Span) -> Entity:
        if word in pronouns.HE:
            return self._pronouns.he_or_she(span.start, "m") or self._nouns.unknown
        if word in pronouns.SHE:
            return self._pronouns.he_or_she(span.start, "f") or self._nouns.unknown
        if word in pronouns.RELATIVE:
            # "said one source who …": the source before it
            if self._last_span in self._done and not self._text[self._last_span.end : span.start].strip(" ,"):
                return self._done[self._last_span]
            return self._pronouns.relative(word, span.start)
        if word in pronouns.AUTHOR:
            return self._first_person(span)
        if word in pronouns.ONE:
            nobody = self._nouns.author if word == "one" else self._nouns.unknown
            return self._pronouns.one(span.start) or nobody
        return self._pronouns.they(span.start) if word in pronouns.THEY else self._pronouns.it(span.start)

    @cached_property
    def _said(self) -> list[tuple[Span, Span]]:
        """The contents with their sources, in order."""
        return sorted((content, row.source) for row in self._rows if row.source for content in row.content)

    def _first_person(self, span: Span) -> Entity:
        """ "I" inside the words of another is whoever speaks them; elsewhere, the writer."""
        i = bisect_right(self._said, (span, span))
        for content, source in reversed(self._said[max(0, i - _NESTED) : i]):
            outer = content.end > span.start and source != span
            if outer and source.of(self._text).lower() not in pronouns.AUTHOR:
                return self._done.get(source) or self._identify(source)
        return self._nouns.author

    def _person_names(self, phrase: NounPhrase) -> list[Name]:
        """The persons' names that are the source: its head and who is joined to it, or its apposition."""
        named = phrase.named
        if named is not None:
            if not self._is_person(named, phrase):
                return []
            return [named, *self._joined(named, phrase)]
        if not phrase.names:
            return []
        if phrase.plural and phrase.quantity[:1] != ["one"]:
            return self._listed(phrase)
        known = vocabulary()
        if phrase.head in known.documents or phrase.head in known.media:
            return []  # "a study by the economist Ana Souza"
        for name in phrase.names:
            if self._is_apposed(name, phrase) or self._is_titled(name, phrase):
                return [name]
        return []

    def _whose(self, phrase: NounPhrase) -> Entity | None:
        """ "Trump's own admission", "her account": the person who says it; None for "the account of a witness"."""
        owner = phrase.names[0] if phrase.names else None
        if owner is not None and owner.form.possessive and owner.title_start <= phrase.core_start:
            person = self._roster.certainly(owner)
            return self._people.of(person) if person is not None else None
        word = phrase.determiner or (phrase.core[0] if phrase.core else "")
        if word in pronouns.HE or word in pronouns.SHE:
            return self._pronouns.he_or_she(phrase.start, "m" if word in pronouns.HE else "f")
        return None

    def _listed(self, phrase: NounPhrase) -> list[Name]:
        """ "Three economists -- Ana Souza of …, Paul Reid and Mark Stone": named after all."""
        apposed = next((n for n in phrase.names if self._is_apposed(n, phrase)), None)
        names = [
            n for n in phrase.names if n.start > phrase.head_end and (n is apposed or n.form.kind == "person")
        ]
        if len(names) < 2 or not phrase.quantity or names[0] is not apposed:
            return []
        return [name for name in names if len(name.form.keys) > 1 or name.form.titles]

    def _is_apposed(self, name: Name, phrase: NounPhrase) -> bool:
        """ "His wife, Jane", "a major nominee -- the Republican Donald Trump", "an entrepreneur named Ana Souza"."""
        if name.start < phrase.head_end or not self._may_be_person(name):
            return False
        before = (self._text, max(phrase.head_end, name.title_start - 60), name.title_start)
        titled = name.title_start < name.start and _APPOSED_TITLED.search(*before) is not None
        if not titled and not _APPOSED.search(self._text, phrase.start, name.title_start):
            return False
        return name.end >= phrase.end or self._text[name.end] in _CLOSES

    def _is_titled(self, name: Name, phrase: NounPhrase) -> bool:
        """ "former secretary of state Ana Souza": the name ends a noun phrase that began with a role."""
        form = name.form
        if (
            name.start < phrase.head_end
            or len(form.keys) < 2
            or form.possessive
            or not self._may_be_person(name)
        ):
            return False
        if _CLAUSE.search(self._text, phrase.head_end, name.title_start):
            return False  # "a reporter who worked for Mr. Reid"
        known = vocabulary()
        before = next((key for _, end, key in reversed(phrase.words) if end + phrase.start < name.start), "")
        if before not in known.people and before not in known.title_parts and not form.titles:
            return False
        return name.end >= phrase.end or self._text[name.end] in ",(" or self._text[name.end - 1] in '”"'

    def _may_be_person(self, name: Name) -> bool:
        if name.form.kind == "person":
            return True
        if name.form.kind:
            return False
        person = self._roster.find(name)
        given = len(name.form.keys) > 1 or name.form.keys[0] in vocabulary().gender
        return given or (person is not None and person.certain)

    def _is_plain_noun(self, phrase: NounPhrase) -> bool:
        """ "Country after country", "Rescuers": a noun that only the start of the sentence capitalises."""
        name = phrase.named
        if name is None or name.start != phrase.start or name.form.kind or len(name.form.keys) > 1:
            return False
        person = self._roster.find(name)
        if name.form.titles or (person is not None and len(person.mentions) > 1):
            return False
        if name.form.keys[0].endswith(("ers", "ors", "ists")):
            return True
        return self._is_a_word(name.form.words[0].lower(), name.start)

    def _is_a_word(self, word: str, near: int) -> bool:
        """Whether the article has `word` in small letters."""
        text, size = self._text, len(word) + 1
        at, end = max(0, near - _WORD_REACH), near + _WORD_REACH
        while (at := text.find(f" {word}", at, end)) >= 0:
            at += size
            if not text[at : at + 1].isalnum():
                return True
        return False

    def _joined(self, named: Name, phrase: NounPhrase) -> list[Name]:
        """Who speaks as one with `named`: "Mr. King and | Mr. Schultz", "Ana Souza, | Paul Reid and | Mark Stone"."""
        listed: list[Name] = []
        before = named
        for name in phrase.names:
            if name.start <= before.end:
                continue
            if _JOINS.fullmatch(self._text, before.end, name.title_start):
                closed = name.end >= phrase.end - 2 or self._text[name.end] == ","
                return [*listed, name] if closed and self._is_person(name, phrase) else []
            comma = self._text[before.end : name.title_start] == ", " and self._is_person(name, phrase)
            if not comma or len(listed) == _LISTED:
                return []
            listed.append(name)
            before = name
        return []

    def _is_person(self, name: Name, phrase: NounPhrase) -> bool:
        form = name.form
        if form.kind == "person":
            return True
        person = self._roster.find(name)
        certain = person is not None and person.certain
        single = len(form.keys) == 1
        if form.kind:  # "Hill said" is Anita Hill where the article names her, "The Hill reported" is not
            return certain and single and phrase.determiner != "the"
        if certain:  # "The more moderate Kasich", but "the Trump said to be here" is no person's name
            return not single or phrase.determiner != "the" or len(phrase.core) > 1
        if phrase.determiner in ("the", "a", "an") and not form.titles and len(phrase.core) == len(form.keys):
            return False
        if form.keys[0] in self._roster.bodies or looks_like_body(form.text):
            return False
        return bool(form.titles) or not self._bodies.is_called_body(name)
