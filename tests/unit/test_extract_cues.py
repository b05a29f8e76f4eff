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
    (
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
    (
        "When a reporter asked if the rumor was true, Halvorsen laughed. “Which one?” he said.",
        [
            ("?indirect", "a reporter", "asked", "if the rumor was true"),
            ("direct", "he", "said", "Which one"),
        ],
    ),
    (
        "Asked why he had come back, the old man said that the soup was better here.",
        [
            ("?indirect", None, "Asked", "why he had come back"),
            ("indirect", "the old man", "said", "that the soup was better here"),
        ],
    ),
    (
        "Questioned by police, the driver admitted that he had been asleep.",
        [("indirect", "the driver", "admitted", "that he had been asleep")],
    ),
]

MARKED = [
    (
        'Dr. Lindgren: "The patients are stable."',
        [("direct", "Dr. Lindgren", ":", "The patients are stable")],
    ),
    (
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
    (
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
    (
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
