"""Where a content ends: at the next clause, at its marks, at what is reported no more."""

from __future__ import annotations

import pytest
from extraction_tables import Expected, check, fails

from quotetrack import Article, analyse

ENDS = [
    (
        "The museum said the vase was a fake, but visitors still came.",
        [("indirect", "The museum", "said", "the vase was a fake")],
    ),
    (
        "The captain said the ship was sound; it sank an hour later.",
        [("indirect", "The captain", "said", "the ship was sound")],
    ),
    (
        "While the mayor says the bridge is safe, few people cross it.",
        [("indirect", "the mayor", "says", "the bridge is safe")],
    ),
    (
        "If the court says the law is void, the vote will be repeated.",
        [("?indirect", "the court", "says", "the law is void")],
    ),
    (
        "Critics say the tower is ugly, while tourists love it.",
        [
            ("indirect", "Critics", "say", "the tower is ugly"),
            ("?indirect", "tourists", "love", "it"),
        ],
    ),
    (
        "The clinic said the drug worked, according to a memo seen by The Ledger.",
        [
            ("indirect", "The clinic", "said", "the drug worked"),
            (
                "indirect",
                "a memo seen by The Ledger",
                "according to",
                "The clinic said the drug worked",
            ),
        ],
    ),
    (
        "Officials said the road, which was built in 1971, would be closed.",
        [("indirect", "Officials", "said", "the road, which was built in 1971, would be closed")],
    ),
    fails(
        "a pair of dashes inside a content",
        "The guide said the cave — long thought empty — held thousands of bats.",
        [("indirect", "The guide", "said", "the cave long thought empty held thousands of bats")],
    ),
    (
        "Kovacs said the tea was cold, the bread was old and the bill was wrong.",
        [("indirect", "Kovacs", "said", "the tea was cold ... wrong")],
    ),
    (
        "He said he was innocent. The jury did not agree.",
        [("indirect", "He", "said", "he was innocent")],
    ),
    fails(
        "the content ends before what is reported no more",
        "The minister said the talks had failed and left the room.",
        [("indirect", "The minister", "said", "the talks had failed")],
    ),
    (
        "The farmer said he had lost his barn, his cows and his dog; his wife lost her patience.",
        [("indirect", "The farmer", "said", "he had lost his barn, his cows and his dog")],
    ),
    fails(
        "the content ends before what is reported no more",
        "She said it was over, and then the lights went out.",
        [("indirect", "She", "said", "it was over")],
    ),
    (
        "Although the club denies that it is for sale, three buyers have come.",
        [("indirect", "the club", "denies", "that it is for sale")],
    ),
    fails(
        "the content ends before what is reported no more",
        "The agency said the dam would hold (it did not).",
        [("indirect", "The agency", "said", "the dam would hold")],
    ),
    (
        "Police said the man, 34, from Leicester, remained in custody.",
        [("indirect", "Police", "said", "the man, 34, from Leicester, remained in custody")],
    ),
    (
        "Campaigners say that, if passed, the law would end fishing on the lake.",
        [("indirect", "Campaigners", "say", "that, if passed ... lake")],
    ),
    (
        "Prosecutors allege he took the money; he says it was a loan.",
        [
            ("indirect", "Prosecutors", "allege", "he took the money"),
            ("indirect", "he", "says", "it was a loan"),
        ],
    ),
    (
        "He told friends he was leaving, two of them said.",
        [
            ("indirect", "two of them", "said", "He told friends he was leaving"),
            ("indirect", "He", "told", "he was leaving"),
        ],
    ),
]

