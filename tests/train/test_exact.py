"""The graph of whole numbers: it says what the network says in floats, and no answer hangs on a last digit.

Wants what only makers of weights have installed: pip install "quotetrack[train]".
"""

from __future__ import annotations

import math
from functools import cache
from typing import Any

import numpy as np
import onnxruntime
import pytest

pytest.importorskip("onnx", reason="training needs onnx, of the extra: pip install quotetrack[train]")


from onnx import TensorProto, helper

from quotetrack.training import exact
from quotetrack.training.exact import Stream, Traffic, graph

HEADS, WIDTH, INNER, LAYERS, WORDS = 2, 64, 96, 2, 500
Array = np.ndarray


def ran(model: Any, **given: Array) -> list[Array]:
    """What the runtime makes of a graph, as the tagger runs it."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    session = onnxruntime.InferenceSession(model.SerializeToString(), options)
    return session.run(None, given)  # type: ignore[no-any-return]


def answers(kind: str, asked: Array, domain: str = "", **how: Any) -> Array:
    """What one operation of the runtime answers."""
    value = helper.make_tensor_value_info
    made = helper.make_graph(
        [helper.make_node(kind, ["x"], ["y"], domain=domain, **how)],
        "one",
        [value("x", TensorProto.FLOAT, ["n"])],
        [value("y", TensorProto.FLOAT, ["n"])],
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return ran(helper.make_model(made, opset_imports=opsets, ir_version=8), x=asked.astype(np.float32))[0]


def clearance(answers: Array) -> Array:
    """How far each is from where rounding to whole numbers turns, in units of the last place of a float."""
    return np.abs(np.mod(answers, 1) - 0.5) / np.maximum(np.abs(answers), 0.5) * 2**24


def test_shares_of_attention_are_clear_of_where_rounding_turns() -> None:
    lift = math.floor(exact._SHARE_BITS * math.log(2) * 2**exact._SCORE_BITS)
    asked = np.arange(lift, -12 * 2**exact._SCORE_BITS, -1) / 2**exact._SCORE_BITS
    right = np.array([math.exp(x) for x in asked])
    assert clearance(right).min() > 100
    assert np.array_equal(np.rint(answers("Exp", asked)), np.rint(right))


@pytest.mark.parametrize("top", [0.5, 3.7, 4.8, 7.7])
def test_inner_units_are_clear_of_where_rounding_turns(top: float) -> None:
    shrink = np.array([1, 0.5, 0.25, 0.125])
    scale = exact._clear_scale(top, shrink)
    asked = np.arange(-8, 8, exact._UNIT)
    right = np.array([x * math.erfc(-x / math.sqrt(2)) / 2 for x in asked])
    given = answers("Gelu", asked, "com.microsoft")
    assert top - exact._LOWEST <= scale * 255 < (top - exact._LOWEST) * 1.11
    for factor in shrink:
        assert clearance(right * factor / scale).min() > 10
        assert np.array_equal(
            np.rint(given * np.float32(factor) / np.float32(scale)), np.rint(right * factor / scale)
        )


def test_square_roots_are_those_of_ieee_754() -> None:
    asked = np.random.default_rng(1).uniform(1, 2**24, 100_000).astype(np.float32)
    assert np.array_equal(answers("Sqrt", asked), np.sqrt(asked))


def test_no_product_of_weights_can_saturate() -> None:
    assert 2 * 255 * exact._LARGEST < 2**15


@cache
def state() -> dict[str, Array]:
    """Weights by chance, with a few columns that go far beyond the others."""
    chance = np.random.default_rng(0)
    made: dict[str, Array] = {}

    def linear(name: str, rows: int, columns: int, size: float) -> None:
        made[f"{name}.weight"] = chance.normal(0, size / math.sqrt(columns), (rows, columns))
        made[f"{name}.bias"] = chance.normal(0, 0.1, rows)

    def norm(name: str) -> None:
        made[f"{name}.weight"], made[f"{name}.bias"] = (
            chance.uniform(0.5, 1.5, WIDTH),
            chance.normal(0, 0.1, WIDTH),
        )

    for name, size in (("words", WORDS), ("places", 200), ("features", 32)):
        made[f"{name}.weight"] = chance.normal(0, 0.05, (size, WIDTH))
    norm("norm")
    for n in range(LAYERS):
        for part in "qkvo":
            linear(f"layers.{n}.{part}", WIDTH, WIDTH, 1)
        linear(f"layers.{n}.up", INNER, WIDTH, 1)
        linear(f"layers.{n}.down", WIDTH, INNER, 1)
        made[f"layers.{n}.up.weight"][3] *= 5
        norm(f"layers.{n}.norm1")
        norm(f"layers.{n}.norm2")
    linear("tags", 7, WIDTH, 1)
    linear("links", 192, WIDTH, 1)
    return made


class Floats:
    """The network in double precision, which sums up what goes through it."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self.weights = weights
        self.longest: dict[str, float] = {}
        self.streams: dict[str, Stream] = {}

    def _seen(self, name: str, rows: Array) -> Array:
        before = self.streams.get(name, Stream(np.zeros(()), np.zeros(())))
        furthest = np.maximum(before.furthest, np.abs(rows).max(0))
        self.streams[name] = Stream(before.moments + rows.T @ rows, furthest)
        return rows

    def _linear(self, name: str, x: Array) -> Array:
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _norm(self, name: str, x: Array) -> Array:
        self.longest[name] = max(self.longest.get(name, 0.0), float(np.linalg.norm(x, axis=1).max()))
        x = self._seen(name, (x - x.mean(1, keepdims=True)) / x.std(1, keepdims=True))
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]

    def read(self, ids: Array, features: Array) -> tuple[Array, Array]:
        n = len(ids)
        weights = self.weights
        x = weights["words.weight"][ids] + weights["places.weight"][:n] + weights["features.weight"][features]
        x = self._norm("norm", x)
        for layer in (f"layers.{n}" for n in range(LAYERS)):
            q, k, v = (
                self._linear(f"{layer}.{part}", x).reshape(n, HEADS, -1).swapaxes(0, 1) for part in "qkv"
            )
            looks = np.exp(q @ k.swapaxes(1, 2) / math.sqrt(WIDTH // HEADS))
            heard = (looks / looks.sum(-1, keepdims=True) @ v).swapaxes(0, 1).reshape(n, WIDTH)
            x = self._norm(f"{layer}.norm1", x + self._linear(f"{layer}.o", self._seen(f"{layer}.o", heard)))
            units = self._linear(f"{layer}.up", x)
            units *= np.vectorize(math.erfc)(-units / math.sqrt(2)) / 2
            x = self._norm(
                f"{layer}.norm2", x + self._linear(f"{layer}.down", self._seen(f"{layer}.down", units))
            )
        return self._linear("tags", x), self._linear("links", x)

    def traffic(self) -> Traffic:
        norms = ["norm", *(f"layers.{n}.{norm}" for n in range(LAYERS) for norm in ("norm1", "norm2"))]
        heard, units = ([self.streams[f"layers.{n}.{part}"] for n in range(LAYERS)] for part in ("o", "down"))
        return Traffic([self.longest[n] for n in norms], [self.streams[n] for n in norms], heard, units)


def texts(seed: int, many: int) -> list[tuple[Array, Array]]:
    chance = np.random.default_rng(seed)
    lengths = chance.integers(3, 146, many)
    return [(chance.integers(0, WORDS, n), chance.integers(0, 32, n)) for n in lengths]


def test_it_says_what_the_network_says_in_floats() -> None:
    floats = Floats(state())
    for ids, features in texts(1, 30):
        floats.read(ids, features)
    model = graph(state(), HEADS, floats.traffic())
    for ids, features in texts(2, 10):
        for whole, real in zip(
            ran(model, ids=ids, features=features), floats.read(ids, features), strict=True
        ):
            assert np.sqrt(np.mean((whole - real) ** 2)) < 0.05 * np.std(real)


def test_every_sum_of_whole_numbers_is_one_that_a_float_holds() -> None:
    """What is summed is on its grid, and no sum of sizes leaves the 24 bits, so that all orders give the same."""
    floats = Floats(state())
    for ids, features in texts(1, 30):
        floats.read(ids, features)
    model = graph(state(), HEADS, floats.traffic())
    summed = {n.input[0] for n in model.graph.node if n.op_type == "ReduceSum"}
    multiplied = {tuple(n.input[:2]) for n in model.graph.node if n.op_type in ("FusedMatMul", "MatMul")}
    assert len(summed) == 2 * (1 + 2 * LAYERS) + LAYERS and len(multiplied) == 2 * LAYERS
    names = sorted(summed | {name for pair in multiplied for name in pair})
    model.graph.output.extend(helper.make_empty_tensor_value_info(name) for name in names)
    for ids, features in texts(3, 5):
        values = dict(zip(["tags", "links", *names], ran(model, ids=ids, features=features), strict=True))
        for name in summed:
            step = 2.0 ** min(_lowest_bit(values[name]), 0)
            assert np.abs(values[name]).sum(-1).max() / step <= 2**24, name
        for left, right in multiplied:
            a, b = np.abs(values[left]), np.abs(values[right])
            if b.shape[-2] != a.shape[-1]:
                b = b.swapaxes(1, 2)
            assert (a == np.rint(a)).all() and (b == np.rint(b)).all()
            assert (a.astype(np.float64) @ b).max() <= 2**24


def _lowest_bit(values: Array) -> int:
    """The exponent of the coarsest power of two of which all are multiples."""
    held = values[values != 0].astype(np.float64)
    return next(n for n in range(40, -60, -1) if (held / 2.0**n == np.rint(held / 2.0**n)).all())


def test_attention_that_is_too_steep_is_refused() -> None:
    floats = Floats(state())
    for ids, features in texts(1, 3):
        floats.read(ids, features)
    steep = state() | {"layers.1.q.weight": state()["layers.1.q.weight"] * 500}
    with pytest.raises(ValueError, match=r"layers\.1 is too steep"):
        graph(steep, HEADS, floats.traffic())
