"""How a fact stands: each row is a situation, with the statuses that hold, the headline first."""

from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.facts.assessment import (
    Assessment,
    Evidence,
    Objection,
    ObjectionKind,
    SightingEvidence,
    Status,
    Verdict,
    WordingChange,
    assess,
)
from quotetrack.matching.comparison import Relation


def day(number: int) -> date:
    return date(2031, 5, number)


def told(found: Assessment) -> list[str]:
    return [finding.status.value for finding in found.findings]


REEF = SightingEvidence("reef/1", "The Reef", day(1), speaker="Ada Moss")
SHORE = SightingEvidence("shore/1", "Shore Daily", day(2), speaker="Ben Okoye")
LEAK = SightingEvidence("reef/2", "The Reef", day(1), anonymous=True)
OTHER_LEAK = SightingEvidence("shore/2", "Shore Daily", day(2), anonymous=True)
NOBODY = SightingEvidence("shore/3", "Shore Daily", day(2))
DENIED = Objection(ObjectionKind.DENIAL, "bay/1", "The Bay", day(3), "Cleo Hart", "There is no leak")

SOURCES = [
    ([], ["unseen"]),
    ([LEAK], ["anonymous only", "single source", "single outlet"]),
    ([LEAK, OTHER_LEAK], ["anonymous only"]),
    ([REEF], ["single source", "single outlet"]),
    ([REEF, SHORE], ["corroborated"]),
    # who says it to two outlets is one source
    ([REEF, SightingEvidence("shore/4", "Shore Daily", day(2), speaker="Ada Moss")], ["single source"]),
    # a name and a leak: one can be asked
    ([REEF, OTHER_LEAK], ["single source"]),
    # two in one outlet
    ([REEF, SightingEvidence("reef/3", "The Reef", day(4), speaker="Ben Okoye")], ["single outlet", "corroborated"]),
    ([NOBODY], ["single outlet", "no source"]),
    ([NOBODY, LEAK], ["anonymous only"]),
    # where outlets are not known, two articles may be of one
    ([SightingEvidence("a", speaker="Ada Moss"), SightingEvidence("b", speaker="Ada Moss")], ["single source"]),
    # a sighting that contradicts is no support
    ([REEF, SightingEvidence("s", "Shore Daily", day(2), "Ben Okoye", relation=Relation.CONTRADICTING)],
     ["disputed", "single source", "single outlet"]),
]  # fmt: skip


@pytest.mark.parametrize(("sightings", "expected"), SOURCES)
def test_who_says_it(sightings: list[SightingEvidence], expected: list[str]) -> None:
    assert told(assess(Evidence(tuple(sightings)))) == expected


def owing(article: str, outlet: str, origin: str, speaker: str | None = None) -> SightingEvidence:
    return SightingEvidence(article, outlet, day(2), speaker, anonymous=speaker is None, origin=origin)


ORIGINS = [
    # a copy adds nothing
    ([LEAK, owing("s", "Shore Daily", "reef/2")], 1, "anonymous only"),
    ([REEF, owing("s", "Shore Daily", "reef/1", "Ada Moss")], 1, "single source"),
    # nor does one that credits the outlet, nor one that credits it in turn
    ([REEF, owing("s", "Shore Daily", "The Reef", "The Reef")], 1, "single source"),
    ([REEF, owing("s", "Shore Daily", "reef/1", "Reef"), owing("b", "The Bay", "s", "Shore")], 1, "single source"),
    # two that credit one which is not in the store
    ([owing("s", "Shore Daily", "wire"), owing("b", "The Bay", "wire")], 1, "anonymous only"),
    # two that print each other's text
    ([owing("s", "Shore Daily", "b"), owing("b", "The Bay", "s")], 1, "anonymous only"),
    ([owing("s", "Shore Daily", "s")], 1, "anonymous only"),
    # circular crediting: nobody has it of his own
    ([owing("s", "Shore Daily", "The Bay"), owing("b", "The Bay", "Shore Daily")], 0, "circular"),
    ([owing("s", "Shore Daily", "The Bay", "Ada Moss"), owing("b", "The Bay", "Shore Daily", "Ben")], 0, "circular"),
    # a circle beside one who credits nobody
    ([REEF, owing("s", "Shore Daily", "The Bay"), owing("b", "The Bay", "Shore Daily")], 1, "single source"),
    # two articles of one outlet are one origin
    ([LEAK, SightingEvidence("reef/3", "The Reef", day(2), anonymous=True)], 1, "anonymous only"),
    ([REEF, SHORE, owing("b", "The Bay", "reef/1", "Ada Moss")], 2, "corroborated"),
]  # fmt: skip


