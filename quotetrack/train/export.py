"""A trained network as an ONNX file with 8-bit weights, as the tagger loads it.

Queries, keys and values are one matrix product here, and attention is written out, because the runtime then quantises
a chunk once a layer and fuses the rest.
"""

from __future__ import annotations

import math
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from quotetrack.train.network import Layer, Network


class _Layer(nn.Module):
    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.layer = layer
        self.heads = layer.heads
        width = layer.q.in_features
        self.qkv = nn.Linear(width, 3 * width)
        root = math.sqrt(width // layer.heads)
        with torch.no_grad():
            self.qkv.weight.copy_(torch.cat([layer.q.weight / root, layer.k.weight, layer.v.weight]))
            self.qkv.bias.copy_(torch.cat([layer.q.bias / root, layer.k.bias, layer.v.bias]))

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        a = torch.softmax(q @ k.transpose(-1, -2) + bias, -1) @ v
        x = self.layer.norm1(x + self.layer.o(a.transpose(1, 2).reshape(b, n, w)))
        return self.layer.norm2(x + self.layer.down(nn.functional.gelu(self.layer.up(x))))


class _Exported(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.layers = nn.ModuleList(_Layer(layer) for layer in network.layers)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        net = self.network
        place = net.places.weight[: ids.shape[1]]
        x = net.norm(net.words(ids) + place + net.features(features))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return net.tags(x), net.links(x)


def export(network: Network, path: Path) -> None:
    """Write `network` to `path` as ONNX, its weights as 8-bit integers."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    example = (
        torch.ones(2, 16, dtype=torch.long),
        torch.zeros(2, 16, dtype=torch.long),
        torch.ones(2, 16, dtype=torch.long),
    )
    names, axes = ["ids", "features", "mask"], {0: "chunks", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "whole.onnx")
        torch.onnx.export(
            _Exported(network.eval()), example, str(whole), input_names=names, output_names=["tags", "links"],
            dynamic_axes=dict.fromkeys([*names, "tags", "links"], axes), opset_version=17, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, path, weight_type=QuantType.QInt8, per_channel=True)
    onnx.checker.check_model(str(path))
