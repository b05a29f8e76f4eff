"""Claims of single chunks become attributions of an article: exact at quotation marks, with speakers carried on.

`"…," she said, adding "…"`, speech that goes on in the next sentence or paragraph, quotations whose chunk names nobody:
decides to whom such words belong. A report that names no source, outside of marks, is left without one.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from quotetrack.extraction.tagger.decoding import SOURCE, Mention
from quotetrack.extraction.tagger.encoding import EncodedText, span_of
from quotetrack.extraction.tagger.layout import TranscriptTurns
from quotetrack.extraction.tagger.relations import RelationPrediction
from quotetrack.model import Span
from quotetrack.segmentation import Quotation, Segments

_MOST = 0.6  # the share of a quotation that a content must hold to be given the whole
_LEAST_WORDS = 6  # words under which marks that nobody near them speaks may enclose a title or a scare quote


@dataclass(slots=True)
class LinkedSource:
    """An attribution in the making, in offsets."""

    content: list[Span]
    cue: Span | None
    source: Span | None
    rule: str
    sure: float
    paragraph: int
    quoted: list[Span] = field(default_factory=list)


class AttributionAssembler:
    """Goes through an article's chunks in order."""

    def __init__(self, text: str, segments: Segments) -> None:
        self.text = text
        self.quotations = segments.quotations
        self.marks = [q.span.start for q in segments.quotations]
        self.paragraphs = [p.start for p in segments.paragraphs]
        self.sentences = [s.start for s in segments.sentences]
        self.found: list[LinkedSource] = []
        self.last: LinkedSource | None = None  # the last who was named as saying something
        self.turns = TranscriptTurns(text, segments)
        self.sources: dict[int, Span] = {}  # the last source of each paragraph

    def add(self, pieces: EncodedText, mentions: list[Mention], claims: list[RelationPrediction]) -> None:
        """Take what was found in a chunk."""
        read = [(self._linked(pieces, claim), claim) for claim in claims if claim.contents]
        linked = [(one, claim) for one, claim in read if one.content]
        for m in mentions:
            if m.role == SOURCE:
                span = span_of(pieces, m.first, m.last)
                self.sources[self._paragraph(span)] = span
        taken = {(c.source.first, c.source.last) for _, c in linked if c.source}
        free = [
            span_of(pieces, m.first, m.last)
            for m in mentions
            if m.role == SOURCE and (m.first, m.last) not in taken
        ]
        for made, _ in sorted(linked, key=lambda pair: pair[0].content[0]):
            if not self.turns.speaker(made.paragraph):
                self._settle(made, free)

    def finish(self) -> list[LinkedSource]:
        """All that was found, in the order of its contents."""
        self.found += [self._turn(n) for n in self.turns.paragraphs()]
        for made in self.found:
            made.content = _joined(made.content)
            made.quoted = [quoted for span in made.content for quoted in self._quoted(span)]
            if made.cue is None and (signature := self.turns.signature(made.paragraph)):
                made.source, made.rule = signature, "signature"
        return sorted(self.found, key=lambda made: (made.content[0].start, -made.content[0].end))

    def _linked(self, pieces: EncodedText, claim: RelationPrediction) -> LinkedSource:
        joined = _joined([self._exact(span_of(pieces, m.first, m.last)) for m in claim.contents])
        cue = span_of(pieces, claim.cue.first, claim.cue.last) if claim.cue else None
        paragraph = self._paragraph(joined[0])
        if (
            cue is not None
        ):  # the headline above “…,” she said: words without marks do not wait for another paragraph
            here = self._paragraph(cue)
            joined = [one for one in joined if self._paragraph(one) >= here or self._quoted(one)]
        return LinkedSource(
            joined,
            cue,
            span_of(pieces, claim.source.first, claim.source.last) if claim.source else None,
            "cue",
            claim.sure * min(m.sure for m in claim.contents),
            self._paragraph(joined[0]) if joined else paragraph,
            [quoted for span in joined for quoted in self._quoted(span)],
        )

    def _paragraph(self, span: Span) -> int:
        return bisect_right(self.paragraphs, span.start) - 1

    def _turn(self, paragraph: int) -> LinkedSource:
        """What is said in a paragraph that is a turn of a transcript, or goes on with one."""
        label, words = self.turns.words(paragraph)
        return LinkedSource(
            [words], label.cue, label.source, "transcript", 1.0, paragraph, self._quoted(words)
        )

    def _exact(self, span: Span) -> Span:
        """`span` with the whole of each quotation that it holds the most of, and without the rest of others."""
        start, end = span
        for quotation in self._inside(span):
            whole = quotation.span
            shared = min(end, whole.end) - max(start, whole.start)
            if shared >= _MOST * (whole.end - whole.start):
                start, end = min(start, whole.start), max(end, whole.end)
            elif start < whole.start and end < whole.end:
                end = whole.start - (self.text[whole.start - 1] == " ")
        return Span(start, max(end, start + 1))

    def _inside(self, span: Span) -> list[Quotation]:
        """The quotations that share something with `span`."""
        at = max(bisect_right(self.marks, span.start) - 1, 0)
        found = []
        while at < len(self.quotations) and self.quotations[at].span.start < span.end:
            if self.quotations[at].inner.end > span.start and self.quotations[at].inner.start < span.end:
                found.append(self.quotations[at])
            at += 1
        return found

    def _quoted(self, span: Span) -> list[Span]:
        """What of `span` stands between quotation marks."""
        inner = (q.inner for q in self._inside(span))
        return [Span(max(span.start, start), min(span.end, end)) for start, end in inner]

    def _settle(self, made: LinkedSource, free: list[Span]) -> None:
        last = self.last
        speech = (
            bool(made.quoted) and made.content[0].start <= made.quoted[0].start <= made.content[0].start + 2
        )
        if made.source is None and made.cue is None:
            if speech and last is not None and self._goes_on(last, made):
                last.content += made.content
                last.quoted += made.quoted
                return
            if not speech:
                if not self.found or self.found[-1].paragraph != made.paragraph:
                    return  # words that nobody reports
                made.sure *= 0.5
        if made.source is None and (speech or made.quoted):
            announced = self.sources.get(made.paragraph - 1) if self.turns.announced(made.paragraph) else None
            made.source = announced or self._near(made, free) or (last.source if last else None)
            made.rule = "announced" if announced else "carried" if made.source else "unattributed"
            if not announced and self._words(made) < _LEAST_WORDS:
                return  # a scare quote, a title
        elif made.source is None and last is not None and self._same_sentence(last, made):
            made.source, made.rule = last.source, "shared"
        self.found.append(made)
        if made.source is not None and (made.quoted or last is None or last.paragraph != made.paragraph):
            self.last = made

    def _words(self, made: LinkedSource) -> int:
        return sum(span.of(self.text).count(" ") + 1 for span in made.quoted)

    def _goes_on(self, last: LinkedSource, made: LinkedSource) -> bool:
        """Whether words without a cue are more of the last speech."""
        return made.paragraph == last.paragraph or (
            made.paragraph == last.paragraph + 1 and any(not q.closed for q in self._inside(last.content[-1]))
        )

    def _near(self, made: LinkedSource, free: list[Span]) -> Span | None:
        """A source of the same paragraph that nothing else claims."""
        start, end = made.content[0].start, made.content[-1].end
        here = [s for s in free if self._paragraph(s) == made.paragraph]
        return min(here, key=lambda s: max(start - s.end, s.start - end), default=None)

    def _same_sentence(self, last: LinkedSource, made: LinkedSource) -> bool:
        ends = last.content[-1].start if last.cue is None else last.cue.start
        begins = made.content[0].start if made.cue is None else made.cue.start
        return bisect_right(self.sentences, ends) == bisect_right(self.sentences, begins)


def _joined(spans: list[Span]) -> list[Span]:
    """The same stretches, in order and apart."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
