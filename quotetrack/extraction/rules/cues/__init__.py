"""Cues: the words of a unit that report, and how each stands to its source.

A cue is a verb with its auxiliaries ("has repeatedly said", "refused to say"), a phrase ("according to"), or a noun
("her claim that"). What a cue reports is left to `contents`.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.extraction.rules.cues.cue import REPORTING, Cue
from quotetrack.extraction.rules.cues.phrases import noun_cue, phrase_cue
from quotetrack.extraction.rules.cues.verbs import manner_cue, verbal_cue
from quotetrack.extraction.rules.grammar import Phrase
from quotetrack.extraction.rules.units import Unit
from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.language.lexicon import words

_BEFORE_NOUN = Class.DETERMINER | Class.POSSESSIVE | Class.PREPOSITION
_NOT_BEFORE_NOUN = words("words.sets", "not_before_noun")
_CANDIDATE = REPORTING | Class.NOUN | Class.PHRASE | Class.MANNER

__all__ = ["REPORTING", "Cue", "find_cues"]


def find_cues(unit: Unit) -> Iterator[Cue]:
    """The verbal cues of a unit, in order."""
    classes, low = unit.classes, unit.low
    forms = lexicon().forms
    subject: Phrase | None = None  # of the last finite cue, for "…, adding that"
    for i in [i for i, kind in enumerate(classes) if kind & _CANDIDATE]:
        kind = classes[i]
        if not kind & REPORTING:
            if kind & Class.MANNER:
                cue = manner_cue(unit, i)
            else:
                cue = noun_cue(unit, i) if kind & Class.NOUN else phrase_cue(unit, i)
            if cue is not None:
                yield cue
            continue
        form = forms[low[i]]
        before = classes[i - 1] if i else 0
        if before & _BEFORE_NOUN and low[i - 1] not in _NOT_BEFORE_NOUN:
            cue = None  # "the support", "of fear": a noun
        else:
            cue = verbal_cue(unit, i, form.base, form.tense, kind, subject)
        if cue is None and kind & Class.NOUN:
            cue = noun_cue(unit, i)
        if cue is not None:
            if (
                cue.source is not None
                and cue.tense != "ing"
                and low[cue.source[0]] not in ("who", "which", "that")
            ):
                subject = cue.source
            yield cue
