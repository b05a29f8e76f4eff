"""The trained network as it runs: its files, checked, and one call that reads a chunk.

A folder of weights holds `tagger.onnx`, `tokenizer.json` and `card.toml`, which has the version and the digests of the
other two. Nothing is ever fetched: weights that are not there, or not what the card says, are an error.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from quotetrack.errors import EngineError
from quotetrack.extraction.tagger.decoding import TAGS
from quotetrack.extraction.tagger.encoding import FEATURES, FIRST, LAST, EncodedText
from quotetrack.extraction.tagger.relations import LINKS, WIDTH

T = TypeVar("T")

THREADS = "QUOTETRACK_THREADS"  # processors that one process may use; 1 unless the user says more
_SILENT = 4  # what the runtime logs: nothing short of its own end


class Network:
    """The network of `folder`, or the package's own. Raises EngineError where it could not read an article."""

    def __init__(self, folder: Path | None = None) -> None:
        self._own = folder is not None
        self._folder = folder or Path(str(files("quotetrack.extraction.tagger") / "weights"))
        self._card = _card(self._folder)
        self.tokenizer = self._tokenizer()
        self._session = self._runtime()
        self._try()

    @property
    def version(self) -> str:
        """What the weights call themselves; those of a user also by what they are, since names come again."""
        return self._card["version"] + (f"-{self._card['tagger.onnx'][:8]}" if self._own else "")

    def _tokenizer(self) -> Tokenizer:
        """What divides words into the pieces that the network knows."""
        words = _checked(self._folder, "tokenizer.json", self._card)
        return self._usable(lambda: Tokenizer.from_buffer(words))

    def _runtime(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = _threads()
        options.inter_op_num_threads = 1
        options.log_severity_level = _SILENT
        # fused operations round where the processor likes; each for itself they give the same everywhere
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        weights = _checked(self._folder, "tagger.onnx", self._card)
        return self._usable(
            lambda: onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        )

    def _try(self) -> None:
        """Read the rarest piece there is: weights of another vocabulary, or of another shape, show here."""
        last = max(self.tokenizer.get_vocab().values(), default=0)
        tags, links = self.read(EncodedText([last], [FEATURES - 1], [0], [1]))
        if tags.shape != (1, TAGS) or links.shape != (2, 2 * LINKS * WIDTH):
            raise EngineError(f"the weights in {self._folder} are none of a tagger", _ADVICE)

    def _usable(self, load: Callable[[], T]) -> T:
        try:
            return load()
        except Exception as error:  # the libraries raise kinds of their own, all of them plain exceptions
            raise EngineError(
                f"{self._folder} holds no weights that can be used: {error}", _ADVICE
            ) from error

    def read(self, chunk: EncodedText) -> tuple[np.ndarray, np.ndarray]:
        """Tag scores, a row a piece; and link projections, with a row for "none here" before them.

        Both are the same to the last bit on every processor, whatever the number of threads.
        """
        ids = np.array([FIRST, *chunk.ids, LAST], np.int64)
        features = np.array([0, *chunk.features, 0], np.int64)
        try:
            tags, links = self._session.run(["tags", "links"], {"ids": ids, "features": features})
            return tags[1:-1], links[:-1]
        except Exception as error:  # of the runtime's own kinds: pieces or names that the weights do not know
            raise EngineError(f"the files in {self._folder} do not belong together", _ADVICE) from error


_ADVICE = "install quotetrack again, name another folder with --model, or use --engine fast"


def _card(folder: Path) -> dict[str, str]:
    try:
        card = tomllib.loads((folder / "card.toml").read_text(encoding="utf-8"))
        return {name: str(card[name]) for name in ("version", "tagger.onnx", "tokenizer.json")}
    except KeyError as error:
        raise EngineError(f"no weights in {folder}: card.toml lacks {error}", _ADVICE) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise EngineError(f"no weights in {folder}: card.toml cannot be read ({error})", _ADVICE) from error


def _checked(folder: Path, name: str, card: dict[str, str]) -> bytes:
    """The file of that name, if it is what the card says."""
    try:
        held = (folder / name).read_bytes()
    except OSError as error:
        raise EngineError(f"no weights in {folder}: {name} cannot be read ({error})", _ADVICE) from error
    if hashlib.sha256(held).hexdigest() != card[name]:
        raise EngineError(f"{folder / name} is not the file that its card names", _ADVICE)
    return held


def _threads() -> int:
    asked = os.environ.get(THREADS) or "1"
    if not (asked.isascii() and asked.isdecimal()) or not 1 <= int(asked) <= 1024:
        raise EngineError(
            f"{THREADS} is {asked!r}", "set it to a number of processors, 1 to 1024, or unset it"
        )
    return int(asked)
