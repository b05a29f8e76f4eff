"""What a sentence attributes does not depend on how the article around it is set.

Every row of the other tables again: between paragraphs of plain prose, with straight marks for curly ones, with the
line ends of another system, after a sentence of the same paragraph.
"""

from __future__ import annotations

import pytest
import test_extraction_constructions as constructions
import test_extraction_contents as contents
import test_extraction_cues as cues
import test_extraction_ends as ends
import test_extraction_indirect as indirect
import test_extraction_running_speech as running
import test_extraction_sources as sources
from extraction_tables import Expected, Said, said

ROWS: list[tuple[str, list[Expected]]] = [
    row
    for table in (
        running.GOES_ON,
        running.PARAGRAPHS,
        contents.SEVERAL,
        contents.AROUND,
        cues.INVERTED,
        cues.LONG,
        sources.SPANS,
        sources.SEVERAL,
        constructions.POSSESSIVES,
        constructions.PHRASES,
        constructions.PASSIVE,
        constructions.RELATIVE,
        indirect.CLAUSES,
        indirect.INFINITIVES,
        indirect.NEGATED,
        indirect.BELIEFS,
        ends.ENDS,
        ends.MIXED,
        ends.CLOSED,
    )
    for row in table
    if isinstance(row, tuple) and type(row) is tuple
]
TEXTS = [text for text, _ in ROWS]
# a colon after a cue is taken for a label, in any paragraph but the first
BEFORE = "The river passed the mill. The road stayed open."
AFTER = "The road to the mill is four miles long."


def words(text: str) -> list[Said]:
    return sorted(said(text), key=str)


@pytest.mark.parametrize("text", TEXTS)
def test_between_plain_paragraphs(text: str) -> None:
    assert words(f"{BEFORE}\n\n{text}\n\n{AFTER}") == words(text)


@pytest.mark.parametrize("text", [t for t in TEXTS if "\n" not in t])
def test_after_a_plain_sentence(text: str) -> None:
    assert words(f"The road stayed open. {text}") == words(text)


@pytest.mark.parametrize("text", [t for t in TEXTS if "“" in t])
def test_with_straight_marks(text: str) -> None:
    assert words(text.replace("“", '"').replace("”", '"')) == words(text)


@pytest.mark.parametrize("text", [t for t in TEXTS if "'" in t or "’" in t])
def test_with_the_other_apostrophe(text: str) -> None:
    swapped = text.replace("’", "'") if "’" in text else text.replace("'", "’")
    assert words(swapped) == words(text)


@pytest.mark.parametrize("text", [t for t in TEXTS if "\n" in t])
def test_with_other_line_ends(text: str) -> None:
    assert words(text.replace("\n", "\r\n")) == words(text)
    assert words(text.replace("\n\n", "\n")) == words(text)


@pytest.mark.parametrize("text", TEXTS)
def test_twice_gives_the_same_twice(text: str) -> None:
    """The same paragraph later in an article: neither is lost, neither takes from the other."""
    once = words(text)
    assert words(f"{text}\n\n{AFTER}\n\n{text}") == sorted(once * 2, key=str)
