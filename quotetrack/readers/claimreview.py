"""Claims and verdicts from schema.org JSON-LD: Claim and ClaimReview, alone, in a list or in a graph.

Decides what of them a fact takes: words, author and day of the claim, where it appeared, and of each review the
verdict in words, its author, day, address and text. What a publisher says besides is left where it is published.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from quotetrack.errors import InputError
from quotetrack.facts.exchange_record import ExchangeRecord
from quotetrack.model import Problem

_DEEP = 20  # objects in objects
Node = dict[str, Any]


def read_claim_reviews(text: str, name: str) -> Iterator[ExchangeRecord | Problem]:
    """The claims of a document, each once with all its reviews. Raises InputError for what is no JSON-LD of claims."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError("is no JSON", "give JSON-LD of schema.org's Claim or ClaimReview") from None
    found = [node for node in _nodes(value, 0) if {*_types(node)} & {"Claim", "ClaimReview"}]
    if not found:
        raise InputError("has no Claim and no ClaimReview", "give JSON-LD of schema.org")
    known: dict[str, dict[str, Any]] = {}
    named = {
        node["@id"]: node for node in found if "Claim" in _types(node) and isinstance(node.get("@id"), str)
    }
    for number, node in enumerate(found, 1):
        about = node
        if "ClaimReview" in _types(node):
            item = _one(node.get("itemReviewed")) or {}
            about = named.get(str(item.get("@id")), item)
        words = _text(about.get("text")) or _text(node.get("claimReviewed")) or _text(about.get("name"))
        if not words:
            yield Problem(f"{name}#{number}", "has no words of the claim", "give claimReviewed, or text")
            continue
        one = known.setdefault(
            " ".join(words.split()), {"sightings": [], "verdicts": [], "where": f"{name}#{number}"}
        )
        one["fact"] = one.get("fact") or _identifier(about)
        one["claimant"] = one.get("claimant") or _name(about.get("author"))
        one["claimed"] = one.get("claimed") or _day(about.get("datePublished"))
        for key in ("appearance", "firstAppearance"):
            for seen in filter(None, map(_sighting, _all(about.get(key)))):
                if seen not in one["sightings"]:
                    one["sightings"].append(seen)
        if "ClaimReview" in _types(node) and (verdict := _verdict(node)):
            one["verdicts"].append(verdict)
    for claim, one in known.items():
        one |= {key: tuple(one[key]) for key in ("sightings", "verdicts")}
        yield ExchangeRecord(claim=claim, **one)


def _nodes(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEP:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _nodes(value.get("@graph"), depth + 1)


def _types(node: Node) -> list[str]:
    return [str(kind).rpartition("/")[2].removeprefix("schema:") for kind in _all(node.get("@type"))]


def _all(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _one(value: object) -> Node | None:
    return next((item for item in _all(value) if isinstance(item, dict)), None)


def _text(value: object) -> str | None:
    found = next((item for item in _all(value) if isinstance(item, str) and item.strip()), None)
    return found and found.strip()


def _name(value: object) -> str | None:
    """A person's or body's name, given as an object or as text."""
    one = _one(value)
    return _text(one.get("name")) if one else _text(value)


def _day(value: object) -> str | None:
    text = _text(value)
    try:
        return datetime.fromisoformat(text).date().isoformat() if text else None
    except ValueError:
        return None


def _time(value: object) -> str | None:
    text = _text(value)
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None).isoformat() if text else None
    except ValueError:
        return None


def _identifier(node: Node) -> str | None:
    """Our id of the fact, where the claim has one."""
    found = _text(node.get("identifier"))
    return found if found and str(node.get("@id", "")).startswith("urn:quotetrack:fact:") else None


def _sighting(value: object) -> Node | None:
    if isinstance(value, str):
        return {"article": value, "url": value} if value.strip() else None
    if not isinstance(value, dict):
        return None
    part = _one(value.get("hasPart")) or {}
    url = _text(value.get("url")) or (_text(value.get("@id")) if "identifier" not in value else None)
    seen = {
        "article": _text(value.get("identifier")) or url,
        "url": url,
        "title": _text(value.get("headline")) or _text(value.get("name")),
        "outlet": _name(value.get("publisher")),
        "date": _day(value.get("datePublished")),
        "words": _text(part.get("text")),
        "speaker": _name(part.get("creator")) or _name(part.get("spokenByCharacter")),
    }
    return seen if seen["article"] else None


def _verdict(node: Node) -> Node | None:
    rating = _one(node.get("reviewRating")) or {}
    value = rating.get("ratingValue")
    told = _text(rating.get("alternateName")) or _text(rating.get("name")) or _text(node.get("reviewRating"))
    if not told and isinstance(value, str | int | float):
        best = rating.get("bestRating")
        told = f"{value} of {best}" if best is not None else str(value)
    if not told:
        return None
    return {
        "verdict": told,
        "day": _day(node.get("datePublished")),
        "made": _time(node.get("dateCreated")),
        "person": _name(node.get("author")),
        "url": _text(node.get("url")),
        "note": _text(node.get("reviewBody")),
    }
