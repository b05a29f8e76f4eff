"""Whether an article has introduced "the driver" before as "a driver": then it means that one, whoever is named.

Decides by the words alone: an indefinite determiner a few words before the same noun.
"""

from __future__ import annotations

import re

from quotetrack.coreference.noun_phrase import NounPhrase
from quotetrack.language.lexicon import words

_REACH = 2500  # characters back; a bound keeps hostile text linear
_NEXT = re.compile(r" ([a-z]+)")
_NO_NOUN = words("grammar.phrase", "breaks", "irregular_past", "verbs") | words("grammar.reference", "small")
_INDEFINITE = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome)(?: [\w’'-]+){0,4} $")


def is_introduced(text: str, phrase: NounPhrase) -> bool:
    """Whether "a", "one" or "another" and the head of `phrase` stand together before it."""
    head = phrase.head
    begin = max(0, phrase.start - _REACH)
    at = text.find(head, begin, phrase.start)
    for _ in range(12):
        if at < 0:
            return False
        end = at + len(head)
        if (
            not text[end : end + 1].isalpha()
            and not _is_first_part(text, end)
            and _INDEFINITE.search(text, max(0, at - 48), at)
        ):
            return True
        at = text.find(head, at + len(head), phrase.start)
    return False


def _is_first_part(text: str, end: int) -> bool:
    """ "A tumultuous delegate battle" introduces no delegate."""
    following = _NEXT.match(text, end)
    return (
        following is not None
        and following[1] not in _NO_NOUN
        and not following[1].endswith(("ed", "ing", "ly"))
    )
