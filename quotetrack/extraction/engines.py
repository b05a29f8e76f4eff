"""Which extractor reads an article: the rules (`fast`) or the trained tagger (`accurate`).

Both have one face: an article and its segments in, attributions out, whose `rule` begins with the engine's name. The
default is `accurate` where its runtime is installed. What the tagger needs is imported when it is first used.
"""

from __future__ import annotations

import os
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from quotetrack.errors import EngineError, RuntimeAbsentError
from quotetrack.model import Article, Attribution
from quotetrack.segmentation import Segments

ACCURATE, FAST = "accurate", "fast"
ENGINES = (ACCURATE, FAST)
RUNTIME = ("numpy", "onnxruntime", "tokenizers")  # what the tagger runs on
CHOICE = "QUOTETRACK_ENGINE"  # the environment's choice


class Engine(Protocol):
    """What finds the attributions of an article."""

    @property
    def origin(self) -> tuple[str, str | None]:
        """What `engine` is asked for to have it again, in another process."""

    @property
    def version(self) -> str:
        """Its name and what it knows, raised when it finds other things: a store keeps it with every row."""

    def extract(self, article: Article, segments: Segments) -> list[Attribution]:
        """The attributions, in the order of their contents; speakers are not yet resolved."""


class _Rules:
    """The rules and word lists of `extract`."""

    origin = FAST, None
    version = "fast-1"

    def extract(self, article: Article, segments: Segments) -> list[Attribution]:
        from quotetrack.extraction.rules import extract

        return extract(article, segments)


def default_engine() -> str:
    """The engine that is used when nobody names one: $QUOTETRACK_ENGINE, else the best that is installed."""
    chosen = os.environ.get(CHOICE, "")
    if chosen and chosen not in ENGINES:
        raise EngineError(f"{CHOICE} is {chosen!r}", f"set it to {' or '.join(ENGINES)}, or unset it")
    return chosen or (FAST if missing_packages() else ACCURATE)


def missing_packages() -> list[str]:
    """What of the tagger's runtime is not installed."""
    return [name for name in RUNTIME if find_spec(name) is None]


def engine(name: str | None = None, model: str | None = None) -> Engine:
    """The engine of that name, else the default one; `model` is a folder of the user's own weights.

    It is whole and ready when it is given, and loaded once a process. Raises EngineError where the weights or the
    settings are missing or broken, of the kind RuntimeAbsentError where it is the runtime.
    """
    name = name or (ACCURATE if model else default_engine())
    if name not in ENGINES:
        raise EngineError(f"there is no engine {name!r}", f"engines are {' and '.join(ENGINES)}")
    if name == FAST and model:
        raise EngineError("the fast engine has no model", "leave out the model, or use the accurate engine")
    return _rules() if name == FAST else _tagger(model)


@cache
def _rules() -> Engine:
    return _Rules()


@cache
def _tagger(model: str | None) -> Engine:
    if absent := missing_packages():
        raise RuntimeAbsentError(
            f"the accurate engine needs {' and '.join(absent)}",
            f"pip install {' '.join(absent)}; or use --engine fast",
        )
    try:
        from quotetrack.extraction.tagger import Tagger
    except ImportError as error:  # installed, but not for this machine
        if isinstance(error.__cause__, KeyboardInterrupt):  # what a Ctrl-C during the import comes as
            raise error.__cause__ from None
        raise RuntimeAbsentError(
            f"the accurate engine cannot be loaded ({error})", "use --engine fast"
        ) from error
    return Tagger(Path(model) if model else None)
