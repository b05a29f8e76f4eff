"""The report's page as a file: what stands in it, that it refers to nothing, and what strangers' names are there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from invented_report import HOSTILE, hostile, report, with_figure
from lxml import etree
from lxml import html as parser

from quotetrack.errors import RenderingError
from quotetrack.presentation import html, sanitize
from quotetrack.reports.sourcing.model import Difference, Figure, Outlier, Report

pytest.importorskip("jinja2", reason='the page needs the extra: pip install "quotetrack[html]"')

VOID = {"meta", "br", "link", "img", "input", "hr"}


def page(of: Report) -> str:
    """The page of a report."""
    out = StringIO()
    html.write(of, out)
    return out.getvalue()


plain_page = cache(lambda: page(report()))
hostile_page = cache(lambda: page(hostile()))
compared_page = cache(lambda: page(compared()))


def parsed(text: str) -> Any:
    """The page as a parser of HTML reads it, which forgives all; see `balanced` for what it must not need to."""
    return parser.document_fromstring(text)


@pytest.fixture(scope="module")
def plain() -> Any:
    """A page without surprises."""
    return parsed(plain_page())


@pytest.fixture(scope="module", params=["plain", "hostile", "no articles", "compared", "by article"])
def any_page(request: pytest.FixtureRequest) -> str:
    """Each kind of page."""
    match request.param:
        case "plain":
            return plain_page()
        case "hostile":
            return hostile_page()
        case "no articles":
            return page(report(((None, 0),)))
        case "compared":
            return compared_page()
        case _:
            return page(replace(report(tuple((f"article {i}", 1) for i in range(200))), by="article"))


def compared() -> Report:
    """Two outlets beside each other."""
    verdicts = (Difference.HIGHER, Difference.OVERLAP, Difference.FEW, Difference.NONE)

    def pair(figure: Figure) -> Figure:
        two = tuple(
            replace(
                group, differs=tuple(verdicts[(figure.number + i) % 4] for i in range(len(group.measures)))
            )
            for group in figure.groups["outlet"][:2]
        )
        return replace(figure, groups={"outlet": two})

    whole = report()
    return replace(
        whole,
        figures=tuple(map(pair, whole.figures)),
        by="outlet",
        compared=("Harbor Ledger", "The Meridian Post"),
    )


def text_of(element: Any) -> str:
    return " ".join(element.text_content().split())


def section(document: Any, key: str) -> Any:
    return document.get_element_by_id(f"figure-{key}")


# What an editor reads.


def test_the_eighteen_figures_each_have_all_that_a_figure_needs(plain: Any) -> None:
    figures = report().figures
    assert len(figures) == 18
    for figure in figures:
        told = text_of(section(plain, figure.key))
        for word in (figure.title, figure.definition[1:], figure.standard, f"version {figure.rule}"):
            assert word in told
        for measure in figure.measures:
            assert measure.title in told
            if measure.share:
                assert f"{measure.share.count:,} of {measure.share.total:,}" in told
        assert f"quotetrack report sourcing --explain {figure.key}" in told


def test_a_share_stands_with_its_interval_and_words_have_none(plain: Any) -> None:
    rows = {
        text_of(row[0]): [text_of(cell) for cell in row[1:]]
        for row in section(plain, "anonymous-ratio").iter("tr")
    }
    assert rows["attributions to an anonymous source, of all attributions"] == [
        "12%",
        "287 of 2,300",
        "11–14%",
    ]
    assert rows["words attributed to anonymous sources, of all attributed words"] == [
        "37%",
        "862 of 2,300",
        "–",
    ]


def test_the_command_asks_for_the_same_articles() -> None:
    asked = {"outlet": "Harbor Ledger; rm -rf", "since": "2025-11-01", "until": None}
    told = text_of(section(parsed(page(report(scope=asked))), "bare"))
    assert (
        "quotetrack report sourcing --explain bare --outlet 'Harbor Ledger; rm -rf' --since 2025-11-01"
        in told
    )


def test_an_outlier_has_the_articles_behind_it(plain: Any) -> None:
    figures = report().figures
    share = figures[6].measures[0].share
    assert share
    few = replace(share, count=len(figures[6].evidence))
    told = with_figure(report(), "bare", measures=(replace(figures[6].measures[0], share=few),))
    (row,) = section(parsed(page(told)), "bare").xpath(".//tr[@class='more']")
    assert text_of(row.getprevious()[0]) == "Harbor Ledger outlet"
    assert text_of(row.find(".//summary")) == "15 articles behind it: Harbor Ledger"
    assert "words 1 Harbor Ledger · 2025-11-01 · ledger-1 10–17 because" in text_of(row)


def test_rows_that_are_not_what_is_counted_stand_behind_no_outlier(plain: Any) -> None:
    # of the source mix, every attribution is a row, and the share is of those to unnamed people
    assert "articles behind it" not in text_of(section(plain, "mix"))


def test_only_so_many_outliers_stand_on_the_page() -> None:
    own = report().figures[6]
    crowd = tuple(
        Outlier("article", f"article {i}", own.measures[0], own.measures[0], Difference.HIGHER)
        for i in range(100)
    )
    told = text_of(section(parsed(page(with_figure(report(), "bare", outliers=crowd))), "bare"))
    assert "article 7" in told
    assert "article 8" not in told
    assert "92 more are in --format json" in told


def test_groups_of_few_articles_are_marked(plain: Any) -> None:
    rows = {text_of(row[0]): text_of(row[1]) for row in section(plain, "bare").iter("tr") if len(row) > 1}
    assert rows["Kestrel Wire"] == "3 few"
    assert rows["2025-11"] == "3 few"
    assert rows["Harbor Ledger"] == "120"
    assert rows["no outlet"] == "7"


def test_every_chart_has_its_table_with_the_same_numbers(plain: Any) -> None:
    charts = plain.xpath("//figure")
    assert len(charts) == 9
    for chart in charts:
        (svg,) = chart.iter("svg")
        rows = [[text_of(cell) for cell in row] for row in chart.xpath(".//tbody/tr")]
        assert svg.get("role") == "img"
        assert rows
        for row in rows:
            assert any(row[0].strip("“”")[:10] in text_of(text) for text in svg.iter("text")) or re.match(
                r"\d{4}-", row[0]
            )
    months = [[text_of(cell) for cell in row] for row in charts[0].xpath(".//tbody/tr")]
    assert months[1] == ["2025-11", "3 (few)", "1 of 3", "33%", "6–79%"]


def test_two_that_are_compared_come_first() -> None:
    document = parsed(compared_page())
    rows = [text_of(row) for row in document.xpath("//section[h2[@id='compared']]//tbody/tr")]
    assert len(rows) == 18
    assert rows[0].endswith("no difference can be told")
    assert rows[1].endswith("too few articles")
    assert rows[3].endswith("higher")


def test_few_articles_in_all_are_said_to_be_few() -> None:
    assert "too few to compare with others" in text_of(parsed(page(report((("Harbor Ledger", 3),)))))


def test_different_extractors_are_named() -> None:
    told = text_of(parsed(page(replace(report(), versions={"accurate 1": 200, "fast 2": 30}))))
    assert "Read by different extractors: 200 by accurate 1, 30 by fast 2" in told


# What a machine reads.


def test_every_element_is_closed_where_it_was_opened(any_page: str) -> None:
    """The parser of browsers repairs what is wrong; this one does not: voids closed by hand, the page is XML."""
    body = re.sub(
        rf"<({'|'.join(VOID)})\b([^>]*[^/>])?>", r"<\1\2/>", any_page.removeprefix("<!DOCTYPE html>")
    )
    body = re.sub(r"<style>.*?</style>", "", body, flags=re.DOTALL)
    body = re.sub(r"<details open>", "<details>", body)
    etree.fromstring(body.strip())


def test_it_is_a_page(any_page: str) -> None:
    document = parsed(any_page)
    assert any_page.startswith('<!DOCTYPE html>\n<html lang="en">')
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    named = [name for labels in document.xpath("//@aria-labelledby") for name in labels.split()]
    assert set(named) <= set(ids)
    assert {link[1:] for link in document.xpath("//a/@href")} <= set(ids)
    levels = [int(heading.tag[1]) for heading in document.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_nothing_is_fetched(any_page: str) -> None:
    document = parsed(any_page)
    assert not list(
        document.iter("script", "img", "link", "iframe", "object", "embed", "video", "audio", "base", "form")
    )
    for name in ("src", "srcset", "data", "action", "background", "poster", "formaction", "ping"):
        assert document.xpath(f"//@{name}") == []
    assert all(link.startswith("#") for link in document.xpath("//@href"))
    (style,) = document.iter("style")
    assert not re.search(r"url\(|@import|image-set|src\(", style.text + "".join(document.xpath("//@style")))


def test_the_policy_forbids_all_but_its_own_style(any_page: str) -> None:
    (policy,) = parsed(any_page).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "default-src 'none'" in policy
    assert "script" not in policy
    place = any_page.index("Content-Security-Policy")
    assert place < any_page.index("<title>")  # it holds only for what comes after it


def test_strangers_names_are_text() -> None:
    shown, harmless = (
        parsed(hostile_page()),
        parsed(page(report(tuple((f"outlet {i}", 10 + i) for i in range(10))))),
    )
    assert {element.tag for element in shown.iter()} <= {element.tag for element in harmless.iter()}
    attributes = {name for element in shown.iter() for name in element.attrib}
    assert attributes <= {name for element in harmless.iter() for name in element.attrib}
    told = text_of(shown)
    for name in ("script", "formula", "tag", "money", "right-to-left", "attribute"):
        assert HOSTILE[name] in told


def test_what_would_turn_or_hide_the_page_is_seen() -> None:
    told = hostile_page()
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", told)
    assert sanitize.single_line(HOSTILE["override"]) in text_of(parsed(told))
    told.encode()


def test_a_long_name_is_cut_but_in_a_command() -> None:
    document = parsed(hostile_page())
    commands = [code.text for code in document.iter("code")]
    assert any(f"--outlet {HOSTILE['long']}" in command for command in commands)
    for code in list(document.iter("code")):
        code.drop_tree()
    told = text_of(document)
    assert HOSTILE["long"][:200] in told
    assert HOSTILE["long"][:300] not in told


@pytest.mark.slow
def test_the_same_report_gives_the_same_bytes() -> None:
    here = Path(__file__).parent
    made = (
        "import sys, invented_report as i\n"
        "from quotetrack.presentation import html\nhtml.write(i.hostile(), sys.stdout)"
    )
    pages = [
        subprocess.run(
            [sys.executable, "-c", made],
            env={
                **os.environ,
                "PYTHONPATH": f"{here}{os.pathsep}{here.parents[1]}",
                "PYTHONHASHSEED": seed,
                "PYTHONIOENCODING": "utf-8",
            },
            capture_output=True,
            check=True,
        )
        for seed in ("1", "2")
    ]
    assert pages[0].stdout == pages[1].stdout
    assert len(pages[0].stdout) > 100_000
    assert pages[0].stderr == b""


def test_without_the_extra_it_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "find_spec", lambda name: None if name == "jinja2" else object())
    with pytest.raises(RenderingError) as told:
        page(report())
    assert str(told.value) == "the page needs jinja2"
    assert told.value.advice == 'pip install "quotetrack[html]"'
