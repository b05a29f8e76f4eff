"""The noun of a description: "officials" of "senior officials at the ministry"."""

from __future__ import annotations

from quotetrack.language.en import inflection
from quotetrack.language.lexicon import words
from quotetrack.model import Speaker
from quotetrack.sources import distinct
from quotetrack.text.words import words_of


def descriptions_of(speaker: Speaker) -> list[str]:
    """The words of the description, in lower case."""
    return words_of(speaker.descriptor or "")


def head_noun(speaker: Speaker) -> str:
    """The noun as the description has it, "" where there is none."""
    return distinct.head_noun(descriptions_of(speaker), words("audit.description", "owners"))


def singular(noun: str) -> str:
    """ "officials" → "official", "allies" → "ally", "people" → "person"."""
    return inflection.singular(noun, compounds=False)
