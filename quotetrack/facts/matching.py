"""Does an attribution carry a fact: the words of its claim, or of another wording that a person gave it?

Decides under which keys a wording is found, and what an attribution has to share with it. `matching.comparison` asks
whether two quotations were said once; who watches a fact also wants the paraphrase, where nobody vouches for the
words. So an indirect attribution must have most of what the claim says. A number that differs is judged by the
quantities, not by its digits: 68 miles do not contradict 110 km. What only resembles a claim is left to people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from quotetrack import quantities
from quotetrack.matching import fingerprints
from quotetrack.matching.comparison import Comparison, Context, Relation, align
from quotetrack.matching.normal_form import NormalForm, normalize
from quotetrack.matching.term_weights import idf
from quotetrack.model import Kind

MOST = 0.6  # of the weight of the shorter of claim and paraphrase, that both have
CLAIM = 0.5  # of the weight of the claim
_RARE = idf("")  # the weight of a word on no list


class Utterance(NamedTuple):
    """An attribution: its words as printed, in the readings in which they are compared (the whole, the quoted
    part)."""

    words: str
    readings: tuple[str, ...]
    kind: Kind
    day: date | None = None


class FactMatch(NamedTuple):
    """What an attribution made of a claim."""

    relation: Relation
    score: float
    number: bool = False  # a contradiction is one of numbers, not of a negation


def wording_keys(words: NormalForm) -> set[int]:
    """The keys under which a wording is kept: its runs of words, and its rare words one by one."""
    return word_runs(words) | {word_key(word) for word in rare_words(words)}


def word_runs(words: NormalForm) -> set[int]:
    """The keys that an attribution shares with the facts whose words it may have."""
    return {*fingerprints.block_keys(words.words)}


def rare_words(words: NormalForm) -> set[str]:
    """The words that say most: those on no list of common ones."""
    return {word for word in words.bag if idf(word) >= _RARE and not word.isdigit()}


def word_key(word: str) -> int:
    """The key of a rare word, which no run of words has."""
    return fingerprints.exact_key(f"word {word}")


def find_fact(said: Utterance, wording: str, days: int | None = None) -> FactMatch | None:
    """What `said` makes of a wording; None: it is something else. `days`: between it and the nearest sighting."""
    best: tuple[Comparison, str] | None = None
    claim = normalize(wording)
    for words in said.readings:
        other = normalize(words)
        found = align(claim, other, idf)
        if found is None or not (found.is_match(Context(days=days)) or claim.words == other.words):
            continue
        if said.kind is Kind.INDIRECT and not _says_most(found, claim, other):
            continue
        if best is None or found.evidence > best[0].evidence:
            best = found, words
    if best is None:
        return None
    found, words = best
    relation, number = judge_match(found.relation, wording, words, said.day)
    return FactMatch(relation, found.score, number)


def judge_match(
    relation: Relation, claim: str, words: str, day: date | None = None, claimed: date | None = None
) -> tuple[Relation, bool]:
    """A relation with the quantities heard, and whether a contradiction is one of numbers."""
    compared = quantities.compare(claim, words, claimed, day)
    differ = compared.verdict is quantities.Agreement.DISAGREE
    if relation is not Relation.CONTRADICTING:
        return (Relation.CONTRADICTING, True) if differ else (relation, False)
    if quantities.only_reworded(claim, words, claimed, day):
        return Relation.ALTERED, False
    return relation, differ


def wording_weight(words: Iterable[str]) -> float:
    """How much words say, added up."""
    return sum(map(idf, words))


def word_shares(a: NormalForm, b: NormalForm) -> float:
    """What share of the rare words of the shorter one both have."""
    mine, theirs = rare_words(a), rare_words(b)
    return len(mine & theirs) / max(1, min(len(mine), len(theirs)))


def _says_most(found: Comparison, claim: NormalForm, other: NormalForm) -> bool:
    whole = wording_weight(claim.words)
    return (
        found.evidence >= MOST * min(whole, wording_weight(other.words)) and found.evidence >= CLAIM * whole
    )


def normal_forms(kind: Kind, words: str, quoted: Sequence[str]) -> tuple[str, ...]:
    """In which readings an attribution is compared: a half-quoted one also by what it quotes."""
    if kind is Kind.MIXED and quoted:
        return words, " … ".join(quoted)
    return (words,)
