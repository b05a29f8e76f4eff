"""`quotetrack speakers`: who speaks in the store, how often, and who is who."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from quotetrack.cli.groups import SearchGroup
from quotetrack.cli.options import ListOutput, format_option, list_options
from quotetrack.cli.stores import deciding, with_store

if TYPE_CHECKING:
    from quotetrack.api import Store
    from quotetrack.store.decision_log import Reviewer


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
@list_options()
@with_store
def list_(store: Store, search: str | None, listed: ListOutput) -> None:
    """List who speaks in the store, most quoted first.

    SEARCH is a part of a name.

    \b
    Example:
      quotetrack speakers list
      quotetrack speakers list maejima --format json
    """
    from quotetrack.presentation.tables.speakers import SPEAKERS

    rows = listed.fetch(lambda most: store.speakers(search=search, limit=most).rows)
    nothing = f"no speaker has {search!r} in the name" if search else "the store knows no speaker yet"
    listed.print(rows, SPEAKERS, nothing)


@speakers.command()
@click.argument("name")
@format_option(("text", "json"))
@with_store
def show(store: Store, name: str, form: str) -> None:
    """Print all that is known of a speaker: forms of the name, roles over time, outlets, last quotations.

    \b
    Example:
      quotetrack speakers show "Kazuhiro Maejima"
      quotetrack speakers show 2 --format json
    """
    from quotetrack.presentation import speaker as profile

    found = store.speaker(name)
    last = store.quotes(speaker_id=found.speaker.id, limit=profile.QUOTES).rows
    profile.write(found, last, form, sys.stdout)


@speakers.command()
@click.argument("name")
@click.argument("other")
@deciding
def merge(store: Store, name: str, other: str, by: Reviewer) -> int:
    """Make OTHER and NAME one speaker, who goes by NAME's name.

    \b
    Example:
      quotetrack speakers merge "Hillary Clinton" "Hillary Rodham" --by "R. Moss"
    """
    from quotetrack.services.review import speakers as decide

    return decide.merge(store.database, name, other, by)


@speakers.command()
@click.argument("name")
@click.option(
    "--alias", "aliases", multiple=True, metavar="NAME", help="A full name that is somebody else's."
)
@click.option(
    "--article", "articles", multiple=True, metavar="ID", help="An article that means somebody else."
)
@deciding
def split(store: Store, name: str, aliases: tuple[str, ...], articles: tuple[str, ...], by: Reviewer) -> int:
    """Part what was taken for one speaker: the names and articles that you give become another.

    \b
    Example:
      quotetrack speakers split "Hillary Clinton" --alias "Hillary Rodham"
      quotetrack speakers split "John Smith" --article letters/smith.txt
    """
    from quotetrack.services.review import speakers as decide

    return decide.split(store.database, name, aliases=aliases, articles=articles, by=by)


@speakers.command()
@click.argument("name")
@click.argument("new")
@deciding
def rename(store: Store, name: str, new: str, by: Reviewer) -> int:
    """Call a speaker NEW from now on; the names that articles give stay as they are.

    \b
    Example:
      quotetrack speakers rename "Xi" "Xi Jinping"
    """
    from quotetrack.services.review import speakers as decide

    return decide.rename(store.database, name, new, by)


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
@deciding
def add(store: Store, name: str, alias: str, by: Reviewer) -> int:
    """Let ALIAS mean NAME in every article, also where it stands alone.

    \b
    Example:
      quotetrack speakers alias add "Luiz Inácio Lula da Silva" Lula
    """
    from quotetrack.services.review import speakers as decide

    return decide.add_alias(store.database, name, alias, by)


@alias.command()
@click.argument("name")
@click.argument("alias")
@deciding
def remove(store: Store, name: str, alias: str, by: Reviewer) -> int:
    """Let ALIAS no longer mean NAME.

    \b
    Example:
      quotetrack speakers alias remove "Luiz Inácio Lula da Silva" Lula
    """
    from quotetrack.services.review import speakers as decide

    return decide.remove_alias(store.database, name, alias, by)