@pytest.mark.parametrize(("sightings", "origins", "headline"), ORIGINS)
def test_words_that_are_owed_to_another_add_no_source(
    sightings: list[SightingEvidence], origins: int, headline: str
) -> None:
    found = assess(Evidence(tuple(sightings)))
    assert (found.origins, found.status.value) == (origins, headline)


def test_all_from_one_outlet_is_said_where_others_credit_it() -> None:
    found = assess(Evidence((REEF, owing("s", "Shore Daily", "reef/1", "Ada Moss"))))
    assert [f.words for f in found.findings if f.status is Status.SINGLE_OUTLET] == [
        "The Reef, credited or copied by 1 other"
    ]
    assert found.outlets == 2


OBJECTIONS = [
    ((DENIED,), "disputed"),
    ((Objection(ObjectionKind.CONTRADICTION, "bay/1", day=day(3)),), "disputed"),
    # too weak to say so
    ((Objection(ObjectionKind.DENIAL, "bay/1", day=day(3), strength=0.3),), "corroborated"),
    # who denied it says it himself afterwards
    ((Objection(ObjectionKind.DENIAL, "x", day=day(1), speaker="Ben Okoye"),), "corroborated"),
    # who said it denies it afterwards
    ((Objection(ObjectionKind.DENIAL, "x", day=day(9), speaker="Ben Okoye"),), "disputed"),
    ((Objection(ObjectionKind.DENIAL, "x", day=None, speaker="Ben Okoye"),), "disputed"),
]


@pytest.mark.parametrize(("objections", "headline"), OBJECTIONS)
def test_a_denial_stands_until_who_denied_says_otherwise(
    objections: tuple[Objection, ...], headline: str
) -> None:
    assert assess(Evidence((REEF, SHORE), objections)).status.value == headline


def test_a_weak_objection_is_told_apart() -> None:
    weak = Objection(ObjectionKind.DENIAL, "bay/1", strength=0.3)
    assert assess(Evidence((REEF,), (weak, DENIED))).doubtful == (weak,)


RATED = Verdict("mostly true", day(5), "Dana")
HEADLINES = [
    # a verdict on all that is known
    (Evidence((REEF,), (DENIED,), (), (RATED,)), ["rated", "disputed", "single source", "single outlet"]),
    # a denial since
    (
        Evidence((REEF, SHORE), (Objection(ObjectionKind.DENIAL, "b", day=day(6)),), (), (RATED,)),
        ["disputed", "rated", "corroborated"],
    ),
    # the outlet that had it first dropped it
    (
        Evidence((SHORE,), (), (WordingChange("reef/1", "The Reef", day(3), day(1)),)),
        ["retracted", "single source", "single outlet"],
    ),
    (
        Evidence((SHORE,), (), (WordingChange("reef/1", "The Reef", day(3), day(1), "two boats"),)),
        ["corrected", "single source", "single outlet"],
    ),
    # it was the only one
    (Evidence((), (), (WordingChange("bay/1", "The Bay", day(9), day(8)),)), ["retracted", "unseen"]),
    # one of several dropped it, which had it from others
    (
        Evidence((REEF, SHORE), (), (WordingChange("bay/1", "The Bay", day(9), day(8)),)),
        ["corroborated", "retracted"],
    ),
    # dropped after the verdict
    (
        Evidence((), (), (WordingChange("bay/1", "The Bay", day(9), day(8)),), (RATED,)),
        ["retracted", "rated", "unseen"],
    ),
    # the last verdict counts
    (Evidence((REEF, SHORE), (), (), (Verdict("true", day(2)), RATED)), ["rated", "corroborated"]),
]


