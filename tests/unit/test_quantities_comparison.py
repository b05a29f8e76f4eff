"""Whether two wordings of one statement give the same quantities: each row is a phenomenon."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quantities_tables import texts

from quotetrack.quantities import Agreement, compare, only_reworded

THURSDAY = date(2020, 3, 5)

AGREE = [
    ("12 killed", "twelve dead"),
    ("killing 12 people", "12 were killed"),
    ("110 km", "68 miles"),
    ("110 km (68 miles) from the coast", "68 miles off shore"),
    ("about 110 km", "112 km"),
    ("$1.2bn", "1.2 billion dollars"),
    ("$1.2 billion", "$1.23 billion"),
    ("two-thirds of the fleet", "67% of the fleet"),
    ("a third of the fleet", "33 percent of the fleet"),
    ("a dozen boats", "12 boats"),
    ("30 °C", "86 degrees Fahrenheit"),
    ("on March 3", "on 3 March 2020"),
    ("on Tuesday", "on March 3"),
    ("at least 12", "no fewer than 12"),
    ("12%", "12.4 per cent"),
    ("8:30 p.m.", "20:30"),
    ("Moss won 35 votes and Hart 20 votes", "Hart won 20 votes and Moss 35 votes"),
    ("two years", "24 months"),
]

DISAGREE = [
    ("12 killed", "15 killed"),
    ("12 killed", "15 people died"),
    ("killed at least 12 people and injured 30", "killed at least 12 people and injured 40"),
    ("110 km", "80 miles"),
    ("$1.2bn for the harbour", "$1.4bn for the harbour"),
    ("12% of the fleet", "15% of the fleet"),
    ("30% of the fleet", "34% of the fleet"),
    ("at least 12 boats sank", "10 boats sank"),
    ("up to 12 boats sank", "15 boats sank"),
    ("dozens of boats", "three boats"),
    ("more than half the fleet", "a third of the fleet"),
    ("on March 3", "on March 4"),
    ("Tuesday", "March 4"),
    ("in 2016", "in 2017"),
    ("the third mayor to resign", "the fourth mayor to resign"),
    ("a 3-year-old boy", "a 5-year-old boy"),
]

UNKNOWN = [
    ("12 killed", "15 injured"),
    ("at least 12", "15"),
    ("at least 12 killed", "more than 10 killed"),
    ("dozens of boats", "36 boats"),
    ("several boats", "22 boats"),
    ("12 boats", "15 houses"),
    ("£3m", "$4m"),
    ("12%", "12 percentage points"),
    ("110 km", "68 hours"),
    ("The bridge is 110 km long", "The tunnel took 12 years"),
    ("10 to 15 boats", "12 boats"),
    ("in 2016", "on March 3, 2016"),
    ("no number here", "12 boats"),
    ("", ""),
    # of two numbers of one sort, which one the other text means cannot be told
    ("Fees of $5 and fines of $7 bring the harbour money", "The mast cost $9"),
]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [(*row, v) for v, rows in zip(Agreement, (AGREE, DISAGREE, UNKNOWN), strict=True) for row in rows],
)
def test_two_wordings(a: str, b: str, expected: Agreement) -> None:
    assert compare(a, b, THURSDAY, THURSDAY).verdict is expected


def test_a_weekday_is_told_by_the_day_of_its_article() -> None:
    assert (
        compare("sank Tuesday", "sank Tuesday", date(2020, 3, 5), date(2020, 3, 6)).verdict is Agreement.AGREE
    )
    assert (
        compare("sank Tuesday", "sank Tuesday", date(2020, 3, 5), date(2020, 6, 5)).verdict
        is Agreement.DISAGREE
    )


def test_what_only_one_text_gives_is_told() -> None:
    found = compare("12 killed and 30 injured", "12 killed")
    assert found.verdict is Agreement.AGREE
    assert [q.low for q in found.only_a] == [30]
    assert found.only_b == ()


FERRY = "The ferry with {} people sank {} off the coast"


@pytest.mark.parametrize(
    ("a", "b", "taken_back"),
    [
        (FERRY.format("12", "110 km"), FERRY.format("a dozen", "68 miles"), True),
        (FERRY.format("at least 12", "110 km"), FERRY.format("15", "110 km"), True),
        (FERRY.format("12", "110 km"), FERRY.format("15", "110 km"), False),
        (FERRY.format("12", "110 km"), FERRY.format("15", "68 miles"), False),
        # the number is the same, what is said of it is not
        ("He paid $1.2bn for it", "He never paid 1.2 billion dollars for it", False),
        ("no number here", "nor here", False),
        # each has a number that the other has not: nothing says that it was only written otherwise
        ("12 boats sank in 2016", "12 boats sank within 3 km", False),
    ],
)
def test_a_changed_number_that_is_none_is_taken_back(a: str, b: str, taken_back: bool) -> None:
    assert only_reworded(a, b) is taken_back
    assert only_reworded(b, a) is taken_back


either = st.one_of(texts, st.text())
days = st.none() | st.dates()


@given(either, either, days, days)
def test_a_comparison_does_not_depend_on_the_sides(
    a: str, b: str, day: date | None, other: date | None
) -> None:
    there, back = compare(a, b, day, other), compare(b, a, other, day)
    assert there.verdict is back.verdict
    assert {(p.a, p.b, p.verdict) for p in there.pairs} == {(p.b, p.a, p.verdict) for p in back.pairs}
    assert (there.only_a, there.only_b) == (back.only_b, back.only_a)


@given(either, days)
def test_a_text_never_disagrees_with_itself(text: str, day: date | None) -> None:
    assert compare(text, text, day, day).verdict is not Agreement.DISAGREE
