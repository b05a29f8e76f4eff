"""Where an article names another outlet as where it has something from: "told Reuters", "a report in the Courier".

Decides which words name an outlet, and whether the words beside it say that something was taken from there. Not every
mention is one: "she works for Reuters", "the Times building". What the article's own outlet reports is its own.
"""

from __future__ import annotations

import heapq
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from quotetrack.identify.vocabulary import fold, vocabulary
from quotetrack.model import Attribution, SourceType, Span
from quotetrack.registry.outlet import is_same, key
from quotetrack.sourcing.lexicon import phrases, words, words_of
from quotetrack.sourcing.story import Story

_PART = re.compile(r"\w+")
# The first word of a name as it is written: in capitals, a figure, or one of those that no name is written with.
_BEGINS = re.compile(r"\b(?:(?:the|le|la|de|del|della|of|and)\b|[^\W_a-zß-öø-ÿ]\w*)")
_SPACE = re.compile(r"\s")  # "told\xa0the Post"
_REACH = 60  # characters beside a name
_MARKS = 8  # characters that a title between quotation marks has besides its name: "The", marks, a comma
_OPENS = re.compile(r"On (?:[A-Z][\w.]*[’']s )?(?:[Tt]he )?(?:\w+day[’']s )?[“\"‘']{0,2}(?:The )?")
_ARTICLE = r"(?:(?:the|a|an|its|their|both) )?(?:[A-Z][\w.]*[’']s )?(?:[“\"‘']{1,2}(?:the )?)?"
_WHEN = (
    r"(?: \w+day| (?:this |last )?(?:morning|afternoon|evening|night|week|month)"
    r"| live| by (?:tele)?phone| [a-z]+ly)"
)
_TAKEN = re.compile(
    r"\b(?:t(?:old|ells|elling)(?:(?: [\w.’'-]+){1,4} (?:of|on|from))?|according to|per|via"
    r"|citing|quoting|which (?:cited|quoted)"
    r"|(?:cited|quoted|reported|published|obtained|revealed) (?:by|in)"
    r"|interview(?:ed|s)?(?: with| on| by| in| to|(?: \w+){1,3} (?:with|on|of))"
    r"|(?:speak(?:s|ing)?|spoke|talk(?:s|ed|ing)?) (?:to|with)"
    rf"|(?:sa(?:id|ys|ying)|add(?:ed|s)|speaking|appear(?:s|ed|ing|ance)|remarks|comments){_WHEN}{{0,3}} (?:on|to)"
    rf"|\w+day{_WHEN}?,? on|(?:episode|edition|broadcast|taping) of)"
    rf" {_ARTICLE}$"
)
_CAPITALS = re.compile(r"(?:\b(?:[A-Z][\w&-]{0,20}|(?:[A-Z]\.){1,3}|&)[ \xa0]){1,4}$")
_SAME = re.compile(r"[’'‘]s?[ \xa0][“\"'‘’]{0,2}(?:[Tt]he )?")  # “NBC’s “Meet the Press””: one outlet
_PROGRAMME = re.compile(r"[’'‘]s[ \xa0][“\"‘']")  # "trashed the plan on MSNBC’s “Morning Joe”"
_ON = re.compile(rf"\b(?:on|to) {_ARTICLE}$")
_ON_AIR = re.compile(r"[”\"'’,]{0,3} (?:on|of) (?:the )?")  # “The Morning Show” on NBC
_NO_OFFICE = "(?! (?:boards?|pages?|writers?))"  # "the Courier editorial board"
_REPORTS = re.compile(
    rf"(?:[’']s? (?:report(?:s|ed|ing)?|article|story|editorial|account)\b{_NO_OFFICE}"
    rf"| (?:report|article|story|editorial|op-ed|interview)\b{_NO_OFFICE}"
    r"|,? (?:which |that |has |had |have |first |also |later |[a-z]{3,10}ly ){0,3}"
    r"(?:report(?:s|ed|ing)|wrote|quoted|cited)\b)"
)
_CITING = re.compile(
    r"\b(?:citing|quoting|which (?:cited|quoted))\s+(?P<whom>[^.;:,\n“”\"]{3,80})"
    r"|\b(?:cited|quoted)\s+(?P<quoted>[^.;:,\n“”\"]{3,60}?)\s+as\s+saying"
)


