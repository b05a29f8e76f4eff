"""How long words were not printed, and how much is enough."""

from datetime import date, timedelta

import pytest

from quotetrack.matching.decision import Comparison, Context, Relation, longest_pause

FIRST = date(2024, 5, 1)


def day(number: int) -> date:
    return FIRST + timedelta(number)


@pytest.mark.parametrize(
    ("a", "b", "days", "pause"),
    [
        (0, 30, [], 30),
        (0, 30, [0, 30], 30),
        (0, 30, [0, 6, 13, 21, 30], 9),  # quoted again and again
        (0, 30, [-9, 0, 10, 30, 99], 20),  # what was before and after is nothing to it
        (4, 4, [1, 4, 9], 0),
        (4, 4, [], 0),
    ],
)
def test_the_longest_time_in_which_words_were_not_printed(
    a: int, b: int, days: list[int], pause: int
) -> None:
    seen = [day(number) for number in days]
    assert longest_pause(day(a), day(b), seen) == longest_pause(day(b), day(a), seen) == pause


@pytest.mark.parametrize(
    ("evidence", "same", "enough"),
    [
        (12.0, True, True),
        (12.0, None, True),
        (12.0, False, False),  # a few words that two people have in their mouths are a phrase
        (20.0, False, True),  # so many are one utterance, and one of the two names is wrong
    ],
)
def test_what_two_people_say_needs_more(evidence: float, same: bool | None, enough: bool) -> None:
    found = Comparison(100.0, Relation.VERBATIM, evidence, changed=0.0, apart=False, rest=0.0)
    assert found.is_match(Context(2, same)) is enough


@pytest.mark.parametrize(("apart", "enough"), [(False, True), (True, False)])
def test_a_turn_of_phrase_in_two_speeches_needs_more_than_a_piece_of_one(apart: bool, enough: bool) -> None:
    found = Comparison(100.0, Relation.TRIMMED, 13.8, changed=0.0, apart=apart, rest=200.0)
    assert found.is_match(Context(1, same_speaker=True)) is enough
