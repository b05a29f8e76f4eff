"""Datelines: each row is a shape that news pages have, or one that only looks like it."""

from __future__ import annotations

import time
from datetime import date

import pytest

from quotetrack.model import Span
from quotetrack.segmentation.dateline import find_dateline

LEAD = "The council met on Monday to hear the harbour master."

FOUND = [
    # capitals and a dash
    ("PARIS — ", "PARIS", None),
    ("CLEVELAND – ", "CLEVELAND", None),
    ("PHILADELPHIA ― ", "PHILADELPHIA", None),
    ("CHICAGO - ", "CHICAGO", None),
    ("PORTLAND, Ore. -- ", "PORTLAND, Ore.", None),
    ("WASHINGTON—", "WASHINGTON", None),
    ("LYON —\xa0", "LYON", None),
    ("ST. PAUL, Minn. — ", "ST. PAUL, Minn.", None),
    ("WASHINGTON, D.C. — ", "WASHINGTON, D.C.", None),
    ("THE HAGUE, Netherlands — ", "THE HAGUE, Netherlands", None),
    ("NEWPORT NEWS, Va. — ", "NEWPORT NEWS, Va.", None),
    ("UNITED NATIONS — ", "UNITED NATIONS", None),
    ("SALT LAKE CITY — ", "SALT LAKE CITY", None),
    ("McALLEN, Texas — ", "McALLEN, Texas", None),
    ("SÃO PAULO — ", "SÃO PAULO", None),
    ("JERUSALEM, Monday — ", "JERUSALEM", None),
    # an agency
    ("WASHINGTON (AP) — ", "WASHINGTON", None),
    ("KYIV, Ukraine (AP) — ", "KYIV, Ukraine", None),
    ("NAIROBI (Thomson Reuters Foundation) - ", "NAIROBI", None),
    ("Rio de Janeiro (AFP) – ", "Rio de Janeiro", None),
    ("Stratford-upon-Avon (PA) – ", "Stratford-upon-Avon", None),
    ("LONDON--(BUSINESS WIRE)--", "LONDON", None),
    ("KABUL (Pajhwok): ", "KABUL", None),
    ("Dec 29 (Reuters) - ", "", None),
    # several places
    ("BEIJING/TAIPEI (Reuters) - ", "BEIJING/TAIPEI", None),
    ("TEL AVIV, Israel and CAIRO (AP) — ", "TEL AVIV, Israel and CAIRO", None),
    ("MINNEAPOLIS–ST. PAUL (AP) — ", "MINNEAPOLIS–ST. PAUL", None),
    # a date
    ("TOKYO / WASHINGTON, November 27, 2025 – ", "TOKYO / WASHINGTON", date(2025, 11, 27)),
    ("Nairobi, 4 March 2024 – ", "Nairobi", date(2024, 3, 4)),
    ("TOKYO, 2025-11-27 – ", "TOKYO", date(2025, 11, 27)),
    ("BAGHDAD, Iraq, March 4, 2024 /PRNewswire/ -- ", "BAGHDAD, Iraq", date(2024, 3, 4)),
    ("MOSCOW, November 27. /TASS/. ", "MOSCOW", None),
    ("KYIV. Nov 27 (Interfax-Ukraine) – ", "KYIV", None),
    ("NEW DELHI, Nov 27: ", "NEW DELHI", None),
    ("LONDON, Jan 3 (Reuters) - ", "LONDON", None),
    ("PARIS (AFP), Nov 3 — ", "PARIS", None),
    ("RIO DE JANEIRO, 14 Nov. – ", "RIO DE JANEIRO", None),
    ("OSLO, Sept. 31, 2025 – ", "OSLO", None),  # no such day
]


@pytest.mark.parametrize(("opening", "place", "published"), FOUND)
def test_a_dateline_ends_where_the_first_sentence_begins(
    opening: str, place: str, published: date | None
) -> None:
    found = find_dateline(opening + LEAD)
    assert found is not None
    assert found.span.of(opening + LEAD) == opening
    assert (found.place, found.published) == (place, published)


