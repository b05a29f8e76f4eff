"""Keys under which quotations are found."""

import pytest

from quotetrack.matching.fingerprints import block_key, block_keys, exact_key


def test_a_key_is_the_same_wherever_it_is_computed() -> None:
    # A store keeps keys for years: a change here needs a new VERSION.
    assert block_keys(["the", "bridge", "fell"]) == {-4527934131348120613: (0, 3), 302002752854637881: (1, 3)}


@pytest.mark.parametrize(
    ("words", "runs"),
    [
        ("the bridge over the elm", ["the bridge over", "bridge over the", "over the elm"]),  # three words
        ("dredge silting harbours", ["dredge silting", "silting harbours"]),  # two rare words
        ("dredge more harbours", ["dredge more harbours"]),  # where one is not rare a third is asked
        ("so that is what we do", ["so that is what we do"]),  # little words: more of them
        ("we will win we will win", ["we will win we will", "will win we will win", "win we will win"]),
        ("moor silt trawl moor silt trawl", ["moor silt", "silt trawl", "trawl moor"]),
        (
            "this is how trawlers moor",
            ["this is how trawlers", "is how trawlers", "how trawlers moor", "trawlers moor"],
        ),
    ],
)
def test_a_run_is_as_long_as_it_takes_to_say_enough(words: str, runs: list[str]) -> None:
    some = words.split()
    assert [" ".join(some[slice(*at)]) for at in block_keys(some).values()] == runs


def test_runs_of_little_words_lead_to_their_equals_only() -> None:
    assert len(block_keys("that is what".split())) == 1
    assert (
        not block_keys("that is what".split()).keys()
        & block_keys("that is what silted estuaries do".split()).keys()
    )


def test_two_rare_words_lead_to_a_longer_quotation_that_has_them() -> None:
    whole = block_keys("we were extremely careless with it".split())
    assert block_keys("extremely careless".split()).keys() <= whole.keys()


def test_the_key_of_a_run_is_that_of_its_words_whatever_stands_before() -> None:
    run = "moor silt trawl".split()
    for i in range(50):
        assert block_keys(run).keys() <= block_keys([*map(str, range(i)), *run]).keys()


def test_one_or_two_words_meet_their_equals_only() -> None:
    assert block_keys(["rigged"]) == block_keys(["rigged"])
    assert not block_keys(["rigged", "vote"]).keys() & block_keys(["a", "rigged", "vote"]).keys()


def test_no_words_have_no_key() -> None:
    assert block_keys([]) == {}


def test_words_are_not_run_together() -> None:
    assert block_keys(["ab", "c", "d"]) != block_keys(["a", "bc", "d"])


def test_keys_fit_a_signed_column_of_64_bits() -> None:
    some = block_keys([str(i) for i in range(500)])
    assert min(some) < 0 < max(some)
    assert all(-(2**63) <= key < 2**63 for key in some)


def test_keys_of_wholes_and_of_leaders_are_no_keys_of_runs() -> None:
    run = block_keys(["the", "bridge", "fell"])
    assert not {exact_key("the bridge fell"), *map(block_key, run)} & run.keys()
    assert exact_key("the bridge fell") != exact_key("the bridge … fell")


def test_a_key_and_its_leader_lead_to_each_other() -> None:
    assert all(
        block_key(key) != key == block_key(block_key(key)) and -(2**63) <= block_key(key) < 2**63
        for key in (-5, 0, 2**62)
    )
