"""What is worth a watch, and why."""

from __future__ import annotations

from typing import Any

import click

from quotetrack.cli.errors import say
from quotetrack.cli.options import PERIOD, ListOutput, gathered, given, list_options
from quotetrack.cli.stores import opened_store

ROWS = 20


@click.command()
@click.option(
    "--to", "fact", metavar="ID", help="What may say this fact in other words, for `facts link`, instead."
)
@gathered(
    "wanted",
    given,
    speaker=click.option("--speaker", metavar="NAME", help="Who says it."),
    text=click.option("--text", metavar="QUERY", help="Words of it."),
    **PERIOD,
)
@list_options(rows=ROWS)
def suggest(fact: str | None, wanted: dict[str, Any], listed: ListOutput) -> None:
    """Rank what is worth a watch: claims that can be checked, and something speaks for checking.

    Somebody denies it; two give other numbers, or one has a "not" more; nobody says it by name; several outlets have
    it. What is under watch already is left out. `quotetrack facts add --attribution NO.` begins with one.

    What says a fact in other words is never taken for a sighting by itself: `--to` lists what may.

    \b
    Example:
      quotetrack facts suggest
      quotetrack facts suggest --since 2024-01-01 --format jsonl
    """
    from quotetrack.model.records import QuoteFilter
    from quotetrack.presentation.tables.facts import SUGGESTIONS
    from quotetrack.store.queries import fact_suggestions

    if fact is not None and wanted:
        raise click.UsageError("--to goes with --limit and --format only")
    with opened_store() as store:
        if fact is not None:
            alike = listed.fetch(lambda most: fact_suggestions.to_link(store.database, fact, most))
            listed.print(alike, SUGGESTIONS, "nothing else resembles that fact")
            return
        rows, asked = fact_suggestions.suggestions(
            store.database, QuoteFilter(**wanted), listed.limit or None
        )
    if asked >= fact_suggestions.MOST:
        say(f"looked at: the newest {asked} attributions", "--since and --until choose others")
    listed.print(rows, SUGGESTIONS, "nothing in the store speaks for a watch")


COMMANDS = (suggest,)
