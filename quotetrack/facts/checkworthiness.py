"""What is worth a fact-checker's minute among the attributions of a store, and why.

Decides which claims can be checked at all (who did what, how many), which attributions make one claim, and what
speaks for a watch: several outlets have it, nobody says it by name, somebody denies it, two give other numbers, or
one has a "not" more. Claims are one where they share most of their rare words, within weeks: a suggestion may join
what a match may not, because a person looks at it. What is worth most comes first; of one claim the clearest wording
is shown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, combinations
from math import log
from typing import NamedTuple

from quotetrack import quantities
from quotetrack.facts.matching import rare_words
from quotetrack.language.lexicon import words
from quotetrack.matching.comparison import NOTHING_KNOWN, Relation, align
from quotetrack.matching.normal_form import NormalForm, normalize
from quotetrack.matching.number_forms import is_number
from quotetrack.matching.term_weights import idf
from quotetrack.text.phrasing import listed

DAYS = 45  # between two attributions of one claim
SHARED = 0.6  # of the weight of the rare words of the shorter one
FEWEST = 3  # rare words that both have, names left out: articles about one thing share its names
NAME = 0.3  # what a name weighs beside another word as rare
_PAIRS = 10  # rare words of an attribution by whose pairs others are found: those that are the rarest here
_CROWD = 40  # attributions under one pair; more say nothing of a claim
_SHORT, _LONG = 6, 60  # words of a claim
_NO_SENTENCE, _GAPS = 0.3, 0.6  # what is left of the worth of a claim that is none
_GAP = " … "  # between words of a claim that do not follow each other
_LIKENESS = 0.5  # of the rare words of a claim, that what resembles it shares
_TOLD = 6  # words that are told
_APART = 8  # words of two claims that differ, where the difference is a "not"
_TIMES = (quantities.QuantityKind.DATE, quantities.QuantityKind.TIME)


class CandidateClaim(NamedTuple):
    """An attribution, as far as it is asked about here."""

    number: int
    article: str
    outlet: str | None
    day: date | None
    words: str
    who: str | None  # the name of the source, else as the article has it
    anonymous: bool = False
    named: bool = False
    cue: str | None = None
    denied_by: str | None = None  # who denies it, in its article or another
    denies: bool = False


class Reason(NamedTuple):
    """Why a claim is worth a watch: what it adds, and in words."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A claim that nobody watches yet."""

    attribution: int  # the one whose wording is shown
    words: str
    who: str | None
    reasons: tuple[str, ...]
    score: float
    outlets: tuple[str, ...]
    articles: tuple[str, ...]
    attributions: tuple[int, ...]
    first: date | None
    last: date | None


def suggest(claims: Sequence[CandidateClaim], limit: int | None = None) -> list[Suggestion]:
    """The claims that are worth most, each once. Raises nothing; the same rows give the same order."""
    forms = {one.number: normalize(one.words) for one in claims}
    worth = _Worth(claims, forms)
    found = (_suggestion(some, forms, worth) for some in _groups(claims, forms, worth))
    ranked = sorted(
        filter(None, found),
        key=lambda one: (-one.score, one.first or date.max, one.articles, one.attribution),
    )
    return ranked[:limit]


