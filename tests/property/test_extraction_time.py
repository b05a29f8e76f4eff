"""Time grows with the text and no faster, also for texts that were made to slow a reader down."""

from __future__ import annotations

import pytest
from growth import is_linear

from quotetrack.extraction.rules import extract
from quotetrack.model import Article
from quotetrack.segmentation import segment

HOSTILE = {
    "opening marks": "“a ",
    "closing marks": "a” ",
    "opening single marks": "‘a ",
    "straight single marks": "'a ",
    "closed single marks": "‘a’ ",
    "straight marks": '"a" ',
    "straight marks without space": '"a"',
    "doubled marks": "``a '' ",
    "low marks": "„a ",
    "guillemets": "«a ",
    "quotations with a cue": "“a,” he said, ",
    "cues": "he said ",
    "cues with that": "he said that ",
    "participles": ", adding that she ",
    "nouns": "his claim that ",
    "phrases": "according to the man, ",
    "relatives": "the man, who said the man ",
    "conjunctions": "Ann and Bob and ",
    "commas": "the man, a man, ",
    "infinitives": "refused to say to ",
    "genitives": "Smith’s claim’s ",
    "brackets": "(",
    "closed brackets": "(a) ",
    "dashes": "“a” — Ann — ",
    "colons": "Ann: ",
    "capitals": "ANN: ",
    "stops": "U.S. ",
    "dots": "...",
    "capital words": "Ann ",
    "words": "cow ",
    "letters": "a",
    "marks": '"',
    "apostrophes": "'",
    "lines": "“a\n",
    "paragraphs": "“a,” he said.\n\n",
    "open paragraphs": "“a\n\n",
    "spaces": " ",
    "stops and spaces": ". ",
    "wrapped lines": "the man said that the other man had said it to the man\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    once, twice = (Article("a", piece * (n // len(piece))) for n in (3000, 6000))
    assert is_linear(lambda: extract(once, segment(once.text)), lambda: extract(twice, segment(twice.text)))
