"""Whether a plain `pip install` works. Run: make test-wheel

Builds the wheel and installs it as a user does, in a fresh environment with the pip that each supported Python
brings, which is the oldest its users have: with the newest releases of what it needs, and once, on the oldest
Python, with the lowest that pyproject.toml allows. Each then reads a page, a folder and an address of this machine.
A Python that is not at hand is named, and is no failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "seeds" / "collected"
PAGE = "tokyo-call-meridian.html"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


class RunError(Exception):
    """A command that did not do as it should, with all it said."""


@dataclass(frozen=True, slots=True)
class Case:
    """One Python, by its path, and which releases it gets."""

    version: str
    python: str
    lowest: bool = False

    def __str__(self) -> str:
        return f"Python {self.version}, {'lowest' if self.lowest else 'newest'} releases"


def run(*command: str | Path, cwd: Path, wanted: str = "") -> str:
    """What a command prints on both streams. Raises RunError, also where `wanted` is not in it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("QUOTETRACK", "PYTHON"))}
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
    )
    if done.returncode or wanted not in done.stdout:
        expected = f" without {wanted!r}" if wanted else ""
        raise RunError(
            f"{' '.join(map(str, command))}\nended with {done.returncode}{expected}:\n{done.stdout}".rstrip()
        )
    return done.stdout


def found(version: str) -> str | None:
    """The Python of this version that is on PATH, else one of pyenv's: its path."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    named = [shutil.which(f"python{version}"), *sorted(versions.glob(f"{version}.*/bin/python"))]
    for python in filter(None, named):  # a shim of pyenv may be there and lead nowhere
        if not subprocess.run([python, "-c", "import ensurepip, venv"], capture_output=True).returncode:
            return str(python)
    return None


def lowest() -> str:
    """The lower bounds of pyproject.toml, as constraints."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = [*project["dependencies"], *project["optional-dependencies"]["html"]]
    return "\n".join(name.replace(">=", "==") for name in names) + "\n"


def build(out: Path) -> Path:
    """The wheel, built as a release is."""
    run(sys.executable, "-m", "build", "--wheel", "--outdir", out, ROOT, cwd=out)
    (wheel,) = out.glob("*.whl")
    return wheel


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which this machine serves a folder."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Says nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def check(case: Case, wheel: Path, home: Path) -> None:
    """Installs the wheel and reads with it. Raises RunError."""
    home.mkdir()
    run(case.python, "-m", "venv", "env", cwd=home)
    installed = home / "env" / "bin"
    install = [installed / "python", "-m", "pip", "install", "--quiet", "--no-compile", "--only-binary=:all:"]
    if case.lowest:
        (home / "lowest.txt").write_text(lowest(), encoding="utf-8")
        run(*install, "--constraint", "lowest.txt", f"{wheel}[html]", cwd=home)
    else:
        run(*install, wheel, cwd=home)
    shutil.copy(PAGES / PAGE, home / "page.html")
    quotetrack = partial(run, installed / "quotetrack", "--db", "news.db", cwd=home)
    with served(home) as address:
        inputs = ("page.html", PAGES, f"{address}/page.html")
        quotetrack("ingest", *inputs, wanted="11 new, 2 unchanged, 0 updated, 0 failed")
    quotetrack("matches", wanted="U.S.-China relations")
    if case.lowest:
        quotetrack("report", "sourcing", "--format", "html", "--output", "page.html")


def told(case: Case, wheel: Path, home: Path) -> bool:
    """Whether it works; says so, or what happened."""
    begun = time.monotonic()
    try:
        check(case, wheel, home)
    except (RunError, subprocess.TimeoutExpired) as error:
        print(f"{case}: FAILED\n{error}", flush=True)
        return False
    print(
        f"{case}: installed, and reads a page, a folder and an address ({time.monotonic() - begun:.0f} s)",
        flush=True,
    )
    return True


def main() -> int:
    """The exit status: 1 where one of them failed."""
    pythons = {version: found(version) for version in PYTHONS}
    if absent := [version for version, python in pythons.items() if not python]:
        print(f"NOT TESTED, because it is not on this machine: Python {', '.join(absent)}", flush=True)
    cases = [Case(version, python) for version, python in pythons.items() if python]
    if cases and cases[0].version == PYTHONS[0]:
        cases.insert(0, Case(cases[0].version, cases[0].python, lowest=True))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        wheel = build(home)
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            homes = [home / str(number) for number, _ in enumerate(cases)]
            done = list(pool.map(told, cases, [wheel] * len(cases), homes))
    return 0 if done and all(done) else 1


if __name__ == "__main__":
    sys.exit(main())
