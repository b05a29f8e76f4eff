"""What an article tells of its anonymous sources: role, affiliation, basis of knowledge, how specific that is.

Decides which words of the article speak of one source: those of all its mentions, so that "an official" who is later
"the White House official" has an affiliation. What the words mean, `descriptors`, `basis`, `specificity` and
`boilerplate` say; which mentions are one source was decided before.
"""

from __future__ import annotations

from collections.abc import Iterable

from quotetrack.coreference.cardinality import people_count
from quotetrack.coreference.descriptors import role_and_affiliation
from quotetrack.coreference.entity import Entity
from quotetrack.coreference.names import Names
from quotetrack.coreference.noun_phrase import NounPhrase, parse_noun_phrase
from quotetrack.model import Span
from quotetrack.sources.basis import basis
from quotetrack.sources.boilerplate import is_formula
from quotetrack.sources.specificity import AFFILIATION, BASIS, specificity_points


def describe_sources(text: str, names: Names, sources: Iterable[tuple[Span, Entity]]) -> None:
    """Write to each anonymous identity what its mentions say; `sources` are all mentions, in the order of the text."""
    phrases: dict[Entity, list[NounPhrase]] = {}
    for span, who in sources:
        if not who.anonymous:
            continue
        if who not in phrases:
            phrases[who] = [] if who.phrase is None else [who.phrase]
        if who.phrase is None or (who.phrase.start, who.phrase.end) != span:
            phrases[who].append(parse_noun_phrase(text, span, names))
    for who, said in phrases.items():
        found = set[str]()
        for phrase in said:
            found |= specificity_points(phrase)
            _describe(who, phrase, text)
            who.basis = who.basis or basis(text, Span(phrase.start, phrase.end), phrase.head_end, who.reason)
        if who.affiliation is not None:
            found.add(AFFILIATION)
        if who.basis is not None:
            found.add(BASIS)
        who.specificity = len(found)
        who.boilerplate = who.reason is not None and is_formula(who.reason.of(text))


def _describe(who: Entity, phrase: NounPhrase, text: str) -> None:
    """What one mention adds to role, affiliation and number."""
    role, affiliation = role_and_affiliation(phrase, text)
    if len(role or "") > len(who.role or "") and phrase.head == who.head:
        who.role = role
    who.affiliation = who.affiliation or affiliation
    # "one", after "several skywriters", whose phrase is that of the group
    if who.number is None and not who.plural and phrase is not who.phrase:
        who.number = people_count(phrase)
