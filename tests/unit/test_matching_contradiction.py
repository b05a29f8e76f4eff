"""Which changes turn a statement round. Each row is a phenomenon."""

import pytest

from quotetrack.matching.comparison import Context, compare
from quotetrack.matching.term_weights import idf

CONTRADICTING = [
    # negations
    ("They say everybody inspects overloaded trawlers", "They say nobody inspects overloaded trawlers"),
    ("Everybody knows that trawlers ruin the estuary", "Nobody knows that trawlers ruin the estuary"),
    ("All trawlers passed the lifeboat inspection", "None of the trawlers passed the lifeboat inspection"),
    ("Always moor trawlers at the lighthouse", "Never moor trawlers at the lighthouse"),
    ("Trawlers ruin the estuary with gulls aboard", "Trawlers ruin the estuary without gulls aboard"),
    ("Inspect overloaded trawlers? We did. Ask the crews", "Inspect overloaded trawlers? We did not. Ask the crews"),
    # numbers, in the middle and at the ends
    ("The trawler fire killed 12 deckhands", "The trawler fire killed fifteen deckhands"),
    ("Overloaded trawlers killed twelve", "Overloaded trawlers killed 15"),
    ("Twelve deckhands drowned off Skerry lighthouse", "15 deckhands drowned off Skerry lighthouse"),
    ("Dredging the estuary cost $3 million", "Dredging the estuary cost $3 billion"),
    # sums
    ("Dredging the estuary cost $5 million a year", "Dredging the estuary cost €5 million a year"),
    ("Dredging the estuary cost $5 million", "Dredging the estuary cost £5m"),
    ("Dredging the estuary made $5 million a year", "Dredging the estuary made -$5 million a year"),
    ("Dredging the estuary cost $5 million a year", "Dredging the estuary cost $.5 million a year"),
    ("Dredging the estuary cost $5 million a year", "Dredging the estuary cost 5% a year"),
    ("Trawlers drowned seventeen of the deckhands", "Trawlers drowned 17 million of the deckhands"),
    ("Trawlers drowned seventeen of the deckhands", "Trawlers drowned 17% of the deckhands"),
    ("Trawlers drowned seventeen.", "Trawlers drowned 17 percent."),
    # ordinals
    ("The third week without lifeboat inspections", "The fourth week without lifeboat inspections"),
    ("This is the third week without lifeboat drills", "This is the 4th week without lifeboat drills"),
    # shares
    ("Two-thirds of trawler crews oppose dredging", "A third of trawler crews oppose dredging"),
    ("Crews say half of the trawlers leak diesel", "Crews say a quarter of the trawlers leak diesel"),
    # directions
    ("Ferry traffic rose sharply across the estuary", "Ferry traffic fell sharply across the estuary"),
    ("Trawler catches are higher than inspectors reported", "Trawler catches are lower than inspectors reported"),
    ("Inspect trawlers before the harbour silts", "Inspect trawlers after the harbour silts"),
    ("Crews support dredging the silted quay", "Crews oppose dredging the silted quay"),
    # days and months
    ("Dredging starts Monday at the lighthouse", "Dredging starts Friday at the lighthouse"),
    ("Dredging the silting estuary starts in March", "Dredging the silting estuary starts in April"),
    ("In May the trawlers left Skerry lighthouse", "In June the trawlers left Skerry lighthouse"),
    ("We counted at least 12 overloaded trawlers", "We counted at most 12 overloaded trawlers"),
]  # fmt: skip

NOT_CONTRADICTING = [
    # the same number
    ("Twelve deckhands drowned off Skerry", "12 deckhands drowned off Skerry"),
    ("The 3rd week without lifeboat inspections", "The third week without lifeboat inspections"),
    ("A third of trawler crews oppose dredging", "One-third of trawler crews oppose dredging"),
    ("We counted at least 12 overloaded trawlers", "We counted 12 overloaded trawlers"),
    ("Twenty-five percent of trawler crews drown", "25% of trawler crews drown"),
    ("From 17 percent to 20 percent of trawlers leak", "From 17 to 20 percent of trawlers leak"),
    ("Trawlers leak diesel in seventeen", "Trawlers leak diesel in 17 percent of cases"),  # percent, the article says
    # the same sum, or one that a currency is left out of
    ("Dredging the estuary cost $5.0 million", "Dredging the estuary cost five million dollars"),
    ("Dredging the estuary cost $5 million", "Dredging the estuary cost 5 million"),
    ("Dredging the estuary cost $17 a year", "Dredging the estuary cost seventeen a year"),
    # a word that happens to be in a list
    ("Trawlers may ruin the silting estuary", "Trawlers will ruin the silting estuary"),
    ("The second trawler ruined the silting estuary", "That trawler ruined the silting estuary"),
    # both have both
    ("Catches rose and fell near the lighthouse quay", "Catches fell and rose near the lighthouse quay"),
    # what one side leaves out at its ends
    ("We will not dredge the silting harbour", "dredge the silting harbour"),
    ("Dredge the silting harbour, not the estuary", "Dredge the silting harbour"),
    ("It was Monday. Trawlers ruin the estuary", "Friday. Trawlers ruin the estuary"),
    # a negation of what the other does not say
    ("Drop the fiction that trawlers ruin the estuary. Gulls ruin it",
     "The notion that trawlers ruin the estuary is just not true. Gulls ruin it"),
    ("Never was a pilot more trusted in the estuary",
     "Never was a pilot - not me, not Bo, nobody - more trusted in the estuary"),
    ("We found that the overloaded trawlers are safe", "We found that the overloaded trawlers are not new"),
    # the end of one quotation and the beginning of the next: "…," she said. "They …"
    ("Crews are not the culprits, They ruin the silting estuary", "They ruin the silting estuary"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), CONTRADICTING)
def test_what_excludes_the_other_contradicts_it(a: str, b: str) -> None:
    assert relation(a, b) == relation(b, a) == "contradicting"


@pytest.mark.parametrize(("a", "b"), NOT_CONTRADICTING)
def test_what_does_not_exclude_the_other_does_not_contradict_it(a: str, b: str) -> None:
    assert relation(a, b) == relation(b, a)
    assert relation(a, b) not in (None, "contradicting")


def relation(a: str, b: str) -> str | None:
    found = compare(a, b, idf, Context(days=0))
    return None if found is None else found.relation.value
