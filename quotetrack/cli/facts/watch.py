"""What changed about facts since the last look."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import click

from quotetrack.cli.options import format_option, print_rows


class Moment(click.ParamType[datetime]):
    """A day, a time in UTC, or so long ago: 2024-03-01, 2024-03-01T12:00, 36h, 7d."""

    name = "TIME"
    _SPAN = re.compile(r"(\d{1,6})([hdw])")
    _HOURS: ClassVar[dict[str, int]] = {"h": 1, "d": 24, "w": 168}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The time in UTC, without a zone; a usage error for what is none."""
        if isinstance(value, datetime):
            return value
        text = str(value).strip()
        found = self._SPAN.fullmatch(text.lower()) if text.isascii() else None
        if found is not None:
            now = datetime.now(UTC).replace(tzinfo=None)
            hours = min(int(found[1]) * self._HOURS[found[2]], 17_000_000)
            return now - timedelta(hours=hours)
        try:
            when = datetime.fromisoformat(text)
        except ValueError:
            self.fail(
                f"{value!r} is no time; write it as 2024-03-01, 2024-03-01T12:00, 36h or 7d", param, ctx
            )
        return when.astimezone(UTC).replace(tzinfo=None) if when.tzinfo else when


@click.command()
@click.option(
    "--since", type=Moment(), help="What happened since then, read before or not: 2024-03-01, 36h, 7d."
)
@click.option(
    "--reader",
    metavar="NAME",
    default="",
    help="Who looks: each reader has a last look of his own.",
    show_default=False,
)
@format_option(("text", "jsonl"))
@click.pass_context
def watch(ctx: click.Context, since: datetime | None, reader: str, form: str) -> None:
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
    from quotetrack.store import open_store
    from quotetrack.store.facts import events

    with open_store(ctx.obj, create=False) as store:
        with store.read() as connection:
            rows = (
                events.unread(connection, reader) if since is None else events.since(connection, made=since)
            )
        report.write_news(rows, form, sys.stdout)
        sys.stdout.flush()  # what a reader did not get is unread
        if rows and since is None:
            events.read(store, reader, rows[-1].number)
    print_rows(ctx, len(rows), "nothing changed")


COMMANDS = (watch,)
