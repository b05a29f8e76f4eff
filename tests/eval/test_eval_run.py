"""The gate as it is called: what is printed where, and the exit status."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import agreement
import floors
import pytest
from agreement import Row

from quotetrack.extraction.engines import ENGINES

SCRIPT = Path(__file__).with_name("run.py")


def _module() -> Any:
    # By its path: the benchmark has a run.py too.
    spec = importlib.util.spec_from_file_location("eval_run", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _extraction() -> dict[str, Any]:
    f1 = {"p": 60.0, "r": 60.0, "f1": 60.0}
    gold = [Row(frozenset(range(4)), frozenset([9]), "direct", shows=("no cue",))]
    found = [Row(frozenset(range(4)), frozenset([9]), "direct", rule="fast:before-say", confidence=0.8)]
    labelled, said = agreement.judge(gold, found)
    return {
        "articles_per_second": 200.0,
        "extraction": {
            "documents": 1,
            "quoted": {"attribution": f1, "attribution_strict": f1, "without_source": 3},
            "all": {"content": f1, "attribution": {**f1, "f1": 61.5}},
            "tokens": {"cue": f1},
        },
        "kinds": agreement.by_kind(labelled, said),
        "rules": agreement.by_rule(said),
        "phenomena": agreement.by_phenomenon(labelled, ["no cue"]),
        "reliability": agreement.reliability(said),
    }


def _figures() -> dict[str, Any]:
    f1 = {"p": 70.0, "r": 70.0, "f1": 70.0}
    who = {"labelled": 9, "found": 88.9, "type": 90.0, "identity": None, "surname": None, "anonymous": f1}
    who |= {"reason": f1, "confusion": [["person", "unnamed", 2]]}
    matching = {**f1, "articles": 4, "seconds": 0.2}
    own = {
        engine: {"documents": 2, "quoted": f1, "all": {"content": f1, "attribution": f1}}
        for engine in ENGINES
    }
    accurate = {**_extraction(), "sources": who, "anonymity": who}
    return {
        **_extraction(),
        "sources": who,
        "anonymity": who,
        "matching": matching,
        "accurate": accurate,
        "own": own,
    }


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The script with labelled articles that are all there, and figures that are known."""
    module = _module()
    monkeypatch.setattr(module.Shared, "missing", lambda self: [])

    def measure(shared: Any, *, everything: bool) -> dict[str, Any]:
        return _figures() | ({"train": _extraction()} if everything else {})

    monkeypatch.setattr(module, "measure", measure)
    return module


@pytest.fixture
def held(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    floors.save(path, {"extraction.all.attribution.f1": 61.5, "matching.f1": 20.0})
    return path


@pytest.mark.parametrize("options", [[], ["--json"], ["--floors", "floors.json"], ["--all"]])
def test_without_labelled_articles_it_says_that_nothing_was_measured(
    tmp_path: Path, options: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, SCRIPT, *options],
        env={**os.environ, "QUOTETRACK_SHARED": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert "nothing was measured" in done.stderr
    assert str(tmp_path / "data") in done.stderr
    assert not done.stdout


def test_it_prints_all_tables(gate: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main([]) == 0
    out = capsys.readouterr().out
    assert "quotetrack, train" not in out
    lines = {line.strip().split("  ")[0]: line.split() for line in out.splitlines() if line.strip()}
    assert lines["quotetrack"][-5:] == ["60.0", "60.0", "60.0", "61.5", "200.0"]
    assert lines["quotetrack, accurate"][-5:] == ["60.0", "60.0", "60.0", "61.5", "200.0"]
    assert lines["sources, accurate"][2:7] == ["9", "88.9", "90.0", "–", "–"]
    assert lines["fast"][1:] == ["70.0", "70.0", "70.0", "70.0", "70.0"]
    assert lines["one person against another"][-5:] == ["95.8", "–", "79.6", "76.5", "–"]
    assert lines["one person against three of five others"][-5:] == ["96.9", "–", "84.0", "81.8", "–"]
    assert lines["direct"][1:4] == ["100.0", "100.0", "100.0"]
    assert lines["fast:before-say"][1:] == ["1", "100.0", "100.0", "0.80"]
    assert lines["no cue"][2:] == ["1", "100.0", "100.0"]
    assert lines["0.8 …"][2:] == ["1", "80.0", "100.0"]
    assert lines["sources"][1:6] == ["9", "88.9", "90.0", "–", "–"]
    assert lines["person"][1:] == ["unnamed", "2"]
    assert lines["pairs joined"][2:] == ["70.0", "70.0", "70.0"]


def test_all_adds_the_articles_to_learn_from(gate: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--all"]) == 0
    assert "quotetrack, train: 1 articles" in capsys.readouterr().out


def test_json_is_all_figures_and_nothing_else(gate: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--json"]) == 0
    assert json.loads(capsys.readouterr().out) == _figures()


def test_figures_that_reach_their_floors_pass(
    gate: Any, held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate.main(["--floors", str(held)]) == 0
    assert "all 2 figures reach their floors" in capsys.readouterr().err


def test_each_figure_under_its_floor_is_named(
    gate: Any, held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors.save(held, {"extraction.all.attribution.f1": 61.6, "matching.p": 99, "kinds.direct.f1": 1})
    before = held.read_bytes()
    assert gate.main(["--floors", str(held)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "extraction.all.attribution.f1: 61.5 is under its floor 61.6",
        "matching.p: 70.0 is under its floor 99.0",
    ]
    assert held.read_bytes() == before


def test_raise_writes_what_rose_and_leaves_what_is_not_reached(
    gate: Any, held: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    floors.save(held, {"extraction.all.attribution.f1": 90.0, "matching.f1": 20.0})
    assert gate.main(["--floors", str(held), "--raise"]) == 1
    assert floors.load(held) == {"extraction.all.attribution.f1": 90.0, "matching.f1": 69.5}
    err = capsys.readouterr().err
    assert "matching.f1: floor 20.0 → 69.5" in err
    assert "61.5 is under its floor 90.0" in err


def test_lower_gives_in(gate: Any, held: Path) -> None:
    floors.save(held, {"extraction.all.attribution.f1": 90.0, "matching.f1": 20.0})
    assert gate.main(["--floors", str(held), "--raise", "--lower"]) == 0
    assert floors.load(held) == {"extraction.all.attribution.f1": 61.0, "matching.f1": 69.5}


@pytest.mark.parametrize("options", [["--raise"], ["--lower"], ["--lower", "--floors", "floors.json"]])
def test_options_that_say_nothing_alone_are_refused(
    gate: Any, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        gate.main(options)
    assert refused.value.code == 2
    said = capsys.readouterr().err.splitlines()[-1]
    assert "error: --raise and --lower need --floors" in said or "error: --lower goes with --raise" in said
