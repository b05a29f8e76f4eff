"""The engine `accurate`: a small trained network finds sources, cues and contents of an article.

`encoding` makes word pieces, `network` runs the weights, `decoding` makes spans, `relations` attributions, and
`assembly` adds what only the whole article can say. The weights lie in `weights/` and are made by
`quotetrack.training`; docs/model-card.md says from what, and what they get wrong.
"""

from __future__ import annotations

from pathlib import Path

from quotetrack.extraction.rules import kind_of
from quotetrack.extraction.tagger.assembly import AttributionAssembler, LinkedSource
from quotetrack.extraction.tagger.confidence import row_confidence
from quotetrack.extraction.tagger.decoding import mentions
from quotetrack.extraction.tagger.encoding import chunks, paragraphs_of
from quotetrack.extraction.tagger.network import Network
from quotetrack.extraction.tagger.relations import predict_relations
from quotetrack.model import Article, Attribution
from quotetrack.segmentation import Segments


class Tagger:
    """The engine `accurate`; `folder` holds other weights than those that come with the package.

    Raises EngineError where they are missing, changed or no weights.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._network = Network(folder)
        self.origin = "accurate", str(folder) if folder else None
        self.version = f"accurate-{self._network.version}"

    def extract(self, article: Article, segments: Segments) -> list[Attribution]:
        """The attributions of `article`, in the order of their contents; speakers are not yet resolved."""
        carrier = AttributionAssembler(article.text, segments)
        for chunk in chunks(paragraphs_of(article.text, segments, self._network.tokenizer)):
            tags, projections = self._network.read(chunk)
            found = mentions(tags)
            if found:
                carrier.add(chunk, found, predict_relations(found, projections))
        return [_attribution(article.text, linked) for linked in carrier.finish()]


def _attribution(text: str, linked: LinkedSource) -> Attribution:
    kind = kind_of(linked.content, linked.quoted)
    return Attribution(
        kind,
        tuple(linked.content),
        linked.cue,
        linked.source,
        tuple(linked.quoted),
        row_confidence(linked.sure, kind, linked.rule),
        f"accurate:{linked.rule}",
    )
