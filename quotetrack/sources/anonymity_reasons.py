"""Anonymity: the words that say why a name is withheld, or on what terms the source spoke.

Decides where a reason stands and how far it reaches: from the relative pronoun or the participle through
the end of its clause ("who requested anonymity due to the sensitivity of the matter"). Whose reason it
is, `speakers` says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from quotetrack.coreference.entity import Entity
from quotetrack.language.lexicon import entry, pattern
from quotetrack.model import Span

_HINTS: tuple[str, ...] = tuple(entry("anonymity", "hints"))
_BEFORE_HINT, _AFTER_HINT = 60, 60
_LEAD = pattern("patterns.anonymity_reasons", "lead")
_GOES_ON = pattern("patterns.anonymity_reasons", "goes_on")
_STOP = pattern("patterns.anonymity_reasons", "stop")


_TAKES_UP = pattern("patterns.anonymity_reasons", "takes_up")
_BEFORE, _AFTER = 300, 120  # characters between a reason and the source before it, after it


def give_reasons(text: str, sources: list[tuple[Span, Entity]]) -> None:
    """Each reason to the speaker before it in its paragraph, else to the one right after it, if anonymous.

    `sources` are all mentions in the order of the text. "Speaking on condition of anonymity, an aide said"
    comes before its speaker; "The official asked not to be named." may be a sentence without a cue.
    """
    near = _near([span for span, who in sources if who.anonymous], len(text))
    if not near:
        return
    starts = [span.start for span, _ in sources]
    for reason in (reason for part in near for reason in reasons(text, part)):
        i = bisect_right(starts, reason.start)
        before = sources[i - 1] if i and _goes_back(text, sources[i - 1][0].end, reason.start) else None
        after = sources[i] if i < len(sources) and _same_paragraph(text, reason.end, starts[i]) else None
        for found in (before, after):
            if found is not None and found[1].anonymous:
                _give(reason, *found)
                break


def reasons(text: str, part: Span) -> Iterator[Span]:
    """Where `part` of the article says why or on what terms a source is not named, in order."""
    words, end = part.of(text), 0
    places = {part.start + at for hint in _HINTS if hint in words for at in _places(words, hint)}
    for at in sorted(places):
        match = _trigger().search(text, max(end, at - _BEFORE_HINT), at + _AFTER_HINT) if at >= end else None
        if match is None:
            continue
        before = text[max(0, match.start() - 60) : match.start()]
        lead = _LEAD.search(before)
        start = match.start() - (len(before) - lead.start() if lead else 0)
        if lead and lead.group().startswith(("and", "but")):
            start += 4
        end = _reach(text, match.end())
        yield Span(start, end)


@cache  # compiled when a first article has one of the hints
def _trigger() -> re.Pattern[str]:
    return pattern("patterns.anonymity_reasons", "trigger", re.IGNORECASE)


def _places(words: str, hint: str) -> Iterator[int]:
    at = words.find(hint)
    while at >= 0:
        yield at
        at = words.find(hint, at + len(hint))


def _near(spans: list[Span], size: int) -> list[Span]:
    """The parts of the text around anonymous sources: no reason is looked for elsewhere."""
    parts: list[Span] = []
    for span in spans:
        start, end = max(0, span.start - 4 * _AFTER), min(size, span.end + _BEFORE + _AFTER_HINT)
        if parts and start <= parts[-1].end:
            parts[-1] = Span(parts[-1].start, max(end, parts[-1].end))
        else:
            parts.append(Span(start, end))
    return parts


def _reach(text: str, at: int) -> int:
    """The end of the clause: a comma goes on only before another ground."""
    for stop in _STOP.finditer(text, at, at + 400):
        if stop.group() == "," and _GOES_ON.match(text, stop.start()):
            continue
        # "U.S. policy": a full stop after a lone capital ends no clause
        if stop.group() == "." and text[stop.start() - 1].isupper() and text[stop.start() - 2] in " .":
            continue
        return stop.start()
    return min(len(text), at + 400) if at + 400 >= len(text) else at


def _give(reason: Span, span: Span, owner: Entity) -> None:
    """`reason` to `owner`; inside the source's words it ends with them: "a source who asked not to be named | said"."""
    if owner.reason is None:
        inside = span.start < reason.start < span.end
        owner.reason = Span(reason.start, min(span.end, reason.end)) if inside else reason


def _goes_back(text: str, start: int, end: int) -> bool:
    """Whether a reason at `end` can be that of a source before it: in its paragraph, or "They asked not …" next."""
    if end - start >= _BEFORE:
        return False
    line = text.rfind("\n", start, end)
    return line < 0 or _TAKES_UP.fullmatch(text, line + 1, end) is not None


def _same_paragraph(text: str, start: int, end: int) -> bool:
    return end - start < _AFTER and "\n" not in text[start:end]
