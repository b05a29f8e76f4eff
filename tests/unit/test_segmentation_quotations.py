"""Quotation marks: what stands between which marks, in every style, and what is no mark at all."""

from __future__ import annotations

import pytest
from extraction_tables import fails

from quotetrack.segmentation import segment


def quotations(text: str) -> list[str]:
    return [q.inner.of(text).strip() for q in segment(text).quotations]


STYLES = [
    ('He said "no" and left.', ["no"]),
    ("He said “no” and left.", ["no"]),
    ("He said ‘no’ and left.", ["no"]),
    ("He said 'no' and left.", ["no"]),
    ("He said ``no'' and left.", ["no"]),
    ("He said ''no'' and left.", ["no"]),
    ("He said «no» and left.", ["no"]),
    ("He said « no » and left.", ["no"]),
    ("He said „no“ and left.", ["no"]),
    ("He said „no” and left.", ["no"]),
    ("He said ”no” and left.", ["no"]),
    ("He said »no« and left.", ["no"]),
    ("He said ‹no› and left.", ["no"]),
    fails("a rare pair of marks", "He said ‚no‘ and left.", ["no"]),
    ('He said “no" and left.', ["no"]),
    ('He said "no” and left.', ["no"]),
    ("“Yes,” he said, “and no.”", ["Yes,", "and no."]),
    ("(“Yes,” he said.)", ["Yes,"]),
    ("the so-called—“free”—lunch", ["free"]),
]
NESTED = [
    ("“They said ‘no’ to me,” she said.", ["They said ‘no’ to me,"]),
    ("\"They said 'no' to me,\" she said.", ["They said 'no' to me,"]),
    ("‘They said “no” to me,’ she said.", ["They said “no” to me,"]),
    ("“They said “no” to me,” she said.", ["They said “no” to me,"]),
    ("“He asked, ‘Why?’” she said.", ["He asked, ‘Why?’"]),
    ("„Er sagte ‚nein‘ zu mir“, she said.", ["Er sagte ‚nein‘ zu mir"]),
    ("«Ils ont dit “non”», she said.", ["Ils ont dit “non”"]),
]
NO_MARKS = [
    "The farmers' gate and the farmer's cow.",
    "The farmers’ gate and the farmer’s cow.",
    "Rock 'n' roll in the '90s.",
    "Get ’em while it’s hot, ’cause they don’t last.",
    "The door is 6'2\" high.",
    'The screen is 27" wide, the pipe 3/4".',
    "He ran it in 9'58\".",
    "The ship lies at 41°24'12.2\"N 2°10'26.5\"E.",
    "O'Brien met D'Angelo at Coeur d'Alene.",
    "the Joneses' dogs', the boss's hats",
]
ODD = [
    # a quotation that is not closed ends with its paragraph
    ("“One and two.\n\nThree “four” five.", ["One and two.", "four"]),
    ('"One and two.\n\nThree "four" five.', ["One and two.", "four"]),
    ("One and two.”\n\nThree “four” five.", ["four"]),
    ('One and two."\n\nThree "four" five.', ["four"]),
    ("‘One and two.\n\nThree ‘four’ five.", ["One and two.", "four"]),
    ('The pole is 12" thick.\n\nThree "four" five.', ["four"]),
    ("«One and two.\n\nThree «four» five.", ["One and two.", "four"]),
    ("“”\n\nThree “four” five.", ["four"]),
    ('""\n\nThree "four" five.', ["four"]),
]
SINGLE = [
    ("‘The workers’ rights come first,’ he said.", ["The workers’ rights come first,"]),
    ("'I don't know,' she said. 'I won't ask.'", ["I don't know,", "I won't ask."]),
    ("‘It’s the dogs’ home,’ he said.", ["It’s the dogs’ home,"]),
    ("the ‘mess’ and the ‘muddle’", ["mess", "muddle"]),
    ("‘Yes’, he said, ‘and no’.", ["Yes", "and no"]),
    ("Ministers’ ‘secret’ plan", ["secret"]),
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_styles(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_only_the_outermost_is_found(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize("text", NO_MARKS)
def test_apostrophes_feet_and_inches_are_no_marks(text: str) -> None:
    assert quotations(text) == []


@pytest.mark.parametrize(("text", "expected"), ODD)
def test_an_odd_mark_costs_its_own_paragraph(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize(("text", "expected"), SINGLE)
def test_single_marks_and_apostrophes(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


def test_what_is_not_closed_is_marked() -> None:
    text = "“One,” he said, “and two.\n\n“Three.”"
    assert [q.closed for q in segment(text).quotations] == [True, False, True]


def test_the_span_holds_the_marks() -> None:
    for text in (
        "He said “no” and left.",
        "He said ``no'' and left.",
        "He said ‘no’ and left.",
        'He said "no".',
    ):
        (quotation,) = segment(text).quotations
        before, after = quotation.span.of(text).split(quotation.inner.of(text))
        assert before in ("“", "``", "‘", '"')
        assert after in ("”", "''", "’", '"')


def test_a_quotation_in_a_wrapped_paragraph_is_one() -> None:
    text = (
        '"I have lived in this house for seventy years and I have never seen\n'
        'the river as high as it was that night," said Greta Lind.'
    )
    assert len(segment(text).quotations) == 1
