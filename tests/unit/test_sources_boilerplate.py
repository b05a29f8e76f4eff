"""Which reasons for anonymity are formulas, and which tell something of this source: invented reasons by phenomenon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_sources_identity import speakers

from quotetrack.sources.boilerplate import is_formula

FORMULAS = [
    # terms, and no ground
    "who spoke on condition of anonymity",
    "only on the condition of anonymity",
    "asked not to be named",
    "who asked to remain anonymous",
    "spoke on background",
    "who declined to give her name",
    "whose name was withheld",
    "gave only her first name",
    "identified only as a nurse",
    "spoke to reporters on condition of anonymity",
    # not allowed, whatever it is about
    "who was not authorized to speak publicly",
    "because he was not authorized to discuss the gathering by name",
    "who wasn’t authorised to brief the press before the announcement",
    "because they are not permitted to talk to reporters",
    "who lacked authorization to discuss the Kestrel talks",
    "because she was not cleared by the ministry to discuss the ferry contract",
    # what was told
    "who requested anonymity to discuss internal deliberations",
    "to speak candidly",
    "granted anonymity in order to speak freely about the mayor",
    "on condition of anonymity to discuss internal directives to the harbor office",
    "on condition of anonymity because he was describing private conversations",
    # a ground without a word of its own
    "because the talks are ongoing",
    "because the deal had not yet been announced",
    "for security reasons",
    "out of fear",
    "for fear of being identified",
    "as is customary",
]
SPECIFIC = [
    "who spoke on condition of anonymity because she feared losing her job",
    "asked not to be named for fear of retaliation",
    "for fear of reprisals against his family",
    "fearing arrest",
    "who declined to be named, citing fears of trouble with the harbor police",
    "for her safety",
    "whose name was withheld to protect her from her former husband",
    "requested anonymity to avoid damaging his business with the port",
    "whose name was withheld because she is a minor",
    "because most of their missions are classified",
    "because of a non-disclosure agreement",
    "because company policy bars employees from speaking to reporters",
    "under ground rules set by the governor’s office",
    "who is prohibited by company policy from talking to reporters",
    "because a court order forbids him to discuss the case",
    "who requested anonymity due to the sensitivity of the matter",
    "citing the sensitive nature of the Kestrel negotiations",
    "because of diplomatic sensitivities",
    "who was not authorized to speak publicly and feared being fired because a colleague had been",
]


@pytest.mark.parametrize("reason", FORMULAS)
def test_formula(reason: str) -> None:
    assert is_formula(reason)


@pytest.mark.parametrize("reason", SPECIFIC)
def test_specific(reason: str) -> None:
    assert not is_formula(reason)


@given(st.lists(st.sampled_from(" ".join(FORMULAS + SPECIFIC).split()), max_size=40).map(" ".join))
def test_a_specific_ground_makes_any_reason_specific(words: str) -> None:
    assert not is_formula(f"{words} because a whistling ferryman would drown")


GIVEN = [
    ("{An aide}, who was not authorized to speak publicly, said no.", True),
    ("{An aide}, who asked not to be named because he feared for his pension, said no.", False),
    ("{An aide} said no.", False),  # no reason is no formula
]


@pytest.mark.parametrize(("marked", "boilerplate"), GIVEN)
def test_a_speaker_says_whether_its_reason_is_a_formula(marked: str, boilerplate: bool) -> None:
    _, (speaker,) = speakers(marked)
    assert speaker.boilerplate is boilerplate
