"""Sources: with their titles and appositions, one or several."""

from __future__ import annotations

import pytest
from extraction_tables import Expected, check, fails

SPANS = [
    (
        "Dr. Kwame Boateng, a surgeon at the Ridge Hospital in Accra, said the ward was full.",
        [
            (
                "indirect",
                "Dr. Kwame Boateng, a surgeon at the Ridge Hospital in Accra",
                "said",
                "the ward was full",
            )
        ],
    ),
    (
        'Prime Minister Jana Novotna said: "The border stays open."',
        [("direct", "Prime Minister Jana Novotna", "said", "The border stays open")],
    ),
    (
        "Former Sen. Bill Hardy (R-Kan.) said the farm bill was dead.",
        [("indirect", "Former Sen. Bill Hardy (R-Kan.)", "said", "the farm bill was dead")],
    ),
    (
        "Sarah Oyelaran, 43, said the bus never came.",
        [("indirect", "Sarah Oyelaran, 43", "said", "the bus never came")],
    ),
    (
        "The company’s founder, Mateo Quispe, denied that the phones were unsafe.",
        [("indirect", "The company's founder, Mateo Quispe", "denied", "that the phones were unsafe")],
    ),
    (
        'Lena Fischer, the goalkeeper, whose contract ends in June, said she would "wait and see."',
        [
            (
                "mixed",
                "Lena Fischer, the goalkeeper, whose contract ends in June",
                "said",
                "she would wait and see",
            )
        ],
    ),
    (
        "A spokesman for the interior ministry in Nairobi said six officers were suspended.",
        [
            (
                "indirect",
                "A spokesman for the interior ministry in Nairobi",
                "said",
                "six officers were suspended",
            )
        ],
    ),
    (
        "In Geneva, the head of the agency, Dr. Paolo Conti, warned that stocks were low.",
        [("indirect", "the head of the agency, Dr. Paolo Conti", "warned", "that stocks were low")],
    ),
    (
        "But on Thursday, Mr. Tran said the shop would stay.",
        [("indirect", "Mr. Tran", "said", "the shop would stay")],
    ),
    (
        'Joseph "Joe the Baker" Marino said flour had doubled in price.',
        [("indirect", 'Joseph "Joe the Baker" Marino', "said", "flour had doubled in price")],
    ),
    (
        "Two people briefed on the talks said a deal was close.",
        [("indirect", "Two people briefed on the talks", "said", "a deal was close")],
    ),
    (
        "An official who asked not to be named because the case is open said the file was lost.",
        [
            (
                "indirect",
                "An official who asked not to be named because the case is open|An official",
                "said",
                "the file was lost",
            )
        ],
    ),
    (
        "Maj. Sara Lindholm, the unit’s commander, told lawmakers that the radios failed.",
        [("indirect", "Maj. Sara Lindholm, the unit’s commander", "told", "that the radios failed")],
    ),
    (
        "The 16-year-old, who cannot be named, said she was sorry.",
        [("indirect", "The 16-year-old, who cannot be named", "said", "she was sorry")],
    ),
    fails(
        "the source ends too early or begins too late",
        "Ola Nordmann, 52, a plumber from Bergen, believes the pipes are cursed.",
        [("indirect", "Ola Nordmann, 52, a plumber from Bergen", "believes", "the pipes are cursed")],
    ),
    (
        "The U.N. special envoy for the region, Dr. Ibrahim Keita, said the road was mined.",
        [
            (
                "indirect",
                "The U.N. special envoy for the region, Dr. Ibrahim Keita",
                "said",
                "the road was mined",
            )
        ],
    ),
    (
        "One of the nurses who treated him said he never slept.",
        [("indirect", "One of the nurses who treated him", "said", "he never slept")],
    ),
    (
        "Meanwhile, the head of the teachers’ union, Carmen Vidal, called the reform “a pamphlet.”",
        [("mixed", "the head of the teachers’ union, Carmen Vidal", "called", "the reform a pamphlet")],
    ),
    fails(
        "the source ends too early or begins too late",
        "Per Aaltonen, an ecologist in Oulu, said the nap was real.",
        [("indirect", "Per Aaltonen, an ecologist in Oulu", "said", "the nap was real")],
    ),
    (
        "People familiar with the matter say a deal is near.",
        [("indirect", "People familiar with the matter", "say", "a deal is near")],
    ),
    (
        "Sources close to the striker say he wants to leave.",
        [
            ("indirect", "Sources close to the striker", "say", "he wants to leave"),
            ("?indirect", "he", "wants", "to leave"),
        ],
    ),
    (
        "Lawyers representing the miners say the fund is empty.",
        [("indirect", "Lawyers representing the miners", "say", "the fund is empty")],
    ),
    ("Critics of the plan say it will fail.", [("indirect", "Critics of the plan", "say", "it will fail")]),
    (
        "Everyone in the village says the well is cursed.",
        [("indirect", "Everyone in the village", "says", "the well is cursed")],
    ),
    (
        "The report, to be published on Monday, says the dam is safe.",
        [("indirect", "The report, to be published on Monday|The report", "says", "the dam is safe")],
    ),
    fails(
        "apposition after an age",
        "Al-Hassan, 29, who lost his leg in the blast, said he would dance at his wedding.",
        [
            (
                "indirect",
                "Al-Hassan, 29, who lost his leg in the blast",
                "said",
                "he would dance at his wedding",
            )
        ],
    ),
    (
        "U.S. Rep. Lee Park, D-Ohio, said he would vote no.",
        [("indirect", "U.S. Rep. Lee Park, D-Ohio", "said", "he would vote no")],
    ),
    fails(
        "a participle takes the subject of the sentence",
        "Two senators, a Republican and a Democrat, wrote to the agency demanding answers.",
        [("indirect", "Two senators, a Republican and a Democrat", "demanding", "answers")],
    ),
]

SEVERAL = [
    (
        "Ana Pires and her brother Rui said the house was theirs.",
        [("indirect", "Ana Pires and her brother Rui", "said", "the house was theirs")],
    ),
    (
        "Both the union and the company said talks would resume.",
        [("indirect", "Both the union and the company", "said", "talks would resume")],
    ),
    (
        "Police and prosecutors in Oslo said the painting was genuine.",
        [("indirect", "Police and prosecutors in Oslo", "said", "the painting was genuine")],
    ),
    (
        "“We agree on nothing,” said Ms. Adams and Mr. Bello.",
        [("direct", "Ms. Adams and Mr. Bello", "said", "We agree on nothing")],
    ),
    (
        "Scientists at Kyoto University and the Max Planck Institute said the comet had split.",
        [
            (
                "indirect",
                "Scientists at Kyoto University and the Max Planck Institute",
                "said",
                "the comet had split",
            )
        ],
    ),
    fails(
        "the source ends too early or begins too late",
        "Neither the doctor nor the nurse said where the body was.",
        [("indirect", "Neither the doctor nor the nurse", "said", "where the body was")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SPANS)
def test_titles_and_appositions_belong_to_the_source(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_sources_that_are_several(text: str, expected: list[Expected]) -> None:
    check(text, expected)
