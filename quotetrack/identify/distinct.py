"""How many different anonymous sources an article has: a range, because a plural leaves it open.

Which mentions are one source, `identify` decided; here they are counted, as Reuters asks ("a plural is never used for
one source") and a careful reader would:

    sources                                                    low   high
    "an official"                                                1      1
    "an official", "another official", "a second official"       3      3    said to be new
    "a source", "a source"                                       1      2    the same words may mean the same one
    "two officials"                                              2      2
    "officials", "several aides"                                 1      –    a bare plural counts once, its top is open
    "at least two officials"                                     2      –
    "three officials", "one of the officials"                    3      3    one of those already counted
    "three officials", "one official"                            3      4    perhaps one of them
    "an official", "another official", "the two officials"       2      2    those already counted
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from quotetrack.identify.mention import is_plural
from quotetrack.identify.vocabulary import anonymity, fold, grammar
from quotetrack.model import Speaker

_WORD = re.compile(r"[\w’'-]+")
_SINGULAR = {"people": "person", "persons": "person", "men": "man", "women": "woman"}
_NEW = grammar("phrase", "new")
_MORE = anonymity("number", "more")
_DEFINITE = frozenset({"the", "these", "those", "both"})
_NOUN_ENDS = grammar("phrase", "breaks")


class Range(NamedTuple):
    """At least `low` people; at most `high`, None where the article leaves that open."""

    low: int
    high: int | None


@dataclass(slots=True)
class _Group:
    """People that a plural speaks of: how many at least, whether that is all, and how many stood apart since."""

    noun: str
    affiliation: str | None
    low: int
    is_open: bool
    parts: int = 0
    perhaps: int = 0


def distinct(speakers: Iterable[Speaker]) -> Range:
    """The range over the anonymous ones among `speakers`, which are one article's, each once, in the order of the text.

    Range(0, 0) where none is anonymous.
    """
    low, high, is_open = 0, 0, False
    groups: list[_Group] = []
    alone: dict[str, int] = {}  # people counted by themselves, by noun
    same: set[str] = set()
    for speaker in speakers:
        if not speaker.anonymous:
            continue
        words = [fold(word) for word in _WORD.findall(speaker.descriptor or "")]
        noun = _noun(words)
        if speaker.plural or speaker.number is None:  # "the family" is several, too
            size = speaker.number or 1
            before = alone.get(noun, 0)
            if before > 1 and words[:1] and words[0] in _DEFINITE and (speaker.number or before) <= before:
                continue
            groups.append(_Group(noun, speaker.affiliation, size, speaker.number is None or _is_least(words)))
            continue
        group = next((g for g in reversed(groups) if _can_be_of(speaker, noun, g)), None)
        member = _is_plural(words) or (words[:1] == ["one"] and "of" in words[1:3])
        if group is not None and member:  # "one of the officials"; "one", whose description is the group's
            group.parts += 1
        elif group is not None and words[:1] == ["one"] and _NEW.isdisjoint(words):
            group.parts += 1
            group.perhaps += 1
        else:
            key = " ".join(words[words[:1] in (["a"], ["an"]) :])
            again = key in same and not member and _NEW.isdisjoint(words)
            same.add(key)
            low, high = low + (not again), high + 1
            alone[noun] = alone.get(noun, 0) + 1
    for group in groups:
        size = max(group.low, group.parts)
        low, high = low + size, high + max(size, group.low + group.perhaps)
        is_open = is_open or group.is_open
    return Range(low, None if is_open else high)


def _noun(words: list[str]) -> str:
    """The noun of a description, in the singular: "official" of "two of the senior officials at the ministry"."""
    noun = _last(words)
    return _SINGULAR.get(noun, noun.removesuffix("s"))


def _last(words: list[str]) -> str:
    if "of" in words[1:4]:
        words = words[words.index("of") + 1 :]
    end = next((i for i, word in enumerate(words) if i and word in _NOUN_ENDS), len(words))
    return words[end - 1] if words else ""


def _is_plural(words: list[str]) -> bool:
    return words[:1] != ["one"] and is_plural(_last(words))


def _is_least(words: list[str]) -> bool:
    """ "at least two officials", "more than a dozen aides" """
    return not _MORE.isdisjoint(words[:3])


def _can_be_of(speaker: Speaker, noun: str, group: _Group) -> bool:
    apart = speaker.affiliation and group.affiliation and speaker.affiliation != group.affiliation
    return noun == group.noun and not apart