MIXED = [
    (
        "The minister called the strike “an insult to patients.”",
        [("mixed", "The minister", "called", "the strike an insult to patients")],
    ),
    (
        'The study said the results were "promising" but that more data were needed.',
        [("mixed", "The study", "said", "the results were promising but that more data were needed")],
    ),
    (
        "Ferrari said that he was “not a saint,” that he had “made mistakes” and that he would pay.",
        [("mixed", "Ferrari", "said", "that he was not a saint ... would pay")],
    ),
    (
        'Mendes described the pitch as "a swamp with goalposts."',
        [("mixed", "Mendes", "described", "the pitch as a swamp with goalposts")],
    ),
    (
        'He was "furious," his agent said.',
        [("mixed", "his agent", "said", "He was furious")],
    ),
    (
        "The bakery's owner said she was “done” with the council.",
        [("mixed", "The bakery's owner", "said", "she was done with the council")],
    ),
    (
        'The report blamed "years of neglect" for the collapse.',
        [("mixed", "The report", "blamed", "years of neglect for the collapse")],
    ),
    (
        "Okello accused the league of “theft in daylight.”",
        [("mixed", "Okello", "accused", "the league of theft in daylight")],
    ),
    (
        "Critics say the festival has “lost its teeth.”",
        [("mixed", "Critics", "say", "the festival has lost its teeth")],
    ),
    (
        "The draft refers to “voluntary return” of refugees.",
        [("mixed", "The draft", "refers", "voluntary return of refugees|to voluntary return of refugees")],
    ),
    (
        "She spoke of a “silent spring” in the valley.",
        [("mixed", "She", "spoke", "a silent spring in the valley")],
    ),
    (
        "The president, he said, was “not well” and “should rest.”",
        [("mixed", "he", "said", "The president ++ was not well and should rest")],
    ),
    fails(
        "a relative clause ends with its marks",
        "The song, which Lima calls “a prayer with drums,” lasts nine minutes.",
        [("direct|mixed", "Lima", "calls", "a prayer with drums|which ++ a prayer with drums")],
    ),
    (
        "The officer told him to “shut up and sit down.”",
        [
            (
                "direct|mixed",
                "The officer",
                "told",
                "shut up and sit down|to shut up and sit down|him to shut up and sit down",
            )
        ],
    ),
]


# What a verb of speech brings in marks ends with the marks.
CLOSED = [
    (
        "Someone yelled “Get out!” and the hall emptied.",
        [("direct", "Someone", "yelled", "Get out")],
    ),
    fails(
        "speech that a verb brings in marks ends with the marks",
        "She whispered “thank you” and left.",
        [("direct", "She", "whispered", "thank you")],
    ),
    (
        "The crowd shouted, “Shame!” when the verdict was read.",
        [("direct", "The crowd", "shouted", "Shame")],
    ),
    fails(
        "speech that a verb brings in marks ends with the marks",
        "Thousands chanted “Out! Out!” as the car passed.",
        [("direct", "Thousands", "chanted", "Out! Out")],
    ),
    fails(
        "speech that a verb brings in marks ends with the marks",
        "He pleaded “not guilty” in a low voice.",
        [("direct", "He", "pleaded", "not guilty")],
    ),
    fails(
        "speech that a verb brings in marks ends with the marks",
        "He replied “no” to every question.",
        [("direct", "He", "replied", "no")],
    ),
    (
        "The minister said: “No.” The room went quiet.",
        [("direct", "The minister", "said", "No")],
    ),
    fails(
        "speech that a verb brings in marks ends with the marks",
        "The minister said, “We will pay,” and sat down.",
        [("direct", "The minister", "said", "We will pay")],
    ),
    ("“We will pay,” the minister said, and sat down.", [("direct", "the minister", "said", "We will pay")]),
    fails(
        "speech that a verb brings in marks ends with the marks",
        "Asked if he would pay, the minister said “perhaps” before leaving by a side door.",
        [("direct", "the minister", "said", "perhaps"), ("?indirect", None, "Asked", "if he would pay")],
    ),
    (
        "The senator called it a “disgrace,” and his rival called it “Tuesday.”",
        [("mixed", "The senator", "called", "it a disgrace"), ("mixed", "his rival", "called", "it Tuesday")],
    ),
    fails(
        "two cues around one quotation; two quotations side by side",
        "“I was wrong,” he conceded, “but not about the goats,” he added.",
        [
            ("direct", "he", "conceded", "I was wrong|I was wrong ++ but not about the goats"),
            ("?direct", "he", "added", "but not about the goats"),
        ],
    ),
    (
        '"How long?" "Ten years," he said.',
        [("direct", "he", "said", "How long? Ten years|Ten years"), ("?direct", None, None, "How long")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_where_a_content_ends(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), MIXED)
def test_marks_inside_a_paraphrase(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(("text", "expected"), CLOSED)
def test_speech_ends_with_its_marks(text: str, expected: list[Expected]) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    ("source", "rest"),
    [
        ("Senior campaign advisers who have run the numbers", "argue that Lund will win."),
        ("One official who relayed the exchange", "said Ruiz quieted the room."),
        ("An official who saw the letter", "said it was short."),
    ],
)
def test_a_source_keeps_its_relative_clause(source: str, rest: str) -> None:
    text = f"{source} {rest}"
    assert source in {a.source.of(text) for a in analyse(Article("a", text)).attributions if a.source}
