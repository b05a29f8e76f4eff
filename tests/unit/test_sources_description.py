"""What an article tells of a source that it does not name: invented sentences, each row a phenomenon.

Sources stand in braces, as in `test_sources_identity`.
"""

from __future__ import annotations

import pytest
from test_sources_identity import speakers

from quotetrack.model import SourceType

# text, points
SPECIFIC = [
    ("{A source} said.", 0),
    ("{Sources} said.", 0),
    ("{One person} said.", 0),
    ("{Two sources} said.", 0),
    ("{a young woman} said.", 0),
    ("{An unnamed source} said.", 0),
    ("{An official} said.", 1),
    ("{Officials} said.", 1),
    ("{Two diplomats} said.", 1),
    ("{A diplomatic source} said.", 1),
    ("{A lawyer} said.", 1),
    ("{An envoy} said.", 2),
    ("{A Harbor Party source} said.", 1),
    ("{Sources familiar with the matter} said.", 1),
    ("{A White House official} said.", 2),
    ("{An official in Tokyo} said.", 2),
    ("{Tokyo officials} said.", 2),
    ("{A senior official} said.", 2),
    ("{A former aide} said.", 2),
    ("{An aide briefed on the call} said.", 2),
    ("{a witness} said.", 2),
    ("{Japanese government sources briefed on the call} said.", 2),
    ("{a senior White House official} said.", 3),
    ("{an adviser to the campaign} said.", 3),
    ("{a deputy minister at the treasury} said.", 3),
    ("{An official at the ministry who attended the talks} said.", 3),
    ("Ana Souza spoke. {Her top aides} said.", 3),
    ("{A former State Department official with direct knowledge of the cables} said.", 4),
    ("{A senior campaign adviser}, who was briefed on the memo, said.", 4),
]


@pytest.mark.parametrize(("marked", "points"), SPECIFIC)
def test_specificity_counts_class_affiliation_rank_and_basis(marked: str, points: int) -> None:
    _, found = speakers(marked)
    assert [speaker.specificity for speaker in found] == [points]


# The fullest description counts, wherever in the article it stands.
ALL_MENTIONS = [
    ("{An official} said. {The official} left. {The White House official} said.", 2),
    ("{A senior official} said. {The official}, who saw the letter, said.", 3),
    ("{A person} said. {The person}, who saw the letter, said.", 1),
    ("A senior official was led away. “No,” {he} said.", 2),  # the noun is no mention, but tells who he is
    ("{Three former aides} described it. {One} said so.", 2),
]


@pytest.mark.parametrize(("marked", "points"), ALL_MENTIONS)
def test_specificity_is_that_of_all_mentions(marked: str, points: int) -> None:
    _, found = speakers(marked)
    assert {speaker.specificity for speaker in found} == {points}


def test_only_anonymous_sources_have_a_specificity() -> None:
    _, found = speakers(
        "{Critics} said. {A spokesman for the ministry} said. {Ana Souza} said. {Analysts} said."
    )
    assert [(s.specificity, s.basis, s.boilerplate) for s in found] == [(None, None, False)] * 4


BASIS = [
    ("{Sources familiar with the matter} said.", "familiar with the matter"),
    ("{an aide who was briefed on the call} said.", "briefed on the call"),
    ("{people briefed on the decision} said.", "briefed on the decision"),
    ("{A person with direct knowledge of the talks} said.", "with direct knowledge of the talks"),
    ("{A diplomat who saw the letter} said.", "who saw the letter"),
    ("{Two aides who have seen the letter} said.", "who have seen the letter"),
    ("{An aide}, who attended the meeting, said.", "who attended the meeting"),
    ("{An aide} familiar with the plan said no.", "familiar with the plan"),
    ("{A lawyer directly involved in the case} said.", "directly involved in the case"),
    ("{a banker close to the board} said.", "close to the board"),
    (
        "{an official} who took part in the talks and spoke on condition of anonymity said",
        "who took part in the talks",
    ),
    (
        "{an aide briefed on the memo who was not authorized to speak publicly} said",
        "briefed on the memo",
    ),
    ("{A man who has spoken to the minister} said.", "who has spoken to the minister"),
    ("{An aide who has spoken to reporters} said.", None),
    ("{A person with no knowledge of the talks} said.", None),
    ("{An aide who briefed reporters} said.", None),
    ("{A man who supports the mayor} said.", None),
    ("{An official who spoke on condition of anonymity} said.", None),
]


