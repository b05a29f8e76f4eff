"""What people decided about sightings, put into what was found: that an attribution carries a fact, or does not.

A decision names the words of its attribution, and finds them again in whatever text or rows the article has now.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.facts.matching import find_fact
from quotetrack.matching.comparison import Relation
from quotetrack.model.decisions import OF_FACTS, Action
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import chunks
from quotetrack.store.corrections.anchoring import RevisionEditor
from quotetrack.store.facts.attributions import AttributedWords, Detection


def apply_links(
    connection: Connection,
    revisions: Sequence[int],
    rows: Mapping[int, AttributedWords],
    found: MutableMapping[tuple[int, int], Detection],
) -> None:
    """Put what people decided about these revisions into what was found in them, in the order in which they did."""
    for revision, decisions in _active(connection, revisions).items():
        editor = RevisionEditor(connection, revision, Changes())
        for action, data in decisions:
            shift = editor.shift(data["base"])
            number = editor.find(data["base"], shift, [], fresh=True)
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


def _active(
    connection: Connection, revisions: Iterable[int]
) -> dict[int, list[tuple[Action, dict[str, Any]]]]:
    """The decisions about facts that stand, by the revisions of their articles."""
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
