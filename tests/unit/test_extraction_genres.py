"""Short articles of many genres and countries, read whole: all that each of them attributes, and nothing else.

The lines are wrapped for this file only: a paragraph is given to `check` as one line.
"""

from __future__ import annotations

import pytest
from extraction_tables import Expected, check

COURT = (
    """A jury in Aberdeen took less than two hours to acquit a lobster fisherman of sinking his own boat.

“He loved that boat more than he loved me,” Fiona Geddes, his wife, told the court. “He painted it
every spring.”

Prosecutors had argued that Ewan Geddes, 47, needed the insurance money. Geddes denied it.

“There is a hole,” the fiscal, Alasdair Munro, told jurors in his closing speech, “and somebody made
it.”

Judge Helen Strachan said she would give her reasons in writing. Munro declined to comment.""",
    [
        (
            "direct",
            "Fiona Geddes, his wife",
            "told",
            "He loved that boat ... loved me ++ He painted it every spring",
        ),
        ("indirect", "Prosecutors", "argued", "that Ewan Geddes, 47, needed the insurance money"),
        ("?indirect", "Geddes", "denied", "it"),
        ("direct", "the fiscal, Alasdair Munro", "told", "There is a hole ++ and somebody made it"),
        ("indirect", "Judge Helen Strachan", "said", "she would give her reasons in writing"),
        ("?indirect", "Munro", "declined", "to comment"),
        ("?indirect", "he", "loved", "that boat more than he loved me"),
    ],
)
SPORT = (
    """Harambee Queens lost for the first time in 19 matches on Saturday, and their coach knew where to
look.

"In the mirror," said Wanjiru Kamau. "I picked that team."

Her captain, Akinyi Odhiambo, disagreed. "We are the ones who missed," she said, laughing. "She
can't kick for us."

The visitors from Lusaka did not mind. “Three points,” their goalkeeper shouted. “Three!”

Kamau said her side would train on Sunday and that nobody would be dropped.""",
    [
        ("direct", "Wanjiru Kamau", "said", "In the mirror ++ I picked that team"),
        ("direct", "she", "said", "We are the ones who missed ++ She can't kick for us"),
        ("direct", "their goalkeeper", "shouted", "Three points ++ Three"),
        ("?indirect", "their coach", "knew", "where to look"),
        ("indirect", "Kamau", "said", "her side would train on Sunday and that nobody would be dropped"),
    ],
)
SCIENCE = (
    """Bumblebees that nap in flowers live longer, a study published on Tuesday in Insect Letters suggests.

The authors followed 4,000 bees in the hills above Cochabamba. They found that a nap of ten minutes
added a week of life.

“We thought the tags were broken,” said Dr. Rosa Mamani of the Universidad del Valle, who led the
work. “Then we saw that they were asleep.”

Not everyone is convinced. Pekka Aaltonen, an ecologist at the University of Oulu who was not involved
in the study, called the result “charming but early.”

According to Mamani, a larger trial will begin in March.""",
    [
        (
            "indirect",
            "a study published on Tuesday in Insect Letters",
            "suggests",
            "Bumblebees that nap in flowers live longer",
        ),
        ("indirect", "They", "found", "that a nap of ten minutes added a week of life"),
        (
            "direct",
            "Dr. Rosa Mamani of the Universidad del Valle, who led the work",
            "said",
            "We thought the tags were broken ++ Then we saw that they were asleep",
        ),
        (
            "mixed",
            "Pekka Aaltonen, an ecologist at the University of Oulu who was not involved in the study",
            "called",
            "the result charming but early",
        ),
        ("indirect", "Mamani", "According to", "a larger trial will begin in March"),
    ],
)
BUSINESS = (
    """Vega Motors will close its plant in Gdansk by December, the company announced on Monday.

“This was not an easy decision,” chief executive Tomasz Bielak wrote in a letter to workers seen by
the Baltic Courier.

The union, which has 1,100 members at the plant, said it had learned of the plan from the radio.
“From the radio!” said its chairwoman, Ewa Lis. “After thirty years.”

Analysts had expected job cuts, but not a closure. Shares rose 4 percent.

A person familiar with the board's thinking said two buyers had looked at the site.""",
    [
        ("indirect", "the company", "announced", "Vega Motors will close its plant in Gdansk by December"),
        ("direct", "chief executive Tomasz Bielak", "wrote", "This was not an easy decision"),
        (
            "indirect",
            "The union, which has 1,100 members at the plant",
            "said",
            "it had learned of the plan from the radio",
        ),
        ("direct", "its chairwoman, Ewa Lis", "said", "From the radio ++ After thirty years"),
        ("?indirect", "it", "learned", "of the plan from the radio"),
        ("?indirect", "Analysts", "expected", "job cuts, but not a closure"),
        (
            "indirect",
            "A person familiar with the board's thinking",
            "said",
            "two buyers had looked at the site",
        ),
    ],
)
COUNCIL = (
    """Dunmore will keep its only public toilet after a debate that lasted until 1 a.m.

Councillor Bríd Ní Cheallaigh (Ind.) proposed the motion. She said the town could not ask tourists
to “hold on until Galway.”

“It costs us €9,000 a year,” the town clerk warned. “That is a footpath.”

“Then walk on the grass,” Ní Cheallaigh replied.

The motion passed by five votes to four. The mayor abstained, saying he had not read it.""",
    [
        (
            "mixed",
            "She",
            "said",
            "the town could not ask tourists to hold on until Galway",
        ),
        ("direct", "the town clerk", "warned", "It costs us €9,000 a year ++ That is a footpath"),
        ("direct", "Ní Cheallaigh", "replied", "Then walk on the grass"),
        ("indirect", "The mayor", "saying", "he had not read it"),
        ("?indirect", "*", "proposed", "the motion"),
        ("?mixed", "the town", "ask", "tourists to hold on until Galway"),
    ],
)
WORLD = (
    """The two governments agreed on Thursday to reopen the border bridge, officials on both sides said.

“The bridge was never the problem,” Foreign Minister Leyla Aliyeva told reporters in Baku.

“The problem was the toll.

“Now there is no toll.”

Her counterpart, Davit Beridze, said in a separate statement that trucks would cross from June. He
did not say who would pay.

Critics fear that the deal will not last. One senior diplomat, speaking on condition of anonymity,
described it as “a handshake over a river.”""",
    [
        (
            "indirect",
            "officials on both sides",
            "said",
            "The two governments agreed on Thursday to reopen the border bridge",
        ),
        (
            "direct",
            "Foreign Minister Leyla Aliyeva",
            "told",
            "The bridge was never the problem ++ The problem was ... no toll",
        ),
        ("indirect", "Her counterpart, Davit Beridze", "said", "that trucks would cross from June"),
        ("indirect", "He", "say", "who would pay"),
        ("indirect", "Critics", "fear", "that the deal will not last"),
        (
            "mixed",
            "One senior diplomat, speaking on condition of anonymity|One senior diplomat",
            "described",
            "it as a handshake over a river",
        ),
        ("?indirect", "The two governments", "agreed", "*"),
    ],
)
BRITISH = (
    """A tearoom in Whitby has banned the word ‘moist’.

‘Customers laughed at first,’ said its owner, Mrs Joyce Pickering, 68. ‘Then they joined in.’

The sign, which reads ‘No Moist’, hangs over the till.

‘It’s the workers’ favourite joke,’ her daughter, Ann, told the Whitby Echo, adding: ‘I don’t get
it.’

A spokesman for the council said there were ‘no rules on adjectives’.""",
    [
        (
            "direct",
            "its owner, Mrs Joyce Pickering, 68",
            "said",
            "Customers laughed at first ++ Then they joined in",
        ),
        ("direct", "her daughter, Ann", "told", "It’s the workers’ favourite joke"),
        ("direct", "her daughter, Ann", "adding", "I don’t get it"),
        ("mixed", "A spokesman for the council", "said", "there were no rules on adjectives"),
        ("?direct", "which", "reads", "No Moist"),
    ],
)
INTERVIEW = (
    """The novelist Chidi Anozie spoke to us in Lagos. This conversation has been shortened.

Q: You wrote the book in eleven days. How?

A: Fear of the landlord.

Q: And the sequel?

A: “Sequel” is a rude word in this house.""",
    [
        ("direct|indirect", "Q", ":", "You wrote the book in eleven days. How"),
        ("direct|indirect", "A", ":", "Fear of the landlord"),
        ("direct|indirect", "Q", ":", "And the sequel"),
        ("direct|indirect|mixed", "A", ":", "Sequel is a rude word in this house"),
        ("?indirect", "*", ":", "*"),
    ],
)
WEATHER = (
    """TORONTO — A snowstorm closed schools across southern Ontario on Wednesday.

Environment Canada warned drivers to stay home. “If you don't have to go, don't,” the agency wrote
on X.

Peel Regional Police reported 140 collisions by noon.

At a bus stop in Brampton, Harpreet Gill, a nurse, said she had waited for two hours. “I could have
walked to Quebec,” she joked.""",
    [
        ("indirect", "Environment Canada", "warned", "drivers to stay home"),
        ("direct", "the agency", "wrote", "If you don't have to go, don't"),
        ("indirect", "Peel Regional Police", "reported", "140 collisions by noon"),
        ("indirect", "Harpreet Gill, a nurse", "said", "she had waited for two hours"),
        ("direct", "she", "joked", "I could have walked to Quebec"),
    ],
)
REVIEW = (
    """“The Salt Road,” the second film by Mina Farahani, is a long film about a short walk.

It opens with a man who says he has lost his donkey. It ends, 190 minutes later, with the donkey.

Farahani has said that she wanted the audience to feel the distance. She has succeeded.

“Salt Road” is in theaters now.""",
    [
        ("indirect", "who", "says", "he has lost his donkey"),
        ("indirect", "Farahani", "said", "that she wanted the audience to feel the distance"),
        ("?indirect", "she", "wanted", "the audience to feel the distance"),
    ],
)
GENRES: dict[str, tuple[str, list[Expected]]] = {
    "court": COURT,
    "sport": SPORT,
    "science": SCIENCE,
    "business": BUSINESS,
    "local council": COUNCIL,
    "world politics": WORLD,
    "British marks": BRITISH,
    "interview": INTERVIEW,
    "weather": WEATHER,
    "review": REVIEW,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    GENRES.values(),
    ids=GENRES.keys(),
)
def test_articles(text: str, expected: list[Expected]) -> None:
    paragraphs = (" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
    check("\n\n".join(paragraphs), expected)
