"""Where words come from: hearsay, other outlets, groups, quotations without a source, accusations without an answer."""

from __future__ import annotations

import pytest
from audit_tables import BOTH, Row, check

from quotetrack.audit import Kind

FAR = "The rain came over the hills and filled the river, and the river filled the cellars of the town. " * 4

HEARSAY: list[Row] = [
    ("The minister reportedly urged the mayor to resign.", ["reportedly"]),
    ("The minister reportedly urged the mayor to resign, sources said.", ["reportedly"]),
    ("The minister is understood to be planning his resignation.", ["is understood to be"]),
    ("The mayor is said to have signed the letter in May.", ["is said to have"]),
    ("The firm was widely believed to have hidden its losses.", ["was widely believed to have"]),
    ("It was reported that the bridge had cracks.", ["it was reported"]),
    ("It is understood that the minister has signed the letter.", ["it is understood"]),
    ("Rumour has it that the mayor will leave.", ["rumour has it"]),
    # somebody says so
    ("The man is believed to be hiding in the hills, police said.", []),
    ("Police said the man is believed to be hiding in the hills.", []),
    ("The minister reportedly urged the mayor to resign, according to Reuters.", []),
    ("Reuters reported that the minister reportedly urged the mayor to resign.", []),
    ("“He reportedly left the country,” said Ann Whitlock.", []),
    ("The supposedly safe bridge was closed in May.", []),
    ("The driver allegedly left the scene of the accident.", []),
    ("The train is expected to be late.", []),
    ("The mayor was told to leave the room.", []),
    ("Ann Whitlock reported to the council that the bridge had cracks.", []),
]

SECOND_HAND: list[Row] = [
    ("Reuters reported that the minister would resign.", ["reuters"]),
    ("The minister will resign, according to the New York Times.", ["the new york times|new york times"]),
    ("“The bridge is safe,” Ann Whitlock told CNN.", ["cnn"]),
    ("“The bridge is safe,” Ann Whitlock said in an interview with the BBC.", ["bbc"]),
    (
        "Beijing warned Oslavia, with editorials in the People’s Daily calling it an adversary.",
        ["editorials in the people|people"],
    ),
    ("Local media reported that the bridge had cracks.", ["local media"]),
    ("The resignation was first reported by Politico.", ["politico"]),
    ("“The bridge is safe,” Ann Whitlock told\xa0the Washington Post.", ["washington post"]),
    ("“The bridge is safe,” Ann Whitlock told Paul Okafor of Fox News.", ["fox news"]),
    ("“The bridge is safe,” Ann Whitlock said Sunday on CNN.", ["cnn"]),
    ("“The bridge is safe,” Ann Whitlock said by telephone on NBC’s “Meet the Press.”", ["nbc"]),
    ("Sunday on CNN’s “New Day,” Ann Whitlock said the bridge was safe.", ["cnn"]),
    ("Ann Whitlock said in an ABC News interview that the bridge was safe.", ["abc news"]),
    ("“The bridge is safe,” Ann Whitlock told the Tampa Bay Times.", ["tampa bay times"]),
    ("“The bridge is safe,” Ann Whitlock told KING-TV.", ["king-tv"]),
    ("“The bridge is safe,” Ann Whitlock said happily on MSNBC.", ["msnbc"]),
    ("Ann Whitlock mocked the plan on MSNBC’s “Morning Joe,” where she said it was late.", ["msnbc"]),
    ("On “The Iris Vance Show” on Tuesday, Ann Whitlock said the bridge was safe.", ["iris vance show"]),
    ("On Tuesday’s episode of “The Iris Vance Show,” Ann Whitlock said it was safe.", ["iris vance show"]),
    ("Ann Whitlock said in an interview on “The Iris Vance Show” on NBC that it was safe.", ["nbc"]),
    ("A recent Reuters report said that the bridge had cracks.", ["a recent reuters|reuters"]),
    (
        "The AP reported that the bridge had cracks. It is unsafe, The Associated Press said.",
        ["the associated press|associated press"],
    ),
    ("Reuters reported that the minister would resign. Reuters said the letter was signed.", ["reuters"]),
    # it is named
    ("“The Long Ball,” a supporters’ magazine, wrote that the coach would leave.", []),
    ("Japanese media reported that the bridge had cracks.", ["japanese media"]),
    # the outlet is a party
    ("Reuters asked the minister whether the bridge had cracks.", []),
    ("“We made no such call,” Reuters said in a statement.", []),
    # no origin of anything
    ("Ann Whitlock, who worked for Reuters for nine years, said the bridge was safe.", []),
    ("The fire began near the Times building and spread to the harbour.", []),
    ("This week the mayor said the bridge was safe.", []),
    ("The guardian of the child said she was safe.", []),
    ("Ann Whitlock read the Good News to the children.", []),
    ("The mayor spoke at the Times. Good News came in May, Ann Whitlock said.", []),
    ("On the Hill, Ann Whitlock said the bridge was safe.", []),
    ("Ann Whitlock told reporters on the Hill that the bridge was safe.", []),
    ("Ann Whitlock said she had met with the Reuters editorial board.", []),
    ("Ann Whitlock said the bridge was safe.", []),
]

