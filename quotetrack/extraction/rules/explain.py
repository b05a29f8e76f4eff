"""Why a row is there: the rule that made it, in words, and what it saw in the article."""

from __future__ import annotations

from quotetrack.model import Attribution, Span

# The first part of a rule's name says where the content stands, the second what kind of cue it is.
_PLACES = {
    "after": "the content follows the cue",
    "before": "the content stands before the cue",
    "around": "the cue interrupts the content",
}
_CUES = {
    "say": "a verb of speech",
    "think": "a verb of belief or intention",
    "show": "a verb of texts and data that speak",
    "judge": "a verb that judges or presents what follows",
    "particle": "a verb that reports with its particle",
    "noun": "a noun that reports, with its possessor",
}
_RULES = {
    "cue": "the tagger saw content, cue and source, and that they belong together",
    "shared": "the tagger saw no source; given the one that is named before it in the sentence",
    "phrase": "a phrase that names a source, such as “according to”; the content is the rest of the clause",
    "hearsay": "words of hearsay; nobody says who says so",
    "transcript": "a name and a colon open the paragraph; the rest is what is said",
    "headline": "a name and a colon, with what it says",
    "signature": "a quotation, a dash, and the name that signs it",
    "announced": "the sentence before ends with a colon and announces the words",
    "followed": "a quotation without a cue, after a sentence that names the speaker",
    "beside": "a quotation in a sentence that does not report it; given to the source or subject of the sentence",
    "unattributed": "a quotation that nobody near it is named for; kept without a source",
    "carried": "a quotation without a cue in its paragraph; given to whoever spoke last",
}


def explain(attribution: Attribution, text: str) -> str:
    """One line: the rule in words, then the cue, the source and where the source stands; `text` is the article's."""
    engine, _, rule = attribution.rule.partition(":")
    place, _, group = rule.partition("-")
    if group in _CUES and place in _PLACES:
        why = f"{_CUES[group]}; {_PLACES[place]}"
    else:
        why = _RULES.get(rule, "no description of this rule")
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