class Outlet(NamedTuple):
    """A mention of another outlet as an origin. `name` is None where the article does not tell which."""

    span: Span
    phrase: Span  # with the words that tell that something was taken from there: "told Reuters"
    name: str | None
    attribution: int | None
    cites: Span | None  # on whom the outlet relies


def outlets(story: Story) -> tuple[Outlet, ...]:
    """Every mention, in the order of the text."""
    if story.credits is None:
        found = _attributed(story)
        sources = sorted(outlet.span for outlet in found)
        # in "a Reuters report said" the source has the name
        found += [outlet for outlet in _named(story) if not _within(outlet.span, sources)]
        story.credits = tuple(sorted(found, key=lambda outlet: outlet.span))
    return story.credits


def _within(span: Span, sources: Sequence[Span]) -> bool:
    at = bisect_right(sources, span.start, key=lambda one: one.start) - 1
    return at >= 0 and span.end <= sources[at].end


def is_own(name: str, own: Iterable[str], other: bool = False) -> bool:
    """Whether `name`, or its short form, is one of the article's own outlets: "the Post", in The Washington Post.

    `other`: the article has named another one of which it is the short form as well.
    """
    if any(is_same(name, one) for one in own):
        return True
    tokens = set(words_of(name)) - words("second_hand", "generic")
    return not other and any(tokens and tokens <= set(_PART.findall(one.lower())) for one in own)


def is_known(name: str) -> bool:
    """Whether it is the name of an outlet wherever it stands: not "the Sun", not "Dawn"."""
    return key(name) in _known()


def as_named(outlet: str) -> str | None:
    """An outlet's name as it is looked for in a text; None where it stands there for other things: "Fortune"."""
    name = " ".join(outlet.lower().replace("’", "'").split()).removeprefix("the ")
    return None if name in phrases("second_hand", "unsure") else name or None


def _own(story: Story) -> list[str]:
    return [one for one in (story.article.outlet, *story.standard.own_outlets) if one]


def _attributed(story: Story) -> list[Outlet]:
    """Those that an attribution has as its source."""
    found = []
    for i, a in story.judged:
        if a.source is None or a.speaker is None or story.is_quoted(a.source):
            continue
        if not _reports(story, i):
            continue
        name = a.speaker.name
        if a.speaker.type is SourceType.MEDIA and name is not None:
            if not is_own(name, _own(story)):
                found.append(Outlet(a.source, _said(a), name, i, _cited(story, a.source, i)))
        elif _is_unnamed(story, a.source, a.speaker.type):
            found.append(Outlet(a.source, _said(a), None, i, _cited(story, a.source, i)))
    return found


def _reports(story: Story, i: int) -> bool:
    """Whether the outlet reports, and is no party: not "the network asked", "the network said in a statement"."""
    a = story.attributions[i]
    if a.cue is not None and story.cue_verbs(a).isdisjoint(words("second_hand", "reporting")):
        return False
    sentence = story.sentence(a.content[0].end)
    return (
        " in a statement"
        not in story.text[a.content[0].end : min(sentence.end, a.content[0].end + 2 * _REACH)]
    )


def _said(a: Attribution) -> Span:
    """Source and cue, where they stand together."""
    spans = [span for span in (a.source, a.cue) if span is not None]
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    return whole if whole.end - whole.start <= _REACH else spans[0]


