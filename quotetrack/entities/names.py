"""Names as articles give them: how they are compared, and what of a name can tell two people apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from quotetrack.entities.person_names import split_name
from quotetrack.language.lexicon import phrases
from quotetrack.model import SourceType
from quotetrack.text.folding import fold

# of which a country or a body has one: a surname with it is enough
_OFFICES = frozenset(phrases("offices", "offices"))
_BODIES = frozenset({SourceType.ORGANIZATION, SourceType.MEDIA})


def spelling(names: Iterable[str]) -> str:
    """Of spellings of one name the one to print, whichever came first: none in capitals where another is not, but
    for a lone word ("NATO"); with all accents and dots, which are left out more often than put in: "Felipe Calderón",
    "Ann B. Okafor"; else the first in the order of their letters."""

    def carelessness(name: str) -> tuple[bool, int, str]:
        plain = unicodedata.normalize("NFKC", name)
        marks = sum(c == "." or (c.isalpha() and not c.isascii()) for c in plain)
        return name.isupper() and " " in fold(name), -marks, name

    return min(names, key=carelessness)


def is_name_of(form: str, name: str) -> bool:
    """Is a mention a form of the name, and not "he" or a description? "Trump", "FBI"."""
    if not any(c.isupper() for c in form):
        return False
    words, whole = fold(form).split(), fold(name).split()
    if not words:
        return False
    initials = "".join(word[0] for word in whole)
    capitals = "".join(word[0] for word in re.findall(r"\w+", name) if word[0].isupper())
    return set(words) <= set(whole) or (len(words[0]) > 1 and words in ([initials], [fold(capitals)]))


class EntityName(NamedTuple):
    """Somebody or something that an article names; `forms` are the words by which it mentions them."""

    article_id: int
    type: SourceType
    name: str
    forms: tuple[str, ...] = ()
    role: str | None = None
    affiliation: str | None = None

    @property
    def key(self) -> str:
        """What the name is filed under. A person of whom the article gives one word only is its own: a surname is
        no identity."""
        folded = fold(self.name)
        if self.type is SourceType.PERSON and " " not in folded:
            return f"{self.type}:{folded}@{self.article_id}"
        return f"{self.type}:{folded}"

    @property
    def key_here(self) -> str:
        """What the name is filed under where a person parted what this article says from what others say."""
        return self.key if "@" in self.key else f"{self.key}@{self.article_id}"

    @property
    def blocking_key(self) -> str:
        """Names that may be one speaker are of one family: of people first name, last name and suffix; a body is one
        whether it is taken for an organization or an outlet, with "the" or without. A lone word has none but its own.
        """
        folded = fold(self.name)
        if self.type is SourceType.PERSON:
            found = split_name(folded)
            return f"person {found.first} {found.last} {found.suffix}".strip() if found.first else self.key
        if self.type in _BODIES:
            return f"body {folded.removeprefix('the ')}"
        return self.key

    @property
    def surname(self) -> str | None:
        """The last name of a person; None for a body."""
        return (split_name(fold(self.name)).last or None) if self.type is SourceType.PERSON else None

    @property
    def features(self) -> frozenset[str]:
        """What a surname can be recognised by, beside the name: see `resolution.context_features`."""
        return (
            context_features(self.role, self.affiliation) if self.type is SourceType.PERSON else frozenset()
        )


def context_features(role: str | None, affiliation: str | None) -> frozenset[str]:
    """By what a surname can be recognised: the affiliation, or an office that few hold. "mayor" alone is none."""
    found = set()
    body = fold(affiliation or "").removeprefix("the ")
    if body:
        found.add(f"of {body}")
    office = fold(role or "").removeprefix("the ").removeprefix("former ")
    if office in _OFFICES:
        found.add(f"as {office}")
    return frozenset(found)
