"""The report's page in a browser: nothing is fetched, nothing complains, and axe finds nothing serious.

Wants Chromium (Debian: `apt-get install chromium`) and axe-core (`npm install --global axe-core`, or AXE_CORE naming
its axe.min.js); skipped, with a word, where either is not installed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import chromium
import pytest
from invented_report import HOSTILE, hostile, report

from quotetrack.presentation import html

pytest.importorskip("jinja2", reason='the page needs the extra: pip install "quotetrack[html]"')

BROWSER = chromium.found()
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium: apt-get install chromium")


def axe() -> Path | None:
    """axe.min.js, where AXE_CORE or npm's folder of global packages has it."""
    if named := os.environ.get("AXE_CORE"):
        return Path(named)
    if npm := shutil.which("npm"):
        told = subprocess.run([npm, "root", "--global"], capture_output=True, text=True, check=False)
        file = Path(told.stdout.strip(), "axe-core", "axe.min.js")
        return file if file.is_file() else None
    return None


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Browser]:
    """A browser for all tests."""
    assert BROWSER
    with chromium.started(BROWSER, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture
def browser(started: chromium.Browser) -> chromium.Browser:
    """The browser with an empty page."""
    started.new_page()
    return started


@pytest.fixture(params=["plain", "hostile"])
def page(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A report as a file."""
    path = tmp_path / "report.html"
    with path.open("w", encoding="utf-8", newline="") as out:
        html.write(report() if request.param == "plain" else hostile(), out)
    return path


def test_nothing_is_fetched_and_nothing_complains(browser: chromium.Browser, page: Path) -> None:
    browser.open(page)
    asked = {event["request"]["url"] for event in browser.told("Network.requestWillBeSent")}
    assert asked == {page.as_uri()}
    assert browser.told("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded") == []
    assert browser.told("Page.javascriptDialogOpening") == []
    assert browser.evaluate("document.scripts.length + document.images.length") == 0


def test_the_policy_forbids_scripts_and_loads(browser: chromium.Browser, page: Path) -> None:
    browser.open(page)
    browser.evaluate(
        """for (const [name, set] of [["script", e => e.textContent = "document.title = 'ran'"],
                                      ["img", e => e.src = "https://example.invalid/a.png"]]) {
             const element = document.createElement(name); set(element); document.body.append(element);
           }"""
    )
    browser.settle()
    assert browser.evaluate("document.title") != "ran"
    refused = [event.get("blockedReason") for event in browser.told("Network.loadingFailed")]
    assert refused == ["csp"]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1200), ("dark", 400)])
def test_axe_finds_nothing_serious(browser: chromium.Browser, page: Path, scheme: str, width: int) -> None:
    script = axe()
    if script is None:
        pytest.skip("no axe-core: npm install --global axe-core, or name its axe.min.js in AXE_CORE")
    browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.ask(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
    )
    browser.open(page)
    browser.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    browser.evaluate(f"{script.read_text(encoding='utf-8')}; null")
    rules = {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
        "resultTypes": ["violations"],
    }
    found: list[dict[str, Any]] = browser.evaluate(
        f"axe.run(document, {json.dumps(rules)}).then(told => told.violations)"
    )
    told = [
        (each["impact"], each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in found
    ]
    assert told == []


@pytest.mark.parametrize("width", [1200, 400, 320])
def test_no_line_is_wider_than_the_window(browser: chromium.Browser, page: Path, width: int) -> None:
    browser.ask(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
    )
    browser.open(page)
    browser.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert browser.evaluate("document.documentElement.scrollWidth") <= width


# Pairs of texts of one chart that lie on each other, and texts that reach over its edge, by more than a pixel.
AMISS = """
[...document.querySelectorAll("svg")].flatMap(svg => {
  const box = each => each.getBoundingClientRect(), around = box(svg);
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
                      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;  // of a line's height, which is air
  const texts = [...svg.querySelectorAll("text")];
  const outside = texts.filter(each => box(each).left < around.left - 1 || box(each).right > around.right + 1);
  const covered = texts.filter((a, i) => texts.slice(i + 1).some(b => meet(box(a), box(b))));
  return [...outside, ...covered].map(each => each.textContent);
})"""


@pytest.mark.parametrize("width", [1200, 400])
def test_no_text_of_a_chart_lies_on_another(browser: chromium.Browser, page: Path, width: int) -> None:
    browser.ask(
        "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
    )
    browser.open(page)
    assert browser.evaluate("document.querySelectorAll('svg text').length") > 50
    assert browser.evaluate(AMISS) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_have_the_colours_of_the_page(browser: chromium.Browser, page: Path, scheme: str) -> None:
    browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    browser.open(page)
    text, hollow, ink, paper = browser.evaluate(
        """(() => {
             const style = name => getComputedStyle(document.querySelector(name)), body = style("body");
             return [style("svg .name").fill, style("svg .hollow").fill, body.color, body.backgroundColor];
           })()"""
    )
    assert (text, hollow) == (ink, paper)
    assert (paper == "rgb(255, 255, 255)") is (scheme == "light")


def test_hostile_names_are_seen_as_they_are_written(browser: chromium.Browser, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    with path.open("w", encoding="utf-8", newline="") as out:
        html.write(hostile(), out)
    browser.open(path)
    seen = browser.evaluate("document.body.textContent")
    for name in ("script", "formula", "money", "tag", "attribute", "right-to-left"):
        assert HOSTILE[name] in seen, name
