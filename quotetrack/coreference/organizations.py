"""Organizations: which one before a place in the text "it" or "the company" refers to.

Decides by grammatical place: the subject of the sentence before is "it", the firm that was named last "the
operator". What type of organization that is, is left to `source_types`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotetrack.coreference.names import Name, Names
from quotetrack.coreference.person_index import PersonIndex
from quotetrack.language.en.entities import vocabulary
from quotetrack.language.lexicon import pattern
from quotetrack.model import Span
from quotetrack.text.folding import fold_word

_OPENING = pattern("patterns.organizations", "opening")
# "Crowdpac, | a political crowdfunding website"
_TOLD = pattern("patterns.organizations", "told")
_OF = pattern("patterns.organizations", "of")
_WORD = re.compile(r" ?([a-z][\w-]*)")
_NAMED = frozenset({"organization", "media", "place"})
_BACK = 3  # sentences
_NAMES_BACK = 30
_REACH, _ASKED = (
    5000,
    6,
)  # characters around a name, and mentions of it, that are asked whether it is a medium's


@dataclass(slots=True, eq=False)
class OrganizationResolver:
    """The bodies of one article, by place in the text."""

    _text: str
    _names: Names
    _roster: PersonIndex
    _sentences: Sequence[int]

    def subject_before(self, at: int) -> Span | None:
        """The subject of the sentence of `at`, else of those before it, where it is a body."""
        here = bisect_right(self._sentences, at)
        for i in range(here - 1, max(-1, here - 1 - _BACK), -1):
            span = self._subject(self._sentences[i], at)
            if span is not None:
                return span
        return None

    def firm_before(self, at: int) -> Name | None:
        """The firm that was named last before `at`: Bluewater Terminals, not the Dockers' Union."""
        names = self._names.all
        last = bisect_left(names, at, key=lambda name: name.start)
        for name in reversed(names[max(0, last - _NAMES_BACK) : last]):
            if self._is_firm(name):
                return name
        return None

    def is_medium(self, name: Name) -> bool:
        """ "The magazine Circuit published a memo": then Circuit is no court."""
        known, text = vocabulary(), self._text
        for at in self._places(name):
            before = text[max(0, at - 14) : at].split()
            if (
                before
                and text[at - 1] == " "
                and before[-1] in known.media
                and before[-1] not in known.things
            ):
                return True
        return False

    def _places(self, name: Name) -> Iterator[int]:
        """Where the words of `name` stand around it, a few times at most."""
        words = name.form.text
        at, end = max(0, name.start - _REACH), name.end + _REACH
        for _ in range(_ASKED):
            at = self._text.find(words, at, end)
            if at < 0:
                return
            yield at
            at += len(words)

    def is_called_body(self, name: Name) -> bool:
        """ "Crowdpac, a crowdfunding website", "Harrow & Lane, which": then it is no person."""
        known = vocabulary()
        for at in self._places(name):
            after = at + len(name.form.text)
            told = _TOLD.match(self._text, after, after + 120)
            if told is None:
                continue
            if told[1] is None:  # ", which"
                return True
            nouns = [fold_word(word) for word in _OF.split(told[1], maxsplit=1)[0].split()[-2:]]
            if nouns and not any(noun in known.people for noun in nouns) and nouns[-1] in known.told_bodies:
                return True
        return False

    def _subject(self, start: int, at: int) -> Span | None:
        known, text = vocabulary(), self._text
        opening = _OPENING.match(text, start, at)
        assert opening is not None
        begin = opening.start(1) if opening.group(1) else opening.end()
        end = opening.end()
        names = self._names.within(end, min(at, end + 60))
        if names and names[0].title_start == end:
            name = names[0]
            end = name.end
            if not name.form.possessive:
                return Span(begin, end) if self._is_body(name) else None
            end += 2
        for _ in range(4):
            word = _WORD.match(text, end, at)
            if not word:
                return None
            end = word.end()
            key = fold_word(word.group(1))
            if key in known.institutions or key in known.organizations:
                return Span(begin, end)
        return None

    def _is_body(self, name: Name) -> bool:
        form = name.form
        if form.kind in _NAMED:
            return True
        person = self._roster.find(name) if not form.kind else None
        return person is not None and not person.certain and len(person.mentions) > 1

    def _is_firm(self, name: Name) -> bool:
        known = vocabulary()
        last = name.form.keys[-1]
        if name.form.kind == "organization":
            return (
                last not in known.public_bodies and last not in known.acronyms and last not in known.metonyms
            )
        return not name.form.kind and self._is_body(name)
