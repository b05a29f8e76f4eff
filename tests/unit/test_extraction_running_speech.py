"""Speech that is longer than its sentence: before and after its cue, over paragraphs."""

from __future__ import annotations

import pytest
from extraction_tables import Expected, check

GOES_ON = [
    (
        '"The roof leaks," Ngata said. "We put out buckets every night."',
        [("direct", "Ngata", "said", "The roof leaks ++ We put ... night")],
    ),
    (
        "“It is finished,” the skipper said. “I am going home. Nobody will stop me.”",
        [("direct", "the skipper", "said", "It is finished ++ I am ... stop me")],
    ),
    (
        '"We lost the ball. We lost our heads," Okafor said.',
        [("direct", "Okafor", "said", "We lost the ball. We lost our heads")],
    ),
    (
        '"Why now?" asked Councillor Brady. "Why not in June?"',
        [("direct", "Councillor Brady", "asked", "Why now ++ Why not in June")],
    ),
    (
        '"Nobody warned us!" the farmer shouted. "Nobody."',
        [("direct", "the farmer", "shouted", "Nobody warned us ++ Nobody")],
    ),
    (
        '"It rained for a week," said Ilse Brandt, who keeps goats above the village. "Then the bank slid."',
        [
            (
                "direct",
                "Ilse Brandt, who keeps goats above the village",
                "said",
                "It rained for a week ++ Then the bank slid",
            )
        ],
    ),
    (
        'Judge Amara Okeke was not persuaded. "A receipt is not a confession," she said. "It is a receipt."',
        [("direct", "she", "said", "A receipt is not a confession ++ It is a receipt")],
    ),
    (
        '"The trial was small," Dr. Hana Sato said. She paused. "But it was clean."',
        [("direct", "Dr. Hana Sato", "said", "The trial was small ++ But it was clean")],
    ),
    (
        "“I am proud,” Kiptoo said after the race. “Very proud.” He finished in 2:04:11.",
        [("direct", "Kiptoo", "said", "I am proud ++ Very proud")],
    ),
    (
        '"Prices will fall," the minister told parliament. "They have to."',
        [("direct", "the minister", "told", "Prices will fall ++ They have to")],
    ),
    (
        "“You can smell it,” said Ahmed Saleh, sweeping his yard. “Every morning.”",
        [("direct", "Ahmed Saleh", "said", "You can smell it ++ Every morning")],
    ),
    (
        "The umpire was unmoved. “Out is out,” she told the batter. “Go and sit down.” He went.",
        [("direct", "she", "told", "Out is out ++ Go and sit down")],
    ),
    (
        '"I was nine. I remember the horses," Mr. Abara recalled. "I remember nothing else. Not my father, '
        'not the road."',
        [
            (
                "direct",
                "Mr. Abara",
                "recalled",
                "I was nine. I remember the horses ++ I remember nothing else ... road",
            )
        ],
    ),
    (
        "“It’s a fake,” he said, pointing at the vase. “My aunt has three.”",
        [("direct", "he", "said", "It’s a fake ++ My aunt has three")],
    ),
]

PARAGRAPHS = [
    # the opening mark is repeated, the closing one absent
    (
        '"The dam held for forty years," Ilse Brandt said. "Then the rain came.\n\n"We had two hours to leave."',
        [("direct", "Ilse Brandt", "said", "The dam held for forty years ++ Then the rain came ... leave")],
    ),
    (
        "Brandt said: “The dam held for forty years.\n\n“Then the rain came.\n\n“We had two hours to leave.”",
        [("direct", "Brandt", "said", "The dam held for forty years ... leave")],
    ),
    (
        "“The dam held for forty years.\n\n“Then the rain came,” Brandt said.",
        [("direct", "Brandt", "said", "The dam held for forty years ... came")],
    ),
    # no cue: the speaker is the last one
    (
        "“The boat was ready,” Ngata said.\n\n“Nobody came.”",
        [("direct", "Ngata", "said", "The boat was ready ++ Nobody came")],
    ),
    (
        '"The boat was ready," Ngata said.\n\n"Nobody came. We waited until four and then we went home."',
        [("direct", "Ngata", "said", "The boat was ready ++ Nobody came ... home")],
    ),
    # another speaker takes over
    (
        '"I saw the smoke," Maria Lund said.\n\n"I heard the bell," said Tom Hale.',
        [
            ("direct", "Maria Lund", "said", "I saw the smoke"),
            ("direct", "Tom Hale", "said", "I heard the bell"),
        ],
    ),
    (
        '"I saw the smoke," Maria Lund said.\n\n"I heard the bell," said Tom Hale.\n\n"Then I ran."',
        [
            ("direct", "Maria Lund", "said", "I saw the smoke"),
            ("direct", "Tom Hale", "said", "I heard the bell ++ Then I ran"),
        ],
    ),
    # announced in one paragraph, spoken in the next
    (
        "The coach shook his head. He continued:\n\n“Eleven men cannot defend like that.”",
        [("direct", "He", "continued", "Eleven men cannot defend like that")],
    ),
    (
        "In a letter to residents, the utility wrote:\n\n“Water must be boiled before use.”",
        [("direct", "the utility", "wrote", "Water must be boiled before use")],
    ),
    # nobody is named: the words are kept, and the source is unknown
    (
        "The gate stood open.\n\n“Come in. Everyone is welcome here tonight.”\n\nThe music played on.",
        [("direct", None, None, "Come in. Everyone is welcome here tonight")],
    ),
    # plain prose between two quotations of the same person
    (
        '"We will rebuild," Mayor Teresa Olmos said.\n\nThe fire destroyed 40 homes.\n\n"We always have," she said.',
        [
            ("direct", "Mayor Teresa Olmos", "said", "We will rebuild"),
            ("direct", "she", "said", "We always have"),
        ],
    ),
    (
        "“There were two of them,” the clerk told police.\n\n“One was tall.\n\n“The other was a child.”",
        [("direct", "the clerk", "told", "There were two of them ++ One was tall ++ The other was a child")],
    ),
    (
        "Bishop Mensah was asked about the roof.\n\n“It is God’s roof,” he said.\n\nThe repairs cost 80,000 "
        "cedis. The diocese has half of it.\n\n“He will find the rest,” the bishop added.",
        [
            ("direct", "he", "said", "It is God’s roof"),
            ("direct", "the bishop", "added", "He will find the rest"),
            ("?indirect", None, "asked", "*"),
        ],
    ),
    (
        '"First the lights went," said Olga Reyes.\n\n"Then the radio. Then my husband started to sing," she '
        'added. "That was the worst."',
        [
            ("direct", "Olga Reyes", "said", "First the lights went"),
            ("direct", "she", "added", "Then the radio ... sing ++ That was the worst"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_speech_goes_on_after_its_cue(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_speech_over_paragraphs(text: str, expected: list[Expected]) -> None:
    check(text, expected)
