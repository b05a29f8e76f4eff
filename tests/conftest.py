"""Tests read with the rules, which are quick and never change by training, unless they name the other engine.

What is slow and seldom the first to fail is marked `slow` and left to `make test-all`, as are most random examples
(`profiles`). How much was left stands below the tests' results.
"""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import profiles
import pytest
import stores

os.environ["QUOTETRACK_ENGINE"] = "fast"
os.environ.setdefault("QUOTETRACK_THREADS", "1")  # the tests run in as many processes as there are processors
# What whoever runs the tests has set for the program, or for all programs, is not what the tests are about.
for name in ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "QUOTETRACK_DB", "QUOTETRACK_DEBUG"):
    os.environ.pop(name, None)
os.environ["PYTHONUTF8"] = "1"  # files, pipes and processes are UTF-8 in all processes that the tests start

# A script that runs the tests in its background has them ignore Ctrl-C, and every process that they start does, too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

profiles.register()


@pytest.fixture(scope="session", autouse=True)
def _stores_share() -> Iterator[None]:
    with stores.shared():
        yield


Once = Callable[[str, Callable[[], object]], None]


@pytest.fixture
def once(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Fill this test's folder, `once("news", fill)`: the first test calls `fill`, others get a copy of the files."""

    def filled(name: str, fill: Callable[[], object]) -> None:
        kept = tmp_path_factory.getbasetemp() / "once" / name
        if kept.exists():
            shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
        else:
            fill()
            shutil.copytree(tmp_path, kept)

    return filled


@pytest.fixture(params=["FIRST-14", "LAST+12"])  # at any hour, one of them has another day than UTC
def zone(request: pytest.FixtureRequest) -> Iterator[None]:
    """The time zones where a day begins first and last."""
    if not hasattr(time, "tzset"):
        pytest.skip("a process keeps its time zone here")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


LEFT = pytest.StashKey[int]()


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    """Count the slow tests that `-m "not slow"` leaves out."""
    held = items[0].config.stash
    held[LEFT] = held.get(LEFT, 0) + sum(item.get_closest_marker("slow") is not None for item in items)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tell the process that prints: of several, each other one has chosen from all tests."""
    if told := getattr(session.config, "workeroutput", None):
        told["left"] = session.config.stash.get(LEFT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    node.config.stash[LEFT] = getattr(node, "workeroutput", {}).get("left", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if left := config.stash.get(LEFT, 0):
        terminalreporter.write_line(
            f"\nleft to make test-all: {left} slow tests, and of the random examples {profiles.left():.0%}"
        )
