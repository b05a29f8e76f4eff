"""Names that label speech: `WALLACE: …`, `Poll: Voters are tired`, `"…" — Lindqvist`.

Finds the name and what it labels; what becomes of it is for `linking` to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from quotetrack.extraction.rules.grammar import Phrase
from quotetrack.extraction.rules.sources import source_after
from quotetrack.extraction.rules.units import CAPITAL, OTHER, QUOTE, STOP, Unit
from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.language.lexicon import words
from quotetrack.model import Span

DASHES = frozenset(("—", "–", "―", "--", "-", "~"))
_NAME = r"((?:[A-Z“\"'‘][\w.'’&\-]*)(?: (?:[A-Z][\w.'’&\-]*|of|the|and|in|for|on|to|at)){0,5})"
_CAPITALS = re.compile(r"((?:[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]+){0,4})|Q|A)(?: \([^)\n]{1,40}\))?:\s")
_TURN = re.compile(r"([A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,3}):\s")  # "Anna Berg: What did you see?"
_HEADLINE = re.compile(_NAME + r":\s")
_BEFORE_QUOTE = re.compile(r"([A-Z][\w.'’&\-]*(?: [\w.'’&\-]+){0,5}):\s(?=[“\"‘])")
_LEAST_TURNS = 3  # turns that make a transcript
_LONGEST = 90  # characters within which the colon stands
_NO_SPEAKER = words("words.sets", "no_speaker")


class SpeakerLabel(NamedTuple):
    """A name at the start of a paragraph, its colon, and where its words begin."""

    source: Span
    cue: Span
    start: int
    rule: str


def label_of(text: str, unit: Unit, turns: frozenset[str], *, opens_paragraph: bool) -> SpeakerLabel | None:
    """The label that opens `unit`; `turns` are the names that open turns of a transcript in this article."""
    quoted = bool(unit.classes[0] & QUOTE)
    begin = unit.quotes[0].inner.start if quoted else unit.starts[0]
    if text.find(":", begin, begin + _LONGEST) < 0:
        return None
    rule = "transcript"
    match = _CAPITALS.match(text, begin)
    if match is None and opens_paragraph and not quoted:
        match = _TURN.match(text, begin)
        if match is None or match[1] not in turns:
            rule = "headline"
            match = (_HEADLINE if unit.paragraph == 0 else _BEFORE_QUOTE).match(text, begin)
        if match is not None and not _names_a_speaker(match[1]):
            return None
    if match is None:
        return None
    return SpeakerLabel(Span(*match.span(1)), Span(match.end(1), match.end(1) + 1), match.end(), rule)


def turn_at(text: str, begin: int, turns: frozenset[str]) -> SpeakerLabel | None:
    """The label of a transcript's turn that stands at `begin`: "WALLACE: …", "Q: …", or a name of `turns`."""
    match = _CAPITALS.match(text, begin) or _TURN.match(text, begin)
    if match is None or (match.re is _TURN and match[1] not in turns):
        return None
    return SpeakerLabel(Span(*match.span(1)), Span(match.end(1), match.end(1) + 1), match.end(), "transcript")


def _names_a_speaker(label: str) -> bool:
    """Not "Live: …" or "Photo: …", and no sentence that announces: "The minister said: “…”"."""
    words = label.lower().split()
    forms = lexicon().forms
    if words[-1] in _NO_SPEAKER:
        return False
    return len(words) == 1 or not any(w in forms and forms[w].tense in ("past", "s") for w in words)


def speakers_of_turns(text: str, paragraphs: Sequence[Span]) -> frozenset[str]:
    """Who speaks in a transcript with names in ordinary letters: names that open turns again and again."""
    names = [match[1] for p in paragraphs if (match := _TURN.match(text, p.start))]
    if len(names) < _LEAST_TURNS or len(set(names)) == len(names):
        return frozenset()
    return frozenset(names)


def signature_of(unit: Unit, taken: set[int]) -> tuple[int, Phrase] | None:
    """`"…" — Lindqvist`: the dash that follows a quotation not yet `taken`, and the name that signs it."""
    for i in unit.quotes:
        if i in taken or i + 2 >= len(unit) or unit.low[i + 1] not in DASHES:
            continue
        if not unit.classes[i + 2] & (CAPITAL | Class.DETERMINER):
            return None
        source = source_after(unit, i + 2)
        if source is None or any(not k & (STOP | OTHER) for k in unit.classes[source[1] :]):
            return None
        return i + 1, source
    return None


def signed_line(unit: Unit) -> Phrase | None:
    """A line of its own that signs the quotation before it: `— Ines Carvalho, singer`."""
    if unit.low[0] not in DASHES or len(unit) < 2 or not unit.classes[1] & CAPITAL:
        return None
    source = source_after(unit, 1)
    return source if source is not None and source[1] == len(unit) else None
