"""Prose that attributes nothing: words that elsewhere report, in sentences where nobody says anything."""

from __future__ import annotations

import pytest
from extraction_tables import analyse, fails

NOUNS = [
    "The state police closed the road.",
    "The State Department is on C Street.",
    "A call center in Manila employs 900 people.",
    "The post office opens at nine.",
    "The insurance claims arrived in boxes.",
    "Her speech lasted an hour.",
    "The report is 300 pages long.",
    "The question papers were locked in a safe.",
    "His statement is due on Friday.",
    "The talks ended on Tuesday.",
    "Three comments stood below the picture.",
    "The show runs until May.",
    "The charges carry a sentence of ten years.",
    fails("show, find, add, go on: a thing as their object", "The warning lights went on at 4:07 a.m."),
    "The plan was signed in Oslo.",
    "The answer was on the last page.",
]
VERBS = [
    "She wrote three novels and a cookbook.",
    "He read the map by the light of his phone.",
    fails("show, find, add, go on: a thing as their object", "The dog showed its teeth."),
    fails("show, find, add, go on: a thing as their object", "They found the boat under a bridge."),
    "The team posted its third win.",
    "The children sang until midnight.",
    fails("show, find, add, go on: a thing as their object", "She added salt and stirred the soup."),
    "The judge adjourned the hearing until Monday.",
    "The mayor cut the ribbon.",
    "The clock told the wrong time.",
    "He spoke for an hour without notes.",
    "She answered the door in her slippers.",
    "The shop reported for the third time this year.",
    "The horse was called Biscuit.",
    "The plane was expected at noon.",
    "It is hard to say.",
    "Needless to say, it rained.",
    "The price, say, of a loaf has doubled.",
    "That said, the soup was good.",
]
SETTINGS = [
    "According to plan, the train left at six.",
    "The bill, as amended, goes to the Senate.",
    "Under the plan, the school would close in June.",
    "In other words, the lake is empty.",
    "By law, the gate must stay open.",
    "The temperature, 41 degrees, was a record.",
    "Contact: tips@harborledger.example",
    "Doors open: 7 p.m. Tickets: €12.",
    "Final score: Ajaccio 1, Bastia 1.",
    "Ingredients: two eggs, a lemon and flour.",
    "Correction: The bridge is 90 metres long.",
]


@pytest.mark.parametrize("text", NOUNS + VERBS + SETTINGS)
def test_nothing_is_attributed(text: str) -> None:
    found = analyse(f"The river passed the mill.\n\n{text}\n\nIt was a Tuesday.")
    assert [tuple(span.of(text) for span in row.content) for row in found] == []
