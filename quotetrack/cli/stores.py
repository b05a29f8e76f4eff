"""The store that `--db` names, for the commands that ask it or decide in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from quotetrack.cli.errors import say
from quotetrack.cli.options import by_options

if TYPE_CHECKING:
    from quotetrack.api import Store

F = TypeVar("F", bound=Callable[..., Any])


@contextmanager
def opened_store() -> Iterator[Store]:
    """The store, open; one that is not there is an error."""
    from quotetrack.api import open_store

    with open_store(click.get_current_context().find_root().obj, create=False) as store:
        yield store


def with_store(command: F) -> F:
    """Gives the command the store, open, before its other arguments."""

    @wraps(command)
    def asking(*args: Any, **options: Any) -> Any:
        with opened_store() as store:
            return command(store, *args, **options)

    return cast(F, asking)


def deciding(command: F) -> F:
    """`--by` and `--note`, for a command that decides something. It gets the store and `by`, and returns the number of
    the decision, with the words for it where the log's own, by the names that the store has, do not do."""

    @by_options
    @with_store
    @wraps(command)
    def decide(store: Store, *args: Any, **options: Any) -> None:
        decided: int | tuple[int, str] = command(store, *args, **options)
        number, words = decided if isinstance(decided, tuple) else (decided, store.decision(decided).said)
        say(f"{words} (decision {number})", f"quotetrack undo {number} takes it back")

    return cast(F, decide)


def tell_unmatched(store: Store) -> str:
    """Say so where what is about to be told is not all that the store has. Gives the words for finding nothing, which
    claim no more than is known then."""
    from quotetrack.services import backfill

    advice = "run: quotetrack match"
    if behind := backfill.behind(store.database):
        say(f"{behind} {'article is' if behind == 1 else 'articles are'} not matched yet", advice)
        return "no two of the articles that are matched carry the same words"
    if not backfill.is_settled(store.database):
        say("statements are not up to what was matched: a run was interrupted", advice)
        return "no two articles are known to carry the same words yet"
    return "no two articles carry the same words"
