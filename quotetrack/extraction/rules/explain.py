"""Why a row is there: the rule that made it, in words, and what it saw in the article."""

from __future__ import annotations

from quotetrack.model import Attribution, Span
from quotetrack.resources import read_toml


def explain(attribution: Attribution, text: str) -> str:
    """One line: the rule in words, then the cue, the source and where the source stands; `text` is the article's."""
    engine, _, rule = attribution.rule.partition(":")
    place, _, group = rule.partition("-")
    told = read_toml("extraction/rules/explain.toml")
    if group in told["cues"] and place in told["places"]:
        why = f"{told['cues'][group]}; {told['places'][place]}"
    else:
        why = told["rules"].get(rule, "no description of this rule")
    return f"{engine or 'unknown engine'}, rule {rule or 'unknown'}: {why}; saw {_saw(attribution, text)}"


def _saw(attribution: Attribution, text: str) -> str:
    cue, source = attribution.cue, attribution.source
    parts = [f"cue {_at(cue, text)}" if cue else "no cue"]
    if source is None:
        parts.append("no source")
    elif cue is None:
        parts.append(f"source {_at(source, text)}")
    else:
        where = "before" if source.end <= cue.start else "after" if source.start >= cue.end else "in"
        parts.append(f"source {_at(source, text)} {where} it")
    if attribution.quoted:
        marks = len(attribution.quoted)
        parts.append("1 quotation" if marks == 1 else f"{marks} quotations")
    return ", ".join(parts)


def _at(span: Span, text: str) -> str:
    return f"“{span.of(text)}” at {span.start}–{span.end}"
