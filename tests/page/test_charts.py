"""Charts: what stands in the SVG, what is told of it, and what strangers' names cannot do there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from invented_report import HOSTILE
from lxml import etree
from profiles import few

from quotetrack.presentation import html
from quotetrack.presentation.charts import Bar, Chart, Mark, bars, intervals, trend
from quotetrack.presentation.charts.model import Label
from quotetrack.presentation.charts.text_width import fitted, width
from quotetrack.reports.proportion import Proportion

pytest.importorskip("jinja2", reason='charts need the extra: pip install "quotetrack[html]"')

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
CSS = Path(html.__file__).parent.joinpath("templates", "report.css").read_text(encoding="utf-8")


def rendered(chart: Chart) -> str:
    """The chart as a page has it."""
    svg: str = html._environment().get_template("chart.svg").render(chart=chart)
    return svg


def parsed(chart: Chart) -> Any:
    """The element as a strict parser of XML reads it."""
    return etree.fromstring(rendered(chart))


def found(chart: Chart, kind: str) -> list[Any]:
    """The elements of a kind."""
    return [element for element in parsed(chart).iter() if kind in element.get("class", "").split()]


def places(element: Any, *names: str) -> tuple[float, ...]:
    return tuple(float(element.get(name)) for name in names)


def texts(chart: Chart) -> list[str]:
    return [element.text for element in parsed(chart).iter("text")]


def months(n: int, first: int = 24190) -> list[Mark]:
    """So many months, of every height, now and then few."""
    return [
        Mark(
            f"{(first + i) // 12:04}-{(first + i) % 12 + 1:02}",
            Proportion(i * 7 % 10, 9 + i % 3),
            few=i % 5 == 2,
        )
        for i in range(n)
    ]


def groups(highest: float) -> list[Mark]:
    """Groups with long names, whose shares are up to `highest`."""
    return [
        Mark(name, Proportion(round(highest * total * i / 3), total), few=i == 1)
        for i, (name, total) in enumerate(
            (
                ("Tern", 900),
                ("The Kestrel Wire of the Northern Isles", 1_300),
                ("WWF MAGAZINE", 90_000),
                ("x", 3_000),
            )
        )
    ]


SHARES = [0.004, 0.04, 0.09, 0.13, 0.24, 0.33, 0.45, 0.57, 0.75, 1.0]
SHAPES: list[Chart] = [
    trend("t", "Over time", MONTHS),
    trend("t", "Over time", [*MONTHS, Mark("2026-04", Proportion(3, 3), few=True)]),
    *(
        trend("t", "Over time", months(n, first))
        for n in (1, 2, 11, 12, 13, 30, 70, 400)
        for first in (24190, 24191)
    ),
    intervals("i", "By outlet", OUTLETS, Proportion(1, 2)),
    *(intervals("i", "By outlet", groups(highest), Proportion(1, 300)) for highest in SHARES),
    bars("b", "Mix", BARS),
    bars("b", "Mix", [Bar(mark.label, mark.share.count, f"{mark.share.total:,}") for mark in groups(0.5)]),
    bars("b", "Said", [Bar("words " * 30, count, f"{count} outlets") for count in (3, 2, 2)], above=True),
]


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
        assert "font-family" not in rendered(chart)

    def test_takes_its_colours_from_the_page(self, chart: Chart) -> None:
        assert not re.search(r"style=|fill=|stroke=|#", rendered(chart))
        kinds = {name for element in parsed(chart).iter() for name in element.get("class", "").split()}
        assert {"plot"} < kinds
        # a name is as all text is
        assert [kind for kind in kinds - {"name"} if not re.search(rf"\.{kind}\b.*var\(", CSS)] == []

    def test_refers_to_nothing_outside(self, chart: Chart) -> None:
        assert not re.search(r"http|url\(|href", rendered(chart))

    def test_ids_are_its_own(self, chart: Chart) -> None:
        ids = parsed(chart).xpath("//@id")
        assert sorted(ids) == [f"{chart.key}-desc", f"{chart.key}-title"]

    def test_grows_with_the_page(self, chart: Chart) -> None:
        svg = parsed(chart)
        assert svg.get("viewBox").startswith("0 0 400 ")
        assert svg.get("width") is None

    def test_numbers_have_one_digit_after_the_point(self, chart: Chart) -> None:
        written = [
            value
            for element in parsed(chart).iter("rect", "line", "circle", "text")
            for name, value in element.attrib.items()
            if name not in ("class", "text-anchor", "dy")
        ]
        assert len(written) > 20
        assert [value for value in written if not re.fullmatch(r"\d+\.\d", value)] == []


@pytest.mark.parametrize("chart", SHAPES)
class TestGeometry:
    def test_all_ink_is_inside(self, chart: Chart) -> None:
        def inside(x: float, y: float) -> bool:
            return 0 <= x <= chart.width and 0 <= y <= chart.height

        for box in chart.boxes:
            assert inside(box.x, box.y)
            assert inside(box.x + box.width, box.y + box.height)
        for line in chart.lines:
            assert inside(line.x1, line.y1)
            assert inside(line.x2, line.y2)
        if grid := [line for line in chart.lines if line.kind == "grid"]:
            for line in chart.lines:
                for x, y in ((line.x1, line.y1), (line.x2, line.y2)):
                    assert min(each.x1 for each in grid) <= x <= max(each.x2 for each in grid)
                    assert min(each.y1 for each in grid) <= y <= max(each.y2 for each in grid)
        for dot in chart.dots:
            assert inside(dot.x - dot.radius, dot.y - dot.radius)
            assert inside(dot.x + dot.radius, dot.y + dot.radius)
        for left, top, right, bottom, _ in map(outline, chart.labels):
            assert inside(left, top)
            assert inside(right, bottom)

    def test_no_text_lies_on_another_or_on_a_dot(self, chart: Chart) -> None:
        around = [
            (d.x - d.radius, d.y - d.radius, d.x + d.radius, d.y + d.radius, "a dot") for d in chart.dots
        ]
        labels = [outline(label) for label in chart.labels]
        laid = [*combinations(labels, 2), *((label, dot) for label in labels for dot in around)]
        assert [(a, b) for a, b in laid if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]] == []

    def test_bars_and_values_do_not_meet(self, chart: Chart) -> None:
        for box in chart.boxes:
            beside = [label for label in chart.labels if abs(label.y - box.y - box.height / 2) < 1]
            assert len(beside) in (1, 2)
            for left, _, right, _, _ in map(outline, beside):
                assert right < box.x or left > box.x + box.width


# The advances of DejaVu Sans, the broadest of the usual fonts, in hundredths of its height.
ADVANCES = {
    letter: advance
    for advance, letters in {
        28: "'ijl", 30: "IJ", 32: " ,.’", 34: "/:;|", 36: "f-", 39: "()[]t", 41: "!r", 46: '"', 50: "*_–", 52: "“”sz",
        55: "c?", 56: "L", 58: "Fk", 59: "vxy", 60: "P", 61: "TYoaeé", 63: "Ehnu", 64: "Sbdgpq$0123456789ü", 66: "K",
        69: "AVXZBR", 70: "C", 74: "UNH", 77: "DG", 78: "&", 79: "OQ", 82: "w", 84: "#+<=>", 86: "M", 95: "%", 97: "m",
        99: "W", 100: "@…",
    }.items()
    for letter in letters
}  # fmt: skip


def advance(text: str) -> float:
    """How wide a text is in that font."""
    return 12 * sum(ADVANCES[letter] for letter in text) / 100


def outline(label: Label) -> tuple[float, float, float, float, str]:
    """Where a text is, in that font: its left, top, right and bottom."""
    wide = advance(label.text)
    left = label.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    return left, label.y - 5, left + wide, label.y + 5, label.text


@pytest.mark.parametrize(
    "text", ["Süddeutsche Zeitung", "WWF MAGAZINE", "100%", "4.0% of 100,000, few", "iiiiill", "$5 & #1…"]
)
def test_a_text_is_not_wider_than_is_thought(text: str) -> None:
    assert advance(text) <= width(text) <= 1.4 * advance(text)
    assert advance(fitted(text * 20, 100)) <= 100
    assert len(fitted(text * 20, 100)) > 5


def axis(chart: Chart, at: str) -> list[tuple[float, float]]:
    """The places and numbers that the scale of shares tells, as its reader sees them; `at` is x or y."""
    return sorted(
        (float(text.text.rstrip("%")) / 100, float(text.get(at)))
        for text in found(chart, "tick")
        if text.text.endswith("%")
    )


def read(scale: list[tuple[float, float]], place: float) -> float:
    """What a place means on a scale."""
    (low, start), (high, end) = scale[0], scale[-1]
    return low + (place - start) / (end - start) * (high - low)


def drawn_to_scale(chart: Chart, marks: list[Mark], at: str) -> None:
    """Raises AssertionError where dots and intervals are not what the numbers are, read off the scale beside them."""
    scale = axis(chart, at)
    numbers = [number for number, _ in scale]
    steps = [b - a for a, b in pairwise(numbers)]
    assert numbers[0] == 0
    assert 3 <= len(numbers) <= 6
    assert steps == pytest.approx([steps[0]] * len(steps))
    assert any(steps[0] * 100 == pytest.approx(each) for each in (1, 2, 4, 5, 10, 20, 25, 40, 50))
    ends = [read(scale, place) for line in found(chart, "grid") for place in places(line, f"{at}1", f"{at}2")]
    highest = max(mark.share.interval[1] for mark in marks if mark.share.interval)
    fine = max(ends) / 200
    assert highest <= max(ends) + fine
    assert highest > 0.4 * max(ends) or max(ends) < 0.051  # not lost in a corner
    for mark, dot, line in zip(marks, found(chart, "dot"), found(chart, "interval"), strict=True):
        assert read(scale, places(dot, f"c{at}")[0]) == pytest.approx(mark.share.ratio, abs=fine)
        reach = sorted(read(scale, place) for place in places(line, f"{at}1", f"{at}2"))
        assert reach == pytest.approx(mark.share.interval, abs=fine)


@pytest.mark.parametrize("highest", SHARES)
def test_a_trend_is_drawn_to_scale(highest: float) -> None:
    marks = [
        Mark(f"2026-{i + 1:02}", Proportion(round(500 * highest * i / 6), 500), i == 3) for i in range(7)
    ]
    chart = trend("t", "", marks)
    drawn_to_scale(chart, marks, "y")
    xs = [places(dot, "cx")[0] for dot in found(chart, "dot")]
    assert [b - a for a, b in pairwise(xs)] == pytest.approx([xs[1] - xs[0]] * 6, abs=0.11)
    left, right = places(found(chart, "grid")[0], "x1", "x2")
    assert xs[0] - left == pytest.approx(right - xs[-1], abs=0.11)
    names = [places(tick, "x")[0] for tick in found(chart, "tick") if tick.text.isalpha()]
    assert names == xs


@pytest.mark.parametrize("highest", SHARES)
def test_groups_are_drawn_to_scale(highest: float) -> None:
    marks, overall = groups(highest), Proportion(round(1_000 * highest / 2), 1_000)
    chart = intervals("i", "", marks, overall)
    drawn_to_scale(chart, marks, "x")
    (line,) = found(chart, "overall")
    assert read(axis(chart, "x"), places(line, "x1")[0]) == pytest.approx(overall.ratio, abs=highest / 100)


def test_the_scale_reaches_the_share_of_all() -> None:
    chart = intervals("i", "", [Mark("Tern", Proportion(1, 900))], Proportion(700, 900))
    assert axis(chart, "x")[-1][0] == 1.0


def test_a_line_joins_neighbouring_months_that_have_articles_enough() -> None:
    # November to December to January, and May to June; not to February, which has few, and not over April
    assert len(found(trend("t", "", MONTHS), "trend")) == 3


def test_few_articles_are_hollow_and_say_so() -> None:
    for chart in (trend("t", "", MONTHS), intervals("i", "", OUTLETS)):
        assert len(found(chart, "hollow")) == 1
        assert any("few" in text for text in texts(chart))


def test_every_interval_is_drawn() -> None:
    assert len(found(trend("t", "", MONTHS), "interval")) == len(MONTHS)
    assert len(found(intervals("i", "", OUTLETS), "interval")) == len(OUTLETS)


def test_a_dot_tells_its_numbers() -> None:
    told = [dot.findtext("title") for dot in found(trend("t", "", MONTHS), "dot")]
    assert told[0] == "November 2025: 30% (30 of 100; 95% interval 22–40%)"


def test_rows_stand_with_their_numbers() -> None:
    assert {"Harbor Ledger", "68% of 100", "Kestrel Wire", "27% of 100", "50% of 2, few"} <= set(
        texts(intervals("i", "", OUTLETS))
    )
    assert {"person", "45% (900)", "document", "0% (0)"} <= set(texts(bars("b", "", BARS)))


def test_bars_are_as_long_as_their_numbers() -> None:
    one, other = found(bars("b", "", [Bar("a", 50, ""), Bar("b", 100, "")]), "bar")
    assert float(other.get("width")) == pytest.approx(2 * float(one.get("width")), rel=0.01)


def colours(dark: bool) -> dict[str, str]:
    """The page's custom properties in one of its schemes."""
    light, night = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
    return dict(re.findall(r"--(\w+): (#\w{6})", light)) | (
        dict(re.findall(r"--(\w+): (#\w{6})", night)) if dark else {}
    )


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2: 1 to 21."""

    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_colours_stand_out_from_the_paper(dark: bool) -> None:
    """WCAG 2.2: 4.5 for text (1.4.3), 3 for what a chart is understood by (1.4.11)."""
    scheme = colours(dark)
    used = {
        kind: scheme[name]
        for kinds, name in re.findall(
            r"^([^{}\n]+) \{[^}]*?(?:fill|stroke): var\(--(\w+)\)", CSS, re.MULTILINE
        )
        for kind in kinds.split(", ")
    }
    for kind in (".plot", ".plot .value", ".plot .tick"):
        assert contrast(used[kind], scheme["paper"]) >= 4.5, kind
    for kind in (".interval", ".trend", ".bar", ".bar.stressed", ".dot", ".overall", ".axis"):
        assert contrast(used[kind], scheme["paper"]) >= 3, kind
    assert contrast(used[".bar"], used[".bar.stressed"]) >= 1.5
    assert (contrast(scheme["paper"], "#000000") < 2) is dark


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


@pytest.mark.parametrize("n", few([1, 2, 13, 40, 240, 2400], 5))
def test_no_more_labels_than_fit(n: int) -> None:
    labels = [text for text in texts(trend("t", "", months(n))) if text != "few" and not text.endswith("%")]
    assert 1 <= len(labels) <= 24  # twelve months, and as many years


DRAWS: list[Callable[[str], Chart]] = [
    lambda name: trend("t", name[:200], MONTHS),
    lambda name: intervals(
        "i", name[:200], [Mark(name, Proportion(1, 9)), Mark(name, Proportion(1, 3), True)]
    ),
    lambda name: bars("b", name[:200], [Bar(name, 3, name)]),
    lambda name: bars("b", name[:200], [Bar(name, 3, "3")], above=True),
]


@pytest.mark.parametrize("draw", DRAWS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_a_text_and_nothing_else(name: str, draw: Callable[[str], Chart]) -> None:
    chart = draw(HOSTILE[name])
    harmless = draw("Harbor Ledger")
    assert {element.tag for element in parsed(chart).iter()} <= {
        element.tag for element in parsed(harmless).iter()
    }
    assert not re.search(
        r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufffe\uffff]", rendered(chart)
    )
    assert len(rendered(chart)) < len(rendered(harmless)) + 4000


def test_money_is_no_formula() -> None:
    assert "from $5 to $10" in texts(bars("b", "", [Bar("from $5 to $10", 1, "")]))


@pytest.mark.parametrize("where", [{"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "LC_ALL": "de_DE.UTF-8"}])
def test_the_same_numbers_give_the_same_bytes(where: dict[str, str]) -> None:
    draw = "import test_charts as t, json;print(json.dumps([t.rendered(chart) for chart in t.SHAPES]))"
    here = Path(__file__).parent
    path = os.pathsep.join(map(str, (here, here.parent, here.parents[1])))
    done = subprocess.run(
        [sys.executable, "-c", draw],
        env={**os.environ, **where, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout) == [rendered(chart) for chart in SHAPES]
    assert done.stderr == ""
