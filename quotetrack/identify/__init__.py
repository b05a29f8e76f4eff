"""Who stands behind each attribution: identity inside the article, type of source, anonymity.

Decides from the article's own words; a well-known surname is nobody in particular until the article says
so. Leaves to `extract` which words are a source, and to `match` whether a speaker is the same as in
another article.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quotetrack.model import Article, Attribution, Speaker

if TYPE_CHECKING:
    from quotetrack.identify.identity import Identity
    from quotetrack.segment import Segments

__all__ = ["identify"]


def identify(
    article: Article, segments: Segments, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """The same rows in the same order, each with its `speaker`; rows of one speaker carry an equal value."""
    if not attributions:
        return ()
    # late, for a quick start: its patterns take longer to compile than a command that needs none of them to run
    from quotetrack.identify.speakers import Reader

    identities = Reader(article.text, segments).read(attributions)
    values: dict[Identity, Speaker] = {identity: identity.speaker() for identity in dict.fromkeys(identities)}
    return tuple(
        Attribution(
            row.kind,
            row.content,
            row.cue,
            row.source,
            row.quoted,
            row.confidence,
            row.rule,
            values[identity],
        )
        for row, identity in zip(attributions, identities, strict=True)
    )
