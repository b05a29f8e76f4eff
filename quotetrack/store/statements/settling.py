"""Statements, brought up to what is stored: computed anew where something changed, and there alone.

Decides what has to be computed. A change is marked by its wording (see `stale`). It may change the verdict on the
matches of that wording, and on those for which a run of its words is the rarest that the two share, for that may be a
stock phrase now, or none any more. What hangs together with any of these by repetitions, by statements until now, or by
what people decided, is grouped anew; the rest cannot have changed. So what is kept is what a computation of everything
would give, in whatever order articles came. Whether two wordings repeat each other is left to `repeated`, how they make
groups to `grouping`, and what is kept of a group to `keeping`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, delete, func, select, update
from sqlmodel import col

from quotetrack.match import fingerprint, normalise, stock
from quotetrack.match.verify import Relation
from quotetrack.store import tables as t
from quotetrack.store.engine import chunks
from quotetrack.store.matching import repeated, seen, wordings
from quotetrack.store.matching.carriers import Carriers
from quotetrack.store.statements import keeping, parted, stale
from quotetrack.store.statements.grouping import grouped
from quotetrack.store.views import DecisionRow

FEW = 1000  # wordings that are stale; of more it is asked whether they are most
MOST = 0.25  # of the quotations; if more are stale, all are computed
AT_ONCE = 100_000  # wordings that are looked at together, and quotations up to which all are computed at once
_WEAK = f"evidence < {stock.LITTLE}"
_TOGETHER = (
    f"(repeated OR relation = '{Relation.VERBATIM}')"  # the same words on two days are looked at together
)


def is_settled(connection: Connection) -> bool:
    """Is what is kept up to date?"""
    return connection.execute(select(col(t.Stale.key)).limit(1)).first() is None


def settle(connection: Connection) -> None:
    """Bring what is kept of statements up to date."""
    if is_settled(connection):
        return
    if _is_most(connection):
        carriers = Carriers(connection)
        seen.clear(connection)
        repeated.judge(carriers, repeated.rows(connection))
        _keep(carriers, None, parted.standing(connection), [])
        connection.execute(delete(t.Stale))
        return
    if stale.is_everything(connection):
        _mark_each(connection)
    while not is_settled(connection):
        marked = connection.execute(select(col(t.Stale.key), col(t.Stale.normal)).limit(AT_ONCE)).all()
        carriers = Carriers(connection)  # of these alone: what a million quotations say is not held at once
        words = [normal for _, normal in marked]
        again, log = _together(connection, _changed(carriers, words), parted.standing(connection))
        _keep(carriers, again, log, words)
        for some in chunks([key for key, _ in marked]):
            connection.execute(delete(t.Stale).where(col(t.Stale.key).in_(some)))


def _keep(
    carriers: Carriers, again: set[int] | None, log: Sequence[DecisionRow], words: Sequence[str]
) -> None:
    """Group these quotations anew, or all of them, and keep what comes of it."""
    joined = {normalise.stored(one).joined for one in words}
    pairs = repeated.pairs(carriers, repeated.rows(carriers.connection, again, _TOGETHER))
    corrections = parted.corrections(carriers, log)
    keeping.keep(carriers, pairs, grouped(carriers, pairs, corrections), again, joined)


def _mark_each(connection: Connection) -> None:
    """Mark every wording in place of all, so that they can be looked at one after another."""
    seen.clear(connection)
    connection.execute(delete(t.Sighting))
    connection.execute(update(t.Statement).values(code=None, sightings=0))
    connection.execute(delete(t.Stale))
    normals = select(col(t.Quotation.normal)).execution_options(yield_per=AT_ONCE)
    for some in connection.execute(normals).scalars().partitions():
        stale.mark(connection, {fingerprint.whole(words): words for words in some})


def _is_most(connection: Connection) -> bool:
    marked, stored = (select(func.count()).select_from(table) for table in (t.Stale, t.Quotation))
    some, all_ = connection.execute(marked).scalar_one(), connection.execute(stored).scalar_one()
    if stale.is_everything(connection):
        return bool(all_ <= AT_ONCE)
    return bool(FEW < some <= AT_ONCE and some > MOST * all_)


def _changed(carriers: Carriers, marked: Sequence[str]) -> set[int]:
    """The quotations whose statements are to be computed anew because these wordings changed, to begin with."""
    connection = carriers.connection
    whole = {fingerprint.whole(words): words for words in marked}
    here, _ = wordings.under(connection, whole)
    changed = {number for held in here.values() for number in held}
    gone = [words for key, words in whole.items() if key not in here]
    keys = {key for words in marked for key in fingerprint.keys(normalise.stored(words).words)}
    doubtful = {row[:2]: row for row in repeated.rows(connection, changed)}
    # What came may have made a run that was the rarest less so, and changes what is known of it;
    doubtful |= {row[:2]: row for row in repeated.rows(connection, keys, by=("phrase",))}
    # what is gone may have left another run as the rarest.
    left = {key for words in gone for key in fingerprint.keys(normalise.stored(words).words)}
    held = {number for some in wordings.holders(connection, left).values() for number in some}
    doubtful |= {
        row[:2]: row for row in repeated.rows(connection, held, _WEAK) if row.a in held and row.b in held
    }
    return changed | repeated.judge(carriers, doubtful.values())


def _together(
    connection: Connection, changed: Iterable[int], log: Sequence[DecisionRow]
) -> tuple[set[int], list[DecisionRow]]:
    """All quotations that hang together with those that changed, and the decisions about any of them."""
    found: set[int] = set()
    named: set[str] = set()
    touched: dict[int, DecisionRow] = {}
    wanted = {*changed}
    while wanted:
        found |= wanted
        linked = {number for pair in wordings.ends(connection, wanted, _TOGETHER) for number in pair}
        kept = wordings.rows(connection, "statement_id", "sightings", "attribution_id", wanted)
        statements = {number for (number,) in kept}
        linked.update(
            n for (n,) in wordings.rows(connection, "attribution_id", "sightings", "statement_id", statements)
        )
        if log:
            here = _articles(connection, wanted)
            new = {row.id: row for row in log if row.id not in touched and here & parted.articles(row)}
            touched |= new
            articles = {article for row in new.values() for article in parted.articles(row)} - named
            named |= articles
            linked |= stale.quoted(connection, articles)
        wanted = linked - found
    return found, [touched[number] for number in sorted(touched)]


def _articles(connection: Connection, numbers: Collection[int]) -> set[str]:
    found: set[str] = set()
    for some in chunks(sorted(numbers)):
        keys = (
            select(col(t.Article.key))
            .join(t.Revision, col(t.Revision.article_id) == col(t.Article.id))
            .join(t.Attribution, col(t.Attribution.revision_id) == col(t.Revision.id))
            .where(col(t.Attribution.id).in_(some))
        )
        found.update(connection.execute(keys).scalars())
    return found
