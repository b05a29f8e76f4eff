"""Statements over all the labelled articles: what belongs together, and who said it."""

from __future__ import annotations

import pytest

from quotetrack.matching.comparison import align
from quotetrack.matching.normal_form import normalize
from quotetrack.matching.term_weights import idf
from quotetrack.model.records import StatementRow
from quotetrack.store import Database
from quotetrack.store.queries import attributions, statements, stock_phrases


@pytest.fixture(scope="module")
def rows(archive: Database) -> list[StatementRow]:
    return statements.statements(archive).rows


def test_no_large_statement_joins_different_utterances_of_two_people(rows: list[StatementRow]) -> None:
    """The same words under two names are a finding. Whoever is named besides the one that most sightings name is so for
    words that one of those sightings has too: a third of what the shorter of the two says, as where one answers to
    what he quotes."""
    for row in rows[:10]:
        own = [told for told in row.timeline if told.speaker is None or told.speaker == row.speakers[0]]
        for told in row.timeline:
            assert told in own or any(_same(told.words, other.words) for other in own), (row.words, told)


def _same(a: str, b: str) -> bool:
    one, other = normalize(a), normalize(b)
    found = align(one, other, idf)
    least = min(sum(map(idf, one.words)), sum(map(idf, other.words)))
    return found is not None and found.evidence >= least / 3


def test_few_of_the_largest_statements_have_two_names(rows: list[StatementRow]) -> None:
    """The same words under two names are a finding where an outlet errs, where one quotes another ("Trump said that she
    'was extremely careless'"), and where the rules take one for the other; most of the largest have one."""
    several = {row.words: row.speakers for row in rows[:10] if row.disagree}
    assert len(several) <= 4, several


def test_every_repetition_of_two_articles_is_in_one_statement(
    archive: Database, rows: list[StatementRow]
) -> None:
    of = {(told.article, told.start, told.end): row.id for row in rows for told in row.timeline}
    pairs = [m for m in attributions.matches(archive).rows if m.relation != "contradicting"]
    ids = [[of.get((side.article, side.start, side.end)) for side in (m.a, m.b)] for m in pairs]
    apart = [one for one in ids if None in one or one[0] != one[1]]
    assert len(pairs) > 50
    assert len(apart) <= len(pairs) // 20  # a phrase that two speeches share brings them not together


def test_stock_phrases_are_nobodys(archive: Database) -> None:
    for row in stock_phrases.phrases(archive):
        assert row.reasons
        assert max(row.occasions, row.speakers) >= 5 or row.reasons == (stock_phrases.KNOWN,)
