"""The word lists of names, people and bodies, read on first use and kept as sets of folded words.

Decides nothing about an article. Words are compared as `text.folding.fold_word` leaves them.
"""

from __future__ import annotations

from functools import cache

from quotetrack.language.lexicon import entry, phrases, rows, words


class Vocabulary:
    """Sets of folded words; a dict maps a word to its gender ("f", "m", or "" for both) or to its equals."""

    def __init__(self) -> None:
        self._read_names()
        self._read_people()
        self._read_bodies()

    def _read_names(self) -> None:
        self.gender = _genders()  # of given names
        self.words_too = words("names.form", "words_too")  # given names that are ordinary words or places
        self.family_first = words("names.form", "family_first")
        self.particles = words("names.form", "particles")
        self.suffixes = words("names.form", "suffixes")
        self.honours = words("names.form", "honours")  # of these, the ones that are no part of a name: "KC"
        self.full_given = _full_given()  # "bill" → {"william"}; a name stands for itself too

    def _read_people(self) -> None:
        male, female = words("people.title", "male"), words("people.title", "female")
        self.titles = male | female | words("people.title", "either")
        self.before_name = words("people.title", "before_name")  # only stand before a name: "Mr.", "Sen."
        self.surname_too = words("people.title", "surname_too")  # titles, but "Ana Bishop"
        self.before_name_only = words("people.title", "no_role")  # of these, what tells no role: "Mr."
        self.title_gender = dict.fromkeys(male, "m") | dict.fromkeys(female, "f")
        self.title_parts = words("people.title", "part")
        self.same_role = {row[0]: frozenset(row) for row in rows("people.title", "stands_for")}
        self.spokes = words("people.noun", "spokes")
        self.withheld = words("people.noun", "withheld")
        self.trades = words("people.noun", "trades")
        self.public = words("people.noun", "public")
        self.anybody = words("people.noun", "anybody")
        self.crowd = words("people.noun", "crowd")
        self.groups = words("people.noun", "groups")  # bodies in the plural: a crowd, however many
        self.things = words("people.noun", "things")  # end as nouns for people do: "number", "argument"
        self.people = self.spokes | self.withheld | self.public | self.anybody | self.titles
        self.many = words("people.word", "many")
        self.several = words("people.word", "several")
        self.vague = words("people.word", "vague")
        self.grades = words("people.word", "grade")
        self.institutions = words("people.word", "institution")
        # capitalised at the start of a sentence or in a headline, never part of a name
        self.openers = words("people.word", "openers")
        self.leading = words("people.word", "leading")

    def _read_bodies(self) -> None:
        self.organizations = words("organizations.organization", "nouns")
        self.firms = words("organizations.organization", "firms")  # "the operator": the firm that was named
        # "Kite, a network"
        self.told_bodies = self.organizations | self.firms | words("organizations.organization", "told")
        self.public_bodies = words("organizations.organization", "public")  # no firms
        self.acronyms = words("organizations.organization", "acronyms")
        self.surname_like = words("organizations.organization", "surname_like")  # "Tim Church"
        self.called_after = words("organizations.organization", "things")  # after people: "Trump Tower"
        self.known_bodies = words("organizations.organization", "known")
        self.metonyms = frozenset(phrases("organizations.organization", "metonyms"))
        # countries and capitals that stand for a government
        self.places = words("organizations.place", "countries", "capitals")
        self.places |= frozenset(phrases("organizations.place", "country_pairs"))
        self.regions = words("organizations.place", "regions")
        self.towns = words("organizations.place", "cities") | self.regions
        self.demonyms = words("organizations.place", "demonyms")
        self.outlets = frozenset(phrases("organizations.media", "outlets"))
        self.after_the = words("organizations.media", "after_the")
        self.media = words("organizations.media", "nouns")
        self.pieces = words("organizations.media", "pieces")
        self.documents = words("organizations.document", "nouns")
        self.marks_firm = words("organizations.document", "in_firms")  # but "Pallas Audio" is a firm


@cache
def vocabulary() -> Vocabulary:
    """The word lists, loaded on the first call."""
    return Vocabulary()


def _genders() -> dict[str, str]:
    female, male, either = (
        words(f"names.{key}", *entry("names", key)) for key in ("female", "male", "either")
    )
    gender = dict.fromkeys(female, "f") | dict.fromkeys(male, "m")
    return gender | dict.fromkeys(either | (female & male), "")


def _full_given() -> dict[str, frozenset[str]]:
    full: dict[str, set[str]] = {}
    for given, *short in rows("names.form", "nicknames"):
        for name in (given, *short):
            full.setdefault(name, set()).add(given)
    return {name: frozenset(stems) for name, stems in full.items()}
