"""One training: batches in, a network out, with a log of what it cost."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from quotetrack.files import replace_file
from quotetrack.training.batching import Batch, batches, collate, cut_batches
from quotetrack.training.features import Example
from quotetrack.training.network import Network, link_scores


def loss_of(network: nn.Module, batch: Batch, weight_soft: float, weight_links: float = 0.3) -> Tensor:
    """How wrong the network is: tags against labels (and a teacher's opinion), links against labels."""
    scores, projections = network(batch.ids, batch.features, batch.mask)
    scores = scores.float()
    tags = nn.functional.cross_entropy(scores.flatten(0, 1), batch.tags.flatten(), ignore_index=-100)
    if batch.soft is not None:
        known = batch.soft.sum(-1) > 0
        taught = -(batch.soft * scores.log_softmax(-1)).sum(-1)[known].mean()
        tags = (1 - weight_soft) * tags + weight_soft * taught
    linked = link_scores(projections.float()).masked_fill(batch.mask[:, None, None, :] == 0, -1e4)
    rows = batch.links.any(-1)
    right = linked.masked_fill(~batch.links, -1e4).logsumexp(-1) - linked.logsumexp(-1)
    if not rows.any():  # a batch in which nobody says anything
        return tags
    return tags - weight_links * right[rows].mean()


def fit(
    network: Network,
    examples_of: Callable[[int], tuple[list[Example], list[np.ndarray | None]]],
    epochs: int,
    rate: float,
    seed: int,
    device: str,
    *,
    pieces: int = 4096,
    sizes: tuple[int, int] = (96, 256),
    weight_soft: float = 0.65,
    shift: int = 0,
    head_rate: float = 8.0,
    average: float = 0.995,
    kept: Path | None = None,
    check: Callable[[], str] = str,
    log: Callable[[str], None] = print,
) -> None:
    """Train `network` for `epochs`; `examples_of(epoch)` gives the examples of each, with a teacher's opinions.

    The weights are a running mean over the steps. `kept` is a file that holds the state after each epoch: a training
    that finds one there goes on from it. `check` adds to the log of an epoch. New parts learn `head_rate` times as
    fast as the base.
    """
    network.to(device)
    new = {n: n.split(".")[0] in ("tags", "links", "features") for n, _ in network.named_parameters()}
    rates = [rate, rate * head_rate]
    groups = [
        {"params": [p for n, p in network.named_parameters() if new[n] == late]} for late in (False, True)
    ]
    optimiser = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01, fused=device != "cpu")
    mean = {n: p.detach().clone() for n, p in network.named_parameters()}
    first = step = steps = 0
    if kept is not None and kept.exists():
        state = torch.load(kept, map_location=device)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        mean, first, step, steps = state["mean"], state["epoch"], state["step"], state["steps"]
    start = time.time()
    for epoch in range(first, epochs):
        torch.manual_seed(seed * 1000 + epoch)
        stack = list(batches(*examples_of(epoch), random.Random(seed * 1000 + epoch), pieces, sizes, shift))
        steps = steps or len(stack) * epochs
        network.train()
        total = torch.zeros((), device=device)
        for batch in stack:
            factor = min(1.0, (step + 1) / 100) * max(0.02, 1 - step / steps)
            for group, own in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = own * factor
            moved = Batch(*(None if t is None else t.to(device, non_blocking=True) for t in batch))
            with torch.autocast(device, torch.bfloat16, enabled=device != "cpu"):
                loss = loss_of(network, moved, weight_soft)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            step += 1
            total += loss.detach()
            share = min(average, (1 + step) / (10 + step))
            with torch.no_grad():
                for name, parameter in network.named_parameters():
                    mean[name].lerp_(parameter, 1 - share)
        log(
            f"epoch {epoch + 1} of {epochs}: loss {total.item() / len(stack):.4f}, {time.time() - start:.0f} s{check()}"
        )
        if kept is not None:
            held = {"network": network.state_dict(), "optimiser": optimiser.state_dict(), "mean": mean}
            with replace_file(kept) as part:
                torch.save({**held, "epoch": epoch + 1, "step": step, "steps": steps}, part)
    with torch.no_grad():
        for name, parameter in network.named_parameters():
            parameter.copy_(mean[name])


@torch.no_grad()
def outputs(
    network: Network, example: Example, device: str, size: int = 192, shift: int = 0
) -> list[tuple[slice, np.ndarray, np.ndarray]]:
    """Tag scores and link projections of each chunk of an example (row 0 of projections: "none here")."""
    network.eval()
    slices: Sequence[slice] = list(cut_batches(example, size))
    found = []
    for at in range(0, len(slices), 32):
        part = slices[at : at + 32]
        batch = collate([(example, None, s) for s in part], shift)
        with torch.autocast(device, torch.bfloat16, enabled=device != "cpu"):
            tags, links = network(batch.ids.to(device), batch.features.to(device), batch.mask.to(device))
        for row, s in enumerate(part):
            k = s.stop - s.start
            found.append(
                (s, tags[row, 1 : k + 1].float().cpu().numpy(), links[row, : k + 1].float().cpu().numpy())
            )
    return found
