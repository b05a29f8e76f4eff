"""Speech without quotation marks: that, no that, wh-clauses, infinitives, judgments, denials, beliefs."""

from __future__ import annotations

import pytest
from extraction_tables import Expected, check, fails

CLAUSES = [
    (
        "The union said that the offer was too low.",
        [("indirect", "The union", "said", "that the offer was too low")],
    ),
    (
        "The union said the offer was too low.",
        [("indirect", "The union", "said", "the offer was too low")],
    ),
    (
        "Officials did not say how many boats were missing.",
        [("indirect", "Officials", "say", "how many boats were missing")],
    ),
    (
        "She asked why the lights were off.",
        [("indirect", "She", "asked", "why the lights were off")],
    ),
    (
        "Researchers at the university found that crows remember faces for years.",
        [
            ("indirect", "Researchers at the university", "found", "that crows remember faces for years"),
            ("?indirect", "*", "remember", "faces for years"),
        ],
    ),
    (
        "The audit shows that 12 million pesos are missing.",
        [("indirect", "The audit", "shows", "that 12 million pesos are missing")],
    ),
    (
        "The coach insisted the team was not tired.",
        [("indirect", "The coach", "insisted", "the team was not tired")],
    ),
    (
        "Ministers claim it will create 4,000 jobs.",
        [("indirect", "Ministers", "claim", "it will create 4,000 jobs")],
    ),
    (
        "The tribunal ruled that the eviction was unlawful.",
        [("indirect", "The tribunal", "ruled", "that the eviction was unlawful")],
    ),
    (
        "Tanaka explained what the machine does to the tea.",
        [("indirect", "Tanaka", "explained", "what the machine does to the tea")],
    ),
    (
        "The forecast warns of floods in the delta.",
        [("indirect", "The forecast", "warns", "floods in the delta")],
    ),
    (
        "The girl said no.",
        [("indirect", "The girl", "said", "no")],
    ),
    (
        "Doctors told the family that nothing more could be done.",
        [("indirect", "Doctors", "told", "that nothing more could be done")],
    ),
    fails(
        "told X something, confirmed on Friday something, said by telephone that",
        "Doctors told the family nothing more could be done.",
        [("indirect", "Doctors", "told", "nothing more could be done")],
    ),
    (
        "Eyewitnesses described how the crane had tipped.",
        [("indirect", "Eyewitnesses", "described", "how the crane had tipped")],
    ),
    (
        "The poll found 61 percent of farmers oppose the law.",
        [
            ("indirect", "The poll", "found", "61 percent of farmers oppose the law"),
            ("?indirect", "61 percent of farmers", "oppose", "the law"),
        ],
    ),
    (
        "The ministry confirmed on Friday three hostages had been freed.",
        [("indirect", "The ministry", "confirmed", "three hostages had been freed")],
    ),
    (
        "The defense argued she could not have known.",
        [("indirect", "The defense", "argued", "she could not have known")],
    ),
]

INFINITIVES = [
    (
        "The doctor urged him not to fly.",
        [("indirect", "The doctor", "urged", "him not to fly")],
    ),
    (
        "The embassy warned travelers against swimming in the river.",
        [("indirect", "The embassy", "warned", "travelers against swimming in the river")],
    ),
    (
        "The striker vowed to stay until the end of his contract.",
        [("indirect", "The striker", "vowed", "to stay until the end of his contract")],
    ),
    fails(
        "warns of, warned X against, denies having, said no",
        "Delgado denies having taken the money.",
        [("indirect", "Delgado", "denies", "having taken the money")],
    ),
    (
        "The bank promised to repay every customer.",
        [("indirect", "The bank", "promised", "to repay every customer")],
    ),
    (
        "The bishop called for an end to the fighting.",
        [("indirect", "The bishop", "called", "an end to the fighting")],
    ),
    (
        "The airline apologized for the delay.",
        [("indirect", "The airline", "apologized", "the delay")],
    ),
    (
        "Governor Mutua threatened to close the market.",
        [("indirect", "Governor Mutua", "threatened", "to close the market")],
    ),
    (
        "The panel recommended raising the fee.",
        [("indirect", "The panel", "recommended", "raising the fee")],
    ),
    (
        "The king accused the press of cruelty.",
        [("indirect", "The king", "accused", "the press of cruelty")],
    ),
    (
        "The mayor asked residents to save water.",
        [("indirect", "The mayor", "asked", "residents to save water")],
    ),
    fails(
        "told X something, confirmed on Friday something, said by telephone that",
        "The mayor told residents to save water.",
        [("indirect", "The mayor", "told", "to save water|residents to save water")],
    ),
    fails(
        "demanded, denies having, warns of",
        "Lawyers for the family demanded an apology.",
        [("indirect", "Lawyers for the family", "demanded", "an apology")],
    ),
    ("The envoy offered to mediate.", [("indirect", "The envoy", "offered", "to mediate")]),
    ("Nurses complained of long shifts.", [("indirect", "Nurses", "complained", "long shifts")]),
]

