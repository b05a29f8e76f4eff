"""The command line: `quotetrack COMMAND`. One module a command; it parses, calls one function and prints.

Data goes to standard output, progress and messages to standard error. Exit statuses are in `errors`. Imports only
click: the module of a command is imported when that command runs, so that `extract` never waits for the store.
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from quotetrack.cli.errors import explained
from quotetrack.version import __version__

# Articles leave next to no cycles: ten objects in 840 of them. To look for these, all words that are kept for the next
# article are gone through, which costs a fortieth of the time even after every 50,000 objects that came and did not go.
GARBAGE = (500_000, 10, 10)  # some tens of megabytes
COMMANDS = (
    "ingest",
    "extract",
    "audit",
    "quotes",
    "show",
    "speakers",
    "matches",
    "statements",
    "facts",
    "match",
    "report",
    "correct",
    "corrections",
    "undo",
    "reextract",
    "train",
    "db",
)


class Commands(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of their use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, from the module of its name; None when there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"quotetrack.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what goes wrong on purpose becomes a message and an exit status."""
        with explained(ctx):
            return super().invoke(ctx)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--db",
    metavar="PATH|URL",
    envvar="QUOTETRACK_DB",
    help="The store: a SQLite file or an SQLAlchemy URL.  [env: QUOTETRACK_DB; default: quotetrack.db]",
)
@click.version_option(__version__, prog_name="quotetrack", message="%(prog)s %(version)s")
@click.pass_context
def quotetrack(ctx: click.Context, db: str | None) -> None:
    """Who said what, how often it was repeated, and how well the reporting is sourced.

    Reads news articles, extracts what they attribute to whom, keeps it in a store, and matches the same words
    across articles.

    \b
    Exit status: 0 done; 1 nothing found, some input failed, or the work could not be done;
    2 wrong usage; 3 an audit found what it was to fail on; 130 interrupted.

    \b
    Example:
      quotetrack ingest articles/
      quotetrack quotes --speaker "Kazuhiro Maejima"
      quotetrack report anonymous --by outlet
    """
    ctx.obj = db


def main() -> None:
    """The `quotetrack` program. Reads and writes UTF-8 whatever the locale; what UTF-8 cannot write is escaped."""
    if sys.getfilesystemencoding() != "utf-8":
        # Names of files and typed words were read as the locale has it, and only a new start can change that.
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the shell: `>&-`
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 (until the end)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(*GARBAGE)
    quotetrack(prog_name="quotetrack")
