"""`quotetrack speakers`: who speaks in the store, how often, and who is who."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from quotetrack.cli.decision_messages import decision_message
from quotetrack.cli.groups import SearchGroup
from quotetrack.cli.options import by_options, fetch_limited, format_option, limit_option, print_rows
from quotetrack.presentation import Column, write

if TYPE_CHECKING:
    from quotetrack.store.decision_log import Reviewer

COLUMNS = (
    Column("id", "No.", right=True),
    Column("name", "Speaker", wide=True),
    Column("type", "Type"),
    Column("attributions", "Times", right=True),
    Column("articles", "Articles", right=True),
    Column("outlets", "Outlets", right=True),
    Column("first"),
    Column("last", "Last", whole=True),
    Column("aliases"),
)


@click.group(cls=SearchGroup, short_help="List who speaks in the store; join, part and rename speakers.")
def speakers() -> None:
    """Who speaks in the store, most quoted first; and what a person decides about who is who.

    `speakers [SEARCH]` is short for `speakers list [SEARCH]`. Articles are joined to one speaker when the full names
    agree, or when a surname stands with a role or an affiliation that only one bearer of it has; never on a surname
    alone. What you decide goes before that, is kept in a log (`quotetrack corrections`), can be taken back
    (`quotetrack undo`), and holds for articles to come.

    NAME is any form of a speaker's name that means one speaker, or its number.

    \b
    Example:
      quotetrack speakers
      quotetrack speakers maejima --format json
      quotetrack speakers show "Kazuhiro Maejima"
    """


@speakers.command("list")
@click.argument("search", required=False)
@limit_option
@format_option()
@click.pass_context
def list_(ctx: click.Context, search: str | None, limit: int | None, form: str) -> None:
    """List who speaks in the store, most quoted first.

    SEARCH is a part of a name.

    \b
    Example:
      quotetrack speakers list
      quotetrack speakers list maejima --format json
    """
    from quotetrack.store import open_store
    from quotetrack.store.queries import attributions

    with open_store(ctx.obj, create=False) as store:
        rows = fetch_limited(
            lambda most: attributions.speakers(store, search=search, limit=most), form, limit
        )
    nothing = f"no speaker has {search!r} in the name" if search else "the store knows no speaker yet"
    print_rows(ctx, write(rows, COLUMNS, form, sys.stdout), nothing)


@speakers.command()
@click.argument("name")
@format_option(("text", "json"))
@click.pass_obj
def show(where: str | None, name: str, form: str) -> None:
    """Print all that is known of a speaker: forms of the name, roles over time, outlets, last quotations.

    \b
    Example:
      quotetrack speakers show "Kazuhiro Maejima"
      quotetrack speakers show 2 --format json
    """
    from quotetrack.presentation import speaker as profile
    from quotetrack.store import open_store
    from quotetrack.store.queries import attributions
    from quotetrack.store.queries.speakers import profile as known

    with open_store(where, create=False) as store:
        found = known(store, name)
        quotes = attributions.quotes(
            store, attributions.QuoteFilter(speaker_id=found.speaker.id, limit=profile.QUOTES)
        )
    profile.write(found, quotes, form, sys.stdout)


@speakers.command()
@click.argument("name")
@click.argument("other")
@by_options
@click.pass_obj
def merge(where: str | None, name: str, other: str, by: Reviewer) -> None:
    """Make OTHER and NAME one speaker, who goes by NAME's name.

    \b
    Example:
      quotetrack speakers merge "Hillary Clinton" "Hillary Rodham" --by "R. Moss"
    """
    from quotetrack.services.review import speakers as decide
    from quotetrack.store import open_store

    with open_store(where, create=False) as store:
        decision_message(store, decide.merge(store, name, other, by))


@speakers.command()
@click.argument("name")
@click.option(
    "--alias", "aliases", multiple=True, metavar="NAME", help="A full name that is somebody else's."
)
@click.option(
    "--article", "articles", multiple=True, metavar="ID", help="An article that means somebody else."
)
@by_options
@click.pass_obj
def split(
    where: str | None, name: str, aliases: tuple[str, ...], articles: tuple[str, ...], by: Reviewer
) -> None:
    """Part what was taken for one speaker: the names and articles that you give become another.

    \b
    Example:
      quotetrack speakers split "Hillary Clinton" --alias "Hillary Rodham"
      quotetrack speakers split "John Smith" --article letters/smith.txt
    """
    from quotetrack.services.review import speakers as decide
    from quotetrack.store import open_store

    with open_store(where, create=False) as store:
        decision_message(store, decide.split(store, name, aliases=aliases, articles=articles, by=by))


@speakers.command()
@click.argument("name")
@click.argument("new")
@by_options
@click.pass_obj
def rename(where: str | None, name: str, new: str, by: Reviewer) -> None:
    """Call a speaker NEW from now on; the names that articles give stay as they are.

    \b
    Example:
      quotetrack speakers rename "Xi" "Xi Jinping"
    """
    from quotetrack.services.review import speakers as decide
    from quotetrack.store import open_store

    with open_store(where, create=False) as store:
        decision_message(store, decide.rename(store, name, new, by))


@speakers.group()
def alias() -> None:
    """Names by which a speaker is known.

    \b
    Example:
      quotetrack speakers alias add "Kazuhiro Maejima" "Professor Maejima"
    """


@alias.command()
@click.argument("name")
@click.argument("alias")
@by_options
@click.pass_obj
def add(where: str | None, name: str, alias: str, by: Reviewer) -> None:
    """Let ALIAS mean NAME in every article, also where it stands alone.

    \b
    Example:
      quotetrack speakers alias add "Luiz Inácio Lula da Silva" Lula
    """
    from quotetrack.services.review import speakers as decide
    from quotetrack.store import open_store

    with open_store(where, create=False) as store:
        decision_message(store, decide.add_alias(store, name, alias, by))


@alias.command()
@click.argument("name")
@click.argument("alias")
@by_options
@click.pass_obj
def remove(where: str | None, name: str, alias: str, by: Reviewer) -> None:
    """Let ALIAS no longer mean NAME.

    \b
    Example:
      quotetrack speakers alias remove "Luiz Inácio Lula da Silva" Lula
    """
    from quotetrack.services.review import speakers as decide
    from quotetrack.store import open_store

    with open_store(where, create=False) as store:
        decision_message(store, decide.remove_alias(store, name, alias, by))
