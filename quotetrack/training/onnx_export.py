"""A trained network as an ONNX file, in whole numbers where it matters, as the tagger loads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import onnx
import torch
from torch import Tensor
from torch.nn import Module
from torch.nn.functional import layer_norm

from quotetrack.extraction.tagger.encoding import CHUNK
from quotetrack.training.batching import collate, cut_batches
from quotetrack.training.exact import Stream, Traffic, graph
from quotetrack.training.features import Example
from quotetrack.training.network import Network


def export(network: Network, seen: list[Example], path: Path) -> None:
    """Write `network` to `path` as ONNX. `seen` is text like that which it will read.

    Raises ValueError where its attention is too steep to be computed exactly.
    """
    network.eval().cpu()
    state = {name: values.numpy() for name, values in network.state_dict().items()}
    onnx.save(graph(state, network.shape["heads"], traffic(network, seen)), str(path))


class _Watch:
    """Sums up what a part of the network is given, after `change`."""

    def __init__(self, part: Module, change: Callable[[Tensor], Tensor] = lambda rows: rows) -> None:
        self.longest = 0.0
        self._change = change
        self._moments = self._furthest = torch.zeros(1)
        self._hook = part.register_forward_pre_hook(self._look)

    def _look(self, _: object, given: tuple[Tensor, ...]) -> None:
        rows = given[0].flatten(0, 1)
        self.longest = max(self.longest, float(rows.norm(dim=1).max()))
        rows = self._change(rows)
        self._moments = self._moments + rows.T @ rows
        self._furthest = torch.maximum(self._furthest, rows.abs().max(0).values)

    def stream(self) -> Stream:
        """What was seen; nothing more is."""
        self._hook.remove()
        return Stream(self._moments.double().numpy(), self._furthest.double().numpy())


@torch.no_grad()
def traffic(network: Network, seen: Iterable[Example]) -> Traffic:
    """What goes through `network` when it reads `seen`."""
    parts = [network.norm, *(norm for layer in network.layers for norm in (layer.norm1, layer.norm2))]
    norms = [_Watch(norm, lambda rows: layer_norm(rows, rows.shape[1:])) for norm in parts]
    heard, units = ([_Watch(getattr(layer, part)) for layer in network.layers] for part in ("o", "down"))
    for example in seen:
        for part in cut_batches(example, CHUNK):
            batch = collate([(example, None, part)])
            network(batch.ids, batch.features, batch.mask)
    streams = ([watch.stream() for watch in watches] for watches in (norms, heard, units))
    return Traffic([norm.longest for norm in norms], *streams)
