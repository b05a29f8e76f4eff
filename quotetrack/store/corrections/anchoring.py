"""Where corrections are applied: one revision of an article, its rows found again, put back and changed.

Decides which row has the words of an earlier one, wherever the article has them now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlmodel import col

from quotetrack.entities.names import EntityName
from quotetrack.model import Kind, SourceType
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.entities import registry
from quotetrack.text.folding import fold

NAMED = frozenset({SourceType.PERSON, SourceType.ORGANIZATION, SourceType.MEDIA, SourceType.DOCUMENT})
RULE = "corrected"
AROUND = 80  # characters before and after a row's words that are kept, to know them again elsewhere
_SAME = 0.5  # of the characters of two rows that both have, to be the same row where their sources agree
_SAME_WITHOUT_SOURCE = 0.8
_NEARLY = 85.0  # of 100: words that were changed a little are looked for as well, where they are
_LEAST, _LONGEST = 20, 1_000_000  # so long, in a text that is not longer
_ROW = ("kind", "start", "stop", "words", "cue", "source", "confidence", "rule", "version", "position")
_SPEAKER = (
    "type", "name", "role", "affiliation", "anonymous", "spokesperson", "descriptor", "reason_start", "reason_stop",
    "reason", "boilerplate", "basis_start", "basis_stop", "basis", "specificity", "plural", "number",
)  # fmt: skip
Data = dict[str, Any]


class RevisionEditor:
    """A revision in which corrections are applied."""

    def __init__(self, connection: Connection, revision: int, changes: Changes) -> None:
        self.changes = changes
        self.connection = connection
        self.revision = revision
        query = select(col(t.Revision.text), col(t.Revision.article_id)).where(col(t.Revision.id) == revision)
        self.text, self._article = connection.execute(query).one()

    def shift(self, snapshot: Data) -> int | None:
        """How far the words of a row have moved; None where the text has them no longer. Of several places that one
        whose surroundings are the most like those that the words had."""
        first = snapshot["spans"]["content"][0]

        def rank(at: int) -> tuple[int, int]:
            end = at + len(first[2])
            here = self.text[max(0, at - AROUND) : at], self.text[end : end + AROUND]
            return likeness(snapshot["around"], here), -abs(at - first[0])

        places = _occurrences(self.text, first[2])
        best = max(places, key=rank, default=None)
        if best is None:
            best = self._nearly(first[2])
        return None if best is None else best - first[0]

    def _nearly(self, words: str) -> int | None:
        """Where the text has these words but for a few: "this year" for "the year"."""
        from rapidfuzz import fuzz

        if len(words) < _LEAST or len(self.text) > _LONGEST:
            return None
        found = fuzz.partial_ratio_alignment(words, self.text, score_cutoff=_NEARLY)
        return None if found is None else found.dest_start

    def find(self, snapshot: Data, shift: int | None, decided: Collection[int], fresh: bool) -> int | None:
        """The row of the revision that this one is: which these decisions made of it, or one of the very words. Where
        the rows are `fresh` from an extractor, also one that shares most words with it and names the same source."""
        rules = [f"{RULE}:{number}" for number in decided]
        query = select(col(t.Attribution.id)).where(
            col(t.Attribution.revision_id) == self.revision, col(t.Attribution.rule).in_(rules)
        )
        if (number := self.connection.execute(query).scalar()) is not None:
            return number
        if shift is None:
            return None
        wanted = [(start + shift, stop + shift) for start, stop, _ in snapshot["spans"][t.Role.CONTENT.value]]
        context_unchanged = self._context_unchanged(snapshot, shift)
        best: tuple[float, int] | None = None
        for number, source, spans in self._rows_at(snapshot["start"] + shift, snapshot["stop"] + shift):
            agree = _agree(snapshot["source"], source)
            if snapshot["source"] and source and not agree and not context_unchanged:
                continue  # the same words, and somebody else's
            if spans == wanted:
                return number
            shared = _shared(wanted, spans)
            needed = _SAME if agree else _SAME_WITHOUT_SOURCE
            if fresh and shared >= needed and (best is None or shared > best[0]):
                best = shared, number
        return best[1] if best else None

    def _context_unchanged(self, snapshot: Data, shift: int) -> bool:
        """Returns whether the words before and after it are the same as they were."""
        start, stop, _ = snapshot["spans"][t.Role.CONTENT.value][0]
        start, stop = start + shift, stop + shift
        around = [self.text[max(0, start - AROUND) : start], self.text[stop : stop + AROUND]]
        return around == [*snapshot["around"]]

    def _rows_at(self, start: int, stop: int) -> list[tuple[int, str | None, list[tuple[int, int]]]]:
        """The rows as an extractor made them that have a word in this stretch, with the spans of their contents."""
        query = (
            select(
                col(t.Attribution.id), col(t.Attribution.source), col(t.Span.start), col(t.Span.stop),
            )
            .join(t.Span, col(t.Span.attribution_id) == col(t.Attribution.id))
            .where(
                col(t.Attribution.revision_id) == self.revision,
                col(t.Attribution.start) < stop,
                col(t.Attribution.stop) > start,
                col(t.Attribution.rule).not_like(f"{RULE}:%"),
                col(t.Span.role) == t.Role.CONTENT,
            )
            .order_by(col(t.Attribution.id), col(t.Span.position))
        )  # fmt: skip
        found: dict[int, tuple[int, str | None, list[tuple[int, int]]]] = {}
        for number, source, a, b in self.connection.execute(query):
            found.setdefault(number, (number, source, []))[2].append((a, b))
        return list(found.values())

    def rule(self, number: int) -> str:
        query = select(col(t.Attribution.rule)).where(col(t.Attribution.id) == number)
        return self.connection.execute(query).scalar_one()

    def insert(self, snapshot: Data, shift: int | None, number: int | None = None) -> int | None:
        """Put a row as the extractor made it back, under its number where it had one. None: its words are not there."""
        if shift is None:
            return None
        spans = [
            {
                "role": t.Role(role),
                "position": i,
                "start": start + shift,
                "stop": stop + shift,
                "exact": exact,
            }
            for role in t.Role
            for i, (start, stop, exact) in enumerate(snapshot["spans"][role.value])
        ]
        if any(self.text[span["start"] : span["stop"]] != span["exact"] for span in spans):
            return None
        row = {name: snapshot[name] for name in _ROW} | {
            "start": snapshot["start"] + shift, "stop": snapshot["stop"] + shift, "revision_id": self.revision,
            "position": self._free(snapshot["position"]), "article_entity_id": self._article_entity_id(snapshot, shift),
        }  # fmt: skip
        if number is None and self._is_free(snapshot["id"]):
            number = snapshot["id"]
        if number is not None:
            row["id"] = number
        made = insert(t.Attribution).values(row).returning(col(t.Attribution.id))
        number = self.connection.execute(made).scalar_one()
        if spans:
            self.connection.execute(insert(t.Span), [span | {"attribution_id": number} for span in spans])
        return number

    def change(self, number: int, change: Data, rule: str) -> None:
        """Make a row what a person says it is."""
        values: Data = {"rule": rule, "confidence": 1.0}
        if "kind" in change:
            values["kind"] = Kind(change["kind"])
        if "type" in change or "key" in change:
            values["article_entity_id"] = self._corrected_entity_id(number, change)
        one = update(t.Attribution).where(col(t.Attribution.id) == number)
        self.connection.execute(one.values(values))

    def _corrected_entity_id(self, number: int, change: Data) -> int | None:
        """Returns the entity of this article that a person named as the source, or one of that kind."""
        source = _spans(self.connection, number)[t.Role.SOURCE.value]
        was = self.connection.execute(
            select(*(col(getattr(t.ArticleEntity, name)) for name in _SPEAKER))
            .join(t.Attribution, col(t.Attribution.article_entity_id) == col(t.ArticleEntity.id))
            .where(col(t.Attribution.id) == number)
        ).mappings().first()  # fmt: skip
        about: Data = dict.fromkeys(_SPEAKER) | {
            "anonymous": False, "spokesperson": False, "boilerplate": False, "plural": False,
        }  # fmt: skip
        kind = SourceType(change["type"])
        about["type"] = kind
        if "key" in change:
            about["name"] = change["speaker"]
            return self._add(about, source, self._name_ids(kind, change["speaker"], change["key"]))
        if kind is SourceType.UNKNOWN:
            return None
        if kind in NAMED and was is not None and was["name"]:
            about |= {"name": was["name"], "role": was["role"], "affiliation": was["affiliation"]}
            return self._add(about, source, self._name_ids(kind, was["name"]))
        if kind is SourceType.UNNAMED:
            if was is not None:
                about |= {name: was[name] for name in _SPEAKER if name not in ("type", "name", "anonymous")}
            about["descriptor"] = about["descriptor"] or (source[0][2] if source else None)
            about["anonymous"] = not about["spokesperson"]
        elif source:
            about["descriptor"] = source[0][2]
        return self._add(about, source, None)

    def _article_entity_id(self, snapshot: Data, shift: int) -> int | None:
        """Returns the entity of this article that the row had, which is inserted where it is no more."""
        speaker = snapshot["speaker"]
        if speaker is None:
            return None
        if snapshot["revision"] == self.revision:
            query = select(col(t.ArticleEntity.id)).where(
                col(t.ArticleEntity.revision_id) == self.revision,
                col(t.ArticleEntity.position) == speaker["position"],
                col(t.ArticleEntity.type) == SourceType(speaker["type"]),
                *(
                    col(getattr(t.ArticleEntity, same)).is_not_distinct_from(speaker[same])
                    for same in ("name", "descriptor")
                ),
            )
            if (number := self.connection.execute(query).scalar()) is not None:
                return number
        columns = {name: speaker[name] for name in _SPEAKER}
        columns["type"] = SourceType(columns["type"])
        for name in ("reason", "basis"):  # they may stand elsewhere now: the words are kept
            columns[f"{name}_start"] = columns[f"{name}_stop"] = None
        source = [
            (start + shift, stop + shift, exact)
            for start, stop, exact in snapshot["spans"][t.Role.SOURCE.value]
        ]
        name_ids = self._name_ids(columns["type"], columns["name"]) if columns["name"] else None
        return self._add(columns, source, name_ids)

    def _name_ids(self, kind: SourceType, name: str, key: str | None = None) -> registry.NameIds:
        """Where a name is filed, under another key than its own where one is given."""
        return registry.stored_names(
            self.connection, EntityName(self._article, kind, name), key, self.changes
        )

    def _add(self, about: Data, source: list[tuple[int, int, str]], name_ids: registry.NameIds | None) -> int:
        if name_ids is not None:
            query = select(col(t.ArticleEntity.id)).where(
                col(t.ArticleEntity.revision_id) == self.revision,
                col(t.ArticleEntity.speaker_id) == name_ids.speaker_id,
                col(t.ArticleEntity.type) == about["type"],
            )
            if (
                number := self.connection.execute(query.order_by(col(t.ArticleEntity.id))).scalar()
            ) is not None:
                return number
            about = about | name_ids._asdict()
        row = about | {"revision_id": self.revision, "position": self._next_synthetic_position()}
        made = insert(t.ArticleEntity).values(row).returning(col(t.ArticleEntity.id))
        number = self.connection.execute(made).scalar_one()
        mentions = [
            {"article_entity_id": number, "position": i, "start": start, "stop": stop, "exact": exact}
            for i, (start, stop, exact) in enumerate(source)
        ]
        if mentions:
            self.connection.execute(insert(t.Mention), mentions)
        return number

    def _is_free(self, number: int) -> bool:
        """Has no row this number? It is never given to another."""
        query = select(col(t.Attribution.id)).where(col(t.Attribution.id) == number)
        return self.connection.execute(query).scalar() is None

    def _free(self, position: int) -> int:
        """The place of a row among the others, if it is free."""
        taken = select(col(t.Attribution.id)).where(
            col(t.Attribution.revision_id) == self.revision, col(t.Attribution.position) == position
        )
        free = self.connection.execute(taken).scalar() is None
        return position if free else self._next()

    def _next(self) -> int:
        last = select(func.max(col(t.Attribution.position))).where(
            col(t.Attribution.revision_id) == self.revision
        )
        found = self.connection.execute(last).scalar()
        return 0 if found is None else found + 1

    def _next_synthetic_position(self) -> int:
        """Returns a position for an article entity that no extractor made: below zero."""
        first = select(func.min(col(t.ArticleEntity.position))).where(
            col(t.ArticleEntity.revision_id) == self.revision
        )
        return min(0, self.connection.execute(first).scalar() or 0) - 1

    def tidy(self) -> None:
        """Count what each stands behind now; take out whom corrections put in and nobody needs any more."""
        of = select(func.count()).where(col(t.Attribution.article_entity_id) == col(t.ArticleEntity.id))
        counted = update(t.ArticleEntity).where(col(t.ArticleEntity.revision_id) == self.revision)
        self.connection.execute(counted.values(attributions=of.scalar_subquery()))
        spoken = select(col(t.Attribution.article_entity_id)).where(
            col(t.Attribution.revision_id) == self.revision, col(t.Attribution.article_entity_id).is_not(None)
        )
        idle = (
            col(t.ArticleEntity.revision_id) == self.revision,
            col(t.ArticleEntity.position) < 0,
            col(t.ArticleEntity.id).not_in(spoken),
        )
        names = select(col(t.ArticleEntity.name_id)).where(*idle, col(t.ArticleEntity.name_id).is_not(None))
        unused = [n for n in self.connection.execute(names).scalars() if n is not None]
        self.connection.execute(delete(t.ArticleEntity).where(*idle))
        registry.delete_unused(self.connection, unused, self.changes)


def snapshot_row(connection: Connection, number: int) -> Data:
    """A row as the extractor made it, with the speaker behind it."""
    row = connection.execute(select(t.Attribution).where(col(t.Attribution.id) == number)).mappings().one()
    given = None
    if row["article_entity_id"] is not None:
        query = select(t.ArticleEntity).where(col(t.ArticleEntity.id) == row["article_entity_id"])
        found = connection.execute(query).mappings().one()
        given = {name: found[name] for name in (*_SPEAKER, "position")}
    spans = _spans(connection, number)
    text = connection.execute(
        select(col(t.Revision.text)).where(col(t.Revision.id) == row["revision_id"])
    ).scalar_one()
    start, stop, _ = spans[t.Role.CONTENT.value][0]
    return {name: row[name] for name in _ROW} | {
        "id": number, "spans": spans, "speaker": given, "revision": row["revision_id"],
        "around": (text[max(0, start - AROUND) : start], text[stop : stop + AROUND]),
    }  # fmt: skip


def likeness(a: Sequence[str], b: Sequence[str]) -> int:
    """How many characters are the same around two places, given as what stands before and after each."""
    from rapidfuzz.distance import Postfix, Prefix

    return Postfix.similarity(a[0], b[0]) + Prefix.similarity(a[1], b[1])


def _spans(connection: Connection, number: int) -> dict[str, list[tuple[int, int, str]]]:
    found: dict[str, list[tuple[int, int, str]]] = {role.value: [] for role in t.Role}
    query = (
        select(col(t.Span.role), col(t.Span.start), col(t.Span.stop), col(t.Span.exact))
        .where(col(t.Span.attribution_id) == number)
        .order_by(col(t.Span.position))
    )
    for role, start, stop, exact in connection.execute(query):
        found[role.value].append((start, stop, exact))
    return found


def _shared(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> float:
    """What share of the characters of either both have."""
    both = sum(max(0, min(y, v) - max(x, u)) for x, y in a for u, v in b)
    return both / max(1, sum(y - x for x, y in a) + sum(v - u for u, v in b) - both)


def _agree(a: str | None, b: str | None) -> bool:
    """Are these the same source, as far as the words tell: one stands in the other."""
    x, y = f" {fold(a or '')} ", f" {fold(b or '')} "
    return bool(a and b) and (x in y or y in x)


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
