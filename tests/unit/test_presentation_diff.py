"""The words that two versions of a quotation do not share."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.matching.normal_form import normalize
from quotetrack.presentation.diff import differing, marked, pieces

VERSIONS = [
    ("the same", "We will win.", "We will win.", []),
    ("punctuation and case are no difference", "“We will win,”", "we will win", []),
    ("a changed negation", "We will raise taxes", "We will not raise taxes", [("", "not")]),
    ("a changed number", "It cost 12 million", "It cost 15 million", [("12", "15")]),
    ("trimmed at the end", "We will win next year", "We will win", [("next year", "")]),
    ("nothing in common", "yes", "no", [("yes", "no")]),
    ("a mark for what is left out", "We will … win", "We will win", []),
    ("empty", "", "all new", [("", "all new")]),
    ("no word in either", "…", "", []),
    # What an outlet's house style changes.
    ("a possessive", "We fight ISIS' men", "We fight ISIS’s men", []),
    ("a possessive of one only", "Harker's boat", "the Harker boat", [("", "the")]),
    ("straight and curly marks", 'it\'s "ours"', "it’s “ours”", []),
    ("dashes", "Now - at last - we go", "Now—at last—we go", []),
    ("a dash for a hyphen", "a well–known net", "a well-known net", []),
    ("a hyphen for a space", "a well-known net", "a well known net", []),
    ("capitals", "the President of the Union", "THE PRESIDENT of the union", []),
    ("accents", "Señor Díaz in Curaçao", "Senor Diaz in Curacao", []),
    ("a letter in brackets", "[T]he nets are full", "The nets are full", []),
    ("an ending in brackets", "They kill[ed] it", "They killed it", []),
    ("number words", "twenty-five nets in twelve boats", "25 nets in 12 boats", []),
    ("number words without a hyphen", "all twenty five nets", "all 25 nets", []),
    ("other number words", "twenty-five nets", "26 nets", [("twenty-five", "26")]),
    ("ordinals", "the third net", "the 3rd net", []),
    ("a thousand with a comma", "1,000 nets", "1000 nets", []),
    ("percent", "15 percent of it", "15% of it", []),
    ("percent after a space", "15 % of it", "15% of it", []),
    ("per cent", "15 per cent of it", "15% of it", []),
    ("a sum in words", "It cost $5 million to dredge", "It cost five million dollars to dredge", []),
    ("another currency", "It cost $5 million to dredge", "It cost €5 million to dredge", [("$5", "€5")]),
    ("no currency", "It cost $5 million to dredge", "It cost 5 million to dredge", [("$5", "5")]),
    ("another magnitude", "It cost $5 million a year", "It cost $5 billion a year", [("million", "billion")]),
    ("a magnitude of one only", "It cost 17 a year", "It cost 17 million a year", [("", "million")]),
    ("a percentage", "It cost 17% of it", "It cost seventeen of it", [("17%", "seventeen")]),
    ("below zero", "It was -5 at noon", "It was 5 at noon", [("-5", "5")]),
    ("a contraction", "They won't go", "They will not go", []),
    ("a contraction beside a word that differs", "He won't go", "She will not go", [("He", "She")]),
    ("a part of a contraction", "They won't go", "They will go", [("won't", "will")]),
    ("initials", "the U.S. fleet", "the US fleet", []),
    ("dots for an ellipsis", "nets . . . and boats", "nets… and boats", []),
    # What an editor put in brackets is not the speaker's.
    ("an explanation in brackets", "He [the old mayor] will go", "He will go", []),
    ("sic", "the nets [sic] are full", "the nets are full", []),
    ("brackets for a word", "[The old mayor] will go", "He will go", [("[The old mayor]", "He")]),
    (
        "brackets for a word inside",
        "We trust [the mayor] a lot",
        "We trust him a lot",
        [("[the mayor]", "him")],
    ),
    ("brackets at the end", "We trust [the mayor]", "We trust him", [("[the mayor]", "him")]),
    ("a negation in brackets", "We will [not] go", "We will go", [("[not]", "")]),
    ("no space between many words", "a-" * 99_999, "a-" * 99_998, [("a-" * 99_999, "a-" * 99_998)]),
    ("a bracket that never closes", "We will [go", "We will go", []),
]


@pytest.mark.parametrize(
    ("a", "b", "expected"), [row[1:] for row in VERSIONS], ids=[row[0] for row in VERSIONS]
)
def test_only_changed_words_are_told(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert differing(a, b) == [{"a": x, "b": y} for x, y in expected]
    assert differing(b, a) == [{"a": y, "b": x} for x, y in expected]


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        ("We will … win", "We will win", "We will win"),
        ("We — all — will win", "We — all — lost", "We — all — [-will win-] {+lost+}"),
        ("We [the crew] won", "We won", "We [the crew] won"),
        ("[The crew] won", "We won", "[-[The crew]-] {+We+} won"),
        ("It’s 15 % more", "it is 15 percent less", "It’s 15 % [-more-] {+less+}"),
    ],
)
def test_both_versions_are_read_at_once(a: str, b: str, shown: str) -> None:
    assert marked(a, b).plain == shown


@given(
    *[
        st.lists(
            st.sampled_from(
                [
                    "we",
                    "won't",
                    "not",
                    "will",
                    "12,",
                    "“",
                    "twenty",
                    "five",
                    "[now",
                    "then]",
                    "…",
                    "%",
                    "$5",
                    "million",
                    "a",
                ]
            ),
            max_size=9,
        ).map(" ".join)
    ]
    * 2
)
def test_the_pieces_hold_every_word_of_both(a: str, b: str) -> None:
    cut = list(pieces(a, b))
    for side, whole in (("a", a), ("b", b)):
        words = " ".join(getattr(piece, side) for piece in cut).split()
        assert [w for w in words if any(map(str.isalnum, w))] == [
            w for w in whole.split() if any(map(str.isalnum, w))
        ]
        same = [w for piece in cut if piece.same for w in getattr(piece, side).split()]
        assert len(same) <= len(whole.split())
    assert all(first.same or second.same for first, second in pairwise(cut))
    assert (
        normalize(" ".join(p.a for p in cut if p.same)).words
        == normalize(" ".join(p.b for p in cut if p.same)).words
    )
