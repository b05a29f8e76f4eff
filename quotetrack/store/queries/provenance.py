"""Where stored statements come from: what `quotetrack.provenance` is asked of the articles that carry them.

Decides which attributions of an article are a statement's sightings, and who is quoted in them: by name, without one,
or neither. Everything is read anew from what is stored, so that a correction holds here too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from quotetrack.entities.outlets import OutletIndex
from quotetrack.model import SourceType, Span, Speaker
from quotetrack.model.records import StatementRow, TimelineEntry
from quotetrack.provenance import Carrier, CreditClaim, Origins, QuotedRow, credit_graph
from quotetrack.store.articles import load
from quotetrack.store.articles.reading import ArticleReading, OutletContext
from quotetrack.store.connection import Database
from quotetrack.text.folding import fold

_NOBODY = frozenset({SourceType.UNKNOWN, SourceType.AUTHOR})


def origins(database: Database, statements: Sequence[StatementRow]) -> list[Origins]:
    """The origins of each statement, in their order. Raises StoreError where the store cannot be read."""
    with database.read() as connection:
        known = OutletContext(connection)
    keys = {told.article for row in statements for told in row.timeline}
    read = {
        stored.analysis.article.id: ArticleReading(stored, known.policy)
        for stored in load.load_revisions(database, keys)
    }
    return [_of(row, read, known.outlets) for row in statements]


def _of(row: StatementRow, read: dict[str, ArticleReading], outlets: OutletIndex) -> Origins:
    printed: defaultdict[str, list[TimelineEntry]] = defaultdict(list)
    for told in row.timeline:
        if told.article in read:
            printed[told.article].append(told)
    carriers = []
    media: set[str] = set()
    without_name: dict[str, str] = {}
    others: dict[str, str] = {}
    for key, some in printed.items():
        one = read[key]
        claims: dict[CreditClaim, None] = dict.fromkeys(one.claims)
        for i, attribution in (found for told in some for found in one.attributions(told.start, told.end)):
            credited = one.credits.of(i)
            claims.update(dict.fromkeys(credited.claims))
            _put(without_name, credited.anonymous)
            speaker = attribution.speaker
            if speaker is None or speaker.type in _NOBODY:
                continue
            if speaker.type is SourceType.MEDIA and any(
                claim.span == attribution.source for claim in credited.claims
            ):
                media.add(fold(speaker.name or ""))
            elif speaker.name is None:
                source = attribution.source.of(one.article.text) if attribution.source else ""
                _put(without_name if speaker.anonymous else others, [_described(speaker, source)])
        copies = [told.copy_of for told in some if told.copy_of in printed]
        first = some[0]
        carriers.append(
            Carrier(
                key, first.outlet, first.date, Span(first.start, first.end),
                one.article.text[first.start : first.end], tuple(claims), next(iter(copies), None),
            )
        )  # fmt: skip
    named = tuple(name for name in row.speakers if fold(name) not in media)
    return credit_graph(row.id, carriers, outlets, QuotedRow(named, _sorted(without_name), _sorted(others)))


def _described(speaker: Speaker, source: str) -> str:
    return speaker.descriptor or source or speaker.role or str(speaker.type)


def _put(into: dict[str, str], words: Iterable[str]) -> None:
    """Keep a description once, however it is written."""
    for one in words:
        flowing = " ".join(one.split())
        into[fold(one)] = min(flowing, into.get(fold(one), flowing))


def _sorted(words: dict[str, str]) -> tuple[str, ...]:
    return tuple(words[key] for key in sorted(words))
