"""A narrower network: the inner units that say least are taken out, and what they say on average is kept as a bias.

A unit's weight is how much its output varies over real text times how strongly it is heard (after Molchanov et al.
2017). A short training afterwards heals what little is lost.
"""

from __future__ import annotations

import torch
from torch import Tensor
from torch.utils.hooks import RemovableHandle

from quotetrack.training.batching import collate, cut_batches
from quotetrack.training.features import Example
from quotetrack.training.network import Network


@torch.no_grad()
def prune(network: Network, inner: int, seen: list[Example]) -> Network:
    """A network like `network` with `inner` units in each layer's inner part; `seen` is text to judge them by."""
    network.eval().cpu()
    means, spreads = _activity(network, seen)
    state = network.state_dict()
    for n, (mean, spread) in enumerate(zip(means, spreads, strict=True)):
        heard = state[f"layers.{n}.down.weight"]
        keep = (spread * heard.norm(dim=0)).topk(inner).indices.sort().values
        gone = torch.ones(len(mean), dtype=torch.bool)
        gone[keep] = False
        state[f"layers.{n}.down.bias"] = state[f"layers.{n}.down.bias"] + heard[:, gone] @ mean[gone]
        state[f"layers.{n}.down.weight"] = heard[:, keep]
        for part in ("weight", "bias"):
            state[f"layers.{n}.up.{part}"] = state[f"layers.{n}.up.{part}"][keep]
    narrower = Network(**(network.shape | {"inner": inner}))
    narrower.load_state_dict(state)
    return narrower


def _activity(network: Network, seen: list[Example]) -> tuple[list[Tensor], list[Tensor]]:
    """The mean and the standard deviation of every inner unit, layer by layer."""
    total: list[Tensor] = [torch.zeros(1)] * len(network.layers)
    squares = list(total)
    count = 0

    def watch(n: int) -> RemovableHandle:
        def look(_: object, given: tuple[Tensor, ...]) -> None:
            flat = given[0].flatten(0, 1)
            total[n] = total[n] + flat.sum(0)
            squares[n] = squares[n] + (flat**2).sum(0)

        return network.layers[n].down.register_forward_pre_hook(look)

    hooks = [watch(n) for n in range(len(network.layers))]
    for example in seen:
        for part in cut_batches(example, 128):
            batch = collate([(example, None, part)])
            network(batch.ids, batch.features, batch.mask)
            count += batch.ids.numel()
    for hook in hooks:
        hook.remove()
    means = [t / count for t in total]
    return means, [(s / count - m**2).clamp(min=0).sqrt() for s, m in zip(squares, means, strict=True)]
