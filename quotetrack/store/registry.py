"""The registry of speakers: which names of different articles are one speaker, and how names are compared.

Decides identity across articles, and cautiously: the full name and the type must agree, and a person of whom
an article gives one word only ("Smith") stays that article's own, because a surname is no identity. Who is
meant inside an article was decided before, by `identify`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from quotetrack.model import SourceType
from quotetrack.store import tables as t
from quotetrack.store.engine import chunks

# Letters that Unicode does not take apart into a plain letter and a mark.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "æ": "ae", "œ": "oe"})
_INSIDE = re.compile("['’‘ʼ`´.]")  # "O'Brien", "U.S.": dropped without leaving a gap
_OTHERS = re.compile(r"[\W_]+")


@lru_cache(maxsize=10_000)  # the same few names come again and again
def fold(name: str) -> str:
    """A name as it is compared: no accents, case, punctuation. "José Díaz-O’Brien" → "jose diaz obrien"."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    plain = "".join(c for c in apart if not unicodedata.combining(c)).translate(_PLAIN)
    return " ".join(_OTHERS.sub(" ", _INSIDE.sub("", plain)).split())


class Named(NamedTuple):
    """A named speaker of one article; `forms` are the words by which the article mentions it."""

    article_id: int
    type: SourceType
    name: str
    forms: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What decides identity: two with the same key are one speaker."""
        folded = fold(self.name)
        if self.type is SourceType.PERSON and " " not in folded:
            return f"{self.type}:{folded}@{self.article_id}"
        return f"{self.type}:{folded}"


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


def outlet(connection: Connection, name: str | None) -> int | None:
    """The number of an outlet, which is added if it is new. None for no name."""
    folded = fold(name or "") or (name or "").strip()
    if not name or not folded:
        return None
    known = select(col(t.Outlet.id)).where(col(t.Outlet.folded) == folded)
    number = connection.execute(known).scalar()
    if number is None:
        made = insert(t.Outlet).returning(col(t.Outlet.id))
        number = connection.execute(made, {"name": name, "folded": folded}).scalar_one()
    return number


def speakers(connection: Connection, named: Iterable[Named]) -> dict[str, int]:
    """The numbers of speakers by their keys; new speakers and new forms of their names are added."""
    wanted: dict[str, Named] = {}
    forms: dict[str, dict[str, None]] = {}
    for one in named:
        wanted.setdefault(one.key, one)
        seen = (form for form in one.forms if is_name_of(form, one.name))
        forms.setdefault(one.key, {}).update(dict.fromkeys((one.name, *seen)))
    numbers: dict[str, int] = {}
    for keys in chunks(list(wanted)):
        known = select(col(t.Speaker.key), col(t.Speaker.id)).where(col(t.Speaker.key).in_(keys))
        numbers.update((key, number) for key, number in connection.execute(known))
    new = [
        {"key": key, "name": one.name, "folded": fold(one.name), "type": one.type}
        for key, one in wanted.items()
        if key not in numbers
    ]
    if new:
        made = insert(t.Speaker).returning(col(t.Speaker.key), col(t.Speaker.id))
        numbers.update((key, number) for key, number in connection.execute(made, new))
    _add_aliases(connection, {numbers[key]: names for key, names in forms.items()})
    return numbers


def _add_aliases(connection: Connection, names: Mapping[int, Iterable[str]]) -> None:
    known: set[tuple[int, str]] = set()
    for numbers in chunks(list(names)):
        stored = select(col(t.Alias.speaker_id), col(t.Alias.name))
        for number, name in connection.execute(stored.where(col(t.Alias.speaker_id).in_(numbers))):
            known.add((number, name))
    new = [
        {"speaker_id": number, "name": name, "folded": fold(name)}
        for number, given in names.items()
        for name in given
        if (number, name) not in known
    ]
    if new:
        connection.execute(insert(t.Alias), new)
