"""Opinion and attack by those who cannot be held to it: an anonymous source that judges somebody.

Decides by the cue ("mocked", "accused") or by words in what it says ("incompetent"). Whether a judgement is deserved is
nobody's business here; that its author has no name is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from quotetrack.audit.context import AuditContext
from quotetrack.audit.rules import Finding, Kind
from quotetrack.language.lexicon import phrases, words
from quotetrack.model import Span
from quotetrack.text.words import any_of

_BEFORE = re.compile(r"(?:[\w’'-]+[\s,“”\"]+){0,6}$")
_REACH = 60  # characters before a word that may turn it
_NEAR = 4  # words


def attack(story: AuditContext) -> Iterator[Finding]:
    """Each statement of an anonymous source that judges."""
    for said in story.anonymous.values():
        for i in said:
            a = story.attributions[i]
            cue = story.cue_verbs(a)
            if (
                a.cue is not None
                and not cue.isdisjoint(words("audit.attack", "cues"))
                and cue.isdisjoint(words("audit.attack", "denials"))
            ):
                message = "an anonymous source attacks"
                yield story.finding(
                    Kind.ATTACK, (story.mention(i), a.cue) if a.source else (a.cue,), message, i
                )
            elif word := _judging(story, i):
                message = f"an anonymous source judges: “{word.of(story.text)}”"
                yield story.finding(Kind.ATTACK, (word,), message, i)


def _judging(story: AuditContext, i: int) -> Span | None:
    """The first word of a statement that judges somebody in the source's own voice."""
    pattern = _pattern(story.policy.evaluative)
    others = [story.attributions[j] for j in story.inside.get(i, ())]
    for content in story.attributions[i].content:
        for found in pattern.finditer(story.lower, content.start, content.end):
            span = Span(*found.span())
            told = any(one.start <= span.start and span.end <= one.end for a in others for one in a.content)
            if not told and not _is_turned(story.text, content.start, span.start):
                return span
    return None


def _is_turned(text: str, begin: int, at: int) -> bool:
    """Whether the words before take the judgement back, tell somebody else's, or judge the source itself."""
    window = text[max(begin, at - _REACH) : at].lower().replace("’", "'")
    before = re.findall(r"[\w'-]+|[.!?;]", window)
    for stop in (".", "!", "?", ";"):
        while stop in before:
            before = before[before.index(stop) + 1 :]
    near = set(before[-_NEAR:])
    if not near.isdisjoint(words("audit.attack", "denials")) or any(word.endswith("n't") for word in near):
        return True
    return not near.isdisjoint(words("audit.attack", "first")) or not words(
        "audit.attack", "told"
    ).isdisjoint(before[-6:])


@lru_cache(maxsize=8)
def _pattern(more: frozenset[str]) -> re.Pattern[str]:
    """What judges somebody, in lower case; `more` are words of the newsroom's own."""
    known = {*words("audit.attack", "words"), *phrases("audit.attack", "phrases"), *more}
    return re.compile(rf"\b(?:{any_of(known)})\b")
