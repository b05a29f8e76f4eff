"""Names in a text: where capitalised words make one, which of them are title, and what kind of thing it
names.

Decides from the words alone: "Manhattan Supreme Court Justice Frank Nervo" is the person Frank Nervo,
"the Tax Foundation" an organisation. Which names are one person is for `roster` to say. One regular
expression passes once over the text; every repetition in it is bounded, so that time is linear in the
text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from quotetrack.identify.name_kind import after_office, given_gender, is_acronym, kind_of
from quotetrack.identify.vocabulary import Vocabulary, fold, vocabulary
from quotetrack.model import Span

# Capital letters as they begin a name: Latin with its extensions, Greek, Cyrillic. `re` knows no \p{Lu}.
_ALTERNATING = (range(0x100, 0x180), range(0x48A, 0x4C0), range(0x1E00, 0x1F00))
_UPPER = "A-ZÀ-ÖØ-ÞΆ-ΏΑ-ΫЀ-ЯȘȚƠƯƏ" + "".join(c for row in _ALTERNATING for c in map(chr, row) if c.isupper())
# "Mr.", "Sen.", "Corp.": a full stop that ends no sentence. Look-behinds want one width each.
_STOP = (
    r"(?:(?<=Mr|Ms|Mx|Dr|St|Jr|Sr|Lt|Fr|Co|No)\.|(?<=Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Adm|Maj|Cpl|Rev|Hon|Del|Det|Amb"
    r"|Pvt|Inc|Ltd)\.|(?<=Sens|Reps|Govs|Capt|Cmdr|Prof|Pres|Atty|Supt|Insp|Brig|Msgr|Corp|Ph\.D)\.)?"
)
_REST = rf"(?:\.(?:[{_UPPER}]\.){{0,3}}|[\w’'\-&]{{0,40}}{_STOP})"
_WORD = rf"(?:(?:al|el|ad|an|as|ash|at|az|ar|d|l)[-’'])?[{_UPPER}]{_REST}"
_PARTICLE = (
    r"(?:(?:al|bin|bint|ibn|ben|da|das|de|del|della|den|der|di|do|dos|du|la|las|le|los|san|ten|ter|van|ver|vom|von"
    r"|y|zu|zur)[ \u00a0]){0,3}"
)
# It begins with a plain set of characters, which `re` looks for fast, and looks back afterwards.
_SEQUENCE = re.compile(
    rf"[{_UPPER}](?<![\w@#.’'][{_UPPER}]){_REST}(?:[ \u00a0]{{1,2}}{_PARTICLE}{_WORD}){{0,11}}"
)
_TOKEN = re.compile(r"[^ \u00a0]+")
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=[sz])[’'])$")


class Form(NamedTuple):
    """A name as its words tell it, apart from where it stands. `keys` are its words folded, without "Jr."."""

    words: tuple[str, ...]  # without title and possessive ending
    keys: tuple[str, ...]
    kind: str  # person, organization, media, place, group, document, common (a mere noun), "" (cannot tell)
    titles: tuple[str, ...] = ()  # folded: ("gov",)
    gender: str = ""  # "f", "m", or "" where the words do not tell
    possessive: bool = False

    @property
    def text(self) -> str:
        """The name as a reader writes it."""
        return " ".join(self.words)


class Name(NamedTuple):
    """One mention of a name: `start` to `end` without its title, which begins at `title_start`."""

    start: int
    end: int
    title_start: int
    form: Form

    @property
    def span(self) -> Span:
        """Where the name stands, without its title."""
        return Span(self.start, self.end)


def find_names(text: str, start: int = 0, end: int | None = None) -> Iterator[Name]:
    """The names of `text[start:end]`, in order."""
    for match in _SEQUENCE.finditer(text, start, len(text) if end is None else end):
        names = _names_of(match.group())
        if names:
            offset = match.start()
            for begin, stop, title_start, form in names:
                yield Name(offset + begin, offset + stop, offset + title_start, form)


class Names:
    """The names of one text, by place: what is asked again of a part of it need not be read again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.all = list(find_names(text))
        self._starts = [name.title_start for name in self.all]

    def within(self, start: int, end: int) -> list[Name]:
        """The names of `text[start:end]`; where a border cuts a name, that part is read as it stands."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        if (first and self.all[first - 1].end > start) or (last and self.all[last - 1].end > end):
            return list(find_names(self._text, start, end))
        return self.all[first:last]

    def ending_at(self, at: int) -> Name | None:
        """The name that ends at offset `at`."""
        i = bisect_left(self._starts, at) - 1
        return self.all[i] if i >= 0 and self.all[i].end == at else None


class _Word(NamedTuple):
    """One capitalised word: without its possessive ending, folded, and whether it opens a sentence only."""

    text: str
    key: str
    possessive: str  # the ending: "’s", or ""
    opener: bool


@lru_cache(maxsize=32768)
def _word(token: str) -> _Word:
    ends = _POSSESSIVE.search(token) if token[-1] in "’'s" else None
    if ends and fold(token) in vocabulary().known_bodies:  # "McDonald's": the ending is part of the name
        ends = None
    text = (token[: ends.start()] if ends else token).rstrip("’'-&")
    key = fold(text)
    opener = not key or (text[-1] != "." and key in vocabulary().openers)
    return _Word(text, key, ends.group() if ends else "", opener)


_Chunk = list[tuple[int, _Word]]


@lru_cache(maxsize=16384)  # an article says "Trump" twenty times, a newspaper every day
def _names_of(sequence: str) -> tuple[Name, ...]:
    """The names in one run of capitalised words, from its start: "But CNN's Jake Tapper" holds two."""
    known = vocabulary()
    found: list[Name] = []
    chunk: _Chunk = []
    tokens = [(m.start(), m.group()) for m in _TOKEN.finditer(sequence)]
    for i, (at, token) in enumerate(tokens):
        word = _word(token)
        if word.possessive and i + 1 < len(tokens) and _in_outlet(word, tokens[i + 1][1], known):
            whole = word.text + word.possessive
            word = _Word(whole, fold(whole), "", False)
        if word.opener or (not chunk and word.key in known.leading and i < len(tokens) - 1):
            found += _name(chunk, False, known)
            chunk = []
            continue
        chunk.append((at, word))
        # ''We trust Trump,'' typed as two apostrophes: they close the name too
        if word.possessive or token.endswith("''"):
            found += _name(chunk, word.possessive != "", known)
            chunk = []
    found += _name(chunk, False, known)
    return tuple(found)


def _in_outlet(word: _Word, following: str, known: Vocabulary) -> bool:
    """ "People's Daily": the ending is part of the name."""
    return f"{fold(word.text + word.possessive)} {fold(following)}" in known.outlets


def _name(chunk: _Chunk, possessive: bool, known: Vocabulary) -> Iterator[Name]:
    """`chunk` as one name; nothing where it holds a title alone ("President", "Senator")."""
    if not chunk:
        return
    keys = [word.key for _, word in chunk]
    while len(keys) > 2 and keys[-1] in known.called_after and _is_persons(keys[0], known):
        keys.pop()  # "Barack Obama Election Day"
    while (
        len(keys) > 2
        and keys[0] in known.gender
        and keys[0] not in known.towns
        and _ends_in_place(keys, known)
    ):
        keys.pop()  # "in Ted Cruz South Carolina found a friend"
    chunk = chunk[: len(keys)]
    whole = " ".join(keys)
    if whole in known.outlets or whole in known.metonyms:
        # "Associated Press": before "Press" is read as a title
        yield _mention(
            chunk, 0, Form(_texts(chunk), tuple(keys), kind_of(keys, known), possessive=possessive)
        )
        return
    if len(keys) == 1 and keys[0] in known.titles:
        # "King" is a king or Martin Luther King: the roster knows
        yield _mention(chunk, 0, Form(_texts(chunk), tuple(keys), "common", possessive=possessive))
        return
    first = _after_title(keys, known) if not known.titles.isdisjoint(keys) else 0
    titles = tuple(key for key in keys[:first] if key in known.titles)
    if not titles:
        first = after_office(keys, known)
    names = tuple(key for key in keys[first:] if key not in known.suffixes)
    if not names:
        return
    kind = "person" if titles else kind_of(names, known)
    if (not kind or len(keys) == 1) and is_acronym(
        [word.text for _, word in chunk if word.key not in known.honours], keys, known
    ):
        kind = "organization"
    if kind not in ("", "person") and first:  # "Democratic Party": the adjective is part of the name
        first, names = 0, tuple(keys)
    gender = ""
    if titles:
        gender = next((known.title_gender[t] for t in titles if t in known.title_gender), "")
    if not gender and kind in ("", "person"):
        gender = given_gender(names, known)
    while len(keys) > first + 1 and keys[-1] in known.honours:  # "Hester Quayle KC"
        keys.pop()
    yield _mention(
        chunk, first, Form(_texts(chunk[first : len(keys)]), names, kind, titles, gender, possessive)
    )


def _mention(chunk: _Chunk, first: int, form: Form) -> Name:
    at, last = chunk[-1]
    return Name(chunk[first][0], at + len(last.text), chunk[0][0], form)


def _texts(chunk: _Chunk) -> tuple[str, ...]:
    return tuple(word.text for _, word in chunk)


def _is_persons(key: str, known: Vocabulary) -> bool:
    return key in known.gender or key in known.titles


def _ends_in_place(keys: list[str], known: Vocabulary) -> bool:
    """Whether a name of a person and two words for a place runs on: "Ted Cruz South Carolina"."""
    return len(keys) > 3 and keys[-1] in known.towns and keys[-2] in known.demonyms | known.towns


def _after_title(keys: list[str], known: Vocabulary) -> int:
    """Where the name begins after the last title: "Attorney General | Bill Schuette"."""
    if keys[0] in known.before_name and len(keys) == 2:  # "Mr. King"
        return 1
    if all(key in known.titles for key in keys) and (len(keys) > 1 or keys[0] not in known.gender):
        return len(keys)  # "Retired General" names nobody
    for i in range(len(keys) - 2, -1, -1):
        key = keys[i]
        if key not in known.titles:
            continue
        rest = [k for k in keys[i + 1 :] if k not in known.suffixes]
        if not rest or _is_given(keys, i, rest[0], known):
            continue
        # "General Assembly", "Justice Department"
        if rest[-1] in known.organizations and rest[-1] not in known.surname_like:
            continue
        return i + 1
    if len(keys) == 2 and keys[1] in known.surname_too and not _tells_office(keys[0], known):
        return 0  # "Misha Shah"
    if keys[-1] in known.titles and len(keys) > 1 and known.gender.keys().isdisjoint(keys[:-1]):
        return len(keys)  # "Supreme Court Justice" names nobody
    return 0


def _tells_office(key: str, known: Vocabulary) -> bool:
    """ "District Judge", "Ohio General"."""
    return (
        key in known.title_parts
        or key in known.organizations
        or key in known.demonyms
        or key in known.places
        or key in known.towns
        or key in known.titles
    )


def _is_given(keys: list[str], i: int, following: str, known: Vocabulary) -> bool:
    """ "Larry King Jr.", "Dean Baquet", "Mayor Don Guardian": a title word that is a name."""
    key = keys[i]
    if i == 0:
        return key in known.gender and following not in known.gender
    if keys[i - 1] in known.gender:  # but "Virginia Gov. Terry McAuliffe"
        return key not in known.before_name
    return key in known.gender and keys[i - 1] in known.titles and following not in known.gender
