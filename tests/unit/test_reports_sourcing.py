"""The eighteen figures of six invented articles, each counted by hand; groups, verdicts, outliers and rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from report_articles import ARTICLES, BEYOND, STATEMENTS

from quotetrack.audit import Policy
from quotetrack.model import Article
from quotetrack.model.records import StoredArticle
from quotetrack.reports.proportion import Proportion, wilson_interval
from quotetrack.reports.sourcing.build import build_report
from quotetrack.reports.sourcing.counters import CountedArticle
from quotetrack.reports.sourcing.measures import NUMBERS, definitions
from quotetrack.reports.sourcing.metrics import count_article
from quotetrack.reports.sourcing.metrics.repetition import SightingContext
from quotetrack.reports.sourcing.model import Difference, Figure, Form, Measure, Report, compare_proportions

ALL = range(1, 19)
STANDARD = Policy()
# figure → measure → count and total of a share; or the value, or both ends, and how many it is taken over.
# There are five articles, thirteen attributions (3, 4, 5, 1, 0), four anonymous sources: sources and an official in
# ledger-1, two officials in courier-1, officials in courier-2.
BY_HAND: dict[int, dict[str, tuple[float, ...]]] = {
    1: {"articles": (3, 5)},
    # sources: 3, 3 (Whitlock, the wire, two officials), 2 (officials, Marsh; nobody says the last), 1
    2: {"attributions": (5, 13), "sources": (4, 9), "words": (32, 72)},
    # ledger-1 "sources" and an official: at least 2; courier-1 two: 2 to 2; courier-2 officials: at least 1
    3: {"low": (5 / 3, 3), "closed": (2, 2, 1), "open": (2, 3)},
    # enough to be compared: the plan, the dredger that leaks, the bribes; the plan also is the statement "plan"
    4: {"article": (1, 3), "store": (1, 2)},
    5: {"none": (2, 4), "boilerplate": (1, 4), "specific": (1, 4)},
    6: {"mean": (5 / 4, 4), "0": (1, 4), "1": (2, 4), "2": (0, 4), "3": (1, 4), "4": (0, 4)},
    7: {"sources": (1, 4)},  # "sources"
    8: {"attributions": (1, 5)},  # "incompetent"
    9: {"articles": (1, 5), "mean": (1 / 5, 5)},  # "reportedly"
    10: {"articles": (1, 5), "unnamed": (0, 1), "depth": (2, 1), "chained": (1, 1)},  # the wire, from a port worker
    # "asked" from the Ledger and the Courier; "plan" from the Ledger, which the Post copied
    11: {"single": (1, 2), "mean": (3 / 2, 2), "cycles": (0, 2)},
    12: {"articles": (2, 5), "attributing": (2, 4)},  # "Sources said", "Officials said"
    13: {"sources": (1, 2)},  # "Officials … He added"
    14: {"named": (3, 3), "answered": (0, 1), "asked": (1, 5)},
    15: {
        "person": (6, 13), "organization": (0, 13), "media": (1, 13), "document": (0, 13), "unnamed": (5, 13),
        "collective": (0, 13), "unknown": (1, 13), "author": (0, 13), "top": (7, 7),
        "concentration": (21 / 49, 7),  # Whitlock 4, Marsh 2, the wire 1
    },
    # words between: 1 0 1 | 0 5 8 1 | 1 1 1 0 | 1
    16: {"median": (1, 12), "sentence": (1, 6), "paragraph": (1, 6)},
    # beside the first of each statement, and no copy
    17: {"verbatim": (1, 2), "trimmed": (0, 2), "altered": (1, 2), "contradicting": (0, 2), "other part": (0, 2)},
    18: {"unresolved": (1, 13), "confidence": (0.9, 13), "articles": (5, 5)},
}  # fmt: skip


def counted(
    articles: Iterable[StoredArticle], policy: Policy = STANDARD, explained: Collection[int] = ()
) -> list[CountedArticle]:
    return [count_article(one, policy, explained) for one in articles]


def made(policy: Policy = STANDARD, explained: Collection[int] = (), **options: Any) -> Report:
    said = {
        SightingContext(one.analysis.article.id, a.content[0].start, a.content[-1].end): a.speaker
        for one in (*ARTICLES, *BEYOND)
        for a in one.analysis.attributions
    }
    articles = counted(ARTICLES, policy, explained)
    return build_report(articles, STATEMENTS, said=said, explained=explained, **options)


def told(measure: Measure) -> tuple[float | None, ...]:
    if measure.share is not None:
        return measure.share.count, measure.share.total
    if measure.form is Form.RANGE:
        return measure.low, measure.high, measure.n
    return measure.value, measure.n


@pytest.mark.parametrize("number", ALL)
def test_a_figure_is_what_a_hand_counts(number: int) -> None:
    figure = made().figure(number)
    found = {measure.key: told(measure) for measure in figure.measures}
    assert found.keys() == BY_HAND[number].keys()
    for key, expected in BY_HAND[number].items():
        assert found[key] == pytest.approx(expected), key


def test_every_share_has_its_wilson_interval_but_that_of_words() -> None:
    for figure in made().figures:
        for measure in figure.measures:
            if measure.share is not None and measure.share.total and measure.key != "words":
                assert measure.interval == wilson_interval(measure.share.count, measure.share.total)
            else:
                assert measure.interval is None


# figure → the words of its rows, as they begin, and a word of why they count
ROWS: dict[int, list[tuple[str, str]]] = {
    1: [("Sources", "first"), ("Two officials", "first"), ("Officials", "first")],
    2: [
        ("the harbour would", "6 words"), ("“The plan", "10 words"), ("that the dredger was", "8 words"),
        ("the bridge", "4 words"), ("that it was old", "4 words"),
    ],
    3: [("Sources", "at least 2"), ("a senior", "at least 2"), ("Two", "one of 2"), ("Officials", "at least 1")],
    4: [("“The plan", "in its article"), ("The plan", "in the store")],
    5: [
        ("Sources", "no reason"), ("asking not to be named because he fears", "specific"),
        ("who were not authorized", "boilerplate"), ("Officials", "no reason"),
    ],
    6: [("Sources", "0 of 4"), ("a senior", "3 of 4"), ("Two officials", "1 of 4"), ("Officials", "1 of 4")],
    7: [("Sources", "tells nothing")],
    8: [("“The plan", "incompetent")],
    9: [("The tunnel reportedly", "reportedly")],
    10: [("Kestrel Wire", "a port worker")],
    11: [("The plan", "one independent origin")],
    12: [("the harbour would", "lead"), ("the bridge", "lead")],
    13: [("Officials", "“He”")],
    14: [("Paul Okafor", "does not answer"), ("declined to comment", "did not answer")],
    16: [("“Nothing at all", "another paragraph")],
    17: [("We were never consulted", "altered")],
    18: [("“The gate was left", "no source")],
}  # fmt: skip


@pytest.mark.parametrize("number", ROWS)
def test_the_rows_of_a_figure_are_words_of_its_articles(number: int) -> None:
    rows = made(explained=ALL).figure(number).evidence
    assert [
        (row.words[: len(words)], why in row.why)
        for row, (words, why) in zip(rows, ROWS[number], strict=True)
    ] == [(words, True) for words, _ in ROWS[number]], rows
    texts = {one.analysis.article.id: one.analysis.article.text for one in ARTICLES}
    for row in rows:
        assert row.words in texts[row.article][row.start : row.end]


def test_every_attribution_is_a_row_of_the_mix() -> None:
    assert len(made(explained=[15]).figure("mix").evidence) == 13


def test_rows_are_kept_for_what_is_to_be_explained_alone() -> None:
    assert {figure.number for figure in made(explained=[7]).figures if figure.evidence} == {7}


def shares(figure: Figure, by: str) -> dict[str | None, tuple[int, int]]:
    return {group.name: told(group.measures[0]) for group in figure.groups[by]}  # type: ignore[misc]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("outlet", {"Harbor Ledger": (1, 3), "Meridian Courier": (2, 2)}),
        ("month", {"2024-03": (2, 2), "2024-04": (1, 1), None: (0, 2)}),
        ("byline", {"Iris Vance": (1, 1), None: (2, 4)}),
        (
            "topic",
            {"Ports": (2, 2), "Politics": (1, 1), None: (1, 3)},
        ),  # ledger-1 counts in both of its topics
        (
            "article",
            {
                "courier-2": (1, 1),
                "courier-1": (1, 1),
                "ledger-1": (1, 1),
                "ledger-2": (0, 1),
                "ledger-3": (0, 1),
            },
        ),
    ],
)
def test_groups(by: str, expected: dict[str | None, tuple[int, int]]) -> None:
    found = made(by=by)
    assert shares(found.figure(1), by) == expected
    assert list(shares(found.figure(1), by)) == list(expected)


def test_months_and_outlets_are_always_there() -> None:
    for figure in made().figures:
        assert {"month", "outlet"} <= figure.groups.keys()


def test_a_statement_counts_once_in_a_group_that_carries_it_twice() -> None:
    origins = made(by="outlet").figure("origins")
    assert shares(origins, "outlet") == {"Harbor Ledger": (1, 2), "Meridian Courier": (0, 1)}


def test_there_is_no_group_by_colour() -> None:
    with pytest.raises(ValueError, match="colour"):
        made(by="colour")
    with pytest.raises(ValueError, match="The Times"):
        made(by="outlet", compared=("Harbor Ledger", "The Times"))


def measure(count: int, total: int) -> Measure:
    return Measure("articles", "", Form.SHARE, share=Proportion(count, total), n=total)


@pytest.mark.parametrize(
    ("one", "other", "few", "verdict"),
    [
        ((40, 50), (10, 50), False, Difference.HIGHER),
        ((10, 50), (40, 50), False, Difference.LOWER),
        ((25, 50), (22, 50), False, Difference.OVERLAP),
        ((40, 50), (10, 50), True, Difference.FEW),
        ((0, 0), (10, 50), False, Difference.NONE),
    ],
)
def test_two_shares_differ_where_their_intervals_do_not_overlap(
    one: tuple[int, int], other: tuple[int, int], few: bool, verdict: Difference
) -> None:
    assert compare_proportions(measure(*one), measure(*other), few=few) is verdict


def many(outlet: str, copies: int, of: StoredArticle = ARTICLES[2]) -> list[StoredArticle]:
    """An article again and again, in another outlet."""
    article = of.analysis.article
    return [
        replace(
            of, analysis=replace(of.analysis, article=replace(article, id=f"{outlet}-{n}", outlet=outlet))
        )
        for n in range(copies)
    ]


PLAIN = StoredArticle(
    replace(ARTICLES[4].analysis, article=Article("plain", "It rained all day long, again.")), {}
)


def test_an_outlet_that_is_apart_from_the_rest_stands_out_and_few_articles_never() -> None:
    read = [*many("Gazette", 12), *many("Herald", 30, PLAIN), *many("Leaflet", 4)]
    figure = build_report(counted(read), by="outlet").figure(1)
    groups = {group.name: (group.differs[0], group.few) for group in figure.groups["outlet"]}
    assert groups == {
        "Gazette": (Difference.HIGHER, False),
        "Herald": (Difference.LOWER, False),
        "Leaflet": (Difference.FEW, True),
    }
    assert [(one.of, one.name, one.verdict) for one in figure.outliers if one.of == "outlet"] == [
        ("outlet", "Herald", Difference.LOWER),
        ("outlet", "Gazette", Difference.HIGHER),
    ]
    gazette = figure.outliers[1]
    assert (gazette.measure.share, gazette.rest.share) == (Proportion(12, 12), Proportion(4, 34))


def test_two_groups_are_compared_with_each_other_alone() -> None:
    read = [*many("Gazette", 12), *many("Herald", 30, PLAIN), *many("Post", 12)]
    figure = build_report(counted(read), by="outlet", compared=("Gazette", "Post")).figure(1)
    assert [(group.name, group.differs[0]) for group in figure.groups["outlet"]] == [
        ("Gazette", Difference.OVERLAP),
        ("Post", Difference.OVERLAP),
    ]
    assert (
        build_report(counted(read), by="outlet").figure(1).groups["outlet"][1].differs[0] is Difference.HIGHER
    )


def test_no_articles_make_no_share() -> None:
    found = build_report([])
    assert found.articles == 0
    for figure in found.figures:
        assert all(one.share is None or one.share.total == 0 for one in figure.measures)


def test_a_house_rule_counts() -> None:
    bare = made(policy=Policy(bare=frozenset({"two officials"}))).figure("bare")
    assert told(bare.measures[0]) == (2, 4)


def test_the_documentation_says_what_is_counted() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "sourcing-report.md").read_text(encoding="utf-8")
    for number, defined in enumerate(definitions(), 1):
        assert f"### {number}. {defined['title']} (`{defined['key']}`)" in docs
        assert f"Rule {defined['rule']}." in docs
        for title in (defined["standard"], defined["use"], *defined["measures"].values()):
            assert title in docs


def test_every_figure_is_defined_with_every_measure() -> None:
    assert len(definitions()) == len(NUMBERS) == 18
    for numbers, defined in zip(NUMBERS, definitions(), strict=True):
        assert {number.key for number in numbers} == defined["measures"].keys()
        assert defined["watched"] in defined["measures"]
        assert defined["rule"] and defined["standard"] and defined["use"]
