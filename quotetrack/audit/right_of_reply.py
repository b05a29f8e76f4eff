"""Accusations, and whether the accused has a say.

Decides by the cue ("accused", "blamed", "alleged"), by who is named first in the accusation, and by whether the article
lets that one speak or says that it was asked. Whether "him" was, cannot be told; such an accusation is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from quotetrack.audit.context import AuditContext
from quotetrack.audit.rules import Finding, Kind
from quotetrack.language.en.entities import vocabulary
from quotetrack.language.lexicon import pattern, phrases, words
from quotetrack.model import SourceType, Span
from quotetrack.text.folding import fold_word
from quotetrack.text.words import words_of

_PART = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]+"
_NAME = re.compile(rf"{_PART}(?:[ \u00a0](?:(?:of|the|de|van|von|al|bin) ){{0,2}}{_PART}){{0,3}}")
_BEFORE = 2  # words before the name of the accused: "that the", "former mayor"
_OTHERS = words("closed", "he", "she", "they", "it")
_FOLLOWS = pattern("patterns.right_of_reply", "follows")
_REACH = 90  # characters after the name in which the accusation follows


class Accusation(NamedTuple):
    """Somebody named is accused: `answered` where the article lets him speak, or tells that somebody was asked."""

    attribution: int
    accused: Span
    answered: bool


def no_counterpart(story: AuditContext) -> Iterator[Finding]:
    """Each party that is accused in the article and has no say in it, where it is first accused."""
    for i, accused, answered in accusations(story):
        if not answered:
            message = f"{accused.of(story.text)} is accused, and does not answer"
            yield story.finding(Kind.NO_COUNTERPART, (story.mention(i), accused), message, i)


def accusations(story: AuditContext) -> Iterator[Accusation]:
    """Each party that is accused by name, where it is first accused."""
    seen: set[str] = set()
    asked: bool | None = None
    speakers: dict[str, list[int]] = {}
    for i, a in story.judged:
        cue = story.cue_verbs(a)
        if not story.is_outer(i) or cue.isdisjoint(words("audit.balance", "accusing")):
            continue
        if not cue.isdisjoint(words("audit.attack", "denials")) or any(word.endswith("n't") for word in cue):
            continue  # "has never publicly blamed Moss"
        accused = _accused(story, i)
        if accused is None or not story.has_source(i):
            continue
        key = words_of(accused.of(story.text))[-1].removesuffix("'s")
        if key in seen or key in words_of(_who(story, i)):
            continue
        seen.add(key)
        if asked is None:
            asked, speakers = unanswered(story) is not None, _speakers(story)
        yield Accusation(i, accused, asked or any(j != i for j in speakers.get(key, ())))


def _accused(story: AuditContext, i: int) -> Span | None:
    """The name with which an accusation begins: "accused Paul Okafor of …", "alleged that the Harbor Trust had …".

    None for a name that only stands in it: "blamed his refusal to condemn Okafor on …", "Okafor's decline".
    """
    content = story.attributions[i].content[0]
    found = _NAME.search(story.text, content.start, content.end)
    before = words_of(story.text[content.start : found.start()]) if found else []
    if found is None or len(before) > _BEFORE or not _OTHERS.isdisjoint(before):
        return None
    first = fold_word(found.group().split()[0])
    if first in vocabulary().demonyms:  # "the Russian government" may answer as Moscow
        return None
    if not _FOLLOWS.match(story.text, found.end(), min(content.end, found.end() + _REACH)):
        return None
    end = found.end()
    while story.text[end - 1] in ".'’-":
        end -= 1
    return Span(found.start(), end)


def _speakers(story: AuditContext) -> dict[str, list[int]]:
    """Each word by which a source is called, with two attributions of such sources: one may be the accusation."""
    found: dict[str, list[int]] = {}
    for j in range(len(story.attributions)):
        for word in {word.removesuffix("'s") for word in words_of(_who(story, j))}:
            if len(known := found.setdefault(word, [])) < 2:
                known.append(j)
    return found


def _who(story: AuditContext, i: int) -> str:
    a = story.attributions[i]
    speaker = a.speaker
    told = [a.source.of(story.text) if a.source else ""]
    if speaker is not None and speaker.type is not SourceType.UNKNOWN:
        told += [speaker.name or "", speaker.affiliation or "", speaker.descriptor or ""]
    return " ".join(told)


def unanswered(story: AuditContext) -> Span | None:
    """Where the article says that somebody was asked, and did not answer: "declined to comment"."""
    text = story.lower.replace("’", "'")
    found = ((at, phrase) for phrase in phrases("audit.balance", "asked") if (at := text.find(phrase)) >= 0)
    at, phrase = min(found, default=(-1, ""))
    return Span(at, at + len(phrase)) if phrase else None
