"""Paragraphs: lines, blocks, and what was wrapped by hand."""

from __future__ import annotations

import pytest

from quotetrack.segmentation import segment


def paragraphs(text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in segment(text).paragraphs]


TABLE = [
    # a line is a paragraph, with or without an empty line between
    ("The gate opened.\n\nThe cows left.", ["The gate opened.", "The cows left."]),
    ("The gate opened.\nThe cows left.", ["The gate opened.", "The cows left."]),
    ("The gate opened.\n\n\n\nThe cows left.\n", ["The gate opened.", "The cows left."]),
    ("The gate opened.\r\n\r\nThe cows left.\r\n", ["The gate opened.", "The cows left."]),
    ("The gate opened.\rThe cows left.", ["The gate opened.", "The cows left."]),
    ("The gate opened.\u2029The cows left.", ["The gate opened.", "The cows left."]),
    ("  The gate opened.  \n \t \n  The cows left.", ["The gate opened.", "The cows left."]),
    ("\n\n\n", []),
    ("", []),
    ("   ", []),
    # wrapped by hand: lines of a like length that break in mid-sentence are one paragraph
    (
        "The council met on Monday evening to decide what to do about the\n"
        "cows that had come down from the hill during the storm, and by ten\n"
        "it had agreed on nothing.\n\nIt will meet again.",
        [
            "The council met on Monday evening to decide what to do about the cows that had come down from "
            "the hill during the storm, and by ten it had agreed on nothing.",
            "It will meet again.",
        ],
    ),
    (
        "The council met on Monday evening to decide what to do about the\r\n"
        "cows that had come down from the hill during the storm.\r\n\r\nIt will meet again.",
        [
            "The council met on Monday evening to decide what to do about the cows that had come down from "
            "the hill during the storm.",
            "It will meet again.",
        ],
    ),
    # … also where a quotation is broken
    (
        '"I have lived in this house for seventy years and I have never seen\n'
        'the river as high as it was that night," said Greta Lind.',
        [
            '"I have lived in this house for seventy years and I have never seen the river as high as it was '
            'that night," said Greta Lind.'
        ],
    ),
    # short lines stay apart: a list, a poem, a headline above its text
    ("Bread\nSalt\nOil", ["Bread", "Salt", "Oil"]),
    (
        "Cows stop traffic\nThe road to the valley was closed for an hour on Sunday after forty cows lay down on it.",
        [
            "Cows stop traffic",
            "The road to the valley was closed for an hour on Sunday after forty cows lay down on it.",
        ],
    ),
    # sentences that are a line each, by chance as long as wrapped lines
    (
        "The road to the valley was closed for an hour on Sunday morning.\n"
        "Forty cows had left their field and lain down on the warm tar.\n"
        "Nobody was hurt, and the cows went home before it was evening.",
        [
            "The road to the valley was closed for an hour on Sunday morning.",
            "Forty cows had left their field and lain down on the warm tar.",
            "Nobody was hurt, and the cows went home before it was evening.",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


def test_a_paragraph_has_no_space_around_it() -> None:
    text = " \u00a0The gate opened.\t \n\n \u3000 The cows left.\u200b \n"
    for span in segment(text).paragraphs:
        assert span.of(text) == span.of(text).strip()
