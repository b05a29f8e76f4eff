"""Which statement a denial denies: in its own article, and in another one.

Decides by the rare words that both share (weights of `matching.term_weights`), in the article also by where they
stand: "He denied it", "rejected the allegations" mean the statement before, by somebody else. Across articles days
and speakers count: a denial follows what it denies, within days, and who is spoken of in a statement is likely who
denies it. Whether two wordings are one statement is left to `match`; a denial that points at a statement of its own
article denies all that match that one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import exp

from quotetrack.facts.denials import Denial
from quotetrack.language.en.inflection import without_s
from quotetrack.language.lexicon import words
from quotetrack.matching.comparison import NAME
from quotetrack.matching.normal_form import normalize
from quotetrack.matching.number_forms import is_number
from quotetrack.matching.term_weights import idf
from quotetrack.model import Attribution
from quotetrack.text.overlap import shared

WITHIN = 30  # days after a statement in which it is denied
_EARLIER = 1  # days before: articles are dated by outlets, and events by where they are
_FUNCTION = 1.5  # words that weigh no more say nothing
_NEEDED = 9.0  # weight of shared words that is as likely as not one matter
_SPREAD = 2.0  # how fast likelihood grows with it
_ABOUT = (
    0.3,
    0.6,
)  # of the weight of the shorter text, that is shared: too little, enough to be about one thing
_SAME = 0.5, 0.8  # to be one statement
_FEWEST = 2  # telling words
_STATEMENT = 3  # of a statement in another article
_NAMED = 3.0  # weight that it adds when the statement names who denies
_AWAY = 2000  # characters before a denial in which what it points at stands
_BACK = 12  # statements before a denial that are looked at for that
_LEAST = 4  # words of a statement
_CLAUSE = 18  # words of one that has one clause
_LONGEST = 2000  # characters of one that are compared
_COMMON = 40  # statements of an article; a word in so many tells none of them
_POINTING = 0.75  # how sure it is that "it" means the statement before


@dataclass(frozen=True, slots=True)
class DenialLink:
    """What a denial denies."""

    statement: int  # the attribution of the article that states it
    strength: float  # 0 to 1, of the denial and of the link together
    shared: tuple[str, ...] = ()  # words that both have, in normal form; none: it only points there


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody said, and when it was published. `words` of a denial: what it denies, and the words of the
    statement that it points at in its own article (`claim`); of a statement: its one wording."""

    words: tuple[str, ...]
    day: date | None = None
    speaker: str | None = None


def link_in_article(
    text: str, attributions: Sequence[Attribution], denials: Sequence[Denial]
) -> tuple[DenialLink | None, ...]:
    """The statement of the same article that each denial denies. None: nothing says which.

    Time is linear in the article: a word that many statements share says nothing of one.
    """
    if not denials:
        return ()
    told = [_telling(_words(text, a.content)) for a in attributions]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for i, telling in enumerate(told):
        for word in telling:
            holders[word].append(i)
    ends = sorted((a.content[-1].end, i) for i, a in enumerate(attributions))
    return tuple(_link(text, attributions, denial, told, holders, ends) for denial in denials)


def _link(
    text: str,
    attributions: Sequence[Attribution],
    denial: Denial,
    told: Sequence[Mapping[str, float]],
    holders: Mapping[str, Sequence[int]],
    ends: Sequence[tuple[int, int]],
) -> DenialLink | None:
    own = attributions[denial.attribution]
    claimed = told[denial.attribution]
    alike = {i for word in claimed if len(holders[word]) <= _COMMON for i in holders[word]}
    likely = [
        (likelihood, -abs(i - denial.attribution), -i)
        for i in sorted(alike)
        if _is_another(attributions[i], own) and (likelihood := _likelihood(claimed, told[i])) >= 0.5
    ]
    if likely:
        likelihood, _, i = max(likely)
        return DenialLink(-i, round(denial.strength * likelihood, 2), tuple(_shared(claimed, told[-i])))
    if not denial.anaphoric:
        return None
    pointed = _pointed_at(text, attributions, denial, ends)
    return None if pointed is None else DenialLink(pointed, round(denial.strength * _POINTING, 2))


