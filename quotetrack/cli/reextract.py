"""`quotetrack reextract`: read the articles of a store again, from the texts that it holds."""

from __future__ import annotations

from typing import Any

import click

from quotetrack.cli.analysis import choose_engine
from quotetrack.cli.ingest import conclude
from quotetrack.cli.interrupt import InterruptHandler
from quotetrack.cli.options import engine_option, jobs_option, period_options, print_rows
from quotetrack.cli.progress import progress
from quotetrack.cli.stores import opened_store
from quotetrack.services.analysis import workers


@click.command(short_help="Read the articles of the store again, with another engine or version.")
@period_options
@engine_option
@jobs_option
def reextract(
    period: dict[str, Any],
    engine: str | None,
    model: str | None,
    jobs: int,
) -> None:
    """Read the articles of the store again, with another engine or a newer version of it.

    Takes the texts that the store holds; what this engine and version has read already is left as it is.

    Exit status: 0 all is read; 1 some article failed, or the store has none; 130 interrupted.

    \b
    Example:
      quotetrack reextract
      quotetrack reextract --engine fast --outlet "Harbor Ledger"
    """
    from quotetrack.model.records import Scope
    from quotetrack.services.ingest import IngestService, stored_articles
    from quotetrack.store.queries import attributions

    reader = choose_engine(engine, model)
    with InterruptHandler() as ctrl_c, opened_store() as store:
        keys = [row.article for row in attributions.articles(store.database, Scope(**period))]
        with workers(reader, jobs) as analysts, progress(lambda: len(keys)) as shown:
            service = IngestService(store.database, analysts, ctrl_c.allowed, shown)
            summary = service.run(stored_articles(store.database, keys), version=reader.version)
    print_rows(len(keys), "no article in the store fits that")
    conclude(summary)
