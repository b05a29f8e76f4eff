"""Where names of outlets stand in a text, and which of them mean the article's own.

Decides what is written as the name of an outlet: one that is known, and not the ordinary words that it may be ("this
week", "on the Hill"), or words in capitals that end as such names do ("Tampa Bay Times", "KING-TV"). Whether anything
was taken from the outlet is left to `outlet_credits`.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from quotetrack.entities.outlets import is_same, outlet_key
from quotetrack.language.en.entities import vocabulary
from quotetrack.language.lexicon import alternatives, phrases, words
from quotetrack.model import Span
from quotetrack.text.folding import fold_word
from quotetrack.text.spans import is_within
from quotetrack.text.words import words_of

_PART = re.compile(r"\w+")
_SMALL = words("audit.second_hand", "small")
_CAPITALS = re.compile(r"(?:\b(?:[A-Z][\w&-]{0,20}|(?:[A-Z]\.){1,3}|&)[ \xa0]){1,4}$")
_REACH = 60  # characters of capitals before the last word of a name


def outlet_mentions(text: str, more: frozenset[str]) -> list[Span]:
    """Where names of outlets stand, in the order of the text: those that are known, and what is built like one."""
    known = list(_listed(text, more))
    short = words("audit.second_hand", "after_the")
    ends = {span.end for span in known if span.of(text).lower() not in short}  # "Times", in "Tampa Bay Times"
    shaped = [span for span in _shaped(text) if span.end not in ends]
    return [*heapq.merge((span for span in known if not is_within(span, shaped)), shaped)]


def is_name(name: str, before: str) -> bool:
    """Whether the words, found in any case, are written as a name: "this week" is none."""
    parts = [part for part in name.split() if part != "&" and part not in _SMALL]
    if not all(part[0].isupper() or part[0].isdigit() for part in parts):
        return False
    if name.lower().replace("’", "'") not in words("audit.second_hand", "after_the"):
        return True
    return before.endswith("the ") and not before.endswith(
        ("on the ", "On the ")
    )  # "on the Hill" is in Congress


def is_own(name: str, own: Iterable[str], other: bool = False) -> bool:
    """Whether `name`, or its short form, is one of the article's own outlets: "the Post", in The Washington Post.

    `other`: the article has named another one of which it is the short form as well.
    """
    if any(is_same(name, one) for one in own):
        return True
    tokens = set(words_of(name)) - words("audit.second_hand", "generic")
    return not other and any(tokens and tokens <= set(_PART.findall(one.lower())) for one in own)


def is_known(name: str) -> bool:
    """Whether it is the name of an outlet wherever it stands: not "the Sun", not "Dawn"."""
    return outlet_key(name) in _known()


def strip_article(outlet: str) -> str | None:
    """An outlet's name as it is looked for in a text; None where it stands there for other things: "Fortune"."""
    name = " ".join(outlet.lower().replace("’", "'").split()).removeprefix("the ")
    return None if name in phrases("audit.second_hand", "unsure") else name or None


def _listed(text: str, more: frozenset[str]) -> Iterator[Span]:
    """The known names, in any case; the longest of those that begin at one word.

    A word is looked up before anything is compared: of a thousand hardly one begins a name.
    """
    (begins, names), end = _names(more), 0
    for word in begins.finditer(text):
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
            while said and fold_word(said.split()[0]) in vocabulary().openers:  # "As", "In"
                said = said[len(said.split()[0]) :].lstrip()
            start -= len(said)
        if start < head.start() or head["station"]:
            end = head.end()
            yield Span(start, end)


@cache
def _head() -> re.Pattern[str]:
    heads = alternatives("audit.second_hand", "heads")
    return re.compile(rf"\b(?:(?:{heads})|(?P<station>[WK][A-Z]{{2,3}}-(?:TV|FM|AM)))\b(?!-?\w)")


@cache
def _known() -> frozenset[str]:
    unsure = {*phrases("audit.second_hand", "unsure"), *words("audit.second_hand", "after_the")}
    return frozenset(outlet_key(name) for name in vocabulary().outlets - unsure)


@lru_cache(maxsize=8)
def _names(more: frozenset[str]) -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """The first word of a name as it is written, with a capital, a figure, "le" of "le Figaro"; and what finds a name,
    by its first word."""
    after_the = words("audit.second_hand", "after_the")
    known = (
        (vocabulary().outlets - (frozenset(phrases("audit.second_hand", "unsure")) - after_the))
        | after_the
        | more
    )
    by_first: dict[str, list[str]] = {}
    for name in sorted(known, key=len, reverse=True):
        if first := _PART.match(name):
            by_first.setdefault(first[0], []).append(name)
    starts = (r"[^\W_a-zß-öø-ÿ]\w*", *(rf"{word}\b" for word in sorted(_SMALL & by_first.keys())))
    return re.compile(rf"\b(?:{'|'.join(starts)})"), {
        first: _pattern(names) for first, names in by_first.items()
    }


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    any_name = "|".join(re.escape(name).replace("'", "[’']").replace(r"\ ", r"\s") for name in names)
    return re.compile(rf"(?:{any_name})\b(?!-?\w|[’'](?!s\b)\w)", re.IGNORECASE)
