"""Names as articles give them: how they are compared, and what of a name can tell two people apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from quotetrack.model import SourceType

# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"})
_INSIDE = re.compile("['’‘ʼ`´.]")  # "O'Brien", "U.S.": dropped without leaving a gap
_OTHERS = re.compile(r"[\W_]+")
_SUFFIXES = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})  # who else is of that name
_BODIES = frozenset({SourceType.ORGANIZATION, SourceType.MEDIA})


@lru_cache(maxsize=10_000)  # the same few names come again and again
def fold(name: str) -> str:
    """A name as it is compared: no accents, case, punctuation. "José Díaz-O’Brien" → "jose diaz obrien"."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c)).translate(_PLAIN)
    return " ".join(_OTHERS.sub(" ", _INSIDE.sub("", plain)).split())


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


class NameParts(NamedTuple):
    """A person's folded name: "donald j trump jr" is donald, (j), trump, jr."""

    first: str
    middle: tuple[str, ...]
    last: str
    suffix: str


@lru_cache(maxsize=10_000)
def split_name(folded: str) -> NameParts:
    """The parts of a person's folded name; of a single word, the last."""
    words = folded.split()
    suffix = ""
    if len(words) > 2 and words[-1] in _SUFFIXES:
        suffix = {"junior": "jr", "senior": "sr"}.get(words[-1], words[-1])
        words = words[:-1]
    if len(words) < 2:
        return NameParts("", (), " ".join(words), suffix)
    return NameParts(words[0], tuple(words[1:-1]), words[-1], suffix)


class PersonName(NamedTuple):
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
        from quotetrack.entities.resolution import context_features

        return (
            context_features(self.role, self.affiliation) if self.type is SourceType.PERSON else frozenset()
        )