def link_across_articles(
    denial: Utterance, strength: float, statement: Utterance, within: int = WITHIN
) -> float:
    """How sure it is, 0 to 1, that a denial in one article (of this `strength`) denies a statement in another.

    0: it cannot be, because it came before, or too long after. Who denies what he himself said takes it back; that
    counts as much.
    """
    if denial.day is not None and statement.day is not None:
        after = (denial.day - statement.day).days
        if not -_EARLIER <= after <= within:
            return 0.0
    best = 0.0
    for stated in statement.words:
        named = _NAMED if denial.speaker and _is_named(denial.speaker, stated) else 0.0
        if len(told := _telling(stated)) < _STATEMENT:
            continue
        for n, denied in enumerate(denial.words):
            # What it points at in its own article has to be the same statement, not only about the same.
            likely = _likelihood(_telling(denied), told, named, same=n > 0)
            # Who denies that he sold it agrees with "He did not sell it".
            best = max(best, likely / 2 if _is_contrary(denied, stated) else likely)
    return round(strength * best, 2)


def denied_claim(
    text: str, attributions: Sequence[Attribution], denial: Denial, link: DenialLink | None
) -> tuple[str, ...]:
    """The words for `Said.words` of a denial: its claim, and the statement that it denies in its own article."""
    own = _words(text, denial.claim)
    return (own,) if link is None else (own, _words(text, attributions[link.statement].content))


def _words(text: str, spans: Collection[tuple[int, int]]) -> str:
    return " ".join(text[start:end] for start, end in spans)[:_LONGEST]


def _is_contrary(a: str, b: str) -> bool:
    """Does one say "not" and the other not, counted by twos as `matching.comparison` does? A long statement has a
    "not" that says nothing of its matter, and is left open."""
    told = [normalize(words).words for words in (a, b)]
    if max(map(len, told)) > _CLAUSE:
        return False
    return len({len(words("closed", "negations").intersection(form)) % 2 for form in told}) == 2


def _telling(text: str) -> dict[str, float]:
    """The words that say something, without the ending for several, and what each weighs: what a statement is called
    says nothing of it; a name, an office or a number little, because articles about one thing share them."""
    n = normalize(text)
    little = n.named | words("denial.claims", "offices")
    return {
        without_s(word): min(NAME, idf(word)) if word in little or is_number(word) else idf(word)
        for word in sorted(n.bag - _names_of_claims())
        if idf(word) > _FUNCTION
    }


@cache
def _names_of_claims() -> frozenset[str]:
    return words("denial.claims", "facts", "views") | words("denial.phrases", "false")


def _shared(a: Mapping[str, float], b: Mapping[str, float]) -> dict[str, float]:
    """The words that both have and what they weigh, the weightiest first."""
    return dict(sorted(shared(a, b).items(), key=lambda item: (-item[1], item[0])))


def _likelihood(
    a: Mapping[str, float], b: Mapping[str, float], more: float = 0.0, *, same: bool = False
) -> float:
    """How likely two texts with these telling words are about one thing: as the words that both have weigh enough, and
    are most of what the shorter one says. "the former secretary of state" is in many statements."""
    both = _shared(a, b)
    common = sum(both.values())
    whole = min(sum(a.values()), sum(b.values()))
    if len(a) < _FEWEST or len(b) < _FEWEST or not both or max(both.values()) <= NAME:
        return 0.0
    least, most = _SAME if same else _ABOUT
    part = min(1.0, max(0.0, (common / whole - least) / (most - least)))
    return part / (1 + exp((_NEEDED - common - more) / _SPREAD))


def _is_another(other: Attribution, own: Attribution) -> bool:
    """Is it by another source, and none of the same words?"""
    if own.speaker is not None and other.speaker == own.speaker:
        return False
    return not any(x.start < y.end and y.start < x.end for x in other.content for y in own.content)


def _is_named(speaker: str, words: str) -> bool:
    """Does a statement speak of somebody, by the last of the names at least?"""
    name = normalize(speaker).words
    return bool(name) and name[-1] in normalize(words).bag


def _pointed_at(
    text: str, attributions: Sequence[Attribution], denial: Denial, ends: Sequence[tuple[int, int]]
) -> int | None:
    """The last statement before a denial by somebody else. None: none is near."""
    own = attributions[denial.attribution]
    here = min(own.content[0].start, denial.evidence.start)
    at = bisect_right(ends, (here, len(attributions)))
    for end, i in reversed(ends[max(0, at - _BACK) : at]):
        if here - end > _AWAY:
            return None
        other = attributions[i]
        if _is_another(other, own) and len(_words(text, other.content).split()) >= _LEAST:
            return i
    return None
