"""What an installation lacks is told of the inputs that need it, and keeps no other from being read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from profiles import few

TEXT = "“The harbour opens again in May,” said Ann Whitlock, the mayor of Port Ellery."
INPUTS = {
    "a.txt": TEXT,
    "b.html": f"<html><body><article><p>{TEXT}</p><p>It was a long day in Port Ellery.</p></article></body></html>",
    "c.md": f"---\ntitle: Harbour\n---\n\n{TEXT}\n",
    "d.jsonl": "".join(
        json.dumps(one) + "\n" for one in ({"text": TEXT, "date": "4 March 2024"}, {"text": TEXT})
    ),
    "e.txt": ("Порт снова откроется в мае, сказала мэр города Анна Уитлок в понедельник. " * 4).encode(
        "cp1251"
    ),
    "f.txt": TEXT,
}

# The command line in a process where a package cannot be imported.
TYPED = """
import sys
sys.modules[sys.argv.pop(1)] = None
from quotetrack.cli import main
main()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    for name, text in INPUTS.items():
        (tmp_path / "news" / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return tmp_path


def ingest(folder: Path, missing: str, *inputs: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", TYPED, missing, "ingest", "--engine", "fast", *inputs],
        cwd=folder, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("missing", "bad", "package", "new"),
    [
        ("lxml_html_clean", ["news/b.html"], "lxml_html_clean", 6),
        ("trafilatura", ["news/b.html"], "trafilatura", 6),
        ("lxml", ["news/b.html"], "lxml", 6),
        ("yaml", ["news/c.md"], "pyyaml", 6),
        ("markdown_it", ["news/c.md"], "markdown-it-py", 6),
        ("frontmatter", ["news/c.md"], "python-frontmatter", 6),
        ("dateutil", ["news/b.html", "news/d.jsonl:1"], "python-dateutil", 5),
        ("charset_normalizer", ["news/b.html", "news/e.txt"], "charset-normalizer", 5),
        ("onyx", [], "", 7),
    ],
)
@pytest.mark.parametrize("by_name", few([False, True], 1), ids=["a folder", "files"])
def test_a_package_that_is_not_installed(
    folder: Path, missing: str, bad: list[str], package: str, new: int, by_name: bool
) -> None:
    done = ingest(folder, missing, *([f"news/{name}" for name in INPUTS] if by_name else ["news"]))
    *told, summary = done.stderr.splitlines()
    assert summary.startswith(f"{new} new, 0 unchanged, 0 updated, {len(bad)} failed; ")
    assert told == [
        f"{where}: cannot be read here: the package {package} is not installed; pip install {package}"
        for where in bad
    ]
    assert done.returncode == (1 if bad else 0)


def test_a_package_that_does_not_work(folder: Path) -> None:
    (folder / "trafilatura.py").write_text(
        "raise ImportError('libxml2.so.2: no such file', name='lxml.etree')"
    )
    done = ingest(folder, "onyx", "news")
    told, summary = done.stderr.splitlines()
    assert summary.startswith("6 new, 0 unchanged, 0 updated, 1 failed; ")
    assert told.startswith(
        "news/b.html: cannot be read here: the package lxml does not work (libxml2.so.2: no such file); "
    )


def test_a_reader_that_fails_as_nobody_expected(folder: Path) -> None:
    (folder / "trafilatura.py").write_text("raise AttributeError('no etree\\x1b[31m')")
    done = ingest(folder, "onyx", "news")
    told, summary = done.stderr.splitlines()
    assert done.returncode == 1
    assert summary.startswith("6 new, 0 unchanged, 0 updated, 1 failed; ")
    assert told.startswith("news/b.html: could not be read (AttributeError: no etree␛[31m); this is a bug; ")
