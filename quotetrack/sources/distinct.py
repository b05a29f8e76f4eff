"""How many different anonymous sources an article has: a range, because a plural leaves it open.

Which mentions are one source, `coreference` decided; here they are counted, as Reuters asks ("a plural is never used
for one source") and a careful reader would:

    sources                                                    low   high
    "an official"                                                1      1
    "an official", "another official", "a second official"       3      3    said to be new
    "a source", "a source"                                       1      2    the same words may mean the same one
    "two officials"                                              2      2
    "two officials", "two officials"                             2      4
    "officials", "several aides"                                 1      –    a bare plural counts once, its top is open
    "at least two officials"                                     2      –
    "three officials", "one of the officials"                    3      3    one of those already counted
    "three officials", "one official"                            3      4    perhaps one of them
    "an official", "another official", "the two officials"       2      2    those already counted
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotetrack.language.en.inflection import is_plural, singular
from quotetrack.language.lexicon import words
from quotetrack.model import Speaker
from quotetrack.text.folding import fold_word
from quotetrack.text.words import words_of

_NEW = words("grammar.phrase", "new")
_MORE = words("anonymity.number", "more")
_DEFINITE = frozenset({"the", "these", "those", "both"})
_BREAKS = words("grammar.phrase", "breaks")


class CountRange(NamedTuple):
    """At least `low` people; at most `high`, None where the article leaves that open."""

    low: int
    high: int | None


def count_distinct(speakers: Iterable[Speaker]) -> CountRange:
    """The range over the anonymous ones among `speakers`, which are one article's, each once, in the order of the text.

    Range(0, 0) where none is anonymous.
    """
    tally = _Tally()
    for speaker in speakers:
        if speaker.anonymous:
            tally.add(speaker)
    return tally.range()


@dataclass(slots=True)
class _Group:
    """People that a plural speaks of: how many at least, and of how many who stood apart later one cannot say."""

    noun: str
    affiliation: str | None
    size: int
    members: int = 0  # "one of the officials"
    perhaps: int = 0  # "one official"

    def can_hold(self, speaker: Speaker, noun: str) -> bool:
        """Whether `speaker` may be of the group: called by the same noun, and of no other body."""
        apart = speaker.affiliation and self.affiliation and speaker.affiliation != self.affiliation
        return noun == self.noun and not apart


class _Tally:
    def __init__(self) -> None:
        self._groups: list[_Group] = []
        self._alone: Counter[str] = Counter()  # people counted by themselves, by noun
        self._said: set[str] = set()
        self._low = self._high = 0
        self._open = False

    def add(self, speaker: Speaker) -> None:
        words = [fold_word(word) for word in words_of(speaker.descriptor or "")]
        if speaker.plural or speaker.number is None:  # "the family" is several, too
            self._several(speaker, words)
        else:
            self._one(speaker, words)

    def range(self) -> CountRange:
        low, high = self._low, self._high
        for group in self._groups:
            low += max(group.size, group.members + group.perhaps)
            high += max(group.size, group.members) + group.perhaps
        return CountRange(low, None if self._open else high)

    def _several(self, speaker: Speaker, words: list[str]) -> None:
        noun, size = _noun(words), speaker.number or 1
        counted = self._alone[noun]
        if counted > 1 and not _DEFINITE.isdisjoint(words[:1]) and (speaker.number or counted) <= counted:
            return  # "the two officials", after "an official" and "another official"
        self._open = self._open or speaker.number is None or not _MORE.isdisjoint(words[:3])
        if self._again(words):
            self._high += size
        else:
            self._groups.append(_Group(noun, speaker.affiliation, size))

    def _one(self, speaker: Speaker, words: list[str]) -> None:
        noun = _noun(words)
        # "one", after "several aides", has their description
        member = is_plural(head_noun(words)) or "of" in words[1:2]
        group = next((g for g in reversed(self._groups) if g.can_hold(speaker, noun)), None)
        if group is not None and member:
            group.members += 1
        elif group is not None and words[:1] == ["one"] and _NEW.isdisjoint(words):
            group.perhaps += 1
        else:
            self._low += member or not self._again(words)
            self._high += 1
            self._alone[noun] += 1

    def _again(self, words: list[str]) -> bool:
        """Whether the article has said the same words, which may mean the same people: "a source", "a source"."""
        key = " ".join(words[1:] if words[:1] in (["a"], ["an"]) else words)
        again = key in self._said and _NEW.isdisjoint(words)
        self._said.add(key)
        return again


def _noun(words: list[str]) -> str:
    """The noun of a description, in the singular: "official" of "two of the senior officials at the ministry"."""
    return singular(head_noun(words), compounds=False)


def head_noun(words: Sequence[str], owners: Collection[str] = ()) -> str:
    """The noun itself: the last word before what the noun phrase ends at. "" for no words. After one of the `owners`
    "of" tells whose it is, and not of what: "the family of the driver"."""
    if "of" in words[1:4] and words[0] not in owners:
        words = words[words.index("of") + 1 :]
    end = next((i for i, word in enumerate(words) if i and word in _BREAKS), len(words))
    return words[end - 1] if words else ""
