"""`quotetrack db`: where the store is, its schema, its health."""

from __future__ import annotations

import click

from quotetrack.cli.errors import FAILED, say
from quotetrack.cli.stores import opened_store, tell_unmatched


@click.group(short_help="The store itself: upgrade, check.")
def db() -> None:
    """The store itself: its schema and its health.

    \b
    Example:
      quotetrack db check
      quotetrack db upgrade
    """


@db.command()
@click.pass_obj
def path(where: str | None) -> None:
    """Print where the store is; whether it is there is for `check` to say.

    \b
    Example:
      ls -l "$(quotetrack db path)"
    """
    from quotetrack.store.connection import database_location

    click.echo(str(database_location(where)))


@db.command()
@click.pass_obj
def current(where: str | None) -> None:
    """Print the schema of the store and the schema that this program wants.

    \b
    Example:
      quotetrack db current
    """
    from quotetrack.store import migration

    found, head = migration.current(where), migration.head()
    click.echo(f"{found} (up to date)" if found == head else f"{found} (this program wants {head})")


@db.command()
@click.pass_obj
def upgrade(where: str | None) -> None:
    """Bring the store to the schema of this program; a copy of the file is kept beside it.

    What was killed before its end is completed by the same command.

    \b
    Example:
      quotetrack --db articles.db db upgrade
    """
    from quotetrack.services import upgrade as upgrading
    from quotetrack.store import migration

    before = migration.current(where)
    whole = before == migration.head() and not upgrading.is_unfinished(where)
    backup = upgrading.upgrade(where)
    if before != migration.head():
        say(
            f"the store is at schema {migration.head()} now",
            f"the file as it was: {backup}" if backup else "",
        )
    elif whole:
        say(f"the store is at schema {before} already, nothing was to do")
    else:
        say(f"the store is at schema {before} already; what was left to match is done")
    with opened_store() as store:
        tell_unmatched(store)


@db.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Look for damage: file integrity, broken references, a schema that drifted, words out of place.

    A run that was interrupted is no damage: what it stored is whole. It is named, and running it again
    completes it. So are articles that are not matched yet.

    Exit status: 0 nothing is wrong; 1 each problem is a line.

    \b
    Example:
      quotetrack db check
    """
    from quotetrack.presentation import sanitize
    from quotetrack.store import migration

    for run in migration.interrupted(ctx.obj):
        say(sanitize.single_line(run))
    problems = migration.check(ctx.obj)
    for problem in problems:
        click.echo(sanitize.single_line(problem))
    if problems:
        ctx.exit(FAILED)
    with opened_store() as store:
        tell_unmatched(store)
    say("the store is sound")
