"""`.ci/run`, with a stand-in for make: the order of the steps, what stops it, and what stands last."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

RUN = Path(__file__).resolve().parents[2] / ".ci" / "run"
pytestmark = [
    pytest.mark.skipif(not RUN.exists(), reason="a source distribution has no .ci/run"),
    pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here"),
]

MAKE = """#!/bin/sh
echo "make $1" >>calls
[ "$1" = test-all ] && echo "9 passed, 1 skipped in 1.25s"
[ "$1" = test-train ] && echo "5 passed in 0.75s"
[ "$1" = demo ] && echo "what the demonstration says"
[ "$1" != "$FAILS" ]
"""
PYTHON = """#!/bin/sh
echo "python $*" >>calls
[ "$FAILS" != accuracy ]
"""
APT = """#!/bin/sh
echo "no packages here" >&2
exit 1
"""
STEPS = [
    "make test-all",
    "make check",
    "make docs",
    "python tests/eval/run.py --floors tests/eval/floors.json",
    "make test-wheel",
    "make demo",
    "make .venv/.ready-to-train",
    "make test-train",
]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that has only the script, and programs that write down their calls."""
    root = tmp_path / "a checkout"
    for path, text in ((".venv/bin/python", PYTHON), ("bin/make", MAKE), ("bin/apt-get", APT)):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
        target.chmod(0o755)
    (root / ".ci").mkdir()
    shutil.copy(RUN, root / ".ci" / "run")
    return root


def ci(checkout: Path, fails: str = "", emulator: str = "sh") -> tuple[int, str, list[str]]:
    """Run it from elsewhere: its exit status, what it printed, and what it called. `sh` is there, and asked nothing."""
    path = f"{checkout / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [checkout / ".ci" / "run"],
        env={**os.environ, "PATH": path, "FAILS": fails, "EMULATOR": emulator},
        cwd="/",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode, done.stdout, (checkout / "calls").read_text().splitlines()


def test_it_can_be_run() -> None:
    assert os.access(RUN, os.X_OK)


def test_all_steps_in_order_and_the_closing_line_of_pytest_last(checkout: Path) -> None:
    status, out, calls = ci(checkout)
    assert status == 0
    assert calls == STEPS
    assert "what the demonstration says" not in out
    assert "NOT RUN" not in out
    *_, closing, of_training, verdict = out.splitlines()
    assert (closing, of_training) == ("9 passed, 1 skipped in 1.25s", "5 passed in 0.75s")
    assert verdict.startswith(".ci/run: all is well")


def test_without_torch_all_is_well_and_it_says_loudly_what_did_not_run(checkout: Path) -> None:
    status, out, calls = ci(checkout, ".venv/.ready-to-train")
    assert status == 0
    assert calls == STEPS[:-1]
    loud, closing, verdict = out.splitlines()[-3:]
    assert loud.startswith("NOT RUN: tests/train")
    assert closing == "9 passed, 1 skipped in 1.25s"
    assert verdict.startswith(".ci/run: all is well")


def test_without_an_emulator_all_is_well_and_it_says_loudly_what_did_not_run(checkout: Path) -> None:
    status, out, calls = ci(checkout, emulator="no-such-emulator")
    assert status == 0
    assert calls == STEPS
    assert out.splitlines()[-4].startswith("NOT RUN: tests/golden/test_same_everywhere.py")
    assert "no packages here" not in out


@pytest.mark.parametrize(
    ("fails", "step", "called"),
    [
        ("test-all", "make test-all", 1),
        ("check", "make check", 2),
        ("docs", "make docs", 3),
        ("accuracy", "accuracy", 4),
        ("test-wheel", "make test-wheel", 5),
        ("demo", "make demo", 6),
        ("test-train", "make test-train", 8),
    ],
)
def test_it_stops_at_what_fails_and_names_it(checkout: Path, fails: str, step: str, called: int) -> None:
    status, out, calls = ci(checkout, fails)
    assert status != 0
    assert calls == STEPS[:called]
    verdict = out.splitlines()[-1]
    assert "9 passed, 1 skipped in 1.25s" in out.splitlines()[-3:]
    assert verdict.startswith(f".ci/run: {step} failed")
    assert ("what the demonstration says" in out) == (fails == "demo")
