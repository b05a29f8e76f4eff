"""Quotations and where their source stands: nowhere, or far away.

Decides for words between quotation marks alone. Who says them, `extraction` and `coreference` found; a term or a
title in quotation marks is hardly longer than four words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from quotetrack.audit import rules
from quotetrack.audit.context import AuditContext
from quotetrack.audit.rules import Finding
from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.model import Kind, Span, Speaker
from quotetrack.text.words import words_of

_SAYING = Class.SAY | Class.MANNER | Class.JUDGE
_BESIDE = 300  # characters of a sentence beside a quotation
_BEFORE = 8  # attributions that may have said the paragraph above
_MOST = 100_000  # characters between a quotation and its source that are counted


def no_source(story: AuditContext) -> Iterator[Finding]:
    """A quotation that nobody says, however sure it is that somebody does; and one that only may go on with what the
    last speaker said, who was named out of sight."""
    for i, a in enumerate(story.attributions):
        if a.kind is Kind.INDIRECT or not story.is_outer(i):
            continue
        guessed = _paragraphs_off(story, i)
        if guessed or (a.source is None and not story.has_source(i)):
            quoted = " ".join(span.of(story.text) for span in a.quoted or a.content)
            long = len(quoted.split()) >= story.policy.quotation_words
            if (
                long
                and not story.in_headline(a.content[0])
                and not _is_title(quoted)
                and not _is_introduced(story, a.content[0])
            ):
                message = "nobody is said to say this"
                if guessed and a.source is not None:
                    last = " ".join(a.source.of(story.text).split())
                    message += f"; the last who spoke is “{last}”, {guessed} paragraphs above"
                yield story.finding(rules.Kind.NO_SOURCE, a.content[:1], message, i)


def _paragraphs_off(story: AuditContext, i: int) -> int:
    """How far above stands the source of a quotation that has it by a guess: not in its paragraph nor in the one above,
    nor is the one above his words too, which go on. 0: it is in sight, or is no guess."""
    a = story.attributions[i]
    if a.source is None or a.confidence >= story.policy.min_confidence:
        return 0
    here = story.paragraph(a.content[0].start)
    if a.cue is not None and story.paragraph(a.cue.start) == here:
        return 0
    if story.paragraph(a.content[0].start - 1) in story.quoting:
        return 0
    before = story.attributions[max(0, i - _BEFORE) : i]
    spoken = (
        span for one in before if one.source == a.source or one.speaker == a.speaker for span in one.content
    )
    if any(here - 1 <= story.paragraph(span.end - 1) <= here for span in spoken):
        return 0
    mentions = [a.source, *(a.speaker.mentions if a.speaker is not None else ())]
    off = min(abs(here - story.paragraph(one.start)) for one in mentions)
    return off if off > 1 else 0


def mention_distance(story: AuditContext) -> Iterator[Finding]:
    """A paragraph that quotes somebody who was last named far away, where it does not name him itself.

    One finding for each run of such paragraphs: who speaks through three paragraphs is asked about once.
    """
    last: tuple[object, int] | None = None
    named_at: dict[Speaker, list[Span]] = {}
    for i, a in story.judged:
        if a.source is None or a.kind is Kind.INDIRECT or a.speaker is None or not story.is_outer(i):
            continue
        if a.speaker not in named_at:
            named_at[a.speaker] = sorted(a.speaker.mentions) or [a.source]
        mentions = named_at[a.speaker]
        for piece in a.content:
            near = min(
                (_between(piece, one) for one in _beside(mentions, piece)),
                key=lambda gap: gap.end - gap.start,
            )
            words = len(near.of(story.text).split())
            paragraph = story.paragraph(piece.start)
            named = any(story.paragraph(one.start) == paragraph for one in _beside(mentions, piece))
            if words <= story.policy.distance_words or named:
                continue
            if last not in ((a.speaker, paragraph), (a.speaker, paragraph - 1)):
                message = f"{words} words from its source, in another paragraph: “{a.source.of(story.text)}”"
                yield story.finding(rules.Kind.DISTANCE, (piece,), message, i)
            last = a.speaker, paragraph


def _beside(mentions: list[Span], piece: Span) -> list[Span]:
    """The mentions before and after a piece."""
    at = bisect_left(mentions, piece)
    return mentions[max(0, at - 1) : at + 1]


def _is_introduced(story: AuditContext, quotation: Span) -> bool:
    """Whether a reader sees who speaks, though no source was found: beside a word of saying, after "From the report:",
    where a paragraph goes on quoting, and where the marks end with a comma: “It is late,” reacted Moss.
    """
    if story.text[max(quotation.start, quotation.end - 3) : quotation.end].rstrip("\"'”’").endswith(","):
        return True
    paragraph = story.paragraph_at(quotation.start)
    above = story.paragraph_at(paragraph.start - 1) if paragraph.start == quotation.start else paragraph
    before = story.text[above.start : above.end if above is not paragraph else quotation.start]
    if before.rstrip().endswith((":", "—", "–", "-")):
        return True
    if story.paragraph(quotation.start) in story.quoting:
        return True
    sentence = story.sentence(quotation.start)
    before = story.text[max(sentence.start, quotation.start - _BESIDE) : quotation.start]
    after = story.text[quotation.end : max(quotation.end, min(sentence.end, quotation.end + _BESIDE))]
    classes = lexicon().classes
    return any(classes.get(word, 0) & _SAYING for word in words_of(f"{before} {after}"))


def _between(piece: Span, mention: Span) -> Span:
    """What stands between a mention and a piece of a quotation."""
    if piece.end <= mention.start:
        return Span(max(piece.end, mention.start - _MOST), mention.start)
    return Span(mention.end, min(max(mention.end, piece.start), mention.end + _MOST))


def _is_title(quoted: str) -> bool:
    """ "The Girl on the Train": most of its words have a capital."""
    words = [word for word in quoted.split() if len(word) > 3]
    return bool(words) and sum(word.lstrip("“\"'‘")[:1].isupper() for word in words) > 0.7 * len(words)
