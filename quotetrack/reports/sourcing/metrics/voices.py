"""Figures 15, 16 and 18: who speaks, how far that stands from what is said, and how sure it is."""

from __future__ import annotations

from bisect import bisect_right

from quotetrack.model import Kind, SourceType, Span
from quotetrack.reports.sourcing.counters import CountingContext
from quotetrack.text.phrasing import count_of, count_words

_FAR = 2_000  # characters between a claim and its source that are looked through; a bound keeps hostile text linear


def mix(article: CountingContext) -> None:
    """Each attribution by the type of its source, and each named source with its attributions."""
    known_as, tally = article.stored.known_as, article.tally
    names: dict[int, str | None] = {}
    for a in article.story.attributions:
        speaker = a.speaker
        kind = SourceType.UNKNOWN if speaker is None else speaker.type
        tally.counts[f"type.{kind}"] += 1
        if speaker is not None and id(speaker) not in names:
            names[id(speaker)] = known_as.get(speaker) or speaker.name
        name = names.get(id(speaker))
        if name:
            tally.named[name] += 1
        article.tell(15, a.source or a.content[0], f"{kind.value}: {name}" if name else kind.value)


def distance(article: CountingContext) -> None:
    """Words between a claim and its source; for quotations, whether the two share a sentence and a paragraph."""
    story, gaps = article.story, article.tally.gaps
    for a in story.attributions:
        source = a.source
        if source is None:
            continue
        gap = min((_between(piece, source) for piece in a.content), key=lambda gap: gap.end - gap.start)
        near = Span(gap.start, min(gap.end, gap.start + _FAR)).of(story.text)
        words = count_words(near)
        gaps[words] += 1
        if a.kind is Kind.INDIRECT:
            continue
        article.count("quotations")
        elsewhere = not any(_share(story.sentences, piece, source) for piece in a.content)
        apart = gap.end - gap.start > _FAR or "\n" in near
        article.count("quotations.sentence", elsewhere)
        article.count("quotations.paragraph", elsewhere and apart)
        if elsewhere:
            where = "paragraph" if apart else "sentence"
            article.tell(
                16,
                a.content[0],
                f"“{source.of(story.text)}” stands in another {where}, {count_of(words, 'word')} away",
            )


def quality(article: CountingContext) -> None:
    """Attributions that lead to nobody, and how sure the engine is of all of them."""
    story = article.story
    for a in story.attributions:
        article.tally.counts["confidence"] += a.confidence
        if a.speaker is None or a.speaker.type is SourceType.UNKNOWN:
            article.count("attributions.unresolved")
            article.tell(18, a.content[0], f"no source was resolved; confidence {a.confidence:.2f}")


def _between(piece: Span, mention: Span) -> Span:
    """What stands between a piece of content and the source; nothing where one is in the other."""
    if piece.end <= mention.start:
        return Span(piece.end, mention.start)
    return Span(mention.end, max(mention.end, piece.start))


def _share(sentences: tuple[Span, ...], piece: Span, source: Span) -> bool:
    """Whether a sentence that the piece reaches into has the source: of “It is late. We go,” she said, the last has."""
    at = bisect_right(sentences, source.start, key=lambda one: one.start) - 1
    if at < 0:
        return True
    sentence = sentences[at]
    return piece.start < sentence.end and sentence.start < piece.end
