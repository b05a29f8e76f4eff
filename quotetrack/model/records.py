"""What the store answers: plain values, so that a report, an export or a table can take them as they are."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from quotetrack.model import Analysis, Kind, Problem, SourceType, Span, Speaker
from quotetrack.model.decisions import Action

Row = TypeVar("Row")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Rows of a list, and where it goes on. To iterate over a page is to iterate over its rows and those of all pages
    after it, which are asked for one by one; what is stored meanwhile makes no row come twice or be left out."""

    rows: Sequence[Row]
    next: str | None = None  # the cursor of the next page; None: this one is the last
    turn: Callable[[str], Page[Row]] | None = field(default=None, repr=False, compare=False)

    def __iter__(self) -> Iterator[Row]:
        page = self
        yield from page.rows
        while page.next is not None and page.turn is not None:
            page = page.turn(page.next)
            yield from page.rows


@dataclass(frozen=True, slots=True)
class QuoteFilter:
    """Which attributions are meant; None asks for nothing. Days are whole days, both included."""

    speaker: str | None = None  # any form of a name; a word of it finds all whose name has the word
    speaker_id: int | None = None
    text: str | None = None  # words that all occur; "exact phrase"; begin*
    outlet: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    kind: Kind | None = None
    type: SourceType | None = None
    anonymous: bool | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """The articles that are meant; None asks for nothing. Days are whole days, both included."""

    outlet: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    byline: str | None = None  # a name that stands in the byline
    topic: str | None = None  # one of the article's topics, whole


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What came of a run of ingesting: how many articles came to what, and why some failed."""

    new: int
    unchanged: int
    updated: int
    failed: int
    attributions: int  # in those that were read
    problems: tuple[Problem, ...]  # of inputs and articles, also of such that were stored all the same
    interrupted: bool = False  # by Ctrl-C; what was done is stored


@dataclass(frozen=True, slots=True)
class QuoteRow:
    """One attribution of a current article."""

    id: int
    article: str  # the id it was ingested under
    outlet: str | None
    date: datetime.date | None
    title: str | None
    kind: Kind
    type: SourceType
    speaker: str | None  # the canonical name
    source: str | None  # the mention in the text
    cue: str | None
    content: str  # " … " between spans
    role: str | None
    affiliation: str | None
    anonymous: bool
    reason: str | None  # the words that say why the name is withheld
    boilerplate: bool  # the reason is a formula
    basis: str | None  # how an unnamed source knows
    specificity: int | None  # 0 to 4, of an anonymous source's descriptor
    source_count: int | None  # how many the source is, where the article says
    start: int
    end: int
    spans: tuple[Span, ...]  # of the content
    confidence: float
    rule: str
    version: str


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as it was analysed, and what the store calls those who speak in it, by name."""

    analysis: Analysis
    known_as: Mapping[Speaker, str]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One current article."""

    article: str
    outlet: str | None
    byline: str | None
    date: datetime.date | None
    title: str | None


@dataclass(frozen=True, slots=True)
class SourcingRow:
    """One attribution, as a report on sourcing counts it."""

    article: str
    outlet: str | None
    byline: str | None
    date: datetime.date | None
    kind: Kind
    type: SourceType
    source_key: str | None  # who it is within the article; None: no source is given
    descriptor: str | None
    anonymous: bool
    spokesperson: bool
    reason: str | None
    words: int  # of the content


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One named speaker across articles."""

    id: int
    name: str
    type: SourceType
    attributions: int
    articles: int
    outlets: int
    first: datetime.date | None
    last: datetime.date | None
    aliases: tuple[str, ...]  # other forms of the name


@dataclass(frozen=True, slots=True)
class AliasRow:
    """A form of a speaker's name, and where it is found."""

    name: str
    articles: int
    example: str | None  # the id of an article that has it; None: a person added it


@dataclass(frozen=True, slots=True)
class RoleRow:
    """What articles say that a speaker is."""

    role: str | None
    affiliation: str | None
    articles: int
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class OutletRow:
    """How often an outlet has a speaker."""

    outlet: str | None
    attributions: int
    articles: int


@dataclass(frozen=True, slots=True)
class Profile:
    """All that the store knows of one speaker."""

    speaker: SpeakerRow
    aliases: tuple[AliasRow, ...]
    roles: tuple[RoleRow, ...]
    outlets: tuple[OutletRow, ...]
    decisions: tuple[int, ...]  # numbers in the log