NEGATED = [
    (
        "The police chief refused to say whether the driver was drunk.",
        [("indirect", "The police chief", "refused to say", "whether the driver was drunk")],
    ),
    (
        "The firm would not say when the plant will reopen.",
        [("indirect", "The firm", "would not say", "when the plant will reopen")],
    ),
    (
        "Haddad declined to comment on the lawsuit.",
        [("indirect", "Haddad", "declined to comment on", "the lawsuit")],
    ),
    (
        "She has never said that the treaty is dead.",
        [("indirect", "She", "never said", "that the treaty is dead")],
    ),
    (
        "The widow does not believe it was an accident.",
        [("indirect", "The widow", "believe", "it was an accident")],
    ),
    (
        "Neighbors can't say what started the fire.",
        [("indirect", "Neighbors", "say", "what started the fire")],
    ),
    fails(
        "refuse, decline, stop short: the verb of speech is the cue, once",
        "The senator stopped short of saying that the vote was rigged.",
        [("indirect", "The senator", "saying", "that the vote was rigged")],
    ),
    # a cue inside a content: what the inner one reports is an attribution of its own
    (
        "Her lawyer said the judge told her that the case was closed.",
        [
            ("indirect", "Her lawyer", "said", "the judge told her that the case was closed"),
            ("indirect", "the judge", "told", "that the case was closed"),
        ],
    ),
    (
        "The minister said critics who call the dam a failure have not seen it.",
        [
            ("indirect", "The minister", "said", "critics who call ... seen it"),
            ("?indirect", "who", "call", "the dam a failure"),
        ],
    ),
    ("Neither side has said who fired first.", [("indirect", "Neither side", "has said", "who fired first")]),
    fails(
        "refuse, decline, stop short, has yet to: the verb of speech is the cue",
        "The firm has yet to say when the plant will reopen.",
        [("indirect", "The firm", "say", "when the plant will reopen")],
    ),
    ("No one said the plan was good.", [("indirect", "No one", "said", "the plan was good")]),
    (
        "He denied that he said the vote was rigged.",
        [
            ("indirect", "He", "denied", "that he said the vote was rigged"),
            ("indirect", "he", "said", "the vote was rigged"),
        ],
    ),
]

BELIEFS = [
    (
        "Archaeologists believe the wall was built in a single summer.",
        [("indirect", "Archaeologists", "believe", "the wall was built in a single summer")],
    ),
    (
        "The company plans to hire 200 welders.",
        [("indirect", "The company", "plans", "to hire 200 welders")],
    ),
    (
        "Parents fear that the school will close.",
        [("indirect", "Parents", "fear", "that the school will close")],
    ),
    (
        "Many economists expect the bank to raise rates.",
        [("indirect", "Many economists", "expect", "the bank to raise rates")],
    ),
    (
        "She hopes to play again in March.",
        [("indirect", "She", "hopes", "to play again in March")],
    ),
    (
        "Villagers doubt whether the road will ever be built.",
        [("indirect", "Villagers", "doubt", "whether the road will ever be built")],
    ),
    (
        "He thinks the fish are coming back.",
        [("indirect", "He", "thinks", "the fish are coming back")],
    ),
    # verbs of the same form that report nothing
    ("The plans fell from the table.", []),
    ("The river runs past the mill and the church.", []),
    ("A record crowd filled the stadium.", []),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_reported_clauses(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), INFINITIVES)
def test_infinitives_and_objects(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), NEGATED)
def test_negated_and_embedded_cues(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), BELIEFS)
def test_beliefs_and_intentions(text: str, expected: list[Expected]) -> None:
    check(text, expected)
