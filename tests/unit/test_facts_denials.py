"""Who denies what: each row is a phenomenon. [cue] {what is said}; the rest is the article around it."""

import re
from datetime import date

import pytest

from quotetrack.facts.assessment import STANDS
from quotetrack.facts.denial_targets import Utterance, denied_claim, link_across_articles, link_in_article
from quotetrack.facts.denials import find_denials
from quotetrack.model import Attribution, Kind, SourceType, Span, Speaker

_MARK = re.compile(r"[\[\]{}|]")


def article(*sentences: str) -> tuple[str, list[Attribution]]:
    """A text of sentences with one attribution each: "|Moss| [denied] {it}": source, cue and content."""
    text, found = "", []
    for sentence in sentences:
        places: dict[str, int] = {}
        spans: dict[str, list[Span]] = {"|": [], "[": [], "{": []}
        at = 0
        for mark in _MARK.finditer(sentence):
            text += sentence[at : mark.start()]
            at = mark.end()
            opening = {"]": "[", "}": "{"}.get(mark[0], mark[0])
            if opening in places:
                spans[opening].append(Span(places.pop(opening), len(text)))
            else:
                places[opening] = len(text)
        text += sentence[at:] + " "
        if spans["{"]:
            name = spans["|"][0].of(text) if spans["|"] else None
            speaker = Speaker(SourceType.PERSON, name) if name else None
            cue = spans["["][0] if spans["["] else None
            found.append(Attribution(Kind.INDIRECT, tuple(spans["{"]), cue, None, speaker=speaker))
    return text, found


DENIALS = [
    ("|Moss| [denied] {that the harbour was for sale}", "denied", 0.9),
    ("|Moss| [denied] {having met the buyers}", "denied", 0.9),
    ("|Moss| [denied] {he had met the buyers}", "denied", 0.9),
    ("|Moss| [denied] {meeting the buyers}", "denied", 0.9),
    ("|Moss| [has strongly denied] {any wrongdoing}", "denied", 0.9),
    ("|Moss| [denied] {any contact with the buyers}", "denied", 0.9),
    ("|Moss| [denied] {the affair}", "denied", 0.7),
    ("|Moss| [denied] {it}", "denied", 0.7),
    ("|Moss| [denied] {the allegations}", "denied", 0.9),
    ("|Moss| [refuted] {the claim that she had met the buyers}", "refuted", 0.9),
    ("|Moss| [rejected] {the allegations}", "rejected", 0.7),
    ("|Moss| [rejected] {Hart's accusations that she had lied}", "rejected", 0.7),
    ("|Moss| [dismissed] {the report as fiction}", "dismissed", 0.9),
    ("|Moss| [dismissed] {that suggestion}", "dismissed", 0.7),
    ("|Moss| [disputed] {that account}", "disputed", 0.7),
    ("|Moss| [called] {the report false}", "called", 0.9),
    ("|Moss| [called] {it “a complete lie”}", "called", 0.9),
    ("|Moss| [said] {it was not true that the harbour was for sale}", "not true", 0.9),
    ("|Moss| [said] {there was no truth to the rumours}", "no truth to", 0.9),
    ("[said] {“That never happened,”} |Moss|", "never happened", 0.9),
    ("|Moss| [said] {the allegations were baseless}", "were baseless", 0.9),
    ("|Moss| [said] {there was no such meeting}", "no such", 0.9),
    ("|Moss| [denied] {that, too}", "denied", 0.7),
    ("[Denials of] {wrongdoing}", "Denials", 0.9),
    # a negation of another clause
    ("The bank, which does not lend, [denied] {the report}", "denied", 0.9),
]

NO_DENIALS = [
    "|Moss| [did not deny] {that the harbour was for sale}",
    "|Moss| did not [deny] {that the harbour was for sale}",
    "|Moss| never [denied] {the report}",
    "|Moss| [could neither confirm nor deny] {the report}",
    "|Moss| [declined to deny] {the report}",
    "|Moss| [denied] {him entry}",
    "|Moss| [denied] {him the vote}",
    "The court [denied] {bail}",
    "The court [rejected] {the appeal}",
    "|Moss| [rejected] {a plan to sell the harbour}",
    "|Moss| [dismissed] {the harbour master}",
    "|Moss| [refused] {to comment}",
    "|Moss| [declined to comment on] {the report}",
    "|Moss| [said] {that the harbour was for sale}",
    "|Moss| [asked] {whether it was not true}",
    "|Moss| [wondered] {what would follow if it is not true}",
    "|Moss| [admitted] {that it was a lie}",
    "|Moss| [called] {the mayor a friend}",
]

# to turn down a view denies no fact for sure
DOUBTFUL = [
    "|Moss| [dismissed] {criticism of the harbour plan}",
    "|Moss| [rejected] {the idea that the harbour is ugly}",
    "|Moss| [called] {climate change a hoax}",
    "|Moss| [says] {Hart repeats stereotypes that are untrue}",
    "|Moss| [said] {delays didn’t happen every day}",
]


@pytest.mark.parametrize(("sentence", "words", "strength"), DENIALS)
def test_a_denial(sentence: str, words: str, strength: float) -> None:
    text, attributions = article(sentence)
    (found,) = find_denials(text, attributions)
    assert (found.evidence.of(text), found.strength) == (words, strength)


