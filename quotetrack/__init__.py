"""quotetrack: who said what, how often it was repeated, and how well the reporting is sourced.

    from quotetrack import Article, analyse, open_store

`analyse` is pure and light; `open_store` brings in the database when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quotetrack.errors import InputError, NotFoundError, QuotetrackError, StoreError
from quotetrack.model import Analysis, Article, Attribution, Kind, Problem, SourceType, Span, Speaker
from quotetrack.version import __version__

if TYPE_CHECKING:
    from quotetrack.api import Store, open_store
    from quotetrack.pipeline import analyse
    from quotetrack.readers import read as read_articles

__all__ = [
    "Analysis",
    "Article",
    "Attribution",
    "InputError",
    "Kind",
    "NotFoundError",
    "Problem",
    "QuotetrackError",
    "SourceType",
    "Span",
    "Speaker",
    "Store",
    "StoreError",
    "__version__",
    "analyse",
    "open_store",
    "read_articles",
]

_LATE = {
    "Store": ("quotetrack.api", "Store"),
    "analyse": ("quotetrack.pipeline", "analyse"),
    "open_store": ("quotetrack.api", "open_store"),
    "read_articles": ("quotetrack.readers", "read"),
}


def __getattr__(name: str) -> Any:
    """What costs time to import is imported when it is first used."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _LATE[name]
    return getattr(import_module(module), attribute)
