"""Nouns, phrases, passives and relative clauses that attribute."""

from __future__ import annotations

import pytest
from extraction_tables import Expected, check, fails

POSSESSIVES = [
    (
        "Lindqvist’s claim that the reading room would survive surprised nobody.",
        [("indirect", "Lindqvist’s", "claim", "that the reading room would survive")],
    ),
    fails(
        "the content of a relative clause or a noun ends before the main verb",
        "Her view that children need silence is not shared by the school.",
        [("indirect", "Her", "view", "that children need silence")],
    ),
    (
        "The verdict ended the bank's insistence that no client had lost money.",
        [("indirect", "the bank's", "insistence", "that no client had lost money")],
    ),
    (
        "The report repeats the ministry’s warning that wells could run dry.",
        [
            ("?indirect", "the ministry's", "warning", "that wells could run dry"),
            ("?indirect", "The report", "repeats", "the ministry’s warning that wells could run dry"),
        ],
    ),
    (
        "His fear that the goats would escape proved right.",
        [("indirect", "His", "fear", "that the goats would escape")],
    ),
    fails(
        "to belongs to the content",
        "Voters remember the senator's promise to cut fares.",
        [
            ("indirect", "the senator's", "promise", "to cut fares"),
            ("?indirect", "Voters", "remember", "the senator's promise to cut fares"),
        ],
    ),
    fails(
        "the source ends too early",
        "There is no sign of the rain, despite the forecasters’ prediction that it would come on Sunday.",
        [("indirect", "the forecasters’", "prediction", "that it would come on Sunday")],
    ),
    (
        "The judge rejected his argument that the camera was broken.",
        [
            ("?indirect", "his", "argument", "that the camera was broken"),
            ("?indirect", "The judge", "rejected", "*"),
        ],
    ),
    fails(
        "the content of a relative clause or a noun ends before the main verb",
        "Osman’s suspicion that someone had opened the letter grew.",
        [("indirect", "Osman’s", "suspicion", "that someone had opened the letter")],
    ),
    fails(
        "the content of a relative clause or a noun ends before the main verb",
        "The governor’s call for calm went unheard.",
        [("indirect", "The governor’s", "call", "for calm")],
    ),
    ("The idea that the earth is hollow is old.", [("?indirect", None, "idea", "that the earth is hollow")]),
]

PHRASES = [
    (
        "According to the fire chief, the blaze began in the kitchen.",
        [("indirect", "the fire chief", "According to", "the blaze began in the kitchen")],
    ),
    fails(
        "the source ends too early",
        "Wages rose by 3 percent, according to figures that the statistics office published on Friday.",
        [
            (
                "indirect",
                "figures that the statistics office published on Friday",
                "according to",
                "Wages rose by 3 percent",
            )
        ],
    ),
    (
        'The tower was, according to its architect, "a love letter to concrete."',
        [("mixed", "its architect", "according to", "The tower was ++ a love letter to concrete")],
    ),
    fails(
        "the content of a relative clause or a noun ends before the main verb",
        "According to Mette Dahl, a diver who found the wreck, the mast was missing.",
        [
            (
                "indirect",
                "Mette Dahl, a diver who found the wreck",
                "According to",
                "the mast was missing",
            )
        ],
    ),
    (
        'The treaty was, in the words of one diplomat, "a fig leaf."',
        [("mixed", "one diplomat", "in the words of", "The treaty was ++ a fig leaf")],
    ),
    (
        'As Justice Moreau put it, "A fence is not a border."',
        [("direct", "Justice Moreau", "put it", "A fence is not a border")],
    ),
    fails(
        "as X says, as X put it",
        "As the old fishermen say, the sea keeps its own books.",
        [("indirect", "the old fishermen", "say", "the sea keeps its own books")],
    ),
    (
        "In the view of the regulator, the merger would hurt customers.",
        [("indirect", "the regulator", "In the view of", "the merger would hurt customers")],
    ),
    # an agreement is not a source
    ("The team trained according to plan.", []),
    (
        "The bridge is two years late, according to the auditors.",
        [("indirect", "the auditors", "according to", "The bridge is two years late")],
    ),
    (
        "Nine in ten commuters are late at least once a week, according to a survey of 2,000 people by the "
        "transport institute.",
        [
            (
                "indirect",
                "a survey of 2,000 people by the transport institute",
                "according to",
                "Nine in ten commuters are late at least once a week",
            )
        ],
    ),
    ("“It rained frogs,” according to Pliny.", [("direct", "Pliny", "according to", "It rained frogs")]),
    (
        "By her own account, she slept through the earthquake.",
        [("?indirect", "her", "*", "she slept through the earthquake")],
    ),
    (
        "According to Mamani, a larger trial will begin in March.",
        [("indirect", "Mamani", "According to", "a larger trial will begin in March")],
    ),
    (
        "According to the widow, the last letter never came.",
        [("indirect", "the widow", "According to", "the last letter never came")],
    ),
]

