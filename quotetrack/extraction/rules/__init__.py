"""The engine `fast`: attributions by rules over word lists and a shallow analysis of each sentence.

`units` folds quotations, `cues` finds reporting words, `sources` and `contents` what belongs to each, `linking` the
quotations that no cue of their sentence takes. `extract` composes them. English only.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotetrack.extraction.rules.confidence import confidence
from quotetrack.extraction.rules.contents import Clause, clause_of
from quotetrack.extraction.rules.cues import Cue, find_cues
from quotetrack.extraction.rules.linking import DraftAttribution, Linker
from quotetrack.extraction.rules.units import units
from quotetrack.model import Article, Attribution, Kind, Span
from quotetrack.segmentation import Segments


def extract(article: Article, segments: Segments) -> list[Attribution]:
    """The attributions of `article`, in the order of their contents; speakers are not yet resolved."""
    linker = Linker(article.text, segments.paragraphs)
    for unit in units(article.text, segments):
        clauses: list[Clause] = []
        cues = _whole(list(find_cues(unit)))
        for cue in cues:
            if cue.tense == "noun" and any(a <= cue.at < b for c in clauses for a, b in c.content):
                continue  # "rejected the notion that …": what is rejected is reported already
            clause = clause_of(unit, cue, cues, 0)
            if clause is not None:
                clauses.append(clause)
        linker.add(unit, clauses, cues)
    found = linker.finish()
    found.sort(key=_order)
    return [_attribution(article.text, f) for f in found]


def _order(found: DraftAttribution) -> tuple[int, int]:
    start, end = found.content[0]
    return start, -end


def _whole(cues: list[Cue]) -> list[Cue]:
    """Without the cues that are part of another: "refused to say" is one."""
    taken = {i for cue in cues for i in range(cue.first, cue.at)}
    return [cue for cue in cues if cue.at not in taken]


def _attribution(text: str, found: DraftAttribution) -> Attribution:
    content, quoted = tuple(sorted(found.content)), tuple(sorted(found.quoted))
    kind = kind_of(content, quoted)
    sure = confidence(found.rule, kind, found.cue.of(text) if found.cue else "", content[0].of(text))
    return Attribution(kind, content, found.cue, found.source, quoted, sure, f"fast:{found.rule}")


def kind_of(content: Sequence[Span], quoted: Sequence[Span]) -> Kind:
    """Direct when a word of the content stands outside quotation marks nowhere, mixed when some do."""
    if not quoted:
        return Kind.INDIRECT
    inside = sum(span.end - span.start for span in quoted)
    whole = sum(span.end - span.start for span in content)
    return Kind.DIRECT if whole - inside <= 4 * len(quoted) else Kind.MIXED
