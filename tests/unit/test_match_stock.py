"""Which phrases are public property, by when and from whom they were seen."""

from datetime import date, timedelta

import pytest

from quotetrack.match.stock import LITTLE, MOUTHS, OCCASIONS, Seen, is_stock, occasions, shared

FEW_WORDS, MANY_WORDS = LITTLE - 6, LITTLE + 6


def on(*days: int | None, speaker: str | None = "harker") -> list[Seen]:
    return [Seen(None if day is None else date(2024, 1, 1) + timedelta(day), speaker) for day in days]


WEEKS_APART = tuple(range(0, 21 * OCCASIONS, 21))


def test_a_slogan_comes_up_on_many_occasions() -> None:
    assert is_stock(FEW_WORDS, on(*WEEKS_APART))


def test_an_utterance_is_carried_by_many_in_the_days_after_it_was_made() -> None:
    assert not is_stock(FEW_WORDS, on(*[0] * 200, *[1] * 90, 2, 3, 5, 9))


def test_an_utterance_that_is_recalled_now_and_then_is_still_one() -> None:
    assert not is_stock(FEW_WORDS, on(0, 0, 1, 40, 200))


def test_what_many_people_say_is_nobodys() -> None:
    assert is_stock(FEW_WORDS, [Seen(None, f"speaker {i}") for i in range(MOUTHS)])


def test_some_misattribution_does_not_make_a_slogan() -> None:
    wrong = [Seen(date(2024, 1, 1), f"speaker {i}") for i in range(MOUTHS)]
    assert not is_stock(FEW_WORDS, on(*[0] * 30) + wrong)


def test_a_long_utterance_is_no_phrase_however_often_it_comes() -> None:
    assert not is_stock(MANY_WORDS, on(*WEEKS_APART))


@pytest.mark.parametrize(
    ("days", "expected"),
    [((), 0), ((None, None), 0), ((0, 0, None), 1), ((0, 7, 14), 1), ((14, 0), 2), ((0, 8, 9, 30), 3)],
)
def test_occasions_are_parted_by_more_than_a_week(days: tuple[int | None, ...], expected: int) -> None:
    assert occasions(seen.day for seen in on(*days)) == expected


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
