"""Who denies something in an article, in which words, and what he denies as he puts it.

Decides which attributions are denials: by the verb ("denied that …", "rejected the allegations"), by what the source
calls a statement ("called the report false"), or by what the source says ("It is not true", "There is no truth to it").
"did not deny", "could neither confirm nor deny", "denied him entry" and "declined to comment" are none, and how sure it
is that a fact is denied, not a view turned down, is a strength. Which statement is denied is left to `denial_targets`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from quotetrack.language.lexicon import rows, words
from quotetrack.model import Attribution, Span
from quotetrack.text.words import Word, words_at

_BEFORE = 6  # words before a cue or a phrase that may take it back
_LONGEST_PHRASE = 5  # words
_POINTING = 5  # words besides the phrase in what is said, that only point at a statement: "The report is …"
_OPENING = 30  # words of what is said in which a denial is looked for; later it is one argument of many
_HEAD = 6  # words in which the head of what is denied stands
_NAMING = 12  # words in which "called … false" stands
_SUBJECT = 5  # words before a phrase in which its subject stands

_SURE = frozenset(rows("denial.phrases", "sure"))
_FIRST = frozenset(phrase[0] for phrase in _SURE)
_MARKS = frozenset(max(phrase, key=len) for phrase in _SURE)  # the longest word of each phrase
SURE, LIKELY, OPEN, DOUBTFUL = 0.9, 0.7, 0.45, 0.4


class DenialForm(StrEnum):
    """Where the denial is."""

    VERB = "verb"  # "denied that …"
    NAMING = "naming"  # "called it false"
    WORDS = "words"  # in what is said: "It is not true"


@dataclass(frozen=True, slots=True)
class Denial:
    """An attribution that denies something."""

    attribution: int  # its place among those of the article
    how: DenialForm
    evidence: Span  # the words that deny: "denied", "no truth to"
    claim: tuple[Span, ...]  # what is denied, as the denial puts it: all that is said but the evidence
    strength: float  # 0 to 1: how sure it is that a statement of fact is denied
    anaphoric: bool = False  # the claim has no words of its own: "the report", "it"
    of_denial: bool = False  # what is denied is a denial, which thereby is not taken for the last word


def find_denials(text: str, attributions: Sequence[Attribution]) -> tuple[Denial, ...]:
    """The denials among the attributions of an article's text, in their order. Raises nothing; linear in the text."""
    found = []
    for i, attribution in enumerate(attributions):
        denial = _by_cue(text, i, attribution) or _by_words(text, i, attribution)
        if denial is not None:
            found.append(denial)
    return tuple(found)


def may_deny(said: str, cue: str | None) -> bool:
    """Returns whether an attribution with these words can be a denial. Where this is false, it is none."""
    if cue is None:
        return False
    surely, naming = _can_deny(cue)
    plain = said.lower().replace("’", "'")
    judging = words("denial.phrases", "false", "scornful") if naming else ()
    if surely or any(map(plain.__contains__, judging)):
        return True
    if not any(map(plain.__contains__, _MARKS)):
        return False
    content = words_at(said)
    return any(_phrase_at(content, at) for at in range(len(content)))


@lru_cache(maxsize=10_000)
def _can_deny(cue: str) -> tuple[bool, bool]:
    """Returns whether a cue has a verb or noun of denial, and whether it has one that denies by what it calls false."""
    told = {word.word for word in words_at(cue)}
    lists = words("denial.verbs", "sure", "nouns", "claims"), words("denial.verbs", "names")
    return not told.isdisjoint(lists[0]), not told.isdisjoint(lists[1])


