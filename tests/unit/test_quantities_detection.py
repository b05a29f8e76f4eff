"""Which quantities a text gives, and in what unit: each row is a phenomenon."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quantities_tables import texts

from quotetrack.quantities import Quantity, find_quantities

THURSDAY = date(2020, 3, 5)


def told(text: str) -> list[tuple[object, ...]]:
    return [_told(q, text) for q in find_quantities(text, THURSDAY)]


def _told(q: Quantity, text: str) -> tuple[object, ...]:
    values = (q.low,) if q.low == q.high else (q.low, q.high)
    return (q.span.of(text), q.sort.value, *(v if v is None else round(v, 2) for v in values), q.unit)


def one(words: str, sort: str, *values: object, unit: str = "") -> list[tuple[object, ...]]:
    return [(words, sort, *values, unit)]


NUMBERS = [
    ("1,200 boats", one("1,200", "count", 1200)),
    ("1.2 million boats", one("1.2 million", "count", 1.2e6)),
    ("twelve boats", one("twelve", "count", 12)),
    ("twenty-one boats", one("twenty-one", "count", 21)),
    ("two hundred and five boats", one("two hundred and five", "count", 205)),
    ("three thousand two hundred boats", one("three thousand two hundred", "count", 3200)),
    ("a hundred boats", one("a hundred", "count", 100)),
    ("a dozen boats", one("a dozen", "count", 12)),
    ("half a dozen boats", one("half a dozen", "count", 6)),
    ("half a million boats", one("half a million", "count", 5e5)),
    ("two dozen boats", one("two dozen", "count", 24)),
    ("three and a half million boats", one("three and a half million", "count", 3.5e6)),
    ("3m people", one("3m", "count", 3e6)),
    ("The 12-boat fleet", one("12", "count", 12)),
    # lists are no large number
    ("in rows 12, 13 and 14", [(n, "count", int(n), "") for n in ("12", "13", "14")]),
]

NO_QUANTITIES = [
    "one of them said so", "no one said so", "the one that sank", "one another", "that one", "at first",
    "a 5G mast, an F-16, COVID-19 and 4chan", "since 9/11", "room @harbour12 #7", "192.168.0.1", "",
    "id 747986907162877952",
    "they may march on", "second thoughts", "on Super Tuesday", "on Saturday Night Live",
]  # fmt: skip

VAGUE = [
    ("dozens of boats", 20, 240),
    ("hundreds of thousands of people", 1.5e5, 5e6),
    ("several hundred boats", 300, 2000),
    ("a couple of boats", 2, 3),
    ("a few boats", 2, 12),
    ("tens of boats", None, None),
]

UNITS = [
    ("110 km from the coast", one("110 km", "measure", 110, unit="kilometer")),
    ("110km from the coast", one("110km", "measure", 110, unit="kilometer")),
    ("a 20-mile stretch", one("20-mile", "measure", 20, unit="mile")),
    ("500 square miles", one("500 square miles", "measure", 500, unit="mile**2")),
    ("90 kilometres per hour", one("90 kilometres per hour", "measure", 90, unit="kilometer/hour")),
    ("86 degrees Fahrenheit", one("86 degrees Fahrenheit", "measure", 86, unit="degF")),
    ("30 °C at noon", one("30 °C", "measure", 30, unit="degC")),
    ("3 tonnes of cod", one("3 tonnes", "measure", 3, unit="metric_ton")),
    ("12 pounds of cod", one("12 pounds", "measure", 12, unit="pound")),
    ("half an hour", one("half an hour", "measure", 0.5, unit="hour")),
    ("two and a half years", one("two and a half years", "measure", 2.5, unit="year")),
    ("a mast 30m high", one("30m", "measure", 30, unit="meter")),
    ("over 12 months", one("12 months", "measure", 12, unit="month")),
    ("2½ hours", one("2½ hours", "measure", 2.5, unit="hour")),
]

MONEY = [
    ("$1.2bn", one("$1.2bn", "money", 1.2e9, unit="USD")),
    ("$1.2 billion", one("$1.2 billion", "money", 1.2e9, unit="USD")),
    ("US$3,500", one("US$3,500", "money", 3500, unit="USD")),
    ("C$5m", one("C$5m", "money", 5e6, unit="CAD")),
    ("€5m", one("€5m", "money", 5e6, unit="EUR")),
    ("£3m", one("£3m", "money", 3e6, unit="GBP")),
    ("EUR 40 a head", one("EUR 40", "money", 40, unit="EUR")),
    ("3 million pounds", one("3 million pounds", "money", 3e6, unit="GBP")),
    ("five Canadian dollars", one("five Canadian dollars", "money", 5, unit="CAD")),
    ("1.2 billion dollars", one("1.2 billion dollars", "money", 1.2e9, unit="USD")),
    ("thousands of dollars", one("thousands of dollars", "money", 1500, 100000, unit="USD")),
    ("50 cents", one("50 cents", "money", 0.5, unit="USD")),
    ("$8 to $10", one("$8 to $10", "money", 8, 10, unit="USD")),
    ("$2-3 million", one("$2-3 million", "money", 2e6, 3e6, unit="USD")),
]

SHARES = [
    ("12 percent", one("12 percent", "share", 12, unit="percent")),
    ("12%", one("12%", "share", 12, unit="percent")),
    ("12 per cent", one("12 per cent", "share", 12, unit="percent")),
    ("a 20-percent cut", one("20-percent", "share", 20, unit="percent")),
    ("two-thirds of the fleet", one("two-thirds", "share", 66.67, unit="percent")),
    ("a third of the fleet", one("a third", "share", 33.33, unit="percent")),
    ("three quarters of the fleet", one("three quarters", "share", 75, unit="percent")),
    ("half the fleet", one("half", "share", 50, unit="percent")),
    ("one in five boats", one("one in five", "share", 20, unit="percent")),
    ("9 out of 10 boats", one("9 out of 10", "share", 90, unit="percent")),
    ("1 in 20 boats", one("1 in 20", "share", 5, unit="percent")),
    ("three out of four boats", one("three out of four", "share", 75, unit="percent")),
    ("2 percentage points", one("2 percentage points", "points", 2, unit="percent")),
    ("25 basis points", one("25 basis points", "points", 0.25, unit="percent")),
    ("between 57 and 60 percent", one("57 and 60 percent", "share", 57, 60, unit="percent")),
    ("from 30 to 25 percent", one("30 to 25 percent", "share", 25, 30, unit="percent")),
]

BOUNDS = [
    ("at least 12 boats", one("at least 12", "count", 12, None)),
    ("no fewer than 12 boats", one("no fewer than 12", "count", 12, None)),
    ("more than 100 boats", one("more than 100", "count", 100, None)),
    ("over 12 boats", one("over 12", "count", 12, None)),
    ("12 or more boats", one("12 or more", "count", 12, None)),
    ("50+ boats", one("50+", "count", 50, None)),
    ("up to 30 boats", one("up to 30", "count", None, 30)),
    ("fewer than 30 boats", one("fewer than 30", "count", None, 30)),
    ("as much as $3m", one("as much as $3m", "money", None, 3e6, unit="USD")),
    ("10 to 15 boats", one("10 to 15", "count", 10, 15)),
    ("five or six boats", one("five or six", "count", 5, 6)),
    ("2 to 3 million people", one("2 to 3 million", "count", 2e6, 3e6)),
    ("more than half the fleet", one("more than half", "share", 50, None, unit="percent")),
    ("about 110 km", one("about 110 km", "measure", 110, unit="kilometer")),
]

AGES_AND_NAMES = [
    ("a 3-year-old boy", one("3-year-old", "age", 3, unit="year")),
    ("he is 41 years old", one("41 years old", "age", 41, unit="year")),
    ("skippers aged 41", one("41", "age", 41, unit="year")),
    ("Ada Moss, 42, said", one("42", "age", 42, unit="year")),
    ("under Section 230 of it", one("230", "rank", 230)),
    ("the third term", one("third", "rank", 3)),
    ("the 3rd precinct", one("3rd", "rank", 3)),
    ("on a Corvo 727, which sank", one("727", "rank", 727)),
]

DAYS = [
    ("on March 3", date(2020, 3, 3)),
    ("on 3 March", date(2020, 3, 3)),
    ("on the 3rd of March", date(2020, 3, 3)),
    ("on Dec. 30", date(2019, 12, 30)),  # the nearest
    ("on March 3, 2016,", date(2016, 3, 3)),
    ("on 3 March 2016", date(2016, 3, 3)),
    ("on 2016-03-03", date(2016, 3, 3)),
    ("on Tuesday", date(2020, 3, 3)),
    ("will sail on Tuesday", date(2020, 3, 10)),
    ("next Tuesday", date(2020, 3, 10)),
    ("yesterday", date(2020, 3, 4)),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS + UNITS + MONEY + SHARES + BOUNDS + AGES_AND_NAMES)
def test_a_quantity_is_found_and_normalised(text: str, expected: list[tuple[object, ...]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NO_QUANTITIES)
def test_what_is_no_quantity(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "low", "high"), VAGUE)
def test_vague_words_are_ranges(text: str, low: float | None, high: float | None) -> None:
    found = find_quantities(text)
    assert [(q.low, q.high, q.vague) for q in found] == ([(low, high, True)] if low else [])


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_is_told_by_that_of_the_article(text: str, day: date) -> None:
    (found,) = find_quantities(text, THURSDAY)
    assert (found.sort.value, found.low, found.high) == ("date", day.toordinal(), day.toordinal())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in 2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("in March 2016", date(2016, 3, 1), date(2016, 3, 31)),
        ("the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("from 1981-1989", date(1981, 1, 1), date(1989, 12, 31)),
        ("the winter of 2004-5", date(2004, 1, 1), date(2005, 12, 31)),
        ("March 15-17", date(2020, 3, 15), date(2020, 3, 17)),
    ],
)
def test_a_month_or_a_year_is_a_range_of_days(text: str, first: date, last: date) -> None:
    (found,) = find_quantities(text, THURSDAY)
    assert (found.low, found.high) == (first.toordinal(), last.toordinal())


@pytest.mark.parametrize("text", ["on February 31", "2020-13-01"])
def test_a_day_that_there_is_not_is_no_date(text: str) -> None:
    assert all(q.sort.value != "date" for q in find_quantities(text, THURSDAY))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("10 a.m.", 600), ("10am", 600), ("8:30 p.m.", 1230), ("12:15 am", 15), ("at 17:45", 1065)],
)
def test_a_time_of_day(text: str, minutes: int) -> None:
    (found,) = find_quantities(text)
    assert (found.sort.value, found.low) == ("time", minutes)


@pytest.mark.parametrize(
    "text", ["110 km (68 miles)", "110 kilometres, or 68 miles,", "30 °C (86 °F)", "5 feet (1.5 metres)"]
)
def test_a_quantity_that_is_given_twice_is_one(text: str) -> None:
    (found,) = find_quantities(text)
    assert len(found.also) == 1


@pytest.mark.parametrize(
    "text", ["110 km (12 miles)", "110 km (68 hours)", "110 km (70 km)", "110 km and 68 miles"]
)
def test_two_quantities_are_two(text: str) -> None:
    assert [q.also for q in find_quantities(text)] == [(), ()]


COUNTED = [
    ("12 killed", {"dead"}),
    ("12 people were killed", {"dead"}),
    ("killing 12 people", {"dead"}),
    ("a death toll of 12", {"dead"}),
    ("killed at least 12 people and wounded 30", {"dead"}, {"hurt"}),
    ("12 killed and 30 others injured", {"dead"}, {"hurt"}),
    ("12 Norland sailors", {"norland", "sailor"}),
    ("12 boats were seized", {"boat"}),
    ("12 of the boats", {"boat"}),
]


@pytest.mark.parametrize("row", COUNTED)
def test_what_is_counted(row: tuple[str, set[str]]) -> None:
    assert [set(q.counted) for q in find_quantities(row[0])] == list(row[1:])


@given(st.one_of(texts, st.text()), st.none() | st.dates())
def test_offsets_are_exact_and_nothing_raises(text: str, day: date | None) -> None:
    end = 0
    for q in find_quantities(text, day):
        assert end <= q.span.start < q.span.end <= len(text)
        assert q.span.of(text) == q.span.of(text).strip()
        end = max(q.span.end, *(other.span.end for other in q.also), 0)
        assert q.low is not None or q.high is not None
        assert q.low is None or q.high is None or q.low <= q.high
        assert q.slack >= 0


@pytest.mark.parametrize("number", [1, 9, 10, 15, 21, 99, 100, 110, 999])
def test_digits_and_words_give_the_same(number: int) -> None:
    small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    tens = {20: "twenty", 90: "ninety"}

    def words(n: int) -> str:
        if n >= 100:
            return f"{small[n // 100]} hundred" + (f" and {words(n % 100)}" if n % 100 else "")
        if n < 16:
            return small[n]
        return f"{tens[n - n % 10]}-{small[n % 10]}"

    in_words, in_digits = (
        find_quantities(f"{words(number)} miles long"),
        find_quantities(f"{number} miles long"),
    )
    assert [q.low for q in in_words] == [q.low for q in in_digits] == [number]
