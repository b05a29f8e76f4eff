"""Names in a text: where capitalised words make one, which of them are title, and what kind of thing it
names.

Decides from the words alone: "Manhattan Supreme Court Justice Frank Nervo" is the person Frank Nervo,
"the Tax Foundation" an organisation. Which names are one person is for `person_index` to say. One regular
expression passes once over the text; every repetition in it is bounded, so that time is linear in the
text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from quotetrack.coreference.name_types import after_office, given_gender, is_acronym, name_type
from quotetrack.language.en.entities import Vocabulary, vocabulary
from quotetrack.text.folding import fold_word

# Capital letters as they begin a name: Latin with its extensions, Greek, Cyrillic. `re` knows no \p{Lu}.
_ALTERNATING = (range(0x100, 0x180), range(0x48A, 0x4C0), range(0x1E00, 0x1F00))
_UPPER = "A-ZÀ-ÖØ-ÞΆ-ΏΑ-ΫЀ-ЯȘȚƠƯƏ" + "".join(c for row in _ALTERNATING for c in map(chr, row) if c.isupper())
# "Mr.", "Sen.", "Corp.": a full stop that ends no sentence. Look-behinds want one width each.
_STOP = (
    r"(?:\.(?:(?<=Mr\.|Ms\.|Mx\.|Dr\.|St\.|Jr\.|Sr\.|Lt\.|Fr\.|Co\.|No\.)"
    r"|(?<=Mrs\.|Sen\.|Rep\.|Gov\.|Gen\.|Col\.|Sgt\.|Adm\.|Maj\.|Cpl\.|Rev\.|Hon\.|Del\.|Det\.|Amb\.|Pvt\.|Inc\.|Ltd\.)"
    r"|(?<=Sens\.|Reps\.|Govs\.|Capt\.|Cmdr\.|Prof\.|Pres\.|Atty\.|Supt\.|Insp\.|Brig\.|Msgr\.|Corp\.|Ph\.D\.)))?"
)
_REST = rf"(?:\.(?:[{_UPPER}]\.){{0,3}}|[\w’'\-&]{{0,40}}{_STOP})"
_WORD = rf"(?:(?:al|el|ad|an|as|ash|at|az|ar|d|l)[-’'])?[{_UPPER}]{_REST}"
_PARTICLE = (
    r"(?:(?:aan|al|auf|bin|bint|ibn|ben|da|das|de|del|della|den|der|di|do|dos|du|e|[’']t|in(?= [’']t)|la|las|le|los|san"
    r"|ten|ter|und(?= zu)|van|ver|vom|von|y|zu|zum|zur)[ \u00a0]){0,3}"
)
# It begins with a plain set of characters, which `re` looks for fast, and looks back afterwards.
_SEQUENCE = re.compile(
    rf"[{_UPPER}](?<![\w@#.’'][{_UPPER}]){_REST}(?:[ \u00a0]{{1,2}}{_PARTICLE}{_WORD}){{0,11}}"
)
_ENDINGS = frozenset({"’s", "'s", "’", "'", ","})
_tuple = tuple.__new__  # a Name is made a hundred times an article: past the keyword call of a named tuple
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=[sz])[’'])$")


class NameForm(NamedTuple):
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
    form: NameForm


def find_names(text: str, start: int = 0, end: int | None = None) -> list[Name]:
    """The names of `text[start:end]`, in order."""
    found: list[Name] = []
    for match in _SEQUENCE.finditer(text, start, len(text) if end is None else end):
        names = _names_of(match[0])
        if names:
            at = match.start()
            for first, last, title, form in names:
                found.append(_tuple(Name, (at + first, at + last, at + title, form)))
    return found


class Names:
    """The names of one text, by place: what is asked again of a part of it need not be read again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.all = find_names(text)
        self._starts = [name.title_start for name in self.all]

    def within(self, start: int, end: int) -> list[Name]:
        """The names of `text[start:end]`; where a border cuts a name, that part is read as it stands."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        if (first and self.all[first - 1].end > start) or (last and self.all[last - 1].end > end):
            return find_names(self._text, start, end)
        return self.all[first:last]

    def at(self, start: int, end: int) -> Name | None:
        """The name that is all of `text[start:end]`, title and possessive ending included."""
        i = bisect_left(self._starts, start)
        if i == len(self._starts) or self._starts[i] != start:
            return None
        name = self.all[i]
        return name if name.end == end or self._text[name.end : end] in _ENDINGS else None

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
    if ends and fold_word(token) in vocabulary().known_bodies:  # "McDonald's": the ending is part of the name
        ends = None
    text = (token[: ends.start()] if ends else token).rstrip("’'-&")
    key = fold_word(text)
    # "Maria do Rosario": what is small inside a name is part of it
    opener = not key or (text[-1] != "." and not text[0].islower() and key in vocabulary().openers)
    return _Word(text, key, ends.group() if ends else "", opener)


_Chunk = list[tuple[int, _Word]]


@lru_cache(maxsize=16384)  # an article says "Trump" twenty times, a newspaper every day
def _names_of(sequence: str) -> tuple[Name, ...]:
    """The names in one run of capitalised words, from its start: "But CNN's Jake Tapper" holds two."""
    known = vocabulary()
    if " " not in sequence and "\u00a0" not in sequence:
        word = _word(sequence)
        return () if word.opener else (_single(0, word, word.possessive != "", known),)
    found: list[Name | None] = []
    chunk: _Chunk = []
    tokens = sequence.split()
    last = len(tokens) - 1
    after = 0
    for i, token in enumerate(tokens):
        word = _word(token)
        at = sequence.find(token, after)
        after = at + len(token)
        if word.possessive and i < last and _in_outlet(word, tokens[i + 1], known):
            whole = word.text + word.possessive
            word = _Word(whole, fold_word(whole), "", False)
        if word.opener and chunk and f"{chunk[-1][1].key} {word.key}" in known.outlets:  # "USA TODAY"
            word = _Word(word.text, word.key, word.possessive, False)
        if word.opener or (not chunk and i < last and word.key in known.leading):
            if chunk:
                found.append(_name(chunk, False, known))
                chunk = []
            continue
        chunk.append((at, word))
        # ''We trust Trump,'' typed as two apostrophes: they close the name too
        if word.possessive or token.endswith("''"):
            found.append(_name(chunk, word.possessive != "", known))
            chunk = []
    if chunk:
        found.append(_name(chunk, False, known))
    return tuple([name for name in found if name is not None])


def _single(at: int, word: _Word, possessive: bool, known: Vocabulary) -> Name:
    """One capitalised word as a name."""
    key = word.key
    keys = (key,)
    gender = ""
    # "King" is a king or Martin Luther King: the roster knows
    if key in known.titles and key not in known.outlets:
        kind = "common"
    elif key in known.acronyms and not word.text.islower():
        kind = "organization"
    else:
        kind = name_type(keys, known)
    if kind == "" or kind == "person":
        gender = known.gender.get(key, "")
    return Name(at, at + len(word.text), at, NameForm((word.text,), keys, kind, (), gender, possessive))


def _in_outlet(word: _Word, following: str, known: Vocabulary) -> bool:
    """ "People's Daily": the ending is part of the name."""
    return f"{fold_word(word.text + word.possessive)} {fold_word(following)}" in known.outlets


def _name(chunk: _Chunk, possessive: bool, known: Vocabulary) -> Name | None:
    """`chunk` as one name; None where it holds a title alone ("Supreme Court Justice")."""
    if len(chunk) == 1:
        return _single(*chunk[0], possessive, known)
    keys = [word.key for _, word in chunk]
    while len(keys) > 2 and _runs_on(keys, known):
        keys.pop()
    chunk = chunk[: len(keys)]
    whole = " ".join(keys)
    if whole in known.outlets or whole in known.metonyms:
        # "Associated Press": before "Press" is read as a title
        form = NameForm(_texts(chunk), tuple(keys), name_type(keys, known), possessive=possessive)
        return _mention(chunk, 0, form)
    first = 0
    titles: tuple[str, ...] = ()
    if not known.titles.isdisjoint(keys):
        first = _after_title(keys, known)
        titles = tuple([key for key in keys[:first] if key in known.titles])
    if not titles:
        first = after_office(keys, known)
    names = tuple([key for key in keys[first:] if key not in known.suffixes])
    if not names:
        return None
    kind = "person" if titles else name_type(names, known)
    if not kind:
        shown = [word.text for _, word in chunk if word.key not in known.honours]
        kind = "organization" if is_acronym(shown, keys, known) else ""
    if kind not in ("", "person") and first:  # "Democratic Party": the adjective is part of the name
        first, names = 0, tuple(keys)
        if kind == "common" and name_type(names, known) == "media":  # "Philippine Star"
            kind = "media"
    gender = next((known.title_gender[t] for t in titles if t in known.title_gender), "") if titles else ""
    if not gender and kind in ("", "person"):
        gender = given_gender(names, known)
    while len(keys) > first + 1 and keys[-1] in known.honours:  # "Hester Quayle KC"
        keys.pop()
    return _mention(
        chunk, first, NameForm(_texts(chunk[first : len(keys)]), names, kind, titles, gender, possessive)
    )


def _mention(chunk: _Chunk, first: int, form: NameForm) -> Name:
    at, last = chunk[-1]
    return Name(chunk[first][0], at + len(last.text), chunk[0][0], form)


def _texts(chunk: _Chunk) -> tuple[str, ...]:
    return tuple([word.text for _, word in chunk])


def _runs_on(keys: list[str], known: Vocabulary) -> bool:
    """ "Barack Obama Election | Day", "in Ted Cruz South | Carolina found a friend": no part of a person's name."""
    first, last = keys[0], keys[-1]
    if last in known.called_after:
        return first in known.gender or first in known.titles
    if len(keys) < 4 or last not in known.towns or first not in known.gender or first in known.towns:
        return False
    return keys[-2] in known.demonyms or keys[-2] in known.towns


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
