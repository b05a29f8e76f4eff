"""What kind of thing a name names, and which gender, as far as its words tell.

Decides by the word lists: "Tax Foundation" ends in a noun for a body, "Frank Nervo" begins with a given name.
Where the words do not tell, it says so (""), and what the article does with the name decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quotetrack.language.en.entities import Vocabulary
from quotetrack.language.lexicon import words

_CROWD = ("ists", "icians", "crats", "grants")
_JOINED, _ORIGIN = tuple(words("names.form", "joined")), tuple(words("people.word", "origin"))
_INITIALS = re.compile(r"[a-z](?:\.[a-z])*")
_STATIONS = frozenset({"radio", "tv", "channel"})


def name_type(keys: Sequence[str], known: Vocabulary) -> str:
    """What the words alone tell."""
    if len(keys) == 1:
        return _kind_of_one(keys[0], known)
    first, last = keys[0], keys[-1]
    whole = " ".join(keys)
    # "RT America", "CNN International"
    if whole in known.outlets or (first in known.outlets and first not in known.after_the):
        return "media"
    if whole in known.metonyms:
        return "organization"
    given = first in known.gender and first not in known.places and first not in known.towns
    if first in known.family_first and len(keys) < 4 and last not in known.organizations:
        return "place" if whole in known.places else "person"
    body = last in known.organizations
    if given and (len(keys) == 2 or keys[1] in known.gender) and (not body or last in known.surname_like):
        return "person"
    if last in known.called_after:
        return "thing"
    if body or last in known.known_bodies:
        return "organization"
    if last in known.media or first in _STATIONS:
        return "media"
    if last in known.documents:
        return "organization" if last in known.marks_firm else "document"
    if whole in known.places:
        return "place"
    if last in known.people and not given and not last.endswith("s"):  # "New Hampshire Democrat"
        return "common"
    if (last in known.people and last.endswith("s")) or last[:-1] in known.demonyms:
        return "group"
    if given:
        return "person"
    if not known.organizations.isdisjoint(keys):
        return "organization"
    if _INITIALS.fullmatch(first) and first not in known.demonyms and first not in known.places:
        return "person"  # "J.K. Rowling"
    if all(k in known.places or k in known.towns or k in known.demonyms for k in keys):
        return "place"
    return ""


def _kind_of_one(key: str, known: Vocabulary) -> str:
    if key in known.outlets:
        return "media"
    if key in known.metonyms or key in known.known_bodies:
        return "organization"
    if key in known.places or key in known.towns:
        return "place"
    if key in known.demonyms or key[:-1] in known.demonyms or key.endswith(_CROWD):
        return "group"
    if key in known.people and key.endswith("s"):
        return "group"
    if key in known.organizations:
        return "organization"
    if key in known.gender:
        return "" if key in known.words_too else "person"
    if key in known.documents or key in known.media or key in known.people or key in known.institutions:
        return "common"
    return ""


def is_acronym(words: Sequence[str], keys: Sequence[str], known: Vocabulary) -> bool:
    """ "NATO", "RBC Capital", but not a name in capitals."""
    if len(words) == 1:
        return keys[0] in known.acronyms and not words[0].islower()
    shouted = [word.isupper() and 1 < len(word) < 6 and word.isalpha() for word in words]
    return any(shouted) and not all(word.isupper() for word in words)


def given_gender(keys: Sequence[str], known: Vocabulary) -> str:
    """The gender that the given names usually carry; "Moon Jae-in" is asked for "jae-in"."""
    order = keys[:-1] or keys
    if len(keys) > 1 and keys[0] in known.family_first:
        order = (*keys[1:], "-".join(keys[1:]), keys[0])
    for key in order:
        gender = known.gender.get(key)
        if gender:
            return gender
    return ""


def after_office(keys: list[str], known: Vocabulary) -> int:
    """Where the name begins after the rest of an office or an adjective: "Secretary of | State John Kerry",
    "Republican", "Ukrainian", "Ohio": only before another word of a name."""
    if len(keys) < 2:
        return 0
    return _after_body(keys, known) or _after_adjectives(keys, known)


def _after_body(keys: list[str], known: Vocabulary) -> int:
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
    i = 0
    while i < len(keys) - 1:
        key, following = keys[i], keys[i + 1]
        if _describes(key, following, known):
            i += 1
            continue
        adjective = key in known.demonyms
        if not adjective and key not in known.places and key not in known.towns:
            break
        if key in known.gender and following not in known.gender:  # "Jordan Spieth", "Charlotte Smith"
            break
        if not adjective and following not in known.gender and following not in known.demonyms:
            break
        i += 1
    return i


def _describes(key: str, following: str, known: Vocabulary) -> bool:
    """ "Journalist | Ana Souza", "Professors | Mori", "Texas-based | Paul Reid": what somebody is, before a name."""
    noun = key[3:] if key[:3] == "co-" else key
    if key.endswith(_ORIGIN) or noun in known.titles:
        return following in known.gender and (noun is not key or noun not in known.titles)
    if noun not in known.people or noun in known.gender or key in known.surname_too:
        return False
    several = noun.endswith("s") and following not in known.people and following not in known.organizations
    return several or following in known.gender


def looks_like_body(name: str) -> bool:
    """ "AROS", "RealClearPolitics", "Future45": written as bodies are, where no list tells."""
    if " " in name:
        return False
    if any(c.isdigit() for c in name) or (name.isupper() and 1 < len(name) < 6):
        return True
    if name.startswith(_JOINED):
        return False
    return any(a.islower() and b.isupper() for a, b in pairwise(name))