def _by_cue(text: str, i: int, a: Attribution) -> Denial | None:
    """A denial by its verb or noun, or by what the source calls a statement."""
    if a.cue is None or not any(_can_deny(text[slice(*a.cue)])):
        return None
    cue = words_at(text, *a.cue)
    content = [word for span in a.content for word in words_at(text, *span)]
    before = words_at(text, max(0, a.cue.start - 80), a.cue.start)[-_BEFORE:]
    before = _same_clause(text, before, a.cue.start)
    for at, word in enumerate(cue):
        how, strength = None, 0.0
        if word.word in words("denial.verbs", "names") and (strength := _called(content)):
            how = DenialForm.NAMING
        elif word.word in words("denial.verbs", "sure") or word.word in words("denial.verbs", "nouns"):
            how, strength = DenialForm.VERB, _denied(content, sure=True)
        elif word.word in words("denial.verbs", "claims"):
            how, strength = DenialForm.VERB, _denied(content, sure=False)
        if how is None or not strength:
            continue
        if _is_unsaid([*before, *cue[:at]]) or _is_unsaid_after(cue[at + 1 :]):
            return None
        return Denial(
            i,
            how,
            Span(word.start, word.end),
            a.content,
            strength,
            anaphoric=_is_anaphoric(content),
            of_denial=_is_of_denial(content),
        )
    return None


def _by_words(text: str, i: int, a: Attribution) -> Denial | None:
    """A denial in what is said: "It is not true"."""
    content = [word for span in a.content for word in words_at(text, *span)][:_OPENING]
    if a.cue is None or _is_of_another_kind(text, a.cue):
        return None
    for at in range(len(content)):
        length = _phrase_at(content, at)
        if not length:
            continue
        before = content[max(0, at - _SUBJECT) : at]
        if any(word.word in words("denial.phrases", "open") for word in before):
            continue
        inside = Span(content[at].start, content[at + length - 1].end)
        told = {word.word for word in [*before, *content[at : at + length]]}
        told -= {"that", "which"} if at > 1 else set()  # "stereotypes that are untrue"
        is_said_of = told & (words("denial.phrases", "subjects") | words("denial.claims", "facts"))
        about_claim = {word.word for word in content[:_SUBJECT]} & words("denial.claims", "facts")
        short = len(content) < _OPENING // 2
        strength = SURE if is_said_of and short else LIKELY if is_said_of or about_claim else DOUBTFUL
        if content[at + length - 1].word.startswith("happen") and _goes_on(text, content, at + length):
            strength = DOUBTFUL  # "didn't happen every day"
        return Denial(
            i,
            DenialForm.WORDS,
            inside,
            _without(a.content, inside),
            strength,
            anaphoric=len(content) - length <= _POINTING,
            of_denial=_is_of_denial(content),
        )
    return None


def _without(content: Sequence[Span], words: Span) -> tuple[Span, ...]:
    """What is said, without the words that deny it: in "it is not true that the harbour is sold" the rest is denied."""
    pieces = [
        piece
        for span in content
        for piece in (
            Span(span.start, min(span.end, words.start)),
            Span(max(span.start, words.end), span.end),
        )
        if piece.start < piece.end
    ]
    return tuple(pieces)


def _phrase_at(content: Sequence[Word], at: int) -> int:
    """The number of words of the phrase of denial that stands here; 0: none."""
    if content[at].word not in _FIRST:
        return 0
    row = tuple(word.word for word in content[at : at + _LONGEST_PHRASE])
    return next((n for n in range(len(row), 0, -1) if row[:n] in _SURE), 0)


def _goes_on(text: str, content: Sequence[Word], at: int) -> bool:
    """Does the sentence go on at a word, with no sign before it?"""
    return (
        at < len(content)
        and content[at].start - content[at - 1].end == 1
        and text[content[at].start - 1] == " "
    )


def _is_of_another_kind(text: str, cue: Span) -> bool:
    """Is the cue one of denial, so that "denied it was a lie" says the contrary of its words, or one of conceding?"""
    verbs = words("denial.verbs", "sure", "claims") | words("denial.phrases", "conceding")
    return any(word.word in verbs for word in words_at(text, *cue))


def _same_clause(text: str, before: list[Word], end: int) -> list[Word]:
    """Those of the words before a place that stand in its clause: "the bank, which does not sell, denied" has none."""
    for at in range(len(before) - 1, -1, -1):
        after = before[at + 1].start if at + 1 < len(before) else end
        if any(sign in text[before[at].end : after] for sign in ".,;:!?—\n"):
            return before[at + 1 :]
    return before


