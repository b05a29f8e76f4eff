"""What a report keeps whatever articles say: rows in the text, shares, groups that add up, linear time."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pytest
from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples, few
from test_audit_properties import HOSTILE, analyses

from quotetrack.audit import Policy
from quotetrack.model import Analysis, Article
from quotetrack.model.records import StoredArticle
from quotetrack.pipeline import analyse
from quotetrack.reports.sourcing.build import GROUPS, build_report
from quotetrack.reports.sourcing.metrics import count_article
from quotetrack.reports.sourcing.model import Report

ALL = range(1, 19)


def report(
    articles: Iterable[StoredArticle], explained: Collection[int] = (), by: str | None = None
) -> Report:
    counted = [count_article(one, Policy(), explained) for one in articles]
    return build_report(counted, by=by, explained=explained)


@st.composite
def archives(draw: st.DrawFn) -> list[StoredArticle]:
    """A few articles of a few outlets and topics."""
    found = []
    for n, analysis in enumerate(draw(st.lists(analyses(), max_size=4))):
        outlet = draw(st.sampled_from([None, "Ledger", "Courier"]))
        topics = tuple(draw(st.sets(st.sampled_from(["ports", "law"]))))
        article = Article(f"a{n}", analysis.article.text, outlet=outlet, topics=topics)
        found.append(StoredArticle(Analysis(article, analysis.attributions, "made"), {}))
    return found


@given(archives(), st.sampled_from(GROUPS))
def test_no_articles_break_it(articles: list[StoredArticle], by: str) -> None:
    made = report(articles, by=by, explained=ALL)
    texts = {one.analysis.article.id: one.analysis.article.text for one in articles}
    for figure in made.figures:
        for row in figure.evidence:
            assert 0 <= row.start <= row.end <= len(texts[row.article])
            assert row.words == texts[row.article][row.start : row.end]
        for measure in (*figure.measures, *(m for group in figure.groups[by] for m in group.measures)):
            if measure.share is not None:
                assert 0 <= measure.share.count <= measure.share.total
                assert measure.n == measure.share.total


@examples(50)
@given(archives())
def test_outlets_add_up_to_all(articles: list[StoredArticle]) -> None:
    for figure in report(articles, by="outlet").figures:
        for n, measure in enumerate(figure.measures):
            if measure.share is None or measure.key == "top":
                continue
            parts = [group.measures[n].share for group in figure.groups["outlet"]]
            assert sum(part.total for part in parts if part) == measure.share.total
            assert sum(part.count for part in parts if part) == measure.share.count


@pytest.mark.parametrize("piece", few(HOSTILE.values(), 5), ids=HOSTILE.keys())
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    once, twice = (
        [StoredArticle(analyse(Article("a", piece * (n // len(piece))), "fast"), {})]
        for n in (12_000, 24_000)
    )
    assert is_linear(lambda: report(once, explained=ALL), lambda: report(twice, explained=ALL))
