"""What nobody reports: "reportedly", "is understood to", "it was reported that".

Decides by the words, outside quotation marks, and by whether the sentence says after all who reports it: an outlet for
"reportedly", anybody for a passive. "Moss reportedly urged her, sources said" tells twice that somebody says so, and
not who reported it. "Allegedly" is none: the law asks for it before a verdict.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from quotetrack.audit.context import AuditContext
from quotetrack.audit.outlet_credits import credited_outlets
from quotetrack.audit.rules import Finding, Kind
from quotetrack.language.lexicon import alternatives, phrases, words
from quotetrack.model import Attribution, SourceType, Span
from quotetrack.text.words import any_of

_BE = r"(?:is|are|was|were|been|being)"
_ADVERB = r"(?:(?:also|now|still|long|widely|[a-z]{2,12}ly) )?"


def hearsay(story: AuditContext) -> Iterator[Finding]:
    """Each expression that reports without saying who does."""
    heads = _heads(story)
    credited = {story.sentence(outlet.span.start) for outlet in credited_outlets(story)}
    for found in _pattern(story.policy.hearsay).finditer(story.lower):
        span = Span(*found.span())
        sentence = story.sentence(span.start)
        if story.is_quoted(span) or not sentence.start <= span.start < sentence.end or sentence in credited:
            continue
        if found.lastgroup == "passive" and _is_told(story, span, sentence, heads):
            continue
        if found.lastgroup != "passive" and _is_told(story, span, sentence, heads, SourceType.MEDIA):
            continue
        yield story.finding(Kind.HEARSAY, (span,), "nobody is said to report this", None)


def _is_told(
    story: AuditContext,
    span: Span,
    sentence: Span,
    heads: list[tuple[int, int]],
    by: SourceType | None = None,
) -> bool:
    """Whether the sentence says who reports it: the words stand in what somebody says, or after his cue."""
    first = bisect_left(heads, (sentence.start, -1))
    for start, i in heads[first : first + 12]:
        if start >= sentence.end:
            break
        a = story.attributions[i]
        if (
            story.has_source(i)
            and (by is None or (a.speaker is not None and a.speaker.type is by))
            and _tells(a, span)
        ):
            return True
    return any(
        content.start <= span.start and span.end <= content.end
        for i in story.covering(span.start)
        if by is None and story.has_source(i)
        for content in story.attributions[i].content
    )


def _tells(attribution: Attribution, span: Span) -> bool:
    """Whether the attribution is one with a cue of its own, not made of the expression itself."""
    cue = attribution.cue
    return cue is not None and not (cue.start < span.end and span.start < cue.end)


def _heads(story: AuditContext) -> list[tuple[int, int]]:
    """Where each cue stands, with its attribution."""
    return sorted((a.cue.start, i) for i, a in story.judged if a.cue is not None and a.source is not None)


@lru_cache(maxsize=8)
def _pattern(more: frozenset[str]) -> re.Pattern[str]:
    """What reports without saying who does, in lower case; `more` are phrases of the newsroom's own."""
    said = alternatives("audit.hearsay", "passives")
    impersonal = alternatives("audit.hearsay", "impersonal")
    own = any_of({*words("audit.hearsay", "adverbs"), *phrases("audit.hearsay", "phrases"), *more})
    return re.compile(
        rf"\b(?:(?P<passive>{_BE} {_ADVERB}(?:{said}) to (?:have|be)\b"
        rf"|it (?:is|was|has been|had been) {_ADVERB}(?:{impersonal})(?= that\b|,))"
        rf"|(?P<phrase>{own})\b)"
    )