GROUP: list[Row] = [
    ("Analysts warn that the deal could fail.", ["analysts"]),
    ("Senior lawmakers have expressed frustration at the delay.", ["senior lawmakers"]),
    ("Critics say the tunnel is too expensive.", ["critics"]),
    ("Some officials in Tokyo worry that the deal could fail.", ["some officials in tokyo"]),
    ("Many economists argue that the tax is too high.", ["many economists"]),
    ("Critics say the tunnel is too expensive. Many critics want a bridge, some critics argue.", ["critics"]),
    ("Critics rail against the tunnel. “It is late,” said Ann Whitlock, a critic of the tunnel.", []),
    ("Senior lawmakers said it was late. “It is,” said Sen. Ann Whitlock.", []),
    ("The tax falls on consumption, which economists call spending.", []),
    ("Her opponents, Sen. Paul Okafor and Gov. Ann Whitlock, said it was late.", []),
    ("Two analysts said the deal could fail.", []),
    ("Voters say they are tired of the campaign.", []),
    ("Residents said they had heard a bang.", []),
    ("42 percent of voters said they would stay at home.", []),
    ("Critics, including Ann Whitlock of the Harbor Trust, say the tunnel is too expensive.", []),
    (
        "Analysts warn that the deal could fail. “It will fail,” said Ann Whitlock, an analyst at Harbor Bank.",
        [],
    ),
    ("The analysts at Harbor Bank, Ann Whitlock and Paul Okafor, wrote a letter.", []),
    ("The party will meet with economists on Friday.", []),
]

NO_SOURCE: list[Row] = [
    (
        "The day was long and the hall was cold. “We shall never see our houses by the river again.” It rained.",
        ["“We shall never"],
    ),
    ("“We shall never see our houses by the river again,” said Ann Whitlock.", []),
    ("The letter was short: “We shall never see our houses by the river again.”", []),
    (
        "“We shall go,” said Ann Whitlock. It was late. “We shall never see our houses by the river again.”",
        [],
    ),
    ("The report was blunt: ¶ “We shall never see our houses by the river again.” ¶ It rained.", []),
    ("“We shall never see our houses by the river again,” reacted Ann Whitlock.", []),
    ("The so-called “ghost fleet” lay in the harbour.", []),
    # what she says goes on
    (
        "“We shall go,” said Ann Whitlock. ¶ “The river rose in the night, and nobody woke us.” ¶ "
        "“Nobody counted the ballots twice, and I was in the room.”",
        [],
    ),
    ("The film “The Long Night of the River Queen” opened on Friday.", []),
]

