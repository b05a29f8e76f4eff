"""Cataphora: a description that precedes the name ("A lawmaker is calling …", later "Joey Salceda said").

Only in the headline and the first 500 characters, where news names late. Resolves the description to whoever is
named next, is new there and speaks. Descriptions of people who were named before are left to `roles` and `nominals`.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.coreference.antecedents import Antecedents
from quotetrack.coreference.noun_phrase import NounPhrase, noun_gender
from quotetrack.coreference.person import Person
from quotetrack.coreference.roles import Roles
from quotetrack.language.en.entities import vocabulary
from quotetrack.language.lexicon import words

_NEW = words("grammar.phrase", "new")
_CONTESTS = words("grammar.reference", "contests")
_LEAD = 500  # characters in which an article presents whom it is about
_DECK = 400  # characters of a headline with its deck


class CataphoraResolver:
    """Finds who is named later; `sources` are where the sources of the article begin, in order."""

    def __init__(self, text: str, antecedents: Antecedents, roles: Roles) -> None:
        self._antecedents = antecedents
        self._roles = roles
        head, _, text_follows = text[:_DECK].partition("\n\n")
        self._headline = len(head) if text_follows else 0  # where the headline and its deck end
        self._introduced: dict[str, Person] = {}  # "a lawmaker" → who is named later and not presented then
        self.sources: Sequence[int] = []

    def example(self, phrase: NounPhrase) -> Person | None:
        """ "At least one Democrat disagreed. “…,” said Sen. Ana Souza": the example follows."""
        return self._antecedents.new_speaker(phrase.end, self.sources)

    def announced(self, phrase: NounPhrase) -> Person | None:
        """ "Woman Saves Farm", says the headline; "Ana Souza of Burke County …" begins the article: it is she."""
        known, head = vocabulary(), phrase.head
        if phrase.start >= self._headline or head in known.withheld or head in known.spokes:
            return None

        def fits(person: Person) -> bool:
            return noun_gender(head) in ("", person.gender) and self._roles.can_be(person, phrase)

        return self._antecedents.opens(self._headline, fits)

    def presented(self, phrase: NounPhrase) -> Person | None:
        """ "A lawmaker is calling …", an article begins; "…, Joey Salceda said": who is not presented was so before."""
        known, head = vocabulary(), phrase.head
        if phrase.start > _LEAD or head in known.withheld or head in known.spokes or head not in known.people:
            return None
        headline = not phrase.determiner and phrase.start < self._headline
        # "The head of the miners union is worried. “…,” said Ana Souza"; "the nominee" is taken for granted
        definite = phrase.definite and phrase.determiner in ("", "the") and head not in _CONTESTS
        if not (headline or definite or phrase.determiner in ("a", "an")) or not _NEW.isdisjoint(phrase.core):
            return None
        if head in self._introduced:
            return self._introduced[head]
        person = self._antecedents.new_speaker(phrase.end, self.sources)
        if person is None or noun_gender(head) not in ("", person.gender):
            return None
        if len(person.mentions[0].form.keys) < 2 or any(role.nouns for role in self._roles.of(person)):
            return None
        self._roles.present(person, head)
        self._introduced[head] = person
        return person
