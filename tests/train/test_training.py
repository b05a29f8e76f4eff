"""A whole training in seconds, from a few invented articles and a tiny base of chance numbers.

Wants what only makers of weights have installed; `make test-train` installs it without CUDA, and runs this.
"""

from __future__ import annotations

import json
import random
import shutil
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import quotetrack.extraction.tagger
from quotetrack import Article, analyse
from quotetrack.cli import quotetrack as program
from quotetrack.errors import InputError
from quotetrack.extraction import engines

for _part in ("torch", "safetensors", "onnx"):
    pytest.importorskip(_part, reason=f"training needs {_part}, of the extra: pip install quotetrack[train]")

# ruff: noqa: E402  (all below needs what may not be there)
import torch
from safetensors.torch import save_file

from quotetrack.files import replace_file
from quotetrack.training import distillation as recipes
from quotetrack.training import loop
from quotetrack.training.batching import batches, cut_batches
from quotetrack.training.dataset import read_labelled
from quotetrack.training.distillation import Recipe, train
from quotetrack.training.features import Example, example
from quotetrack.training.loop import fit, loss_of
from quotetrack.training.network import Network

torch.set_num_threads(1)  # for numbers as few as here, threads cost more than they save
pytestmark = pytest.mark.slow
WEIGHTS = Path(quotetrack.extraction.tagger.__file__).with_name("weights")
SPEAKERS = ("Ann Whitlock, the mayor,", "Iqbal Sheikh", "A senior official", "Professor Marta Lindqvist")
SAID = ("said", "told reporters", "warned")
WORDS = (
    "“The harbour will open in May,”",
    "“We never closed the gate,”",
    "“Nobody slept, and nobody complained.”",
)
WIDTH, INNER, LAYERS = 64, 96, 6


