"""A watch: begun with a statement, an attribution or words of one's own; rated, noted on, closed and opened again.

Decides what a fact is called: its id is made of the words of its claim, so that it is the same in every store, and the
same words are watched once.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, insert, select, update
from sqlmodel import col

from quotetrack.errors import StoreError
from quotetrack.matching import comparison
from quotetrack.matching.normal_form import normalize
from quotetrack.matching.term_weights import idf
from quotetrack.services.maintenance import after_write
from quotetrack.store import filters
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.connection import Database
from quotetrack.store.decision_log import NOBODY, Reviewer
from quotetrack.store.facts import events, wordings
from quotetrack.store.queries import facts, statements
from quotetrack.store.statements.materialize import public_id

_WORDINGS = 20  # of a statement, that are looked for beside its claim


class FactClaim(NamedTuple):
    """What is to be watched."""

    words: str
    claimant: str | None = None
    claimed: date | None = None
    others: tuple[str, ...] = ()  # in which it comes besides


def of_statement(database: Database, prefix: str) -> FactClaim:
    """A statement as a claim. Raises NotFoundError."""
    row = statements.statement(database, prefix)
    own = [told.words for told in row.timeline if told.relation != comparison.Relation.CONTRADICTING]
    others = [words for words in dict.fromkeys(own) if words != row.words]
    return FactClaim(
        row.words, row.speakers[0] if row.speakers else None, row.first.date, tuple(others[:_WORDINGS])
    )


def of_attribution(database: Database, number: int) -> FactClaim:
    """What one attribution says, as a claim. Raises NotFoundError."""
    with database.read() as connection:
        about = (
            col(t.Attribution.words), col(t.Revision.published), col(t.Speaker.name), col(t.ArticleEntity.name)
        )  # fmt: skip
        words, published, speaker, name = filters.attribution_query(connection, number, *about)
    return FactClaim(words, speaker or name, published)


def add(database: Database, claim: FactClaim, by: Reviewer = NOBODY) -> str:
    """Begin to watch a claim; the store is searched for it. Gives its id. Raises StoreError for words that are watched
    already, or say nothing."""
    with database.write() as connection:
        key = identity(claim.words)
        held = connection.execute(select(col(t.Fact.closed)).where(col(t.Fact.key) == key)).first()
        if held is not None:
            advice = f"quotetrack facts reopen {key}" if held.closed else f"quotetrack facts show {key}"
            raise StoreError(f"these words are under watch already, as {key}", advice)
        fact = begin(connection, key, claim, by.person)
        if by.note:
            annotate(connection, fact, by.note, by.person)
        after_write(connection, Changes(watched={fact}))
        return key


def identity(words: str) -> str:
    """The id of a fact with this claim. Raises StoreError for words that say nothing."""
    form = normalize(words)
    if not form.words:
        raise StoreError("a claim needs words", 'give them: facts add --text "…"')
    return public_id(form.joined)


def is_faint(words: str) -> bool:
    """Does a claim say too little to be known again?"""
    return not comparison.is_informative(normalize(words), idf)


def begin(
    connection: Connection,
    key: str,
    claim: FactClaim,
    person: str | None,
    made: datetime | None = None,
    **more: Any,
) -> int:
    """Make a fact with its wordings; its number."""
    row = {
        "key": key, "claim": claim.words, "claimant": claim.claimant, "claimed": claim.claimed, "made": made or t.now(),
        "person": person, **more,
    }  # fmt: skip
    fact = connection.execute(insert(t.Fact).values(row).returning(col(t.Fact.id))).scalar_one()
    wordings.add(connection, fact, (claim.words, *claim.others))
    events.add(connection, fact, t.FactEventKind.ADDED, {"person": person})
    return fact


def annotate(
    connection: Connection, fact: int, note: str, person: str | None, made: datetime | None = None
) -> None:
    """Keep a note."""
    row = {"fact_id": fact, "made": made or t.now(), "person": person, "note": note}
    connection.execute(insert(t.FactNote), [row])


def note(database: Database, prefix: str, words: str, person: str | None = None) -> str:
    """Note something about a fact. Gives its id. Raises NotFoundError."""
    with database.write() as connection:
        fact = facts.find_fact(connection, prefix)
        annotate(connection, fact.id, words, person)
        return fact.key


def rate(
    database: Database,
    prefix: str,
    verdict: str,
    *,
    url: str | None = None,
    day: date | None = None,
    by: Reviewer = NOBODY,
) -> str:
    """Add a verdict to the log of a fact. Gives its id. Raises NotFoundError."""
    with database.write() as connection:
        fact = facts.find_fact(connection, prefix)
        today = date.today()  # as the newsroom counts days, which signs it; moments are UTC
        judge(connection, fact.id, verdict, url, day or today, by)
        after_write(connection, Changes(rated={fact.id}))
        return fact.key


def judge(
    connection: Connection,
    fact: int,
    verdict: str,
    url: str | None,
    day: date | None,
    by: Reviewer,
    made: datetime | None = None,
    *,
    told: bool = False,
) -> None:
    """Add a line to the log of verdicts. `told`: it came with a file, and is no news."""
    row = {
        "fact_id": fact, "made": made or t.now(), "day": day, "verdict": verdict, "url": url, "person": by.person,
        "note": by.note,
    }  # fmt: skip
    connection.execute(insert(t.Verdict), [row])
    news = {"verdict": verdict, "url": url, "person": by.person, "note": by.note}
    events.add(connection, fact, t.FactEventKind.VERDICT, news | ({"told": True} if told else {}))


def close(database: Database, prefix: str, by: Reviewer = NOBODY) -> str:
    """Watch a fact no longer. Gives its id. Raises NotFoundError; StoreError where nobody does."""
    return _set(database, prefix, by, closed=True)


def reopen(database: Database, prefix: str, by: Reviewer = NOBODY) -> str:
    """Watch a fact again. Gives its id. Raises NotFoundError; StoreError where it is watched."""
    return _set(database, prefix, by, closed=False)


def _set(database: Database, prefix: str, by: Reviewer, *, closed: bool) -> str:
    with database.write() as connection:
        fact = facts.find_fact(connection, prefix)
        if bool(fact.closed) is closed:
            what = "closed" if closed else "under watch"
            raise StoreError(f"{fact.key} is {what} already")
        row = update(t.Fact).where(col(t.Fact.id) == fact.id)
        connection.execute(row.values(closed=t.now() if closed else None))
        news = t.FactEventKind.CLOSED if closed else t.FactEventKind.REOPENED
        events.add(connection, fact.id, news, {"person": by.person, "note": by.note})
        if by.note:
            annotate(connection, fact.id, by.note, by.person)
        return fact.key
