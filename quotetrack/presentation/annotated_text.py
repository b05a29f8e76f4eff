"""One article as a reader sees it: its own words, content, cue and source marked, a numbered list beneath.

Decides where marks open and close when spans nest or cross; changes nothing of the text itself. Two looks
come from the same pieces: brackets, `[source 1: she] [cue 1: said]`, for pipes and monochrome, and colour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from quotetrack.extraction.rules.explain import explain
from quotetrack.model import Analysis, Attribution, SourceType, Span, Speaker
from quotetrack.presentation import sanitize

if TYPE_CHECKING:
    from rich.text import Text

# What lies outside when two marks cover the same words.
_ROLES = ("content", "reason", "source", "cue")
_REASON = 80  # characters of a reason in the list; the text above has it marked in full
_STYLES = {"content": "green", "reason": "magenta", "source": "bold cyan", "cue": "underline yellow"}


@dataclass(frozen=True, slots=True)
class TextMark:
    """A marked stretch of the article: what it is, and of which attributions (counted from 1)."""

    span: Span
    role: str
    numbers: tuple[int, ...]

    @property
    def label(self) -> str:
        """`source 1,3`"""
        return f"{self.role} {','.join(map(str, self.numbers))}"


def marks(analysis: Analysis) -> list[TextMark]:
    """Every marked stretch, outer ones first; one stretch in one role is one mark, with all its numbers."""
    numbers: dict[tuple[Span, str], list[int]] = defaultdict(list)
    for number, attribution in enumerate(analysis.attributions, 1):
        reason = attribution.speaker.reason if attribution.speaker else None
        singles = (("source", attribution.source), ("cue", attribution.cue), ("reason", reason))
        for role, span in (*(("content", span) for span in attribution.content), *singles):
            if span is not None and span.start < span.end and number not in numbers[span, role]:
                numbers[span, role].append(number)
    found = [TextMark(span, role, tuple(ns)) for (span, role), ns in numbers.items() if ns]
    return sorted(found, key=lambda m: (m.span.start, -m.span.end, _ROLES.index(m.role)))


def walk_marks(analysis: Analysis) -> Iterator[tuple[str, tuple[TextMark, ...]]]:
    """The text in pieces, each with the marks over it, outermost first; joined, they are the text."""
    text, pending = analysis.article.text, marks(analysis)
    bounds = sorted({0, len(text), *(edge for m in pending for edge in m.span if edge <= len(text))})
    over: list[TextMark] = []
    following = 0
    for start, end in pairwise(bounds):
        over = [m for m in over if m.span.end > start]
        while following < len(pending) and pending[following].span.start <= start:
            over.append(pending[following])
            following += 1
        yield text[start:end], tuple(over)


def bracketed(analysis: Analysis) -> str:
    """The article with its marks as brackets. A mark that crosses another is closed and opened again."""
    out: list[str] = []
    open_: tuple[TextMark, ...] = ()
    for piece, over in (*walk_marks(analysis), ("", ())):
        same = 0
        while same < min(len(open_), len(over)) and open_[same] is over[same]:
            same += 1
        out.append("]" * (len(open_) - same))
        out.extend(f"[{mark.label}: " for mark in over[same:])
        out.append(sanitize.multi_line(piece))
        open_ = over
    return "".join(out)


def coloured(analysis: Analysis) -> Text:
    """The article with its marks as colour; a small number after each content leads to the list beneath."""
    from rich.text import Text

    out = Text()
    pieces = [*walk_marks(analysis), ("", ())]
    for (piece, over), (_, after) in pairwise(pieces):
        styles = [_STYLES[mark.role] for mark in over]
        out.append(sanitize.multi_line(piece), " ".join(dict.fromkeys(" ".join(styles).split())) or None)
        for mark in over:
            if mark.role == "content" and mark not in after:
                out.append(f"[{','.join(map(str, mark.numbers))}]", "dim")
    return out


def heading(analysis: Analysis) -> str:
    """What is known of the article, on one line each: title, then outlet, date, byline and id."""
    article = analysis.article
    published = article.published.isoformat() if article.published else None
    facts = [fact for fact in (article.outlet, published, article.byline, article.id) if fact]
    return "\n".join(sanitize.single_line(text) for text in (article.title, " · ".join(facts)) if text)


def who(attribution: Attribution, text: str) -> str:
    """`Kazuhiro Maejima (person)`, `“a senior official” (unnamed, anonymous, specificity 2/4, no reason given)`.

    The specificity is that of `sources.specificity`; a reason that is a formula is called boilerplate.
    """
    speaker = attribution.speaker
    named = speaker.name if speaker else None
    mention = attribution.source.of(text) if attribution.source else None
    words = speaker.descriptor if speaker and speaker.descriptor else mention
    who = named or (f"“{words}”" if words else "no source")
    notes = [(speaker.type if speaker else SourceType.UNKNOWN).value]
    if speaker and speaker.spokesperson:
        notes.append("spokesperson")
    if speaker and speaker.anonymous:
        notes += _anonymity(speaker, text)
    return sanitize.reflow(f"{who} ({', '.join(notes)})")


def _anonymity(speaker: Speaker, text: str) -> list[str]:
    """What an editor asks of an anonymous source, in a few words."""
    notes = ["anonymous"]
    if speaker.specificity is not None:
        notes.append(f"specificity {speaker.specificity}/4")
    if speaker.reason is None:
        return [*notes, "no reason given"]
    formula = "boilerplate " if speaker.boilerplate else ""
    return [*notes, f"reason: {formula}“{sanitize.excerpt(speaker.reason.of(text), _REASON)}”"]


def legend(analysis: Analysis, *, why: bool = False) -> list[str]:
    """One line an attribution: number, who, how the words are given, how sure, and the rule behind it.

    With `why`, a second line says what that rule is and what it saw.
    """
    wide = len(str(len(analysis.attributions)))
    lines = []
    for number, a in enumerate(analysis.attributions, 1):
        lines.append(
            f"{number:>{wide}}  {who(a, analysis.article.text)}; {a.kind.value}, "
            f"confidence {a.confidence:.2f}{f', {sanitize.single_line(a.rule)}' if a.rule else ''}"
        )
        if why:
            lines.append(f"{'':{wide}}  {sanitize.reflow(explain(a, analysis.article.text))}")
    return lines or ["no attributions found"]


def plain_view(analysis: Analysis, *, why: bool = False) -> str:
    """The whole view for a pipe or a monochrome terminal, ending in a line break."""
    parts = (heading(analysis), bracketed(analysis).strip("\n"), "\n".join(legend(analysis, why=why)))
    return "\n\n".join(part for part in parts if part) + "\n"


def colour_view(analysis: Analysis, *, why: bool = False) -> Text:
    """The whole view for a terminal with colour."""
    from rich.text import Text

    title, _, facts = heading(analysis).rpartition("\n")
    out = Text()
    if title:
        out.append(title + "\n", "bold")
    out.append(facts + "\n\n", "dim")
    out.append_text(coloured(analysis))
    out.rstrip()
    out.append("\n\n" + "\n".join(legend(analysis, why=why)))
    return out