@pytest.mark.parametrize(("evidence", "expected"), HEADLINES)
def test_what_an_editor_must_know_first(evidence: Evidence, expected: list[str]) -> None:
    assert told(assess(evidence)) == expected


WORDS = [
    (Evidence((REEF, SHORE, LEAK)), "2 named sources, and 1 unnamed one"),
    (Evidence((REEF,)), "Ada Moss alone by name"),
    (Evidence((LEAK, OTHER_LEAK)), "2 origins, none named"),
    (Evidence((REEF,), (DENIED,)), "denied by Cleo Hart"),
    (Evidence((REEF,), (), (), (Verdict("true"), RATED)), "rated mostly true"),
    (Evidence((), (), (WordingChange("bay/1", "The Bay"),)), "no longer carried by The Bay"),
]


@pytest.mark.parametrize(("evidence", "words"), WORDS)
def test_a_status_is_told_with_what_it_rests_on(evidence: Evidence, words: str) -> None:
    assert assess(evidence).findings[0].words == words
    assert assess(evidence).findings[0].because


names = st.none() | st.sampled_from(["Ada", "Ben", "Cleo"])
days = st.none() | st.dates(day(1), day(9))
places = st.sampled_from("abcde")
seen = st.builds(
    SightingEvidence, places, names, days, names, st.booleans(), relation=st.none() | st.sampled_from(Relation),
    origin=st.none() | places | st.sampled_from(["Ada", "Ben"]),
)  # fmt: skip
objections = st.builds(
    Objection, st.sampled_from(ObjectionKind), places, names, days, names, strength=st.floats(0, 1)
)
changes = st.builds(WordingChange, places, names, days, days, st.none() | st.just("otherwise"))
anything = st.builds(
    Evidence,
    st.lists(seen, max_size=6).map(tuple),
    st.lists(objections, max_size=3).map(tuple),
    st.lists(changes, max_size=3).map(tuple),
    st.lists(st.builds(Verdict, st.just("true"), days), max_size=2).map(tuple),
)


@given(anything, st.randoms())
def test_the_order_of_rows_makes_no_difference(evidence: Evidence, chance: Random) -> None:
    sightings, objections, changes = (
        chance.sample(rows, len(rows)) for rows in (evidence.sightings, evidence.objections, evidence.changes)
    )
    turned = Evidence(tuple(sightings), tuple(objections), tuple(changes), evidence.verdicts)
    assert assess(turned) == assess(evidence)


@given(anything)
def test_there_is_always_a_headline_that_rests_on_given_rows(evidence: Evidence) -> None:
    found = assess(evidence)
    rows = {*evidence.sightings, *evidence.objections, *evidence.changes, *evidence.verdicts}
    assert found.findings
    for finding in found.findings:
        assert finding.words
        assert all(
            row in rows or (isinstance(row, Objection) and row.how is ObjectionKind.CONTRADICTION)
            for row in finding.because
        )


@given(anything)
def test_one_status_says_who_says_it(evidence: Evidence) -> None:
    holds = [finding.status for finding in assess(evidence).findings]
    exclusive = {Status.CORROBORATED, Status.ANONYMOUS_ONLY, Status.NO_SOURCE, Status.UNSEEN}
    assert (
        len(exclusive.intersection(holds))
        + (Status.SINGLE_SOURCE in holds)
        - ({Status.ANONYMOUS_ONLY, Status.SINGLE_SOURCE} <= set(holds))
        == 1
    )
