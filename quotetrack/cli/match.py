"""`quotetrack match`: look for the same words in what the store holds."""

from __future__ import annotations

import click

from quotetrack.cli.errors import FAILED, say
from quotetrack.cli.progress import progress
from quotetrack.services.analysis import problem_from


@click.command(short_help="Match what `ingest --no-match` left, or all of it anew.")
@click.option("--rebuild", is_flag=True, help="Forget what was matched and start over.")
@click.pass_context
def match(ctx: click.Context, rebuild: bool) -> None:
    """Look for the same words in the articles that were stored without it, or by an earlier version of matching.

    What is interrupted is whole, and the same command goes on from there. With `--rebuild` all that was matched is
    forgotten first; what people decided about statements stays.

    Exit status: 0 everything is matched; 1 some article could not be.

    \b
    Example:
      quotetrack ingest --no-match archive.jsonl
      quotetrack match
      quotetrack match --rebuild
    """
    from quotetrack.services import backfill
    from quotetrack.store import open_database

    lost: list[str] = []
    with open_database(ctx.obj, create=False) as store:
        if rebuild:
            backfill.clear(store)
        settled = backfill.is_settled(store)
        with progress(lambda: backfill.behind(store)) as shown:

            def told(some: int) -> None:
                for _ in range(some):
                    shown.advance()

            def failed(article: str, error: Exception) -> None:
                lost.append(article)
                shown.tell(problem_from(article, "matched", error))

            done = backfill.catch_up(store, told, failed)
    if done:
        say(f"{done} {'article' if done == 1 else 'articles'} matched")
    elif not lost:
        say("everything is matched already" if settled else "statements brought up to what was matched")
    if lost:
        ctx.exit(FAILED)
