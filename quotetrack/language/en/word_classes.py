"""The word lists of extraction, read once: which class a word belongs to, and what a reporting verb takes.

Everything here comes from lexicon/*.toml; inflected forms are made from base forms by English spelling rules.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from quotetrack.resources import read_toml


class Class:
    """What a word may be, as bits of an int: one word may be several. (An IntFlag is ten times slower.)"""

    DETERMINER = 1
    POSSESSIVE = 2
    PRONOUN = 4
    SUBJECT = 8  # pronouns that stand as a subject
    PREPOSITION = 16
    CIRCUMSTANCE = 32
    CONJUNCTION = 64
    SUBORDINATOR = 128
    AUXILIARY = 256
    ADVERB = 512
    WEEKDAY = 1024
    VERB = 2048  # finite, no cue
    SAY = 4096
    THINK = 8192
    SHOW = 16384
    JUDGE = 32768
    NOUN = 65536  # a noun that brings a content
    PARTICLE = 131072  # a verb that reports with a particle only
    MANNER = 524288  # a verb that reports beside a quotation only
    PHRASE = 262144  # the first word of a phrase that reports: "according", "reportedly"


class Form(NamedTuple):
    """How a verb form is inflected."""

    base: str
    tense: str  # "base", "s", "past", "ing"; "past" stands for the participle too


@cache
def _toml(name: str) -> dict[str, Any]:
    return read_toml(f"language/en/{name}")


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the small word sets of lexicon/words.toml."""
    return frozenset(_toml("words.toml")["sets"][name].split())


def _inflect(base: str, irregular: dict[str, tuple[str, str]]) -> dict[str, str]:
    forms = {base: "base"}
    sibilant = base.endswith(("s", "sh", "ch", "x", "z", "o")) and base != "go"
    y = base.endswith("y") and base[-2] not in "aeiou"
    forms[base[:-1] + "ies" if y else base + ("es" if sibilant or base == "go" else "s")] = "s"
    stem = base[:-1] if base.endswith("e") and not base.endswith(("ee", "ye")) else base
    if base in irregular:
        past, participle = irregular[base]
        for form in (past, participle):
            forms[form] = "past"  # "read", "cast": more often past than present in news
        if past.endswith(base[-1] + "ed") and past == base + base[-1] + "ed":
            stem = base + base[-1]  # admit, admitted, admitting
    else:
        forms[base[:-1] + "ied" if y else (base + "d" if base.endswith("e") else base + "ed")] = "past"
    forms[stem + "ing"] = "ing"
    return forms


class Lexicon(NamedTuple):
    """`classes` maps a lower-case word to its classes, `forms` a verb form to its base and tense."""

    classes: dict[str, int]
    forms: dict[str, Form]
    particles: dict[str, frozenset[str]]
    noun_links: dict[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The word lists, read from the package on first use."""
    words, cues = _toml("words.toml"), _toml("cues.toml")
    classes: dict[str, int] = {}
    forms: dict[str, Form] = {}

    def mark(text: str, kind: int) -> None:
        for word in text.split():
            classes[word] = classes.get(word, 0) | kind

    mark(words["determiners"], Class.DETERMINER)
    mark(words["possessives"], Class.POSSESSIVE)
    mark(words["pronouns"], Class.PRONOUN)
    mark(words["subjects"], Class.SUBJECT)
    mark(words["prepositions"], Class.PREPOSITION)
    mark(words["circumstances"], Class.CIRCUMSTANCE)
    mark(words["conjunctions"], Class.CONJUNCTION)
    mark(words["subordinators"], Class.SUBORDINATOR)
    mark(words["auxiliaries"], Class.AUXILIARY)
    mark(words["adverbs"], Class.ADVERB)
    mark(words["weekdays"], Class.WEEKDAY)
    mark(words["verbs"], Class.VERB)
    mark(cues["nouns"]["words"], Class.NOUN)
    mark(words["phrase_starters"], Class.PHRASE)
    irregular = {}
    for line in cues["irregular"]["forms"].split("\n"):
        if line:
            base, past, participle = line.split()
            irregular[base] = (past, participle)
    particles, noun_links = (
        {base: frozenset(text.split()) for base, text in cues[name].items()}
        for name in ("particles", "noun_links")
    )
    groups = {name: text.split() for name, text in cues["verbs"].items()}
    groups["particle"] = list(particles)
    for name, bases in groups.items():
        for base in bases:
            for word, tense in _inflect(base, irregular).items():
                classes[word] = classes.get(word, 0) | getattr(Class, name.upper())
                known = forms.get(word)
                if known is None or (known.tense == "base" and tense != "base"):
                    forms[word] = Form(base, tense)
    return Lexicon(classes, forms, particles, noun_links)
