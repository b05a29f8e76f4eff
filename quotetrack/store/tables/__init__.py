"""The tables, as SQLModel classes: what the store keeps and what it refuses to keep.

Decides names, keys, constraints and indexes; the migrations must say the same, and a test compares the two.
Plain SQL that SQLite and PostgreSQL both take; what only one of them has stands in `dialects`.
Spans are half-open code points; their columns are `start` and `stop`, because `end` is a reserved word.
"""

from quotetrack.store.tables.articles import Article, Outlet, Problem, Revision, Run, Status, Topic
from quotetrack.store.tables.attributions import ArticleEntity, Attribution, Mention, Role, Span
from quotetrack.store.tables.audits import Audit, AuditCount, AuditDistance, AuditFinding, AuditPolicy
from quotetrack.store.tables.base import Row, now
from quotetrack.store.tables.facts import (
    DetectionMethod,
    Fact,
    FactEvent,
    FactEventKind,
    FactNote,
    FactSighting,
    Verdict,
    Watcher,
    Wording,
    WordingKey,
)
from quotetrack.store.tables.matching import Fingerprint, Match, Phrase, PhraseDay, PhraseSpeaker, Quotation
from quotetrack.store.tables.speakers import Alias, Decision, Name, NameFeature, Speaker
from quotetrack.store.tables.statements import Sighting, Stale, Statement

REVISION = "0008"  # the newest migration; a test holds that it is

__all__ = [
    "REVISION", "Alias", "Article", "ArticleEntity", "Attribution", "Audit", "AuditCount",
    "AuditDistance", "AuditFinding", "AuditPolicy", "Decision", "DetectionMethod", "Fact",
    "FactEvent", "FactEventKind", "FactNote", "FactSighting", "Fingerprint", "Match", "Mention", "Name",
    "NameFeature", "Outlet", "Phrase", "PhraseDay", "PhraseSpeaker", "Problem", "Quotation", "Revision",
    "Role", "Row", "Run", "Sighting", "Span", "Speaker", "Stale", "Statement", "Status", "Topic", "Verdict",
    "Watcher", "Wording", "WordingKey", "now",
]  # fmt: skip
