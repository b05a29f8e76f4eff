"""The words that two versions of a quotation do not share."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.export.differences import differing, pieces

VERSIONS = [
    ("the same", "We will win.", "We will win.", []),
    ("punctuation and case are no difference", "“We will win,”", "we will win", []),
    ("a changed negation", "We will raise taxes", "We will not raise taxes", [("", "not")]),
    ("a changed number", "It cost 12 million", "It cost 15 million", [("12", "15")]),
    ("trimmed at the end", "We will win next year", "We will win", [("next year", "")]),
    ("nothing in common", "yes", "no", [("yes", "no")]),
    ("a mark for what is left out", "We will … win", "We will win", []),
    ("empty", "", "all new", [("", "all new")]),
]


@pytest.mark.parametrize(
    ("a", "b", "expected"), [row[1:] for row in VERSIONS], ids=[row[0] for row in VERSIONS]
)
def test_only_changed_words_are_told(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert differing(a, b) == [{"a": x, "b": y} for x, y in expected]


@given(
    *[st.lists(st.sampled_from(["we", "will", "not", "win", "12,", "“", "Tax"]), max_size=9).map(" ".join)]
    * 2
)
def test_the_pieces_hold_every_word_of_both(a: str, b: str) -> None:
    cut = list(pieces(a, b))
    for side in ("a", "b"):
        words = " ".join(getattr(piece, side) for piece in cut).split()
        assert [w for w in words if w != "“"] == [w for w in {"a": a, "b": b}[side].split() if w != "“"]
