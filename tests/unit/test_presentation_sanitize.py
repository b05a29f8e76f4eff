"""What a screen may not get as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.presentation import sanitize

ACTIVE = [
    ("colour", "\x1b[31mred", "␛[31mred"),
    ("C1 escape sequence", "\x9b31mred", "�31mred"),
    ("bell", "ding\x07", "ding␇"),
    ("carriage return hides what stands before it", "guilty\rnot guilty", "guilty␍not guilty"),
    ("NUL", "a\0b", "a␀b"),
    ("delete", "a\x7fb", "a␡b"),
    ("right-to-left override", "\u202efdp.exe", "�fdp.exe"),
    ("isolate", "a\u2066b\u2069", "a�b�"),
    ("line separator", "a\u2028b", "a�b"),
    ("half of a surrogate pair", "a\ud800b", "a�b"),
    ("tag characters", "a\U000e0041b", "a�b"),
]


@pytest.mark.parametrize(("active", "shown"), [row[1:] for row in ACTIVE], ids=[row[0] for row in ACTIVE])
def test_what_could_act_on_a_screen_becomes_a_sign(active: str, shown: str) -> None:
    assert sanitize.single_line(active) == shown
    assert sanitize.multi_line(active) == shown


def test_a_line_shows_line_breaks_and_prose_keeps_them() -> None:
    assert sanitize.single_line("one\ntwo\tthree") == "one␊two␉three"
    assert sanitize.multi_line("one\ntwo\tthree") == "one\ntwo\tthree"
    assert sanitize.reflow("one\n\n two") == "one two"


@pytest.mark.parametrize(
    "text", ["“Ça va,” she said – twice…", "日本の外務省", "👩\u200d🚒 and e\u0301", "نور"]
)
def test_ordinary_text_of_any_script_stays(text: str) -> None:
    assert sanitize.single_line(text) == text


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text(st.characters(codec=None)))
def test_offsets_stay_true_and_nothing_active_is_left(text: str) -> None:
    shown = sanitize.single_line(text)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp") for c in shown)
    assert not any(unicodedata.bidirectional(c) in BIDI for c in shown)
    assert sanitize.single_line(shown) == shown


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("short", 10, "short"),
        ("a long sentence of words", 12, "a long…"),
        ("a" * 30, 10, "a" * 9 + "…"),
    ],
)
def test_shortening_ends_at_a_word_and_says_so(text: str, limit: int, short: str) -> None:
    assert sanitize.shorten(text, limit) == short
