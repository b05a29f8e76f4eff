"""Verbs as cues: finite before or after their subject, participles, infinitives, passives."""

from __future__ import annotations

from typing import NamedTuple

from quotetrack.extraction.rules.cues.agreement import cue_agrees
from quotetrack.extraction.rules.cues.cue import Cue
from quotetrack.extraction.rules.grammar import BE, Phrase, auxiliaries, has_finite, is_adverb, is_finite
from quotetrack.extraction.rules.sources import phrase_before, source_after, subject_before
from quotetrack.extraction.rules.units import CAPITAL, COMMA, OTHER, QUOTE, STOP, SUFFIX, Unit
from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.language.lexicon import words

_INFINITIVES = words("words.sets", "infinitives")
_INVERTED_SUBJECT, _HEARSAY = words("words.sets", "inverted_subject"), words("words.sets", "hearsay")
_SHARES = words("words.sets", "shares_subject")
_BEFORE_PARTICIPLE = words("words.sets", "before_participle")
_RAISING = words("words.sets", "raising")  # "declined to say"


class Verb(NamedTuple):
    """A verb form that may be a cue: its group begins at `first`, the verb itself is at `at`."""

    unit: Unit
    first: int
    at: int
    base: str
    tense: str
    classes: int
    particle: str

    @property
    def opens_infinitive(self) -> bool:
        """ "vowed to stay": the "to" is part of what was vowed; "pointed to" is a cue of two words."""
        return self.particle == "to" and self.base in _INFINITIVES

    def cue(self, source: Phrase, position: str, first: int | None = None) -> Cue:
        """The cue, once its source is known."""
        first = self.first if first is None else first
        after = self.at + 1 + bool(self.particle and not self.opens_infinitive)
        return Cue(
            first, self.at, after, self.base, self.tense, self.classes, source, position, self.particle
        )


def verbal_cue(unit: Unit, i: int, base: str, tense: str, kind: int, main: Phrase | None) -> Cue | None:
    """The cue of the reporting verb at token `i`, if it has a subject; `main` is that of the cue before."""
    low = unit.low
    if kind & CAPITAL and i and unit.paragraph:
        return None  # "the State Department": part of a name
    particle = ""
    if kind & Class.PARTICLE and i + 1 < len(unit) and low[i + 1] in lexicon().particles[base]:
        particle = low[i + 1]
    elif not kind & (Class.SAY | Class.THINK | Class.SHOW | Class.JUDGE):
        return None
    helpers, first = auxiliaries(unit, i)
    verb = Verb(unit, first, i, base, tense, kind, particle)
    if "'s" in helpers and tense != "past" and not _is_has(unit, i):
        return None  # "the senator's promise": a noun
    if helpers & BE and tense == "past":
        return None if kind & CAPITAL else _passive(verb)
    if tense == "ing" and not helpers & BE:
        return _participle(verb, main)
    if low[first] == "to":
        return _infinitive(verb)
    if inverted := _inverted(unit, i, first, base, tense, kind):
        return verb.cue(inverted, "after")
    source = subject_before(unit, first - 1)
    if source is None:
        if first > 0 and low[first - 1] in ("and", "but", "or") and tense in ("past", "s"):
            main = main or sentence_subject(unit, first - 1)
            return verb.cue(main, "shared") if main else None
        return None
    if not cue_agrees(unit, source, first, i, tense, helpers, kind):
        return None
    return verb.cue(source, "before")


def manner_cue(unit: Unit, i: int) -> Cue | None:
    """`"But who counts vans?" she shrugged.`: reports only where a quotation stands beside it."""
    form = lexicon().forms[unit.low[i]]
    if form.tense not in ("past", "s") or i == 0:
        return None
    if unit.classes[i - 1] & QUOTE:
        source, position = source_after(unit, i + 1), "after"
    else:
        source, position = subject_before(unit, i - 1), "before"
        if source is not None and not (source[0] > 0 and unit.classes[source[0] - 1] & QUOTE):
            return None
    return Cue(i, i, i + 1, form.base, form.tense, Class.SAY, source, position) if source else None


def _is_has(unit: Unit, i: int) -> bool:
    """Whether the 's before the verb stands for "is" or "has": "he's", "that's"."""
    j = i - 1
    while j > 0 and unit.low[j] != "'s":
        j -= 1
    return j > 0 and bool(unit.classes[j - 1] & Class.PRONOUN or unit.low[j - 1] in ("that", "what", "there"))


