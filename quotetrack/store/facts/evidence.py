"""What is known of a fact, read for whoever judges it; and what that comes to, kept in the fact's row for lists.

Decides which rows are evidence: sightings whose words an article has now, and the changes of articles that had them.
What it means is `facts.assessment`'s to say.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, update
from sqlmodel import col

from quotetrack.entities.outlets import OutletIndex
from quotetrack.facts import assessment
from quotetrack.facts.records import Sighting, VerdictRow
from quotetrack.matching.comparison import Relation
from quotetrack.model import Kind
from quotetrack.store import tables as t
from quotetrack.store.articles.reading import OutletContext
from quotetrack.store.connection import fetch_in
from quotetrack.store.facts import events
from quotetrack.store.facts.attributions import revision_texts
from quotetrack.store.facts.credits import claims, first

DENIAL = "denial"
_Q = t.FactSighting

# A sighting with its article, and with its source where the row of the extractor is there.
SIGHTINGS: Any = (
    select(
        col(_Q.id), col(_Q.attribution_id).label("attribution"), col(t.Article.key).label("article"),
        col(t.Article.url), col(t.Revision.title), col(t.Outlet.name).label("outlet"),
        col(t.Revision.published).label("date"), col(_Q.start), col(_Q.stop).label("end"), col(t.Attribution.words),
        col(t.Attribution.kind), col(t.Speaker.name).label("speaker"), col(t.ArticleEntity.name),
        col(t.Attribution.source), col(t.ArticleEntity.anonymous), col(_Q.relation), col(_Q.score), col(_Q.method),
        col(_Q.origin_id), col(_Q.credited), col(t.Revision.number).label("revision"),
        col(_Q.removed_in_revision), col(_Q.imported_json),
        col(_Q.revision_id), col(_Q.published).label("told_on"),
    )
    .select_from(_Q)
    .join(t.Revision, col(t.Revision.id) == col(_Q.revision_id), isouter=True)
    .join(t.Article, col(t.Article.id) == col(_Q.article_id), isouter=True)
    .join(t.Outlet, col(t.Outlet.id) == col(t.Article.outlet_id), isouter=True)
    .join(t.Attribution, col(t.Attribution.id) == col(_Q.attribution_id), isouter=True)
    .join(t.ArticleEntity, col(t.ArticleEntity.id) == col(t.Attribution.article_entity_id), isouter=True)
    .join(t.Speaker, col(t.Speaker.id) == col(t.ArticleEntity.speaker_id), isouter=True)
)  # fmt: skip


def sightings(connection: Connection, fact: int, outlets: OutletIndex) -> list[Sighting]:
    """Where a fact was printed or denied, the earliest first, those without a day last; also what is gone."""
    rows = connection.execute(SIGHTINGS.where(col(_Q.fact_id) == fact)).mappings().all()
    lost = {
        (row["revision_id"], row["start"], row["end"])
        for row in rows
        if row["words"] is None and not row["imported_json"]
    }
    words = _texts(connection, lost)
    origins = _keys(connection, {row["origin_id"] for row in rows if row["origin_id"]})
    return sorted((_sighting(dict(row), words, origins, outlets) for row in rows), key=_order)


def verdicts(connection: Connection, fact: int) -> list[VerdictRow]:
    """The log of verdicts on a fact, the first first."""
    query = select(
        col(t.Verdict.verdict), col(t.Verdict.day), col(t.Verdict.made), col(t.Verdict.person), col(t.Verdict.url),
        col(t.Verdict.note),
    ).where(col(t.Verdict.fact_id) == fact).order_by(col(t.Verdict.id))  # fmt: skip
    return [VerdictRow(*row) for row in connection.execute(query)]


def evidence(
    seen: Sequence[Sighting], rated: Sequence[VerdictRow], changes: Sequence[dict[str, Any]]
) -> assessment.Evidence:
    """The rows as `facts.assessment` takes them."""
    stand = [one for one in seen if one.gone is None]
    return assessment.Evidence(
        tuple(_seen(one) for one in stand if one.relation != DENIAL),
        tuple(
            assessment.Objection(
                assessment.ObjectionKind.DENIAL,
                one.article,
                one.outlet,
                one.date,
                one.speaker or one.source,
                one.words,
                one.score / 100,
            )
            for one in stand
            if one.relation == DENIAL
        ),
        tuple(
            assessment.WordingChange(
                one["article"], one["outlet"], _changed_on(one), _day(one["printed"]), one["words"]
            )
            for one in changes
            if one["relation"] != Relation.CONTRADICTING  # who contradicted it took nothing back from it
        ),
        tuple(assessment.Verdict(one.verdict, one.day or one.made.date(), one.person, one.url) for one in rated),
    )  # fmt: skip


def standing(
    connection: Connection, fact: int, outlets: OutletIndex | None = None
) -> tuple[assessment.Assessment, list[Sighting], list[VerdictRow]]:
    """How a fact stands, with what that rests on. `outlets`: those of the store, where they were read already."""
    known = outlets or OutletContext(connection).outlets
    seen, rated = sightings(connection, fact, known), verdicts(connection, fact)
    return assessment.assess(evidence(seen, rated, events.changes(connection, fact)), known), seen, rated


def update_summaries(connection: Connection, facts: Collection[int], *, told: bool = True) -> None:
    """Keep in the rows of facts what their evidence comes to; with `told`, say in the log what changed by it."""
    outlets = OutletContext(connection).outlets if facts else None
    for fact in sorted(facts):
        before = connection.execute(
            select(col(t.Fact.status), col(t.Fact.named)).where(col(t.Fact.id) == fact)
        ).one()
        now, seen, rated = standing(connection, fact, outlets)
        against = (DENIAL, Relation.CONTRADICTING.value)  # counted as objections
        carried = [one for one in seen if one.gone is None and one.relation not in against]
        days = [one.date for one in carried if one.date]
        values = {
            "status": now.status.value,
            "statuses": f"|{'|'.join(dict.fromkeys(found.status.value for found in now.findings))}|",
            "sightings": len(carried),
            "outlets": now.outlets,
            "origins": now.origins,
            "named": len(now.named),
            "anonymous": now.anonymous,
            "objections": sum(
                len(found.because) for found in now.findings if found.status is assessment.Status.DISPUTED
            ),
            "verdict": rated[-1].verdict if rated else None,
            "first_seen": min(days, default=None),
            "last_seen": max(days, default=None),
        }
        connection.execute(update(t.Fact).where(col(t.Fact.id) == fact).values(values))
        if not told:
            continue
        if now.named and not before.named:
            events.add(connection, fact, t.FactEventKind.NAMED, {"source": now.named[0]})
        if now.status.value != before.status:
            was = {"was": before.status, "now": now.status.value, "words": now.findings[0].words}
            events.add(connection, fact, t.FactEventKind.STATUS, was)


def credited_names(credited: str | None, told: str | None) -> set[str]:
    """The names by which a sighting, as it is kept, calls outlets: whose words it may be, and who printed it."""
    said = json.loads(told) if told else {}
    names = {name for one in claims(credited) for name in (one.name, one.by)}
    return {name for name in (*names, _text(said.get("origin")), _text(said.get("outlet"))) if name}


def _sighting(
    row: dict[str, Any], words: dict[tuple[int, int, int], str], origins: dict[int, str], outlets: OutletIndex
) -> Sighting:
    told = json.loads(row["imported_json"]) if row["imported_json"] else None
    if told is not None:
        told_of: Any = {name: _text(told.get(name)) for name in TEXTS}
        numbers: Any = {name: _number(told.get(name)) for name in ("start", "end", "revision")}
        return Sighting(
            **told_of, **numbers, attribution=None, article=_text(told.get("article")) or told_of["url"] or "",
            date=row["told_on"], words=_text(told.get("words")) or "", anonymous=told.get("anonymous") is True,
            relation=row["relation"], score=row["score"], how=t.DetectionMethod.TOLD.value,
            gone=row["removed_in_revision"],
        )  # fmt: skip
    credited, copy_of = claims(row["credited"]), origins.get(row["origin_id"])
    return Sighting(
        attribution=row["attribution"],
        article=row["article"],
        url=row["url"],
        title=row["title"],
        outlet=row["outlet"],
        date=row["date"],
        start=row["start"],
        end=row["end"],
        words=row["words"] or words[row["revision_id"], row["start"], row["end"]],
        kind=row["kind"] and Kind(row["kind"]).value,
        speaker=row["speaker"] or row["name"],
        source=row["source"],
        anonymous=bool(row["anonymous"]),
        relation=row["relation"],
        score=row["score"],
        how=t.DetectionMethod(row["method"]).value,
        origin=copy_of or first(credited, row["outlet"], outlets),
        revision=row["revision"],
        gone=row["removed_in_revision"],
        copy_of=copy_of,
        claims=credited,
    )


# What a sighting that came with an import tells in words.
TEXTS = ("url", "title", "outlet", "kind", "speaker", "source", "origin")


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _seen(one: Sighting) -> assessment.SightingEvidence:
    kind = Kind(one.kind) if one.kind in list(Kind) else Kind.INDIRECT
    relation = Relation(one.relation) if one.relation in list(Relation) else None
    origin = (
        one.origin if one.how == t.DetectionMethod.TOLD else one.copy_of
    )  # what it credits stands in its claims
    return assessment.SightingEvidence(
        one.article, one.outlet, one.date, one.speaker, one.anonymous, kind, relation, origin, one.claims
    )


def _order(one: Sighting) -> tuple[date, str, int, str]:
    return one.date or date.max, one.article, one.start or 0, one.words


def _texts(
    connection: Connection, places: Collection[tuple[int, int, int]]
) -> dict[tuple[int, int, int], str]:
    """The words at places of revisions."""
    told = revision_texts(connection, {revision for revision, _, _ in places})
    return {place: told[place[0]][place[1] : place[2]] for place in places}


def _keys(connection: Connection, articles: Collection[int]) -> dict[int, str]:
    query = select(col(t.Article.id), col(t.Article.key))
    return {row.id: row.key for row in fetch_in(connection, query, col(t.Article.id), articles)}


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _changed_on(change: dict[str, Any]) -> date | None:
    """The day of a change: when it was seen, where an outlet corrects an article under its old date."""
    day = _day(change["day"])
    learned: date | None = change.get("learned")
    return (
        learned
        if day is None or (change["printed"] and day <= date.fromisoformat(change["printed"]))
        else day
    )
