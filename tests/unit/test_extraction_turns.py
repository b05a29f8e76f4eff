"""Turns: questions and replies, names and colons, signatures, transcripts."""

from __future__ import annotations

import pytest
from extraction_tables import Expected, check, fails

REPLIES = [
    (
        "Asked whether he would resign, Petrov replied, “Not today.”",
        [
            ("?indirect", None, "Asked", "whether he would resign"),
            ("direct", "Petrov", "replied", "Not today"),
        ],
    ),
    (
        'Asked about the goal, she said, "Pure luck."',
        [("?indirect", None, "Asked", "the goal"), ("direct", "she", "said", "Pure luck")],
    ),
    (
        '"Did you see the truck?" the lawyer asked. "I saw lights," the witness answered.',
        [
            ("direct", "the lawyer", "asked", "Did you see the truck"),
            ("direct", "the witness", "answered", "I saw lights"),
        ],
    ),
    (
        'Reminded that the fund was empty, the treasurer said: "It was empty when I came."',
        [
            ("?indirect", None, "Reminded", "that the fund was empty"),
            ("direct", "the treasurer", "said", "It was empty when I came"),
        ],
    ),
    (
        'The judge asked the defendant if he understood. "Perfectly," he replied.',
        [
            ("indirect", "The judge", "asked", "if he understood"),
            ("direct", "he", "replied", "Perfectly"),
        ],
    ),
    (
        "Pressed on the cost, the spokeswoman said only that it was “significant.”",
        [("mixed", "the spokeswoman", "said", "that it was significant|only that it was significant")],
    ),
    (
        "When a reporter asked if the rumor was true, Halvorsen laughed. “Which one?” he said.",
        [
            ("?indirect", "a reporter", "asked", "if the rumor was true"),
            ("direct", "he", "said", "Which one"),
        ],
    ),
    (
        "Asked why he had come back, the old man said that the soup was better here.",
        [
            ("?indirect", None, "Asked", "why he had come back"),
            ("indirect", "the old man", "said", "that the soup was better here"),
        ],
    ),
    (
        "Questioned by police, the driver admitted that he had been asleep.",
        [("indirect", "the driver", "admitted", "that he had been asleep")],
    ),
]

MARKED = [
    (
        'Dr. Lindgren: "The patients are stable."',
        [("direct", "Dr. Lindgren", ":", "The patients are stable")],
    ),
    (
        "The results are in.\n\nMayor Osei: “We won every ward.”\n\nThe opposition: “We want a recount.”",
        [
            ("direct", "Mayor Osei", ":", "We won every ward"),
            ("direct", "The opposition", ":", "We want a recount"),
        ],
    ),
    (
        "“A song should cost a coin.” — Ines Carvalho",
        [("direct", "Ines Carvalho", "—", "A song should cost a coin")],
    ),
    (
        '"I would do it all again."\n— Ines Carvalho, singer',
        [("direct", "Ines Carvalho, singer", "—", "I would do it all again")],
    ),
    (
        "The two met in the studio.\n\nWALLACE: Did you sign the order?\n\nRUIZ: I did not. My deputy did.",
        [
            ("direct|indirect", "WALLACE", ":", "Did you sign the order"),
            ("direct|indirect", "RUIZ", ":", "I did not. My deputy did"),
        ],
    ),
    (
        "Here is what she told us.\n\nQ: When did you start?\n\nA: In 1998, in a garage.",
        [
            ("direct|indirect", "Q", ":", "When did you start"),
            ("direct|indirect", "A", ":", "In 1998, in a garage"),
        ],
    ),
    (
        "The hearing went on.\n\nSEN. HALE: You were told?\n\nMR. ORTEGA (through an interpreter): Twice.",
        [
            ("direct|indirect", "SEN. HALE", ":", "You were told"),
            ("direct|indirect", "MR. ORTEGA", ":", "Twice"),
        ],
    ),
    (
        "The conversation follows.\n\nAnna Berg: What did you see?\n\nTom Hale: Nothing at all.\n\nAnna Berg: Nothing?",
        [
            ("direct|indirect", "Anna Berg", ":", "What did you see"),
            ("direct|indirect", "Tom Hale", ":", "Nothing at all"),
            ("direct|indirect", "Anna Berg", ":", "Nothing"),
        ],
    ),
    # a colon that brings no speech
    ("The menu is short: soup, bread and one kind of cake.", []),
    ("The score at the break: Norway 2, Chile 1.", []),
    fails(
        "a colon after a cue is no label",
        "It was a cold morning.\n\nOkoro disagrees: “The drum is the boss.”",
        [("direct", "Okoro", "disagrees", "The drum is the boss")],
    ),
    fails(
        "a colon after a cue is no label",
        "It was a cold morning.\n\nThe letter began: “Dear Fatou.”",
        [("direct", "The letter", "began", "Dear Fatou")],
    ),
    (
        "It was a cold morning.\n\nThe email read: “Do not open the door.”",
        [("direct", "The email", "read", "Do not open the door")],
    ),
    (
        "It was a cold morning.\n\nPrime Minister Jana Novotna said: “The border stays open.”",
        [("direct", "Prime Minister Jana Novotna", "said", "The border stays open")],
    ),
    (
        "It was a cold morning.\n\nNurse Joy Achieng recalled the night: “We had one candle.”",
        [("direct|mixed", "Nurse Joy Achieng", "recalled", "We had one candle|the night: We had one candle")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), REPLIES)
def test_questions_and_replies(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_colons_dashes_and_transcripts(text: str, expected: list[Expected]) -> None:
    check(text, expected)
