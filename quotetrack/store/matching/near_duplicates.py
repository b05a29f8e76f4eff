"""Which stored articles are one text, printed twice: loads what `matching.near_duplicates` compares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from sqlalchemy import Connection, bindparam, select
from sqlmodel import col

from quotetrack.matching import near_duplicates
from quotetrack.store import tables as t
from quotetrack.store.connection import THESE, fetch_in


class CopyIndex:
    """The texts of some articles, to be compared two at a time."""

    def __init__(self, connection: Connection, keys: Collection[str]) -> None:
        self._connection = connection
        self._sentences: dict[str, Counter[str]] = {}
        self._texts: dict[str, near_duplicates.ArticleText] = {}
        self._found: dict[tuple[str, str], bool] = {}
        for key, article in fetch_in(connection, _PRINTED, None, keys):
            self._sentences[key] = near_duplicates.quoted_sentences(near_duplicates.sentences(article))

    def sentences(self, key: str) -> Collection[str]:
        """The sentences of an article, as they are compared."""
        return self._sentences[key].keys()

    def is_copy(self, a: str, b: str) -> bool:
        """Is one of the two articles the other's text? Raises KeyError for an article that was not given."""
        pair = (min(a, b), max(a, b))
        if pair not in self._found:
            may_be = near_duplicates.may_be_copies(self._sentences[a], self._sentences[b])
            self._found[pair] = (
                may_be and near_duplicates.text_agreement(self._text(a), self._text(b)).is_copy
            )
        return self._found[pair]

    def _text(self, key: str) -> near_duplicates.ArticleText:
        if key not in self._texts:
            said = self._connection.execute(_SAID, {"key": key}).scalars()
            self._texts[key] = near_duplicates.ArticleText(
                self._sentences[key], near_duplicates.reported_sentences(said)
            )
        return self._texts[key]


_ARTICLES = col(t.Revision.article_id) == col(t.Article.id)
_PRINTED = (
    select(col(t.Article.key), col(t.Revision.text))
    .join(t.Revision, _ARTICLES)
    .where(col(t.Article.key).in_(THESE), col(t.Revision.current))
)
_SAID = (
    select(col(t.Quotation.normal))
    .join(t.Attribution, col(t.Attribution.id) == col(t.Quotation.attribution_id))
    .join(t.Revision, col(t.Revision.id) == col(t.Attribution.revision_id))
    .join(t.Article, _ARTICLES)
    .where(col(t.Article.key) == bindparam("key"), col(t.Revision.current))
)
