"""What `make` says while it sets up the environment: one line, or why it cannot."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="there is no make")

# What a Python before 3.11 does, and one of Debian without python3-venv, when asked by -c.
OLD = "import sys; sys.version_info = (3, 9, 2); exec(sys.argv[2])"
BARE = "import sys; sys.modules['ensurepip'] = None; exec(sys.argv[2])"
# The pip of an environment: it notes what it is asked, warns of something, and does not reach a registry.
PIP = """#!/bin/sh
echo "$@" >>{asked}
case "$*" in *--version) exit 0;; esac
echo "WARNING: Location '/srv/wheels' is ignored"
[ -e {down} ] || exit 0
echo "ERROR: no route to host" >&2
exit 1
"""


def script(path: Path, text: str) -> Path:
    """A program that is a shell script."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)
    return path


def python(path: Path, code: str) -> Path:
    """A Python that does `code` with what it is given."""
    return script(path, f'#!/bin/sh\nexec "{sys.executable}" -c "{code}" "$@"\n')


def make(home: Path, *arguments: str, uv: str = "false") -> tuple[int, str]:
    """The exit status of `make` in a folder with a pyproject.toml, and what it prints on either stream."""
    if not (home / "pyproject.toml").exists():
        (home / "pyproject.toml").touch()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", "-f", str(ROOT / "Makefile"), f"UV={uv}", *arguments],
        cwd=home,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """A folder with an environment whose pip is a script; it is cut off where `down` lies there."""
    script(tmp_path / ".venv/bin/python", PIP.format(asked=tmp_path / "asked", down=tmp_path / "down"))
    return tmp_path


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("", "there is no ./python: name yours, as in: make PYTHON=python3.12 .venv/.demo"),
        (
            OLD,
            "needs Python 3.11 or newer, and ./python is 3.9: name a newer one, as in: make PYTHON=python3.12",
        ),
        (BARE, "./python comes without venv: on Debian and Ubuntu, apt install python3-venv"),
    ],
    ids=["none", "old", "bare"],
)
def test_it_says_what_to_do_about_a_python_that_will_not_do(tmp_path: Path, code: str, said: str) -> None:
    if code:
        python(tmp_path / "python", code)
    status, printed = make(tmp_path, "PYTHON=./python", ".venv/.demo")
    assert status != 0
    assert said in printed
    assert "setting up" not in printed
    assert not (tmp_path / ".venv").exists()


def test_where_uv_is_there_no_venv_is_asked_for(tmp_path: Path) -> None:
    python(tmp_path / "python", BARE)
    uv = script(tmp_path / "uv", "#!/bin/sh\n[ $1 = venv ] && mkdir .venv\nexit 0\n")
    assert make(tmp_path, "PYTHON=./python", ".venv/.demo", uv=str(uv)) == (
        0,
        "setting up .venv (once; some seconds)\n",
    )


def test_an_install_is_one_line(environment: Path) -> None:
    assert make(environment, ".venv/.demo") == (0, "setting up .venv (once; about half a minute)\n")


def test_a_failed_install_shows_why_and_is_tried_again(environment: Path) -> None:
    (environment / "down").touch()
    status, printed = make(environment, ".venv/.demo")
    assert status != 0
    assert "ERROR: no route to host\n.venv could not be set up: see above\n" in printed
    assert not (environment / ".venv/.demo").exists()
    (environment / "down").unlink()
    assert make(environment, ".venv/.demo")[0] == 0


def test_a_failure_of_uv_leaves_it_to_pip(environment: Path) -> None:
    uv = script(
        environment / "uv", "#!/bin/sh\n[ $1 = --version ] && exit 0\necho no such option >&2\nexit 2\n"
    )
    status, printed = make(environment, ".venv/.demo", uv=str(uv))
    assert (status, printed.count("\n")) == (0, 1)
    assert "--editable .[html]" in (environment / "asked").read_text()


def test_the_demonstration_wants_no_tools_and_what_the_tests_want_will_do_for_it(environment: Path) -> None:
    asked = environment / "asked"
    make(environment, ".venv/.demo")
    assert "--group dev" not in asked.read_text()
    make(environment, ".venv/.ready")
    assert "--group dev" in asked.read_text()
    asked.unlink()
    assert "setting up" not in make(environment, ".venv/.demo")[1]
    assert not asked.exists()
