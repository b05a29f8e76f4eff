"""Groups that speak with one voice and no name: "analysts", "senior lawmakers", "some officials in Tokyo".

Decides by the noun: those whose say carries weight because of what they know or do, and of whom the writer could name
one. Voters, residents and Republicans are none; a poll's shares and a counted few ("two analysts") are none; nor is a
group some of whom the article names.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotetrack.audit.context import AuditContext
from quotetrack.audit.description import descriptions_of, head_noun, singular
from quotetrack.audit.identifiability import is_named_next
from quotetrack.audit.rules import Finding, Kind
from quotetrack.language.en.entities import vocabulary
from quotetrack.language.lexicon import phrases, words
from quotetrack.model import Kind as AttributionKind
from quotetrack.model import SourceType, Speaker
from quotetrack.text.words import words_of

_NUMBERS = frozenset(row.split()[0] for row in phrases("anonymity.number", "words"))
_NAMING = frozenset({"call", "dub", "label", "term"})
_COUNT = 4  # words in which a number stands: "only three of the senators"


def unnamed_group(story: AuditContext) -> Iterator[Finding]:
    """Each unnamed group, where it first speaks."""
    asked = set(_roles(story))
    for speaker, said in story.said_by.items():
        i = next(
            (i for i in said if story.is_outer(i) and story.attributions[i].source and _speaks(story, i)),
            None,
        )
        called = _called(story, speaker)
        if i is None or called is None or is_named_next(story.text, story.named, story.mention(i)):
            continue
        if singular(called) in asked:
            continue  # "Analysts warn … said Ann Moss, an analyst"; "many critics", after "critics"
        asked.add(singular(called))
        yield story.finding(Kind.UNNAMED_GROUP, (story.mention(i),), f"which {called}?", i)


def _called(story: AuditContext, speaker: Speaker) -> str | None:
    """What the group is called, in the plural; None where it is no such group."""
    if not speaker.plural or speaker.number is not None or speaker.name is not None:
        return None
    called = head_noun(speaker)
    known = words("audit.group", "nouns") | story.policy.groups
    said = descriptions_of(speaker)
    counted = any(word in _NUMBERS or word[0].isdigit() for word in said[:_COUNT])
    if called not in known or counted or "percent" in said or said[0] in ("the", "these", "those"):
        return None
    if speaker.type is SourceType.COLLECTIVE:
        return called
    vague = not words("audit.group", "vague").isdisjoint(said[:2])
    return called if speaker.type is SourceType.UNNAMED and vague else None


def _roles(story: AuditContext) -> frozenset[str]:
    """What the named people of the article are: "analyst"; "Sen.", a senator, and so a lawmaker."""
    same = vocabulary().same_role
    named = (s for s in story.said_by if s.name is not None and s.type is SourceType.PERSON)
    roles = {word for speaker in named for word in words_of(speaker.role or "")}
    for _ in range(2):
        roles |= {other for role in roles for other in same.get(role, ())}
    return frozenset(roles)


def _speaks(story: AuditContext, i: int) -> bool:
    """Whether the group says something here: not in the headline, nor "what economists call spending"."""
    a = story.attributions[i]
    names = a.kind is AttributionKind.INDIRECT and not story.cue_verbs(a).isdisjoint(_NAMING)
    return story.tells(i) and not names and not story.in_headline(story.mention(i))
