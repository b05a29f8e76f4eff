"""What the report on anonymous sources counts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date

import pytest

from quotetrack.model import Kind, SourceType
from quotetrack.model.records import ArticleRow, SourcingRow
from quotetrack.presentation.anonymity import write_report
from quotetrack.reports.anonymity import AnonymousReport, summarise
from quotetrack.reports.proportion import Proportion

MARCH = date(2024, 3, 1)


def article(
    key: str, *, outlet: str | None = "Ledger", byline: str | None = None, day: date | None = MARCH
) -> ArticleRow:
    return ArticleRow(key, outlet, byline, day, None)


def said(
    key: str,
    who: str | None,
    *,
    anonymous: bool = False,
    words: int = 10,
    reason: str | None = None,
    of: ArticleRow | None = None,
) -> SourcingRow:
    of = of or article(key)
    return SourcingRow(
        key, of.outlet, of.byline, of.date, Kind.INDIRECT, SourceType.UNKNOWN, who, who if anonymous else None,
        anonymous, False, reason, words,
    )  # fmt: skip


def shares(rows: list[SourcingRow], articles: Sequence[ArticleRow] = ()) -> dict[str, Proportion | None]:
    """The shares of all articles, by the keys of their measures."""
    return {measure.key: measure.share for measure in summarise(rows, articles).total.measures}


def test_three_denominators_are_kept_apart() -> None:
    rows = [
        said("1", "Ann Lee", words=40),
        said("1", "Ann Lee", words=40),
        said("1", "an aide", anonymous=True, words=5),
        said("1", "an aide", anonymous=True, words=5),
        said("1", "an aide", anonymous=True, words=5),
        said("2", None, words=5),
    ]
    total = shares(rows, [article("1"), article("2"), article("3")])
    assert total["articles"] == Proportion(1, 3)
    assert total["attributions"] == Proportion(3, 6)
    assert total["sources"] == Proportion(1, 2)
    assert total["words"] == Proportion(15, 100)


def test_a_source_is_distinct_within_its_article() -> None:
    rows = [said(key, "an aide", anonymous=True) for key in ("1", "1", "2")]
    assert shares(rows)["sources"] == Proportion(2, 2)


def test_a_reason_given_once_counts_for_that_source() -> None:
    rows = [
        said("1", "an aide", anonymous=True, reason="who feared reprisals"),
        said("1", "an aide", anonymous=True),
        said("1", "two officials", anonymous=True),
        said("2", "an aide", anonymous=True),
    ]
    assert shares(rows)["reasons"] == Proportion(1, 3)


def test_spokespeople_and_crowds_are_sources_and_not_anonymous() -> None:
    rows = [said("1", "a spokesman"), said("1", "critics")]
    total = shares(rows, [article("1")])
    assert (total["articles"], total["sources"]) == (Proportion(0, 1), Proportion(0, 2))


def test_descriptors_are_ranked_whatever_their_case() -> None:
    rows = [
        said("1", "a senior official", anonymous=True),
        said("2", "A senior\nofficial", anonymous=True, reason="to speak freely"),
        said("2", "sources", anonymous=True),
    ]
    ranked = summarise(rows, []).descriptors
    assert [(d.words, d.attributions, d.articles, d.reasons) for d in ranked] == [
        ("a senior official", 2, 2, Proportion(1, 2)),
        ("sources", 1, 1, Proportion(0, 1)),
    ]


def report(by: str | None) -> AnonymousReport:
    months = (date(2024, 1, 5), date(2024, 2, 1), date(2024, 2, 9), None)
    articles = [
        article(
            str(n),
            outlet="Ledger" if n else "Aurora",
            day=day,
            byline="\x1b[1mA. Writer" if n == 1 else None,
        )
        for n, day in enumerate(months)
    ]
    rows = [said(a.article, "an aide", anonymous=a.article == "1", of=a) for a in articles]
    return summarise(rows, articles, by)


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("month", [("2024-01", 1), ("2024-02", 2), (None, 1)]),
        ("outlet", [("Ledger", 3), ("Aurora", 1)]),
        ("byline", [("\x1b[1mA. Writer", 1), (None, 3)]),
        (None, []),
    ],
)
def test_groups_are_ordered_and_the_unknown_stands_last(
    by: str | None, groups: list[tuple[str | None, int]]
) -> None:
    made = report(by)
    assert [(group.name, group.articles) for group in made.groups] == groups
    assert all(group.few for group in made.groups)
    attributions = [group.measures[1].n for group in (made.total, *made.groups)]
    assert sum(attributions[1:]) == (attributions[0] if by else 0)


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(ValueError, match="outlet, month, byline"):
        summarise([], [], "colour")


def printed(form: str, by: str | None = "byline") -> str:
    out = io.StringIO()
    write_report(report(by), {"outlet": None, "since": date(2024, 1, 1), "until": None}, form, out)
    return out.getvalue()


def test_the_table_gives_each_share_with_its_denominator_and_interval(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = printed("table")
    assert "Anonymous sourcing (since 2024-01-01)" in shown
    assert "of all articles" in shown
    assert "1 of 4" in shown
    assert "25%" in shown
    assert "5–70%" in shown
    assert "Fewer than 5 articles" in shown
    assert "few articles" in shown
    assert "no byline" in shown
    assert "␛[1mA. Writer" in shown
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_json_has_totals_groups_descriptors_and_definitions() -> None:
    made = json.loads(printed("json", "month"))
    assert made["since"] == "2024-01-01"
    assert (
        made["total"] | {"articles_total": 4, "articles_anonymous": 1, "articles_share": 0.25}
        == made["total"]
    )
    assert "words_share" in made["total"]
    assert "words_low" not in made["total"]
    assert [group["group"] for group in made["groups"]] == ["2024-01", "2024-02", None]
    assert made["descriptors"] == [
        {
            "descriptor": "an aide",
            "attributions": 1,
            "articles": 1,
            "reasons_given": 0,
            "reasons_total": 1,
            "reasons_share": 0.0,
            "reasons_low": 0.0,
            "reasons_high": pytest.approx(0.7935, abs=1e-4),
        }
    ]
    assert set(made["definitions"]) == {"articles", "attributions", "sources", "words", "reasons"}


def test_csv_and_json_lines_have_one_record_for_all_and_one_a_group() -> None:
    lines = [json.loads(line) for line in printed("jsonl", "month").splitlines()]
    assert [(line["by"], line["group"]) for line in lines] == [
        (None, None),
        ("month", "2024-01"),
        ("month", "2024-02"),
        ("month", None),
    ]
    table = list(csv.DictReader(io.StringIO(printed("csv", "month"))))
    assert [row["articles_total"] for row in table] == ["4", "1", "2", "1"]
    assert list(table[0]) == list(lines[0])
