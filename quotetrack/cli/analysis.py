"""Which engine reads, and what is told of that."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from quotetrack.cli.errors import say
from quotetrack.errors import RuntimeAbsentError

if TYPE_CHECKING:
    from quotetrack.extraction.engines import Engine
    from quotetrack.store import Database


def choose_engine(name: str | None, model: str | None) -> Engine:
    """The engine that was asked for, else the best that is installed. It is told where that is not the default.

    It is ready to read: what is wrong with it is an error before anything is read or written.
    """
    from quotetrack.extraction import engines

    if name == engines.FAST and model:
        raise click.UsageError("--model is for the accurate engine: leave out --model or --engine fast")
    if _is_asked_for(name, model):
        return engines.engine(name, model)
    if absent := engines.missing_packages():
        told = f"{' and '.join(absent)} {'is' if len(absent) == 1 else 'are'} not installed"
        say(
            f"reading with the rules: {told}",
            f"the accurate engine finds a third more: pip install {' '.join(absent)}; {_CHOOSE_RULES}",
        )
        return engines.engine(engines.FAST)
    try:
        return engines.engine(engines.ACCURATE)
    except RuntimeAbsentError as error:
        say(f"reading with the rules: {error.message}", _CHOOSE_RULES)
        return engines.engine(engines.FAST)


_CHOOSE_RULES = "set QUOTETRACK_ENGINE=fast to choose them"


def introduce(database: Database, reader: Engine, name: str | None, model: str | None) -> None:
    """Say that a store is new and read with the default engine, where nobody named one: once a store, since its later
    articles are best read with the same."""
    from quotetrack.extraction import engines

    if database.is_new and reader.origin[0] == engines.ACCURATE and not _is_asked_for(name, model):
        say("a new store, read with the accurate engine; --engine fast is quicker and finds less")


def _is_asked_for(name: str | None, model: str | None) -> bool:
    """Whether an option or the environment says which engine reads."""
    from quotetrack.extraction import engines

    return bool(name or model or os.environ.get(engines.CHOICE))