def find_resembling(claim: str, some: Sequence[CandidateClaim], limit: int | None = None) -> list[Suggestion]:
    """The attributions that may say a claim in other words: they share most of its rare words, and give no other
    numbers. Whether they do is for a person to say."""
    words = rare_words(normalize(claim))
    found = []
    for one in some:
        both = words & rare_words(normalize(one.words))
        share = len(both) / max(1, len(words))
        if len(both) < FEWEST or share < _LIKENESS:
            continue
        if quantities.compare(claim, one.words).verdict is quantities.Agreement.DISAGREE:
            continue
        reason = f"shares {', '.join(sorted(both)[:_TOLD])}"
        outlets = (one.outlet,) if one.outlet else ()
        found.append(
            Suggestion(
                one.number, one.words, one.who, (reason,), round(share, 3), outlets, (one.article,), (one.number,),
                one.day, one.day,
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (-one.score, one.articles, one.attribution))[:limit]


def is_checkable(text: str, form: NormalForm, cue: str | None = None) -> float:
    """How well a claim can be checked, from 0 to 1: deeds, numbers and names speak for it, wishes, views and questions
    against it."""
    told = form.words
    if not _SHORT <= len(told) <= _LONG or text.rstrip(" ”\"'").endswith("?"):
        return 0.0
    deeds, ahead, opinions, first = (
        sum(word in words("checkworthiness", name) for word in told) for name in _LISTS
    )
    numbers = sum(is_number(word) and word != "1" for word in told)  # "one of the reasons" counts nothing
    if numbers == 1:  # two are as good as more
        numbers += len(quantities.find_quantities(text))
    score = 0.2 + 0.25 * min(deeds, 2) + 0.2 * min(numbers, 2) + 0.1 * min(len(form.named), 3)
    score -= 0.2 * min(ahead, 3) + 0.25 * min(opinions, 3) + 0.1 * min(first, 4)
    if told[0] in words("checkworthiness", "openings") or not any(
        word in words("checkworthiness", "verbs") or word.endswith("ed") for word in told
    ):
        score *= _NO_SENTENCE
    if told[0] != "that" and not any(
        word in words("checkworthiness", "cues") for word in (cue or "").lower().split()
    ):
        score *= _NO_SENTENCE
    if _GAP in text:
        score *= _GAPS
    return max(0.0, min(1.0, score))


_LISTS = ("deeds", "ahead", "opinions", "first")


class _Worth(dict[int, float]):
    """How well claims can be checked, by their numbers; of most nobody asks, because nothing speaks for them."""

    def __init__(self, claims: Iterable[CandidateClaim], forms: Mapping[int, NormalForm]) -> None:
        self._claims, self._forms = {one.number: one for one in claims}, forms

    def __missing__(self, number: int) -> float:
        one = self._claims[number]
        self[number] = is_checkable(one.words, self._forms[number], one.cue)
        return self[number]


def _groups(
    claims: Sequence[CandidateClaim], forms: Mapping[int, NormalForm], worth: Mapping[int, float]
) -> Iterable[list[CandidateClaim]]:
    """The attributions of each claim: one that has most to do with others, with those; each is in one group only."""
    by_number = {one.number: one for one in claims}
    near = _alike(claims, forms)
    done: set[int] = set()
    order = sorted(
        (one for one in claims if near[one.number]),
        key=lambda one: (
            -len({by_number[n].outlet for n in near[one.number]}),
            -worth[one.number],
            one.number,
        ),
    )
    for one in order:
        if one.number in done:
            continue
        some = [one, *(by_number[n] for n in sorted(near[one.number]) if n not in done)]
        done.update(member.number for member in some)
        yield some
    # For what only one article has, speaks that somebody denies it or that nobody says it by name.
    yield from ([one] for one in claims if not near[one.number] and (one.denied_by or one.anonymous))


def _alike(claims: Sequence[CandidateClaim], forms: Mapping[int, NormalForm]) -> dict[int, set[int]]:
    """Which attributions are about one claim. Found by pairs of words that few others have."""
    every = tuple({word for form in forms.values() for word in form.words})
    telling = rare_words(NormalForm(every)) | {word for word in every if is_number(word)}
    words = {number: telling.intersection(form.words) for number, form in forms.items()}
    often = Counter(chain.from_iterable(words.values()))
    total = len(claims) + 1
    named = Counter(word for one in claims for word in forms[one.number].named)
    names = {word for word, n in named.items() if n * 3 > often[word]}
    weights = {word: log(total / n) * (NAME if word in names else 1) for word, n in often.items()}
    several = sorted((word for word, n in often.items() if n > 1), key=lambda word: (often[word], word))
    rank = {word: n for n, word in enumerate(several)}
    told = [sorted(rank[w] for w in words[one.number] if w in rank)[:_PAIRS] for one in claims]
    holders = Counter(chain.from_iterable(combinations(some, 2) for some in told))
    likely = (pair for pair, n in holders.items() if 1 < n <= _CROWD)
    under: dict[tuple[int, int], list[CandidateClaim]] = {pair: [] for pair in likely}
    for one, some in zip(claims, told, strict=True):
        for pair in combinations(some, 2):
            if pair in under:
                under[pair].append(one)
    near: dict[int, set[int]] = defaultdict(set)
    tried: set[tuple[int, int]] = set()
    for members in under.values():
        for a, b in combinations(members, 2):
            two = (a.number, b.number)
            if a.article == b.article or two in tried:
                continue
            tried.add(two)
            if a.day and b.day and abs((a.day - b.day).days) > DAYS:
                continue
            if _about_one(words[a.number], words[b.number], weights, names):
                near[a.number].add(b.number)
                near[b.number].add(a.number)
    return near


def _about_one(
    a: Collection[str], b: Collection[str], weights: Mapping[str, float], names: Collection[str]
) -> bool:
    both = {word for word in a if word in b}
    if sum(not is_number(word) and word not in names for word in both) < FEWEST:
        return False
    whole = min(sum(map(weights.__getitem__, a)), sum(map(weights.__getitem__, b)))
    return sum(map(weights.__getitem__, both)) >= SHARED * whole


def _suggestion(
    some: Sequence[CandidateClaim], forms: Mapping[int, NormalForm], worth: Mapping[int, float]
) -> Suggestion | None:
    claims = [one for one in some if not one.denies]
    if not claims:
        return None
    shown = max(claims, key=lambda one: (worth[one.number], -len(forms[one.number].words), -one.number))
    if not worth[shown.number] or not (reasons := [*_reasons(some, claims, shown, forms)]):
        return None
    outlets = tuple(sorted({one.outlet for one in some if one.outlet}))
    days = [one.day for one in some if one.day]
    score = sum(reason.weight for reason in reasons) * worth[shown.number]
    return Suggestion(
        shown.number, shown.words, shown.who, tuple(reason.words for reason in reasons), round(score, 3), outlets,
        tuple(sorted({one.article for one in some})), tuple(sorted(one.number for one in some)),
        min(days, default=None), max(days, default=None),
    )  # fmt: skip


def _reasons(
    some: Sequence[CandidateClaim],
    claims: Sequence[CandidateClaim],
    shown: CandidateClaim,
    forms: Mapping[int, NormalForm],
) -> Iterable[Reason]:
    deniers = [*dict.fromkeys(one.denied_by for one in some if one.denied_by)]
    deniers += [one.who for one in some if one.denies and one.who and one.who not in deniers]
    if deniers:
        yield Reason(2.5, f"denied by {listed(deniers)}")
    numbers, negations = _differences(claims, forms)
    if numbers:
        yield Reason(2.5, f"the numbers differ: {numbers}")
    if negations:
        yield Reason(2.0, f"one has a “not” more: {negations}")
    outlets = {one.outlet for one in some if one.outlet}
    if len(outlets) > 1:
        yield Reason(min(len(outlets) - 1, 4) * 0.7, f"{len(outlets)} outlets have it")
    if all(one.anonymous for one in claims):
        origins = len({one.article for one in claims})
        told = (
            "nobody says it by name" if origins > 1 else f"one origin, not named: {shown.who or 'no source'}"
        )
        yield Reason(2.2 if origins > 1 else 1.8, told)
    named = {one.who for one in claims if one.named and one.who}
    if len(named) > 1 and not deniers:
        yield Reason(0.4, f"{len(named)} say it: {listed(sorted(named))}")


def _differences(claims: Sequence[CandidateClaim], forms: Mapping[int, NormalForm]) -> tuple[str, str]:
    """A pair of quantities that cannot both be true, and a pair of outlets of which one has a negation more."""
    for a, b in combinations(sorted(claims, key=lambda one: (one.day or date.max, one.number))[:12], 2):
        compared = quantities.compare(a.words, b.words, a.day, b.day)
        differ = [pair for pair in compared.pairs if pair.verdict is quantities.Agreement.DISAGREE]
        # A day is told from the day of an article, and of two events each has its own.
        for pair in (pair for pair in differ if pair.a.sort not in _TIMES):
            x, y = (q.span.of(one.words) for q, one in ((pair.a, a), (pair.b, b)))
            return f"“{x}” ({a.outlet or a.article}), “{y}” ({b.outlet or b.article})", ""
        found = align(forms[a.number], forms[b.number], idf)
        if found is None or found.relation is not Relation.CONTRADICTING or differ:
            continue
        apart = len(found.only_a) + len(found.only_b)
        if (
            apart <= _APART
            and found.is_match(NOTHING_KNOWN)
            and not quantities.only_reworded(a.words, b.words, a.day, b.day)
        ):
            here, there = (" ".join(side) or "nothing" for side in (found.only_a, found.only_b))
            return "", f"“{here}” ({a.outlet or a.article}), “{there}” ({b.outlet or b.article})"
    return "", ""
