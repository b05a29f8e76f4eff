"""What kind of source stands behind the words, and where a noun phrase ends.

Each row is invented: sources in braces, and beside the text what each of them must be.
"""

from __future__ import annotations

import pytest
from coreference_tables import said

TYPES = [
    # bodies and the places that stand for them
    ("{Beijing} reacted angrily.", ["organization: Beijing"]),
    ("{The Kremlin} denied it.", ["organization: Kremlin"]),
    ("{Downing Street} declined.", ["organization: Downing Street"]),
    ("{Tokyo} protested.", ["organization: Tokyo"]),
    ("{Japan} has maintained it.", ["organization: Japan"]),
    ("{China’s military} has warned.", ["organization: China’s military"]),
    ("{The White House} announced it.", ["organization: White House"]),
    ("{the Tax Foundation} found it.", ["organization: Tax Foundation"]),
    ("{The Republican National Committee} noted.", ["organization: Republican National Committee"]),
    ("{the Clinton campaign} hopes so.", ["organization: Clinton campaign"]),
    ("{The ministry} said so.", ["organization"]),
    ("{Tulsa police’s} earlier claim fell.", ["organization: Tulsa police"]),
    ("{NATO} said so.", ["organization: NATO"]),
    ("The Alliance to Reclaim Our Schools (AROS) met. {AROS} argues so.", ["organization: AROS"]),
    ("{The appeals court} ruled.", ["organization"]),
    ("Mondelez International grew. {Mondelez} said so.", ["organization: Mondelez"]),
    (
        "{The Committee for a Responsible Federal Budget} reported.",
        ["organization: Committee for a Responsible Federal Budget"],
    ),
    ("{Human Rights Watch} said so.", ["organization: Human Rights Watch"]),
    ("{McDonald’s} said so.", ["organization: McDonald’s"]),
    # media
    ("{Editorials in the People’s Daily} stressed it.", ["media: People’s Daily"]),
    ("{The New York Times} reported it. {The newspaper} cited it.", ["media: New York Times", "media"]),
    ("{The Hill} reported it.", ["media: Hill"]),
    ("{Reuters} reported it.", ["media: Reuters"]),
    ("{NHK} reported it.", ["media: NHK"]),
    ("{the Associated Press} reports it.", ["media: Associated Press"]),
    ("{The article} says so.", ["media"]),
    ("Anita Hill testified. {Hill} said so.", ["Anita Hill"]),
    # documents
    ("{A Quinnipiac University poll} found it.", ["document: Quinnipiac University poll"]),
    ("{the report} says so.", ["document"]),
    ("{court filings} show it.", ["document"]),
    ("{a 2014 study by two universities} found it.", ["document"]),
    ("{An email obtained by reporters} shows it.", ["document"]),
    ("{Data} show it.", ["document"]),
    # unnamed
    ("{a senior official} said.", ["unnamed"]),
    ("{sources familiar with the matter} said.", ["unnamed"]),
    ("{people familiar with her thinking} say.", ["unnamed"]),
    ("{two aides} said.", ["unnamed"]),
    ("{Some officials in Tokyo} worry.", ["unnamed"]),
    ("{Japanese government sources} said.", ["unnamed"]),
    ("{The U.S. envoy to Tokyo} reiterated it.", ["unnamed"]),
    ("{the woman} said.", ["unnamed"]),
    ("{several senior Democrats} said.", ["unnamed"]),
    ("{one of the former prosecutors} said.", ["unnamed"]),
    ("{Mrs. Clinton's aides} say.", ["unnamed"]),
    ("{past and present employees} said.", ["unnamed"]),
    ("{an inside source} said. {a close friend} said. {multiple sources privy to it} said.", ["unnamed"] * 3),
    ("{some inside the party} said. {two close to him} said.", ["collective", "unnamed"]),
    ("{a 21-year-old} said.", ["unnamed"]),
    ("{Ana Souza} ran. {The 46-year-old} said.", ["Ana Souza", "Ana Souza"]),
    # trades: of people who serve somebody, or are counted, not of a class
    ("{Republican strategists} say. {Some strategists} fear.", ["collective", "collective"]),
    ("{Political consultants} warn.", ["collective"]),
    ("{Two strategists} say. {A Republican strategist} says.", ["unnamed", "unnamed"]),
    ("{His strategists} say. {Strategists for the senator} say.", ["unnamed", "unnamed"]),
    ("Ana Souza ran. {Souza strategists} say. {campaign consultants} say.", ["unnamed", "unnamed"]),
    # of a crowd, those who know or spoke
    ("{Democrats close to the campaign} say. {lawmakers briefed on it} say.", ["unnamed", "unnamed"]),
    ("{members who spoke to reporters} say. {members who watched it} say.", ["unnamed", "collective"]),
    ("{Many Democrats close to the campaign} say.", ["collective"]),
    (
        "{two skywriters} said. {skywriters} said. {several superdelegates} said.",
        ["unnamed", "collective", "unnamed"],
    ),
    ("{the two antagonists} said. {A high percentage of voters} agree.", ["collective", "collective"]),
    ("{three polls, including one from Monmouth University,} said.", ["document"]),
    ("{officials, including 51 State Department employees,} said.", ["unnamed"]),
    ("{several fact checkers, including The Washington Post,} said.", ["collective"]),
    ("{an Iowa Democrat} said. {another New York Republican} said.", ["unnamed", "unnamed"]),
    ("{Iowa Democrats} said. {two Iowa Democrats} said.", ["collective", "unnamed"]),
    ("Ana Souza ran. {Republican strategists - some of whom knew Souza -} fear it.", ["collective"]),
    # several, told by a name among them
    ("Ana Souza ran. {Several candidates, including Souza,} said no.", ["collective"]),
    (
        "Ana Souza ran. {Several veterans interviewed at rallies this week, including Mr. Souza,} said no.",
        ["collective"],
    ),
    ("Ana Souza left. {Two former aides, including one who knew Souza,} said no.", ["unnamed"]),
    # "both" counts nothing where it joins two crowds; two public people are named by the article
    ("{Both supporters and critics} said no.", ["collective"]),
    ("{Both candidates} said no.", ["collective"]),
    ("{Both witnesses} said no.", ["unnamed"]),
    ("{The Republican elite} is torn.", ["collective"]),
    # spokespeople without a name
    ("{a spokesman for the ministry} said.", ["spokesperson"]),
    ("{a campaign spokeswoman} said.", ["spokesperson"]),
    ("{The spokesperson} declined.", ["spokesperson"]),
    ("{A representative for the brand} said.", ["spokesperson"]),
    (
        "{A Facebook representative} said. {Representatives for Acme Corp.} said.",
        ["spokesperson", "spokesperson"],
    ),
    ("{A representative from Ohio} said. {A state representative} said.", ["unnamed", "unnamed"]),
    ("{His representatives} said.", ["unnamed"]),
    # crowds
    ("{critics} say.", ["collective"]),
    ("{Analysts} warn.", ["collective"]),
    ("{Republicans} said.", ["collective"]),
    ("{many officials on the island} believe.", ["collective"]),
    ("{Some 20 percent of voters} said.", ["collective"]),
    ("{73 percent} agreed.", ["collective"]),
    ("{senior lawmakers} expressed frustration.", ["collective"]),
    ("{most people} think.", ["collective"]),
    ("{human rights groups} warned.", ["collective"]),
    ("{Not everyone} agrees.", ["collective"]),
    # the writer and the reader
    ("{I} know that {we} must.", ["author", "author"]),
    # nobody
    ("{the idea} holds.", ["unknown"]),
    ("{its warm reception} shows it.", ["unknown"]),
]

