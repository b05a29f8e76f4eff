"""What is taken from another outlet, and how far it is from its origin.

Decides, for each outlet once, whether the article says which outlet it is, and on whom that one relies in turn. What
the Courier reports is one step from its origin, what it has from an official two, what it has from Reuters, who has it
from an official, three.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.audit.context import AuditContext, CreditedOutlet
from quotetrack.audit.outlet_credits import credited_outlets
from quotetrack.audit.rules import Finding, Kind
from quotetrack.entities.outlets import outlet_key
from quotetrack.text.words import words_of

_STEPS = {2: "two", 3: "three", 4: "four"}


def credited_sources(story: AuditContext) -> Iterator[tuple[CreditedOutlet, list[str]]]:
    """The first mention of each other outlet as an origin, and on whom it relies in turn, the nearest first."""
    seen: dict[str, set[str]] = {}  # the words of each name
    for outlet in credited_outlets(story):
        name = outlet.name or ""
        tokens = set(words_of(name)) - {"the"}
        # "AP", "The Post", after "The Associated Press", "The Washington Post"
        if name and (outlet_key(name) in seen or any(tokens <= others for others in seen.values())):
            continue
        seen[outlet_key(name)] = tokens
        yield outlet, credit_chain(story, outlet)


def second_hand(story: AuditContext) -> Iterator[Finding]:
    """Each outlet that something is taken from, once."""
    for outlet, origin in credited_sources(story):
        name = outlet.name
        message = (
            f"taken from another outlet, {name}" if name else "taken from another outlet, which is not named"
        )
        if origin:
            steps = len(origin) + 1
            message += f", which has it from {', and this from '.join(f'“{one}”' for one in origin)}"
            message += f": {_STEPS.get(steps, steps)} steps from its origin"
        yield story.finding(Kind.SECOND_HAND, (outlet.span,), message, outlet.attribution)


def credit_chain(story: AuditContext, outlet: CreditedOutlet) -> list[str]:
    """On whom `outlet` relies, and on whom this one, in the article's words; empty where nobody is told of."""
    told: list[str] = []
    within = _content(story, outlet)
    for other in credited_outlets(story):
        if any(start <= other.span.start and other.span.end <= end for start, end in within):
            told.append(other.span.of(story.text))
            outlet, within = other, _content(story, other)
    cited = outlet.cites.of(story.text) if outlet.cites else None
    if cited and cited not in told:
        told.append(cited)
    return told


def _content(story: AuditContext, outlet: CreditedOutlet) -> list[tuple[int, int]]:
    """Where the words stand that the outlet reports: those that are attributed to it, else the rest of its sentence."""
    if outlet.attribution is not None:
        return [
            (s.start, s.end)
            for s in story.attributions[outlet.attribution].content
            if s.start >= outlet.span.end
        ]
    return []
