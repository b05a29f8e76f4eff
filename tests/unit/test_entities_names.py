"""Which names are one speaker, and what decisions come to: pure."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.entities.names import EntityName, context_features, spelling
from quotetrack.entities.person_names import NameParts, split_name
from quotetrack.entities.resolution import NameEntry, canonical_name, connected_names
from quotetrack.model import SourceType
from quotetrack.model.decisions import Action, replay_decisions

PERSON, ORGANIZATION, MEDIA = SourceType.PERSON, SourceType.ORGANIZATION, SourceType.MEDIA


def entries(*names: str, kind: SourceType = PERSON) -> list[NameEntry]:
    named = [EntityName(n, kind, name) for n, name in enumerate(names)]
    return [NameEntry(n, one.key, one.name, kind, one.blocking_key) for n, one in enumerate(named)]


def speakers(found: list[NameEntry]) -> list[set[str]]:
    return sorted(({entry.name for entry in group} for group in connected_names(found)), key=sorted)


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("donald trump", NameParts("donald", (), "trump", "")),
        ("donald j trump jr", NameParts("donald", ("j",), "trump", "jr")),
        ("martin luther king iii", NameParts("martin", ("luther",), "king", "iii")),
        ("sammy davis junior", NameParts("sammy", (), "davis", "jr")),
        ("ursula von der leyen", NameParts("ursula", ("von", "der"), "leyen", "")),
        ("king jr", NameParts("king", (), "jr", "")),
        ("prince", NameParts("", (), "prince", "")),
        ("", NameParts("", (), "", "")),
    ],
)
def test_the_parts_of_a_name(folded: str, expected: NameParts) -> None:
    assert split_name(folded) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ann Okafor", "Ann B. Okafor"], 1),
        (["Ann Okafor", "Ann B. Okafor", "Ann Beatrice Okafor"], 1),
        (["Ann B. Okafor", "Ann C. Okafor"], 2),
        (["Ann Okafor", "Ann B. Okafor", "Ann C. Okafor"], 3),  # the shorter name could be either's
        (["Ann B. Okafor", "Ann Beatrice Okafor", "Ann Bella Okafor"], 3),
        (["Sam Okafor", "Sam Okafor Jr."], 2),
        (["Sam Okafor Jr.", "Sam J. Okafor Jr."], 1),
        (["Ann Okafor", "Ann Rodham Okafor"], 1),
        (["Ann Okafor", "Anna Okafor"], 2),
        (["Okafor", "Okafor"], 2),  # of two articles
        (["Ursula von der Leyen", "Ursula Leyen"], 1),
    ],
)
def test_full_names_that_are_one_person(names: list[str], expected: int) -> None:
    assert len(connected_names(entries(*names))) == expected


def test_a_body_is_one_with_the_and_without_and_taken_for_an_outlet_or_not() -> None:
    named = [
        EntityName(0, kind, name)
        for kind, name in ((MEDIA, "The Meridian Post"), (ORGANIZATION, "Meridian Post"))
    ]
    found = [NameEntry(n, one.key, one.name, one.type, one.blocking_key) for n, one in enumerate(named)]
    assert len(connected_names(found)) == 1
    assert (
        len(
            connected_names(
                [*found, *(e._replace(id=9, key="person:x", blocking_key="person x y") for e in found[:1])]
            )
        )
        == 2
    )


NAMES = st.lists(
    st.builds(
        lambda first, middle, last: f"{first} {middle} {last}".replace("  ", " "),
        st.sampled_from(["Ann", "Bo"]),
        st.sampled_from(["", "J.", "John", "James", "K."]),
        st.sampled_from(["Okafor", "Moss"]),
    ),
    unique=True,
    max_size=8,
)


@given(NAMES, st.randoms())
def test_the_order_in_which_names_come_makes_no_difference(names: list[str], chance: object) -> None:
    found = entries(*names)
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert speakers(found) == speakers(shuffled)


@given(NAMES)
def test_nobody_is_lost_and_nobody_is_two(names: list[str]) -> None:
    groups = connected_names(entries(*names))
    assert sorted(entry.name for group in groups for entry in group) == sorted(names)


@pytest.mark.parametrize(
    "best_first",
    [
        ["José Díaz", "José Diaz", "Jose Diaz", "JOSÉ DÍAZ"],
        ["Lech Wałęsa", "Lech Walesa"],
        ["Ann B. Okafor", "Ann B Okafor"],
        ["Ann Okafor", "Ann\u00a0Okafor", "ANN OKAFOR"],
        ["Finn O'Dell", "Ｆinn O'Dell"],  # a wide letter is no accent
        ["ESTA", "Esta"],
        ["Maeve McDell", "Maeve Mcdell"],
    ],
)
def test_how_a_name_is_spelled_whichever_came_first(best_first: list[str]) -> None:
    for n, best in enumerate(best_first):
        for order in permutations(best_first[n:]):
            assert spelling(order) == best


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ann B. Okafor", "Ann Okafor"], "Ann Okafor"),
        (["ANN OKAFOR", "Ann B. Okafor"], "ANN OKAFOR"),  # plainest first, however it is written
        (["Ann Beatrice Okafor", "Ann B. Okafor"], "Ann B. Okafor"),
    ],
)
def test_the_name_a_speaker_goes_by(names: list[str], expected: str) -> None:
    (group,) = connected_names(entries(*names))
    assert canonical_name(group).name == expected


def test_what_a_person_bound_goes_by_the_name_it_was_bound_to() -> None:
    a, b = entries("Ann Beatrice Okafor", "Bea Moss")
    (group,) = connected_names([a, b._replace(bound=a.id)])
    assert canonical_name(group).name == "Ann Beatrice Okafor"


def test_what_a_person_kept_apart_is_not_joined() -> None:
    a, b = entries("Ann Okafor", "Ann B. Okafor")
    assert len(connected_names([a, b._replace(kept_separate=True)])) == 2


@pytest.mark.parametrize(
    ("role", "affiliation", "expected"),
    [
        ("president", None, {"as president"}),
        ("President", None, {"as president"}),
        ("former president", None, {"as president"}),
        ("mayor", None, set()),
        ("mayor", "Port Ellery", {"of port ellery"}),
        ("spokesman", "the Foreign Ministry", {"of foreign ministry"}),
        (None, None, set()),
    ],
)
def test_by_what_a_surname_can_be_recognised(
    role: str | None, affiliation: str | None, expected: set[str]
) -> None:
    assert context_features(role, affiliation) == expected


@pytest.mark.parametrize(
    ("log", "owners", "apart"),
    [
        ([], {}, ""),
        ([(Action.MERGE, "a", ["b", "c"])], {"b": "a", "c": "a"}, ""),
        ([(Action.MERGE, "a", ["b", "c"]), (Action.SPLIT, "c", ["c"])], {"b": "a"}, "c"),
        ([(Action.MERGE, "a", ["b"]), (Action.MERGE, "b", ["a"])], {"a": "b"}, ""),
        ([(Action.ALIAS_ADD, "a", ["x"]), (Action.ALIAS_REMOVE, "x", ["x"])], {}, "x"),
        ([(Action.SPLIT, "b", ["b", "c"]), (Action.MERGE, "a", ["b"])], {"b": "a", "c": "b"}, "bc"),
    ],
)
def test_what_decisions_come_to(
    log: list[tuple[Action, str, list[str]]], owners: dict[str, str], apart: str
) -> None:
    found = replay_decisions((action, {"anchor": anchor, "keys": keys}) for action, anchor, keys in log)
    assert (found.owners, found.apart) == (owners, set(apart))


def test_who_is_another_now_goes_by_the_others_name() -> None:
    merge = (Action.MERGE, {"anchor": "a", "keys": ["b"]})
    names = [(Action.RENAME, {"anchor": key, "name": key.upper()}) for key in "ab"]
    assert replay_decisions([*names, merge]).titles == {"a": "A"}
    assert replay_decisions([names[1], merge]).titles == {}
    assert replay_decisions([merge, names[1]]).titles == {"b": "B"}


def test_the_last_of_two_renamings_holds() -> None:
    log = [(Action.RENAME, {"anchor": "a", "name": name}) for name in ("One", "Two")]
    assert replay_decisions(log).titles == {"a": "Two"}