def _is_unnamed(story: Story, mention: Span, type_: SourceType) -> bool:
    """ "local media": not "the newspaper", which was named before, nor a headline's, which will be."""
    said = words_of(mention.of(story.text))
    known = said[:1] in (["the"], ["its"], ["their"]) or story.in_headline(mention)
    # “The Long Ball,” a supporters' magazine, wrote …
    known = known or story.text[max(0, mention.start - 4) : mention.start].rstrip()[-1:] in (",", "”", '"')
    # "Time magazine", "Six Gannett newspapers"; not "Japanese media"
    inner = mention.of(story.text).split()
    begins = story.sentence(mention.start).start == mention.start
    named = any(word[0].isupper() and fold(word) not in vocabulary().demonyms for word in inner[begins:])
    if known or named or not said or type_ in (SourceType.PERSON, SourceType.UNNAMED, SourceType.AUTHOR):
        return False
    if not words("second_hand", "sure").isdisjoint(said) or " ".join(said[-2:]) in phrases(
        "second_hand", "two"
    ):
        return True
    return type_ is SourceType.MEDIA and not words("second_hand", "unnamed").isdisjoint(said)


def _named(story: Story) -> list[Outlet]:
    """Those that a phrase names as an origin: "told Reuters", "editorials in the People's Daily"."""
    found: list[Outlet] = []
    text, own = story.text, _own(story)
    seen: dict[str, set[str]] = {}  # the words of the names so far
    for span in _mentions(text, story.standard.outlets):
        name = " ".join(span.of(text).split())
        before = _SPACE.sub(" ", text[max(0, span.start - _REACH) : span.start]).replace("The ", "the ")
        if not _is_name(name, before):
            continue
        tokens = set(words_of(name))
        fuller = next((full for full, others in seen.items() if tokens < others), None)
        if is_own(name, own, fuller is not None):
            continue
        name = fuller or name  # "the Post", after "The Washington Post"
        seen.setdefault(name, tokens)
        if story.is_quoted(span) and not _is_title(story, span):
            continue
        last = found[-1].span.end if found else 0
        if last and _SAME.fullmatch(text, last, span.start):
            continue
        if last and _ON_AIR.fullmatch(text, last, span.start):
            aired = found.pop()  # the network tells more than its programme
            found.append(aired._replace(span=span, phrase=Span(aired.phrase.start, span.end), name=name))
            continue
        taken = _TAKEN.search(before) or _piece().search(before)
        if not taken and _PROGRAMME.match(text, span.end):
            taken = _ON.search(before)
        start = span.start - (len(before) - taken.start()) if taken else _opening(story, span)
        reports = _REPORTS.match(text, span.end, span.end + _REACH)
        if start is not None or reports:
            phrase = Span(span.start if start is None else start, reports.end() if reports else span.end)
            found.append(Outlet(span, phrase, name, None, _cited(story, span, None)))
    return found


def _is_title(story: Story, span: Span) -> bool:
    """Whether nothing but the name stands between the quotation marks: “The Morning Show,”."""
    around = story.quotations[bisect_right(story.quotations, span.start, key=lambda one: one.start) - 1]
    return around.end - around.start <= span.end - span.start + _MARKS


def _opening(story: Story, span: Span) -> int | None:
    """Where a sentence begins that opens with the name: "On The Morning Show, she said …"; never "On the Hill"."""
    start = story.sentence(span.start).start
    return start if start < span.start and _OPENS.fullmatch(story.text, start, span.start) else None


def _cited(story: Story, mention: Span, i: int | None) -> Span | None:
    """Whom the outlet has it from: "citing two officials", or who speaks in what it reports."""
    sentence = story.sentence(mention.start)
    found = _CITING.search(story.text, mention.end, max(mention.end, sentence.end))
    if found and found.lastgroup:
        start, end = found.span(found.lastgroup)
        words = found[found.lastgroup]
        return Span(end - len(words.lstrip()), start + len(words.rstrip()))
    for j in story.inside.get(i, ()) if i is not None else ():
        source = story.attributions[j].source
        if source is not None:
            return source
    return None