PASSIVE = [
    (
        "Residents were told by the council that the water was safe.",
        [("indirect", "the council", "were told", "that the water was safe")],
    ),
    fails(
        "passives: the subject is the content; no agent",
        'The novel was described by one critic as "a cathedral of boredom."',
        [("mixed", "one critic", "described", "The novel ++ as a cathedral of boredom")],
    ),
    (
        "It was announced that the match would be played on Sunday.",
        [("indirect", None, "announced", "that the match would be played on Sunday")],
    ),
    (
        "The pilot reportedly left the cabin before takeoff.",
        [("indirect", None, "reportedly", "The pilot ++ left the cabin before takeoff")],
    ),
    (
        "The owner is understood to be seeking a buyer.",
        [("indirect", None, "is understood", "The owner ++ to be seeking a buyer")],
    ),
    (
        "The suspect is believed to have fled to Malta.",
        [("indirect", None, "is believed", "The suspect ++ to have fled to Malta")],
    ),
    (
        "Prices are expected to fall in the autumn.",
        [("indirect", None, "are expected", "Prices ++ to fall in the autumn")],
    ),
    fails(
        "passives: the subject is the content; no agent",
        "The plan was criticized by the farmers.",
        [("indirect", "the farmers", "was criticized", "The plan")],
    ),
    fails(
        "was quoted as saying",
        "He was quoted as saying that the match was fixed.",
        [("indirect", None, "quoted as saying", "that the match was fixed")],
    ),
    fails(
        "was quoted as saying",
        "State media quoted the general as saying: “The road is ours.”",
        [("direct", "the general|State media", "saying|quoted", "The road is ours")],
    ),
    fails(
        "passive without an agent, there are fears",
        "Police were told that a man with a knife had entered the bank.",
        [("indirect", None, "were told", "that a man with a knife had entered the bank")],
    ),
    fails(
        "passive without an agent, there are fears",
        "There are fears that the strike will spread.",
        [("indirect", None, "fears", "that the strike will spread")],
    ),
]

RELATIVE = [
    (
        "The hall cheered for Dr. Amadi, who emphasized that the vaccine was free.",
        [("indirect", "who", "emphasized", "that the vaccine was free")],
    ),
    (
        "She met her uncle, who said he had sold the boat.",
        [("indirect", "who", "said", "he had sold the boat")],
    ),
    fails(
        "the content of a relative clause or a noun ends before the main verb",
        "The letter, which warned that the roof was weak, lay unread for years.",
        [("indirect", "which", "warned", "that the roof was weak")],
    ),
    (
        "Farmers who say the rules are unfair blocked the road.",
        [("indirect", "who", "say", "the rules are unfair")],
    ),
    (
        "The ruling helps the widow, who has long argued that the fire was no accident.",
        [("indirect", "who", "argued", "that the fire was no accident")],
    ),
    (
        'He thanked the captain, who told him: "Go home and sleep."',
        [
            ("?indirect", "He", "thanked", "the captain"),
            ("direct", "who", "told", "Go home and sleep"),
        ],
    ),
    (
        "Protesters, who accuse the company of poisoning the river, marched to its gates.",
        [("indirect", "who", "accuse", "the company of poisoning the river")],
    ),
    fails(
        "the content of a relative clause or a noun ends before the main verb",
        "A cousin who asked about the will was shown the door.",
        [("indirect", "who", "asked", "about the will|the will")],
    ),
    ("The clinic that promised to treat them has closed.", [("?indirect", "*", "promised", "to treat them")]),
]


@pytest.mark.parametrize(("text", "expected"), POSSESSIVES)
def test_nouns_as_cues(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_phrases_that_attribute(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), PASSIVE)
def test_agents_and_hearsay(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_relative_pronouns_are_sources(text: str, expected: list[Expected]) -> None:
    check(text, expected)