def article(number: int) -> dict[str, Any]:
    """An invented article with one attribution."""
    words, speaker, cue = (held[number % len(held)] for held in (WORDS, SPEAKERS, SAID))
    text = f"The river rose on day {number}. {words} {speaker} {cue}.\n\nIt rained again in the evening."
    spans = {"content": words, "source": speaker, "cue": cue}
    found = {role: [[text.index(part), text.index(part) + len(part)]] for role, part in spans.items()}
    return {"id": f"a{number}", "text": text, "attributions": [found]}


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    path.write_text("".join(json.dumps(article(n)) + "\n" for n in range(12)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of six narrow layers that has learned nothing."""
    folder = tmp_path_factory.mktemp("base")
    shutil.copy(WEIGHTS / "tokenizer.json", folder)
    save_file(bert(), folder / "model.safetensors")
    return folder


def bert() -> dict[str, torch.Tensor]:
    torch.manual_seed(0)
    sizes = {"word_embeddings": 30522, "position_embeddings": 512, "token_type_embeddings": 2}
    made = {f"embeddings.{name}.weight": torch.randn(size, WIDTH) * 0.05 for name, size in sizes.items()}

    def norm(name: str) -> None:
        made[f"{name}.weight"], made[f"{name}.bias"] = torch.ones(WIDTH), torch.zeros(WIDTH)

    def linear(name: str, rows: int, columns: int) -> None:
        made[f"{name}.weight"], made[f"{name}.bias"] = torch.randn(rows, columns) * 0.1, torch.zeros(rows)

    norm("embeddings.LayerNorm")
    for n in range(LAYERS):
        layer = f"encoder.layer.{n}"
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            linear(f"{layer}.attention.{part}", WIDTH, WIDTH)
        linear(f"{layer}.intermediate.dense", INNER, WIDTH)
        linear(f"{layer}.output.dense", WIDTH, INNER)
        norm(f"{layer}.attention.output.LayerNorm")
        norm(f"{layer}.output.LayerNorm")
    return made


@pytest.fixture
def asked(gold: Path, base: Path, tmp_path: Path) -> Recipe:
    return Recipe([gold], base, tmp_path / "weights", epochs=2, guises=2)


def digest(folder: Path) -> str:
    """What the card says of the weights, which is checked when they are loaded."""
    return str(tomllib.loads((folder / "card.toml").read_text("utf-8"))["tagger.onnx"])


def quiet(_: str) -> None:
    """No log."""


def test_the_command_makes_weights_that_the_engine_reads_with(gold: Path, base: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "weights")
    words = [
        "train",
        str(gold),
        "--base",
        str(base),
        "--out",
        out,
        "--epochs",
        "1",
        "--dev",
        str(gold),
        "--name",
        "mine",
    ]
    done = CliRunner().invoke(program, words)
    assert done.exit_code == 0, done.output
    assert "epoch 1 of 1: loss " in done.stderr
    assert "dev F1 content " in done.stderr
    assert done.stderr.splitlines()[-1] == f"weights are in {out}"
    engine = engines.engine(None, out)
    assert engine.version == f"accurate-mine-{digest(tmp_path / 'weights')[:8]}"
    analysis = analyse(Article("a", article(0)["text"]), engine)
    assert analysis.version == engine.version


def test_the_same_seed_makes_the_same_weights_and_another_others(asked: Recipe, tmp_path: Path) -> None:
    made = []
    for name, seed in (("one", 1), ("again", 1), ("other", 2)):
        torch.seed()  # whatever chance did before
        train(replace(asked, out=tmp_path / name, seed=seed), quiet)
        made.append(digest(tmp_path / name))
    assert made[0] == made[1] != made[2]


class StoppedError(Exception):
    """The training was broken off here."""


@pytest.mark.parametrize("at", ["epoch 1 of 2", "epoch 2 of 2", "epoch 1 of 1"])
def test_a_training_that_was_stopped_goes_on_to_the_same_weights(
    asked: Recipe, tmp_path: Path, at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(replace(asked, out=tmp_path / "whole"), quiet)
    logged: list[str] = []

    @contextmanager
    def stopping(path: Path) -> Iterator[Path]:
        with replace_file(path) as part:
            yield part
        if logged[-1].startswith(at):
            raise StoppedError

    monkeypatch.setattr(loop, "replace_file", stopping)
    with pytest.raises(StoppedError):
        train(asked, logged.append)
    monkeypatch.undo()
    after: list[str] = []
    train(asked, after.append)
    assert not [line for line in after if line.startswith("epoch 1 of 2")]
    assert digest(asked.out) == digest(tmp_path / "whole")


def test_a_folder_of_another_training_is_not_gone_on_with(asked: Recipe, tmp_path: Path) -> None:
    train(asked, quiet)
    more = tmp_path / "more.jsonl"
    more.write_text("".join(json.dumps(article(n)) + "\n" for n in range(20)), encoding="utf-8")
    for changed in (replace(asked, seed=7), replace(asked, gold=[more]), replace(asked, epochs=3)):
        with pytest.raises(InputError, match="holds a training from other articles or with other options"):
            train(changed, quiet)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda folder: (folder / "tokenizer.json").write_text("{}"), "tokenizer.json cannot be read"),
        (
            lambda folder: (folder / "model.safetensors").write_bytes(b"no"),
            "model.safetensors cannot be read",
        ),
        (
            lambda folder: save_file({"a": torch.ones(2)}, folder / "model.safetensors"),
            "is no BERT of six layers",
        ),
        (
            lambda folder: save_file(
                {n: w for n, w in bert().items() if "layer.5" not in n}, folder / "model.safetensors"
            ),
            "is no BERT of six layers",
        ),
    ],
)
def test_a_base_that_is_none_is_told_and_nothing_is_begun(
    asked: Recipe, base: Path, tmp_path: Path, spoil: Callable[[Path], object], message: str
) -> None:
    folder = tmp_path / "spoilt"
    shutil.copytree(base, folder)
    spoil(folder)
    with pytest.raises(InputError, match=message):
        train(replace(asked, base=folder), quiet)
    assert not asked.out.exists()


def test_too_few_articles_are_told(asked: Recipe, tmp_path: Path) -> None:
    few = tmp_path / "few.jsonl"
    few.write_text(json.dumps(article(0)) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match="1 labelled articles are too few"):
        train(replace(asked, gold=[few]), quiet)


@pytest.fixture
def examples(gold: Path, base: Path) -> list[Example]:
    return [example(one, recipes._tokenizer(base)) for one in read_labelled([gold])]


def tiny() -> Network:
    torch.manual_seed(0)
    return Network(width=64, heads=2, inner=64, layers=1)


def test_it_learns(examples: list[Example]) -> None:
    losses: list[float] = []
    fit(
        tiny(), lambda _: (examples, [None] * len(examples)), 20, 1e-3, 1, "cpu", pieces=128,
        log=lambda line: losses.append(float(line.partition("loss ")[2].partition(",")[0])),
    )  # fmt: skip
    assert losses[-1] < losses[0] / 2


def test_articles_in_which_nobody_speaks_teach_as_well(examples: list[Example]) -> None:
    silent = [e._replace(tags=e.tags * 0, groups=e.groups * 0, sources=e.sources[:1]) for e in examples]
    (batch,) = batches(silent, [None] * len(silent), random.Random(1), 100_000, (96, 96))
    loss = loss_of(tiny(), batch, 0.5)
    assert bool(torch.isfinite(loss))


@pytest.mark.parametrize("size", [4, 16, 64])
def test_cuts_hold_every_piece_once(examples: list[Example], size: int) -> None:
    for one in examples:
        parts = list(cut_batches(one, size))
        assert [n for part in parts for n in range(part.start, part.stop)] == list(range(len(one.ids)))
        assert max(part.stop - part.start for part in parts) <= size
