"""Where an article names another outlet as where it has something from: "told Reuters", "a report in the Courier".

Decides which words name an outlet, and whether the words beside it say that something was taken from there. Not every
mention is one: "she works for Reuters", "the Times building". What the article's own outlet reports is its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from quotetrack.identify.vocabulary import fold, vocabulary
from quotetrack.model import SourceType, Span
from quotetrack.sourcing.lexicon import phrases, words, words_of
from quotetrack.sourcing.story import Story

_REACH = 60  # characters beside a name
_SMALL = frozenset(
    {"the", "le", "la", "de", "del", "della", "of", "and"}
)  # no name is written with a capital there
_FIRST = re.compile(r"\w+")
_ARTICLE = r"(?:(?:the|a|an|its|their|both) )?(?:[A-Z][\w.]*[’']s )?"
_TAKEN = re.compile(
    r"\b(?:t(?:old|ells|elling)|according to|citing|quoting"
    r"|(?:cited|quoted|reported|published|obtained|revealed) (?:by|in)"
    r"|interview(?:ed|s)? (?:with|on|by|in|to)|(?:speak(?:s|ing)?|spoke|talk(?:s|ed|ing)?) (?:to|with)"
    r"|(?:said|says|saying|appear(?:ed|ing|ance)|remarks) (?:on|to))"
    rf" {_ARTICLE}$"
)
_REPORTS = re.compile(
    r"(?:[’']s? (?:report(?:s|ed|ing)?|article|story|editorial|account)\b"
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
    name: str | None
    attribution: int | None
    cites: str | None  # on whom the outlet relies, in the article's words


def outlets(story: Story) -> tuple[Outlet, ...]:
    """Every mention, in the order of the text."""
    if story.credits is None:
        found = {outlet.span.start: outlet for outlet in (*_named(story), *_attributed(story))}
        story.credits = tuple(found[start] for start in sorted(found))
    return story.credits


def is_own(story: Story, name: str) -> bool:
    """Whether `name`, or its short form, is the article's own outlet: "the Post", in The Washington Post."""
    tokens = set(words_of(name)) - words("second_hand", "generic")
    own = [story.article.outlet or "", *story.standard.own_outlets]
    return any(tokens and tokens <= set(re.findall(r"\w+", one.lower())) for one in own)


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
            if not is_own(story, name):
                found.append(Outlet(a.source, name, i, _cited(story, a.source, i)))
        elif _is_unnamed(story, a.source, a.speaker.type):
            found.append(Outlet(a.source, None, i, _cited(story, a.source, i)))
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
    found, text = [], story.text
    pieces = "|".join(sorted(words("second_hand", "pieces")))
    piece = re.compile(rf"\b(?:{pieces}) (?:in|by|from|on) {_ARTICLE}$", re.IGNORECASE)
    for span in _mentions(story):
        name = " ".join(span.of(text).split())
        before = text[max(0, span.start - _REACH) : span.start].replace("The ", "the ")
        if not _is_name(name, before) or is_own(story, name) or story.is_quoted(span):
            continue
        if _TAKEN.search(before) or _REPORTS.match(text, span.end, span.end + _REACH) or piece.search(before):
            found.append(Outlet(span, name, None, _cited(story, span, None)))
    return found


def _cited(story: Story, mention: Span, i: int | None) -> str | None:
    """Whom the outlet has it from: "citing two officials", or who speaks in what it reports."""
    sentence = story.sentence(mention.start)
    found = _CITING.search(story.text, mention.end, max(mention.end, sentence.end))
    if found:
        return (found["whom"] or found["quoted"]).strip()
    for j in story.inside.get(i, ()) if i is not None else ():
        source = story.attributions[j].source
        if source is not None:
            return source.of(story.text)
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
    return name.lower().replace("’", "'") not in words("second_hand", "after_the") or before.endswith("the ")


def _mentions(story: Story) -> Iterator[Span]:
    """Where the name of an outlet stands, the longest that begins there; none inside another."""
    begins, known = _names(story.standard.outlets)
    end = 0
    for word in begins.finditer(story.text):
        if word.start() >= end and (pattern := known.get(word[0].lower())):
            found = pattern.match(story.text, word.start())
            if found is not None:
                end = found.end()
                yield Span(*found.span())


@lru_cache(maxsize=8)
def _names(more: frozenset[str]) -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """What may be the first word of a name: one with a capital, a figure, "le" of "le Figaro"; and the names by their
    first word, which is looked up faster than hundreds of names are tried in turn."""
    after_the = words("second_hand", "after_the")
    sure = vocabulary().outlets - (frozenset(phrases("second_hand", "unsure")) - after_the)
    by_first: dict[str, list[str]] = {}
    for name in sorted(sure | after_the | more, key=len, reverse=True):
        if first := _FIRST.match(name):
            by_first.setdefault(first[0].lower(), []).append(name)
    starts = [r"[^\W_a-zß-öø-ÿ]\w*", *(rf"{word}\b" for word in sorted(_SMALL & by_first.keys()))]
    begins = re.compile(rf"\b(?:{'|'.join(starts)})")
    return begins, {first: _either(names) for first, names in by_first.items()}


def _either(names: list[str]) -> re.Pattern[str]:
    some = "|".join(re.escape(name).replace("'", "[’']").replace(r"\ ", r"\s") for name in names)
    return re.compile(rf"(?:{some})\b(?!-?\w|[’'](?!s\b)\w)", re.IGNORECASE)
