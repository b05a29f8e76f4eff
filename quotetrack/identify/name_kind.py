"""What kind of thing a name names, and which gender, as far as its words tell.

Decides by the word lists: "Tax Foundation" ends in a noun for a body, "Frank Nervo" begins with a given name.
Where the words do not tell, it says so (""), and what the article does with the name decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quotetrack.identify.vocabulary import Vocabulary

_CROWD = ("ists", "icians", "crats", "grants")
# "McCain", "DeSantis", "O'Neill": a capital inside that tells nothing
_JOINED = ("Mc", "Mac", "De", "O'", "O’", "Di", "La", "Le", "Van", "Du", "Fitz")


def kind_of(keys: Sequence[str], known: Vocabulary) -> str:
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


def is_acronym(words: Sequence[str], keys: Sequence[str], known: Vocabulary) -> bool:
    """ "NATO", "RBC Capital", but not a name in capitals."""
    if len(words) == 1:
        return keys[0] in known.acronyms and not words[0].islower()
    shouted = [word.isupper() and 1 < len(word) < 6 and word.isalpha() for word in words]
    return any(shouted) and not all(word.isupper() for word in words)


def given_gender(keys: Sequence[str], known: Vocabulary) -> str:
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
