"""The accurate engine reads the same on every processor: emulated ones, and with noise where libraries may differ."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from profiles import few

from quotetrack.extraction.engines import ACCURATE, engine
from quotetrack.extraction.tagger import Tagger
from quotetrack.extraction.tagger.encoding import EncodedText
from quotetrack.extraction.tagger.network import Network
from quotetrack.model import Article, Attribution
from quotetrack.readers import read
from quotetrack.segmentation import segment

ROOT = Path(__file__).parents[2]
EMULATOR = shutil.which("qemu-x86_64")
# one article of each kind of file, in which all rules of the tagger have something to do
READ = [
    "seeds/harbor-ledger/tokyo-call.txt",
    "seeds/collected/tokyo-call-meridian.html",
    "tests/eval/articles/beekeeper-questions.txt",
]
KEYS = sorted(p.stem for p in (ROOT / "tests/eval/articles").glob("*.txt") if p.stem != "README")


def extracted(*before: str, **environment: str) -> bytes:
    """What `quotetrack extract` prints of READ, in a process started by `before`."""
    command = [*before, sys.executable, "-m", "quotetrack.cli", "extract", "--format", "jsonl", *READ]
    told = {**os.environ, "QUOTETRACK_ENGINE": ACCURATE, **environment}
    done = subprocess.run(command, cwd=ROOT, env=told, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def here() -> bytes:
    """What is printed without an emulator."""
    return extracted()


@pytest.mark.slow
@pytest.mark.skipif(
    EMULATOR is None, reason="no qemu-x86_64 here: apt install qemu-user brings other processors"
)
@pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine != "x86_64", reason="emulates x86-64 on itself"
)
@pytest.mark.parametrize("processor", ["Nehalem", "Haswell"])  # SSE 4.2 alone; AVX2 without VNNI
def test_another_processor_prints_the_same_bytes(processor: str, here: bytes) -> None:
    assert here.count(b'"kind"') > 30  # there is something to compare
    assert extracted(str(EMULATOR), QEMU_CPU=processor) == here


@pytest.mark.slow
def test_another_number_of_threads_prints_the_same_bytes(here: bytes) -> None:
    assert extracted(QUOTETRACK_THREADS="2") == here


class Noisy(Network):
    """A network whose numbers end in other digits, more of them than any library gets wrong."""

    def read(self, chunk: EncodedText) -> tuple[np.ndarray, np.ndarray]:
        chance = np.random.default_rng(chunk.ids[0])
        given = super().read(chunk)
        return tuple(x * (1 + chance.uniform(-1, 1, x.shape) * 2**-22) for x in given)  # type: ignore[return-value]


def rows(tagger: Tagger, article: Article) -> list[Attribution]:
    return tagger.extract(article, segment(article.text))


@pytest.mark.parametrize("key", few(KEYS, 12))
def test_noise_in_the_last_digits_changes_no_row(key: str) -> None:
    article = next(iter(read([str(ROOT / f"tests/eval/articles/{key}.txt")])))
    assert isinstance(article, Article)
    plain = engine(ACCURATE)
    assert isinstance(plain, Tagger)
    noisy = Tagger.__new__(Tagger)
    noisy.__dict__ = plain.__dict__ | {"_network": Noisy.__new__(Noisy)}
    noisy._network.__dict__ = plain._network.__dict__
    assert rows(noisy, article) == rows(plain, article)
