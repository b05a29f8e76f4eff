"""What becomes of a fact's sightings when an article gets new rows or a new text.

Decides what is news: a sighting in an article that had none, a denial, a number or a negation that differs; and that
a new text which has the words no more, or others in their place, is a change by its outlet. The same words in a new
row are the same sighting.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlmodel import col

from quotetrack.matching.comparison import Relation
from quotetrack.matching.normal_form import normalize
from quotetrack.store import tables as t
from quotetrack.store.articles.reading import OutletContext
from quotetrack.store.connection import THESE, fetch_in
from quotetrack.store.facts import events
from quotetrack.store.facts.attributions import AttributedWords, Detection, revision_texts
from quotetrack.store.facts.credits import claims, credits_of, first, origin
from quotetrack.store.facts.evidence import DENIAL
from quotetrack.store.filters import article_query

_Q = t.FactSighting


def add(
    connection: Connection, fact: int, row: AttributedWords, found: Detection, credited: Mapping[int, str]
) -> None:
    """Keep a sighting, with whom its article credits. What an import told of the article is then no more needed."""
    told = select(col(_Q.id), col(_Q.imported_json)).where(
        col(_Q.fact_id) == fact, col(_Q.imported_json).is_not(None)
    )
    known = {row.article, row.url} - {None}
    for number, said in connection.execute(told).all():
        one = json.loads(said or "{}")
        if known & {one.get("article"), one.get("url")}:
            connection.execute(delete(_Q).where(col(_Q.id) == number))
    values = {
        "fact_id": fact, "article_id": row.article_id, "revision_id": row.revision_id, "start": row.start,
        "stop": row.stop, "attribution_id": row.number, "published": row.published, "method": found.how,
        "relation": found.relation, "score": found.score,
        "origin_id": origin(connection, fact, row.article_id, row.published), "credited": credited.get(row.number),
    }  # fmt: skip
    connection.execute(insert(_Q), [values])


def known_in(connection: Connection, revisions: Sequence[int]) -> list[Any]:
    """The sightings in the articles of these revisions, not those that are gone."""
    articles = select(col(t.Revision.article_id)).where(col(t.Revision.id).in_(THESE))
    query = select(
        col(_Q.id), col(_Q.fact_id), col(_Q.article_id), col(_Q.revision_id), col(_Q.start), col(_Q.stop),
        col(_Q.relation), col(_Q.published),
    ).where(col(_Q.article_id).in_(articles), col(_Q.removed_in_revision).is_(None))  # fmt: skip
    return [*fetch_in(connection, query.order_by(col(_Q.id)), None, revisions)]


def update_sightings(
    connection: Connection,
    revisions: Collection[int],
    rows: Mapping[int, AttributedWords],
    found: Mapping[tuple[int, int], Detection],
    known: Iterable[Any],
) -> set[int]:
    """Bring the sightings of articles to what was found in them now, and say what is new. Gives the facts that this
    is about."""
    now: dict[tuple[int, int], list[tuple[AttributedWords, Detection]]] = defaultdict(
        list
    )  # by fact and article
    for (fact, number), one in sorted(found.items()):
        now[fact, rows[number].article_id].append((rows[number], one))
    before: dict[tuple[int, int], list[Any]] = defaultdict(list)
    for was in known:
        before[was.fact_id, was.article_id].append(was)
    credited = credits_of(connection, {number: rows[number] for _, number in found}.values())
    for (fact, article), old in before.items():
        new = now.get((fact, article), [])
        if all(was.revision_id in revisions for was in old):
            _replace(connection, fact, old, new, credited)
        else:
            _revise(connection, fact, article, old, new, credited)
    for (fact, article), new in now.items():
        if (fact, article) not in before:
            for row, one in new:
                add(connection, fact, row, one, credited)
            _tell(connection, fact, new)
    return {fact for fact, _ in (*now, *before)}


def _replace(
    connection: Connection,
    fact: int,
    old: Sequence[Any],
    new: Sequence[tuple[AttributedWords, Detection]],
    credited: Mapping[int, str],
) -> None:
    """The same text, read again: what is found in it is no news, unless it denies."""
    connection.execute(delete(_Q).where(col(_Q.id).in_([was.id for was in old])))
    for row, one in new:
        add(connection, fact, row, one, credited)
    if new and {one.relation for _, one in new} != {was.relation for was in old}:
        had = {was.relation for was in old}
        _tell(connection, fact, [pair for pair in new if pair[1].relation not in had], again=True)


def _revise(
    connection: Connection,
    fact: int,
    article: int,
    old: Sequence[Any],
    new: Sequence[tuple[AttributedWords, Detection]],
    credited: Mapping[int, str],
) -> None:
    """Another text of an article: what it said before is kept as gone where the words are not the same."""
    revision: Any = connection.execute(
        article_query(
            select(
                col(t.Revision.id), col(t.Revision.number), col(t.Revision.published), col(t.Article.key),
                col(t.Outlet.name).label("outlet"),
            )
        ).where(col(t.Revision.article_id) == article)
    ).one()  # fmt: skip
    said = _words(connection, old)
    same = {normalize(words).words for words in said.values()}
    kept = {normalize(row.words).words for row, _ in new}
    lost = [was for was in old if normalize(said[was.id]).words not in kept]
    stay = [was.id for was in old if was not in lost]
    connection.execute(delete(_Q).where(col(_Q.id).in_(stay)))
    gone = update(_Q).where(col(_Q.id).in_([was.id for was in lost]))
    connection.execute(gone.values(removed_in_revision=revision.number))
    for row, one in new:
        add(connection, fact, row, one, credited)
    carried = [was for was in lost if was.relation != DENIAL]
    if carried and not any(was.relation != DENIAL for was in old if was not in lost):
        now = [row for row, one in new if one.relation != DENIAL and normalize(row.words).words not in same]
        was = carried[0]
        data = {
            "article": revision.key, "outlet": revision.outlet, "day": revision.published, "revision": revision.number,
            "before": _number(connection, was.revision_id), "printed": was.published, "was": said[was.id],
            "relation": was.relation,
            "words": now[0].words if now else None,
        }  # fmt: skip
        news = t.FactEventKind.CORRECTED if now else t.FactEventKind.RETRACTED
        events.add(connection, fact, news, data, article)
    had = {was.relation for was in old}
    _tell(connection, fact, [pair for pair in new if pair[1].relation not in had], again=True)


def _tell(
    connection: Connection,
    fact: int,
    new: Sequence[tuple[AttributedWords, Detection]],
    *,
    again: bool = False,
) -> None:
    """Note that an article carries a fact, or denies it; one line for each, however often it does. `again`: that it
    carries the fact is known."""
    told: set[t.FactEventKind] = set()
    for row, one in new:
        news = t.FactEventKind.DENIAL if one.relation == DENIAL else t.FactEventKind.SIGHTING
        if one.relation == Relation.CONTRADICTING.value:
            news = t.FactEventKind.NUMBER if one.number else t.FactEventKind.NEGATION
        if news in told or (again and news is t.FactEventKind.SIGHTING):
            continue
        told.add(news)
        data = {
            "article": row.article, "outlet": row.outlet, "day": row.published, "words": row.words,
            "source": row.source, "anonymous": row.anonymous, "kind": row.kind.value, "relation": one.relation,
            "how": one.how.value, "origin": _origin(connection, fact, row),
        }  # fmt: skip
        events.add(connection, fact, news, data, row.article_id)


def _origin(connection: Connection, fact: int, row: AttributedWords) -> str | None:
    """The article whose text a sighting prints, or the outlet that it has the words from."""
    query = (
        select(col(t.Article.key), col(_Q.credited))
        .select_from(_Q)
        .join(t.Article, col(_Q.origin_id) == col(t.Article.id), isouter=True)
        .where(col(_Q.fact_id) == fact, col(_Q.attribution_id) == row.number)
    )
    for key, credited in connection.execute(query):
        return key or first(claims(credited), row.outlet, OutletContext(connection).outlets)
    return None


def _words(connection: Connection, old: Sequence[Any]) -> dict[int, str]:
    """What sightings said, in the revisions in which they stood."""
    told = revision_texts(connection, {was.revision_id for was in old})
    return {was.id: told[was.revision_id][was.start : was.stop] for was in old}


def _number(connection: Connection, revision: int) -> int:
    return connection.execute(
        select(col(t.Revision.number)).where(col(t.Revision.id) == revision)
    ).scalar_one()
