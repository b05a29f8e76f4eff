"""Which stored articles carry the quotations of one that need not be stored: a draft is compared with what others gave.

Decides that an article is not compared with itself, and that a phrase which is said again and again is nobody's.
Whether two quotations match is left to `matching.comparison`; nothing is written.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection

from quotetrack.matching import comparison as pair_comparison
from quotetrack.matching import fingerprints, normal_form, stock_phrases
from quotetrack.matching.decision import longest_pause
from quotetrack.matching.normal_form import NormalForm
from quotetrack.matching.term_weights import idf
from quotetrack.model import Analysis, Article, Attribution, Kind
from quotetrack.model.records import Sighting
from quotetrack.store.connection import Database
from quotetrack.store.mapping import quoted_words
from quotetrack.store.matching import inverted_index
from quotetrack.store.matching.pair_decisions import majority_speaker, same_author_or_speaker, same_speaker
from quotetrack.store.occurrences import Occurrence, places, sightings
from quotetrack.text.folding import fold


class DraftMatch(NamedTuple):
    """A stored quotation that carries the words of an attribution."""

    attribution: int  # counts from 0 in `Analysis.attributions`
    sighting: Sighting
    relation: pair_comparison.Relation  # what was done to the words between the two
    same_speaker: bool | None  # None: one of the two articles names nobody


def find_draft_matches(database: Database, analysis: Analysis) -> list[DraftMatch]:
    """Stored quotations of other articles with the words of this one: by attribution, the earliest first."""
    article = analysis.article
    with database.read() as connection:
        found: list[tuple[int, Occurrence, pair_comparison.Relation, bool | None]] = []
        for i, attribution in enumerate(analysis.attributions):
            own = _normal(article, attribution)
            if own is not None:
                name = attribution.speaker and attribution.speaker.name
                found += ((i, *one) for one in _carried(connection, own, article, fold(name or "") or None))
        told = sightings(connection, {place.number for _, place, *_ in found})
        return [DraftMatch(i, told[place.number], relation, same) for i, place, relation, same in found]


def _normal(article: Article, attribution: Attribution) -> NormalForm | None:
    """The quoted words of an attribution; None where they say too little to be compared."""
    if attribution.kind is Kind.INDIRECT:
        return None
    words = [[span.of(article.text) for span in spans] for spans in (attribution.quoted, attribution.content)]
    found = normal_form.normalize(quoted_words(attribution.kind, *words))
    return found if pair_comparison.is_informative(found, idf) else None


def _carried(
    connection: Connection, own: NormalForm, article: Article, speaker: str | None
) -> list[tuple[Occurrence, pair_comparison.Relation, bool | None]]:
    """The sightings of wordings that match, with what was done to the words."""
    keys = {*fingerprints.block_keys(own.words), fingerprints.exact_key(str(own))}
    wordings_by_key, representatives = inverted_index.postings_for_keys(connection, keys)
    near = inverted_index.load(
        connection, {*representatives.values(), *(n for some in wordings_by_key.values() for n in some)}
    )
    compared = {number: pair_comparison.align(own, other, idf) for number, other in near.items()}
    matched = {number: found for number, found in compared.items() if found is not None}
    duplicates = inverted_index.duplicates_of(connection, {number: near[number] for number in matched})
    printed = places(connection, {one for some in duplicates.values() for one in some})
    found: dict[int, tuple[Occurrence, pair_comparison.Relation, bool | None]] = {}
    for number, comparison in matched.items():
        seen = [printed[one] for one in duplicates[number]]
        if stock_phrases.is_stock(
            comparison.evidence, (stock_phrases.PhraseOccurrence(place.day, place.speaker) for place in seen)
        ):
            continue
        whose_words, days = majority_speaker(seen), sorted({place.day for place in seen if place.day})
        for place in seen:
            same = _same(speaker, place)
            voice = same_author_or_speaker(speaker, place.speaker, whose_words) if same is False else same
            context = pair_comparison.Context(longest_pause(article.published, place.day, days), voice)
            if place.article != article.id and comparison.is_match(context):
                found[place.number] = place, comparison.relation, same
    return sorted(found.values(), key=lambda one: one[0].first)


def _same(speaker: str | None, place: Occurrence) -> bool | None:
    """Whether two articles name the same person, be it by a name that only the store knows for him."""
    by_name = same_speaker(speaker, place.speaker)
    return by_name or (same_speaker(speaker, fold(place.known_as)) if place.known_as else by_name)
