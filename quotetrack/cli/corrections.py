"""`quotetrack corrections`: what people decided, as a list and as labelled articles."""

from __future__ import annotations

import sys

import click

from quotetrack.cli.options import format_option, print_rows
from quotetrack.presentation import Column, write

COLUMNS = (
    Column("id", "No.", right=True),
    Column("made", "When (UTC)", cell=lambda row: f"{row.made:%Y-%m-%d %H:%M}", whole=True),
    Column("person", "By", most=16),
    Column("action", "Action", whole=True),
    Column("said", "What", wide=True),
    Column("note", "Note", most=24),
    Column("undone"),
    Column("subject"),
    Column("data"),
)


@click.command(short_help="List what people corrected and decided; export it as labelled articles.")
@click.option("--undone", is_flag=True, help="Also what was taken back.")
@click.option("--gold", is_flag=True, help="Print the corrected articles as labelled ones, JSON Lines.")
@format_option()
@click.pass_context
def corrections(ctx: click.Context, undone: bool, gold: bool, form: str) -> None:
    """List what people corrected and decided about speakers and statements, the first first.

    `--gold` prints instead each article that has a correction: its text and all its attributions as stand-off
    annotation, rejected ones left out, corrected ones marked `corrected`. `quotetrack train` learns from such a file;
    what nobody looked at in those articles is the extractor's own.

    \b
    Example:
      quotetrack corrections
      quotetrack corrections --gold > gold.jsonl
    """
    from quotetrack.store import decision_log, open_store
    from quotetrack.store.queries import attributions

    if gold and form not in ("table", "jsonl"):
        raise click.UsageError("--gold prints JSON Lines: leave out --format")
    with open_store(ctx.obj, create=False) as store:
        with store.read() as connection:
            made = decision_log.list_decisions(connection, undone=True)
        rows = [row for row in made if undone or row.undone is None]
        if gold:
            from quotetrack.presentation.formats import json_, standoff

            corrected = [row for row in made if row.action == "correct"]
            keys = dict.fromkeys(row.subject for row in corrected if row.undone is None)
            documents = (standoff.document(attributions.load_article(store, key)) for key in keys)
            nothing = f"no correction stands; {_UNDONE}" if corrected else "nothing was corrected yet"
            print_rows(ctx, json_.write_lines(documents, sys.stdout), nothing)
            return
    nothing = f"no decision stands; {_UNDONE}" if made else "nobody decided anything yet"
    print_rows(ctx, write(rows, COLUMNS, form, sys.stdout), nothing)


_UNDONE = "`quotetrack corrections --undone` lists those that were taken back"
