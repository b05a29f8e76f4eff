"""What is matched of stored articles: the words of their attributions in normal form.

Decides which words of an attribution are compared, and which of two that nest around one quotation stands for it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from quotetrack.matching import comparison, normal_form
from quotetrack.matching.term_weights import idf
from quotetrack.model import Kind
from quotetrack.store import tables as t
from quotetrack.store.connection import bulk_fetch
from quotetrack.store.mapping import quoted_words
from quotetrack.store.matching.inverted_index import Wordings


def read(connection: Connection, revisions: Sequence[int]) -> Wordings:
    """The quotations and reported statements of revisions of articles, those that are current, by the numbers of their
    attributions. A quotation without a word is left out, and a statement that says too little to be told again."""
    current = [n for (n,) in bulk_fetch(connection, "id", "revisions", "id", revisions, "current")]
    attributed = bulk_fetch(connection, "id, kind, revision_id", "attributions", "revision_id", current)
    kinds = {number: (Kind(kind), revision) for number, kind, revision in attributed}
    quoted, content = (_pieces(connection, kinds, role) for role in (t.Role.QUOTED, t.Role.CONTENT))
    found: Wordings = {}
    # “…,” an official said, the Herald reported: one quotation of two attributions, by the inner of which it is known.
    once: dict[tuple[int, int, str], int] = {}
    for number, (kind, revision) in sorted(kinds.items()):
        starts, pieces = quoted.get(number) or content[number]
        words = quoted_words(kind, pieces, content[number][1])
        if kind is Kind.INDIRECT:
            found[number] = normal_form.reported_form(words)
            continue
        found[number] = normal_form.normalize(words)
        place = revision, starts[0], str(found[number])
        other = once.setdefault(place, number)
        if other != number:
            outer = max(number, other, key=lambda one: len(" ".join(content[one][1])))
            once[place] = other if outer == number else number
            del found[outer]
    return {
        n: one
        for n, one in found.items()
        if one.words and (not one.reported or comparison.is_informative(one, idf))
    }


def _pieces(
    connection: Connection, attributions: Collection[int], role: t.Role
) -> dict[int, tuple[list[int], list[str]]]:
    """The spans in which attributions have a role, in order: where they start, and their words."""
    of_role = f"role = '{role.value}'"
    spans = bulk_fetch(
        connection, "attribution_id, position, start, exact", "spans", "attribution_id", attributions, of_role
    )
    found: dict[int, tuple[list[int], list[str]]] = {}
    for number, _, start, exact in sorted(spans):
        starts, pieces = found.setdefault(number, ([], []))
        starts.append(start)
        pieces.append(exact)
    return found
