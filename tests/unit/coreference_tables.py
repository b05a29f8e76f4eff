"""What the tables of identification are written in: a text with its sources in braces, a speaker in a word or two."""

from __future__ import annotations

import re

from quotetrack.model import Article, Attribution, Kind, SourceType, Span, Speaker
from quotetrack.segmentation import segment
from quotetrack.sources import identify


def speakers(marked: str) -> tuple[str, list[Speaker]]:
    """The text without its braces, and the speaker of each source in braces."""
    spans: list[Span] = []
    text = ""
    for i, part in enumerate(re.split(r"[{}]", marked)):
        if i % 2:
            spans.append(Span(len(text), len(text) + len(part)))
        text += part
    rows = [Attribution(Kind.INDIRECT, (Span(0, 1),), source=span) for span in spans]
    found = identify(Article("a", text), segment(text), rows)
    assert [row.source for row in found] == spans
    return text, [row.speaker for row in found if row.speaker is not None]


def short(speaker: Speaker) -> str:
    """A speaker as the tables write it."""
    if speaker.type is SourceType.PERSON:
        return speaker.name or "person"
    if speaker.spokesperson:
        return "spokesperson"
    return f"{speaker.type}: {speaker.name}" if speaker.name else str(speaker.type)


def said(marked: str) -> list[str]:
    """Who the sources in braces are."""
    return [short(speaker) for speaker in speakers(marked)[1]]
