"""The pure stages composed for one article: segment, extract, identify. Knows no store, no screen, no network."""

from __future__ import annotations

from quotetrack.extract import extract
from quotetrack.identify import identify
from quotetrack.model import Analysis, Article
from quotetrack.segment import segment

EXTRACTOR_VERSION = (
    "fast-1"  # raised when a rule changes what is found, so that a store knows what to extract again
)


def analyse(article: Article) -> Analysis:
    """Find what `article` attributes to whom.

    Never raises for any text; time is linear in its length. The attributions are in the order of their contents,
    and `article.text[span.start:span.end]` is the evidence for each of their spans.
    """
    segments = segment(article.text)
    attributions = identify(article, segments, extract(article, segments))
    return Analysis(article, tuple(attributions), EXTRACTOR_VERSION)
