"""Examples cut into chunks as the tagger cuts them, at another place each time, and put together in batches."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from quotetrack.extraction.tagger.encoding import FIRST, LAST, cut_points
from quotetrack.training.features import Example

SOURCE, CUE, CONTENT = (1, 2), (3, 4), (5, 6)


class Batch(NamedTuple):
    """Chunks of about the same length, side by side. Tags are -100 where nothing is learned."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    tags: Tensor
    links: Tensor  # (b, LINKS, n, n): whether piece i should look at piece j
    soft: Tensor | None  # (b, n, tags): what a teacher says


def cut_batches(example: Example, size: int, chance: random.Random | None = None) -> Iterator[slice]:
    """Whole paragraphs of at most `size` pieces together; with `chance`, the first chunk is shorter by luck."""
    ends = [*np.flatnonzero(np.diff(example.paragraph)) + 1, len(example.ids)]
    ids, features = example.ids.tolist(), example.features.tolist()
    start = last = 0
    room = chance.randint(size // 4, size) if chance else size
    for paragraph in ends:
        for end in cut_points(ids, features, last, paragraph, size):
            if end - start > room and last > start:
                yield slice(start, last)
                start, room = last, size
            last = end
    if last > start:
        yield slice(start, last)


def batches(
    examples: list[Example],
    soft: list[np.ndarray | None],
    chance: random.Random,
    pieces: int,
    sizes: tuple[int, int],
    shift: int = 0,
) -> Iterator[Batch]:
    """All examples once, in random chunks, `pieces` to a batch. `shift` is added to ids (vocabularies of one order)."""
    parts = []
    for n, example in enumerate(examples):
        size = chance.randint(*sizes)
        parts += [(n, s) for s in cut_batches(example, size, chance)]
    chance.shuffle(parts)
    pool = pieces * 16
    at = 0
    while at < len(parts):
        end, total = at, 0
        while end < len(parts) and total < pool:
            total += parts[end][1].stop - parts[end][1].start
            end += 1
        near = sorted(parts[at:end], key=lambda p: p[1].stop - p[1].start)
        at = end
        groups: list[list[tuple[int, slice]]] = [[]]
        for part in near:
            longest = part[1].stop - part[1].start + 2
            if groups[-1] and (len(groups[-1]) + 1) * longest > pieces:
                groups.append([])
            groups[-1].append(part)
        chance.shuffle(groups)
        for group in groups:
            yield collate([(examples[n], soft[n], s) for n, s in group], shift)


def collate(parts: list[tuple[Example, np.ndarray | None, slice]], shift: int = 0) -> Batch:
    """One batch of chunks."""
    n = max(s.stop - s.start for _, _, s in parts) + 2
    b = len(parts)
    ids, features, mask = (np.zeros((b, n), np.int64) for _ in range(3))
    if shift:
        ids += 1
    tags = np.full((b, n), -100, np.int64)
    links = np.zeros((b, 3, n, n), bool)
    soft = np.zeros((b, n, 7), np.float32) if parts[0][1] is not None else None
    for row, (example, opinion, s) in enumerate(parts):
        k = s.stop - s.start
        ids[row, 0], ids[row, k + 1] = (0, 2) if shift else (FIRST, LAST)
        ids[row, 1 : k + 1] = example.ids[s] + shift
        features[row, 1 : k + 1] = example.features[s]
        mask[row, : k + 2] = 1
        tags[row, 1 : k + 1] = example.tags[s]
        links[row, :, 1 : k + 1, : k + 1] = _links(example, s)
        if soft is not None and opinion is not None:
            soft[row, 1 : k + 1] = opinion[s]
    taught = None if soft is None else torch.from_numpy(soft)
    ids_, features_, mask_, tags_, links_ = map(torch.from_numpy, (ids, features, mask, tags, links))
    return Batch(ids_, features_, mask_, tags_, links_, taught)


def _links(example: Example, s: slice) -> np.ndarray:
    """(LINKS, k, k + 1) with "none here" first; rows of pieces that look at nothing are empty."""
    tags, groups = example.tags[s], example.groups[s]
    source_of = example.sources[groups]
    k = len(tags)
    is_source, is_cue, is_content = (np.isin(tags, pair) for pair in (SOURCE, CUE, CONTENT))
    out = np.zeros((3, k, k + 1), bool)
    same = groups[:, None] == groups[None, :]
    source = source_of[:, None] == groups[None, :]
    out[0, :, 1:] = is_content[:, None] & is_cue[None, :] & same
    out[1, :, 1:] = is_content[:, None] & is_source[None, :] & source
    out[2, :, 1:] = is_cue[:, None] & is_source[None, :] & source
    for n, rows in enumerate((is_content, is_content, is_cue)):
        out[n, :, 0] = rows & ~out[n, :, 1:].any(1)
    return out
