"""Several sources that turn out to be one: "sources said … the source added".

Decides by what the article calls them later. "One of the officials" is one of several, and inflates nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from quotetrack.audit.context import AuditContext
from quotetrack.audit.description import head_noun, singular
from quotetrack.audit.rules import Finding, Kind
from quotetrack.language.lexicon import words
from quotetrack.model import Span, Speaker

_REACH = 6000  # characters in which an article introduces somebody; a bound keeps hostile text linear
_ONE = words("closed", "he", "she")


def plural_inflation(story: AuditContext) -> Iterator[Finding]:
    """An uncounted plural that the article takes up as one person."""
    singles = _single(story)
    for several, said in uncounted_plurals(story):
        single = _taken_up(story, several) or _definite(story, several, said[0], singles)
        if single is not None:
            first = story.mention(said[0])
            message = f"“{first.of(story.text)}” are later “{single.of(story.text)}”"
            yield story.finding(Kind.PLURAL_INFLATION, (first, single), message, said[0])


def uncounted_plurals(story: AuditContext) -> list[tuple[Speaker, list[int]]]:
    """The anonymous sources that are several, nobody says how many, with what they say."""
    return [(s, said) for s, said in story.anonymous.items() if s.plural and s.number is None]


def _taken_up(story: AuditContext, several: Speaker) -> Span | None:
    """Where a pronoun for one stands for them: "sources said … he added"."""
    return next((m for m in several.mentions if m.of(story.text).lower() in _ONE), None)


def _definite(
    story: AuditContext, several: Speaker, first: int, single: dict[str, list[Span]]
) -> Span | None:
    """ "the source", later, where the article speaks of no single source before."""
    called, after = singular(head_noun(several)), story.mention(first).end
    later = single.get(called, [])
    at = bisect_left(later, Span(after, after))
    if at == len(later) or _introduced(story, later[at].start, called):
        return None
    return later[at]


def _single(story: AuditContext) -> dict[str, list[Span]]:
    """Where "the source" speaks, by the noun, in the order of the text."""
    found: dict[str, list[Span]] = {}
    for one, said in story.said_by.items():
        mention = story.mention(said[0])
        if one.anonymous and not one.plural and mention.of(story.text).lower().startswith("the "):
            found.setdefault(singular(head_noun(one)), []).append(mention)
    return {called: sorted(mentions) for called, mentions in found.items()}


def _introduced(story: AuditContext, at: int, called: str) -> bool:
    """Whether the text speaks of one of them before: "an official", "one of the officials", "Moss, the official"."""
    before = story.text[max(0, at - _REACH) : at]
    return re.search(rf"\bone of the\b|\b(?i:{re.escape(called)})\b(?!s)", before) is not None
