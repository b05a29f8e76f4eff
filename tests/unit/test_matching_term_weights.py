"""The weight of words."""

import pytest

from quotetrack.language.en.matching import SHARES
from quotetrack.matching.term_weights import idf


def test_common_words_weigh_less_than_rare_ones() -> None:
    assert idf("the") < idf("people") < idf("america") < idf("overclassification")


@pytest.mark.parametrize("word", ["the", "people", "overclassification", "", "é", "a" * 10_000])
def test_a_weight_is_above_nothing_and_of_bounded_size(word: str) -> None:
    assert 0 < idf(word) < 10


def test_no_listed_word_is_rarer_than_an_unlisted_one() -> None:
    assert max(map(idf, SHARES)) < idf("overclassification")
