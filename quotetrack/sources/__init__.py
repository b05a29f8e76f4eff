"""Sources without a name: how an article describes them, why they are not named, how they know, how specific the
description is, and how many they are.

`identify` resolves the sources of an article and adds these. Which mentions mean one entity is left to
`coreference`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quotetrack.model import Article, Attribution, Speaker

if TYPE_CHECKING:
    from quotetrack.coreference.entity import Entity
    from quotetrack.segmentation import Segments

__all__ = ["identify"]


def identify(
    article: Article, segments: Segments, attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Returns the same rows in the same order, each with its `speaker`; rows of one speaker carry an equal value."""
    if not attributions:
        return ()
    # late, for a quick start: its patterns take longer to compile than a command that needs none of them to run
    from quotetrack.coreference.resolver import SpeakerResolver
    from quotetrack.sources.anonymity_reasons import give_reasons
    from quotetrack.sources.description import describe_sources

    names, entities, mentions = SpeakerResolver(article.text, segments).resolve(attributions)
    give_reasons(article.text, list(mentions.items()))
    describe_sources(article.text, names, mentions.items())
    speakers: dict[Entity, Speaker] = {entity: entity.speaker() for entity in dict.fromkeys(entities)}
    return tuple(
        replace(row, speaker=speakers[entity]) for row, entity in zip(attributions, entities, strict=True)
    )
