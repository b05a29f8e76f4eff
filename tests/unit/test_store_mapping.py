"""By which words of it an attribution is known."""

import pytest

from quotetrack.model import Kind
from quotetrack.store.mapping import quoted_words

REPORTED = ["that the “silted” harbour would be dredged"]


@pytest.mark.parametrize(
    ("kind", "quoted", "content", "expected"),
    [
        (Kind.DIRECT, ["Dredge it", "or leave"], ["“Dredge it", "or leave”"], "Dredge it or leave"),
        (Kind.MIXED, ["silted", "too late"], REPORTED, "silted … too late"),
        (Kind.INDIRECT, [], REPORTED, REPORTED[0]),
        (Kind.INDIRECT, ["silted"], REPORTED, REPORTED[0]),  # somebody corrected what kind it is
        (Kind.DIRECT, [], ["A speech set apart", "without marks"], "A speech set apart without marks"),
    ],
)
def test_words_by_which_an_attribution_is_known(
    kind: Kind, quoted: list[str], content: list[str], expected: str
) -> None:
    assert quoted_words(kind, quoted, content) == expected
