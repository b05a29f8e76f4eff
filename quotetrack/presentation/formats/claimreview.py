"""Facts as schema.org Claim and ClaimReview, in JSON-LD (https://schema.org/Claim, https://schema.org/ClaimReview).

A fact is a Claim; each sighting is an appearance of it, a NewsArticle with the words as a Quotation in it; each
verdict is a ClaimReview with its place on the scale as a Rating. What a verdict has no place for (how it is computed,
denials) is left to the other formats. Only properties that schema.org defines for these types are used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from quotetrack.facts.exchange_record import ExchangeRecord, Line
from quotetrack.facts.rating_scale import RatingScale
from quotetrack.presentation.formats import json_

CONTEXT = "https://schema.org"
URN = "urn:quotetrack:fact:"
_ADDRESS = ("http://", "https://")


def write(records: Iterable[ExchangeRecord], scale: RatingScale, out: TextIO) -> int:
    """Write facts as one JSON-LD document. Returns how many."""
    n = 0
    out.write(f'{{"@context": "{CONTEXT}", "@graph": [')
    for n, record in enumerate(records, 1):
        for i, node in enumerate(nodes(record, scale)):
            line = json_.dumps(node).replace("<", "\\u003c")  # it is put into web pages
            out.write(("\n" if n == 1 and not i else ",\n") + line)
    out.write("\n]}\n")
    return n


def nodes(record: ExchangeRecord, scale: RatingScale) -> list[dict[str, Any]]:
    """The Claim of a fact and a ClaimReview for each verdict."""
    sightings = [
        one for one in record.sightings if one.get("gone") is None and one.get("relation") != "denial"
    ]
    claim = _known({
        "@type": "Claim",
        "@id": f"{URN}{record.fact}",
        "identifier": record.fact,
        "text": record.claim,
        "author": _who(record.claimant),
        "datePublished": record.claimed,
        "firstAppearance": _appearance(sightings[0]) if sightings else None,
        "appearance": [*map(_appearance, sightings)],
    })  # fmt: skip
    return [claim, *(_review(record, i, verdict, scale) for i, verdict in enumerate(record.verdicts, 1))]


def _review(record: ExchangeRecord, number: int, verdict: Line, scale: RatingScale) -> dict[str, Any]:
    value = scale.value(verdict["verdict"])
    rating = {
        "@type": "Rating",
        "alternateName": verdict["verdict"],
        "ratingValue": value,
        "bestRating": None if value is None else len(scale.ranked),
        "worstRating": None if value is None else 1,
    }
    return _known({
        "@type": "ClaimReview",
        "@id": f"{URN}{record.fact}:{number}",
        "claimReviewed": record.claim,
        "itemReviewed": {"@id": f"{URN}{record.fact}"},
        "reviewRating": _known(rating),
        "author": _who(verdict.get("person")),
        "datePublished": verdict.get("day"),
        "dateCreated": verdict.get("made"),
        "url": _address(verdict.get("url")),
        "reviewBody": verdict.get("note"),
    })  # fmt: skip


def _appearance(one: Line) -> dict[str, Any]:
    """A sighting: the article, and the words in it."""
    said = one.get("speaker") or one.get("source")
    quotation = _known({"@type": "Quotation", "text": one.get("words"), "creator": _who(said)})
    return _known({
        "@type": "NewsArticle",
        "identifier": one.get("article"),
        "url": _address(one.get("url")) or _address(one.get("article")),
        "headline": one.get("title"),
        "publisher": _who(one.get("outlet"), "Organization"),
        "datePublished": one.get("date"),
        "hasPart": quotation if len(quotation) > 1 else None,
    })  # fmt: skip


def _address(value: str | None) -> str | None:
    """An address of a page; what else stands in its place would come alive in one."""
    return value if value and value.startswith(_ADDRESS) else None


def _who(name: str | None, kind: str = "Person") -> dict[str, Any] | None:
    return {"@type": kind, "name": name} if name else None


def _known(node: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of a node; JSON-LD has no null."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
