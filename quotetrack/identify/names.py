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
from itertools import pairwise
from typing import NamedTuple

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


_CROWD = ("ists", "icians", "crats", "grants")
# "McCain", "DeSantis", "O'Neill": a capital inside that tells nothing
_JOINED = ("Mc", "Mac", "De", "O'", "O’", "Di", "La", "Le", "Van", "Du", "Fitz")


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
        opener = opener or (not chunk and key in known.leading)
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
    kind = "person" if titles else _kind(keys[first:], known)
    if _has_acronym(chunk, kind, known):
        kind = "organization"
    if kind not in ("", "person") and first:  # "Democratic Party": the adjective is part of the name
        first, names = 0, tuple(keys)
    gender = next((known.title_gender[t] for t in titles if t in known.title_gender), "")
    if not gender and kind in ("", "person"):
        gender = given_gender(names, known)
    form = Form(tuple(word for _, word, _ in chunk[first:]), names, kind, titles, gender, possessive)
    at, last, _ = chunk[-1]
    yield Name(chunk[first][0], at + len(last), chunk[0][0], form)


def _has_acronym(chunk: list[tuple[int, str, str]], kind: str, known: Vocabulary) -> bool:
    """ "NATO", "RBC Capital", but not a name in capitals."""
    if kind or len(chunk) == 1:
        return len(chunk) == 1 and chunk[0][2] in known.acronyms and not chunk[0][1].islower()
    shouted = [word.isupper() and 1 < len(word) < 6 and word.isalpha() for _, word, _ in chunk]
    return any(shouted) and not all(word.isupper() for _, word, _ in chunk)


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


def _kind(keys: list[str], known: Vocabulary) -> str:
    """What the words alone tell."""
    last = keys[-1]
    whole = " ".join(keys)
    if whole in known.outlets:
        return "media"
    if keys[0] in known.outlets and keys[0] not in known.after_the:  # "RT America", "CNN International"
        return "media"
    if whole in known.metonyms or (len(keys) == 1 and last in known.known_bodies):
        return "organization"
    given = keys[0] in known.gender and keys[0] not in known.places and keys[0] not in known.towns
    if len(keys) == 1:
        if last in known.places or last in known.towns:
            return "place"
        if (
            last in known.demonyms
            or last[:-1] in known.demonyms
            or last.endswith(_CROWD)
            or (last in known.people and last.endswith("s"))
        ):
            return "group"
        if last in known.organizations:
            return "organization"
        if last in known.gender:
            return "" if last in known.words_too else "person"
        if (
            last in known.documents
            or last in known.media
            or last in known.people
            or last in known.institutions
        ):
            return "common"
        return ""
    if keys[0] in known.family_first and len(keys) < 4 and last not in known.organizations:
        return "place" if whole in known.places else "person"
    if (
        given
        and (len(keys) == 2 or keys[1] in known.gender)
        and (last in known.surname_like or last not in known.organizations)
    ):
        return "person"
    if last in known.things:
        return "thing"
    if last in known.organizations or last in known.known_bodies:
        return "organization"
    if last in known.media:
        return "media"
    if last in known.documents:
        return "document"
    if whole in known.places:
        return "place"
    if last in known.people and not given and not last.endswith("s"):  # "New Hampshire Democrat"
        return "common"
    if (last in known.people and last.endswith("s")) or last[:-1] in known.demonyms:
        return "group"
    if given:
        return "person"
    if any(key in known.organizations for key in keys):
        return "organization"
    if all(k in known.places or k in known.towns or k in known.demonyms for k in keys):
        return "place"
    return ""


def given_gender(keys: tuple[str, ...], known: Vocabulary) -> str:
    """The gender that the given names usually carry; "Moon Jae-in" is asked for "jae-in"."""
    order = keys[:-1] or keys
    if keys[0] in known.family_first and len(keys) > 1:
        order = (*keys[1:], "-".join(keys[1:]), keys[0])
    return next((known.gender[key] for key in order if known.gender.get(key)), "")


def looks_like_body(name: str) -> bool:
    """ "AROS", "RealClearPolitics", "Future45": written as bodies are, where no list tells."""
    if " " in name:
        return False
    if any(c.isdigit() for c in name) or (name.isupper() and 1 < len(name) < 6):
        return True
    if name.startswith(_JOINED):
        return False
    return any(a.islower() and b.isupper() for a, b in pairwise(name))
