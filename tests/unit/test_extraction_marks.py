"""Quotation marks: those that are no speech, and those that are written in every way a newsroom knows."""

from __future__ import annotations

import pytest
from extraction_tables import Expected, analyse, check, fails

NO_SPEECH = [
    # scare quotes and words under discussion
    ("The so-called “miracle diet” costs 900 euros a month.", []),
    ("The sign above the door reads “closed” in four languages.", None),
    ("In Welsh the word “hiraeth” has no plain translation.", []),
    ("Spell it with one “l” and the machine stops.", []),
    ("The “expert” had never seen a cow.", []),
    ('A "hung parliament" follows when no party wins half the seats.', []),
    # titles of works
    ("“The Stone Orchard” sold two million copies in its first year.", []),
    ('She played the widow in "Harbour Lights" and the queen in "Salt."', []),
    ("The band opened with ‘Rain on Tin’ and closed with ‘Slow Boat.’", []),
    ("His memoir, “A Life in Mud,” won the prize.", []),
    # nicknames
    ('Joseph "Joe the Baker" Marino opened the shop at dawn.', []),
    ("The boxer known as “The Anvil” retired in 1994.", []),
    # feet and inches, minutes, apostrophes
    ("The door is 6'2\" high and 3'1\" wide.", []),
    ("In the '90s the workers' club was the players' home.", []),
    ("Rock 'n' roll came to the village in '58.", []),
    ("He put the “fun” in funeral.", []),
    ("The ship, renamed “Hope of Malta,” sank in 1931.", []),
    fails("a word under discussion, titles of works", "A dish called “old clothes” is eaten on Sundays.", []),
    ("The album “Kitchen Floor” is out on Friday.", []),
    ('Michael “Mick” Doyle and Ann "Annie" Roche were married in Cork.', []),
    ("Voters ticked “none of the above” in record numbers.", []),
    ("The farmers' wives' bread was the fair's best.", []),
    fails("a word under discussion, titles of works", "In 2019 he released “Dust,” “Rust” and “Trust.”", []),
]

INSIDE_SPEECH = [
    (
        'The mayor said the film "Harbour Lights" was shot in the old port.',
        [("indirect|mixed", "The mayor", "said", "the film Harbour Lights was shot in the old port")],
    ),
    (
        "“I have read ‘The Stone Orchard’ twice,” the judge said.",
        [("direct", "the judge", "said", "I have read The Stone Orchard twice")],
    ),
    (
        "\"My son told me, 'Go home,' and I went,\" Mrs. Pham said.",
        [
            ("direct", "Mrs. Pham", "said", "My son told me, 'Go home,' and I went"),
            ("?direct", "My son", "told", "Go home"),
        ],
    ),
    (
        "“They called it “progress” and left,” said Abdi Noor.",
        [("direct", "Abdi Noor", "said", "They called it progress and left")],
    ),
    (
        'On "Morning Table," the chef said salt was overrated.',
        [("indirect", "the chef", "said", "salt was overrated")],
    ),
]

STYLES = [
    # one sentence as every newsroom writes it
    ('"We are late," Ruiz said.', "straight"),
    ("“We are late,” Ruiz said.", "curly"),
    ("‘We are late,’ Ruiz said.", "single, curly"),
    ("'We are late,' Ruiz said.", "single, straight"),
    ("``We are late,'' Ruiz said.", "doubled"),
    ("''We are late,'' Ruiz said.", "doubled, straight"),
    ("«We are late», Ruiz said.", "guillemets"),
    ("« We are late », Ruiz said.", "guillemets with spaces"),
    ("„We are late,“ Ruiz said.", "low"),
    ("„We are late”, Ruiz said.", "low, Polish"),
    ('“We are late," Ruiz said.', "mixed"),
    ('"We are late,” Ruiz said.', "mixed"),
    ("”We are late,” Ruiz said.", "Swedish"),
    ('"We are late", Ruiz said.', "comma outside"),
    ("“We are late” , Ruiz said.", "space before the comma"),
    ("“ We are late, ” Ruiz said.", "spaces inside"),
]

BRITISH = [
    (
        "‘The workers’ rights come first,’ said Dai Morgan. ‘Always.’",
        [("direct", "Dai Morgan", "said", "The workers’ rights come first ++ Always")],
    ),
    (
        "'I don't know and I won't guess,' the coroner said.",
        [("direct", "the coroner", "said", "I don't know and I won't guess")],
    ),
    (
        "‘She shouted “Fire!” and ran,’ said the porter.",
        [("direct", "the porter", "said", "She shouted “Fire!” and ran")],
    ),
    (
        "The minister said the scheme was ‘dead in the water’.",
        [("mixed", "The minister", "said", "the scheme was dead in the water")],
    ),
    (
        "‘It’s the dogs’ home or nothing,’ Mrs Hale told the inquiry.",
        [("direct", "Mrs Hale", "told", "It’s the dogs’ home or nothing")],
    ),
    (
        "Labour's 'mess' must be cleared up, said the chancellor.",
        [("mixed", "the chancellor", "said", "Labour's mess must be cleared up")],
    ),
]

# An odd mark costs its own paragraph at most: the second paragraph is read as if it stood alone.
ODD = [
    "“We never closed the gate, the farmer said.",
    '"We never closed the gate, the farmer said.',
    'We never closed the gate," the farmer said.',
    "We never closed the gate,” the farmer said.",
    "“We “never “closed the gate, the farmer said.",
    '"We never" closed "the gate, the farmer said.',
    "‘We never closed the gate, the farmer said.",
    "``We never closed the gate, the farmer said.",
    "«We never closed the gate, the farmer said.",
    'The pole is 12" thick.',
    "The farmers' gate was never closed.",
    "» It began on a Monday.",
]
SECOND = "“The cows were gone by six,” said Greta Lind, a neighbor."


@pytest.mark.parametrize(("text", "expected"), NO_SPEECH)
def test_marks_that_are_no_speech(text: str, expected: list[Expected] | None) -> None:
    """Titles, scare quotes, nicknames, words under discussion: nobody says them."""
    if expected is None:  # a sign "reads": a reader may call the sign a source
        assert all(row.source is not None for row in analyse(text))
    else:
        check(text, expected)


@pytest.mark.parametrize(("text", "expected"), INSIDE_SPEECH)
def test_marks_inside_what_is_said(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize("text", [text for text, _ in STYLES], ids=[name for _, name in STYLES])
def test_styles_of_marks(text: str) -> None:
    check(text, [("direct", "Ruiz", "said", "We are late")])
    (row,) = analyse(text)
    assert [span.of(text).strip(" ,") for span in row.quoted] == ["We are late"]


@pytest.mark.parametrize(("text", "expected"), BRITISH)
def test_single_marks(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize("first", ODD)
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["empty line", "line"])
def test_an_odd_mark_costs_its_own_paragraph(first: str, between: str) -> None:
    text = first + between + SECOND
    rows = [row for row in analyse(text) if row.content[0].start >= len(first)]
    assert [[span.of(text) for span in row.quoted] for row in rows] == [["The cows were gone by six,"]]
    assert [row.source.of(text) for row in rows if row.source] == ["Greta Lind, a neighbor"]
    assert all(
        span.end <= len(first) or span.start >= len(first) for row in analyse(text) for span in row.content
    )
