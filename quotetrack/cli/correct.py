"""`quotetrack correct`: say what a stored attribution really is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quotetrack.cli.decision_messages import decision_message
from quotetrack.cli.options import by_options
from quotetrack.model import Kind, SourceType

if TYPE_CHECKING:
    from quotetrack.store.decision_log import Reviewer


@click.command(short_help="Correct a stored attribution: who, what kind, or that it is none.")
@click.argument("attribution", metavar="ID", type=click.IntRange(1, 2**63 - 1))
@click.option("--speaker", metavar="NAME", help="Who said it: a name, or the number of a speaker.")
@click.option(
    "--type", "kind_of_source", type=click.Choice([t.value for t in SourceType]), help="The kind of source."
)
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="How the words are given.")
@click.option("--reject", is_flag=True, help="It is no attribution: leave it out everywhere.")
@by_options
@click.pass_obj
def correct(
    where: str | None,
    attribution: int,
    speaker: str | None,
    kind_of_source: str | None,
    kind: str | None,
    reject: bool,
    by: Reviewer,
) -> None:
    """Correct a stored attribution; ID is its number, as `quotetrack quotes` prints it.

    The correction holds when the article is read again, by whatever engine. `quotetrack corrections` lists all,
    `quotetrack undo` takes one back.

    \b
    Example:
      quotetrack correct 2 --speaker "Ann Whitlock"
      quotetrack correct 2 --type collective --note "the whole board"
      quotetrack correct 3 --reject
    """
    from quotetrack.services.review.corrections import Change
    from quotetrack.services.review.corrections import correct as decide
    from quotetrack.store import open_store

    if reject and (speaker or kind_of_source or kind):
        raise click.UsageError("--reject says that it is no attribution: it goes with no other")
    change = Change(
        speaker, SourceType(kind_of_source) if kind_of_source else None, Kind(kind) if kind else None, reject
    )
    with open_store(where, create=False) as store:
        decision_message(store, decide(store, attribution, change, *by))
