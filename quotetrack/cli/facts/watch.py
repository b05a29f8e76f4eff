"""What changed about facts since the last look."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from quotetrack.cli.options import format_option, print_rows
from quotetrack.cli.stores import with_store
from quotetrack.cli.types import Parsed, moment

if TYPE_CHECKING:
    from quotetrack.api import Store


@click.command()
@click.option(
    "--since",
    type=Parsed("TIME", moment),
    help="What happened since then, read before or not: 2024-03-01, 36h, 7d.",
)
@click.option(
    "--reader",
    metavar="NAME",
    default="",
    help="Who looks: each reader has a last look of his own.",
    show_default=False,
)
@format_option(("text", "jsonl"))
@with_store
def watch(store: Store, since: datetime | None, reader: str, form: str) -> None:
    """Print what changed since the last look: sightings, denials, numbers, sources, corrections, verdicts.

    What was printed counts as read, for the next look of this reader; with `--since` it stays as it is. Made for a
    cron job: the exit status is 0 where there is news, and 1 where there is none.

    \b
    Example:
      quotetrack facts watch
      quotetrack facts watch --since 7d --format jsonl
      quotetrack facts watch --reader desk
    """
    from quotetrack.presentation import fact as report
    from quotetrack.store.facts import events

    with store.database.read() as connection:
        rows = events.unread(connection, reader) if since is None else events.since(connection, made=since)
    report.write_news(rows, form, sys.stdout)
    sys.stdout.flush()  # what a reader did not get is unread
    if rows and since is None:
        events.read(store.database, reader, rows[-1].number)
    print_rows(len(rows), "nothing changed")


COMMANDS = (watch,)
