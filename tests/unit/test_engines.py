"""Which engine reads, and what is said where it cannot."""

from __future__ import annotations

import builtins
import hashlib
import shutil
from pathlib import Path
from typing import Any

import onnxruntime
import pytest

import quotetrack.extraction.tagger
from quotetrack import Article, analyse
from quotetrack.errors import EngineError
from quotetrack.extraction import engines

TEXT = '"The bridge is safe," said Lucia Prato, an engineer.'
WEIGHTS = Path(quotetrack.extraction.tagger.__file__).with_name("weights")


@pytest.mark.parametrize("name", engines.ENGINES)
def test_each_engine_names_itself_in_its_rows_and_version(name: str) -> None:
    analysis = analyse(Article("a", TEXT), name)
    (row,) = analysis.attributions
    assert row.rule.startswith(f"{name}:")
    assert analysis.version.startswith(f"{name}-")
    assert row.speaker is not None
    assert row.speaker.name == "Lucia Prato"
    assert row.content[0].of(TEXT) == '"The bridge is safe,"'


def test_the_default_is_the_accurate_one_where_its_runtime_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(engines.CHOICE)
    assert engines.default_engine() == engines.ACCURATE
    monkeypatch.setattr(engines, "RUNTIME", ("onnxruntime", "no_such_runtime"))
    assert engines.default_engine() == engines.FAST
    with pytest.raises(EngineError, match="needs no_such_runtime") as raised:
        engines._tagger.__wrapped__(None)
    assert "pip install no_such_runtime" in raised.value.advice


@pytest.mark.parametrize(
    ("name", "model", "message"),
    [
        ("slow", None, "no engine 'slow'"),
        ("fast", "weights", "has no model"),
        (None, "nowhere", "card.toml cannot be"),
    ],
)
def test_what_cannot_be_used_is_told(name: str | None, model: str | None, message: str) -> None:
    with pytest.raises(EngineError, match=message):
        engines.engine(name, model)


def test_the_environment_chooses_and_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(engines.CHOICE, "fast")
    assert analyse(Article("a", TEXT)).version.startswith("fast-")
    monkeypatch.setenv(engines.CHOICE, "quick")
    with pytest.raises(EngineError, match="QUOTETRACK_ENGINE is 'quick'"):
        engines.default_engine()


def test_weights_of_ones_own_are_told_apart_by_what_they_are(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    own, shipped = engines.engine(None, str(folder)).version, engines.engine(engines.ACCURATE).version
    assert own.startswith(f"{shipped}-")


def test_files_that_do_not_belong_together_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    words, card = folder / "tokenizer.json", folder / "card.toml"
    before = hashlib.sha256(words.read_bytes()).hexdigest()
    words.write_text(words.read_text(encoding="utf-8").replace('"bridge":', '"bridge":9'), encoding="utf-8")
    after = hashlib.sha256(words.read_bytes()).hexdigest()
    card.write_text(card.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    with pytest.raises(EngineError, match="do not belong together"):
        analyse(Article("a", TEXT), engines.engine(None, str(folder)))


@pytest.mark.parametrize("name", ["tagger.onnx", "tokenizer.json"])
def test_weights_that_are_not_what_their_card_says_are_refused(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    with (folder / name).open("ab") as file:
        file.write(b" ")
    with pytest.raises(EngineError, match=f"{name} is not the file that its card names"):
        analyse(Article("a", TEXT), engines.engine(None, str(folder)))


def test_a_number_of_threads_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "weights"
    shutil.copytree(WEIGHTS, folder)
    monkeypatch.setenv("QUOTETRACK_THREADS", "many")
    with pytest.raises(EngineError, match="QUOTETRACK_THREADS is 'many'"):
        analyse(Article("a", TEXT), engines.engine(None, str(folder)))


def test_weights_of_another_shape_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = onnxruntime.InferenceSession.run

    def swapped(session: onnxruntime.InferenceSession, names: list[str], given: dict[str, object]) -> object:
        return run(session, names[::-1], given)

    monkeypatch.setattr(onnxruntime.InferenceSession, "run", swapped)
    shutil.copytree(WEIGHTS, tmp_path / "weights")
    with pytest.raises(EngineError, match="are none of a tagger"):
        engines.engine(None, str(tmp_path / "weights"))


def test_ctrl_c_while_the_runtime_is_imported_is_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def interrupted(name: str, *more: Any, **named: Any) -> Any:
        if name == "quotetrack.extraction.tagger":
            raise ImportError("initialization failed") from KeyboardInterrupt()
        return real(name, *more, **named)

    monkeypatch.setattr(builtins, "__import__", interrupted)
    with pytest.raises(KeyboardInterrupt):
        engines._tagger.__wrapped__(None)
