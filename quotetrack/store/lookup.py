"""From what a user types to what the store calls it: speakers, outlets, articles, and near misses.

Decides which speakers a name means. A full name (two words or more) that a speaker bears means those who bear
it; anything else means all whose names contain it as whole words: "Trump" finds Donald and Melania Trump.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, Select, literal, or_, select
from sqlmodel import col

from quotetrack.errors import NotFoundError
from quotetrack.store import tables as t
from quotetrack.text.folding import fold
from quotetrack.text.suggestion import did_you_mean

_NEAR = 65.0  # of 100: "Maejma" is near "Kazuhiro Maejima", "Smith" is not
_OF_A_WORD = 0.95  # what likeness of one word counts for, beside that of the whole
_LOOKED_AT = 30
_OFFERED = 3


def speakers(connection: Connection, name: str) -> list[int]:
    """The speakers that a name means. Raises NotFoundError, with the names that are nearly it."""
    found = find_named(connection, name)
    if not found:
        raise NotFoundError(f"no speaker {name!r}", _advice(name, _initialled(connection, name)))
    return found


def find_named(connection: Connection, name: str) -> list[int]:
    """The speakers that a name means; perhaps none."""
    folded = fold(name)
    if not folded:
        return []
    if " " in folded and (bearing := find_called(connection, name)):
        return bearing
    return _with_alias(connection, has_words(folded))


def find_called(connection: Connection, name: str) -> list[int]:
    """The speakers that bear just this name, or are called by it."""
    return _with_alias(connection, col(t.Alias.folded) == fold(name))


def _with_alias(connection: Connection, condition: ColumnElement[bool]) -> list[int]:
    """The speakers that have an alias of which this is true."""
    bearing = (
        select(col(t.Name.speaker_id))
        .join(t.Alias, col(t.Alias.name_id) == col(t.Name.id))
        .where(col(t.Alias.dropped).is_(False), condition)
        .distinct()
    )
    return list(connection.execute(bearing).scalars())


def _initialled(connection: Connection, name: str) -> dict[str, str]:
    """Forms of names in which a word begins as one of `name` does: among a hundred thousand, few enough to look at;
    with each as it is compared. Of forms that are one to who compares, "DONALD TRUMP" and "Donald Trump", there is one.
    """
    initials = sorted({word[0] for word in fold(name).split()})
    if not initials:
        return {}
    alike = (has_word_that_begins(initial) for initial in initials)
    known = select(col(t.Alias.name), col(t.Alias.folded)).where(or_(*alike), col(t.Alias.dropped).is_(False))
    forms: dict[str, str] = {}
    for row in sorted(connection.execute(known), key=lambda row: (row.name.isupper(), row.name)):
        forms.setdefault(row.folded, row.name)
    return {form: folded for folded, form in forms.items()}


def has_word_that_begins(initial: str) -> ColumnElement[bool]:
    """The condition that a word of an alias begins so."""
    return or_(col(t.Alias.folded).like(f"{initial}%"), col(t.Alias.folded).like(f"% {initial}%"))


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
        known = _folded(connection.execute(select(col(t.Outlet.name))).scalars())
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
    known = _folded(connection.execute(select(col(t.Article.key))).scalars())
    raise NotFoundError(f"no article {key!r}", _advice(key, known))


def key(connection: Connection, article: int) -> str:
    """The id of an article, by its number."""
    return connection.execute(select(col(t.Article.key)).where(col(t.Article.id) == article)).scalar_one()


def _all(connection: Connection, query: Select[int]) -> list[int]:
    return list(connection.execute(query).scalars())


def _folded(known: Iterable[str]) -> dict[str, str]:
    return {one: fold(one) for one in known}


def _advice(name: str, known: Mapping[str, str]) -> str:
    return did_you_mean(_near(name, known))


def _near(name: str, known: Mapping[str, str]) -> list[str]:
    """Those that are alike as a whole, or in one of their words: "Maejma" is all that was mistyped of "Kazuhiro
    Maejima". `known` has each as it is compared."""
    from rapidfuzz import fuzz, process

    folded = fold(name)
    bearing: dict[str, list[str]] = defaultdict(list)
    for one, form in known.items():
        for word in form.split():
            bearing[word].append(one)
    whole = process.extract(folded, known, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_LOOKED_AT)
    words = process.extract(
        folded, list(bearing), scorer=fuzz.ratio, score_cutoff=_NEAR / _OF_A_WORD, limit=_LOOKED_AT
    )
    scores: dict[str, float] = {one: score for _, score, one in whole}
    for word, score, _ in words:
        for one in bearing[word][:_LOOKED_AT]:
            scores[one] = max(scores.get(one, 0.0), _OF_A_WORD * score)
    best = max(scores.values(), default=0.0)
    near = sorted(
        (one for one, score in scores.items() if score >= best - 10), key=lambda one: (-scores[one], one)
    )
    near = near[:_LOOKED_AT]
    # The fullest of several forms of one name: "Kazuhiro Maejima", not "Maejima" as well.
    full = [
        one
        for one in near
        if not any(known[one] != known[other] and known[one] in known[other] for other in near)
    ]
    return full[:_OFFERED]
