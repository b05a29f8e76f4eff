"""Pairing, kinds and reliability on invented rows; words are numbers."""

from typing import Any

import pytest
from agreement import Judged, Row, by_kind, by_phenomenon, by_rule, judge, kind, reliability


def row(content: range, source: int | None = None, kind: str = "indirect", **more: Any) -> Row:
    return Row(frozenset(content), frozenset() if source is None else frozenset([source]), kind, **more)


@pytest.mark.parametrize(
    ("content", "quoted", "expected"),
    [
        (range(5), range(5), "direct"),
        (range(1, 4), range(9), "direct"),
        (range(5), range(3, 5), "mixed"),
        (range(5), range(4, 20), "mixed"),
        (range(5), range(5, 9), "indirect"),
        (range(5), range(0), "indirect"),
        (range(0), range(5), "indirect"),
    ],
)
def test_kind_is_how_much_stands_inside_quotation_marks(content: range, quoted: range, expected: str) -> None:
    assert kind(frozenset(content), frozenset(quoted)) == expected


@pytest.mark.parametrize(
    ("gold", "found", "paired", "agreed"),
    [
        ([row(range(4), 9)], [row(range(4), 9)], 1, 1),
        ([row(range(4), 9)], [row(range(4), 8)], 1, 0),
        ([row(range(4), 9)], [row(range(4))], 1, 0),
        ([row(range(4))], [row(range(4), 8)], 1, 1),  # the gold names no source: none is wrong
        ([row(range(4), 9)], [row(range(2), 9)], 1, 1),  # half of the words is enough
        ([row(range(5), 9)], [row(range(2), 9)], 0, 0),
        ([row(range(4), 9)], [row(range(4, 8), 9)], 0, 0),
        ([row(range(0), 9)], [row(range(0), 9)], 0, 0),  # labelled without content
        ([row(range(4), 9)], [row(range(4), 9), row(range(4), 9)], 1, 1),  # one to one
        ([row(range(4), 9)], [], 0, 0),
        ([], [row(range(4), 9)], 0, 0),
    ],
)
def test_rows_pair_at_half_of_their_words(
    gold: list[Row], found: list[Row], paired: int, agreed: int
) -> None:
    for side, rows in zip(judge(gold, found), (gold, found), strict=True):
        assert [j.row for j in side] == rows
        assert sum(j.partner is not None for j in side) == paired
        assert sum(j.agreed for j in side) == agreed


def test_the_closest_rows_pair_first() -> None:
    wide, narrow = row(range(10), 50, rule="wide"), row(range(8), 50, rule="narrow")
    labelled, found = judge([row(range(9), 50), row(range(8), 50)], [wide, narrow])
    assert [j.partner for j in labelled] == [wide, narrow]
    assert all(j.agreed for j in found)


def test_by_kind_asks_the_kind_found_for_precision_and_the_kind_labelled_for_recall() -> None:
    gold = [row(range(4), 9, "direct"), row(range(10, 14), 9, "mixed"), row(range(20, 24), 9, "mixed")]
    found = [row(range(4), 9, "direct"), row(range(10, 14), 9, "direct"), row(range(30, 34), 9, "direct")]
    table = by_kind(*judge(gold, found))
    assert table["direct"] == {
        "p": 66.7, "r": 100.0, "f1": 80.0, "labelled": 1, "found": 3, "same kind": 100.0
    }  # fmt: skip
    assert table["mixed"] == {"p": 0.0, "r": 50.0, "f1": 0.0, "labelled": 2, "found": 0, "same kind": 0.0}
    assert table["indirect"]["labelled"] == table["indirect"]["found"] == 0


def test_by_rule_the_most_frequent_first() -> None:
    found = [row(range(n, n + 4), s, rule=r, confidence=c) for n, s, r, c in (
        (0, 9, "once", 0.9), (10, 9, "often", 0.4), (20, 8, "often", 0.8)
    )]  # fmt: skip
    gold = [row(range(10, 14), 9), row(range(20, 24), 9)]
    assert list(by_rule(judge(gold, found)[1]).items()) == [
        ("often", {"n": 2, "content": 100.0, "attribution": 50.0, "confidence": 0.6}),
        ("once", {"n": 1, "content": 0.0, "attribution": 0.0, "confidence": 0.9}),
    ]


def test_by_phenomenon_counts_a_row_under_each_that_it_shows() -> None:
    gold = [row(range(4), 9, shows=("cue first", "pronoun")), row(range(10, 14), 9, shows=("pronoun",))]
    table = by_phenomenon(judge(gold, [row(range(4), 9)])[0], ["pronoun", "never seen", "cue first"])
    assert list(table) == ["pronoun", "cue first"]
    assert table["pronoun"] == {"n": 2, "content": 50.0, "attribution": 50.0}
    assert table["cue first"]["attribution"] == 100.0


@pytest.mark.parametrize(
    ("rows", "bins", "ece"),
    [
        ([], [], 0.0),
        ([(0.5, True), (0.5, False)], [(0.5, 2, 50.0, 50.0)], 0.0),
        ([(0.9, False)], [(0.9, 1, 90.0, 0.0)], 90.0),
        ([(1.0, True)], [(0.9, 1, 100.0, 100.0)], 0.0),  # certain: in the highest tenth
        ([(0.0, True)], [(0.0, 1, 0.0, 100.0)], 100.0),
        # tenths weigh by their rows: 3/4 of 20 points and 1/4 of 10
        (
            [(0.8, True)] * 3 + [(0.1, False)],
            [(0.1, 1, 10.0, 0.0), (0.8, 3, 80.0, 100.0)],
            17.5,
        ),
        # within a tenth too much and too little cancel
        ([(0.62, True), (0.68, False)], [(0.6, 2, 65.0, 50.0)], 15.0),
        # 0.3 and 0.7 are a tenth's beginning, whatever binary fractions make of them
        ([(0.3, False), (0.7, True)], [(0.3, 1, 30.0, 0.0), (0.7, 1, 70.0, 100.0)], 30.0),
    ],
)
def test_reliability_is_what_confidence_says_against_what_is_true(
    rows: list[tuple[float, bool]], bins: list[tuple[float, int, float, float]], ece: float
) -> None:
    said = reliability(Judged(row(range(4), confidence=c), agreed=agreed) for c, agreed in rows)
    assert [tuple(b.values()) for b in said["bins"]] == bins
    assert said["ece"] == ece
    assert said["calibration"] == 100 - ece
