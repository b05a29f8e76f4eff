"""`--output`: a file instead of standard output, which is never the store and never half written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any, TextIO

import click

from quotetrack.errors import OutputError

_STDOUT = ("-", "/dev/stdout")


def output_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--output`, as an argument for `opened`. What must not be written over is refused before any work is done."""
    return click.option(
        "--output", type=click.Path(dir_okay=False, allow_dash=True, path_type=Path), metavar="FILE",
        callback=_checked, help="Write to this file, in UTF-8, instead of standard output.",
    )(command)  # fmt: skip


def _checked(ctx: click.Context, _: click.Parameter, output: Path | None) -> Path | None:
    from quotetrack import files

    if output is None or str(output) == "-":
        return None
    if output == Path():
        raise click.BadParameter("'' names no file; name one, or - for standard output")
    if not output.parent.is_dir():
        raise OutputError(f"there is no folder {output.parent} for {output.name}", "make the folder first")
    files.refuse_store(output, _store(ctx))
    return None if str(output) in _STDOUT else output


@contextmanager
def open_output(output: Path | None) -> Iterator[TextIO]:
    """The file to write to, or standard output. It is written when all is made: what stands there is not lost to a
    report that fails."""
    from quotetrack import files

    if output is None:
        yield sys.stdout
        return
    made = StringIO(newline="")
    yield made
    store = _store(click.get_current_context())
    files.write_file(output, made.getvalue().encode("utf-8", "backslashreplace"), store)


def _store(ctx: click.Context) -> Path | None:
    from quotetrack.store.connection import database_location

    return database_location(ctx.find_root().obj).path
