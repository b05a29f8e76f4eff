"""Whether an article has introduced "the driver" before as "a driver": then it is that one, whoever is named.

Decides by the words alone: an indefinite determiner a few words before the same noun.
"""

from __future__ import annotations

import re

from quotetrack.identify.mention import Phrase

_REACH = 2500  # characters back; a bound keeps hostile text linear
_INDEFINITE = re.compile(r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother|[Ss]ome)(?: [\w’'-]+){0,4} $")


def introduced(text: str, phrase: Phrase) -> bool:
    """Whether "a", "one" or "another" and the head of `phrase` stand together before it."""
    head = phrase.head
    begin = max(0, phrase.start - _REACH)
    at = text.find(head, begin, phrase.start)
    for _ in range(12):
        if at < 0:
            return False
        after = text[at + len(head) : at + len(head) + 1]
        if not after.isalpha() and _INDEFINITE.search(text, max(0, at - 48), at):
            return True
        at = text.find(head, at + len(head), phrase.start)
    return False
