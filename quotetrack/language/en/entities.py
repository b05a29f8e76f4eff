"""The word lists of this package, read once from `lexicon/*.toml` on first use and kept as sets.

Decides nothing about an article. Words are compared as `fold` leaves them: lower case, no accents, no
full stop at the end, because "Gonzàlez", "GONZALEZ" and "Gonzalez" are one name and "Sen." and "Sen" one
title.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import Any

from quotetrack.resources import read_toml

# letters that no decomposition turns into a base letter and a mark
_STROKES = str.maketrans("øłđðıħŧæœþßØŁĐİ’", "oldđihtaotsolDi'")


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """`word` in the form in which words are compared."""
    if word.isascii():
        return word.lower().rstrip(".'")
    word = unicodedata.normalize("NFKD", word.translate(_STROKES))
    word = "".join(c for c in word if not unicodedata.combining(c))
    return word.lower().rstrip(".'")


class Vocabulary:
    """Sets of folded words; a dict maps a word to its gender ("f", "m", or "" for both) or to its equals."""

    def __init__(self) -> None:
        self._read_names(_load("names"))
        self._read_people(_load("people"))
        self._read_bodies(_load("organizations"))

    def _read_names(self, lists: dict[str, Any]) -> None:
        form = lists["form"]
        self.gender = _genders(lists)  # of given names
        self.words_too = _words(form["words_too"])  # given names that are ordinary words or places
        self.family_first = _words(form["family_first"])
        self.particles = _words(form["particles"])
        self.suffixes = _words(form["suffixes"])
        self.honours = _words(form["honours"])  # of these, the ones that are no part of a name: "KC"
        self.full_given = _full_given(form["nicknames"])  # "bill" → {"william"}; a name stands for itself too

    def _read_people(self, lists: dict[str, Any]) -> None:
        title, noun, word = lists["title"], lists["noun"], lists["word"]
        self.titles = _words(title["male"], title["female"], title["either"])
        self.before_name = _words(title["before_name"])  # titles that only stand before a name: "Mr.", "Sen."
        self.surname_too = _words(title["surname_too"])  # titles, but "Ana Bishop"
        self.before_name_only = _words(title["no_role"])  # of these, the ones that tell no role: "Mr."
        self.title_gender = dict.fromkeys(_words(title["male"]), "m")
        self.title_gender |= dict.fromkeys(_words(title["female"]), "f")
        self.title_parts = _words(title["part"])
        self.same_role = {row[0]: frozenset(row) for row in _rows(title["stands_for"])}
        self.spokes = _words(noun["spokes"])
        self.withheld = _words(noun["withheld"])
        self.trades = _words(noun["trades"])
        self.public = _words(noun["public"])
        self.anybody = _words(noun["anybody"])
        self.crowd = _words(noun["crowd"])
        self.groups = _words(noun["groups"])  # bodies in the plural: a crowd, however many
        self.things = _words(noun["things"])  # end as nouns for people do: "number", "argument"
        self.people = self.spokes | self.withheld | self.public | self.anybody | self.titles
        self.many = _words(word["many"])
        self.several = _words(word["several"])
        self.vague = _words(word["vague"])
        self.grades = _words(word["grade"])
        self.institutions = _words(word["institution"])
        # capitalised at the start of a sentence or in a headline, never part of a name
        self.openers = _words(word["openers"])
        self.leading = _words(word["leading"])

    def _read_bodies(self, lists: dict[str, Any]) -> None:
        organization, place, media = lists["organization"], lists["place"], lists["media"]
        self.organizations = _words(organization["nouns"])
        self.firms = _words(organization["firms"])  # "the operator" is the firm that was named
        self.told_bodies = self.organizations | self.firms | _words(organization["told"])  # "Kite, a network"
        self.public_bodies = _words(organization["public"])  # no firms
        self.acronyms = _words(organization["acronyms"])
        self.surname_like = _words(organization["surname_like"])  # surnames as well: "Tim Church"
        self.called_after = _words(organization["things"])  # called after people: "Trump Tower"
        self.known_bodies = _words(organization["known"])
        self.metonyms = _lines(organization["metonyms"])
        # countries and capitals that stand for a government
        self.places = _words(place["countries"], place["capitals"]) | _lines(place["country_pairs"])
        self.regions = _words(place["regions"])
        self.towns = _words(place["cities"]) | self.regions
        self.demonyms = _words(place["demonyms"])
        self.outlets = _lines(media["outlets"])
        self.after_the = _words(media["after_the"])
        self.media = _words(media["nouns"])
        self.pieces = _words(media["pieces"])
        self.documents = _words(lists["document"]["nouns"])
        self.polls = _words(lists["document"]["polls"])
        self.marks_firm = _words(lists["document"]["in_firms"])  # documents, but "Pallas Audio" is a firm


@cache
def vocabulary() -> Vocabulary:
    """The word lists, loaded on the first call."""
    return Vocabulary()


@cache
def grammar(section: str, key: str) -> frozenset[str]:
    """One list of the small words in `lexicon/grammar.toml`, a small file of its own for a fast start."""
    return _words(_grammar()[section][key])


@cache
def anonymity(section: str, key: str) -> frozenset[str]:
    """One list of what tells something of an unnamed source, in `lexicon/anonymity.toml`."""
    return _words(_anonymity()[section][key])


@cache
def anonymity_rows(section: str, key: str) -> tuple[str, ...]:
    """The same where a line of the list is more than one word, in the order of the file."""
    return tuple(line for line in _anonymity()[section][key].splitlines() if line)


@cache
def _anonymity() -> dict[str, Any]:
    return _load("anonymity")


@cache
def _grammar() -> dict[str, Any]:
    return _load("grammar")


def _load(stem: str) -> dict[str, Any]:
    return read_toml(f"language/en/{stem}.toml")


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
