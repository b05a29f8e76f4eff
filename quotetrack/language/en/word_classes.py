"""The word lists of extraction, read once: which class a word belongs to, and what a reporting verb takes.

Everything here comes from words.toml and cues.toml; inflected forms are made from base forms by English spelling rules.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from quotetrack.language.lexicon import entry, phrases, words


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
    classes: dict[str, int] = {}
    forms: dict[str, Form] = {}
    for name in entry("words.classes"):
        for word in words("words.classes", name):
            classes[word] = classes.get(word, 0) | getattr(Class, name.upper())
    for word in words("cues.nouns", "words"):
        classes[word] = classes.get(word, 0) | Class.NOUN
    irregular = {
        base: (past, participle)
        for base, past, participle in (line.split() for line in phrases("cues.irregular", "forms"))
    }
    particles, noun_links = (
        {base: words(f"cues.{name}", base) for base in entry("cues", name)}
        for name in ("particles", "noun_links")
    )
    groups = {name: text.split() for name, text in entry("cues.verbs").items()} | {
        "particle": list(particles)
    }
    for name, bases in groups.items():
        for base in bases:
            for word, tense in _inflect(base, irregular).items():
                classes[word] = classes.get(word, 0) | getattr(Class, name.upper())
                known = forms.get(word)
                if known is None or (known.tense == "base" and tense != "base"):
                    forms[word] = Form(base, tense)
    return Lexicon(classes, forms, particles, noun_links)
