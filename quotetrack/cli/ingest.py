"""`quotetrack ingest`: read articles, analyse what is new, keep it in the store."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import click

from quotetrack.cli.analysis import choose_engine, introduce
from quotetrack.cli.errors import FAILED, INTERRUPTED, say
from quotetrack.cli.interrupt import InterruptHandler
from quotetrack.cli.options import engine_option, jobs_option
from quotetrack.cli.progress import progress
from quotetrack.cli.types import DAY
from quotetrack.services.analysis import workers

if TYPE_CHECKING:
    from quotetrack.model.records import IngestSummary


@click.command(short_help="Read articles, keep who said what in the store.")
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option("--outlet", metavar="NAME", help="Who published them, where the input does not say.")
@click.option("--date", "published", type=DAY, help="When, where the input does not say.")
@click.option("--no-match", is_flag=True, help="Skip matching; run `quotetrack match` later.")
@click.option(
    "--again", is_flag=True, help="Also what another engine, or an earlier version of it, has read."
)
@engine_option
@jobs_option
@click.pass_context
def ingest(
    ctx: click.Context,
    inputs: tuple[str, ...],
    outlet: str | None,
    published: date | None,
    no_match: bool,
    again: bool,
    engine: str | None,
    model: str | None,
    jobs: int,
) -> None:
    """Read articles, keep who said what in the store.

    Takes text, Markdown, HTML and JSON Lines files, folders of them, URLs, and `-` for stdin. An article
    that the store has already is not analysed again; one with the same id and another text replaces the
    older text. What cannot be read is told in one line, and the rest is stored.

    Exit status: 0 everything is stored; 1 some input failed; 130 interrupted, what was done is stored.

    \b
    Example:
      quotetrack ingest articles/ --outlet "Harbor Ledger"
      quotetrack ingest https://example.org/story.html
      quotetrack --db archive.db ingest --jobs 0 archive.jsonl
    """
    from quotetrack.readers import count, read
    from quotetrack.services.ingest import IngestService
    from quotetrack.store import open_database

    reader = choose_engine(engine, model)
    version = reader.version if again else None
    with InterruptHandler() as ctrl_c, open_database(ctx.obj) as store, workers(reader, jobs) as analysts:
        introduce(store, reader, engine, model)
        with progress(partial(count, inputs)) as shown:
            service = IngestService(store, analysts, ctrl_c.allowed, shown)
            summary = service.run(
                read(inputs, outlet=outlet, published=published), match=not no_match, version=version
            )
    conclude(summary)


def conclude(summary: IngestSummary) -> None:
    """Say what came of a run, `12 new, 3 unchanged, 0 updated, 1 failed; 240 attributions`, and end with its exit
    status."""
    told = ", ".join(f"{getattr(summary, name)} {name}" for name in ("new", "unchanged", "updated", "failed"))
    head = "interrupted; what was done is stored: " if summary.interrupted else ""
    found = f"; {summary.attributions} attributions" if summary.new or summary.updated else ""
    say(f"{head}{told}{found}")
    stored = summary.new + summary.unchanged + summary.updated
    status = INTERRUPTED if summary.interrupted else FAILED if summary.failed or not stored else 0
    click.get_current_context().exit(status)