DISTANCE: list[Row] = [
    # the second paragraph of what she says is far from her name
    (
        f"“We shall go home,” said Ann Whitlock. “{FAR} ¶ “Nobody told us that the dam was so old.”",
        ["“nobody told us"],
    ),
    (
        f"“We shall go home,” said Ann Whitlock. “{FAR} ¶ “Nobody told us,” Whitlock said, “that it was old.”",
        [],
    ),
    (f"Ann Whitlock said: “We shall go home.” ¶ {FAR}", []),
    ("“We shall go home,” said Ann Whitlock. “It is late, and the river is high.”", []),
    ("“We shall go home,” said Ann Whitlock. ¶ “It is late, and the river is high,” she said.", []),
]

NO_COUNTERPART: list[Row] = [
    ("Ann Whitlock accused Paul Okafor of taking money from the Harbor Trust.", ["ann whitlock"]),
    ("The council blamed Harbor Bank for the collapse of the tunnel.", ["the council"]),
    ("Ann Whitlock accused Paul Okafor of taking money. Okafor denied it. “I took nothing,” he said.", []),
    ("Ann Whitlock accused Paul Okafor of taking money. Okafor declined to comment.", []),
    (
        "Ann Whitlock accused Paul Okafor of taking money. Okafor did not respond to a request for comment.",
        [],
    ),
    ("Ann Whitlock accused Paul Okafor of taking money. A spokesman for Okafor said he was innocent.", []),
    ("Ann Whitlock said Paul Okafor had taken the train.", []),
    ("Ann Whitlock has never accused Paul Okafor of taking money.", []),
    ("Ann Whitlock blamed his refusal to condemn Paul Okafor on a bad line.", []),
    ("Ann Whitlock blamed Okafor’s decline on the weather.", []),
    ("Ann Whitlock accused it of building a Great Wall of sand.", []),
    ("Ann Whitlock accused him of taking money.", []),
]

# an outlet, and what in one of its own articles is taken from elsewhere
OWN: list[tuple[str, Row]] = [
    ("nyt", ("“The bridge is safe,” Ann Whitlock told The New York Times.", [])),
    ("The New York Times", ("“The bridge is safe,” Ann Whitlock told The Times.", [])),
    ("huff-post", ("“The bridge is safe,” Ann Whitlock told The Huffington Post.", [])),
    ("wash-post", ("“The bridge is safe,” Ann Whitlock told the Post.", [])),
    ("wash-post", ("“The bridge is safe,” Ann Whitlock told the New York Post.", ["new york post"])),
    (
        "huff-post",
        (
            "The Washington Post called. “The bridge is safe,” Ann Whitlock told the Post.",
            ["post"],
        ),
    ),
]

TABLES = {
    Kind.HEARSAY: HEARSAY,
    Kind.SECOND_HAND: SECOND_HAND,
    Kind.UNNAMED_GROUP: GROUP,
    Kind.NO_SOURCE: NO_SOURCE,
    Kind.DISTANCE: DISTANCE,
    Kind.NO_COUNTERPART: NO_COUNTERPART,
}


@pytest.mark.parametrize("by", BOTH)
@pytest.mark.parametrize(("kind", "row"), [(kind, row) for kind, rows in TABLES.items() for row in rows])
def test_what_is_found(kind: Kind, row: Row, by: str) -> None:
    check(kind, row, by)


def test_who_was_last_named_out_of_sight_is_no_source_in_sight() -> None:
    text = (
        "“We shall go,” said Ann Whitlock. ¶ The river rose in the night. ¶ The market was empty at noon. ¶ "
        "“Nobody counted the ballots twice, and I was in the room.”"
    )
    check(Kind.NO_SOURCE, (text, ["“nobody counted"]), "fast")


@pytest.mark.parametrize("by", BOTH)
@pytest.mark.parametrize(("outlet", "row"), OWN)
def test_what_an_outlet_reports_itself_is_its_own(outlet: str, row: Row, by: str) -> None:
    check(Kind.SECOND_HAND, row, by, outlet=outlet)
