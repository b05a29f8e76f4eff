"""A progress bar on stderr: how many articles, how fast, how long yet. Nothing without a terminal that can show it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from quotetrack.cli.errors import describe
from quotetrack.model import Problem
from quotetrack.services.analysis import Progress

_WIDE = 60  # characters a line that all of it has room in; beneath, only the count is shown


class _Quiet:
    """No terminal: only what is said is written."""

    def advance(self) -> None:
        """One article more."""

    def tell(self, problem: Problem) -> None:
        """Write a problem to stderr."""
        click.echo(describe(problem), err=True)


@contextmanager
def progress(count: Callable[[], int | None], *, wanted: bool = True) -> Iterator[Progress]:
    """Show how far a run is, where it is `wanted`, somebody looks, and there is more than one article.

    `count` gives how many there may be, None when nobody knows; it is asked only where that is shown.
    """
    if not wanted or not sys.stderr.isatty() or _is_dumb() or (total := count()) in (0, 1):
        yield _Quiet()
        return
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bar
    from rich.table import Column
    from rich.text import Text

    from quotetrack.presentation.formats.table import console

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.0f} a second" if task.speed else "")

    screen, whole = console(sys.stderr), Column(no_wrap=True)
    columns: list[ProgressColumn] = [TextColumn("articles"), MofNCompleteColumn(table_column=whole)]
    if screen.width >= _WIDE:
        columns.insert(1, BarColumn())  # the one that gives way
        columns += [Rate(whole), TimeRemainingColumn(table_column=whole)]
    # What a command prints meanwhile goes to its own stdout, not above the bar.
    with Bar(*columns, console=screen, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("articles", total=total)

        class Shown:
            def advance(self) -> None:
                bar.advance(task)

            def tell(self, problem: Problem) -> None:
                bar.console.print(Text(describe(problem)), soft_wrap=True)

        yield Shown()


def _is_dumb() -> bool:
    """Whether the terminal cannot take back what it shows."""
    return os.environ.get("TERM", "").lower() in ("dumb", "unknown")
