"""Cues: inverted, and with a listener, a place and a time around them."""

from __future__ import annotations

import pytest
from extraction_tables import Expected, check, fails

INVERTED = [
    (
        "“I sold the cows,” said John Smith, a 54-year-old farmer who lost his barn in the storm.",
        [
            (
                "direct",
                "John Smith, a 54-year-old farmer who lost his barn in the storm",
                "said",
                "I sold the cows",
            )
        ],
    ),
    (
        '"The maths does not work," says Priya Raman, chief economist at the Institute of Trade.',
        [
            (
                "direct",
                "Priya Raman, chief economist at the Institute of Trade",
                "says",
                "The maths does not work",
            )
        ],
    ),
    (
        '"He never called," said the victim’s mother.',
        [("direct", "the victim's mother", "said", "He never called")],
    ),
    (
        "The lake will freeze by Friday, said Lars Holm of the weather service.",
        [("indirect", "Lars Holm of the weather service", "said", "The lake will freeze by Friday")],
    ),
    (
        '"It is a good day," said Nomsa Dube, 31, from Bulawayo.',
        [("direct", "Nomsa Dube, 31, from Bulawayo", "said", "It is a good day")],
    ),
    (
        '"Play on," shouted the referee.',
        [("direct", "the referee", "shouted", "Play on")],
    ),
    (
        '"We are ready," said Gen. Pavel Dvorak, who commands the brigade, on Tuesday.',
        [("direct", "Gen. Pavel Dvorak, who commands the brigade", "said", "We are ready")],
    ),
    (
        '"The cells divide," explained Dr. Mei Tan, one of the authors of the study.',
        [("direct", "Dr. Mei Tan, one of the authors of the study", "explained", "The cells divide")],
    ),
    (
        '"I voted twice," confessed one man, who laughed.',
        [("direct", "one man, who laughed", "confessed", "I voted twice")],
    ),
    (
        '"No comment," snapped the lawyer for the company, Ivo Kral.',
        [("direct", "the lawyer for the company, Ivo Kral", "snapped", "No comment")],
    ),
    (
        "“They took the piano,” said the caretaker, Luis Ortega, who has worked at the school since 1988.",
        [
            (
                "direct",
                "the caretaker, Luis Ortega, who has worked at the school since 1988",
                "said",
                "They took the piano",
            )
        ],
    ),
    ("“No,” came the reply from the balcony.", [("?direct", "*", "*", "No")]),
    (
        '"Rates will stay where they are," said Yuki Mori, an analyst at Kita Bank in Sapporo.',
        [
            (
                "direct",
                "Yuki Mori, an analyst at Kita Bank in Sapporo",
                "said",
                "Rates will stay where they are",
            )
        ],
    ),
    fails(
        "the source ends too early or begins too late",
        "“Enough!” cried a woman at the back of the hall.",
        [("direct", "a woman at the back of the hall", "cried", "Enough")],
    ),
    fails(
        "the source ends too early or begins too late",
        "“The ball was out,” insists Delgado, now 81 and living in Rosario.",
        [("direct", "Delgado, now 81 and living in Rosario", "insists", "The ball was out")],
    ),
    (
        "“This is not the end,” read one placard.",
        [("direct", "one placard", "read", "This is not the end")],
    ),
    (
        "“We are hungry,” one banner read.",
        [("direct", "one banner", "read", "We are hungry")],
    ),
    (
        "Says Okoro: “The drum is the boss.”",
        [("direct", "Okoro", "Says", "The drum is the boss")],
    ),
    ("Said the minister: “No.”", [("direct", "the minister", "Said", "No")]),
    ("Adds Okoro, “And the boss is late.”", [("direct", "Okoro", "Adds", "And the boss is late")]),
    (
        "“Your Honor,” Ms. Kaur began, before the judge cut her off. “Sit,” he said.",
        [("direct", "Ms. Kaur", "began", "Your Honor"), ("direct", "he", "said", "Sit")],
    ),
]

