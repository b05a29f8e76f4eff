"""Floors go up, and down only when asked; a figure that is not there does not pass."""

import json
from pathlib import Path
from typing import Any

import floors
import pytest

FIGURES: dict[str, Any] = {
    "extraction": {"quoted": {"attribution": {"f1": 80.0, "tp": 12}}, "confusion": [1, 2]},
    "sources": {"type": None, "found": 68, "ready": True},
}
F1 = "extraction.quoted.attribution.f1"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (F1, 80.0),
        ("sources.found", 68),
        ("sources.type", None),  # nothing was asked, so nothing was measured
        ("sources.ready", None),
        ("extraction.quoted", None),
        ("extraction.confusion", None),
        (F1 + ".x", None),
        ("quoted.attribution", None),
        ("", None),
    ],
)
def test_a_dotted_name_finds_its_figure(name: str, expected: float | None) -> None:
    assert floors.figure(FIGURES, name) == expected


@pytest.mark.parametrize(
    ("held", "lines"),
    [
        ({}, []),
        ({F1: 80.0}, []),
        ({F1: 79.9, "sources.found": 68.0}, []),
        ({F1: 80.1}, [f"{F1}: 80.0 is under its floor 80.1"]),
        ({F1: 90.0, "sources.found": 70}, [f"{F1}: 80.0 is under", "sources.found: 68.0 is under"]),
        ({"sources.type": 0.0}, ["sources.type: floor 0.0, but there is no such figure"]),
        ({"matching.f1": 50.0}, ["matching.f1: floor 50.0, but there is no such figure"]),
    ],
)
def test_a_line_for_each_figure_under_its_floor(held: floors.Floors, lines: list[str]) -> None:
    said = floors.under(FIGURES, held)
    assert len(said) == len(lines)
    assert all(line.startswith(start) for line, start in zip(said, lines, strict=True))


@pytest.mark.parametrize(
    ("floor", "raised", "lowered"),
    [
        (0, 79.5, 79.5),
        (79.4, 79.5, 79.5),
        (79.5, 79.5, 79.5),
        (79.8, 79.8, 79.5),  # reached, and nearer than the margin: it stays
        (80.0, 80.0, 79.5),
        (85.0, 85.0, 79.5),  # not reached: only --lower gives in
    ],
)
def test_floors_move_up_and_down_only_when_asked(floor: float, raised: float, lowered: float) -> None:
    assert floors.moved(FIGURES, {F1: floor}) == {F1: raised}
    assert floors.moved(FIGURES, {F1: floor}, lower=True) == {F1: lowered}


@pytest.mark.parametrize("lower", [False, True])
def test_the_floor_of_a_figure_that_was_not_measured_stays(lower: bool) -> None:
    assert floors.moved(FIGURES, {"matching.f1": 50.0}, lower=lower) == {"matching.f1": 50.0}


def test_no_floor_is_under_zero() -> None:
    assert floors.moved({"a": 0.2}, {"a": 0}) == {"a": 0.0}


def test_a_file_keeps_its_order_a_floor_a_line(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    floors.save(path, {"b": 2.0, "a": 1.5})
    assert list(floors.load(path).items()) == [("b", 2.0), ("a", 1.5)]
    assert path.read_text(encoding="utf-8").splitlines() == ["{", ' "b": 2.0,', ' "a": 1.5', "}"]


def test_the_floors_of_the_project_are_percentages() -> None:
    held = json.loads(Path(__file__).with_name("floors.json").read_text(encoding="utf-8"))
    assert {F1, "extraction.all.attribution.f1", "sources.type", "matching.f1"} <= set(held)
    assert all(0 < floor <= 100 for floor in held.values()), held
