"""What is asked of anonymous sources: invented articles by phenomenon, each with what must be found and no more."""

from __future__ import annotations

import pytest
from audit_tables import BOTH, Row, check

from quotetrack.audit import Kind

RECORD = "Ann Whitlock, the mayor of Port Ellery, said the harbour would open in May."
RAIN = " ¶ ".join(["It rained all day in Port Ellery and in the hills around the town."] * 3)

NO_REASON: list[Row] = [
    ("Sources familiar with the matter said the tunnel would cost 12 million euros.", ["sources familiar"]),
    ("An official said the tunnel would cost 12 million euros.", ["an official"]),
    ("Two aides said the minister would resign. The aides said he was tired.", ["two aides"]),
    ("Some officials in Tokyo worry that the deal could fail.", ["some officials in Tokyo"]),
    # one source, one question
    (
        "A senior aide said the vote was lost. “It is over,” the aide said. The aide added that he would leave.",
        ["a senior aide"],
    ),
    ("An aide, who asked not to be named because she feared losing her job, said the vote was lost.", []),
    (
        "An aide said the vote was lost. The aide spoke on condition of anonymity because the talks are private.",
        [],
    ),
    (RECORD, []),
    ("A spokesman for the ministry said the tunnel would open in May.", []),
    ("The ministry said in a statement that the tunnel would open in May.", []),
    ("Critics said the tunnel was too expensive.", []),
    # what is said of four holds for one of them
    (
        "Four drivers, who asked not to be named because the firm dismisses those who talk, said it was unsafe. ¶ "
        "“It fell,” one said. Another driver said it was old. An engineer said it was new.",
        ["an engineer"],
    ),
    # who is the only one is nobody's secret
    ("The Norwegian ambassador to Oslavia said the talks would go on.", []),
    ("Ann Whitlock won. Her mother said she had always known it.", []),
    # some are named
    ("Several lawmakers, including Ann Whitlock and Paul Okafor, said they would vote against it.", []),
    # whom others speak of
    ("“A friend told me that the bridge was closed,” said Ann Whitlock.", []),
    ("The council’s usual partner, Sen. Ann Whitlock, said the tunnel was late.", []),
    ("Another reader, Johanna Moss, said the tunnel was late.", []),
    ("The campaign adviser said the tunnel was late.", ["the campaign adviser"]),
    ("Oslavia’s tax commissioner says nobody opened the letter.", []),
    ("Ann Whitlock and Paul Okafor met in May. The two voters said they were tired.", []),
    # nobody told anything
    ("“Wake up!” one person tweeted.", []),
    ("An attorney for the bank did not respond to questions.", []),
    ("The fund is run by managers who think they know better.", []),
    ("The campaign raised money from executives supporting the mayor.", []),
    ("Officials had little interest in the tunnel. Ann Whitlock said so.", []),
]

BARE: list[Row] = [
    ("Sources said the tunnel would cost 12 million euros.", ["sources"]),
    ("A source said the minister would resign.", ["a source"]),
    ("The minister will resign, according to sources.", ["sources"]),
    ("“He will resign,” one insider said.", ["one insider"]),
    ("A source close to the minister said he would resign.", []),
    ("Sources at the ministry said he would resign.", []),
    ("A police source said the man had been seen.", []),
    ("A former aide said he would resign.", []),
    # in the street
    ("“I saw the smoke,” a young woman said.", []),
    (RECORD, []),
]

BOILERPLATE: list[Row] = [
    (
        "An aide, who was not authorized to speak publicly, said the vote was lost.",
        ["who was not authorized"],
    ),
    (
        "An official, speaking on condition of anonymity, said the vote was lost.",
        ["speaking on condition of anonymity"],
    ),
    ("An official, who asked not to be named because he feared being dismissed, said the vote was lost.", []),
    ("An official said the vote was lost.", []),
]