@pytest.mark.parametrize("sentence", NO_DENIALS)
def test_no_denial(sentence: str) -> None:
    assert find_denials(*article(sentence)) == ()


@pytest.mark.parametrize("sentence", DOUBTFUL)
def test_what_may_deny_no_fact_is_weak(sentence: str) -> None:
    assert all(denial.strength < STANDS for denial in find_denials(*article(sentence)))


@pytest.mark.parametrize(
    ("sentence", "again"),
    [
        ("|Hart| [rejected] {the denial}", True),
        ("|Hart| [denied] {that she had denied the sale}", True),
        ("|Hart| [denied] {that she had sold the harbour}", False),
    ],
)
def test_a_denial_of_a_denial(sentence: str, again: bool) -> None:
    found = find_denials(*article(sentence))
    assert [denial.of_denial for denial in found] == [again]


SALE = "|Hart| [said] {the harbour would be sold to a Norland bank}."
OTHER = "|Okoye| [said] {the ferry would be late on account of the fog}."

LINKS = [
    # by rare words, also where others stand between
    ((SALE, OTHER, "|Moss| [denied] {that the harbour would be sold to a bank}."), 0),
    ((OTHER, SALE, "|Moss| [denied] {that the harbour would be sold to a bank}."), 1),
    (("|Moss| [denied] {that the harbour would be sold to a bank}.", OTHER, SALE), 2),
    # what only points means the statement before
    ((OTHER, SALE, "|Moss| [denied] {it}."), 1),
    ((SALE, OTHER, "|Moss| [rejected] {the allegations}."), 1),
    ((SALE, "[said] {“That is not true,”} |Moss|."), 0),
    # by somebody else: nobody denies himself in one breath
    ((SALE, "|Moss| [said] {the harbour was the pride of the town}.", "|Moss| [denied] {it}."), 0),
    ((OTHER, "|Moss| [denied] {that the harbour would be sold to a bank}."), None),
    (("|Moss| [denied] {it}.",), None),
    # what has words of its own means what they say
    ((SALE, "|Moss| [said] {the rumours about a closing of the old fish market are false}."), None),
]


@pytest.mark.parametrize(("sentences", "expected"), LINKS)
def test_what_is_denied_in_the_article(sentences: tuple[str, ...], expected: int | None) -> None:
    text, attributions = article(*sentences)
    found = find_denials(text, attributions)
    (link,) = link_in_article(text, attributions, found)
    assert (link and link.statement) == expected


DENIED = ("the harbour would be sold to a Norland bank",)
DAY = date(2031, 5, 3)


def said(words: str, day: int | None = 3, speaker: str | None = None) -> Utterance:
    return Utterance((words,), None if day is None else date(2031, 5, day), speaker)


@pytest.mark.parametrize(
    ("denial", "statement", "stands"),
    [
        (said("that the harbour would be sold to a bank"), said(*DENIED, day=1), True),
        (said("selling the harbour to any bank in Norland"), said(*DENIED, day=1), True),
        (said("that the harbour would be sold to a bank"), said(*DENIED, day=None), True),
        # who denies it agrees with who says that it will not be
        (
            said("that the harbour would be sold to a bank"),
            said("the harbour would not be sold to a bank"),
            False,
        ),
        # before it was said; too long after
        (said("that the harbour would be sold to a bank", 3), said(*DENIED, day=9), False),
        (
            Utterance(("that the harbour would be sold to a bank",), date(2031, 8, 3)),
            said(*DENIED, day=1),
            False,
        ),
        # of something else
        (said("that the ferry would be sold"), said(*DENIED, day=1), False),
        (said("that the harbour is unsafe"), said(*DENIED, day=1), False),
        # who somebody is, is no statement
        (said("that the former mayor of the state met Hart"), said("the former mayor of the state"), False),
    ],
)
def test_what_is_denied_in_another_article(denial: Utterance, statement: Utterance, stands: bool) -> None:
    assert (link_across_articles(denial, 0.9, statement) >= STANDS) is stands


def test_what_points_at_a_statement_denies_its_other_wordings() -> None:
    text, attributions = article(SALE, "|Moss| [denied] {the report}.")
    (denial,) = find_denials(text, attributions)
    (link,) = link_in_article(text, attributions, (denial,))
    words = denied_claim(text, attributions, denial, link)
    other = said("Harbour to be sold to a bank from Norland", 2)
    assert link_across_articles(Utterance(words, DAY, "Moss"), denial.strength, other) >= STANDS
    assert (
        link_across_articles(
            Utterance(denied_claim(text, attributions, denial, None), DAY), denial.strength, other
        )
        == 0
    )


def test_what_is_not_true_is_what_is_denied() -> None:
    text, attributions = article("|Moss| [said] {it was not true that the harbour would be sold to a bank}.")
    (denial,) = find_denials(text, attributions)
    words = denied_claim(text, attributions, denial, None)
    assert "not true" not in words[0]
    assert link_across_articles(Utterance(words, DAY), denial.strength, said(*DENIED, day=1)) >= STANDS
    agreeing = said("the harbour would not be sold to a Norland bank", 1)
    assert link_across_articles(Utterance(words, DAY), denial.strength, agreeing) < STANDS


def test_a_weak_denial_makes_no_strong_link() -> None:
    assert link_across_articles(said(*DENIED), 0.3, said(*DENIED)) <= 0.3
