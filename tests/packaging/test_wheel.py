"""The wheel: what a user installs does what the checkout does, migrations included."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # a wheel is built
ROOT = Path(__file__).parents[2]
DATA = (".toml", ".mako", ".typed", ".onnx", ".json", ".html", ".css")


def run(*command: str | Path, cwd: Path, path: Path | None = None) -> str:
    """What a command prints; fails with all it said."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("QUOTETRACK", "PYTHON"))}
    if path:
        env["PYTHONPATH"] = str(path)
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=env, capture_output=True, text=True, timeout=180
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as a release is."""
    out = tmp_path_factory.mktemp("dist")
    here = ["--no-isolation"] if importlib.util.find_spec("hatchling") else []
    run(sys.executable, "-m", "build", "--wheel", *here, "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, installed; its dependencies are those of this environment."""
    target = tmp_path_factory.mktemp("site")
    run(sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", target, wheel, cwd=target)
    return target


def test_the_wheel_has_all_that_the_program_reads_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "quotetrack").rglob("*")
        if path.suffix in (".py", *DATA) and "__pycache__" not in path.parts
    } | {
        f"quotetrack/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "migrations").rglob("*")
        if path.suffix in (".py", ".mako") and "__pycache__" not in path.parts
    }
    assert "quotetrack/migrations/versions/0001_first_schema.py" in wanted
    assert wanted - names == set()
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"quotetrack"}
    assert not [name for name in names if name.endswith((".pyc", ".db", ".ipynb"))]


CHECK = """
from pathlib import Path
import quotetrack
from quotetrack.services.upgrade import upgrade
from quotetrack.store import migration
assert Path(quotetrack.__file__).is_relative_to({site!r}), quotetrack.__file__
assert migration.SCRIPTS == Path({site!r}) / "quotetrack" / "migrations", migration.SCRIPTS
with quotetrack.open_store("news.db") as store:
    assert store.quotes().rows
assert migration.check("news.db") == []
assert migration.downgrade("news.db", "base")
assert migration.current("news.db") == ""
assert upgrade("news.db")
assert migration.current("news.db") == migration.head()
assert migration.check("news.db") == []
print("sound")
"""


def test_the_installed_program_ingests_checks_downgrades_and_upgrades(site: Path, tmp_path: Path) -> None:
    program = site / "bin" / "quotetrack"
    if not program.exists():
        program = site / "Scripts" / "quotetrack.exe"
    assert "ingest" in run(program, "--help", cwd=tmp_path, path=site)
    article = tmp_path / "rates.txt"
    article.write_text(
        "“The rate will stay where it is,” said Ann Okafor, governor of the Bank.\n", encoding="utf-8"
    )
    run(program, "--db", "news.db", "ingest", "rates.txt", cwd=tmp_path, path=site)
    assert "Okafor" in run(program, "--db", "news.db", "quotes", cwd=tmp_path, path=site)
    assert "up to date" in run(program, "--db", "news.db", "db", "current", cwd=tmp_path, path=site)
    assert run(sys.executable, "-c", CHECK.format(site=str(site)), cwd=tmp_path, path=site) == "sound\n"
    assert len(list(tmp_path.glob("news.db.backup-*"))) == 2
    run(program, "--db", "news.db", "db", "check", cwd=tmp_path, path=site)


OFFLINE = """
import socket, sys
def refuse(*_, **__):
    raise OSError("the network is cut off")
socket.socket.connect = socket.create_connection = socket.getaddrinfo = refuse
from quotetrack.cli import main
sys.argv = ["quotetrack", "extract", "--engine", "accurate", "--format", "jsonl", "rates.txt"]
main()
"""


def test_the_installed_tagger_needs_no_network(site: Path, tmp_path: Path) -> None:
    (tmp_path / "rates.txt").write_text("“The rate will stay,” said Ann Okafor.\n", encoding="utf-8")
    printed = run(sys.executable, "-c", OFFLINE, cwd=tmp_path, path=site)
    assert '"name": "Ann Okafor"' in printed
    assert '"rule": "accurate:cue"' in printed


def test_the_wheel_stays_small(wheel: Path) -> None:
    assert wheel.stat().st_size < 30 * 2**20
