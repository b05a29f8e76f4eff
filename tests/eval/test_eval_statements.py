"""Statements over all the labelled articles: what belongs together, and who said it."""

from __future__ import annotations

import pytest

from quotetrack.store import Store, phrases, query, statements
from quotetrack.store.views import StatementRow


@pytest.fixture(scope="module")
def rows(archive: Store) -> list[StatementRow]:
    return statements.statements(archive)


def test_the_largest_statements_are_one_persons_each(rows: list[StatementRow]) -> None:
    """The same words under two names are a finding where an outlet errs; where most of the largest have two, different
    utterances were joined. One of ten may be a quotation inside another's."""
    several = {row.words: row.speakers for row in rows[:10] if row.disagree}
    assert len(several) <= 1, several


def test_every_repetition_of_two_articles_is_in_one_statement(
    archive: Store, rows: list[StatementRow]
) -> None:
    of = {(told.article, told.start, told.end): row.id for row in rows for told in row.timeline}
    pairs = [m for m in query.matches(archive) if m.relation != "contradicting"]
    ids = [[of.get((side.article, side.start, side.end)) for side in (m.a, m.b)] for m in pairs]
    apart = [one for one in ids if None in one or one[0] != one[1]]
    assert len(pairs) > 50
    assert len(apart) <= len(pairs) // 20  # a phrase that two speeches share brings them not together


def test_stock_phrases_are_nobodys(archive: Store) -> None:
    for row in phrases.phrases(archive):
        assert row.reasons
        assert max(row.occasions, row.mouths) >= 5
