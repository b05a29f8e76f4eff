"""Figures 1 to 3: how much is anonymous, and how many people that may be.

Anonymous are particular people whose identity is withheld from the reader, as the extractor found them, however sure:
an unnamed spokesperson is none, a crowd ("critics") is none. The same as in the short form, `report anonymous`.
"""

from __future__ import annotations

import re

from quotetrack.entities.source_key import source_key
from quotetrack.model import Attribution, Span
from quotetrack.reports.sourcing.counters import CountingContext
from quotetrack.sources.distinct import count_distinct

_SIGNS = re.compile(r"(?<!\S)(?:[^\w\s]|_)+(?!\S)")  # "–", "…": between spaces, and no word


def anonymous(article: CountingContext) -> None:
    """Articles, attributions, distinct sources and words."""
    story, known_as = article.story, article.stored.known_as
    keys: dict[
        int, str | None
    ] = {}  # by the speaker as an object: comparing all that is told of him takes time
    position = {speaker: i for i, speaker in enumerate(article.stored.analysis.speakers)}
    sources: set[str] = set()
    hidden: set[str] = set()
    words = hidden_words = hidden_attributions = 0
    for a in story.attributions:
        speaker = a.speaker
        n = count_words(story.text, a)
        words += n
        if speaker is None:
            continue
        if id(speaker) not in keys:
            name = known_as.get(speaker) or speaker.name
            keys[id(speaker)] = source_key(speaker.type, name, speaker.descriptor, position[speaker])
        key = keys[id(speaker)]
        if key is not None or speaker.anonymous:
            sources.add(key or "")
        if speaker.anonymous:
            hidden_attributions += 1
            hidden_words += n
            if not hidden:
                article.tell(1, a.source or a.content[0], "the first anonymous source of its article")
            hidden.add(key or "")
            said = speaker.descriptor or "no description"
            article.tell(2, a.content[0], f"attributed to “{said}”, {n} words")
    article.count("words", words)
    article.count("words.anonymous", hidden_words)
    article.count("attributions.anonymous", hidden_attributions)
    article.count("sources", len(sources))
    article.count("sources.anonymous", len(hidden))
    article.count("articles.anonymous", bool(hidden))


def distinct_sources(article: CountingContext) -> None:
    """At least and at most how many different anonymous sources there are."""
    speakers = article.stored.analysis.speakers
    low, high = count_distinct(speakers)
    if not low:
        return
    article.count("distinct.articles")
    article.count("distinct.low", low)
    if high is None:
        article.count("distinct.open")
    else:
        article.count("distinct.closed")
        article.count("distinct.closed.low", low)
        article.count("distinct.closed.high", high)
    number = f"at least {low}" if high is None else f"{low}" if low == high else f"{low} to {high}"
    for speaker in speakers:
        if speaker.anonymous:
            span = next(iter(sorted(speaker.mentions)), Span(0, 0))
            article.tell(3, span, f"one of {number} in its article")


def count_words(text: str, attribution: Attribution) -> int:
    """The words of the content: what has a letter or a digit in it."""
    content = " … ".join(span.of(text) for span in attribution.content)
    return len(content.split()) - len(_SIGNS.findall(content))
