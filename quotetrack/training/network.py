"""The network: a small BERT encoder over word pieces and their features, a tag for each piece, and links between them.

Links are attention: what a piece of a content says its cue is, its source is, and what a piece of a cue says its source
is, as a distribution over the pieces of the chunk; the first place stands for "none here".
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from quotetrack.extraction.tagger.decoding import TAGS
from quotetrack.extraction.tagger.encoding import FEATURES
from quotetrack.extraction.tagger.relations import LINKS, WIDTH


class Layer(nn.Module):
    """One transformer layer, normalised after each half, as BERT does it."""

    def __init__(self, width: int, heads: int, inner: int, eps: float, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.q, self.k, self.v, self.o = (nn.Linear(width, width) for _ in range(4))
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm1, self.norm2 = nn.LayerNorm(width, eps), nn.LayerNorm(width, eps)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, n, w = x.shape
        p = self.dropout if self.training else 0.0
        q, k, v = (f(x).view(b, n, self.heads, -1).transpose(1, 2) for f in (self.q, self.k, self.v))
        a = nn.functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype), dropout_p=p)
        a = self.o(a.transpose(1, 2).reshape(b, n, w))
        x = self.norm1(x + nn.functional.dropout(a, p))
        y = self.down(nn.functional.gelu(self.up(x)))
        return self.norm2(x + nn.functional.dropout(y, p))


class Network(nn.Module):
    """Encoder, tags and links. `relative` has the position buckets of MPNet; without, positions are BERT's."""

    def __init__(
        self,
        width: int = 384,
        heads: int = 12,
        inner: int = 1536,
        layers: int = 6,
        vocabulary: int = 30522,
        positions: int = 512,
        eps: float = 1e-12,
        relative: int = 0,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.shape = {
            "width": width, "heads": heads, "inner": inner, "layers": layers, "vocabulary": vocabulary,
            "positions": positions,
        }  # fmt: skip
        self.words = nn.Embedding(vocabulary, width)
        self.places = nn.Embedding(positions, width)
        self.features = nn.Embedding(FEATURES, width)
        self.norm = nn.LayerNorm(width, eps)
        self.layers = nn.ModuleList(Layer(width, heads, inner, eps, dropout) for _ in range(layers))
        self.relative = nn.Embedding(relative, heads) if relative else None
        self.tags = nn.Linear(width, TAGS)
        self.links = nn.Linear(width, 2 * LINKS * WIDTH)
        self.dropout, self.offset = dropout, 2 if relative else 0
        nn.init.normal_(self.features.weight, std=0.02)

    def encode(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        n = ids.shape[1]
        place = torch.arange(n, device=ids.device)
        x = self.norm(self.words(ids) + self.places(place + self.offset) + self.features(features))
        if self.training:
            x = nn.functional.dropout(x, self.dropout)
        bias = (1.0 - mask[:, None, None, :].float()) * -1e4
        if self.relative is not None:
            bias = bias + self.relative(_buckets(place[None, :] - place[:, None])).permute(2, 0, 1)[None]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Tag scores (b, n, tags) and link projections (b, n, 2·LINKS·WIDTH)."""
        x = self.encode(ids, features, mask)
        if self.training:
            x = nn.functional.dropout(x, self.dropout)
        return self.tags(x), self.links(x)


def link_scores(projections: Tensor) -> Tensor:
    """(b, LINKS, n, n): what piece i says of piece j."""
    b, n, _ = projections.shape
    q, k = projections.view(b, n, 2, LINKS, WIDTH).permute(2, 0, 3, 1, 4)
    return (q @ k.transpose(-1, -2)) / math.sqrt(WIDTH)


def _buckets(distance: Tensor, buckets: int = 32, furthest: int = 128) -> Tensor:
    half = buckets // 2
    out = (distance > 0).long() * half
    n = distance.abs()
    exact = half // 2
    far = (
        exact
        + (torch.log(n.float().clamp(min=1) / exact) / math.log(furthest / exact) * (half - exact)).long()
    )
    return out + torch.where(n < exact, n, far.clamp(max=half - 1))


BERT = {
    "words.weight": "embeddings.word_embeddings.weight",
    "places.weight": "embeddings.position_embeddings.weight",
    "norm": "embeddings.LayerNorm",
    "q": "attention.self.query", "k": "attention.self.key", "v": "attention.self.value",
    "o": "attention.output.dense", "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
}  # fmt: skip
MPNET = BERT | {"q": "attention.attn.q", "k": "attention.attn.k", "v": "attention.attn.v",
                "o": "attention.attn.o", "norm1": "attention.LayerNorm"}  # fmt: skip


def shape_of(weights: dict[str, Tensor]) -> dict[str, int]:
    """The shape of a BERT, whose heads are 32 wide as those of MiniLM are; KeyError where the weights are of none."""
    vocabulary, width = weights[BERT["words.weight"]].shape
    inner = len(weights["encoder.layer.0.intermediate.dense.weight"])
    positions = len(weights[BERT["places.weight"]])
    return {
        "width": width,
        "heads": width // 32,
        "inner": inner,
        "vocabulary": vocabulary,
        "positions": positions,
    }


def load_base(network: Network, weights: dict[str, Tensor], kept: list[int]) -> None:
    """Put base weights into `network`; its layer n is the base's layer kept[n]."""
    names = MPNET if network.relative is not None else BERT
    state = {}
    for name in network.state_dict():
        head, _, rest = name.partition(".")
        if head in ("tags", "links", "features"):
            continue
        if head == "layers":
            number, part, kind = rest.split(".")
            state[name] = weights[f"encoder.layer.{kept[int(number)]}.{names[part]}.{kind}"]
        elif head == "relative":
            state[name] = weights["encoder.relative_attention_bias.weight"]
        elif head == "norm":
            state[name] = weights[f"{names['norm']}.{rest}"]
        else:
            state[name] = weights[names[name]]
    if network.relative is None:  # BERT adds the first segment's vector to every piece
        state["words.weight"] = state["words.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    missing = network.load_state_dict({k: v.float() for k, v in state.items()}, strict=False)
    assert not missing.unexpected_keys, missing
