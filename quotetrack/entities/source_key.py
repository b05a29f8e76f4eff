"""Who stands behind words, within one article: what makes two mentions one source when sources are counted."""

from __future__ import annotations

from quotetrack.model import SourceType
from quotetrack.text.folding import fold


def source_key(
    kind: SourceType, name: str | None, descriptor: str | None, position: int | None
) -> str | None:
    """Two attributions of an article with the same key are of one source; None where no source is given.

    `name` is what the store calls the speaker, or else the article; `position` counts the speakers of the article and
    tells those apart who have neither name nor description.
    """
    if name or descriptor:
        return fold(name or descriptor or "") or name or descriptor
    if position is None or kind is SourceType.UNKNOWN:
        return None
    return f"{kind} {position}"