PHRASES = [
    # who speaks, whatever follows: reflexives, when it was, who counts
    ("Paul Reid ran. {Reid himself} said no. {Mr. Reid himself} left.", ["Paul Reid"] * 2),
    ("{A Quinn University poll last month} found it.", ["document: Quinn University poll"]),
    ("{A memo Tuesday} found it. {A memo out Monday} did not.", ["document", "document"]),
    ("{A trio of governors} said no. {A wide array of economists} said no.", ["collective", "collective"]),
    ("{One in five} said no. {About four out of 10 voters} said no.", ["collective", "collective"]),
    ("{Almost half} said no. {Just over a quarter, 26 percent,} said no.", ["collective", "collective"]),
    ("{Those mourning him} said no.", ["collective"]),
    ("{A number of experts I met} said no.", ["collective"]),
    (
        "Bill Clinton met Hillary Clinton. Bill Clinton left. {Clinton herself} stayed.",
        ["Hillary Clinton"],
    ),
    ("{Factcheck.org} said no. {USA TODAY} said no.", ["media", "media: USA TODAY"]),
    ("{The Philippine Star} said no. {The film’s star} said no.", ["media: Philippine Star", "unnamed"]),
    ("{The Las Rosas Sun} said no.", ["media: Las Rosas Sun"]),
    ("{The movie} shows it. {A footnote in the report} says it.", ["document", "document"]),
    ("{The head of the union} said no. {His golden head} said no.", ["unnamed", "unknown"]),
    # one who speaks with others is one, or two
    ("{Ana Souza} left. {She and her staff} said no.", ["Ana Souza"] * 2),
    ("Paul Reid came. {Ana Souza} left. {She and Reid} said no.", ["Ana Souza", "Ana Souza and Paul Reid"]),
    # an interview's labels
    (
        "{Ana Souza} met us.\n{Q}: Is Paul Reid well?\n{A}: Ask him.\n{Q}: Why?\n{A}: Because.",
        ["Ana Souza", "unknown", "Ana Souza", "unknown", "Ana Souza"],
    ),
    # an apposition tells a body
    ("Crowdpine, a political crowdfunding website, grew. {Crowdpine} said so.", ["organization: Crowdpine"]),
    ("Crowdpine, a political consultant, grew. {Crowdpine} said so.", ["Crowdpine"]),
]


@pytest.mark.parametrize(("marked", "expected"), TYPES + PHRASES, ids=lambda value: str(value)[:60])
def test_type(marked: str, expected: list[str]) -> None:
    assert said(marked) == expected
