"""A store of many invented speakers, and how long each question and each decision about them takes."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from quotetrack.entities.names import EntityName
from quotetrack.model import Kind, SourceType
from quotetrack.services.review import corrections
from quotetrack.services.review import speakers as decide
from quotetrack.services.review.undo import undo
from quotetrack.store import Database, open_database
from quotetrack.store import tables as t
from quotetrack.store.queries import attributions
from quotetrack.store.queries.speakers import profile
from quotetrack.text.folding import fold

SYLLABLES = "ba ko ri ta me lo su ne vi da po xa ju fe ga hi".split()
ARTICLES = 0.5  # a speaker
APPEARANCES = 4  # an article
SAID = 2  # an appearance


def names(count: int, chance: random.Random) -> list[str]:
    """Different names; some words of them are common, as in life."""

    def word(syllables: int) -> str:
        return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).title()

    firsts, lasts = [word(2) for _ in range(300)], [word(3) for _ in range(max(20, count // 5))]
    found: dict[str, None] = {}
    while len(found) < count:
        found[f"{chance.choice(firsts)} {chance.choice(lasts)}"] = None
    return list(found)


def fill(store: Database, count: int, seed: int = 1) -> None:
    """`count` speakers with their articles; a few of them are quoted all the time."""
    chance = random.Random(seed)
    rows: dict[type[t.Row], list[dict[str, Any]]] = {
        table: []
        for table in (
            t.Outlet, t.Speaker, t.Name, t.Alias, t.Article, t.Revision, t.ArticleEntity, t.Mention, t.Attribution,
            t.Span,
        )
    }  # fmt: skip
    rows[t.Outlet] = [{"id": n, "name": f"Outlet {n}", "folded": f"outlet {n}"} for n in range(1, 41)]
    known = names(count, chance)
    for n, name in enumerate(known, 1):
        one = EntityName(0, SourceType.PERSON, name)
        about = {"id": n, "key": one.key, "name": name, "folded": fold(name), "type": SourceType.PERSON}
        rows[t.Speaker].append(about)
        rows[t.Name].append(
            about | {"blocking_key": one.blocking_key, "surname": one.surname, "speaker_id": n}
        )
        rows[t.Alias] += [{"name_id": n, "name": f, "folded": fold(f)} for f in (name, name.split()[1])]
    appearance = attribution = 0
    for a in range(1, int(count * ARTICLES) + 1):
        day = date(2020, 1, 1) + timedelta(days=chance.randint(0, 1500))
        text = "“Nobody asked us,” they said."
        rows[t.Article].append({"id": a, "key": f"article-{a}", "outlet_id": chance.randint(1, 40)})
        rows[t.Revision].append(
            {
                "id": a, "article_id": a, "number": 1, "current": True, "sha256": "", "text": text, "version": "bench",
                "published": day,
            }
        )  # fmt: skip
        for position in range(APPEARANCES):
            often = chance.random() < 0.5
            who = min(count, int(chance.paretovariate(0.5))) if often else chance.randint(1, count)
            appearance += 1
            role = "mayor" if chance.random() < 0.3 else None
            rows[t.ArticleEntity].append(
                {
                    "id": appearance, "revision_id": a, "position": position, "name_id": who, "speaker_id": who,
                    "type": SourceType.PERSON, "name": known[who - 1], "anonymous": False, "spokesperson": False,
                    "role": role, "attributions": SAID,
                }
            )  # fmt: skip
            rows[t.Mention].append(
                {
                    "article_entity_id": appearance,
                    "position": 0,
                    "start": 19,
                    "stop": 23,
                    "exact": known[who - 1],
                }
            )
            for n in range(SAID):
                attribution += 1
                rows[t.Attribution].append(
                    {
                        "id": attribution, "revision_id": a, "position": position * SAID + n,
                        "article_entity_id": appearance, "kind": Kind.DIRECT, "start": 1, "stop": 16,
                        "words": text[1:16], "confidence": 0.5, "rule": "bench", "version": "bench",
                    }
                )  # fmt: skip
                rows[t.Span].append(
                    {
                        "attribution_id": attribution, "role": t.Role.CONTENT, "position": 0, "start": 1, "stop": 16,
                        "exact": text[1:16],
                    }
                )  # fmt: skip
    with store.write() as connection:
        for table, values in rows.items():
            for start in range(0, len(values), 10_000):
                connection.execute(insert(table), values[start : start + 10_000])


@contextmanager
def stopwatch(seconds: dict[str, float], name: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[name] = time.perf_counter() - start


def measure(count: int, where: Path) -> dict[str, float]:
    """Seconds for each operation in a store of `count` speakers."""
    seconds: dict[str, float] = {}
    with open_database(where) as store:
        fill(store, count)
        rows = attributions.speakers(store, limit=51).rows
        often, next_often = rows[0].name, rows[1].name
        seldom = attributions.speakers(store, search=rows[-1].name[0], limit=count).rows[-2:]
        one, other = (str(row.id) for row in seldom)
        (quote,) = attributions.quotes(store, attributions.QuoteFilter(speaker_id=seldom[0].id), 1).rows
        ask: dict[str, Callable[[], object]] = {
            "list the most quoted": lambda: attributions.speakers(store, limit=51).rows,
            "search by a part": lambda: attributions.speakers(store, search=often[:4], limit=51).rows,
            "show one": lambda: profile(store, one),
            "show the most quoted": lambda: profile(store, often),
        }
        for name, question in ask.items():
            with stopwatch(seconds, name):
                question()
        decisions: dict[str, Callable[[], int]] = {
            "merge": lambda: decide.merge(store, one, other),
            "merge the most quoted": lambda: decide.merge(store, often, next_often),
            "rename": lambda: decide.rename(store, one, "Another Name"),
            "add an alias": lambda: decide.add_alias(store, one, "Madam Mayor"),
            "correct": lambda: corrections.correct(store, quote.id, corrections.Change("Some Body")),
        }
        for name, decision in decisions.items():
            with stopwatch(seconds, name):
                number = decision()
            with stopwatch(seconds, f"{name}: undo"):
                undo(store, number)
    return seconds
