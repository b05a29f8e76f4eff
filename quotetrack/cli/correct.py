"""`quotetrack correct`: say what a stored attribution really is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quotetrack.cli.options import gathered
from quotetrack.cli.stores import deciding
from quotetrack.cli.types import NUMBER
from quotetrack.model import Kind, SourceType

if TYPE_CHECKING:
    from quotetrack.api import Store
    from quotetrack.services.review.corrections import Change
    from quotetrack.store.decision_log import Reviewer


def _change(speaker: str | None, type_: str | None, kind: str | None, reject: bool) -> Change:
    from quotetrack.services.review.corrections import Change

    if reject and (speaker or type_ or kind):
        raise click.UsageError("--reject says that it is no attribution: it goes with no other")
    return Change(speaker, SourceType(type_) if type_ else None, Kind(kind) if kind else None, reject)


@click.command(short_help="Correct a stored attribution: who, what kind, or that it is none.")
@click.argument("attribution", metavar="ID", type=NUMBER)
@gathered(
    "change",
    _change,
    speaker=click.option(
        "--speaker", metavar="NAME", help="Who said it: a name, or the number of a speaker."
    ),
    type_=click.option(
        "--type", "type_", type=click.Choice([t.value for t in SourceType]), help="The kind of source."
    ),
    kind=click.option(
        "--kind", type=click.Choice([kind.value for kind in Kind]), help="How the words are given."
    ),
    reject=click.option("--reject", is_flag=True, help="It is no attribution: leave it out everywhere."),
)
@deciding
def correct(store: Store, attribution: int, change: Change, by: Reviewer) -> int:
    """Correct a stored attribution; ID is its number, as `quotetrack quotes` prints it.

    The correction holds when the article is read again, by whatever engine. `quotetrack corrections` lists all,
    `quotetrack undo` takes one back.

    \b
    Example:
      quotetrack correct 2 --speaker "Ann Whitlock"
      quotetrack correct 2 --type collective --note "the whole board"
      quotetrack correct 3 --reject
    """
    from quotetrack.services.review import corrections

    return corrections.correct(store.database, attribution, change, *by)
