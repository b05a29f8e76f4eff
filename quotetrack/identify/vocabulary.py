"""The word lists of this room, read once from `lexicon/*.toml` on first use and kept as sets.

Decides nothing about an article. Words are compared as `fold` leaves them: lower case, no accents, no
full stop at the end, because "Gonzàlez", "GONZALEZ" and "Gonzalez" are one name and "Sen." and "Sen" one
title.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_LEXICON = Path(__file__).with_name("lexicon")
# letters that no decomposition turns into a base letter and a mark
_STROKES = str.maketrans("øłđðıħŧæœþßØŁĐİ’", "oldđihtaotsolDi'")


def fold(word: str) -> str:
    """`word` in the form in which words are compared."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(_STROKES))
        word = "".join(c for c in word if not unicodedata.combining(c))
    return word.lower().rstrip(".'")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Sets of folded words; `gender` and `kind_of_name` map a word to a letter or a class."""

    gender: dict[str, str]  # given name or gendered title → "f", "m" or "" (both)
    words_too: frozenset[str]  # given names that are ordinary words or places
    family_first: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    full_given: dict[str, frozenset[str]]  # "bill" → {"william"}; a name stands for itself too
    titles: frozenset[str]
    before_name: frozenset[str]  # titles that only stand before a name: "Mr.", "Sen."
    before_name_only: frozenset[str]  # of these, the ones that tell no role: "Mr."
    title_gender: dict[str, str]
    title_parts: frozenset[str]
    same_role: dict[str, frozenset[str]]
    spokes: frozenset[str]
    withheld: frozenset[str]
    public: frozenset[str]
    anybody: frozenset[str]
    crowd: frozenset[str]
    many: frozenset[str]
    several: frozenset[str]
    vague: frozenset[str]
    grades: frozenset[str]
    institutions: frozenset[str]
    organizations: frozenset[str]
    acronyms: frozenset[str]
    surname_like: frozenset[str]  # organisation nouns that are surnames as well: "Tim Church"
    things: frozenset[str]  # called after people: "Trump Tower"
    known_bodies: frozenset[str]
    metonyms: frozenset[str]
    places: frozenset[str]  # countries and capitals that stand for a government
    towns: frozenset[str]
    demonyms: frozenset[str]
    outlets: frozenset[str]
    after_the: frozenset[str]
    media: frozenset[str]
    pieces: frozenset[str]
    documents: frozenset[str]
    polls: frozenset[str]
    openers: frozenset[str]  # capitalised at the start of a sentence or in a headline, never part of a name
    leading: frozenset[str]
    people: frozenset[str]  # every noun for a person


@cache
def vocabulary() -> Vocabulary:
    """The word lists, loaded on the first call."""
    names, people, bodies = (_load(stem) for stem in ("names", "people", "bodies"))
    title, noun, word = people["title"], people["noun"], people["word"]
    titles = _words(title["male"], title["female"], title["either"])
    spokes, withheld = _words(noun["spokes"]), _words(noun["withheld"])
    public, anybody = _words(noun["public"]), _words(noun["anybody"])
    organization, place = bodies["organization"], bodies["place"]
    return Vocabulary(
        gender=_genders(names),
        words_too=_words(names["form"]["words_too"]),
        family_first=_words(names["form"]["family_first"]),
        particles=_words(names["form"]["particles"]),
        suffixes=_words(names["form"]["suffixes"]),
        full_given=_full_given(names["form"]["nicknames"]),
        titles=titles,
        before_name=_words(title["before_name"]),
        before_name_only=_words(title["no_role"]),
        title_gender=dict.fromkeys(_words(title["male"]), "m") | dict.fromkeys(_words(title["female"]), "f"),
        title_parts=_words(title["part"]),
        same_role={row[0]: frozenset(row) for row in _rows(title["stands_for"])},
        spokes=spokes,
        withheld=withheld,
        public=public,
        anybody=anybody,
        crowd=_words(noun["crowd"]),
        many=_words(word["many"]),
        several=_words(word["several"]),
        vague=_words(word["vague"]),
        grades=_words(word["grade"]),
        institutions=_words(word["institution"]),
        organizations=_words(organization["nouns"]),
        acronyms=_words(organization["acronyms"]),
        surname_like=_words(organization["surname_like"]),
        things=_words(organization["things"]),
        known_bodies=_words(organization["known"]),
        metonyms=_lines(organization["metonyms"]),
        places=_words(place["countries"], place["capitals"]) | _lines(place["country_pairs"]),
        towns=_words(place["cities"]),
        demonyms=_words(place["demonyms"]),
        outlets=_lines(bodies["media"]["outlets"]),
        after_the=_words(bodies["media"]["after_the"]),
        media=_words(bodies["media"]["nouns"]),
        pieces=_words(bodies["media"]["pieces"]),
        documents=_words(bodies["document"]["nouns"]),
        polls=_words(bodies["document"]["polls"]),
        openers=_words(word["openers"]),
        leading=_words(word["leading"]),
        people=spokes | withheld | public | anybody | titles,
    )


@cache
def grammar(section: str, key: str) -> frozenset[str]:
    """One list of the small words in `lexicon/grammar.toml`, a small file of its own for a fast start."""
    return _words(_grammar()[section][key])


@cache
def _grammar() -> dict[str, Any]:
    return _load("grammar")


def _load(stem: str) -> dict[str, Any]:
    return tomllib.loads((_LEXICON / f"{stem}.toml").read_text(encoding="utf-8"))


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word.rstrip(".") for text in texts for word in text.split())


def _rows(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines() if line]


def _lines(text: str) -> frozenset[str]:
    return frozenset(line for line in text.splitlines() if line)


def _genders(names: dict[str, Any]) -> dict[str, str]:
    female, male = _words(*names["female"].values()), _words(*names["male"].values())
    gender = dict.fromkeys(female, "f") | dict.fromkeys(male, "m")
    return gender | dict.fromkeys(_words(*names["either"].values()) | (female & male), "")


def _full_given(rows: str) -> dict[str, frozenset[str]]:
    full: dict[str, set[str]] = {}
    for given, *short in _rows(rows):
        for name in (given, *short):
            full.setdefault(name, set()).add(given)
    return {name: frozenset(stems) for name, stems in full.items()}
