"""Findings as SARIF 2.1.0 (OASIS, 2020), which editors and review tools show beside the text.

Lines and columns count from 1, in code points (§3.14.17), in the text as it was read, which the log carries. What is as
it should be is "informational" (§3.27.9), which has no level. In a message a bracket or a brace of the article's is
escaped (§3.11.5, §3.11.6), so that no words become a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from quotetrack.audit import RULES, Finding, Kind, Severity
from quotetrack.model import Analysis, Span
from quotetrack.presentation.line_index import LineIndex
from quotetrack.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note", Severity.INFO: "none"}
_ESCAPES = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})
_SAFE = "/:?#@!$&'()*+,;=~%"  # what a URL may hold as it is


def log(analysis: Analysis, findings: Sequence[Finding], figures: dict[str, Any]) -> dict[str, Any]:
    """The log of one run over one article, with its `figures`."""
    text, order = analysis.article.text, list(Kind)
    places, location = LineIndex(text), {"uri": uri(analysis.article.id), "index": 0}

    def located(span: Span) -> dict[str, Any]:
        start, end = places.of(span.start), places.of(span.end)
        region = {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
            "snippet": {"text": span.of(text)},
        }
        return {"physicalLocation": {"artifactLocation": location, "region": region}}

    def result(one: Finding) -> dict[str, Any]:
        found = {
            "ruleId": one.kind.value,
            "ruleIndex": order.index(one.kind),
            "kind": "informational" if one.severity is Severity.INFO else "fail",
            "level": _LEVELS[one.severity],
            "message": {"text": f"{one.message.translate(_ESCAPES)}; {one.advice}"},
            "locations": [located(one.spans[0])],
        }
        others = [{"id": n, **located(span)} for n, span in enumerate(one.spans[1:])]
        return {**found, "relatedLocations": others} if others else found

    driver = {"name": "quotetrack", "version": __version__, "rules": [_rule(kind) for kind in order]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": location["uri"]}, "contents": {"text": text}}],
        "results": [result(one) for one in findings],
        "properties": figures,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def uri(name: str) -> str:
    """A path or URL as a URI reference (RFC 3986)."""
    if name.startswith(("http://", "https://")):
        return quote(name, safe=_SAFE)
    path = quote(name.replace("\\", "/"), safe="/")
    return f"file://{path}" if path.startswith("/") else path


def _rule(kind: Kind) -> dict[str, Any]:
    rule = RULES[kind]
    return {
        "id": kind.value,
        "shortDescription": {"text": rule.meaning},
        "fullDescription": {"text": f"{rule.meaning} {rule.standard}."},
        "help": {"text": rule.advice},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }
