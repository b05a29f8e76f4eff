"""What stands in an article beside its prose: headlines, captions, lists, tweets, letters, transcripts."""

from __future__ import annotations

import pytest
from extraction_tables import Expected, check, fails

HEADLINES = [
    (
        "Flood levels will rise, minister warns\n\nThe river passed two metres at noon.",
        [("indirect", "minister", "warns", "Flood levels will rise")],
    ),
    (
        "Minister: Floods will return\n\nThe river passed two metres at noon.",
        [("indirect", "Minister", ":", "Floods will return")],
    ),
    (
        "Poll: Voters are tired\n\nTurnout fell again in the south.",
        [("indirect", "Poll", ":", "Voters are tired")],
    ),
    fails(
        "headlines: a cue or a source at the end, no speech after a label",
        "‘We lost everything’: survivors return to the valley\n\nThe road opened at dawn.",
        [("direct", "survivors", ":", "We lost everything")],
    ),
    (
        "‘We lost everything,’ says farmer\n\nThe road opened at dawn.",
        [("direct", "farmer", "says", "We lost everything")],
    ),
    (
        "Striker says he will stay\n\nThe season ends in May.",
        [("indirect", "Striker", "says", "he will stay")],
    ),
    fails(
        "headlines: a cue or a source at the end, no speech after a label",
        "Bank to cut 500 jobs - report\n\nShares fell by 2 percent.",
        [("indirect", "report", "*", "Bank to cut 500 jobs")],
    ),
    ("How to store onions: a guide\n\nKeep them dry.", []),
    (
        "Live: Norway v Chile\n\nThe teams are out.",
        [],
    ),
    ("Mayor denies bribes\n\nThe trial opens on Monday.", [("indirect", "Mayor", "denies", "bribes")]),
    ("Tea prices ‘will double’ by spring\n\nDrought has hit the gardens of Assam.", []),
    ("Adeyemi: ‘I never met him’\n\nThe inquiry goes on.", [("direct", "Adeyemi", ":", "I never met him")]),
]

CAPTIONS = [
    (
        "The station was shut for an hour.\n\nPhoto: Mira Solano/The Ledger\n\nTrains ran again by ten.",
        [],
    ),
    (
        "Nia Owusu holds the cup on Sunday. She says it is heavier than it looks. (Tom Reed/Harbor Ledger)",
        [("indirect", "She", "says", "it is heavier than it looks")],
    ),
    fails(
        "the content of a relative clause or a noun ends before the main verb",
        "Ilir Hoxha, who says he lost forty sheep, looks at the river. Photo by Ana Sol.",
        [("indirect", "who", "says", "he lost forty sheep")],
    ),
]

LISTS = [
    (
        "Neighbors on the tower:\n\n• “It blocks the sun.” — Ida Berg, 71\n\n• “It pays my rent.” — Leo Sand, 33",
        [
            ("direct", "Ida Berg, 71", "—", "It blocks the sun"),
            ("direct", "Leo Sand, 33", "—", "It pays my rent"),
        ],
    ),
    (
        '* "It blocks the sun," said Ida Berg.\n* "It pays my rent," said Leo Sand.',
        [
            ("direct", "Ida Berg", "said", "It blocks the sun"),
            ("direct", "Leo Sand", "said", "It pays my rent"),
        ],
    ),
    (
        "- Sweden said it would pay half.\n- Finland said it would wait.",
        [
            ("indirect", "Sweden", "said", "it would pay half"),
            ("indirect", "Finland", "said", "it would wait"),
        ],
    ),
    (
        "1. “Eat slowly,” says Dr. Roth.\n2. “Walk often,” says Dr. Bauer.",
        [
            ("direct", "Dr. Roth", "says", "Eat slowly"),
            ("direct", "Dr. Bauer", "says", "Walk often"),
        ],
    ),
]

TWEETS = [
    (
        "“The bridge is closed again,” @harbourwatch tweeted on Sunday.",
        [("direct", "@harbourwatch", "tweeted", "The bridge is closed again")],
    ),
    (
        'Ruiz tweeted: "No deal. No way. #fairpay"',
        [("direct", "Ruiz", "tweeted", "No deal. No way. #fairpay")],
    ),
    (
        "“I miss the sea,” the singer wrote on Instagram.",
        [("direct", "the singer", "wrote", "I miss the sea")],
    ),
    (
        "The reaction was quick.\n\n“Shame on you @CityHall” — Ida Berg (@idaberg)",
        [("direct", "Ida Berg (@idaberg)", "—", "Shame on you @CityHall")],
    ),
    (
        "The ministry posted on X that the consulate would open on Monday.",
        [("indirect", "The ministry", "posted", "that the consulate would open on Monday")],
    ),
]

DOCUMENTS = [
    (
        "In an e-mail to staff, the editor wrote: “The presses stop on Friday. Thank you all.”",
        [("direct", "the editor", "wrote", "The presses stop on Friday. Thank you all")],
    ),
    (
        'The e-mail, sent at 3:14 a.m., said: "Delete this."',
        [("direct", "The e-mail, sent at 3:14 a.m.", "said", "Delete this")],
    ),
    (
        "“Dear neighbors,” the letter began, “the well is dry.”",
        [("direct", "the letter", "began", "Dear neighbors ++ the well is dry")],
    ),
    (
        "A note in the log said the pump had failed at 2 a.m. and that nobody was called.",
        [("indirect", "A note in the log", "said", "the pump had failed ... was called")],
    ),
    (
        "THE PRESIDENT: Thank you. Please sit down.\n\nREPORTER: Will you run again?",
        [
            ("direct|indirect", "THE PRESIDENT", ":", "Thank you. Please sit down"),
            ("direct|indirect", "REPORTER", ":", "Will you run again"),
        ],
    ),
    (
        "The lawsuit alleges that the toys were painted with lead.",
        [("indirect", "The lawsuit", "alleges", "that the toys were painted with lead")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), HEADLINES)
def test_headlines(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), CAPTIONS)
def test_captions(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), TWEETS)
def test_posts_and_handles(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_letters_and_speeches(text: str, expected: list[Expected]) -> None:
    check(text, expected)
