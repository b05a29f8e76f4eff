"""Cues: inverted, long, with a listener and a place, after a question, a colon, a dash, a name in capitals."""

from __future__ import annotations

import pytest
from extract_tables import Expected, check, fails

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
    fails(
        "the source ends too early",
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
    fails(
        "where or when it was said stands between source and verb, or before the source",
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
    fails(
        "where or when it was said stands between source and verb, or before the source",
        "Two days later the bank announced that 300 branches would close.",
        [("indirect", "the bank", "announced", "that 300 branches would close")],
    ),
    (
        '"The sea took it all," Tavita Leota told the Islands Business magazine on Sunday.',
        [("direct", "Tavita Leota", "told", "The sea took it all")],
    ),
    fails(
        "what stands before the cue is a setting, no content",
        "When the votes were counted, the chairman told his supporters: “We start again tomorrow.”",
        [("direct", "the chairman", "told", "We start again tomorrow")],
    ),
    (
        "Police in Leeds said on Wednesday that a man of 40 had been arrested.",
        [("indirect", "Police in Leeds", "said", "that a man of 40 had been arrested")],
    ),
]

REPLIES = [
    (
        "Asked whether he would resign, Petrov replied, “Not today.”",
        [
            ("?indirect", None, "Asked", "whether he would resign"),
            ("direct", "Petrov", "replied", "Not today"),
        ],
    ),
    (
        'Asked about the goal, she said, "Pure luck."',
        [("?indirect", None, "Asked", "the goal"), ("direct", "she", "said", "Pure luck")],
    ),
    (
        '"Did you see the truck?" the lawyer asked. "I saw lights," the witness answered.',
        [
            ("direct", "the lawyer", "asked", "Did you see the truck"),
            ("direct", "the witness", "answered", "I saw lights"),
        ],
    ),
    fails(
        "what stands before the cue is a setting, no content",
        'Reminded that the fund was empty, the treasurer said: "It was empty when I came."',
        [
            ("?indirect", None, "Reminded", "that the fund was empty"),
            ("direct", "the treasurer", "said", "It was empty when I came"),
        ],
    ),
    (
        'The judge asked the defendant if he understood. "Perfectly," he replied.',
        [
            ("indirect", "The judge", "asked", "if he understood"),
            ("direct", "he", "replied", "Perfectly"),
        ],
    ),
    fails(
        "what stands before the cue is a setting, no content",
        "Pressed on the cost, the spokeswoman said only that it was “significant.”",
        [("mixed", "the spokeswoman", "said", "that it was significant")],
    ),
]

MARKED = [
    (
        'Dr. Lindgren: "The patients are stable."',
        [("direct", "Dr. Lindgren", ":", "The patients are stable")],
    ),
    fails(
        "a line that a name and a colon open",
        "The results are in.\n\nMayor Osei: “We won every ward.”\n\nThe opposition: “We want a recount.”",
        [
            ("direct", "Mayor Osei", ":", "We won every ward"),
            ("direct", "The opposition", ":", "We want a recount"),
        ],
    ),
    (
        "“A song should cost a coin.” — Ines Carvalho",
        [("direct", "Ines Carvalho", "—", "A song should cost a coin")],
    ),
    fails(
        "a signature on a line of its own",
        '"I would do it all again."\n— Ines Carvalho, singer',
        [("direct", "Ines Carvalho, singer", "—", "I would do it all again")],
    ),
    (
        "The two met in the studio.\n\nWALLACE: Did you sign the order?\n\nRUIZ: I did not. My deputy did.",
        [
            ("direct|indirect", "WALLACE", ":", "Did you sign the order"),
            ("direct|indirect", "RUIZ", ":", "I did not. My deputy did"),
        ],
    ),
    (
        "Here is what she told us.\n\nQ: When did you start?\n\nA: In 1998, in a garage.",
        [
            ("direct|indirect", "Q", ":", "When did you start"),
            ("direct|indirect", "A", ":", "In 1998, in a garage"),
        ],
    ),
    (
        "The hearing went on.\n\nSEN. HALE: You were told?\n\nMR. ORTEGA (through an interpreter): Twice.",
        [
            ("direct|indirect", "SEN. HALE", ":", "You were told"),
            ("direct|indirect", "MR. ORTEGA", ":", "Twice"),
        ],
    ),
    fails(
        "a line that a name and a colon open",
        "The conversation follows.\n\nAnna Berg: What did you see?\n\nTom Hale: Nothing at all.\n\nAnna Berg: Nothing?",
        [
            ("direct|indirect", "Anna Berg", ":", "What did you see"),
            ("direct|indirect", "Tom Hale", ":", "Nothing at all"),
            ("direct|indirect", "Anna Berg", ":", "Nothing"),
        ],
    ),
    # a colon that brings no speech
    ("The menu is short: soup, bread and one kind of cake.", []),
    ("The score at the break: Norway 2, Chile 1.", []),
]


@pytest.mark.parametrize(("text", "expected"), INVERTED)
def test_inverted_cues(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), LONG)
def test_cues_with_listener_place_and_time(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), REPLIES)
def test_questions_and_replies(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), MARKED)
def test_colons_dashes_and_transcripts(text: str, expected: list[Expected]) -> None:
    check(text, expected)
