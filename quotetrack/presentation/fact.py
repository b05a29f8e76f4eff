"""One fact as a reader sees it: what is claimed, how it stands and why, who printed it, who denies it, what was made
of it. And what happened to facts, a line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from quotetrack.presentation import sanitize
from quotetrack.presentation.cells import days, dotted, joined, over, place, stacked
from quotetrack.presentation.columns import Column
from quotetrack.presentation.diff import differences, differing
from quotetrack.presentation.formats import json_, table
from quotetrack.presentation.values import plain_value
from quotetrack.text.phrasing import count_of

if TYPE_CHECKING:
    from rich.text import Text

    from quotetrack.facts.records import EventRow, FactDossier, FactRow, Sighting

DENIAL = "denial"
_WORDS, _CLAIM = 100, 60  # characters in a line of news
_CHANGES = 3  # places in which words differ, in a line of news
_MARKS = "“”\"' ,"


def write(story: FactDossier, form: str, out: TextIO) -> None:
    """Write a fact as text or as JSON."""
    if form == "json":
        json_.write_lines([record(story)], out)
        return
    table.console(out).print("\n".join(_head(story)))
    for heading, rows in _parts(story):
        if rows:
            out.write(f"\n{heading}\n\n")
            table.write(_columns(story), rows, out)
    for heading, lines in (
        ("Also looked for as", [f"“{sanitize.reflow(words)}”" for words in story.wordings[1:]]),
        ("Verdicts", [*map(_verdict, story.verdicts)]),
        ("Notes", [dotted(note.note, note.person) for note in story.notes]),
    ):
        if lines:
            out.write(f"\n{heading}\n")
            table.console(out).print("\n".join(f"  {sanitize.reflow(line)}" for line in lines))


def record(story: FactDossier) -> dict[str, Any]:
    """A fact as data; each sighting with the words in which it differs from the claim."""
    claim = story.row.claim
    return {
        **plain_value(story.row),
        "standing": [
            {"status": found.status.value, "words": found.words} for found in story.standing.findings
        ],
        "named_sources": list(story.standing.named),
        "wordings": list(story.wordings),
        "cycles": plain_value(story.standing.cycles),
        "timeline": [{**_told(one), "differences": differing(claim, one.words)} for one in story.sightings],
        "verdicts": plain_value(story.verdicts),
        "notes": plain_value(story.notes),
        "extra": story.extra,
    }


def _told(one: Sighting) -> dict[str, Any]:
    """A sighting as data; of whom it credits that one which it has the words from itself, its origin."""
    return {name: value for name, value in plain_value(one).items() if name not in ("copy_of", "claims")}


def sighting_summary(row: FactRow) -> str:
    """Where it was seen: "3 sightings in 2 outlets, 2 origins; 1 named, 1 anonymous"."""
    outlets, origins = count_of(row.outlets, "outlet"), count_of(row.origins, "origin")
    seen = f"{count_of(row.sightings, 'sighting')} in {outlets}, {origins}"
    sources = [f"{n} {kind}" for n, kind in ((row.named, "named"), (row.anonymous, "anonymous")) if n]
    return f"{seen}; {', '.join(sources)}" if sources else seen


def _head(story: FactDossier) -> Iterator[str]:
    row = story.row
    yield f"Fact {row.id}: {row.status}{' (closed)' if row.closed else ''}"
    yield f"“{sanitize.reflow(row.claim.strip(_MARKS))}”"
    if said := joined(row.claimant, row.claimed):
        yield f"claimed by {said}" if row.claimant else f"claimed {said}"
    yield sanitize.single_line("; ".join(filter(None, (sighting_summary(row), days(row.first, row.last)))))
    for found in story.standing.findings:
        yield sanitize.single_line(f"  {found.status.value}: {found.words}")


def _parts(story: FactDossier) -> Iterator[tuple[str, list[Sighting]]]:
    stand = [one for one in story.sightings if one.gone is None]
    yield "Sightings", [one for one in stand if one.relation not in (DENIAL, "contradicting")]
    yield "Contradictions", [one for one in stand if one.relation == "contradicting"]
    yield "Denials", [one for one in stand if one.relation == DENIAL]
    yield "No longer in their articles", [one for one in story.sightings if one.gone is not None]


def _columns(story: FactDossier) -> Sequence[Column]:
    return (
        Column("date", "Date, outlet", cell=lambda one: stacked(one.date, one.outlet), most=16),
        Column("source", "Source", cell=_source, most=18),
        Column(
            "words", "Words: left out [-…-], put in {+…+}; article, offsets", wide=True,
            cell=lambda one: _words(story.row.claim, one),
        ),
    )  # fmt: skip


def _source(one: Sighting) -> str:
    """Who says it, and how he is known."""
    who = one.speaker or one.source
    return stacked(who, "anonymous" if one.anonymous else None if who else "no source")


def _words(claim: str, one: Sighting) -> Text:
    """The words beside those of the claim; beneath, what they are to it, and where they stand."""
    return over(
        sanitize.reflow(one.words) if one.relation == DENIAL else differences(claim, one.words),
        one.relation,
        one.kind,
        one.how if one.how != "matched" else None,
        f"from {one.origin}" if one.origin else None,
        f"gone in revision {one.gone}" if one.gone is not None else None,
        f"No. {one.attribution}" if one.attribution else None,
        one.article if one.start is None else place(one),
    )


def _verdict(one: Any) -> str:
    return dotted(one.verdict, one.day, one.person, one.url, one.note)


def write_news(rows: Iterable[EventRow], form: str, out: TextIO) -> int:
    """Write what happened, as lines of text or JSON. Returns how many."""
    if form == "jsonl":
        return json_.write_lines(map(news_record, rows), out)
    told = list(rows)
    last = None
    for row in told:
        if row.fact != last:
            out.write(f"{row.fact} “{sanitize.excerpt(row.claim.strip(_MARKS), _CLAIM)}”\n")
            last = row.fact
        out.write(f"  {row.news}: {event_message(row)}\n")
    return len(told)


def news_record(row: EventRow) -> dict[str, Any]:
    """What happened, flat."""
    return {
        "event": row.number, "made": row.made, "fact": row.fact, "claim": row.claim, "news": row.news, **row.data,
    }  # fmt: skip


def event_message(row: EventRow) -> str:
    """What happened, in words for one line."""
    data = row.data
    where = " ".join(str(data[name]) for name in ("outlet", "day") if data.get(name))
    where = where or data.get("article", "")
    if row.news in ("corrected", "retracted"):
        was, words = data["was"], data.get("words")
        changed = _changes(was, words) if words else f"{_quoted(was)} is gone"
        told = f"{where}, revision {data['revision']}: {changed}"
    elif row.news == "status changed":
        told = f"{data['was']} → {data['now']}: {data['words']}"
    elif row.news == "named source":
        told = data["source"]
    elif row.news in ("verdict", "closed", "reopened"):
        told = joined(*data.values()) or "–"
    else:
        who = f"{data.get('source') or 'no source'}{' (anonymous)' if data.get('anonymous') else ''}"
        if row.news == "sighting":
            how = f"from {data['origin']}" if data.get("origin") else data["relation"]
            told = f"{where}: {who}, {how}"
        elif row.news == "denial":
            told = f"{where}: {who}, {_quoted(data['words'])}"
        else:
            told = f"{where}: {who}, {_changes(row.claim, data['words'])}"
    return sanitize.single_line(told)


def _changes(before: str, after: str) -> str:
    """The words that differ: “14” is “18”."""
    some = differing(before, after)[:_CHANGES]
    return ", ".join(f"{_quoted(one['a'])} is {_quoted(one['b'])}" for one in some)


def _quoted(words: str) -> str:
    return f"“{sanitize.excerpt(words.strip(_MARKS), _WORDS)}”" if words else "nothing"
