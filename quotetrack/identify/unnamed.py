"""What an article tells of its anonymous sources: role, affiliation, basis of knowledge, how specific that is.

Decides which words of the article speak of one source: those of all its mentions, so that "an official" who is later
"the White House official" has an affiliation. What the words mean, `descriptor`, `basis`, `specificity` and `formula`
say; which mentions are one source was decided before.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotetrack.identify.basis import basis
from quotetrack.identify.counting import number
from quotetrack.identify.descriptor import describe
from quotetrack.identify.formula import is_formula
from quotetrack.identify.identity import Identity
from quotetrack.identify.mention import parse
from quotetrack.identify.names import Names
from quotetrack.identify.specificity import AFFILIATION, BASIS, points
from quotetrack.model import Span


def tell(text: str, names: Names, sources: Iterable[tuple[Span, Identity]]) -> None:
    """Write to each anonymous identity what its mentions say; `sources` are all mentions, in the order of the text."""
    told: dict[Identity, set[str]] = {}
    for span, who in sources:
        if not who.anonymous:
            continue
        found = told.setdefault(who, set())
        phrase = parse(text, span, names)
        found |= points(phrase)
        role, affiliation = describe(phrase, text)
        if len(role or "") > len(who.role or "") and phrase.head == who.head:
            who.role = role
        who.affiliation = who.affiliation or affiliation
        if who.number is None and not who.plural:  # "one", after "several skywriters"
            who.number = number(phrase)
        who.basis = who.basis or basis(text, span, phrase.head_end, who.reason)
    for who, found in told.items():
        if who.affiliation is not None:
            found.add(AFFILIATION)
        if who.basis is not None:
            found.add(BASIS)
        who.specificity = len(found)
        who.boilerplate = who.reason is not None and is_formula(who.reason.of(text))
