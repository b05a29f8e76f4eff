"""Keys under which quotations are found."""

from quotetrack.match.fingerprint import keys, lead, whole


def test_a_key_is_the_same_wherever_it_is_computed() -> None:
    # A store keeps keys for years: a change here needs a new VERSION.
    assert keys(["the", "bridge", "fell"]) == {2837239747749554046: ["the", "bridge", "fell"]}


def test_one_key_for_every_run_of_three_words() -> None:
    assert len(keys(["the", "bridge", "over", "the", "elm"])) == 3


def test_a_run_that_comes_again_has_one_key() -> None:
    assert len(keys(["we", "will", "win", "we", "will", "win"])) == 3


def test_one_or_two_words_meet_their_equals_only() -> None:
    assert keys(["rigged"]) == keys(["rigged"])
    assert not keys(["rigged", "vote"]).keys() & keys(["a", "rigged", "vote"]).keys()


def test_no_words_have_no_key() -> None:
    assert keys([]) == {}


def test_words_are_not_run_together() -> None:
    assert keys(["ab", "c", "d"]) != keys(["a", "bc", "d"])


def test_keys_fit_a_signed_column_of_64_bits() -> None:
    some = keys([str(i) for i in range(500)])
    assert min(some) < 0 < max(some)
    assert all(-(2**63) <= key < 2**63 for key in some)


def test_keys_of_wholes_and_of_leaders_are_no_keys_of_runs() -> None:
    run = keys(["the", "bridge", "fell"])
    assert not {whole("the bridge fell"), *map(lead, run)} & run.keys()
    assert whole("the bridge fell") != whole("the bridge … fell")


def test_a_key_and_its_leader_lead_to_each_other() -> None:
    assert all(
        lead(key) != key == lead(lead(key)) and -(2**63) <= lead(key) < 2**63 for key in (-5, 0, 2**62)
    )
