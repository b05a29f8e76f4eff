"""`quotetrack corrections`: what people decided, as a list and as labelled articles."""

from __future__ import annotations

import sys

import click

from quotetrack.cli.options import ListOutput, format_option, print_rows
from quotetrack.cli.stores import opened_store


@click.command(short_help="List what people corrected and decided; export it as labelled articles.")
@click.option("--undone", is_flag=True, help="Also what was taken back.")
@click.option("--gold", is_flag=True, help="Print the corrected articles as labelled ones, JSON Lines.")
@format_option()
def corrections(undone: bool, gold: bool, form: str) -> None:
    """List what people corrected and decided about speakers and statements, the first first.

    `--gold` prints instead each article that has a correction: its text and all its attributions as stand-off
    annotation, rejected ones left out, corrected ones marked `corrected`. `quotetrack train` learns from such a file;
    what nobody looked at in those articles is the extractor's own.

    \b
    Example:
      quotetrack corrections
      quotetrack corrections --gold > gold.jsonl
    """
    from quotetrack.presentation.tables.speakers import DECISIONS
    from quotetrack.store import decision_log

    if gold and form not in ("table", "jsonl"):
        raise click.UsageError("--gold prints JSON Lines: leave out --format")
    with opened_store() as store:
        with store.database.read() as connection:
            made = decision_log.list_decisions(connection, undone=True)
        if gold:
            from quotetrack.presentation.formats import json_, standoff

            corrected = [row for row in made if row.action == "correct"]
            keys = dict.fromkeys(row.subject for row in corrected if row.undone is None)
            documents = (standoff.document(store.article(key)) for key in keys)
            nothing = f"no correction stands; {_UNDONE}" if corrected else "nothing was corrected yet"
            print_rows(json_.write_lines(documents, sys.stdout), nothing)
            return
    rows = [row for row in made if undone or row.undone is None]
    nothing = f"no decision stands; {_UNDONE}" if made else "nobody decided anything yet"
    ListOutput(form).print(rows, DECISIONS, nothing)


_UNDONE = "`quotetrack corrections --undone` lists those that were taken back"
