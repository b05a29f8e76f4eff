"""The benchmark measures what it says it does."""

import subprocess
import sys
from pathlib import Path

import pytest
from hostile import SHAPES
from invented import invent
from sayings import sayings

from quotetrack.matching.normal_form import normalize

RUN = Path(__file__).with_name("run.py")


def test_invented_articles_are_the_same_every_time() -> None:
    assert [x.article.sha256 for x in invent(20)] == [x.article.sha256 for x in invent(40)][:20]


def test_planted_quotations_come_again() -> None:
    planted = [number for x in invent(60) for number in x.planted]
    assert len(planted) > len(set(planted)) >= 12


def test_the_vocabulary_grows_with_the_articles() -> None:
    seen = [set(normalize(x.article.text).words) for x in invent(80)]
    assert len(set().union(*seen)) > 1.5 * len(set().union(*seen[:40]))


def test_hostile_texts_have_the_length_asked_for() -> None:
    for make in SHAPES.values():
        assert 900 <= len(make(1000)) <= 1001


@pytest.mark.slow
def test_a_small_run_prints_every_stage_and_finds_what_was_planted() -> None:
    done = subprocess.run(
        [sys.executable, RUN, "--sizes", "10", "40", "--speakers", "200", "--facts", "50", "--no-hostile"],
        capture_output=True,
        text=True,
        check=True,
    )
    for stage in (
        "extract",
        "identify",
        "ingest",
        "match",
        "search",
        "peak",
        "accurate engine",
        "merge: undo",
        "find the facts of an article",
    ):
        assert stage in done.stdout
    found = [line.split()[-1] for line in done.stdout.splitlines() if line.endswith("%")]
    assert len(found) == 2
    assert all(int(share.rstrip("%")) >= 80 for share in found)


def test_planted_copies_of_sayings_come_later() -> None:
    some = list(sayings(2000))
    planted = [(x.copies, i) for i, x in enumerate(some) if x.copies is not None]
    assert len(planted) > 50
    assert all(original < copy for original, copy in planted)
    assert some[:100] == list(sayings(2000))[:100]


@pytest.mark.slow
def test_a_small_run_of_matching_finds_what_was_planted() -> None:
    done = subprocess.run(
        [sys.executable, RUN.with_name("matching.py"), "--sizes", "2000", "--beside", "400"],
        capture_output=True,
        text=True,
        check=True,
    )
    shares = [float(word.rstrip("%")) for word in done.stdout.splitlines()[1].split() if word.endswith("%")]
    assert len(shares) == 3  # found, and the groups: pairwise, B-cubed
    assert min(shares) >= 95
    assert "RapidFuzz" in done.stdout
