"""The reference of every command, made of what `--help` says.

`python -m quotetrack.cli.reference docs/commands.md` writes it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from quotetrack.cli import quotetrack
from quotetrack.files import write_file

_OPENING = """\
# Commands

Generated from `--help` by `python -m quotetrack.cli.reference docs/commands.md`; a test holds that it is so.

Data goes to stdout, messages and progress to stderr; `-` is stdin. Exit status:

| status | meaning |
|---|---|
| 0 | done |
| 1 | nothing found, some input failed, or the work could not be done: the last line on stderr says which |
| 2 | wrong usage, or a settings file that cannot be used |
| 3 | `audit`: what `--fail-on` or `--max-anonymous-ratio` asks for was found |
| 130 | interrupted; what was done is stored |
| 141 | the reader of the output went away (`… \\| head`) |

The environment: `QUOTETRACK_DB` names the store, `QUOTETRACK_ENGINE` the engine, `QUOTETRACK_THREADS` the processors
that the accurate engine may use (1), `NO_COLOR` turns colour off, `COLUMNS` sets the width of
tables, `QUOTETRACK_DEBUG=1` shows where an error came from.
"""


def commands(command: click.Command, parent: click.Context | None = None) -> Iterator[click.Context]:
    """The command and everything beneath it, in order, each with the context that its help is printed in."""
    ctx = click.Context(
        command, info_name=command.name, parent=parent, terminal_width=80, max_content_width=80
    )
    yield ctx
    if isinstance(command, click.Group):
        for name in command.list_commands(ctx):
            below = command.get_command(ctx, name)
            if below is not None:
                yield from commands(below, ctx)


def reference() -> str:
    """The whole reference as Markdown."""
    parts = [_OPENING]
    for ctx in commands(quotetrack):
        level = "#" * min(2 + ctx.command_path.count(" "), 4) if ctx.parent else "##"
        parts.append(f"{level} {ctx.command_path}\n\n```text\n{ctx.get_help()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    write_file(Path(sys.argv[1]), reference().encode())