@dataclass(frozen=True, slots=True)
class Sighting:
    """A quotation where it was printed."""

    article: str
    outlet: str | None
    date: datetime.date | None
    start: int
    end: int
    words: str  # the quoted words
    speaker: str | None

    @property
    def first(self) -> tuple[datetime.date, str, int]:
        """What sorts sightings as they were published, those without a date last."""
        return self.date or datetime.date.max, self.article, self.start


@dataclass(frozen=True, slots=True)
class MatchRow:
    """The same words in two articles; `a` was published first, where that is known."""

    a: Sighting
    b: Sighting
    score: float  # 0 to 100
    relation: str  # what was done to the words; "copy": nothing, and the two articles are one text
    copy: bool  # the two articles are one text


# What a sighting is, beside the relations of `matching.comparison`, that matches another sighting and shares too
# little with the wording that stands for their statement.
OTHER_PART = "other part"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One sighting of a statement, beside the wording that stands for it."""

    article: str
    outlet: str | None
    date: datetime.date | None
    start: int
    end: int
    words: str
    speaker: str | None
    relation: str  # of `matching.comparison`, or OTHER_PART
    copy_of: str | None  # the article of the statement whose text this one prints again
    # An article of the statement whose sighting it contradicts, where neither contradicts the wording.
    against: str | None = None


@dataclass(frozen=True, slots=True)
class StatementRow:
    """The same words in several articles, as one statement. Copies of one text count once, in all but `copies`."""

    id: str
    words: str  # the wording that stands for it, as it was printed
    first: Sighting  # the earliest
    same_day_outlets: int  # other articles of that day: which was first is not known
    last: datetime.date | None
    days: int | None  # from the first to the last; None: no sighting has a date
    sightings: int
    outlets: int
    copies: int  # sightings in articles that are another one's text
    speakers: tuple[str, ...]  # that sightings name, the most named first
    disagree: bool  # they name different ones
    relations: dict[str, int]  # what was done to the words, and in how many sightings: `sightings` in all
    timeline: tuple[TimelineEntry, ...]  # the earliest first


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """Words that are said again and again, and are no repetition of one utterance."""

    words: str
    reasons: tuple[str, ...]
    occasions: int  # runs of days that are not more than a week apart
    speakers: int  # different speakers
    names: bool  # they are names of people or places and nothing else
    quoted_alone: int  # sightings in which nothing else is quoted
    sightings: int
    outlets: int
    first: datetime.date | None
    last: datetime.date | None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What a person decided, as the log has it."""

    id: int
    made: datetime.datetime  # UTC
    person: str | None
    action: Action
    subject: str
    data: dict[str, Any]
    note: str | None
    undone: datetime.datetime | None

    @property
    def said(self) -> str:
        """The decision in words."""
        data = self.data
        if self.action is Action.CORRECT:
            change = data["change"]
            told = [str(change[name]) for name in ("speaker", "type", "kind") if change.get(name)]
            what = "no attribution" if change["reject"] else ", ".join(told)
            return f"“{shortened(data['base']['words'].strip(_MARKS))}”: {what}"
        if self.action in (Action.STATEMENT_SPLIT, Action.STATEMENT_JOIN):
            words = f"“{shortened(data['words'])}”"
            if self.action is Action.STATEMENT_JOIN:
                return f"{words} and “{shortened(data['other'])}” are one statement"
            apart = [one["article"] for one in data["apart"]]
            return f"{words}: {', '.join(apart)} {'is' if len(apart) == 1 else 'are'} another statement"
        if self.action in (Action.FACT_LINK, Action.FACT_UNLINK):
            words = f"“{shortened(data['base']['words'].strip(_MARKS))}”"
            verb = "says" if self.action is Action.FACT_LINK else "does not say"
            return f"{words} {verb}: {shortened(data['claim'])}"
        name, other = data["name"], data["other"]
        return {
            Action.MERGE: f"{other} is {name}",
            Action.SPLIT: f"{other}: not {name}",
            Action.RENAME: f"{other} is called {name}",
            Action.ALIAS_ADD: f"{other} means {name}",
            Action.ALIAS_REMOVE: f"{other} does not mean {name}",
        }[self.action]


_MARKS = "“”\"'"


def shortened(words: str, most: int = 60) -> str:
    """The beginning of words, for a line."""
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
