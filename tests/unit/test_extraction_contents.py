"""Contents: several of one source, and those that a cue parts."""

from __future__ import annotations

import pytest
from extraction_tables import Expected, check, fails

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
    fails(
        "read, began, as he put it, understands: cues beside the words",
        "“It was,” as he later put it, “the longest night of my life.”",
        [("direct", "he", "put it", "It was ++ the longest night of my life")],
    ),
    fails(
        "read, began, as he put it, understands: cues beside the words",
        "Ministers will ban the drug, The Times understands.",
        [("indirect", "The Times", "understands", "Ministers will ban the drug")],
    ),
    (
        "“Copper,” explained one trader, “is the new copper.”",
        [("direct", "one trader", "explained", "Copper ++ is the new copper")],
    ),
    (
        "What is needed, Lindqvist argued, is “a spine.”",
        [("mixed", "Lindqvist", "argued", "What is needed ++ is a spine")],
    ),
    fails(
        "a participle between the cue and the second quotation",
        "“This,” said the guide, pointing at a hole, “is the museum.”",
        [("direct", "the guide", "said", "This ++ is the museum")],
    ),
    (
        "“He was,” one neighbor told me, “a quiet man. Always.”",
        [("direct", "one neighbor", "told", "He was ++ a quiet man. Always")],
    ),
    fails(
        "what stands before the cue begins the content",
        "The company, he said, “lost its soul,” and its founder “lost his keys.”",
        [("mixed", "he", "said", "The company ++ lost its soul ... keys")],
    ),
    (
        "It was not clear, she said, who owned the dog.",
        [("indirect", "she", "said", "It was not clear ++ who owned the dog")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_one_source_with_several_contents(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), AROUND)
def test_a_cue_in_the_middle(text: str, expected: list[Expected]) -> None:
    check(text, expected)
