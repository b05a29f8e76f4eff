"""Small judgements about words in their place: adverbs, verbs with a subject of their own, abbreviations.

A light analysis: word lists, endings and neighbours. It errs on the side of no verb.
"""

from __future__ import annotations

from quotetrack.extraction.rules.units import ADVERBIAL, CAPITAL, COMMA, FINITE, QUOTE, STOP, SUFFIX, Unit
from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.language.lexicon import words

Phrase = tuple[int, int]  # a stretch of a unit: its first token, and the token after it

BE = words("words.sets", "be")
_PARTICIPLES = words("words.sets", "participles")
_BEFORE_NOUN = Class.DETERMINER | Class.POSSESSIVE | Class.PREPOSITION | SUFFIX
_NO_NOUN = CAPITAL | COMMA | QUOTE | STOP | Class.PRONOUN | Class.AUXILIARY


def is_adverb(unit: Unit, i: int) -> bool:
    """Whether the word may stand between a subject and its verb."""
    return unit.classes[i] & ADVERBIAL != 0


def is_finite(unit: Unit, i: int) -> bool:
    """Whether the word is a verb with a subject of its own, as far as its form and its neighbours tell."""
    kind = unit.classes[i]
    if not kind & FINITE:
        return False
    if kind & Class.AUXILIARY:
        return unit.low[i] != "'s" or not kind & SUFFIX or _is_clitic(unit, i)
    if i == 0:
        return True
    return not kind & CAPITAL and (not unit.classes[i - 1] & _BEFORE_NOUN or unit.low[i - 1] == "n't")


def has_finite(unit: Unit, first: int, after: int) -> bool:
    """Whether such a verb stands from token `first` to before token `after`."""
    classes = unit.classes
    for i in range(first, after):  # noqa: SIM110 (a loop is twice as fast as `any`)
        if classes[i] & FINITE and is_finite(unit, i):
            return True
    return False


def _is_clitic(unit: Unit, i: int) -> bool:
    """Whether 's is "is": "he's", "that's"; after a noun it is taken for a genitive."""
    return i > 0 and bool(unit.classes[i - 1] & Class.PRONOUN or unit.low[i - 1] in ("that", "what", "there"))


def auxiliaries(unit: Unit, i: int) -> tuple[frozenset[str], int]:
    """The auxiliaries before a verb, and the first token of the verb group."""
    found = []
    j = i
    while j > 0:
        kind, word = unit.classes[j - 1], unit.low[j - 1]
        if kind & Class.AUXILIARY or word in ("to", "n't", "not", "never"):
            found.append(word)
        elif not is_adverb(unit, j - 1):
            break
        j -= 1
    # an adverb that leads the group stays outside when it opens the clause
    return frozenset(found), j


def abbreviates(unit: Unit, i: int) -> bool:
    """A stop inside a unit, after a short capitalised word, is part of it: "Mr.", "Gen.", "St."."""
    return (
        unit.low[i] == "."
        and 0 < i < len(unit) - 1
        and bool(unit.classes[i - 1] & CAPITAL)
        and unit.starts[i] == unit.end(i - 1)
        and len(unit.low[i - 1]) < 6
    ) or (unit.low[i] in ("-", "/", "’", "'", "‘") and i > 0 and unit.starts[i] == unit.end(i - 1))


def is_nickname(unit: Unit, i: int) -> bool:
    quotation = unit.quotes[i]
    return (
        quotation.inner.end - quotation.inner.start < 25
        and i + 1 < len(unit)
        and bool(unit.classes[i - 1] & CAPITAL and unit.classes[i + 1] & CAPITAL)
    )


def is_reduced_relative(unit: Unit, i: int) -> bool:
    """ "a study published on Thursday", "a memo seen by The Ledger": a participle, no verb."""
    word = unit.low[i]
    form = lexicon().forms.get(word)
    if (not word.endswith("ed") and word not in _PARTICIPLES) or (form is not None and form.tense != "past"):
        return False
    before, after = unit.classes[i - 1], unit.classes[i + 1] if i + 1 < len(unit) else 0
    return not before & _NO_NOUN and bool(after & (Class.PREPOSITION | Class.WEEKDAY))
