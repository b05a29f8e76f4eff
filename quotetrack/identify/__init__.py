"""Who stands behind each attribution: identity, type, anonymity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotetrack.model import Article, Attribution, SourceType, Speaker

if TYPE_CHECKING:
    from quotetrack.segment import Segments


def identify(
    article: Article, segments: Segments, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The same rows in the same order, each with its `speaker`."""
    return tuple(
        replace(
            row,
            speaker=Speaker(SourceType.UNKNOWN)
            if row.source is None
            else Speaker(SourceType.PERSON, row.source.of(article.text)),
        )
        for row in attributions
    )