def _inverted(unit: Unit, i: int, first: int, base: str, tense: str, kind: int) -> Phrase | None:
    """The source of `"…," said Smith` and `…, said Smith`."""
    if tense not in ("past", "s") or first != i or not kind & Class.SAY or i + 1 >= len(unit):
        return None
    if i > 0:
        before = unit.classes[i - 1]
        if not before & (QUOTE | COMMA) and unit.low[i - 1] not in ("—", "–", "as", "so"):
            return None
    following = unit.classes[i + 1]
    if following & Class.PRONOUN and unit.low[i + 1] not in _INVERTED_SUBJECT:
        return None
    source = source_after(unit, i + 1)
    if source is None:
        return None
    if i > 0 and unit.classes[i - 1] & COMMA:
        subject = subject_before(unit, i - 1)
        if subject is not None and (subject[0] == 0 or unit.classes[subject[0] - 1] & (QUOTE | STOP | COMMA)):
            return None  # "Sarandon, 69, told MSNBC": the comma closes an apposition
        if i < 8 and not unit.quotes_in(0, i - 1) and not has_finite(unit, 0, i - 1):
            return None
    # "…, said he would go": a clause follows the pronoun, so it begins the content
    if source[1] < len(unit) and is_finite(unit, source[1]) and not unit.classes[i - 1] & QUOTE:
        return None
    return source


def _passive(verb: Verb) -> Cue | None:
    """ "was told by", "was described by Smith as": only with an agent; "is expected to": nobody says by whom."""
    unit, i, first = verb.unit, verb.at, verb.first
    low = unit.low
    if low[i] in _HEARSAY and (i + 1 < len(unit) and low[i + 1] == "to"):
        return Cue(first, i, i + 1, low[i], "hearsay", Class.SAY, None, "none")
    if low[i + 1 : i + 2] == ["that"] and first > 0 and low[first - 1] == "it":
        return Cue(first - 1, i, i + 1, low[i], "hearsay", Class.SAY, None, "none")  # "It was announced that"
    for j in range(i + 1, min(i + 4, len(unit))):
        if low[j] == "by":
            source = source_after(unit, j + 1, inverted=False)
            if source is not None:
                return verb.cue(source, "agent")
    return None


def _participle(verb: Verb, main: Phrase | None) -> Cue | None:
    """ "…, adding that …": the subject of the sentence; "a statement saying that": the noun before."""
    unit, i = verb.unit, verb.at
    if i == 0 or (i == 1 and unit.low[0] in _BEFORE_PARTICIPLE):
        source = _subject_ahead(unit, i)
        return verb.cue(source, "ahead") if source else None
    before, word = unit.classes[i - 1], unit.low[i - 1]
    if before & (COMMA | QUOTE) or word in _SHARES:
        source = main if main is not None else sentence_subject(unit, i - 1)
        return verb.cue(source, "shared") if source else None
    if before & (Class.DETERMINER | Class.PREPOSITION | SUFFIX | STOP | OTHER | Class.POSSESSIVE):
        return None
    if i + 1 < len(unit) and unit.classes[i + 1] & Class.AUXILIARY:
        return None  # "its deeper reporting has found": a noun
    if is_adverb(unit, i - 1) and i > 1 and unit.classes[i - 2] & (Class.DETERMINER | Class.POSSESSIVE):
        return None  # "an exceptionally welcoming scene"
    source = phrase_before(unit, i - 1)
    return verb.cue(source, "before") if source else None


def _subject_ahead(unit: Unit, i: int) -> Phrase | None:
    """The subject after the comma: `Bemoaning the "phony system," Trump said …`."""
    for j in range(i + 1, len(unit) - 1):
        kind = unit.classes[j]
        if kind & COMMA or (kind & QUOTE and unit.text[unit.quotes[j].inner.end - 1] == ","):
            return source_after(unit, j + 1)
        if kind & STOP:
            return None
    return None


def sentence_subject(unit: Unit, limit: int) -> Phrase | None:
    """The subject of the first finite verb before token `limit`."""
    for j in range(1, limit):
        if is_finite(unit, j):
            source = subject_before(unit, j - 1)
            if source is not None:
                return source
    return None


def _infinitive(verb: Verb) -> Cue | None:
    """ "refused to say", "went on to say": the subject of the governing verb."""
    unit = verb.unit
    j = verb.first - 1
    if j < 1:
        return None
    form = lexicon().forms.get(unit.low[j])
    if unit.low[j] == "on" and unit.low[j - 1] in ("went", "goes", "going"):
        j -= 1
    elif form is None or form.base not in _RAISING:
        return None
    _, group = auxiliaries(unit, j)
    source = subject_before(unit, group - 1)
    return verb.cue(source, "before", group) if source else None
