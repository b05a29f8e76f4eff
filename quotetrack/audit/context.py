"""One analysed article as those who judge its sourcing look at it.

Decides what is the headline and what the lead, which attribution stands inside the words of another, and which are sure
enough to be judged. Judges nothing itself.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from quotetrack.audit.description import head_noun, singular
from quotetrack.audit.identifiability import is_identified, is_source, is_taken_up, withholds_name
from quotetrack.audit.policy import Policy
from quotetrack.audit.rules import Finding, Kind
from quotetrack.language.en.word_classes import Class, lexicon
from quotetrack.language.lexicon import words
from quotetrack.model import Analysis, Attribution, SourceType, Span, Speaker
from quotetrack.model import Kind as AttributionKind
from quotetrack.segmentation import segment
from quotetrack.text.spans import is_within, span_at
from quotetrack.text.words import words_of

_WORD = re.compile(r"[\w’'-]+")
_ENDS = re.compile(r"[.!?…][\"'”’)\]]*$")
_PRONOUNS = words("closed", "he", "she", "they", "relatives")
_PROSE = 5  # words; a shorter paragraph, or one without a full stop, is a subheading or a byline
_DEPTH = 8  # attributions around one; a bound keeps hostile text linear
_NOBODY = frozenset({SourceType.UNKNOWN, SourceType.AUTHOR})


@dataclass(frozen=True, slots=True)
class EarlierPrinting:
    """A quotation of another article that carries the words of one attribution of this one."""

    attribution: int  # counts from 0 in `Analysis.attributions`
    article: str
    outlet: str | None
    date: date | None
    words: str
    speaker: str | None
    relation: str  # what was done to the words, see `matching.decision.Relation`
    same_speaker: bool | None  # None: one of the two articles names nobody

    @property
    def where(self) -> str:
        """Article, outlet and day, as far as they are known."""
        known = [str(fact) for fact in (self.outlet, self.date) if fact]
        return f"{self.article} ({', '.join(known)})" if known else self.article


class CreditedOutlet(NamedTuple):
    """A mention of another outlet as an origin. `name` is None where the article does not tell which."""

    span: Span
    phrase: Span  # with the words that tell that something was taken from there: "told Reuters"
    name: str | None
    attribution: int | None
    cites: Span | None  # on whom the outlet relies


class AuditContext:
    """An analysis, and the standard that it is judged by."""

    def __init__(
        self, analysis: Analysis, policy: Policy, elsewhere: tuple[EarlierPrinting, ...] = ()
    ) -> None:
        self.article = analysis.article
        self.elsewhere = elsewhere
        self.text = analysis.article.text
        self.attributions = analysis.attributions
        self.policy = policy
        self.credits: tuple[CreditedOutlet, ...] | None = None  # kept by `outlets`, which several kinds ask
        self.opening: list[tuple[str, list[int]]] | None = None  # kept by `anonymous_sources.opening`
        self.statements: tuple[dict[int, set[str]], dict[str, list[int]]] | None = (
            None  # kept by `corroboration`
        )
        self._cues: dict[Span, frozenset[str]] = {}  # each kind asks for the words of the same cues
        self._segments = segment(self.text)
        self._starts = [paragraph.start for paragraph in self._segments.paragraphs]

    @cached_property
    def lower(self) -> str:
        """The text in lower case, as long as it is: patterns without regard to case are several times as slow."""
        lower = self.text.lower()
        if len(lower) == len(self.text):
            return lower
        return "".join(
            low if len(low := sign.lower()) == 1 else sign for sign in self.text
        )  # "İ" becomes two

    @cached_property
    def judged(self) -> tuple[tuple[int, Attribution], ...]:
        """The attributions that are sure enough, each with its index."""
        least = self.policy.min_confidence
        return tuple((i, a) for i, a in enumerate(self.attributions) if a.confidence >= least)

    @cached_property
    def said_by(self) -> dict[Speaker, list[int]]:
        """The judged attributions of each speaker, in the order of the text."""
        said: dict[Speaker, list[int]] = {}
        for i, attribution in self.judged:
            if attribution.speaker is not None:
                said.setdefault(attribution.speaker, []).append(i)
        return said

    @cached_property
    def anonymous(self) -> dict[Speaker, list[int]]:
        """The article's own anonymous sources, with what it has from them.

        Not whom others speak of ("A friend told me," said Moss), nor those whose words tell who they are: "the envoy to
        Tokyo", "several leaders, including Ann Moss". One who is taken up ("the source") tells nothing new of himself,
        and one whom only the headline describes ("Rugby legend: pay me") is named below.
        """
        own = {}
        for speaker, said in self.said_by.items():
            if not speaker.anonymous or not is_source(speaker):
                continue
            if all(self.in_headline(self.mention(i)) for i in said) and not withholds_name(speaker):
                continue
            outer = [i for i in said if self.is_outer(i) and self.tells(i) and not self._is_relative(i)]
            if not outer:
                continue
            first = self.mention(outer[0])
            if not is_identified(self.text, self.named, speaker, first) and not is_taken_up(
                self.text, self.first_said, speaker, first
            ):
                own[speaker] = outer
        return own

    @cached_property
    def named(self) -> frozenset[str]:
        """The people whom the article names, as sources."""
        return frozenset(s.name for s in self.said_by if s.name and s.type is SourceType.PERSON)

    @cached_property
    def first_said(self) -> dict[str, int]:
        """Where an anonymous source of each noun first speaks, and under "" any at all."""
        first: dict[str, int] = {}
        for speaker, said in self.said_by.items():
            if speaker.anonymous:
                at = self.mention(said[0]).start
                for called in ("", singular(head_noun(speaker))):
                    first[called] = min(at, first.get(called, at))
        return first

    @cached_property
    def headline(self) -> Span | None:
        """The article's title where its text begins with it."""
        first = self._segments.paragraphs[0] if self._segments.paragraphs else None
        same = first is not None and _plain(self.article.title or "") == _plain(first.of(self.text))
        return first if same else None

    def in_headline(self, span: Span) -> bool:
        """Whether the headline says so."""
        return self.headline is not None and span.end <= self.headline.end

    @cached_property
    def lead(self) -> tuple[Span, ...]:
        """The paragraphs that a reader reads first, without headline, byline and subheadings."""
        found: list[Span] = []
        for paragraph in self._segments.paragraphs:
            if len(found) == self.policy.lead_paragraphs:
                break
            if paragraph != self.headline and self._is_prose(paragraph):
                found.append(paragraph)
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the article."""
        return self._segments.sentences

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands between quotation marks."""
        return tuple(quotation.span for quotation in self._segments.quotations)

    @cached_property
    def inside(self) -> dict[int, list[int]]:
        """The attributions that stand in the content of another, which is the key."""
        found: dict[int, list[int]] = {}
        for i, outer in enumerate(self.around):
            for j in outer:
                found.setdefault(j, []).append(i)
        return found

    def sentence(self, at: int) -> Span:
        """The sentence in which an offset lies; an empty one where it lies in none."""
        return span_at(at, self.sentences) or Span(at, at)

    def paragraph(self, at: int) -> int:
        """The index of the paragraph in which an offset lies."""
        return bisect_right(self._starts, at) - 1

    def paragraph_at(self, at: int) -> Span:
        """The paragraph in which an offset lies; an empty one where it lies in none."""
        return span_at(at, self._segments.paragraphs) or Span(at, at)

    @cached_property
    def quoting(self) -> frozenset[int]:
        """The paragraphs that quote somebody."""
        return frozenset(
            self.paragraph(a.content[0].start)
            for _, a in self.judged
            if a.source is not None and a.kind is not AttributionKind.INDIRECT
        )

    def is_quoted(self, span: Span) -> bool:
        """Whether somebody else's words are meant: the span stands between quotation marks."""
        return is_within(span, self.quotations)

    @cached_property
    def around(self) -> tuple[tuple[int, ...], ...]:
        """For each attribution those in whose content it stands with its source, the outermost first.

        In "Trump urged her not to go, sources said", what Trump urged is told by the sources.
        """
        spans = sorted(
            (span.start, -span.end, i)
            for i, a in enumerate(self.attributions)
            for span in a.content
            if a.source
        )
        wanted = sorted((_extent(a).start, i) for i, a in enumerate(self.attributions))
        found: list[tuple[int, ...]] = [()] * len(self.attributions)
        active: list[tuple[int, int]] = []  # end, index
        following = 0
        for start, i in wanted:
            while following < len(spans) and spans[following][0] <= start:
                active.append((-spans[following][1], spans[following][2]))
                following += 1
            active = [(end, j) for end, j in active if end > start][-_DEPTH:]
            extent = _extent(self.attributions[i])
            found[i] = tuple(
                j for end, j in active if j != i and end >= extent.end and self._source(i) != self._source(j)
            )
        return tuple(found)

    def covering(self, at: int) -> list[int]:
        """The judged attributions in whose content an offset lies; a few, the nearest."""
        first = bisect_right(self._contents, at, key=lambda one: one[0].start)
        near = self._contents[max(0, first - _DEPTH) : first]
        return [i for span, i in near if at < span.end]

    @cached_property
    def _contents(self) -> list[tuple[Span, int]]:
        return sorted((span, i) for i, a in self.judged for span in a.content)

    def is_outer(self, i: int) -> bool:
        """Whether the article itself tells that somebody says so."""
        return not self.around[i]

    def tells(self, i: int) -> bool:
        """Whether the source told something: not "officials had little interest", "a lawyer did not respond"."""
        a = self.attributions[i]
        cue = self.cue_verbs(a)
        if not cue.isdisjoint(words("audit.description", "public")):  # “…,” one person tweeted
            return False
        if a.kind is not AttributionKind.INDIRECT or a.cue is None:
            return True
        silent = not cue.isdisjoint(words("audit.description", "silent"))
        if silent and not cue.isdisjoint(words("audit.description", "answers")):
            return False
        return cue.isdisjoint(words("audit.description", "modal")) and any(map(_is_telling, cue))

    def has_source(self, i: int) -> bool:
        """Whether the reader learns of anybody who says so."""
        speaker = self.attributions[i].speaker
        return speaker is not None and speaker.type not in _NOBODY

    def cue_verbs(self, attribution: Attribution) -> frozenset[str]:
        """The words of the cue; verbs in their base form: "has also accused" → has also accuse."""
        if attribution.cue is None:
            return frozenset()
        found = self._cues.get(attribution.cue)
        if found is None:
            forms = lexicon().forms
            words = _WORD.findall(attribution.cue.of(self.text).lower())
            found = frozenset(forms[word].base if word in forms else word for word in words)
            self._cues[attribution.cue] = found
        return found

    def mention(self, i: int) -> Span:
        """Where an attribution names its source; else where its words begin."""
        a = self.attributions[i]
        return a.source or a.content[0]

    def described(self, speaker: Speaker, i: int) -> Span:
        """Where the article first says who a source is: not at "they". `i` is an attribution of his."""
        mentions = (m for m in sorted(speaker.mentions) if m.of(self.text).lower() not in _PRONOUNS)
        return next(mentions, self.mention(i))

    def finding(self, kind: Kind, spans: Iterable[Span], message: str, of: int | None = None) -> Finding:
        """A finding, with the words of its spans."""
        found = tuple(spans)
        return Finding(kind, found, " … ".join(span.of(self.text) for span in found), message, of)

    def _is_relative(self, i: int) -> bool:
        """ "bankers who concluded that …": which bankers are meant, not what they told."""
        a = self.attributions[i]
        pronoun = a.source is not None and a.source.of(self.text).lower() in words("closed", "relatives")
        return pronoun and a.kind is AttributionKind.INDIRECT

    def _source(self, i: int) -> Span | None:
        return self.attributions[i].source

    def _is_prose(self, paragraph: Span) -> bool:
        words = paragraph.of(self.text)
        return bool(_ENDS.search(words)) and words.count(" ") + 1 >= _PROSE


def _is_telling(word: str) -> bool:
    """Whether a verb in its base form, or a noun, means that somebody told something."""
    known = lexicon().classes.get(word, 0)
    if known & (Class.SAY | Class.NOUN):
        return word not in words("audit.description", "stances")
    return word in words("audit.description", "thinking", "telling") or word in words("audit.attack", "cues")


def _extent(attribution: Attribution) -> Span:
    """From the first to the last word of an attribution."""
    spans = [*attribution.content]
    spans += [span for span in (attribution.source, attribution.cue) if span is not None]
    return Span(min(spans)[0], max([end for _, end in spans]))


def _plain(text: str) -> str:
    return " ".join(words_of(text))