@pytest.mark.parametrize(("marked", "words"), BASIS)
def test_basis(marked: str, words: str | None) -> None:
    text, (speaker,) = speakers(marked)
    assert (speaker.basis.of(text) if speaker.basis else None) == words


AFFILIATION = [
    ("{American military officials} said.", "officials", "American military"),
    ("{Senior American officials} said.", "senior officials", "American"),
    ("{Senior campaign advisers} said.", "senior advisers", "campaign"),
    ("{Former Souza campaign aides} said.", "former aides", "Souza campaign"),
    ("{a U.S. law enforcement official} said.", "official", "U.S. law enforcement"),
    ("{intelligence sources} said.", "intelligence sources", None),
    ("{Japanese government sources} said.", None, "Japanese government"),
    ("Ana Souza spoke. {One of her senior aides} said.", "senior aides", "Ana Souza"),
    ("{Campaign advisers} said. {One of those advisers} said.", "advisers", "campaign"),
    ("{a group of black parents} said.", "parents", None),
    ("{a judge in October} said.", "judge", None),
    ("{aides involved in the negotiations} said.", "aides", None),
    ("{aides involved in the Souza campaign} said.", "aides", "Souza campaign"),
    ("{Souza’s political allies} said.", "political allies", "Souza"),
]


@pytest.mark.parametrize(("marked", "role", "affiliation"), AFFILIATION)
def test_role_and_affiliation(marked: str, role: str | None, affiliation: str | None) -> None:
    _, found = speakers(marked)
    assert (found[-1].role, found[-1].affiliation) == (role, affiliation)


def test_two_bodies_have_not_the_same_aides() -> None:
    _, found = speakers("{Prato aides} said yes. {Souza’s aides} said no.")
    assert [speaker.affiliation for speaker in found] == ["Prato", "Souza"]


COUNTED = [
    ("{two officials}", True, 2),
    ("{Three senior officials}", True, 3),
    ("{the two officials}", True, 2),
    ("{both officials}", True, 2),
    ("{both aides and diplomats}", True, None),
    ("{half a dozen diplomats}", True, 6),
    ("{a half-dozen diplomats}", True, 6),
    ("{a dozen aides}", True, 12),
    ("{two dozen aides}", True, 24),
    ("{15 employees}", True, 15),
    ("{at least two officials}", True, 2),
    ("{two of the officials}", True, 2),
    ("{officials}", True, None),
    ("{several aides}", True, None),
    ("{some officials}", True, None),
    ("{a number of officials}", True, None),
    ("{people familiar with the talks}", True, None),
    ("{dozens of officials}", True, None),
    ("{a source}", False, 1),
    ("{the person}", False, 1),
    ("{a second official}", False, 1),
    ("{another aide}", False, 1),
    ("{one of the officials}", False, 1),
    ("{a third source}", False, 1),
    ("{his family}", False, None),
    ("{a 911 caller}", False, 1),
]


@pytest.mark.parametrize(("marked", "plural", "number"), COUNTED)
def test_plural_and_number(marked: str, plural: bool, number: int | None) -> None:
    _, (speaker,) = speakers(f"{marked} said.")
    if speaker.type is SourceType.UNNAMED:
        assert (speaker.plural, speaker.number) == (plural, number)
    else:  # "dozens of officials" are a crowd
        assert (speaker.type, speaker.plural, speaker.number) == (SourceType.COLLECTIVE, plural, None)


def test_who_is_taken_up_keeps_the_number() -> None:
    _, found = speakers("{Two officials} said. {The officials} left. {The two officials} said. {One} said.")
    assert [speaker.number for speaker in found] == [2, 2, 2, 1]
    assert len(set(found)) == 2
