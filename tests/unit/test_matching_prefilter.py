"""Which candidates are worth aligning: never fewer than alignment accepts, and few of those that it refuses."""

from __future__ import annotations

import random
from collections.abc import Set
from itertools import combinations

import pytest
from profiles import few

from quotetrack.matching import prefilter
from quotetrack.matching.candidate_pairs import PairTable
from quotetrack.matching.comparison import align
from quotetrack.matching.fingerprints import block_keys
from quotetrack.matching.normal_form import NormalForm, normalize
from quotetrack.matching.prefilter import Prefilter
from quotetrack.matching.term_weights import idf

WORDS = (
    "the we of not no 12 15 million dredge silt trawl moor gulls ferries Skerry Harker people economy country "
    "$5 €5 5% 5 again want know ; . God bless America lifeboats clerks estuary lighthouse harbour pilots"
).split()

Pair = tuple[int, int]


def candidates(known: dict[int, NormalForm]) -> list[Pair]:
    """All pairs that share a key, once for every key."""
    found: dict[int, list[int]] = {}
    for number, one in known.items():
        for key in block_keys(one.words):
            found.setdefault(key, []).append(number)
    return sorted((a, b) for sharing in found.values() for a, b in combinations(sorted(sharing), 2))


def worth(known: dict[int, NormalForm], pairs: list[Pair]) -> set[Pair]:
    def load(numbers: Set[int]) -> dict[int, NormalForm]:
        return {number: known[number] for number in numbers}

    found = Prefilter().select(PairTable.of(pairs), load)
    return {*zip(*(some.tolist() for some in found), strict=True)}


@pytest.mark.parametrize("seed", few(range(3), 1))
def test_nothing_that_matches_is_rejected(seed: int) -> None:
    chance = random.Random(seed)

    def some(most: int) -> list[str]:
        return [chance.choice(WORDS) for _ in range(chance.randint(0, most))]

    runs = [" ".join(chance.choice(WORDS) for _ in range(chance.randint(2, 4))) for _ in range(12)]
    told = [
        [*some(4), chance.choice(runs), *some(3), chance.choice([*runs, ""]), *some(4)] for _ in range(500)
    ]
    known = {number: normalize(" ".join(one)) for number, one in enumerate(told)}
    pairs = candidates(known)
    matching = {(a, b) for a, b in pairs if align(known[a], known[b], idf) is not None}
    found = worth(known, pairs)
    assert matching <= found
    assert len(matching) <= len(found) < len(pairs)


RUN = "dredge the harbour"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (f"trawlers moor {RUN} silting lifeboats", f"estuary ferries {RUN} lighthouse clerks", False),
        (f"{RUN} silting lifeboats", f"estuary ferries {RUN}", True),  # nothing goes on on either side
        (
            f"trawlers moor {RUN}. Silting lifeboats",
            f"Estuary ferries. {RUN} lighthouse clerks",
            True,
        ),  # a stop
        (f"trawlers moor {RUN} … silting lifeboats", f"… {RUN} lighthouse clerks", True),  # a cut
        (f"trawlers moor {RUN} silting … lifeboats", f"estuary ferries {RUN} lighthouse clerks", False),
        (f"trawlers {RUN} silting lifeboats", f"trawlers moor {RUN} silting clerks", True),
        (
            f"we the people again {RUN} silting gulls",
            f"gulls moor {RUN} clerks we again the people",
            False,
        ),  # in order
        (f"{RUN} silting the lifeboats 12 gulls", f"{RUN} silting the lifeboats 15 gulls", True),  # a number
    ],
)
def test_a_shared_run_is_not_enough_where_both_go_on(a: str, b: str, expected: bool) -> None:
    known = {1: normalize(a), 2: normalize(b)}
    assert bool(worth(known, candidates(known)[:1])) is expected
    assert (align(known[1], known[2], idf) is not None) is expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            f"{RUN} clerks pilots lifeboats estuary lighthouse ferries gulls we",
            f"moorings {RUN} gulls we slipways quays",
        ),
        (
            f"quays slipways we gulls {RUN} moorings",
            f"we gulls ferries lighthouse estuary lifeboats pilots clerks {RUN}",
        ),
    ],
)
def test_a_gap_on_one_side_is_one_change_however_much_stands_in_it(a: str, b: str) -> None:
    for one, other in ((a, b), (b, a)):
        known = {1: normalize(one), 2: normalize(other)}
        assert align(known[1], known[2], idf) is not None
        assert worth(known, candidates(known)[:1])


def test_wordings_are_forgotten_when_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prefilter, "ROOM", 4)
    monkeypatch.setattr(prefilter, "AT_ONCE", 2)
    known = {number: normalize(f"{RUN} number {number}") for number in range(100, 109)}
    pairs = [(a, a + 1) for a in range(100, 108)]
    assert worth(known, pairs) == set(pairs)
