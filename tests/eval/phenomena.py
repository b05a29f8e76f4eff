"""What a labelled attribution shows: where its cue stands, what kind of mention its source is, and the like.

Each phenomenon is a question to the labelled spans and the words around them, so that a table can say which of
them extraction misses. The questions are rough (a noun is taken for what an article or a possessive stands before),
good enough to compare a phenomenon before and after a change, not to count how English does it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Spans = Sequence[Sequence[int]]

PRONOUNS = frozenset("he she they it i we you who which that his her their one".split())
_BEFORE_NOUN = re.compile(r"(?:\b(?:an?|the|his|her|its|their|my|our|your|this|no)|\w['’]s|s['’])\s+$", re.I)
_NOUN_CUE = re.compile(r"(?:an?|the|his|her|its|their)\s", re.I)
_WITHHELD = re.compile(
    r"\b(?:officials?|sources?|aides?|advis[eo]rs?|insiders?|strategists?|operatives?|staffers?|diplomats?"
    r"|person|people|lawmakers?|executives?|employees?|associates?|allies|ally|donors?)\b(?! [A-Z])"
)
_NOT_A_NAME = re.compile(r"[a-z]|(?:An?|One|Two|Three|Four|Some|Several|Another|Other|Senior|Former|The)\b")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled attribution in its article."""

    text: str
    source: Spans
    cue: Spans
    content: Spans

    def words(self, spans: Spans) -> str:
        """The words that spans cover."""
        return " ".join(self.text[start:end] for start, end in spans)

    def paragraphs(self, spans: Spans) -> set[int]:
        """The lines that spans touch, by number."""
        lines = self.text.count
        return {n for s, e in spans for n in range(lines("\n", 0, s), lines("\n", 0, e) + 1)}


def _cue_before(a: Labelled) -> bool:
    return bool(a.cue) and a.cue[-1][1] <= a.content[0][0]


def _cue_after(a: Labelled) -> bool:
    return bool(a.cue) and a.cue[0][0] >= a.content[-1][1]


def _cue_noun(a: Labelled) -> bool:
    """`her belief that …`, `an agreement to …`"""
    if not a.cue:
        return False
    start = a.cue[0][0]
    before = a.text[max(0, start - 20) : start]
    return bool(_NOUN_CUE.match(a.words(a.cue)) or _BEFORE_NOUN.search(before))


def unnamed(source: str) -> bool:
    """Whether a mention looks like particular people without a name: `two senior officials`."""
    return bool(_NOT_A_NAME.match(source) and _WITHHELD.search(source))


def _pronoun(a: Labelled) -> bool:
    return a.words(a.source).lower() in PRONOUNS


def _name(a: Labelled) -> bool:
    words = a.words(a.source)
    return bool(re.match(r"[A-Z]", words)) and not _NOT_A_NAME.match(words) and not _pronoun(a)


def _length(a: Labelled) -> int:
    return len(a.words(a.content).split())


PHENOMENA: dict[str, Callable[[Labelled], bool]] = {
    "cue before content": _cue_before,
    "cue after content": _cue_after,
    "cue inside content": lambda a: bool(a.cue) and not _cue_before(a) and not _cue_after(a),
    "no cue": lambda a: not a.cue,
    "cue: say": lambda a: bool(re.search(r"\bsa(?:y|ys|id|ying)\b", a.words(a.cue))),
    "cue: according to": lambda a: a.words(a.cue).lower().startswith("according"),
    "cue: a noun": _cue_noun,
    "cue: only signs": lambda a: bool(a.cue) and not re.search(r"\w", a.words(a.cue)),
    "source: a pronoun": _pronoun,
    "source: a name": _name,
    "source: looks unnamed": lambda a: unnamed(a.words(a.source)),
    "source: none": lambda a: not a.source,
    "source in another paragraph": lambda a: (
        bool(a.source) and not a.paragraphs(a.source) & a.paragraphs(a.content)
    ),
    "content in several parts": lambda a: len(a.content) > 1,
    "content over paragraphs": lambda a: len(a.paragraphs(a.content)) > 1,
    "content up to 4 words": lambda a: _length(a) <= 4,
    "content over 40 words": lambda a: _length(a) > 40,
}


def shown(labelled: Labelled) -> tuple[str, ...]:
    """The names of the phenomena that an attribution shows. One labelled without content shows none."""
    if not labelled.content:
        return ()
    return tuple(name for name, asks in PHENOMENA.items() if asks(labelled))
