"""Names in a text: where capitalised words make one, which of them are title, and what kind of thing it
names.

Decides from the words alone: "Manhattan Supreme Court Justice Frank Nervo" is the person Frank Nervo,
"the Tax Foundation" an organisation. Which names are one person is for `roster` to say. One regular
expression passes once over the text; every repetition in it is bounded, so that time is linear in the
text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from quotetrack.identify.name_kind import given_gender, is_acronym, kind_of
from quotetrack.identify.vocabulary import Vocabulary, fold, vocabulary
from quotetrack.model import Span

# Capital letters as they begin a name: Latin with its extensions, Greek, Cyrillic. `re` knows no \p{Lu}.
_BLOCKS = (range(0x250), range(0x370, 0x530), range(0x1E00, 0x1F00))
_UPPER = "".join(c for block in _BLOCKS for c in map(chr, block) if c.isupper())
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
_TOKENS = re.compile(rf"{_WORD}|[^\W\d_]+")
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
        offset = match.start()
        for begin, stop, title_start, form in _names_of(match.group()):
            yield Name(offset + begin, offset + stop, offset + title_start, form)


@lru_cache(maxsize=8192)  # an article says "Trump" twenty times, a newspaper every day
def _names_of(sequence: str) -> tuple[Name, ...]:
    """The names in one run of capitalised words, from its start: "But CNN's Jake Tapper" holds two."""
    known = vocabulary()
    found: list[Name] = []
    chunk: list[tuple[int, str, str]] = []
    tokens = list(_TOKENS.finditer(sequence))
    for i, token in enumerate(tokens):
        word = token.group()
        ends = _POSSESSIVE.search(word) if word[-1] in "’'s" else None
        if ends and _keeps_ending(fold(word), tokens[i + 1 : i + 2], known):
            ends = None
        word = (word[: ends.start()] if ends else word).rstrip("’'-&")
        key = fold(word)
        opener = not key or (key in known.openers and word[-1] != ".")
        opener = opener or (not chunk and key in known.leading and i < len(tokens) - 1)
        if not opener:
            chunk.append((token.start(), word, key))
        # ''We trust Trump,'' typed as two apostrophes: they close the name too
        if opener or ends or token.group().endswith("''"):
            found += _name(chunk, ends is not None and not opener, known)
            chunk = []
    found += _name(chunk, False, known)
    return tuple(found)


def _keeps_ending(key: str, after: list[re.Match[str]], known: Vocabulary) -> bool:
    """ "People's Daily", "McDonald's": the ending is part of the name."""
    return key in known.known_bodies or any(
        f"{key} {fold(token.group())}" in known.outlets for token in after
    )


def _name(chunk: list[tuple[int, str, str]], possessive: bool, known: Vocabulary) -> Iterator[Name]:
    """`chunk` as one name; nothing where it holds a title alone ("President", "Senator")."""
    if not chunk:
        return
    while (
        len(chunk) > 2
        and chunk[-1][2] in known.things
        and (chunk[0][2] in known.gender.keys() | known.titles)
    ):
        chunk = chunk[:-1]  # "Barack Obama Election Day"
    keys = [key for _, _, key in chunk]
    whole = " ".join(keys)
    if (
        whole in known.outlets or whole in known.metonyms
    ):  # "Associated Press": before "Press" is read as a title
        at, last, _ = chunk[-1]
        form = Form(
            tuple(word for _, word, _ in chunk), tuple(keys), kind_of(keys, known), possessive=possessive
        )
        yield Name(chunk[0][0], at + len(last), chunk[0][0], form)
        return
    if len(chunk) == 1 and keys[0] in known.titles:
        # "King" is a king or Martin Luther King: the roster knows
        at, word, key = chunk[0]
        yield Name(at, at + len(word), at, Form((word,), (key,), "common", possessive=possessive))
        return
    first = _after_title(keys, known)
    titles = tuple(key for key in keys[:first] if key in known.titles)
    if not titles:
        first = _after_body(keys, known) or _after_adjectives(keys, known)
    names = tuple(key for key in keys[first:] if key not in known.suffixes)
    if not names:
        return
    kind = "person" if titles else kind_of(keys[first:], known)
    if (not kind or len(chunk) == 1) and is_acronym([word for _, word, _ in chunk], keys, known):
        kind = "organization"
    if kind not in ("", "person") and first:  # "Democratic Party": the adjective is part of the name
        first, names = 0, tuple(keys)
    gender = next((known.title_gender[t] for t in titles if t in known.title_gender), "")
    if not gender and kind in ("", "person"):
        gender = given_gender(names, known)
    form = Form(tuple(word for _, word, _ in chunk[first:]), names, kind, titles, gender, possessive)
    at, last, _ = chunk[-1]
    yield Name(chunk[first][0], at + len(last), chunk[0][0], form)


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
        # "Larry King Jr.", "Dean Baquet": a title word that is a name
        if (
            not rest
            or (i and keys[i - 1] in known.gender)
            or (i == 0 and key in known.gender and rest[0] not in known.gender)
        ):
            continue
        # "General Assembly", "Justice Department"
        if rest[-1] in known.organizations and rest[-1] not in known.surname_like:
            continue
        return i + 1
    if keys[-1] in known.titles and len(keys) > 1 and keys[0] not in known.gender:
        return len(keys)  # "Supreme Court Justice" names nobody
    return 0


def _after_body(keys: list[str], known: Vocabulary) -> int:
    """Where a person begins after the rest of an office: "Secretary of | State John Kerry"."""
    if keys[-1] in known.organizations and keys[-1] not in known.surname_like:
        return 0
    if len(keys) > 2 and keys[0] == "staff":  # "Chief of Staff Rahm Emanuel"
        return 1
    for i in range(1, len(keys) - 1):
        before, key = keys[i - 1], keys[i]
        if (
            key in known.gender
            and key not in known.towns
            and (before in known.organizations or before in known.title_parts)
        ):
            return i
    return 0


def _after_adjectives(keys: list[str], known: Vocabulary) -> int:
    """Where the name begins after "Republican", "Ukrainian", "Ohio": only before another word of a name."""
    i = 0
    while i < len(keys) - 1 and (
        keys[i] in known.demonyms or keys[i] in known.places or keys[i] in known.towns
    ):
        if keys[i] in known.gender and keys[i + 1] not in known.gender:  # "Jordan Spieth", "Charlotte Smith"
            break
        if (
            keys[i] not in known.demonyms
            and keys[i + 1] not in known.gender
            and keys[i + 1] not in known.demonyms
        ):
            break
        i += 1
    return i
