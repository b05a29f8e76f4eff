"""A newsroom's own standard: which findings it wants, where its thresholds lie, and its own words.

Holds what was decided elsewhere, and decides nothing. The words that every newsroom needs are in `audit.toml`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields

from quotetrack.audit.rules import Kind
from quotetrack.version import __version__

RULES_VERSION = (
    "1"  # what is judged and counted; another where the same article and policy would give other findings
)


@dataclass(frozen=True, slots=True)
class Policy:
    """What is asked of an article. Words and phrases are compared in lower case."""

    findings: frozenset[Kind] = frozenset(Kind)
    min_confidence: float = 0.3  # attributions that are less sure are passed over
    lead_paragraphs: int = 3
    distance_words: int = 60  # between a quotation and its source
    quotation_words: int = 5  # a shorter one is hardly missed a source: a term, a title
    own_outlets: frozenset[str] = frozenset()  # what they report is not second-hand
    outlets: frozenset[str] = frozenset()  # more names of outlets
    bare: frozenset[str] = frozenset()  # descriptions that tell nothing
    groups: frozenset[str] = frozenset()  # more nouns for unnamed groups, in the plural
    boilerplate: frozenset[str] = frozenset()  # phrases that make a reason boilerplate
    evaluative: frozenset[str] = frozenset()  # more words that judge somebody
    hearsay: frozenset[str] = frozenset()  # more phrases that report by nobody

    @property
    def version(self) -> str:
        """What tells whether findings that are kept still hold: this program's rules and all settings."""
        settings = [
            sorted(value) if isinstance(value := getattr(self, one.name), frozenset) else value
            for one in fields(self)
        ]
        told = repr((__version__, RULES_VERSION, settings))
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]