LONG = [
    (
        "The mayor told reporters on Monday that the port would reopen in May.",
        [("indirect", "The mayor", "told", "that the port would reopen in May")],
    ),
    (
        'Salgado told The Andean Post in a telephone interview that the mine was "a wound."',
        [("mixed", "Salgado", "told", "that the mine was a wound")],
    ),
    (
        '"I will not run again," Senator Ruiz wrote in a letter obtained by the Coast Herald.',
        [("direct", "Senator Ruiz", "wrote", "I will not run again")],
    ),
    (
        "In a statement, the club said it would appeal the ban.",
        [("indirect", "the club", "said", "it would appeal the ban")],
    ),
    (
        "In a statement on Friday, Vega Motors said that it regretted the error.",
        [("indirect", "Vega Motors", "said", "that it regretted the error")],
    ),
    (
        'Castellano, in an interview with a local station, called the budget "a bad joke."',
        [("mixed", "Castellano", "called", "the budget a bad joke")],
    ),
    (
        "The actor said in an interview last month that he hated horses.",
        [("indirect", "The actor", "said", "that he hated horses")],
    ),
    (
        "Speaking at a school in Lyon, the president said the exam would be abolished.",
        [("indirect", "the president", "said", "the exam would be abolished")],
    ),
    (
        "Two days later the bank announced that 300 branches would close.",
        [("indirect", "the bank", "announced", "that 300 branches would close")],
    ),
    (
        '"The sea took it all," Tavita Leota told the Islands Business magazine on Sunday.',
        [("direct", "Tavita Leota", "told", "The sea took it all")],
    ),
    (
        "When the votes were counted, the chairman told his supporters: “We start again tomorrow.”",
        [("direct", "the chairman", "told", "We start again tomorrow")],
    ),
    (
        "Police in Leeds said on Wednesday that a man of 40 had been arrested.",
        [("indirect", "Police in Leeds", "said", "that a man of 40 had been arrested")],
    ),
    (
        "During a visit to the port of Haifa on Sunday, the transport minister promised that the strike "
        "would be over by Friday.",
        [("indirect", "the transport minister", "promised", "that the strike would be over by Friday")],
    ),
    (
        "After the match, Tan told a crowd of fans outside the hotel that he was going home.",
        [("indirect", "Tan", "told", "that he was going home")],
    ),
    (
        "In a 40-page ruling, Judge Solheim wrote that the state had “lost its memory.”",
        [("mixed", "Judge Solheim", "wrote", "that the state had lost its memory")],
    ),
    (
        "Last week the archbishop told the synod: “We have been slow.”",
        [("direct", "the archbishop", "told", "We have been slow")],
    ),
    fails(
        "told X something, confirmed on Friday something, said by telephone that",
        "Nkosi said by telephone from Durban that his ship was still waiting.",
        [("indirect", "Nkosi", "said", "that his ship was still waiting")],
    ),
    (
        "The museum said in an e-mailed statement late on Thursday that it was “saddened” by the theft.",
        [("mixed", "The museum", "said", "that it was saddened by the theft")],
    ),
    (
        "The U.N. food agency said on Monday it would run out of money by June.",
        [("indirect", "The U.N. food agency", "said", "it would run out of money by June")],
    ),
    (
        "The mayor told The Associated Press on Sunday he was not worried.",
        [("indirect", "The mayor", "told", "he was not worried")],
    ),
    fails(
        "radioed, point out, made clear",
        "The captain radioed that the engine was on fire.",
        [("indirect", "The captain", "radioed", "that the engine was on fire")],
    ),
    fails(
        "radioed, point out, made clear",
        "Officials were quick to point out that nobody had been hurt.",
        [("indirect", "Officials", "point out", "that nobody had been hurt")],
    ),
    fails(
        "radioed, point out, made clear",
        "Mr. Tan made clear that he would not sell.",
        [("indirect", "Mr. Tan", "made clear", "that he would not sell")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), INVERTED)
def test_inverted_cues(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), LONG)
def test_cues_with_listener_place_and_time(text: str, expected: list[Expected]) -> None:
    check(text, expected)
