"""The values that packages exchange. Imports nothing of this project and decides nothing.

Offsets are half-open, in code points: `article.text[span.start:span.end]` is the evidence for whatever names the
span. Unknown is a value (`None`, `SourceType.UNKNOWN`), never a row that was left out.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of an article's text: half-open, in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of `text` that this span covers."""
        return text[self.start : self.end]


class Kind(StrEnum):
    """How the words are given: all inside quotation marks, partly, or not at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class SourceType(StrEnum):
    """What kind of source stands behind the words."""

    PERSON = "person"  # named anywhere in the article, also where the mention is "he" or "the candidate"
    ORGANIZATION = "organization"  # a body, government, party, or a place that stands for one ("Beijing")
    MEDIA = "media"  # an outlet, a programme, its report
    DOCUMENT = "document"  # a text or data that speaks: poll, filing, e-mail, study
    UNNAMED = "unnamed"  # particular people who are not named: "a senior official", "a spokesman"
    COLLECTIVE = "collective"  # a class or crowd: "critics", "analysts", "voters"
    UNKNOWN = "unknown"  # no source is given: passive, "reportedly", an idea
    AUTHOR = "author"  # the writer or the reader: "I", "we", "one"


@dataclass(frozen=True)
class Article:
    """One article as it was read. `id` is how its user knows it: a URL, a path, an id of a JSON line."""

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: date | None = None
    place: str | None = None
    language: str | None = None
    topics: tuple[str, ...] = ()  # sections and tags that it was filed under, as given

    @cached_property
    def sha256(self) -> str:
        """The digest of the text: what 'the same article again' means."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read or analysed, in words for its user."""

    where: str  # the file, URL or article, with the line where there is one
    message: str  # what failed
    advice: str = ""  # what to do about it

    @classmethod
    def of_fault(cls, where: str, what: str, error: Exception) -> Problem:
        """A fault of the program over one article, which is that article's alone: it could not be `what`."""
        cause = getattr(error, "orig", None) or error  # SQLAlchemy keeps the driver's error there
        return cls(
            where,
            f"could not be {what} ({type(cause).__name__}: {cause})",
            "this is a bug; report it with the article, the other articles are not affected",
        )


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a source resolves to inside one article."""

    type: SourceType
    name: str | None = None  # the fullest form the article gives, without titles; None: not named
    mentions: tuple[Span, ...] = ()
    role: str | None = None  # "Professor", "spokesman", "an aide"
    affiliation: str | None = None  # "Sophia University", "Foreign Ministry"
    anonymous: bool = False  # particular people whose identity is withheld from the reader
    spokesperson: bool = False  # unnamed, but speaks officially for a body
    descriptor: str | None = (
        None  # an unnamed source in the article's words: "sources familiar with the matter"
    )
    reason: Span | None = None  # why the name is withheld, or on what terms the source spoke
    boilerplate: bool = False  # the reason is a formula that tells the reader nothing of this source
    basis: Span | None = None  # how an unnamed source knows: "briefed on the call"
    specificity: int | None = None  # 0 to 4, of an unnamed source's description; None: named, or a crowd
    plural: bool = False  # several people: "officials", "two officials"
    number: int | None = None  # how many, where the article says: "two officials" 2, "a source" 1

    def __hash__(self) -> int:
        """By who it is and where it is first mentioned: there may be thousands of "a source" in a text, and thousands
        of mentions of one who speaks all through a book."""
        return hash((self.type, self.name, self.descriptor, self.mentions[:1], len(self.mentions)))


@dataclass(frozen=True, slots=True)
class Attribution:
    """The relation of source, cue and content (PARC 3, Pareti 2012; PolNeAR, Newell et al. 2018)."""

    kind: Kind
    content: tuple[Span, ...]  # never empty, in order, not overlapping
    cue: Span | None = None
    source: Span | None = None
    quoted: tuple[Span, ...] = ()  # the stretches of content between quotation marks, marks left out
    confidence: float = 0.5  # the share of such rows that a reader would agree with
    rule: str = ""  # engine and rule: "fast:cue-subject"
    speaker: Speaker | None = None  # set by identify; None before


@dataclass(frozen=True)
class Analysis:
    """One article with all that was found in it. `version` names the extractor, for re-extraction."""

    article: Article
    attributions: tuple[Attribution, ...]
    version: str
    problems: tuple[Problem, ...] = field(default=())

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """The distinct speakers, in order of first attribution."""
        return tuple(dict.fromkeys(a.speaker for a in self.attributions if a.speaker is not None))
