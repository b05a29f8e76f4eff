"""The weight of words, from an empty store to a full one."""

from quotetrack.match.frequency import Frequencies, idf


def test_an_empty_store_knows_common_words_from_rare_ones() -> None:
    weight = Frequencies().idf
    assert weight("the") < weight("people") < weight("america") < weight("overclassification")


def test_a_word_loses_weight_when_quotations_share_it() -> None:
    before = Frequencies().idf("bridge")
    after = Frequencies.of([["the", "bridge"]] * 50).idf("bridge")
    assert after < before - 1


def test_a_word_that_never_comes_gains_weight() -> None:
    assert idf(0, 100_000, "tariff") > idf(0, 100, "tariff") > 0


def test_a_quotation_counts_a_word_once() -> None:
    assert Frequencies.of([["no", "no", "no"]]).counts["no"] == 1


def test_a_weight_is_never_negative() -> None:
    assert idf(10, 10, "the") >= 0
    assert idf(11, 10, "the") >= 0
