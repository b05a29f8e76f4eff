"""What takes a speaker up: roles, epithets, pronouns, kin; what stands between a name and a second name for it.

Each row is invented: sources in braces, and beside the text who each of them must be.
"""

from __future__ import annotations

import pytest
from identify_tables import said

ROLES = [
    # a title before two names is both people's
    ("Morning hosts Ana Souza and Paul Reid left. Ana Souza smiled. {The host} said no.", ["Ana Souza"]),
    (
        "Sen. Paul Reid of Maine came. Ana Souza won Vermont twice. {The Vermont senator} said no.",
        ["Ana Souza"],
    ),
    ("Sen. Paul Reid of Maine came with Sen. Mark Stone of Ohio. {The Ohio senator} smiled.", ["Mark Stone"]),
    ("Gov. Paul Reid came. {The Ohio governor} smiled.", ["Paul Reid"]),
    # of two candidates, the subject of the sentence before
    (
        "Candidate Ana Souza and candidate Paul Reid ran. Ana Souza flew in, without Paul Reid. "
        "{The candidate} said no.",
        ["Ana Souza"],
    ),
    # who comments on a contest is not in it
    (
        "Ana Souza runs. Ana Souza met Paul Reid, a professor. Ana Souza left. {The candidate} waved.",
        ["Ana Souza"],
    ),
    (
        "Paul Reid divorced his wife, Melania, in May. Melania Reid left. {His wife} said no.",
        ["Melania Reid"],
    ),
    # the words after a name that open a clause are no apposition
    (
        "Ana Souza runs. Beside host Paul Reid, {the Green candidate} stated her plan. {Souza} left.",
        ["Ana Souza"] * 2,
    ),
]

EPITHETS = [
    # what is new of one who has just spoken
    ("{Mark Stone} said no. {The influential delegate, who backs Ana Souza,} said more.", ["Mark Stone"] * 2),
    ("{Ana Souza} said no. {The Navy veteran} also said yes. {She} left.", ["Ana Souza"] * 3),
    ("Ana Souza, a baker, ran. {Souza} said no. {The nurse} said yes.", ["Ana Souza", "unnamed"]),
    ("{Ana Souza} said no. Paul Reid nodded. {The pub historian} said no.", ["Ana Souza", "unnamed"]),
    ("{Ana Souza} said no. {The ministry’s inspector} said yes.", ["Ana Souza", "unnamed"]),
    ("A tall delegate came. {Ana Souza} said no. {The delegate} said yes.", ["Ana Souza", "unnamed"]),
    ("A tall delegate fight came. {Ana Souza} said no. {The delegate} left.", ["Ana Souza"] * 2),
]

RELATIVES = [
    # "who" is people, "that" and "which" rather things
    ("Nervous Democrats on Capitol Hill, {who} said so, left.", ["collective"]),
    ("Ana Souza, a star anchor at Channel Four, {who} said so, left.", ["Ana Souza"]),
    ("They read a tweet from a Gazette reporter {that} said so.", ["document"]),
    ("They read a finding by a panel, {which} said so.", ["organization"]),
    ("People {that} said so left.", ["collective"]),
    (
        "{Ana Souza} left. Paul Reid farmed there. He was a desperate man {who} said so.",
        ["Ana Souza", "Paul Reid"],
    ),
    # a writer is one, a named outlet's is somebody
    ("{A reporter} was told. {A Gazette reporter} was told.", ["author", "unnamed"]),
    # words between "the" and a surname leave it a name
    ("Paul Reid ran. {The more moderate Reid} said no.", ["Paul Reid"]),
]


@pytest.mark.parametrize(
    ("marked", "expected"), ROLES + EPITHETS + RELATIVES, ids=lambda value: str(value)[:60]
)
def test_reference(marked: str, expected: list[str]) -> None:
    assert said(marked) == expected