REASON: list[Row] = [
    (
        "An official, who asked not to be named because he feared being dismissed, said it was lost.",
        ["who asked not to be named"],
    ),
    (
        "Japanese diplomats who requested anonymity due to the sensitivity of the matter said it was lost.",
        ["who requested anonymity"],
    ),
    ("An aide, who was not authorized to speak publicly, said the vote was lost.", []),
]

LEAD: list[Row] = [
    (
        "The minister will resign, sources familiar with the matter said. ¶ He took office in May, after a campaign.",
        ["sources familiar"],
    ),
    (
        "The town has waited for its bridge for nine years. ¶ The bridge will open in May, a senior official said.",
        ["a senior official"],
    ),
    (
        "Ann Whitlock said that the harbour would open in May. ¶ Sources close to the board said it would not.",
        [],
    ),
    (
        "The minister will resign on Friday, Ann Whitlock said, and two officials said he had written the letter.",
        [],
    ),
    (
        "The bridge was closed after cracks were found in it. ¶ Nobody was hurt when the road gave way at noon.",
        [],
    ),
    # far below the lead
    (
        RAIN + " ¶ A source said that the dam was old and had not been checked.",
        [],
    ),
]

SOLE: list[Row] = [
    (
        "A senior official said the tunnel would cost 12 million euros and open in the autumn.",
        ["the tunnel would cost"],
    ),
    (
        "A senior official said the tunnel would cost 12 million euros. ¶ "
        "Ann Whitlock said the tunnel would indeed cost 12 million euros.",
        [],
    ),
    ("Two senior officials said the tunnel would cost 12 million euros.", []),
    ("Officials said the tunnel would cost 12 million euros.", []),
    ("“I shall take the train to the harbour tomorrow morning,” a young woman said.", []),
    (RECORD, []),
]

ATTACK: list[Row] = [
    ("A former aide called the minister incompetent.", ["incompetent"]),
    ("One official mocked the mayor’s plan.", ["one official"]),
    ("A senior adviser said the mayor was “a liar and a bully.”", ["liar"]),
    ("An aide criticized the minister for his handling of the flood.", ["an aide"]),
    ("A party insider said the candidate was in over his head.", ["in over his head"]),
    # on the record
    ("Ann Whitlock called the minister incompetent.", []),
    ("A spokesman for the party criticized the minister.", []),
    # information
    ("A senior official said the minister would resign.", []),
    ("An aide said the mayor was not a liar.", []),
    ("An aide said his words had been turned to make him appear racist.", []),
    # somebody else's words
    ("An aide said the minister had called her a liar.", []),
    ("“I was a fool to believe it,” one official said.", []),
    ("An official said the toxic smoke had reached the harbour.", ["toxic"]),
]

PLURAL: list[Row] = [
    ("Sources said the minister would resign. The source said he had written the letter.", ["sources"]),
    ("Officials said the tunnel was closed. It would stay so for a week, the official said.", ["officials"]),
    ("Officials said the tunnel was closed. One of the officials said it would open in May.", []),
    (
        "Officials said the tunnel was closed. A second official said it would open. The official gave no date.",
        [],
    ),
    ("Two officials said the tunnel was closed. The officials said it would open in May.", []),
    ("An official said the tunnel was closed. The official said it would open in May.", []),
    (RECORD, []),
]

TABLES = {
    Kind.NO_REASON: NO_REASON,
    Kind.BARE: BARE,
    Kind.BOILERPLATE: BOILERPLATE,
    Kind.REASON: REASON,
    Kind.LEAD_ANONYMOUS: LEAD,
    Kind.SOLE_SOURCE: SOLE,
    Kind.ATTACK: ATTACK,
    Kind.PLURAL_INFLATION: PLURAL,
}


@pytest.mark.parametrize("by", BOTH)
@pytest.mark.parametrize(("kind", "row"), [(kind, row) for kind, rows in TABLES.items() for row in rows])
def test_what_is_found(kind: Kind, row: Row, by: str) -> None:
    check(kind, row, by)
