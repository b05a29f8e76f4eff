"""Kinship: which named person a word for a relative means: "his wife", "Ana Souza's eldest daughter, 34".

Decides by the family name, where the article names exactly one relative of it who can be meant. What the article
itself calls somebody ("his wife, Jane") is a role, and `roles` finds it first; whose relative is meant, the caller
knows.
"""

from __future__ import annotations

from quotetrack.coreference.noun_phrase import NounPhrase, noun_gender
from quotetrack.coreference.person import Person
from quotetrack.coreference.roles import Roles
from quotetrack.language.lexicon import words

_KIN = words("grammar.reference", "kin")
_MANY = 200  # people who are asked; a bound keeps hostile text linear


def is_kin(phrase: NounPhrase) -> bool:
    """Whether the phrase is a word for one relative that tells a gender: "his wife", not "her cousin"."""
    return phrase.head in _KIN and not phrase.plural and bool(noun_gender(phrase.head))


def relative_of(phrase: NounPhrase, owner: Person, roles: Roles) -> Person | None:
    """The relative of `owner` whom the article names in full; None where there is nobody, or more than one."""
    gender = noun_gender(phrase.head)
    found = [
        person
        for person in roles.people[:_MANY]
        if person is not owner
        and person.gender == gender
        and len(person.keys) > 1
        and person.keys[-1] == owner.keys[-1]
        and not _is_another(person, phrase.head, roles)
    ]
    return found[0] if len(found) == 1 else None


def _is_another(person: Person, noun: str, roles: Roles) -> bool:
    """Whether the article calls the person by another word of the kind: the daughter is not the wife."""
    called = {word for role in roles.of(person) for word in role.nouns} & _KIN
    return bool(called) and noun not in called
