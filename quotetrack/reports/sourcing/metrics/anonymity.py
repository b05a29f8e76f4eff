"""Figures 1 to 3: how much is anonymous, and how many people that may be.

Anonymous are particular people whose identity is withheld from the reader, as the extractor found them, however sure:
an unnamed spokesperson is none, a crowd ("critics") is none. The same as in the short form, `report anonymous`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple, Protocol

from quotetrack.entities.source_key import source_key
from quotetrack.model import Attribution, Span, Speaker
from quotetrack.reports.sourcing.counters import CountingContext, Tally
from quotetrack.sources.distinct import count_distinct
from quotetrack.text.phrasing import count_words


class Source(Protocol):
    """What is counted of a source. `source_key`: who it is within the article; None without a source."""

    @property
    def source_key(self) -> str | None: ...
    @property
    def anonymous(self) -> bool: ...
    @property
    def reason(self) -> object: ...


class Said(Source, Protocol):
    """What is counted of an attribution: its source, and how many words it has."""

    @property
    def words(self) -> int: ...


class _Row(NamedTuple):
    source_key: str | None
    anonymous: bool
    reason: object
    words: int


def count_attributions(tally: Tally, rows: Collection[Said]) -> None:
    """Adds one article with all its attributions: how many, with how many words, to how many sources; and of these the
    anonymous ones. Attributions without any source count as attributions and words, not as sources."""
    anonymous = [row for row in rows if row.anonymous]
    tally.count("articles")
    tally.count("articles.anonymous", bool(anonymous))
    tally.count("attributions", len(rows))
    tally.count("attributions.anonymous", len(anonymous))
    tally.count("words", sum(row.words for row in rows))
    tally.count("words.anonymous", sum(row.words for row in anonymous))
    count_sources(tally, rows)


def count_sources(tally: Tally, rows: Iterable[Source]) -> None:
    """Adds the distinct sources of one article, each given at least once."""
    rows = [row for row in rows if row.source_key is not None or row.anonymous]
    tally.count("sources", len({row.source_key for row in rows}))
    tally.count("sources.anonymous", len({row.source_key for row in rows if row.anonymous}))
    tally.count("sources.reasoned", len({row.source_key for row in rows if row.anonymous and row.reason}))


def anonymous(article: CountingContext) -> None:
    """Articles, attributions, distinct sources and words."""
    story, known_as = article.story, article.stored.known_as
    # By the speaker as an object: comparing all that is told of him takes time.
    keys: dict[int, str | None] = {}
    position = {speaker: i for i, speaker in enumerate(article.stored.analysis.speakers)}

    def key_of(speaker: Speaker) -> str | None:
        if id(speaker) not in keys:
            name = known_as.get(speaker) or speaker.name
            keys[id(speaker)] = source_key(speaker.type, name, speaker.descriptor, position[speaker])
        return keys[id(speaker)]

    rows = []
    first = True
    for a in story.attributions:
        speaker, words = a.speaker, words_of(story.text, a)
        if speaker is None:
            rows.append(_Row(None, False, None, words))
            continue
        rows.append(_Row(key_of(speaker), speaker.anonymous, speaker.reason, words))
        if speaker.anonymous:
            if first:
                article.tell(1, a.source or a.content[0], "the first anonymous source of its article")
            first = False
            said = speaker.descriptor or "no description"
            article.tell(2, a.content[0], f"attributed to “{said}”, {words} words")
    count_attributions(article.tally, rows)


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


def words_of(text: str, attribution: Attribution) -> int:
    """How many words the content has."""
    return count_words(" … ".join(span.of(text) for span in attribution.content))
