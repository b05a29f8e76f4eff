"""Speech that is longer than its sentence: before and after its cue, over paragraphs, with several contents."""

from __future__ import annotations

import pytest
from extract_tables import Expected, check, fails

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

SEVERAL = [
    # `"…," she said, adding "…"`: one source, two contents
    (
        '"The bridge is safe," engineer Lucia Prato said, adding, "I drive over it every day."',
        [
            ("direct", "engineer Lucia Prato", "said", "The bridge is safe"),
            ("direct", "engineer Lucia Prato", "adding", "I drive over it every day"),
        ],
    ),
    (
        "“The bridge is safe,” Prato said, adding that she drove over it every day.",
        [
            ("direct", "Prato", "said", "The bridge is safe"),
            ("indirect", "Prato", "adding", "that she drove over it every day"),
        ],
    ),
    (
        "The airline said that 40 flights were late, adding that passengers would be paid.",
        [
            ("indirect", "The airline", "said", "that 40 flights were late"),
            ("indirect", "The airline", "adding", "that passengers would be paid"),
        ],
    ),
    (
        "Novak said she was tired and called the schedule “a joke.”",
        [("indirect", "Novak", "said", "she was tired"), ("mixed", "Novak", "called", "the schedule a joke")],
    ),
    (
        "Okafor praised the groundsmen but criticized the referee.",
        [
            ("indirect", "Okafor", "praised", "the groundsmen"),
            ("indirect", "Okafor", "criticized", "the referee"),
        ],
    ),
    fails(
        "a second verb of the same subject",
        "The court said the fine was too high and ordered the city to pay it back, noting that the sign was hidden.",
        [
            ("indirect", "The court", "said", "the fine was too high"),
            ("?indirect", "The court", "ordered", "the city to pay it back"),
            ("indirect", "The court", "noting", "that the sign was hidden"),
        ],
    ),
    (
        '"He ran well," the trainer said, and then she added: "For a horse of fifteen."',
        [
            ("direct", "the trainer", "said", "He ran well"),
            ("direct", "she", "added", "For a horse of fifteen"),
        ],
    ),
    fails(
        "the content of a relative clause or a noun ends before the main verb",
        "Saying that the books did not balance, the auditor resigned.",
        [("indirect", "the auditor", "Saying", "that the books did not balance")],
    ),
    (
        "“Nobody was drunk,” the pilot said, but added that the wine had been good.",
        [
            ("direct", "the pilot", "said", "Nobody was drunk"),
            ("indirect", "the pilot", "added", "that the wine had been good"),
        ],
    ),
    (
        "The pilot denied he was drunk, saying he had tasted one glass, and insisted that the landing was normal.",
        [
            ("indirect", "The pilot", "denied", "he was drunk"),
            ("indirect", "The pilot", "saying", "he had tasted one glass"),
            ("indirect", "The pilot", "insisted", "that the landing was normal"),
        ],
    ),
    fails(
        "three verbs of one subject",
        "Ranatunga thanked the voters, promised lower taxes and warned that the debt was “a mountain.”",
        [
            ("indirect", "Ranatunga", "thanked", "the voters"),
            ("indirect", "Ranatunga", "promised", "lower taxes"),
            ("mixed", "Ranatunga", "warned", "that the debt was a mountain"),
        ],
    ),
    (
        "“We were robbed,” Duarte said, calling the referee “a tourist.”",
        [
            ("direct", "Duarte", "said", "We were robbed"),
            ("mixed", "Duarte", "calling", "the referee a tourist"),
        ],
    ),
]

AROUND = [
    (
        '"The verdict," Judge Mbeki said, "is not mine to explain."',
        [("direct", "Judge Mbeki", "said", "The verdict ++ is not mine to explain")],
    ),
    (
        "“If the ice goes,” said Dr. Aino Virtanen, a glaciologist, “the village goes with it.”",
        [
            (
                "direct",
                "Dr. Aino Virtanen, a glaciologist",
                "said",
                "If the ice goes ++ the village goes with it",
            )
        ],
    ),
    (
        "The reservoir, the ministry said, would be full by April.",
        [("indirect", "the ministry", "said", "The reservoir ++ would be full by April")],
    ),
    (
        "The theft, prosecutors say, was planned in a bakery.",
        [("indirect", "prosecutors", "say", "The theft ++ was planned in a bakery")],
    ),
    (
        "The strike, according to the union, will last a week.",
        [("indirect", "the union", "according to", "The strike ++ will last a week")],
    ),
    (
        '"Yes," he said, "and no."',
        [("direct", "he", "said", "Yes ++ and no")],
    ),
    (
        '"We were," the captain admitted, "a little afraid."',
        [("direct", "the captain", "admitted", "We were ++ a little afraid")],
    ),
    (
        "Rain, forecasters said on Sunday, would reach the coast by noon.",
        [("indirect", "forecasters", "said", "Rain ++ would reach the coast by noon")],
    ),
    (
        "“What I want,” the widow told the inquiry through tears, “is his watch.”",
        [("direct", "the widow", "told", "What I want ++ is his watch")],
    ),
    fails(
        "a clause that its cue parts, or that its cue follows",
        "The bees, Dr. Mamani believes, are simply tired.",
        [("indirect", "Dr. Mamani", "believes", "The bees ++ are simply tired")],
    ),
    (
        "The dam, which was finished in 1974, will last another century, the engineers say.",
        [("indirect", "the engineers", "say", "The dam, which was ... century")],
    ),
    (
        "Taxes, the chancellor told the BBC, would not rise this year.",
        [("indirect", "the chancellor", "told", "Taxes ++ would not rise this year")],
    ),
    fails(
        "a clause that its cue parts, or that its cue follows",
        "Bumblebees that nap live longer, a study published on Tuesday suggests.",
        [("indirect", "a study published on Tuesday", "suggests", "Bumblebees that nap live longer")],
    ),
    (
        "One home in five has no bath, the census found.",
        [("indirect", "the census", "found", "One home in five has no bath")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_speech_goes_on_after_its_cue(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_speech_over_paragraphs(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_one_source_with_several_contents(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), AROUND)
def test_a_cue_in_the_middle(text: str, expected: list[Expected]) -> None:
    check(text, expected)
