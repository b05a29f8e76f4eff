"""`quotetrack match`: look for the same words in what the store holds."""

from __future__ import annotations

import click

from quotetrack.cli.failure import say
from quotetrack.cli.progress import progress


@click.command(short_help="Match what `ingest --no-match` left, or all of it anew.")
@click.option("--rebuild", is_flag=True, help="Forget what was matched and start over.")
@click.pass_obj
def match(where: str | None, rebuild: bool) -> None:
    """Look for the same words in the articles that were stored without it, or by an earlier version of matching.

    What is interrupted is whole, and the same command goes on from there. With `--rebuild` all that was matched is
    forgotten first; what people decided about statements stays.

    \b
    Example:
      quotetrack ingest --no-match archive.jsonl
      quotetrack match
      quotetrack match --rebuild
    """
    from quotetrack.store import open_store
    from quotetrack.store.matching import rematching

    with open_store(where, create=False) as store:
        if rebuild:
            rematching.clear(store)
        settled = rematching.is_settled(store)
        with progress(lambda: rematching.behind(store)) as shown:

            def told(some: int) -> None:
                for _ in range(some):
                    shown.advance()

            done = rematching.catch_up(store, told)
    if done:
        say(f"{done} {'article' if done == 1 else 'articles'} matched")
    else:
        say("everything is matched already" if settled else "statements brought up to what was matched")
