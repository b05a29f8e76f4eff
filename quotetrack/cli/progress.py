"""A progress bar on stderr: how many articles, how fast, how long yet. Nothing without a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

import click


class Progress(Protocol):
    """What a run tells while it goes on."""

    def advance(self) -> None: ...
    def say(self, line: str) -> None: ...


class _Quiet:
    """No terminal: only what is said is written."""

    def advance(self) -> None:
        """One article more."""

    def say(self, line: str) -> None:
        """Write a line to stderr."""
        click.echo(line, err=True)


@contextmanager
def progress(count: Callable[[], int | None], *, wanted: bool = True) -> Iterator[Progress]:
    """Show how far a run is, where it is `wanted`, somebody looks, and there is more than one article.

    `count` gives how many there may be, None when nobody knows; it is asked only where that is shown.
    """
    if not wanted or not sys.stderr.isatty() or (total := count()) == 1:
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
    from rich.text import Text

    from quotetrack.export.table import console

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.0f} a second" if task.speed else "")

    columns = (TextColumn("articles"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    # What a command prints meanwhile goes to its own stdout, not above the bar.
    with Bar(*columns, console=console(sys.stderr), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("articles", total=total)

        class Shown:
            def advance(self) -> None:
                bar.advance(task)

            def say(self, line: str) -> None:
                bar.console.print(Text(line), soft_wrap=True)

        yield Shown()
