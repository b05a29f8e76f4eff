"""Which phrases are public property, by when and from whom they were seen."""

from datetime import date, timedelta

import pytest

from quotetrack.matching.normal_form import normalize, reported_form
from quotetrack.matching.stock_phrases import (
    LITTLE,
    MOUTHS,
    OCCASIONS,
    PhraseOccurrence,
    count_occasions,
    is_all_of,
    is_names,
    is_stock,
    known_phrases,
    shared,
)

FEW_WORDS, MANY_WORDS = LITTLE - 6, LITTLE + 6


def on(*days: int | None, speaker: str | None = "harker") -> list[PhraseOccurrence]:
    return [
        PhraseOccurrence(None if day is None else date(2024, 1, 1) + timedelta(day), speaker) for day in days
    ]


WEEKS_APART = tuple(range(0, 21 * OCCASIONS, 21))


def test_a_slogan_comes_up_on_many_occasions() -> None:
    assert is_stock(FEW_WORDS, on(*WEEKS_APART))


def test_an_utterance_is_carried_by_many_in_the_days_after_it_was_made() -> None:
    assert not is_stock(FEW_WORDS, on(*[0] * 200, *[1] * 90, 2, 3, 5, 9))


def test_an_utterance_that_is_recalled_now_and_then_is_still_one() -> None:
    assert not is_stock(FEW_WORDS, on(0, 0, 1, 40, 200))


def test_what_many_people_say_is_nobodys() -> None:
    assert is_stock(FEW_WORDS, [PhraseOccurrence(None, f"speaker {i}") for i in range(MOUTHS)])


def test_some_misattribution_does_not_make_a_slogan() -> None:
    wrong = [PhraseOccurrence(date(2024, 1, 1), f"speaker {i}") for i in range(MOUTHS)]
    assert not is_stock(FEW_WORDS, on(*[0] * 30) + wrong)


def test_a_long_utterance_is_no_phrase_however_often_it_comes() -> None:
    assert not is_stock(MANY_WORDS, on(*WEEKS_APART))


@pytest.mark.parametrize(
    ("days", "expected"),
    [((), 0), ((None, None), 0), ((0, 0, None), 1), ((0, 7, 14), 1), ((14, 0), 2), ((0, 8, 9, 30), 3)],
)
def test_occasions_are_parted_by_more_than_a_week(days: tuple[int | None, ...], expected: int) -> None:
    assert count_occasions(seen.day for seen in on(*days)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They shouted “Lock her up!” all night", {"lock her up"}),
        ("We'll make America great again", {"make america great again"}),  # the longer one of two
        ("At the end of the day, that’s climate change", {"at the end of the day", "climate change"}),
        ("Lock the door and look up", set()),
        ("", set()),
    ],
)
def test_phrases_that_everybody_knows_are_found_in_a_quotation(text: str, expected: set[str]) -> None:
    assert known_phrases(normalize(text)) == expected


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Dredge the harbour", True),
        ("“DREDGE THE HARBOUR!”", True),
        ("and dredge the harbour", True),  # a word that says nothing
        ("dredge the harbour of Brightsea", False),
        ("Some will say that we should dredge the harbour", False),
        ("dredge the estuary", False),
        ("dredge the harbours", False),
        ("harbour", False),
    ],
)
def test_what_is_quoted_for_itself(text: str, alone: bool) -> None:
    assert is_all_of("dredge the harbour", normalize(text)) is alone
    assert not is_all_of("dredge the harbour", reported_form(text))  # between no quotation marks


@pytest.mark.parametrize(
    ("phrase", "texts", "names"),
    [
        ("the harbour board", ["I spoke to the Harbour Board", "Let the Harbour Board pay"], True),
        ("the harbour board", ["I spoke to the harbour board", "Let the Harbour Board pay"], False),
        ("the harbour board", ["on the harbour board", "ask the Harbour Board", "so the Harbour Board did"], True),
        ("of the harbour board", ["head of the Harbour Board"], True),  # "of the" says nothing
        ("the harbour board chairman", ["ask the Harbour Board chairman"], False),
        ("dredge the harbour", ["Dredge the harbour", "we must dredge the harbour"], False),
        ("dredge the harbour", ["Dredge the Harbour", "Dredge the Harbour"], True),  # "dredge" may be one
        ("dredge now", ["Dredge now", "It is late. Dredge now"], False),  # a capital that tells nothing
        ("mr harker", ["We saw Mr. Harker", "for Mr. Harker"], True),  # what follows a stop is not known
        ("in may", ["It opens in May"], True),
        ("dredge the harbour", ["nothing of the kind"], False),
        ("dredge the harbour", [], False),
    ],
)  # fmt: skip
def test_a_name_is_no_phrase_that_anybody_coined(phrase: str, texts: list[str], names: bool) -> None:
    assert is_names(phrase, [*map(normalize, texts)]) is names


@pytest.mark.parametrize(
    ("a", "b", "phrase"),
    [
        ("harbour levy", "harbour levy", "harbour levy"),
        ("our harbour levy dodgers", "the harbour levy dodgers may know", "harbour levy dodgers"),
        ("of the harbour levy", "end of the harbour levy", "harbour levy"),  # "of the" makes no other phrase
        ("scrap the harbour levy at once", "they scrap the harbour levy on Monday", "scrap the harbour levy"),
        ("a harbour levy for all", "pay the harbour levy to all", "harbour levy"),
        ("end the harbour levy now harbour levy dodgers", "the harbour levy dodgers", "harbour levy dodgers"),
        ("harbour levy " * 5000, "harbour levy " * 5000, "harbour levy " * 5000),
    ],
)
def test_the_phrase_is_all_that_two_quotations_share_there(a: str, b: str, phrase: str) -> None:
    one, other, run = a.split(), b.split(), ("harbour", "levy")
    assert shared(one, other, run) == shared(other, one, run) == tuple(phrase.split())
