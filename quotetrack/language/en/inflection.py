"""English nouns in the singular and the plural, by their forms.

Three rules take the ending for several off, each as coarse as what it is for: `singular` gives a noun that is looked up
in a list, `stem` a word that is compared with the word of another text, and `without_s` one that is weighed against
many, where a wrong cut in both does no harm.
"""

from __future__ import annotations

from typing import Final

from quotetrack.language.lexicon import entry, words

_PLURALS: Final = words("grammar.phrase", "irregular_plurals")
_STEMS: Final[dict[str, str]] = entry("closed", "irregular_singulars")


def is_plural(noun: str) -> bool:
    """Whether a noun speaks of several, by its form."""
    return noun in _PLURALS or (
        noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 2
    )


def singular(noun: str, *, compounds: bool = True) -> str:
    """ "aide" of "aides", "person" of "people"; "spokesman" of "spokesmen" only with `compounds`."""
    if noun == "people":
        return "person"
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith("men") and (compounds or noun in ("men", "women")):
        return noun[:-3] + "man"
    return noun.removesuffix("s")


def stem(word: str) -> str:
    """Returns a word without what number and possession add to it: "boats", "boat's" → boat. In lower case."""
    word = word.removesuffix("'s").removesuffix("'")
    if known := _STEMS.get(word):
        return known
    if len(word) < 4 or word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "shes", "ches")) else word[:-1]


def without_s(word: str) -> str:
    """Returns a word without an s for several: "boxes" → boxe."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