def _is_unsaid(before: Sequence[Word]) -> bool:
    """Do words before a verb take the denial back: "did not deny", "would neither confirm nor deny"?"""
    taken_back = words("denial.verbs", "unsaid")
    return any(word.word in taken_back or word.word.endswith("n't") for word in before)


def _is_unsaid_after(after: Sequence[Word]) -> bool:
    """ "denies or confirms nothing": rare, and the cue says it."""
    return any(word.word in ("nor", "nothing") for word in after)


def _denied(content: Sequence[Word], *, sure: bool) -> float:
    """How sure it is that content after a verb is a statement which is denied; 0: it is something else.

    `sure`: the verb is one of denial. What follows may still be withheld from somebody ("denied him entry").
    """
    if not content:
        return 0.0
    first = content[0].word
    head = [word.word for word in content[:_HEAD]]
    facts, views = (words("denial.claims", "facts", "deeds"), words("denial.claims", "views"))
    if first in ("having", "being", "ever") and sure:
        return SURE
    goes_on = len(content) > 1 and content[1].start - content[0].end == 1  # not "that, too"
    if first == "that" and goes_on and head[1] not in facts | views:
        return SURE
    if _is_anaphoric(content):
        stated = any(word in facts for word in head)
        return (SURE if sure else LIKELY) if stated else LIKELY if sure else DOUBTFUL
    noun = next((word for word in head if word in facts or word in views), None)
    if noun is not None and _is_head(head, noun):
        if noun in facts:
            return SURE if sure else LIKELY
        # "denied the notion that …", "rejected the idea that he had …": a fact, or a view
        return (LIKELY if sure else OPEN) if "that" in head[head.index(noun) :] else DOUBTFUL
    if not sure:
        return LIKELY if first == "as" and words("denial.phrases", "false") & set(head) else 0.0
    if first in words("closed", "objects") - {"it"} or set(head) & words("denial.verbs", "granted"):
        return 0.0
    if first in words("closed", "subjects") - {"you"} | {"there"} or first.endswith("ing"):
        return SURE  # "denied he had met", "denied meeting"
    if first in words("denial.claims", "articles"):
        return LIKELY  # "denied any contact", "denied the affair"
    return DOUBTFUL


def _is_head(head: Sequence[str], noun: str) -> bool:
    """Is a noun what is denied, and no part of what is said of it: "the report", "Sanders' accusations"?"""
    before = head[1 : head.index(noun)]
    return words("denial.claims", "no_head").isdisjoint(before)


def _is_anaphoric(content: Sequence[Word]) -> bool:
    """Does a claim only point at a statement that was given before: "it", "the report", "all the allegations"?"""
    if not content:
        return True
    told = [word.word for word in content]
    if len(told) == 1 and told[0] in words("denial.claims", "anaphors"):
        return True
    pointing = words("denial.claims", "articles", "facts", "views", "anaphors")
    pointing = (
        pointing | words("denial.phrases", "false", "scornful") | {"as", "is", "was", "were", "of", "and"}
    )
    return all(word in pointing for word in told)


def _called(content: Sequence[Word]) -> float:
    """How sure it is that "called …" denies; 0: it does not."""
    told = {word.word for word in content[:_NAMING]}
    points = told & (words("denial.claims", "facts", "anaphors", "views"))
    if told & words("denial.phrases", "false"):
        return SURE if points else DOUBTFUL
    return (
        DOUBTFUL
        if told & words("denial.phrases", "scornful") and told & words("denial.claims", "facts")
        else 0.0
    )


def _is_of_denial(content: Sequence[Word]) -> bool:
    """Is what is denied a denial: "rejected the denial", "denied that he had denied it"?"""
    return any(
        word.word in words("denial.verbs", "nouns") or word.word in ("denied", "denies", "deny", "denying")
        for word in content[: _HEAD + 2]
    )
