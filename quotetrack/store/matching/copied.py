"""Which stored articles are one text, printed twice: `match.copies` over what the store has of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.match import copies
from quotetrack.store import tables as t
from quotetrack.store.engine import chunks


class Copies:
    """The texts of some articles, to be compared two at a time."""

    def __init__(self, connection: Connection, keys: Collection[str]) -> None:
        said: defaultdict[str, list[str]] = defaultdict(list)
        self._texts: dict[str, copies.Text] = {}
        self._found: dict[tuple[str, str], bool] = {}
        for some in chunks(sorted(keys)):
            current = (col(t.Article.key).in_(some), col(t.Revision.current))
            quoted = (
                select(col(t.Article.key), col(t.Quotation.normal))
                .join(t.Revision, col(t.Revision.article_id) == col(t.Article.id))
                .join(t.Attribution, col(t.Attribution.revision_id) == col(t.Revision.id))
                .join(t.Quotation, col(t.Quotation.attribution_id) == col(t.Attribution.id))
                .where(*current)
            )
            for key, normal in connection.execute(quoted):
                said[key].append(normal)
            printed = (
                select(col(t.Article.key), col(t.Revision.text))
                .join(t.Revision, col(t.Revision.article_id) == col(t.Article.id))
                .where(*current)
            )
            for key, text in connection.execute(printed):
                self._texts[key] = copies.text(copies.sentences(text), said[key])

    def sentences(self, key: str) -> Collection[str]:
        """The sentences of an article, as they are compared."""
        return self._texts[key].sentences.keys()

    def are(self, a: str, b: str) -> bool:
        """Is one of the two articles the other's text? Raises KeyError for an article that was not given."""
        pair = (min(a, b), max(a, b))
        if pair not in self._found:
            self._found[pair] = copies.are_one(self._texts[a], self._texts[b])
        return self._found[pair]
