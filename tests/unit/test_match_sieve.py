"""Which candidates are worth aligning: never fewer than alignment accepts, and few of those that it refuses."""

from __future__ import annotations

from collections.abc import Set

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.match import sieve
from quotetrack.match.fingerprint import keys
from quotetrack.match.frequency import idf
from quotetrack.match.normalise import Normal, normal
from quotetrack.match.sieve import Candidate, Sieve
from quotetrack.match.verify import align

WORDS = st.sampled_from(
    "the we not no 12 15 million dredge silt trawl moor Skerry Harker people again ; . … God bless America".split()
)
QUOTATIONS = st.lists(st.lists(WORDS, min_size=3, max_size=36).map(" ".join), min_size=2, max_size=8)


def candidates(known: dict[int, Normal]) -> list[Candidate]:
    """All pairs that share a key, once for every key."""
    found = {number: keys(one.words) for number, one in known.items()}
    return [
        Candidate(a, b, found[a][key][0])
        for a in known
        for b in known
        if a < b
        for key in found[a].keys() & found[b].keys()
    ]


def worth(known: dict[int, Normal], pairs: list[Candidate]) -> set[Candidate]:
    def load(numbers: Set[int]) -> dict[int, Normal]:
        return {number: known[number] for number in numbers}

    return set(Sieve().worth(pairs, load))


@given(QUOTATIONS, st.booleans())
def test_nothing_that_matches_is_rejected(some: list[str], whole: bool) -> None:
    pieces = [" ".join(one.split()[len(one) % 5 :][:9]) for one in some]
    known = dict(enumerate(map(normal, some + pieces if whole else some)))
    pairs = candidates(known)
    matching = {pair for pair in pairs if align(known[pair.a], known[pair.b], idf) is not None}
    assert matching <= worth(known, pairs)


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
        ),  # stops
        (
            f"trawlers moor {RUN} silting … lifeboats",
            f"estuary ferries {RUN} lighthouse clerks",
            True,
        ),  # a cut
        (f"trawlers {RUN} silting lifeboats", f"trawlers moor {RUN} silting clerks", True),
        # The gap is on one side only, and one change, however much stands in it.
        ("moor silt trawl ferries clerks estuary gulls", "lighthouse moor silt trawl gulls", True),
    ],
)
def test_a_shared_run_is_not_enough_where_both_go_on(a: str, b: str, expected: bool) -> None:
    known = {1: normal(a), 2: normal(b)}
    pairs = candidates(known)
    assert bool(worth(known, pairs[:1])) is expected


def test_wordings_are_forgotten_when_there_is_no_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sieve, "ROOM", 4)
    monkeypatch.setattr(sieve, "AT_ONCE", 2)
    known = {number: normal(f"{RUN} number {number}") for number in range(100, 109)}
    pairs = [Candidate(a, a + 1, 0) for a in range(100, 108)]
    assert worth(known, pairs) == set(pairs)
