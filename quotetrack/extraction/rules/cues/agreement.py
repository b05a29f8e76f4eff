"""Whether a phrase may be the subject of a verb form: what tells "Smith claims that" from "the claims that"."""

from __future__ import annotations

from quotetrack.extraction.rules.grammar import Phrase
from quotetrack.extraction.rules.units import BY_FORM, CAPITAL, COMMA, QUOTE, Unit
from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.language.lexicon import words

_THINGS = words("words.sets", "no_subject")
_HAVE = words("words.sets", "have")
_NOT = frozenset(("not", "n't", "wouldn't", "won't"))
_QUANTITIES = words("words.sets", "quantities")
_DESCRIBED_AS, _BASE_SUBJECT = words("words.sets", "described_as"), words("words.sets", "base_subject")
_MODAL = words("words.sets", "modal")
_PLAIN = words("words.sets", "plain")
_COMPLEMENT = words("words.sets", "complement")
_PLURAL_HEADS = words("words.sets", "plural_heads")


def cue_agrees(
    unit: Unit, source: Phrase, first: int, i: int, tense: str, helpers: frozenset[str], kind: int
) -> bool:
    """Whether the phrase may be the subject of this form, so that a noun is not taken for a verb."""
    head = source[1] - 1
    word, head_kind = unit.low[head], unit.classes[head]
    pronoun = bool(head_kind & Class.SUBJECT)
    following = unit.classes[i + 1] if i + 1 < len(unit) else 0
    first_word = unit.low[source[0]]
    if first_word.endswith("ing") and not unit.classes[source[0]] & CAPITAL and first_word not in _THINGS:
        return False  # "committing repeated gaffes", "complicating efforts to end the dispute"
    if tense in ("base", "s") and (
        helpers & _HAVE
        or (
            i + 1 < len(unit)
            and unit.classes[i + 1] & Class.AUXILIARY
            and unit.low[i + 1] not in ("having", "being")
        )
    ):
        return False  # "has plans", "the claims are"
    if helpers & _MODAL and not kind & Class.PARTICLE and not (helpers & _NOT and kind & Class.SAY):
        return False  # "would support": nothing has been said yet
    if tense == "base" and not helpers:
        if pronoun:
            return word in _BASE_SUBJECT
        before = head_kind
        if before & (Class.DETERMINER | Class.POSSESSIVE | Class.PREPOSITION):
            return word in _QUANTITIES and word != "one"
        return _is_plural_phrase(unit, source) or _is_plural(word) or _has_and(unit, source)
    if head_kind & (Class.DETERMINER | Class.POSSESSIVE) and not pronoun:
        return word in _QUANTITIES
    if tense == "s" and not pronoun and unit.low[i] not in _PLAIN:
        # "Smith claims that", "the group calls it": a verb only when an object or clause follows
        if (
            kind & Class.PARTICLE
            and i + 1 < len(unit)
            and unit.low[i + 1] in lexicon().particles[lexicon().forms[unit.low[i]].base]
        ):
            return True  # "the forecast warns of floods"
        if source[0] > 0 and unit.classes[source[0] - 1] & (COMMA | QUOTE):
            return True  # "Flood levels will rise, minister warns"
        if i + 1 >= len(unit):
            return False
        object_follows = following & (Class.DETERMINER | Class.PRONOUN | QUOTE | CAPITAL | Class.POSSESSIVE)
        return (
            bool(object_follows)
            or unit.low[i + 1] in _COMPLEMENT
            or (not following & ~BY_FORM and not kind & Class.NOUN)
        )
    if tense == "past" and not helpers:
        # "a letter obtained by": a participle; `"…," Ms. Gao said by telephone`: none
        if unit.low[i + 1 : i + 2] == ["as"] and unit.low[i] in _DESCRIBED_AS:
            return False  # "the boxer known as"
        quoted = source[0] > 0 and unit.classes[source[0] - 1] & QUOTE
        return bool(quoted) or not (i + 1 < len(unit) and unit.low[i + 1] == "by")
    return True


def _is_plural_phrase(unit: Unit, source: Phrase) -> bool:
    """Whether its head is a plural: "officials" in "some officials in Tokyo", "people" in "people familiar with"."""
    for i in range(*source):
        if unit.classes[i] & (Class.PREPOSITION | COMMA) or unit.low[i] in ("who", "which", "that"):
            return False
        if _is_plural(unit.low[i]) or unit.low[i] == "those":
            return True
    return False


def _is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith(("ss", "us"))) or word in _PLURAL_HEADS


def _has_and(unit: Unit, source: Phrase) -> bool:
    return any(unit.low[j] == "and" for j in range(*source))
