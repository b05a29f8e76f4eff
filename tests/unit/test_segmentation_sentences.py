"""Sentences: stops that end one, and stops that belong to a word, a name, a number or a quotation."""

from __future__ import annotations

import pytest

from quotetrack.segmentation import segment


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in segment(text).sentences]


# "|" stands where a sentence ends
ENDS = [
    "The gate opened.| The cows left.",
    "Who opened it?| Nobody knows!| Nobody.",
    "The gate opened…| The cows left.",
    "It was 3.5 metres wide.| It held.",
    "He scored in the 90th minute.| 4,000 people sang.",
    "The site is harbor.example.com for now.| It may move.",
    "She paid £3.| He paid nothing.",
    # a closing mark or bracket belongs to its sentence
    "“The gate was open.”| The cows left.",
    "The gate was open (it always is.)| The cows left.",
    "He shouted “Stop!”| They did not.",
    "‘The gate was open.’| The cows left.",
    # the stop inside a quotation counts too: `extract` puts the parts together
    "“The gate was open.| The cows left,” he said.",
    '"Who?" he asked.| "Me?"',
]
INSIDE = [
    "Mr. Hale and Mrs. Hale met Dr. Roth.",
    "Gen. Pavel Dvorak spoke to Sen. Ruiz and Gov. Adams.",
    "St. Mary's church in St. Louis was empty.",
    "George W. Bush met J. K. Rowling.",
    "The U.S. Senate voted.",
    "The U.S. and the U.K. signed.",
    "It closed at 4 a.m. on Sunday.",
    "It closed at 4 p.m. Sunday.",
    "Vega Motors Inc. makes trucks.",
    "He lives at No. 10 with Prof. Lee.",
    "On Jan. 3 and Sept. 12 it snowed.",
    "Martin Luther King Jr. spoke there.",
    "Oaks, firs, etc. were cut.",
    "Ruiz (D-Calif.) voted no.",
    "Well … that was odd.",
    "Well ... that was odd.",
    "“Why?” he asked.",
    "“Stop!” the guard shouted.",
    ("Smith et al. (2019) found it."),
    "Lt. Col. Ana Reyes led them.",
    "The Rev. Tom Hale prayed.",
    "i.e. nothing and e.g. this",
]
AFTER_ABBREVIATION = [
    "It closed at 4 a.m.| The police came.",
    "They live in the U.S.| He works there.",
    "She works for Vega Motors Inc.| It makes trucks.",
    "He spoke to King Jr.| They agreed.",
]


@pytest.mark.parametrize("marked", ENDS + AFTER_ABBREVIATION)
def test_where_sentences_end(marked: str) -> None:
    assert sentences(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


@pytest.mark.parametrize("text", INSIDE)
def test_stops_that_end_nothing(text: str) -> None:
    assert sentences(text) == [text]


def test_sentences_cover_their_paragraph() -> None:
    text = "One. Two! “Three. Four?” he said. Five…\n\nSix."
    left = list(text)
    for span in segment(text).sentences:
        left[span.start : span.end] = " " * (span.end - span.start)
    assert not "".join(left).strip()


def test_no_sentence_crosses_a_paragraph() -> None:
    text = "The gate\nopened and\nthe cows left"
    assert sentences(text) == ["The gate", "opened and", "the cows left"]


def test_an_endless_sentence_is_cut_between_words() -> None:
    text = "and the cow " * 2000
    found = sentences(text)
    assert len(found) > 1
    assert max(map(len, found)) <= 2001
    assert all(part.split()[0] in ("and", "the", "cow") for part in found)
