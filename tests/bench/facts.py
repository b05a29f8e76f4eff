"""A store of many invented facts with ten sightings each, and how long each question about them takes."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert
from sqlmodel import col

from quotetrack.facts.records import FactFilter
from quotetrack.matching.normal_form import normalize
from quotetrack.model import Kind, SourceType
from quotetrack.services import watchlist
from quotetrack.services.watchlist import identity
from quotetrack.store import Database, open_database
from quotetrack.store import tables as t
from quotetrack.store.decision_log import Reviewer
from quotetrack.store.facts import events, wordings
from quotetrack.store.facts.attributions import attributed_words
from quotetrack.store.facts.detection import find_matches
from quotetrack.store.queries import facts

SIGHTINGS = 10  # a fact
SAID = 20  # attributions of an article
OUTLETS, SPEAKERS = 40, 1000
AT_ONCE = 20_000  # rows to a statement
SYLLABLES = "ba ko ri ta me lo su ne vi da po xa ju fe ga hi".split()
FRAME = "the {} of {} will close the {} for {} months of repairs after the {}"
MADE = datetime(2024, 1, 1)


def word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3))


def claim(chance: random.Random) -> str:
    """A claim as claims are: a frame that all share, and words that are its own."""
    return FRAME.format(*(word(chance) for _ in range(3)), chance.randint(2, 99), word(chance))


def fill(store: Database, count: int, seed: int = 1) -> None:
    """`count` facts, each carried by attributions of several articles."""
    chance = random.Random(seed)
    claims = [claim(chance) for _ in range(count)]
    carried = [n for n in range(count) for _ in range(SIGHTINGS)]
    chance.shuffle(carried)
    days = [date(2020, 1, 1) + timedelta(chance.randint(0, 1500)) for _ in range(len(carried) // SAID + 1)]
    with store.write() as connection:
        outlets = ({"id": n, "name": f"Outlet {n}", "folded": f"outlet {n}"} for n in range(1, OUTLETS + 1))
        _insert(connection, t.Outlet, outlets)
        known = [f"Ann {word(chance).title()}{n}" for n in range(1, SPEAKERS + 1)]
        _insert(
            connection, t.Speaker,
            (
                {
                    "id": n, "key": f"person:{name.lower()}", "name": name, "folded": name.lower(),
                    "type": SourceType.PERSON,
                }
                for n, name in enumerate(known, 1)
            ),
        )  # fmt: skip
        about = ({"id": n, "name": name, "folded": name.lower()} for n, name in enumerate(known, 1))
        named = [
            one
            | {
                "key": f"person:{one['folded']}",
                "type": SourceType.PERSON,
                "blocking_key": "",
                "speaker_id": one["id"],
            }
            for one in about
        ]
        _insert(connection, t.Name, iter(named))
        forms = ({"name_id": one["id"], "name": one["name"], "folded": one["folded"]} for one in named)
        _insert(connection, t.Alias, forms)
        _insert(
            connection, t.Article,
            ({"id": a, "key": f"a-{a}", "outlet_id": a % OUTLETS + 1} for a in range(1, len(days) + 1)),
        )  # fmt: skip
        _insert(
            connection, t.Revision,
            (
                {
                    "id": a, "article_id": a, "number": 1, "current": True, "sha256": "", "version": "bench",
                    "text": "words", "published": day,
                }
                for a, day in enumerate(days, 1)
            ),
        )  # fmt: skip
        _insert(
            connection, t.ArticleEntity,
            (
                {
                    "id": a * 2 + side, "revision_id": a, "position": side, "type": SourceType.PERSON if side else
                    SourceType.UNNAMED, "anonymous": not side, "spokesperson": False,
                    "speaker_id": chance.randint(1, SPEAKERS) if side else None,
                }
                for a in range(1, len(days) + 1)
                for side in (0, 1)
            ),
        )  # fmt: skip
        _insert(
            connection, t.Attribution,
            (
                {
                    "id": n + 1, "revision_id": n // SAID + 1, "position": n % SAID, "kind": Kind.INDIRECT,
                    "article_entity_id": (n // SAID + 1) * 2 + n % 2, "start": n % SAID * 200,
                    "stop": n % SAID * 200 + 80, "words": claims[fact], "cue": "said", "source": "they",
                    "confidence": 0.9, "rule": "bench", "version": "bench",
                }
                for n, fact in enumerate(carried)
            ),
        )  # fmt: skip
        _insert(connection, t.Fact, _facts(claims, carried, days))
        for fact, words in enumerate(claims, 1):
            wordings.add(connection, fact, [words])
        _insert(
            connection, t.FactSighting,
            (
                {
                    "fact_id": fact + 1, "article_id": n // SAID + 1, "revision_id": n // SAID + 1, "stop": 0,
                    "start": n % SAID * 200, "attribution_id": n + 1, "published": days[n // SAID],
                    "method": t.DetectionMethod.MATCHED, "relation": "verbatim", "score": 100.0,
                }
                for n, fact in enumerate(carried)
            ),
        )  # fmt: skip


def _facts(claims: list[str], carried: list[int], days: list[date]) -> Iterator[dict[str, Any]]:
    seen: dict[int, list[date]] = {}
    for n, fact in enumerate(carried):
        seen.setdefault(fact, []).append(days[n // SAID])
    for n, words in enumerate(claims):
        status = ("corroborated", "disputed", "anonymous only")[n % 3]
        yield {
            "id": n + 1,
            "key": identity(f"{normalize(words).joined} {n}"),
            "claim": words,
            "made": MADE,
            "status": status,
            "statuses": f"|{status}|",
            "sightings": SIGHTINGS,
            "first_seen": min(seen[n]),
            "last_seen": max(seen[n]),
        }


def _insert(connection: Connection, table: type[t.Row], rows: Iterator[dict[str, Any]]) -> None:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == AT_ONCE:
            connection.execute(insert(table), batch)
            batch = []
    if batch:
        connection.execute(insert(table), batch)


def measure(count: int, where: Path) -> dict[str, float]:
    """Seconds for each question, in a store of `count` facts."""
    with open_database(where) as store:
        fill(store, count)
    return asked(where)


def asked(where: Path) -> dict[str, float]:
    """Seconds for each question, in a store that is filled."""
    seconds = {}
    with open_database(where) as store:
        key = facts.facts(store, FactFilter(), 1).rows[0].id
        day = date(2023, 1, 1)
        seen = facts.fact_dossier(store, key).sightings
        speaker = next(one.speaker for one in seen if one.speaker)
        questions: dict[str, Callable[[], object]] = {
            "list": lambda: facts.facts(store, FactFilter(), 51).rows,
            "list --disputed": lambda: facts.facts(store, FactFilter(disputed=True), 51).rows,
            "list --anonymous-only": lambda: facts.facts(store, FactFilter(anonymous_only=True), 51).rows,
            "list --status unseen": lambda: facts.facts(store, FactFilter(status="unseen"), 51).rows,
            "list --stale": lambda: facts.facts(store, FactFilter(unseen_since=date(2021, 1, 1)), 51).rows,
            "list --text": lambda: facts.facts(store, FactFilter(text="kori"), 51).rows,
            "list --speaker": lambda: facts.facts(store, FactFilter(speaker=speaker), 51).rows,
            "list --outlet": lambda: facts.facts(store, FactFilter(outlet="Outlet 7"), 51).rows,
            "list --outlet --since": lambda: (
                facts.facts(store, FactFilter(outlet="Outlet 7", since=day), 51).rows
            ),
            "show": lambda: facts.fact_dossier(store, key),
            "rate": lambda: watchlist.rate(store, key, "true", by=Reviewer("bench")),
            "watch": lambda: _reading(store, lambda connection: events.unread(connection, "")),
            "find the facts of an article": lambda: _reading(store, _carried),
        }
        for name, ask in questions.items():
            start = time.perf_counter()
            ask()
            seconds[name] = time.perf_counter() - start
    return seconds


def _reading(store: Database, ask: Callable[[Connection], object]) -> None:
    with store.read() as connection:
        ask(connection)


def _carried(connection: Connection) -> None:
    rows = attributed_words(connection, col(t.Attribution.revision_id), [1])
    assert len(find_matches(connection, rows)) >= SAID
