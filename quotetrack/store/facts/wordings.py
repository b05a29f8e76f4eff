"""The words in which facts come: kept under their keys, looked up for whoever has words.

Decides which stored attributions are looked at when a watch begins: those that share rare words with the fact.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, delete, func, insert, select
from sqlmodel import col

from quotetrack.facts.matching import rare_words, wording_keys
from quotetrack.matching.normal_form import normalize
from quotetrack.matching.term_weights import idf
from quotetrack.store import fulltext
from quotetrack.store import tables as t
from quotetrack.store.connection import fetch_in

LOOKED_AT = 2000  # stored attributions that resemble a wording, the most alike first
MANY = 300  # wordings that share a key
_MOST = 12  # words of a wording that are searched for


class Wording(NamedTuple):
    """Words in which a fact is looked for."""

    id: int
    fact: int
    words: str


def add(connection: Connection, fact: int, some: Iterable[str], decision: int | None = None) -> None:
    """Have a fact looked for in these words as well."""
    held = select(col(t.Wording.normal)).where(col(t.Wording.fact_id) == fact)
    known = set(connection.execute(held).scalars())
    for words in some:
        form = normalize(words)
        if not form.words or str(form) in known:
            continue
        known.add(str(form))
        row = {"fact_id": fact, "words": words, "normal": str(form), "decision_id": decision}
        made = insert(t.Wording).values(row).returning(col(t.Wording.id))
        number = connection.execute(made).scalar_one()
        connection.execute(
            insert(t.WordingKey), [{"key": key, "wording_id": number} for key in sorted(wording_keys(form))]
        )


def of(connection: Connection, facts: Collection[int]) -> list[Wording]:
    """The wordings of facts, those of the claims first."""
    query = select(col(t.Wording.id), col(t.Wording.fact_id), col(t.Wording.words)).order_by(
        col(t.Wording.id)
    )
    return [Wording(*row) for row in fetch_in(connection, query, col(t.Wording.fact_id), facts)]


def forget(connection: Connection, decision: int) -> set[int]:
    """Take out the wordings that came by a decision. Returns the facts that had them."""
    gone = delete(t.Wording).where(col(t.Wording.decision_id) == decision)
    return set(connection.execute(gone.returning(col(t.Wording.fact_id))).scalars())


def under(connection: Connection, asked: Collection[int]) -> dict[int, list[Wording]]:
    """The wordings of facts under each of those of the keys that no more than `MANY` share: "months of repairs after"
    tells none of a thousand facts, and what is one of them has rarer words besides."""
    found: dict[int, list[Wording]] = {}
    key, owner = col(t.WordingKey.key), col(t.WordingKey.wording_id)
    counted = select(key).group_by(key).having(func.count() <= MANY)
    few = [row.key for row in fetch_in(connection, counted, key, asked)]
    query = select(key, col(t.Wording.id), col(t.Wording.fact_id), col(t.Wording.words)).join(
        t.Wording, col(t.Wording.id) == owner
    )
    for of, *wording in fetch_in(connection, query, key, few):
        found.setdefault(of, []).append(Wording(*wording))
    return found


def seen(connection: Connection, facts: Collection[int]) -> dict[int, tuple[date, date]]:
    """From when to when facts were seen, or on which day they were claimed."""
    found = {}
    query = select(col(t.Fact.id), col(t.Fact.first_seen), col(t.Fact.last_seen), col(t.Fact.claimed))
    for fact, *dates in fetch_in(connection, query, col(t.Fact.id), facts):
        if days := [day for day in dates if day]:
            found[fact] = min(days), max(days)
    return found


def resembling(connection: Connection, fact: int) -> list[int]:
    """The stored attributions that share the rare words of a fact's wordings, the most alike of each."""
    found: dict[int, None] = {}
    for wording in of(connection, [fact]):
        form = normalize(wording.words)
        told = sorted(rare_words(form) or form.bag, key=lambda word: (-idf(word), word))[:_MOST]
        found |= dict.fromkeys(fulltext.alike(connection, told, LOOKED_AT))
    return [*found]
