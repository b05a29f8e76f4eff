"""Charts: what stands in the SVG, what is told of it, and what strangers' names cannot do there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invented_report import HOSTILE
from lxml import etree
from profiles import few

from quotetrack.presentation.charts import Bar, Chart, Mark, bars, intervals, trend
from quotetrack.reports.proportion import Proportion

pytest.importorskip("matplotlib", reason='charts need the extra: pip install "quotetrack[html]"')

MONTHS = [
    Mark("2025-11", Proportion(30, 100)),
    Mark("2025-12", Proportion(60, 100)),
    Mark("2026-01", Proportion(45, 100)),
    Mark("2026-02", Proportion(3, 4), few=True),
    Mark("2026-03", Proportion(40, 100)),
    # nothing in April
    Mark("2026-05", Proportion(10, 100)),
    Mark("2026-06", Proportion(20, 100)),
]
OUTLETS = [
    Mark("Harbor Ledger", Proportion(68, 100)),
    Mark("Kestrel Wire", Proportion(27, 100)),
    Mark("Tern", Proportion(1, 2), True),
]
BARS = [
    Bar("person", 900, "45% (900)"),
    Bar("unnamed", 100, "5.0% (100)", stressed=True),
    Bar("document", 0, "0% (0)"),
]


def parsed(chart: Chart) -> Any:
    """The element as a strict parser of XML reads it."""
    return etree.fromstring(chart.svg)


def drawn(chart: Chart, colour: str) -> int:
    """How many strokes have this colour of the page."""
    return chart.svg.count(f"stroke: var(--{colour}")


def texts(chart: Chart) -> list[str]:
    return [element.text for element in parsed(chart).iter("text")]


@pytest.mark.parametrize(
    "chart",
    [
        trend("a", "Over time", MONTHS),
        intervals("b", "By outlet", OUTLETS, Proportion(1, 2)),
        bars("c", "Mix", BARS),
    ],
    ids=["trend", "intervals", "bars"],
)
class TestEveryChart:
    def test_says_what_it_is(self, chart: Chart) -> None:
        svg = parsed(chart)
        assert svg.get("role") == "img"
        named = [svg.find(f".//*[@id='{name}']").text for name in svg.get("aria-labelledby").split()]
        assert named == [chart.title, chart.described]

    def test_has_text_that_is_text_in_the_page_s_font(self, chart: Chart) -> None:
        assert texts(chart)
        assert "font-family" not in chart.svg
        assert "DejaVu" not in chart.svg

    def test_takes_its_colours_from_the_page(self, chart: Chart) -> None:
        assert re.findall(r"(?<!, )#[0-9a-f]{6}", chart.svg) == []

    def test_refers_to_nothing_outside(self, chart: Chart) -> None:
        assert "http" not in chart.svg
        assert "url(" not in chart.svg
        assert {use.get("href")[1:] for use in parsed(chart).iter("use")} <= set(parsed(chart).xpath("//@id"))

    def test_ids_are_its_own(self, chart: Chart) -> None:
        key = parsed(chart).get("aria-labelledby").split("-")[0]
        ids = parsed(chart).xpath("//@id")
        assert len(ids) == len(set(ids))
        assert all(name.startswith(f"{key}-") for name in ids)

    def test_grows_with_the_page(self, chart: Chart) -> None:
        svg = parsed(chart)
        assert svg.get("viewBox").startswith("0 0 480 ")
        assert svg.get("width") is None


def test_a_line_joins_neighbouring_months_that_have_articles_enough() -> None:
    # November to December to January, and May to June; not to February, which has few, and not over April
    lines = [
        path.get("d")
        for path in parsed(trend("t", "", MONTHS)).iter("path")
        if "fill: none" in path.get("style", "") and "var(--strong" in path.get("style", "")
    ]
    assert len(lines) == 3


def test_few_articles_are_hollow_and_say_so() -> None:
    for chart in (trend("t", "", MONTHS), intervals("i", "", OUTLETS)):
        hollow = [use for use in parsed(chart).iter("use") if "fill: var(--paper" in use.get("style")]
        assert len(hollow) == 1
        assert any("few" in text for text in texts(chart))


def test_every_interval_is_drawn() -> None:
    assert drawn(trend("t", "", MONTHS), "plain") == len(MONTHS)
    assert drawn(intervals("i", "", OUTLETS), "plain") == len(OUTLETS)


def test_rows_stand_with_their_numbers() -> None:
    assert {"Harbor Ledger", "68% of 100", "Kestrel Wire", "27% of 100", "50% of 2, few"} <= set(
        texts(intervals("i", "", OUTLETS))
    )
    assert {"person", "45% (900)", "document", "0% (0)"} <= set(texts(bars("b", "", BARS)))


def test_bars_are_as_long_as_their_numbers() -> None:
    lengths = []
    for path in parsed(bars("b", "", [Bar("a", 50, ""), Bar("b", 100, "")])).iter("path"):
        if "fill: var(--plain" in path.get("style", ""):
            xs = [float(x) for x in re.findall(r"[ML] (\S+) \S+", path.get("d"))]
            lengths.append(max(xs) - min(xs))
    assert lengths[1] == pytest.approx(2 * lengths[0], rel=0.01)


@pytest.mark.parametrize(
    ("marks", "told"),
    [
        (
            MONTHS,
            "Monthly, November 2025 to June 2026. Highest: December 2025, 60% (60 of 100; 95% interval 50–69%). "
            "Lowest: May 2026, 10% (10 of 100; 95% interval 6–17%). Their intervals do not overlap. 1 of 7 rest on "
            "few articles and are drawn hollow. 1 month has nothing to count and is left blank.",
        ),
        (MONTHS[:1], "November 2025 alone. November 2025: 30% (30 of 100; 95% interval 22–40%)."),
        ([MONTHS[3]], "February 2026 alone. All rest on few articles and are drawn hollow."),
        ([Mark("no month", Proportion(1, 9))], "No article has a date."),
        ([], "No article has a date."),
        (
            [*MONTHS[:1], Mark("2026-01", Proportion(0, 0)), Mark("no month", Proportion(1, 9))],
            "Monthly, November 2025 to January 2026. November 2025: 30% (30 of 100; 95% interval 22–40%). 2 months "
            "have nothing to count and are left blank. Articles without a date are in the table only.",
        ),
        (
            [Mark("2025-11", Proportion(30, 100)), Mark("2025-12", Proportion(33, 100))],
            "Monthly, November 2025 to December 2025. Highest: December 2025, 33% (33 of 100; 95% interval 25–43%). "
            "Lowest: November 2025, 30% (30 of 100; 95% interval 22–40%). Their intervals overlap.",
        ),
        (
            [Mark("2025-11", Proportion(0, 100)), Mark("2025-12", Proportion(0, 90))],
            "Monthly, November 2025 to December 2025. All are at 0%.",
        ),
    ],
)
def test_a_line_is_put_into_words(marks: list[Mark], told: str) -> None:
    assert trend("t", "", marks).described == told


def test_groups_are_put_into_words() -> None:
    assert intervals("i", "", OUTLETS, Proportion(95, 200)).described == (
        "All together: 48% (95 of 200; 95% interval 41–54%). Highest: Harbor Ledger, 68% (68 of 100; 95% interval "
        "58–76%). Lowest: Kestrel Wire, 27% (27 of 100; 95% interval 19–36%). Their intervals do not overlap. 1 of 3 "
        "rest on few articles and are drawn hollow."
    )


def test_bars_are_put_into_words() -> None:
    assert bars("b", "", BARS).described == "person: 45% (900); unnamed: 5.0% (100); document: 0% (0)."
    many = [Bar(f"outlet {i}", i, f"{i} times") for i in range(20)]
    assert bars("b", "", many).described == "20 rows; the largest is outlet 19: 19 times."


def test_nothing_is_a_chart_too() -> None:
    for chart in (trend("t", "", []), intervals("i", "", []), bars("b", "", [])):
        assert parsed(chart).tag == "svg"


def test_a_month_is_a_month() -> None:
    # what a broken date can make of one
    for label in ("2025-13", "2025-00", "0001-01", "9999-12", "20256-01", "", "２０２５-０１"):
        trend("t", "", [*MONTHS, Mark(label, Proportion(1, 9))])


@pytest.mark.parametrize("months", few([1, 2, 13, 40, 240, 2400], 5))
def test_no_more_labels_than_fit(months: int) -> None:
    marks = [Mark(f"{(24000 + i) // 12}-{(24000 + i) % 12 + 1:02}", Proportion(1, 9)) for i in range(months)]
    labels = [text for text in texts(trend("t", "", marks)) if not text.endswith("%")]
    assert 1 <= len(labels) <= 24  # twelve months, and as many years


DRAWS: list[Callable[[str], Chart]] = [
    lambda name: intervals("i", name, [Mark(name, Proportion(1, 9)), Mark(name, Proportion(1, 3), True)]),
    lambda name: bars("b", name, [Bar(name, 3, name)]),
    lambda name: bars("b", name, [Bar(name, 3, "3")], above=True),
]


@pytest.mark.parametrize("draw", DRAWS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_a_text_and_nothing_else(name: str, draw: Callable[[str], Chart]) -> None:
    chart = draw(HOSTILE[name])
    harmless = draw("Harbor Ledger")
    assert {element.tag for element in parsed(chart).iter()} <= {
        element.tag for element in parsed(harmless).iter()
    }
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufffe\uffff]", chart.svg)
    assert len(chart.svg) < len(harmless.svg) + 4000


def test_money_is_no_formula() -> None:
    assert "from $5 to $10" in texts(bars("b", "", [Bar("from $5 to $10", 1, "")]))


def test_the_same_numbers_give_the_same_bytes() -> None:
    draw = (
        "from quotetrack.presentation.charts import *; from quotetrack.reports.proportion import Share; import json;"
        "print(json.dumps([trend('t', 'T', [Mark('2025-11', Share(3, 9)), Mark('2025-12', Share(4, 9))]).svg,"
        "intervals('i', 'T', [Mark('a', Share(3, 9))]).svg, bars('b', 'T', [Bar('a', 3, '3')]).svg]))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", draw],
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert len(json.loads(told[0])) == 3


def test_settings_and_a_home_of_the_user_s_do_not_matter(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text(
        "text.usetex: True\nfont.size: 40\nsvg.fonttype: path\nno.such.key: 1\n"
    )
    nowhere = tmp_path / "a file"
    nowhere.write_text("")  # a home that nothing can be written into, also for root
    draw = (
        "from quotetrack.presentation.charts import *; print(bars('b', 'T', [Bar('日本 $x$', 3, '3')]).svg)"
    )
    env = {name: value for name, value in os.environ.items() if not name.startswith(("XDG", "MPL"))}
    done = subprocess.run(
        [sys.executable, "-c", draw],
        cwd=tmp_path,
        env={
            **env,
            "HOME": str(nowhere / "home"),
            "PYTHONPATH": os.pathsep.join((str(Path(__file__).parents[2]), env.get("PYTHONPATH", ""))),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout.strip() == bars("b", "T", [Bar("日本 $x$", 3, "3")]).svg
