"""From what a user types to what the store calls it: speakers, outlets, articles, and near misses.

Decides which speakers a name means. A full name (two words or more) that a speaker bears means those who bear
it; anything else means all whose names contain it as whole words: "Trump" finds Donald and Melania Trump.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Select, literal, select
from sqlmodel import col

from quotetrack.errors import NotFoundError
from quotetrack.store import tables as t
from quotetrack.store.registry import fold

_NEAR = 65.0  # of 100: "Maejma" is near "Kazuhiro Maejima", "Smith" is not
_OFFERED = 3


def speakers(connection: Connection, name: str) -> list[int]:
    """The speakers that a name means. Raises NotFoundError, with the names that are nearly it."""
    found = named(connection, name)
    if not found:
        known = select(col(t.Speaker.name)).union(select(col(t.Alias.name)))
        raise NotFoundError(f"no speaker {name!r}", _advice(name, connection.execute(known).scalars()))
    return found


def named(connection: Connection, name: str) -> list[int]:
    """The speakers that a name means; perhaps none."""
    folded = fold(name)
    if not folded:
        return []
    alias = select(col(t.Alias.speaker_id)).distinct()
    if " " in folded:
        bearing = _all(connection, alias.where(col(t.Alias.folded) == folded))
        if bearing:
            return bearing
    return _all(connection, alias.where(has_words(folded)))


def has_words(folded: str) -> ColumnElement[bool]:
    """The condition that an alias contains these words as whole words."""
    # A folded name has letters, digits and single spaces: nothing that LIKE would take for a pattern.
    spaced = literal(" ") + col(t.Alias.folded) + literal(" ")
    return spaced.like(f"% {folded} %")


def outlet(connection: Connection, name: str) -> int:
    """The outlet of that name, in any case. Raises NotFoundError, with the names that are nearly it."""
    wanted = select(col(t.Outlet.id)).where(col(t.Outlet.folded) == (fold(name) or name.strip()))
    found = connection.execute(wanted).scalar()
    if found is None:
        known = connection.execute(select(col(t.Outlet.name))).scalars()
        raise NotFoundError(f"no outlet {name!r}", _advice(name, known))
    return found


def article(connection: Connection, key: str) -> int:
    """The article of that id, URL or number. Raises NotFoundError, with the ids that are nearly it."""
    wanted: list[ColumnElement[bool]] = [col(t.Article.key) == key, col(t.Article.url) == key]
    if key.isascii() and key.isdigit() and len(key) < 18:
        wanted.append(col(t.Article.id) == int(key))
    for condition in wanted:
        found = connection.execute(
            select(col(t.Article.id)).where(condition).order_by(col(t.Article.id))
        ).scalar()
        if found is not None:
            return found
    known = connection.execute(select(col(t.Article.key))).scalars()
    raise NotFoundError(f"no article {key!r}", _advice(key, known))


def _all(connection: Connection, query: Select[int]) -> list[int]:
    return list(connection.execute(query).scalars())


def _advice(name: str, known: Iterable[str]) -> str:
    near = _near(name, list(known))
    return f"did you mean {' or '.join(near)}?" if near else ""


def _near(name: str, known: Sequence[str]) -> list[str]:
    from rapidfuzz import fuzz, process

    def alike(a: str, b: str, **_: object) -> float:
        # As a whole, or as one of its words: "Maejma" is all that was mistyped of "Kazuhiro Maejima".
        return max(fuzz.ratio(a, b), *(0.95 * fuzz.ratio(a, word) for word in b.split()), 0.0)

    folded = fold(name)
    found = process.extract(
        folded, [fold(one) for one in known], scorer=alike, score_cutoff=_NEAR, limit=10 * _OFFERED
    )
    near = list(dict.fromkeys(known[index] for _, score, index in found if score >= found[0][1] - 10))
    # The fullest of several forms of one name: "Kazuhiro Maejima", not "Maejima" as well.
    full = [one for one in near if not any(fold(one) != fold(o) and fold(one) in fold(o) for o in near)]
    return full[:_OFFERED]
