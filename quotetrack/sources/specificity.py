"""How much a description of an unnamed source tells the reader: from 0, "a source", to 4.

One point each, as newsroom standards ask (The Washington Post: tell why the source deserves confidence; AP and Reuters:
a bare "a source" is not accepted):

    class        what kind of person: "official", "aide", "intelligence source"; not "source", "person", "insider"
    affiliation  whom it belongs to: "White House", "of the campaign", "in Tokyo", "his"
    rank         rank or role: "senior", "former", "deputy", "adviser"
    basis        how it knows: "briefed on the call", "a witness"

It speaks of anonymous sources alone. A spokesman is on the record, and a crowd ("critics", "analysts") is nobody in
particular, of whom no editor could ask for more.
"""

from __future__ import annotations

from quotetrack.coreference.noun_phrase import NounPhrase
from quotetrack.language.lexicon import words

CLASS, AFFILIATION, RANK, BASIS = "class", "affiliation", "rank", "basis"

_NOBODY = words("anonymity.person", "nobody")
_FIELDS = words("anonymity.person", "field")
_RANKS = words("anonymity.person", "rank")
_ROLES = words("anonymity.person", "role")
_WITNESSES = words("anonymity.person", "witness")
_WHOSE = words("closed", "possessives")


def specificity_points(phrase: NounPhrase) -> set[str]:
    """What the noun phrase of one mention tells; affiliation and basis after the noun are found by others."""
    found: set[str] = set()
    head, before = phrase.head, set(phrase.core[:-1])
    if (head and head not in _NOBODY and _is_noun(head)) or not _FIELDS.isdisjoint(before):
        found.add(CLASS)
    if phrase.determiner in _WHOSE:  # "his advisers": the sentence says whose
        found.add(AFFILIATION)
    if head in _ROLES or not _RANKS.isdisjoint(before):
        found.add(RANK)
    if head in _WITNESSES:
        found.add(BASIS)
    return found


def _is_noun(head: str) -> bool:
    """Whether the head is a noun for people, not "they" or "who"."""
    return head not in (
        words("closed", "he", "she", "they", "it", "relatives") | words("grammar.pronoun", "author")
    )