NOT_FOUND = [
    # a name or a body, and a dash in the sentence
    "Trump — who had not slept — went on to speak for an hour.",
    "NATO — the alliance of 32 — has not answered the letter.",
    "NATO — The alliance has not answered the letter yet.",
    "The senator, a Democrat (D-Ohio) — The vote was his first.",
    "Ann Smith (D) — The senator voted against the harbour plan.",
    "The plan cost 3 million in March - twice what was said.",
    # headlines and labels
    "HEADLINE IN CAPITALS — more to come",
    "HEADLINE IN CAPITALS — More about this story in an hour",
    "SENATE REJECTS HARBOUR BILL — Democrats vow to try again",
    "EXCLUSIVE — The mayor knew of the letter for a year",
    "UPDATE: 5/12 — The page that listed the boat has been changed",
    "WATCH: The mayor speaks - and the crowd goes home",
    "GENEVA - THE LAST DAYS OF AN OLD HOTEL",
    # transcripts, timelines, notices
    "WALLACE: Thank you, Senator. We have to leave it there for now.",
    "JONES: The plan — The one you wrote — will not do.",
    "11:40 am — Police close the bridge and the road to the harbour.",
    "Updated Nov. 3, 2025 – The first version gave another figure.",
    "On Nov. 3 — The day of the vote — he stayed at home.",
    "SMITH--Mary Ann, of Elm Street, passed away on Friday.",
    # nothing
    "",
    "PARIS",
    "PARIS —",
    " — ",
    "(Reuters",
]


@pytest.mark.parametrize("text", NOT_FOUND)
def test_no_dateline_is_seen_in(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    "before",
    [
        "Harbour plan divides council\n\n",
        "Harbour plan divides council\nBy Jane Doe\n",
        "Harbour plan: what - and why\n\nA long day of talks.\n\nBy Jane Doe, Staff Writer\r\n\r\n  ",
        "\ufeff",
    ],
)
def test_title_and_byline_may_stand_before_it(before: str) -> None:
    text = f"{before}NEW YORK (Reuters) - {LEAD}"
    found = find_dateline(text)
    assert found is not None
    assert found.span == Span(len(before), len(before) + len("NEW YORK (Reuters) - "))


def test_a_dateline_may_stand_on_a_line_of_its_own() -> None:
    found = find_dateline(f"TOKYO, November 27, 2025 –\n{LEAD}")
    assert found is not None
    assert found.span == Span(0, len("TOKYO, November 27, 2025 –"))


def test_a_dateline_is_not_sought_behind_the_first_paragraph() -> None:
    assert find_dateline(f"{LEAD * 6}\n\nPARIS — {LEAD}") is None


def test_lines_that_all_have_the_shape_are_a_list_of_speakers() -> None:
    assert find_dateline(f"JONES — {LEAD}\n\nDUVAL — {LEAD}\n\nJONES — {LEAD}") is None
    assert find_dateline(f"JONES (AP) — {LEAD}\n\nDUVAL — {LEAD}") is not None


@pytest.mark.parametrize(
    "line",
    [
        "A " * 50_000,
        "-" * 100_000,
        " - " * 50_000,
        "A-" * 50_000,
        "(" * 100_000,
        "PARIS, " * 20_000,
        "\n" * 100_000,
    ],
)
def test_time_grows_with_hostile_text_and_no_faster(line: str) -> None:
    def seconds(text: str) -> float:
        times = []
        for _ in range(3):
            find_dateline.cache_clear()
            began = time.process_time()
            find_dateline(text)
            times.append(time.process_time() - began)
        return min(times)

    # eight times the text: 8 is linear, 64 quadratic
    assert seconds(line + "— The") < 24 * max(seconds(line[: len(line) // 8] + "— The"), 0.001)
