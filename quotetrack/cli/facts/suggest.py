"""What is worth a watch, and why."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from quotetrack.cli.errors import say
from quotetrack.cli.options import format_option, period_options, print_rows
from quotetrack.presentation import Column, sanitize, write

if TYPE_CHECKING:
    from rich.text import Text

    from quotetrack.facts.checkworthiness import Suggestion

ROWS = 20


def _claim(row: Suggestion) -> Text:
    from rich.text import Text

    days = " to ".join(dict.fromkeys(str(day) for day in (row.first, row.last) if day))
    told = (row.who, ", ".join(row.outlets), days)
    out = Text(sanitize.excerpt(row.words))
    return out.append("\n" + sanitize.single_line(" · ".join(fact for fact in told if fact)), "dim")


def _why(row: Suggestion) -> str:
    return "\n".join(map(sanitize.reflow, row.reasons))


COLUMNS = (
    Column("attribution", "No.", right=True),
    Column("words", "Claim", cell=_claim, wide=True),
    Column("who"),
    Column("reasons", "Why", cell=_why, most=30),
    Column("score"),
    Column("outlets"),
    Column("articles"),
    Column("attributions"),
    Column("first"),
    Column("last"),
)


@click.command()
@click.option(
    "--to", "fact", metavar="ID", help="What may say this fact in other words, for `facts link`, instead."
)
@click.option("--speaker", metavar="NAME", help="Who says it.")
@click.option("--text", metavar="QUERY", help="Words of it.")
@period_options
@click.option(
    "--limit", type=click.IntRange(min=0, max=2**31 - 1), default=ROWS, show_default=True, metavar="N",
    help="At most N rows; 0 is all.",
)  # fmt: skip
@format_option()
@click.pass_context
def suggest(
    ctx: click.Context,
    fact: str | None,
    speaker: str | None,
    text: str | None,
    outlet: str | None,
    since: date | None,
    until: date | None,
    limit: int,
    form: str,
) -> None:
    """Rank what is worth a watch: claims that can be checked, and something speaks for checking.

    Somebody denies it; two give other numbers, or one has a "not" more; nobody says it by name; several outlets have
    it. What is under watch already is left out. `quotetrack facts add --attribution NO.` begins with one.

    What says a fact in other words is never taken for a sighting by itself: `--to` lists what may.

    \b
    Example:
      quotetrack facts suggest
      quotetrack facts suggest --since 2024-01-01 --format jsonl
    """
    from quotetrack.store import open_store
    from quotetrack.store.queries import fact_suggestions
    from quotetrack.store.queries.attributions import QuoteFilter

    wanted = QuoteFilter(speaker=speaker, text=text, outlet=outlet, since=since, until=until)
    if fact is not None:
        if wanted != QuoteFilter():
            raise click.UsageError("--to goes with --limit and --format only")
        with open_store(ctx.obj, create=False) as store:
            alike = fact_suggestions.to_link(store, fact, limit or None)
        print_rows(ctx, write(alike, COLUMNS, form, sys.stdout), "nothing else resembles that fact")
        return
    with open_store(ctx.obj, create=False) as store:
        rows, asked = fact_suggestions.suggestions(store, wanted, limit or None)
    if asked >= fact_suggestions.MOST:
        say(f"looked at: the newest {asked} attributions", "--since and --until choose others")
    print_rows(ctx, write(rows, COLUMNS, form, sys.stdout), "nothing in the store speaks for a watch")


COMMANDS = (suggest,)
