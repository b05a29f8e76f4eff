"""Analysed articles, made by hand: what the extractor would hand to the store, without the extractor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from quotetrack.model import Analysis, Article, Attribution, Kind, Problem, SourceType, Span, Speaker
from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.store import Database

Copied = Callable[[str, Callable[[Database], object]], Database]
VERSION = "hand-1"


@dataclass(frozen=True)
class Said:
    """Words of a text and who said them, as they stand in it; `also` are other mentions of the speaker."""

    words: str
    source: str | None = None
    name: str | None = None
    type: SourceType = SourceType.PERSON
    kind: Kind = Kind.DIRECT
    also: tuple[str, ...] = ()
    anonymous: bool = False
    spokesperson: bool = False
    descriptor: str | None = None
    reason: str | None = None
    cue: str | None = None


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def story(key: str, text: str, *said: Said, version: str = VERSION, **about: Any) -> Analysis:
    """An article of which `said` is known."""
    return Analysis(Article(key, text, **about), tuple(_attribution(text, one) for one in said), version)


def _attribution(text: str, said: Said) -> Attribution:
    content = span(text, said.words)
    source = said.source and span(text, said.source)
    who = None
    if source:
        who = Speaker(
            said.type,
            said.name,
            tuple(span(text, words) for words in (said.source or "", *said.also)),
            anonymous=said.anonymous,
            spokesperson=said.spokesperson,
            descriptor=said.descriptor,
            reason=span(text, said.reason) if said.reason else None,
        )
    return Attribution(
        kind=said.kind,
        content=(content,),
        cue=span(text, said.cue) if said.cue else None,
        source=source or None,
        quoted=() if said.kind is Kind.INDIRECT else (content,),
        confidence=0.9,
        rule="hand:told",
        speaker=who,
    )


def keep(store: Database, *stories: Analysis, match: bool = True) -> dict[str, int]:
    """Ingest stories in one run; the counts of the run. What cannot be stored is raised."""

    def told(_: Problem, error: Exception) -> None:
        raise error

    with IngestWriter(store, match=match, told=told) as run:
        for one in stories:
            run.save(one)
    return dict(run.counts)


RATES = "The overnight rate will stay where it is until the harvest figures are published"

LEDGER = story(
    "ledger/rates.txt",
    f"“{RATES},” said Ann Okafor, governor of the Bank. She expects calm. Critics disagree.",
    Said(RATES, "Ann Okafor", "Ann Okafor", also=("She",), cue="said"),
    Said("calm", "She", "Ann Okafor", kind=Kind.INDIRECT),
    Said("disagree", "Critics", type=SourceType.COLLECTIVE, descriptor="Critics", kind=Kind.INDIRECT),
    outlet="Harbor Ledger", published=date(2024, 3, 1), title="Rates stay", byline="R. Moss",
    url="https://ledger.example/rates",
)  # fmt: skip
POST = story(
    "post/bank.txt",
    f"José Díaz of the union read it out: “{RATES}.” A senior official, who feared for his job, said it was "
    "“a shambles”. Nobody knows who wrote “not a word more”.",
    Said(RATES, "José Díaz", "José Díaz"),
    Said(
        "a shambles", "A senior official", type=SourceType.UNNAMED, kind=Kind.MIXED, anonymous=True,
        descriptor="a senior official", reason="who feared for his job",
    ),
    Said("not a word more"),
    outlet="Meridian Post", published=date(2024, 3, 2), title="Union reads bank's words",
)  # fmt: skip
UNDATED = story(
    "notes.txt",
    "The FBI said nothing was found. Okafor agreed.",
    Said(
        "nothing was found", "The FBI", "Federal Bureau of Investigation", SourceType.ORGANIZATION,
        Kind.INDIRECT, also=("FBI",),
    ),
    Said("agreed", "Okafor", "Okafor", kind=Kind.INDIRECT),
)  # fmt: skip


def again(analysis: Analysis, **about: Any) -> Analysis:
    """The same analysis, with another thing known of its article."""
    return replace(analysis, article=replace(analysis.article, **about))
