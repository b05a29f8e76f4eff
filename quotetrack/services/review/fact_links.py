"""What people decided about sightings: that an attribution carries a fact, or does not.

A decision is logged under its article, with the words of the attribution, and finds them again in whatever text or
rows the article has now (`store.corrections.anchoring`). What was linked adds its words to those in which the fact
is looked for, as long as the decision stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.errors import NotFoundError, StoreError
from quotetrack.facts.matching import find_fact
from quotetrack.matching.comparison import Relation
from quotetrack.model.decisions import OF_FACTS, Action
from quotetrack.model.records import DecisionRow
from quotetrack.store import decision_log, filters
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import Store, chunks
from quotetrack.store.corrections.anchoring import RevisionEditor, base
from quotetrack.store.decision_log import NOBODY, Reviewer
from quotetrack.store.facts import wordings
from quotetrack.store.facts.attributions import Detection
from quotetrack.store.queries import facts

if TYPE_CHECKING:
    from quotetrack.store.facts.attributions import AttributedWords


def link(store: Store, prefix: str, attribution: int, by: Reviewer = NOBODY) -> int:
    """An attribution carries a fact, whatever its words. Gives the number of the decision. Raises NotFoundError for a
    fact or attribution that is not there, StoreError where that is known."""
    return _decide(store, Action.FACT_LINK, prefix, attribution, by)


def unlink(store: Store, prefix: str, attribution: int, by: Reviewer = NOBODY) -> int:
    """An attribution does not carry a fact, nor deny it. Gives the number of the decision. Raises NotFoundError for a
    fact or attribution that is not there, StoreError where it is no sighting."""
    return _decide(store, Action.FACT_UNLINK, prefix, attribution, by)


def take_back(connection: Connection, decision: DecisionRow) -> None:
    """Look for the facts of an article anew after a decision about it was taken back."""
    from quotetrack.store.facts.refresh import refresh_facts

    wordings.forget(connection, decision.id)
    current = (
        select(col(t.Revision.id))
        .join(t.Article, col(t.Article.id) == col(t.Revision.article_id))
        .where(col(t.Article.key) == decision.subject, col(t.Revision.current))
    )
    refresh_facts(connection, list(connection.execute(current).scalars()))


def decide(
    connection: Connection,
    revisions: Sequence[int],
    rows: Mapping[int, AttributedWords],
    found: MutableMapping[tuple[int, int], Detection],
) -> None:
    """Put what people decided about these revisions into what was found in them, in the order in which they did."""
    for revision, some in _standing(connection, revisions).items():
        place = RevisionEditor(connection, revision, Changes())
        for action, data in some:
            shift = place.shift(data["base"])
            number = place.find(data["base"], shift, [], fresh=True)
            query = select(col(t.Fact.id), col(t.Fact.claim)).where(col(t.Fact.key) == data["fact"])
            fact = connection.execute(query).first()
            if number is None or fact is None or number not in rows:
                continue  # the article has these words no longer
            pair = (fact.id, number)
            if action is Action.FACT_UNLINK:
                found.pop(pair, None)
                continue
            judged = find_fact(rows[number].said, fact.claim)
            relation = judged.relation if judged else Relation.ALTERED
            found[pair] = Detection(
                relation.value,
                judged.score if judged else 0.0,
                t.DetectionMethod.LINKED,
                bool(judged and judged.number),
            )


def _decide(store: Store, action: Action, prefix: str, attribution: int, by: Reviewer) -> int:
    from quotetrack.store.facts.refresh import refresh_facts

    with store.write() as connection:
        fact = facts.find_fact(connection, prefix)
        about = (col(t.Attribution.revision_id), col(t.Attribution.words), col(t.Article.key))
        row = filters.attribution_query(connection, attribution, *about)
        sighting = t.FactSighting
        held = connection.execute(
            select(col(sighting.how)).where(
                col(sighting.fact_id) == fact.id, col(sighting.attribution_id) == attribution,
                col(sighting.gone).is_(None),
            )
        ).scalar()  # fmt: skip
        if action is Action.FACT_LINK and held is t.DetectionMethod.LINKED:
            raise StoreError(f"attribution {attribution} is linked to {fact.key} already")
        if action is Action.FACT_UNLINK and held is None:
            raise NotFoundError(
                f"attribution {attribution} is no sighting of {fact.key}",
                f"`quotetrack facts show {fact.key}` lists them",
            )
        data = {"fact": fact.key, "claim": fact.claim, "base": base(connection, attribution)}
        number = decision_log.record_decision(connection, action, row.key, data, *by)
        if action is Action.FACT_LINK:
            wordings.add(connection, fact.id, [row.words], number)
        else:
            _forget_words(connection, fact.id, row.words)
        refresh_facts(connection, [row.revision_id])
        return number


def _forget_words(connection: Connection, fact: int, words: str) -> None:
    """What is no sighting is no wording that somebody linked either."""
    query = select(col(t.Wording.decision_id)).where(
        col(t.Wording.fact_id) == fact, col(t.Wording.words) == words, col(t.Wording.decision_id).is_not(None)
    )
    for decision in connection.execute(query).scalars().all():
        if decision is not None:
            wordings.forget(connection, decision)


def _standing(
    connection: Connection, revisions: Iterable[int]
) -> dict[int, list[tuple[Action, dict[str, Any]]]]:
    """The decisions about facts that stand, by the revisions of their articles."""
    import json

    found: dict[int, list[tuple[Action, dict[str, Any]]]] = defaultdict(list)
    for some in chunks([*revisions]):
        query = (
            select(col(t.Revision.id), col(t.Decision.action), col(t.Decision.data))
            .join(t.Article, col(t.Article.key) == col(t.Decision.subject))
            .join(t.Revision, col(t.Revision.article_id) == col(t.Article.id))
            .where(
                col(t.Revision.id).in_(some),
                col(t.Decision.action).in_(OF_FACTS),
                col(t.Decision.undone).is_(None),
            )
            .order_by(col(t.Decision.id))
        )
        for revision, action, data in connection.execute(query):
            found[revision].append((action, json.loads(data)))
    return found
