"""The noun of a description: "officials" of "senior officials at the ministry"."""

from __future__ import annotations

from quotetrack.audit.lexicon import words, words_of
from quotetrack.language.en.entities import grammar
from quotetrack.model import Speaker

_BREAKS = grammar("phrase", "breaks")
_PARTITIVE = 4  # words in which "of" stands in "many of the senior aides"
_SINGULAR = {"people": "person", "persons": "person", "men": "man", "women": "woman"}


def descriptions_of(speaker: Speaker) -> list[str]:
    """The words of the description, in lower case."""
    return words_of(speaker.descriptor or "")


def head_noun(speaker: Speaker) -> str:
    """The noun as the description has it, "" where there is none."""
    said = descriptions_of(speaker)
    if "of" in said[1:_PARTITIVE] and said[0] not in words("description", "owners"):
        said = said[said.index("of") + 1 :]
    end = next((i for i, word in enumerate(said) if i and word in _BREAKS), len(said))
    return said[end - 1] if said else ""


def singular(noun: str) -> str:
    """ "officials" → "official", "allies" → "ally", "people" → "person"."""
    return _SINGULAR.get(noun) or (f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s"))
