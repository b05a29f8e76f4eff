"""The network as a graph that gives the same numbers on every processor.

A sum of floating-point numbers depends on the order of its terms, and on whether a product is rounded before it is
added; both differ from one processor to the next, and where such a last digit decides how a number is rounded to 8 bits
the answer differs visibly. So nothing here is left to it:

- Activations (8 bits, unsigned) times weights are sums of whole numbers. Weights have 7 bits, because x86 without VNNI
  adds two products in 16 bits, and 2 · 255 · 64 is what fits.
- Every other sum has terms on a grid, so coarse that no sum leaves the 24 bits of a float: then all orders give the
  same. How long queries, keys and values can get follows from the weights, since a normalised row has the length
  √width; how long the rows that are normalised get is measured (`Traffic`), with room to spare.
- exp and GELU are asked on a grid only, and what they answer is rounded to another. No answer lies nearer than ten
  units of its last place to the middle of two grid points, and runtimes are right to one or two.
- All else is one operation of IEEE 754 at a time. The runtime must not fuse any (`tagger.network` forbids it).

Attention and activations on grids are those of I-BERT (Kim et al. 2021), as fine as exactness allows. Few columns that
go far beyond all others are scaled down (Xiao et al. 2023), and what the rounding of a weight loses those after it make
up for (Frantar et al. 2022), so that the answers are nearer to those of the network in floats than with 8 plain bits.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from quotetrack.extraction.tagger.encoding import CHUNK

_LARGEST = 63  # of a weight of 7 bits
_SCORE_BITS = 10  # attention scores are multiples of 2 ** -10
_SHARE_BITS = 7  # the piece that is looked at most counts 2 ** 7, the others in proportion
_UNIT = 2.0**-7  # inner units are multiples of this when GELU is asked
_LOWEST = -0.17  # GELU is nowhere less
_LONGEST = CHUNK + 2  # pieces of a chunk, with those that open and close it
_EXACT = 2.0**24  # sums of whole numbers up to this are exact in a float
_ROOM = 1.2  # how much longer a row may be than any that was measured
_FAR, _FAR_UNIT = 6.0, 4.0  # how far a column of normalised rows, or an inner unit, may go
_DAMPING = 0.01  # of the mean square that is added to each, so that moments can be inverted
_STRAY = 8  # a variance is at least so many times what rounding its terms can take from it
_OPSETS = (("", 17), ("com.microsoft", 1))
_MICROSOFT = ("MatMulIntegerToFloat", "FusedMatMul", "Gelu")

Array = np.ndarray


@dataclass(frozen=True)
class Stream:
    """Rows that went by: the sum of x xᵀ over all of them, and how far each column went from 0."""

    moments: Array
    furthest: Array

    def shrunk(self, by: Array) -> Array:
        """The moments when each column is multiplied by its factor."""
        return self.moments * np.outer(by, by)


@dataclass(frozen=True)
class Traffic:
    """What goes through a network when it reads real text.

    `longest`: the length (2-norm) of the longest row that each norm is given, the embeddings' first, then two a layer;
    `normalised`: what it makes of them, before its scale and bias; `heard`: what each layer's attention gives; `units`:
    its inner units, after GELU.
    """

    longest: Sequence[float]
    normalised: Sequence[Stream]
    heard: Sequence[Stream]
    units: Sequence[Stream]


def graph(state: Mapping[str, Array], heads: int, traffic: Traffic) -> onnx.ModelProto:
    """`state`, with the names of `training.network`, as ONNX: ids (n) and features (n) → tags (n, 7) and links (n,
    192).

    Raises ValueError where attention could grow so large that its sums would not be exact.
    """
    built = _Graph({name: np.asarray(values, np.float64) for name, values in state.items()}, heads)
    norms = iter(zip(traffic.longest, traffic.normalised, strict=True))
    x = built.embedded("norm", *next(norms))
    for n, (heard, units) in enumerate(zip(traffic.heard, traffic.units, strict=True)):
        layer = f"layers.{n}"
        x = built.joined(x, built.attended(x, layer, heard), f"{layer}.o", f"{layer}.norm1", *next(norms))
        x = built.joined(x, built.inner(x, layer, units), f"{layer}.down", f"{layer}.norm2", *next(norms))
    pieces = built.in_8_bits(x.values)
    for name in ("tags", "links"):
        weight, bias = built.following(x, name)
        built.op("Add", built.product(pieces, weight, x.moments), _single(bias), name=name)
    return built.model()


def _single(values: Array | float) -> Array:
    return np.asarray(values, np.float32)


def _grid(most: float) -> float:
    """The finest power of two of which `most` is an exact multiple, as a sum of multiples."""
    return float(2.0 ** math.ceil(math.log2(most / _EXACT)))


def _unit(longest: float) -> float:
    """The power of two in which the squares of a row of that length may be rounded to whole numbers and be summed."""
    return float(2.0 ** math.ceil(math.log2((longest * _ROOM) ** 2 / _EXACT) / 2))


def _rounder(step: float) -> float:
    """What makes a float a multiple of `step`, a power of two, when it is added: it leaves room for no more digits."""
    return 1.5 * 2**23 * step


def _shrink(furthest: Array, far: float) -> Array:
    """Powers of two that keep columns that go beyond `far` from taking digits from all others (Xiao et al. 2023)."""
    return np.asarray(2.0 ** -np.ceil(np.log2(np.maximum(furthest, far) / far)))


def _in_7_bits(weight: Array, moments: Array) -> tuple[Array, Array]:
    """(in, out) as whole numbers, and the scale of each column; `moments` (in, in) are those of what it is given.

    What rounding takes from the product is made up for by the weights that are not rounded yet (Frantar et al. 2022).
    """
    scale = np.abs(weight).max(0) / _LARGEST
    scale = np.where(scale == 0, 1, scale)
    squares = np.diag(moments)
    order = np.argsort(-squares, kind="stable")
    damped = moments + np.eye(len(moments)) * max(_DAMPING * squares.mean(), 1e-9)
    ahead = np.linalg.cholesky(np.linalg.inv(damped[np.ix_(order, order)])).T
    left = weight[order]
    whole = np.empty(weight.shape, np.int8)
    for n, row in enumerate(order):
        whole[row] = np.clip(np.rint(left[n] / scale), -_LARGEST, _LARGEST)
        lost = (left[n] - whole[row] * scale) / ahead[n, n]
        left[n + 1 :] -= np.outer(ahead[n, n + 1 :], lost)
    return whole, scale


@dataclass(frozen=True)
class _Normalised:
    """Rows of mean 0 and variance 1, but that each column has been multiplied by `shrink`.

    What `norm` does besides is left to those who use them, by the scale and the bias that are still to come.
    """

    values: str
    moments: Array
    shrink: Array
    scale: Array
    bias: Array


@dataclass(frozen=True)
class _Eight:
    """A tensor in 8 bits: its name, its scale and its zero point, by name or as numbers."""

    values: str
    scale: Any
    zero: Any


@dataclass(frozen=True)
class _Given:
    """What a linear part is given, with its weight (in, out) and the moments of what it is given."""

    values: _Eight
    weight: Array
    moments: Array


@dataclass
class _Graph:
    """A graph in the making; every method adds what it says and returns the name of the result."""

    state: dict[str, Array]
    heads: int
    nodes: list[Any] = field(default_factory=list)
    constants: list[Any] = field(default_factory=list)

    @property
    def width(self) -> int:
        """The numbers to a piece."""
        return len(self.state["norm.weight"])

    @property
    def length(self) -> float:
        """How long a normalised row can be once it is in 8 bits: √width, its own rounding and that of its variance."""
        rounding = math.sqrt(2 * self.width) / 510
        return math.sqrt(self.width) * math.sqrt(1 + 1 / _STRAY) * (1 + rounding)

    def op(self, kind: str, *inputs: str | Array | np.generic, name: str = "", **how: Any) -> str:
        """One operation with one result."""
        return self.ops(kind, *inputs, names=[name or f"t{len(self.nodes)}"], **how)[0]

    def ops(self, kind: str, *inputs: str | Array | np.generic, names: list[str], **how: Any) -> list[str]:
        """One operation with the results `names`."""
        given = [i if isinstance(i, str) else self._constant(np.asarray(i)) for i in inputs]
        domain = "com.microsoft" if kind in _MICROSOFT else ""
        self.nodes.append(helper.make_node(kind, given, names, domain=domain, **how))
        return names

    def _constant(self, values: Array) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def on_grid(self, x: str, step: float, plus: Array | float = 0.0) -> str:
        """`x` + `plus`, in multiples of `step`."""
        moved = self.op("Add", x, _single(_rounder(step) + np.asarray(plus)))
        return self.op("Sub", moved, _single(_rounder(step)))

    def embedded(self, norm: str, longest: float, stream: Stream) -> _Normalised:
        """What each piece is, where it stands and how it is written, normalised; the vocabulary is kept in 8 bits."""
        words = self.state["words.weight"]
        scale = _single((words.max() - words.min()) / 255)
        zero = np.rint(-words.min() / scale)
        held = np.clip(np.rint(words / scale) + zero, 0, 255).astype(np.uint8)
        unit = _unit(longest)
        word = self.op("Cast", self.op("Gather", held, "ids"), to=TensorProto.FLOAT)
        word = self.op("Mul", self.op("Sub", word, _single(zero)), _single(scale / unit))
        first = np.array([0])
        places = _single(self.state["places.weight"][:_LONGEST] / unit)
        x = self.op("Add", word, self.op("Slice", places, first, self.op("Shape", "ids"), first))
        x = self.op("Add", x, self.op("Gather", _single(self.state["features.weight"] / unit), "features"))
        return self.normalised(self.on_grid(x, self._row_grid(longest)), norm, stream)

    def joined(
        self, x: _Normalised, told: _Given, by: str, norm: str, longest: float, stream: Stream
    ) -> _Normalised:
        """`x`, and what the linear part `by` makes of what it is given, added and normalised by `norm`."""
        step, unit = self._row_grid(longest), _unit(longest)
        held = self.op("Mul", x.values, _single(x.scale / unit))
        bias = (x.bias + self.state[f"{by}.bias"]) / unit
        held = self.op("Add", held, _single(_rounder(step) + bias))
        # the sum leaves no room for more digits of what was told either: both are on the grid
        joined = self.op("Add", self.product(told.values, told.weight, told.moments, unit), held)
        return self.normalised(self.op("Sub", joined, _single(_rounder(step))), norm, stream)

    def _row_grid(self, longest: float) -> float:
        """The grid on which a row is summed, in `_unit`s."""
        return _grid(math.sqrt(self.width) * longest * _ROOM / _unit(longest))

    def normalised(self, row: str, norm: str, stream: Stream) -> _Normalised:
        """Rows with a mean of 0 and a variance of 1. `row` is on its grid, in units of which squares are whole."""
        total = self.op("ReduceSum", row, np.array([-1]), keepdims=1)
        row = self.op("Sub", row, self.op("Mul", total, _single(1 / self.width)))
        squares = self.op("Round", self.op("Mul", row, row))
        squares = self.op("ReduceSum", squares, np.array([-1]), keepdims=1)
        squares = self.op("Max", squares, _single(_STRAY * self.width / 2))
        x = self.op("Mul", row, self.op("Div", _single(math.sqrt(self.width)), self.op("Sqrt", squares)))
        shrink = _shrink(stream.furthest, _FAR)
        scale, bias = self.state[f"{norm}.weight"] / shrink, self.state[f"{norm}.bias"]
        return _Normalised(self.shrunk(x, shrink), stream.shrunk(shrink), shrink, scale, bias)

    def shrunk(self, x: str, by: Array) -> str:
        """`x` with each column multiplied by its factor."""
        return x if by.min() == 1 else self.op("Mul", x, _single(by))

    def following(self, x: _Normalised, name: str) -> tuple[Array, Array]:
        """The weight (in, out) and the bias of the linear part `name`, which do what is left of the norm of `x`."""
        weight, bias = self.state[f"{name}.weight"].T, self.state[f"{name}.bias"]
        return x.scale[:, None] * weight, x.bias @ weight + bias

    def in_8_bits(self, x: str) -> _Eight:
        """`x` in 8 bits, between its own least and largest number."""
        at = f"t{len(self.nodes)}"
        return _Eight(*self.ops("DynamicQuantizeLinear", x, names=[at, f"{at}_scale", f"{at}_zero"]))

    def product(self, x: _Eight, weight: Array, moments: Array, unit: Array | float = 1.0) -> str:
        """`x`, which has such `moments`, times `weight` (in, out), in `unit`s of each column."""
        whole, scale = _in_7_bits(weight, moments)
        # without a bias: where product and sum are one instruction they would be rounded once
        return self.op("MatMulIntegerToFloat", x.values, whole, x.scale, _single(scale / unit), x.zero)

    def attended(self, x: _Normalised, layer: str, stream: Stream) -> _Given:
        """What the pieces tell each other: softmax(q k / √d) v (Vaswani et al. 2017)."""
        parts = [self.following(x, f"{layer}.{part}") for part in "qkv"]
        root = math.sqrt(self.width // self.heads)
        (q, q_bias), (k, k_bias), (v, v_bias) = parts
        q, q_bias = q / root, q_bias / root
        if self._longest(q, q_bias) * self._longest(k, k_bias) >= _EXACT / 2**_SCORE_BITS:
            raise ValueError(f"the attention of {layer} is too steep to be computed exactly")
        q_unit = math.sqrt(2.0**-_SCORE_BITS * np.linalg.norm(q) / np.linalg.norm(k))
        k_unit = 2.0**-_SCORE_BITS / q_unit
        v_unit = (np.linalg.norm(v, axis=0) * self.length + np.abs(v_bias)) / math.floor(
            _EXACT / (_LONGEST * 2**_SHARE_BITS)
        )
        v_unit = np.where(v_unit == 0, 1, v_unit)
        units = np.concatenate([np.full(self.width, q_unit), np.full(self.width, k_unit), v_unit])
        biases = np.concatenate([q_bias, k_bias, v_bias]) / units
        qkv = self.product(self.in_8_bits(x.values), np.concatenate([q, k, v], 1), x.moments, units)
        qkv = self.on_grid(qkv, 1.0, np.rint(biases))
        by_head = np.array([-1, 3 * self.heads, self.width // self.heads])
        qkv = self.op("Transpose", self.op("Reshape", qkv, by_head), perm=[1, 0, 2])
        names = [f"{layer}.{part}" for part in "qkv"]
        queries, keys, values = self.ops("Split", qkv, np.array([self.heads] * 3), names=names, axis=0)
        scores = self.op("FusedMatMul", queries, keys, transB=1, alpha=2.0**-_SCORE_BITS)
        lift = math.floor(_SHARE_BITS * math.log(2) * 2**_SCORE_BITS) / 2**_SCORE_BITS
        most = self.op("Sub", self.op("ReduceMax", scores, axes=[-1], keepdims=0), _single(lift))
        above = self.op("Sub", scores, self.op("Unsqueeze", most, np.array([-1])))
        shares = self.op("Round", self.op("Exp", above))
        whole = self.op("ReduceSum", shares, np.array([-1]), keepdims=1)
        heard = self.op("Div", self.op("MatMul", shares, values), whole)
        heard = self.op("Reshape", self.op("Transpose", heard, perm=[1, 0, 2]), np.array([-1, self.width]))
        weight = self.state[f"{layer}.o.weight"].T * v_unit[:, None]
        return _Given(self.in_8_bits(heard), weight, stream.shrunk(1 / v_unit))

    def _longest(self, weight: Array, bias: Array) -> float:
        """How long the part of any head can get that `weight` and `bias` make of a normalised row."""
        heads = np.split(weight, self.heads, 1), np.split(bias, self.heads)
        return max(
            float(np.linalg.norm(w, 2) * self.length + np.linalg.norm(b)) for w, b in zip(*heads, strict=True)
        )

    def inner(self, x: _Normalised, layer: str, stream: Stream) -> _Given:
        """The inner part of a layer: GELU (Hendrycks and Gimpel 2016) between two products."""
        weight, bias = self.following(x, f"{layer}.up")
        units = self.product(self.in_8_bits(x.values), weight, x.moments)
        shrink = _shrink(stream.furthest, _FAR_UNIT)
        units = self.shrunk(self.op("Gelu", self.on_grid(units, _UNIT, bias)), shrink)
        scale = _clear_scale(float((stream.furthest * shrink).max()) * _ROOM, shrink)
        zero = np.uint8(math.ceil(-_LOWEST / scale))
        pieces = _Eight(self.op("QuantizeLinear", units, _single(scale), zero), _single(scale), zero)
        weight = self.state[f"{layer}.down.weight"].T / shrink[:, None]
        return _Given(pieces, weight, stream.shrunk(shrink))

    def model(self) -> onnx.ModelProto:
        """All of it, checked."""
        pieces = [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["n"]) for name in ("ids", "features")
        ]
        results = [
            helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", len(self.state[f"{name}.bias"])])
            for name in ("tags", "links")
        ]
        made = helper.make_graph(self.nodes, "tagger", pieces, results, self.constants)
        opsets = [helper.make_opsetid(domain, version) for domain, version in _OPSETS]
        model = helper.make_model(made, opset_imports=opsets, ir_version=8)
        onnx.checker.check_model(model)
        return model


def _clear_scale(top: float, shrink: Array) -> float:
    """The scale of 8 bits for `_LOWEST` to `top` at which GELU's answers, shrunk, lie far from where rounding turns."""
    asked = np.arange(-8 / _UNIT, 8 / _UNIT) * _UNIT
    answers = np.array([u * math.erfc(-u / math.sqrt(2)) / 2 for u in asked])
    factors = np.unique(_single(shrink)).astype(np.float64)

    def clearance(scale: float) -> float:
        """In units of the last place of a float."""
        steps = np.outer(factors, answers) / scale
        return float((np.abs(np.mod(steps, 1) - 0.5) / np.maximum(np.abs(steps), 0.5) * 2**24).min())

    return max((float(np.float32((top - _LOWEST) / 254 * (1 + n / 1000))) for n in range(100)), key=clearance)