def _is_name(name: str, before: str) -> bool:
    """Whether the words, found in any case, are written as a name: "this week" is none."""
    parts = [
        part
        for part in name.split()
        if part not in ("of", "the", "de", "del", "della", "&", "and", "le", "la")
    ]
    if not all(part[0].isupper() or part[0].isdigit() for part in parts):
        return False
    if name.lower().replace("’", "'") not in words("second_hand", "after_the"):
        return True
    return before.endswith("the ") and not before.endswith(
        ("on the ", "On the ")
    )  # "on the Hill" is in Congress


def _mentions(text: str, more: frozenset[str]) -> list[Span]:
    """Where names of outlets stand, in the order of the text: those that are known, and what is built like one."""
    known = list(_listed(text, more))
    short = words("second_hand", "after_the")
    ends = {span.end for span in known if span.of(text).lower() not in short}  # "Times", in "Tampa Bay Times"
    shaped = [span for span in _shaped(text) if span.end not in ends]
    return [*heapq.merge((span for span in known if not _within(span, shaped)), shaped)]


def _listed(text: str, more: frozenset[str]) -> Iterator[Span]:
    """The known names, in any case; the longest of those that begin at one word.

    A word is looked up before anything is compared: of a thousand hardly one begins a name.
    """
    names, end = _names(more), 0
    for word in _BEGINS.finditer(text):
        if word.start() < end or (pattern := names.get(word[0].lower())) is None:
            continue
        if found := pattern.match(text, word.start()):
            end = found.end()
            yield Span(*found.span())


def _shaped(text: str) -> Iterator[Span]:
    """Words in capitals of which the last is what outlets are called: "Tampa Bay Times", "WMUR-TV"."""
    end = 0
    for head in _head().finditer(text):
        start = head.start()
        if head["station"] is None:
            before = text[max(end, start - _REACH) : start]
            words = _CAPITALS.search(before)
            said = words[0] if words else ""
            while said and fold(said.split()[0]) in vocabulary().openers:  # "As", "In"
                said = said[len(said.split()[0]) :].lstrip()
            start -= len(said)
        if start < head.start() or head["station"]:
            end = head.end()
            yield Span(start, end)


@cache
def _head() -> re.Pattern[str]:
    heads = "|".join(sorted(words("second_hand", "heads")))
    return re.compile(rf"\b(?:(?:{heads})|(?P<station>[WK][A-Z]{{2,3}}-(?:TV|FM|AM)))\b(?!-?\w)")


@cache
def _known() -> frozenset[str]:
    unsure = {*phrases("second_hand", "unsure"), *words("second_hand", "after_the")}
    return frozenset(key(name) for name in vocabulary().outlets - unsure)


@lru_cache(maxsize=8)
def _names(more: frozenset[str]) -> dict[str, re.Pattern[str]]:
    """What finds a name, by its first word."""
    after_the = words("second_hand", "after_the")
    known = (
        (vocabulary().outlets - (frozenset(phrases("second_hand", "unsure")) - after_the)) | after_the | more
    )
    by_first: dict[str, list[str]] = {}
    for name in sorted(known, key=len, reverse=True):
        if first := _PART.match(name):
            by_first.setdefault(first[0], []).append(name)
    return {first: _pattern(names) for first, names in by_first.items()}


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    any_name = "|".join(re.escape(name).replace("'", "[’']").replace(r"\ ", r"\s") for name in names)
    return re.compile(rf"(?:{any_name})\b(?!-?\w|[’'](?!s\b)\w)", re.IGNORECASE)


@cache
def _piece() -> re.Pattern[str]:
    """Before the name of an outlet: what is printed in it."""
    pieces = "|".join(sorted(words("second_hand", "pieces")))
    return re.compile(rf"\b(?:{pieces}) (?:in|by|from|on) {_ARTICLE}$", re.IGNORECASE)
