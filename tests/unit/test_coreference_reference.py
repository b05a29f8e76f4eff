"""What takes a speaker up: roles, epithets, pronouns, kin; what stands between a name and a second name for it.

Each row is invented: sources in braces, and beside the text who each of them must be.
"""

from __future__ import annotations

import pytest
from coreference_tables import said

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

HEADLINES = [
    ("Woman Saves a Farm\n\n{Ana Souza of Burke} saved it.", ["Ana Souza"]),
    ("{Woman} Saves a Farm\n\nAna Souza of Burke saved it.", ["Ana Souza"]),
    ("{Man} Saves a Farm\n\nAna Souza of Burke saved it.", ["unnamed"]),
    ("{Official} Saves a Farm\n\nAna Souza of Burke saved it.", ["unnamed"]),
]

SAYINGS = [
    # what one says stands for who says it
    ("Ana Souza left. By {Souza’s own} admission it rained.", ["Ana Souza"]),
    ("{Ana Souza} left. According to {her account} it rained.", ["Ana Souza"] * 2),
    ("According to {the account of a driver} it rained.", ["unknown"]),
    (
        "Two {aides} left. " + "It rained on and on over the wide river. " * 30 + "{They} smiled.",
        ["unnamed", "collective"],
    ),
]

PRESENTED = [
    # who is named later and not presented then was presented before
    (
        "{A lawmaker} wants it gone. It rained.\nThe law is bad, {Joel Sarmiento} said in a bill.",
        ["Joel Sarmiento"] * 2,
    ),
    (
        "{A lawmaker} wants it gone. It rained.\nThe law is bad, {Ana Souza, a lawyer,} said.",
        ["unnamed", "Ana Souza"],
    ),
    (
        "{An aide} wants it gone. It rained.\nThe law is bad, {Joel Sarmiento} said.",
        ["unnamed", "Joel Sarmiento"],
    ),
    (
        "{Norwegian lawmaker} wants rain\n\n{A lawmaker} wants it gone.\nThe law is bad, {Joel Sarmiento} said. "
        "{He} left. {The lawmaker} came back.",
        ["Joel Sarmiento"] * 5,
    ),
    ("{At least one Democrat} disagreed. “No,” said {Sen. Ana Souza}.", ["Ana Souza"] * 2),
    # "his" before the name that it means
    ("{Paul Reid} left. In {his} bill to ban it, Mark Stone cited rain.", ["Paul Reid", "Mark Stone"]),
    ("{Paul Reid} left. In {his} bill to ban it, Ana Souza is cited.", ["Paul Reid", "Paul Reid"]),
    # what was written speaks
    ("Souza cited a 2001 memorandum issued by the agency. {It} says so.", ["document"]),
]

PEOPLE = [
    ("Sen. Ana Souza and Sen. Paul Reid met. {The two senators} agreed.", ["Ana Souza and Paul Reid"]),
    ("{George H.W. Bush} said. {George W. Bush} said.", ["George H.W. Bush", "George W. Bush"]),
    ("{Sen. Ana Souza, D-Ohio,} said. {The lawmaker} left.", ["Ana Souza"] * 2),
    ("Bill Hale came. {Hale} said no. {She} stayed.", ["Bill Hale", "Hale"]),
    ("{Sir Keir Holt} said no. {The prime minister} left.", ["Keir Holt"] * 2),
    ("{Daw Khin Mar Yee} said no. {Ms. Khin Mar Yee} left.", ["Khin Mar Yee"] * 2),
    (
        "{Liz Hale} said. {Elizabeth Hale} said. {Dick Hale} left. {Ms. Hale} ate.",
        ["Elizabeth Hale", "Elizabeth Hale", "Dick Hale", "Elizabeth Hale"],
    ),
    (
        "{Kim Jong Un} said. {Kim Yo Jong} said. {Ms. Kim} left. {Mr. Kim} ate.",
        ["Kim Jong Un", "Kim Yo Jong", "Kim Yo Jong", "Kim Jong Un"],
    ),
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

UNNAMED = [
    # a noun that was said of another, with other words before it
    (
        "{His band leader} played. {Ana Souza} spoke. {The Senate minority leader} said no.",
        ["unnamed", "Ana Souza", "Ana Souza"],
    ),
    (
        "{His band leader} played. {Ana Souza} spoke. {The band leader} said no.",
        ["unnamed", "Ana Souza", "unnamed"],
    ),
    # another is like the one who spoke last
    ("“Yes,” said {an Ohio Democrat}. {Another} said no.", ["unnamed", "unnamed"]),
    # who has just spoken, called by what the article did not say yet
    ("{Ana Souza, a former agent,} has a book. In the excerpt, {the author} said no.", ["Ana Souza"] * 2),
    # who is told of first and named when she speaks
    (
        "{The head of the miners union} is worried. {Ana Souza} said on Monday that it was late.",
        ["Ana Souza", "Ana Souza"],
    ),
    ("{The nominee} is worried. {Ana Souza} said on Monday that it was late.", ["unnamed", "Ana Souza"]),
    # one without a name, called by another noun that tells no more
    (
        "Ana Souza, an aide, left. {A state official} said no. {The aide} added that it was late.",
        ["unnamed", "unnamed"],
    ),
    (
        "{A state official} said no. {Ana Souza, an aide,} left. {The aide} ate.",
        ["unnamed"] + ["Ana Souza"] * 2,
    ),
    # whom the article takes for granted
    ("Ana Souza came. {The first lady} said no. {The former first lady} left.", ["Ana Souza"] * 2),
    ("Paul Reid came. {The first lady} said no.", ["unnamed"]),
]

KIN = [
    # a relative of the name, where the article names one who can be meant
    ("Paul Souza ran. Maria Souza came. {Paul Souza's wife} said no.", ["Maria Souza"]),
    ("{Maria Souza} came. {Paul Souza's eldest daughter, 34,} said no. Paul Souza ran.", ["Maria Souza"] * 2),
    ("Maria Souza came. {Paul Souza} ran. {His wife} said no.", ["Paul Souza", "Maria Souza"]),
    ("Maria Souza came. Paul Souza ran. {His son} said no.", ["unnamed"]),
    ("Maria Souza and Ana Souza came. Paul Souza ran. {Paul Souza's sister} said no.", ["unnamed"]),
    ("Ana Reid came. Paul Souza ran. {Paul Souza's wife} said no.", ["unnamed"]),
    (
        "Paul Souza and his daughter, Maria Souza, ran. Anna Souza came. {Paul Souza's wife} said no.",
        ["Anna Souza"],
    ),
]


@pytest.mark.parametrize(
    ("marked", "expected"),
    ROLES + EPITHETS + HEADLINES + SAYINGS + PRESENTED + PEOPLE + RELATIVES + UNNAMED + KIN,
    ids=lambda value: str(value)[:60],
)
def test_reference(marked: str, expected: list[str]) -> None:
    assert said(marked) == expected
