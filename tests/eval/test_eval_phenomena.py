"""What labelled attributions show, on invented sentences: [source] {cue} and <content> are marked."""

import re

import pytest
from phenomena import PHENOMENA, Labelled, shown, unnamed

MARKS = {"[": "source", "]": "source", "{": "cue", "}": "cue", "<": "content", ">": "content"}


def labelled(marked: str) -> Labelled:
    """An attribution from a text in which its three parts are marked."""
    spans: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
    text = ""
    for piece in re.split(r"([\[\]{}<>])", marked):
        if piece in MARKS:
            part = spans[MARKS[piece]]
            if piece in "[{<":
                part.append([len(text)])
            else:
                part[-1].append(len(text))
        else:
            text += piece
    return Labelled(text, **spans)


CASES = [
    ("[Mara Lindqvist] {said} <the ferry would sail again>.", {"cue before content", "cue: say", "source: a name"}),
    ("<“The ferry will sail again,”> [she] {said}.", {"cue after content", "cue: say", "source: a pronoun"}),
    (
        "<“The ferry,”> [the captain] {says}, <“will sail again.”>",
        {"cue inside content", "cue: say", "content in several parts"},
    ),
    (
        "{According to} [the harbor office], <the quay is full>.",
        {"cue before content", "cue: according to", "content up to 4 words"},
    ),
    ("Her {belief} <that the quay would hold> was wrong.", {"cue before content", "cue: a noun", "source: none"}),
    (
        "[Oakes]’s {claim} <that the quay would hold>",
        {"cue before content", "cue: a noun", "source: a name"},
    ),
    ("Critics’ {claim} <that the quay would hold>", {"cue before content", "cue: a noun", "source: none"}),
    ("the man [who] {had claimed} <that the quay would hold>", {"cue before content", "source: a pronoun"}),
    ("<‘The quay will hold’> {shouted} [she]", {"cue after content", "source: a pronoun", "content up to 4 words"}),
    ("[Oakes]{:} <The quay will hold this winter.>", {"cue before content", "cue: only signs", "source: a name"}),
    ("[Oakes] <“The quay will hold this winter.”>", {"no cue", "source: a name"}),
    (
        "[two senior officials] {warned} <that the quay would sink>",
        {"cue before content", "source: looks unnamed"},
    ),
    (
        "[Oakes] rose and spoke.\n\n<“The quay will hold this winter.”>",
        {"no cue", "source: a name", "source in another paragraph"},
    ),
    (
        "[Oakes] {wrote}: <“The quay will hold.\n\n“It always held.”>",
        {"cue before content", "source: a name", "content over paragraphs"},
    ),
    (
        f"[Oakes] {{wrote}}: <{'never ' * 40}again>",
        {"cue before content", "source: a name", "content over 40 words"},
    ),
    ("[Oakes] {said} nothing.", set()),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_an_attribution_shows(marked: str, expected: set[str]) -> None:
    assert set(shown(labelled(marked))) == expected


def test_every_phenomenon_is_shown_by_a_case() -> None:
    assert set().union(*(expected for _, expected in CASES)) == set(PHENOMENA)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a senior official", True),
        ("sources familiar with the matter", True),
        ("One White House aide", True),
        ("people close to the talks", True),
        ("The official", True),
        ("Mara Lindqvist", False),
        ("the port authority", False),
        ("campaign adviser Mara Lindqvist", False),
        ("Lindqvist, a senior official", False),
        ("he", False),
        ("", False),
    ],
)
def test_unnamed_people_are_told_by_their_mention(source: str, expected: bool) -> None:
    assert unnamed(source) is expected
