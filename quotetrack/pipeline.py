"""The pure stages composed for one article: segment, extract, identify. Knows no store, no screen, no network."""

from __future__ import annotations

from quotetrack.extraction.engines import Engine, engine
from quotetrack.model import Analysis, Article
from quotetrack.segmentation import segment
from quotetrack.sources import identify


def analyse(article: Article, by: Engine | str | None = None) -> Analysis:
    """Find what `article` attributes to whom.

    `by` is an engine or its name, `accurate` or `fast`; without it the best that is installed. Never raises for any
    text, only EngineError where an engine cannot be used; time is linear in the text's length. The attributions are
    in the order of their contents, and `article.text[span.start:span.end]` is the evidence for each of their spans.
    """
    extractor = engine(by) if by is None or isinstance(by, str) else by
    segments = segment(article.text)
    attributions = identify(article, segments, extractor.extract(article, segments))
    return Analysis(article, tuple(attributions), extractor.version)
