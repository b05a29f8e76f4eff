"""Whom an article credits for the words that it prints.

Decides which of the outlets that an article names (`audit.outlet_credits`) it has one attribution from. A credit counts
where it governs: the outlet is the source, or speaks around the words; "told CNN" stands in their sentence, and not at
somebody else's cue; or it leads in what the same speaker goes on to say ("In an interview with The Hill, Moss said …").
Who wrote the article as a whole, an agency or another outlet, is told by byline, dateline and signature, and holds for
all of it. An outlet that another one relies on is that one's credit, not the article's. What the article's own outlet
reports is no credit. Which names are one outlet, and what follows, is left to `graph`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from quotetrack.audit.context import AuditContext, CreditedOutlet
from quotetrack.audit.outlet_credits import credited_outlets
from quotetrack.audit.outlet_names import is_known, is_own
from quotetrack.entities.outlets import is_agency
from quotetrack.language.en.entities import vocabulary
from quotetrack.language.lexicon import alternatives, pattern, phrases
from quotetrack.model import Article, Span
from quotetrack.model.provenance import CreditEvidence
from quotetrack.segmentation.dateline import find_dateline
from quotetrack.text.folding import fold_word

_NEAR = 1  # paragraphs from one attribution of a speaker to the next, within what one credit leads in
_BACK = 12  # attributions that are looked back over; a bound keeps hostile text linear
_SOME = 40  # credits in a sentence that are looked at, likewise
_TAIL = 600  # characters at the end of an article, where it is signed

_PARAGRAPH = 1000  # characters before an attribution in which its occasion is looked for, likewise
_OCCASION = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases('provenance', 'occasions')))})\b")
_SPOKEN_OF = re.compile(rf"[’']?s? (?:{alternatives('provenance', 'reports')})")

_BRACKET = re.compile(r"[(/]([^()/\n]{2,40})[)/]")
_BETWEEN = pattern("patterns.credits", "between", re.IGNORECASE)
_AROUND = pattern("patterns.credits", "around", re.IGNORECASE)
_SIGNED = pattern("patterns.credits", "signed", re.IGNORECASE)
_REUTERS = re.compile(r"\((?P<by>Reporting by) [^()\n]{2,300}\)")  # as Reuters alone signs


class CreditClaim(NamedTuple):
    """A credit as an article gives it, before it is known which outlet is meant."""

    name: str | None  # None: an outlet that the article does not name
    how: CreditEvidence
    span: Span | None  # None: in the byline
    words: str
    by: str | None = None  # the credited outlet that relies on this one; None: the article itself does


class ArticleCredits(NamedTuple):
    """Whom one attribution is credited to, and who without a name stands behind them: "citing two officials"."""

    claims: tuple[CreditClaim, ...]
    anonymous: tuple[str, ...]


class Credits:
    """The credits of one article, to be asked for one attribution after another."""

    def __init__(self, story: AuditContext) -> None:
        self._story = story
        self._credits = tuple(one for one in credited_outlets(story) if not _is_spoken_of(one, story.text))
        self._starts = [one.span.start for one in self._credits]
        begun = sorted((a.content[0].start, i) for i, a in enumerate(story.attributions))
        self._order = [i for _, i in begun]
        self._place = {i: place for place, i in enumerate(self._order)}
        self._cues = sorted((a.cue.end, i) for i, a in enumerate(story.attributions) if a.cue is not None)

    def of(self, i: int) -> ArticleCredits:
        """The credits of attribution `i`, in the order of the text."""
        governing = self._governing(i) or self._leading_in(i)
        # "Politico, citing Reuters, reported": an engine may take the citing for a part of what is reported
        relied = [one for other in governing if other.cites is not None for one in self._in(other.cites)]
        governing = sorted({*governing, *relied}, key=lambda one: one.span)
        claims: list[CreditClaim] = []
        anonymous: list[str] = []
        for one in governing:
            relying = next((other for other in governing if other != one and self._relies(other, one)), None)
            how = CreditEvidence.TOLD if one.attribution is None else CreditEvidence.REPORTED
            by = None
            if relying is not None:
                how, by = CreditEvidence.RELIES, relying.name or relying.span.of(self._story.text)
            claims.append(CreditClaim(one.name, how, one.phrase, one.phrase.of(self._story.text), by))
            if one.cites is not None and _is_withheld(cited := one.cites.of(self._story.text)):
                anonymous.append(cited)
        return ArticleCredits(tuple(claims), tuple(anonymous))

    def _governing(self, i: int) -> list[CreditedOutlet]:
        """The credits in whose reach the attribution stands."""
        story, a = self._story, self._story.attributions[i]
        spans = [*a.content, *(span for span in (a.source, a.cue) if span is not None)]
        sentences = {
            story.sentence(at) for span in spans for at in (span.start, max(span.start, span.end - 1))
        }
        around = (i, *story.around[i])
        found = [one for one in self._credits_at(i) if one.attribution in around]
        for sentence in sorted(sentences):
            found += [one for one in self._in(sentence) if one not in found and self._reaches(one, i)]
        return sorted(found, key=lambda one: one.span)

    def _credits_at(self, i: int) -> list[CreditedOutlet]:
        """The outlets that are the source of the attribution, or of those around it."""
        wanted = [self._story.attributions[j].source for j in (i, *self._story.around[i])]
        return [one for span in wanted if span is not None for one in self._in(span)]

    def _reaches(self, one: CreditedOutlet, i: int) -> bool:
        """Whether a phrase in the attribution's own sentence is about its words, and not about another's."""
        if one.attribution is not None or any(
            span.start <= one.span.start < span.end for span in self._story.attributions[i].content
        ):
            return False
        owner = self._owner(one)
        return owner is None or owner in (i, *self._story.around[i]) or self._same_speaker(owner, i)

    def _leading_in(self, i: int) -> list[CreditedOutlet]:
        """The credits of what the same speaker said before, as long as nobody else speaks between."""
        if self._has_occasion(i):
            return []
        place = self._place[i]
        start = self._story.sentence(self._begin(i)).start
        later = i
        for j in reversed(self._order[max(0, place - _BACK) : place]):
            gap = self._story.paragraph(self._begin(later)) - self._story.paragraph(self._begin(j))
            same = gap <= _NEAR and self._same_speaker(j, i)
            if later == i and (found := self._floating(self._story.attributions[j].content[-1].end, start)):
                return found
            if not same:
                return []
            if found := self._governing(j):
                return found
            if self._has_occasion(j):
                return []
            later = j
        return self._floating(0, start) if later == i else []

    def _floating(self, after: int, before: int) -> list[CreditedOutlet]:
        """Credits in a sentence of their own: "Moss sat down with CNN on Friday. “We shall go,” he said." """
        paragraph = self._story.paragraph_at(before)
        some = self._in(Span(max(after, paragraph.start), before))
        return [one for one in some if one.attribution is None and self._owner(one) is None]

    def _has_occasion(self, i: int) -> bool:
        """Whether the paragraph tells of another occasion on which the words were said: "at a rally last week"."""
        start, end = self._story.paragraph_at(self._begin(i)).start, self._story.sentence(self._begin(i)).end
        found = _OCCASION.finditer(self._story.text, max(start, end - _PARAGRAPH), end)
        return any(not self._story.is_quoted(Span(*one.span())) for one in found)

    def _owner(self, one: CreditedOutlet) -> int | None:
        """The attribution whose cue stands before the credit: in "Moss told CNN" that of Moss."""
        at = bisect_left(self._cues, (one.span.start + 1, -1)) - 1
        if at < 0 or self._cues[at][0] <= self._story.sentence(one.span.start).start:
            return None
        return self._cues[at][1]

    def _relies(self, one: CreditedOutlet, on: CreditedOutlet) -> bool:
        """Whether the other outlet stands in what this one cites or reports."""
        if one.cites is not None and one.cites.start <= on.span.start < one.cites.end:
            return True
        if one.attribution is None or on.attribution == one.attribution:
            return False
        content = self._story.attributions[one.attribution].content
        return any(span.start <= on.span.start < span.end for span in content)

    def _same_speaker(self, j: int, i: int) -> bool:
        one, other = (self._story.attributions[n].speaker for n in (j, i))
        return one is not None and one == other and self._story.has_source(i)

    def _begin(self, i: int) -> int:
        return self._story.attributions[i].content[0].start

    def _in(self, span: Span) -> tuple[CreditedOutlet, ...]:
        first = bisect_left(self._starts, span.start)
        last = min(bisect_left(self._starts, max(span.start, span.end)), first + _SOME)
        return self._credits[first:last]


def _is_spoken_of(one: CreditedOutlet, text: str) -> bool:
    after = text[one.span.end : one.phrase.end]
    return (
        one.attribution is None and one.phrase.start == one.span.start and bool(_SPOKEN_OF.fullmatch(after))
    )


def of_article(article: Article) -> tuple[CreditClaim, ...]:
    """Who wrote the article, where that was not its outlet: by byline, dateline and signature."""
    own = [article.outlet] if article.outlet else []
    return tuple(one for one in _written(article) if one.name and not is_own(one.name, own))


def _written(article: Article) -> Iterator[CreditClaim]:
    for part in _BETWEEN.split(article.byline or ""):
        name = _AROUND.sub("", _AROUND.sub("", part.strip().strip("()")))
        if name and (is_agency(name) or is_known(name)):
            yield CreditClaim(name, CreditEvidence.BYLINE, None, part.strip())
    dateline = find_dateline(article.text)
    if dateline is not None:
        for found in _BRACKET.finditer(article.text, *dateline.span):
            if is_agency(found[1].strip()):
                yield _signature(article, Span(*found.span(1)), found[1].strip(), CreditEvidence.DATELINE)
    tail = max(0, len(article.text) - _TAIL)
    for found in _SIGNED.finditer(article.text, tail):
        words = found["name"].split(" ")
        for most in range(len(words), 0, -1):
            name = " ".join(words[:most]).rstrip(".")
            if is_agency(name) or is_known(name):
                start = found.start("name")
                yield _signature(article, Span(start, start + len(name)), name, CreditEvidence.SIGNED)
                break
    for found in _REUTERS.finditer(article.text, tail):
        yield _signature(article, Span(*found.span("by")), "Reuters", CreditEvidence.SIGNED)


def _is_withheld(words: str) -> bool:
    """Whether people are meant who are not named: "two officials", not "court filings"."""
    said = words.split()
    return not any(word[0].isupper() for word in said[1:]) and any(
        fold_word(w) in vocabulary().withheld for w in said
    )


def _signature(article: Article, span: Span, name: str, how: CreditEvidence) -> CreditClaim:
    return CreditClaim(name, how, span, span.of(article.text))
