"""Which facts an article carries: asked of every attribution as it is stored, and of all that are stored when a watch
begins.

Decides who is asked, that of two attributions which nest the inner one speaks, and that what a person decided goes
before what is found. Whether words carry a fact is judged by
`facts.matching`, whether they deny it by `facts.denials`; what becomes of what was known before is left to
`occurrences`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, select
from sqlmodel import col

from quotetrack.facts.matching import find_fact, rare_words, word_key, word_runs
from quotetrack.matching.normal_form import normalize
from quotetrack.store import tables as t
from quotetrack.store.facts import links, wordings
from quotetrack.store.facts.attributions import AttributedWords, Detection, attributed_words
from quotetrack.store.facts.credits import credits_of
from quotetrack.store.facts.denials import FEWEST, MOST, find_deniers
from quotetrack.store.facts.evidence import DENIAL
from quotetrack.store.facts.sighting_updates import add, known_in, update_sightings
from quotetrack.store.facts.wordings import Wording

_Q = t.FactSighting


def detect(connection: Connection, revisions: Sequence[int]) -> set[int]:
    """Find the facts that the current revisions of articles carry, in the transaction that changed them. Gives the
    facts that this is about."""
    if not revisions:
        return set()
    rows = attributed_words(connection, col(t.Attribution.revision_id), revisions)
    found = find_matches(connection, rows)
    found |= {
        pair: Detection(DENIAL, 100 * strength)
        for pair, strength in find_deniers(connection, rows, found).items()
    }
    found = _innermost(rows, found)
    links.apply_links(connection, revisions, rows, found)
    known = known_in(connection, revisions)
    return update_sightings(connection, revisions, rows, found, known)


def detect_fact(connection: Connection, fact: int) -> None:
    """Find what the store has of one fact, when somebody begins to watch it: none of it is news."""
    numbers = wordings.resembling(connection, fact)
    rows = attributed_words(connection, col(t.Attribution.id), numbers)
    found = {pair: one for pair, one in find_matches(connection, rows).items() if pair[0] == fact}
    # What denies it stands beside it, or resembles it: whole articles are looked at, the most alike first.
    articles = [*dict.fromkeys(rows[n].revision_id for n in (*(n for _, n in found), *numbers) if n in rows)]
    rows |= attributed_words(connection, col(t.Attribution.revision_id), articles[:MOST])
    denied = find_deniers(connection, rows, found, [fact])
    found |= {pair: Detection(DENIAL, 100 * strength) for pair, strength in denied.items() if pair[0] == fact}
    found = _innermost(rows, found)
    known = select(col(_Q.attribution_id)).where(
        col(_Q.fact_id) == fact, col(_Q.removed_in_revision).is_(None)
    )
    held = set(connection.execute(known).scalars())
    credited = credits_of(connection, [rows[number] for _, number in found])
    for (_, number), one in sorted(
        found.items(), key=lambda pair: (rows[pair[0][1]].published or date.max, pair[0])
    ):
        if number not in held:
            add(connection, fact, rows[number], one, credited)


def find_matches(
    connection: Connection, rows: Mapping[int, AttributedWords]
) -> dict[tuple[int, int], Detection]:
    """Which facts rows carry, by fact and row. Looked up by the keys of their words, all at once."""
    meeting = _meeting(connection, rows)
    days = wordings.seen(connection, {one.fact for some in meeting.values() for one in some})
    found: dict[tuple[int, int], Detection] = {}
    for number, some in meeting.items():
        row = rows[number]
        for wording in some:
            judged = find_fact(row.said, wording.words, _apart(row.published, days.get(wording.fact)))
            pair = (wording.fact, number)
            if judged is not None and (pair not in found or judged.score > found[pair].score):
                found[pair] = Detection(judged.relation.value, judged.score, number=judged.number)
    return found


def _innermost(
    rows: Mapping[int, AttributedWords], found: Mapping[tuple[int, int], Detection]
) -> dict[tuple[int, int], Detection]:
    """What was found, without who only tells what somebody inside his words says or denies: “…,” Strand said, according
    to the Herald. Strand has said it, once; the Herald is credited (`origins`)."""
    begun: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)  # by fact and revision
    for fact, number in found:
        begun[fact, rows[number].revision_id].append((rows[number].start, number))
    for some in begun.values():
        some.sort()

    def speaks(fact: int, number: int) -> bool:
        row, some = rows[number], begun[fact, rows[number].revision_id]
        inside = some[bisect_left(some, (row.start,)) : bisect_left(some, (row.stop,))]
        return not any(row.encloses(rows[other]) for _, other in inside)

    return {pair: one for pair, one in found.items() if one.relation == DENIAL or speaks(*pair)}


def _meeting(connection: Connection, rows: Mapping[int, AttributedWords]) -> dict[int, list[Wording]]:
    """The wordings that each row is compared with: those that share a run of words with it, or several rare ones."""
    in_a_row: dict[int, set[int]] = defaultdict(set)
    alone: dict[int, set[int]] = defaultdict(set)
    for row in rows.values():
        for words in map(normalize, row.readings):
            in_a_row[row.number] |= word_runs(words)
            alone[row.number] |= {word_key(word) for word in rare_words(words)}
    held = wordings.under(connection, {key for some in (*in_a_row.values(), *alone.values()) for key in some})
    found: dict[int, list[Wording]] = {}
    for number, own in in_a_row.items():
        shared = Counter(one for key in alone[number] for one in held.get(key, ()))
        likely = {one for key in own for one in held.get(key, ())}
        likely |= {one for one, n in shared.items() if n >= FEWEST}
        if likely:
            found[number] = sorted(likely)
    return found


def _apart(day: date | None, seen: tuple[date, date] | None) -> int | None:
    """The days between a day and the nearest on which a fact was seen."""
    if day is None or seen is None:
        return None
    return max(0, (seen[0] - day).days, (day - seen[1]).days)
