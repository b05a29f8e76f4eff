"""How many anonymous sources an article has: invented articles, each row a phenomenon."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_sources_identity import speakers

from quotetrack.model import SourceType, Speaker
from quotetrack.sources.distinct import CountRange, count_distinct

ROWS = [
    ("{Ana Souza} said. {Critics} said. {A spokesman} said.", (0, 0)),
    ("{An official} said.", (1, 1)),
    ("{An official} said. {The official} added. {He} left.", (1, 1)),
    ("{An official} said. {Another official} said.", (2, 2)),
    ("{An official} said. {A second official} said. {A third official} said.", (3, 3)),
    ("{A source} said. {A different source} said.", (2, 2)),
    ("{A source} said. {A source} said.", (1, 2)),
    ("{An aide} said. {A diplomat} said.", (2, 2)),
    ("{Two officials} said.", (2, 2)),
    ("{Two officials} said. {The officials} added. {The two officials} left.", (2, 2)),
    ("{Two officials} said. {Two officials} said.", (2, 4)),
    ("{An ally} said. {Two allies} said.", (3, 3)),
    ("{Half a dozen diplomats} said.", (6, 6)),
    ("{Officials} said.", (1, None)),
    ("{Several aides} said.", (1, None)),
    ("{Sources} said. {Sources} added. {The sources} left.", (1, None)),
    ("{Sources} said. {Diplomats} said.", (2, None)),
    ("{Officials} said. {A diplomat} said.", (2, None)),
    ("{At least two officials} said.", (2, None)),
    ("{More than a dozen aides} said.", (12, None)),
    ("{Three officials} said. {One of the officials} added.", (3, 3)),
    ("{Three officials} said. {One official} added.", (3, 4)),
    ("{Officials} said. {One of the officials} said. {Another of the officials} said.", (2, None)),
    ("{Two White House officials} said. {One State Department official} said.", (3, 3)),
    ("{An official} said. {Another official} said. {The two officials} agreed.", (2, 2)),
]


@pytest.mark.parametrize(("marked", "expected"), ROWS)
def test_range(marked: str, expected: tuple[int, int | None]) -> None:
    _, found = speakers(marked)
    assert count_distinct(dict.fromkeys(found)) == expected


ANONYMOUS = st.builds(
    Speaker,
    st.just(SourceType.UNNAMED),
    anonymous=st.booleans(),
    descriptor=st.none()
    | st.text(max_size=12)
    | st.sampled_from(["officials", "one official", "the two aides"]),
    plural=st.booleans(),
    number=st.none() | st.integers(1, 20),
)


@given(st.lists(ANONYMOUS, max_size=8))
def test_the_range_is_one_and_nobody_is_only_nobody(found: list[Speaker]) -> None:
    low, high = count_distinct(found)
    assert high is None or low <= high
    assert (low == 0) == (not any(speaker.anonymous for speaker in found))
    assert count_distinct([s for s in found if not s.anonymous]) == CountRange(0, 0)
