"""`quotetrack reextract`: read the articles of a store again, from the texts that it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from quotetrack.cli.analysis import choose_engine
from quotetrack.cli.errors import say
from quotetrack.cli.ingest import IngestRun, problem_reporter
from quotetrack.cli.interrupt import InterruptHandler
from quotetrack.cli.options import engine_option, jobs_option, period_options, print_rows
from quotetrack.cli.progress import progress
from quotetrack.errors import QuotetrackError
from quotetrack.model import Article, Problem
from quotetrack.services.analysis import problem_from, workers

if TYPE_CHECKING:
    from quotetrack.store import Store


@click.command(short_help="Read the articles of the store again, with another engine or version.")
@period_options
@engine_option
@jobs_option
@click.pass_context
def reextract(
    ctx: click.Context,
    outlet: str | None,
    since: date | None,
    until: date | None,
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
    from quotetrack.services.ingest import IngestWriter
    from quotetrack.store import open_store
    from quotetrack.store.queries import attributions

    reader = choose_engine(engine, model)
    with InterruptHandler() as ctrl_c, open_store(ctx.obj, create=False) as store:
        keys = [row.article for row in attributions.articles(store, outlet=outlet, since=since, until=until)]
        with workers(reader, jobs) as analysts, progress(lambda: len(keys)) as shown:
            run = IngestWriter(store, version=reader.version, told=problem_reporter(shown))
            storing = IngestRun(run, analysts, ctrl_c, shown)
            storing.take(_stored(store, keys))
    if keys:
        say(storing.summary())
        ctx.exit(storing.status)
    print_rows(ctx, 0, "no article in the store fits that")


def _stored(store: Store, keys: Iterable[str]) -> Iterator[Article | Problem]:
    """The articles of the store as they were read, and a Problem for each that cannot be put together."""
    from quotetrack.store.articles import load

    for key in keys:
        try:
            yield load.load_article(store, key).article
        except QuotetrackError:
            raise
        except Exception as error:
            yield problem_from(key, "read from the store", error)
