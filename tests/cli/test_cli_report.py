"""`quotetrack report sourcing` and `report repetition` as typed: every format, rows, groups, and words of strangers."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from newsroom import ARTICLES, Ingested, Run, write_articles

FORMATS = ("table", "json", "jsonl", "csv", "markdown")
OFFICIAL = "A senior official, who asked not to be named because the talks are private"


def test_the_report_has_eighteen_figures_with_all_they_are_made_of(news: Run) -> None:
    made = json.loads(news("report", "sourcing", "--format", "json").stdout)
    assert [figure["figure"] for figure in made["figures"]] == list(range(1, 19))
    assert (made["articles"], made["few_articles"]) == (3, 5)
    ratio = made["figures"][1]
    assert ratio["key"] == "anonymous-ratio"
    for key in ("definition", "use", "standard", "rule"):
        assert ratio[key]
    first = ratio["measures"][0]
    assert (first["count"], first["total"], first["value"]) == (1, 4, 0.25)
    assert (first["low"], first["high"]) == (0.0456, 0.6994)
    assert [group["group"] for group in ratio["groups"]["month"]] == ["2024-03", "2024-04"]


def test_the_table_fits_a_terminal_and_names_every_figure(news: Run) -> None:
    shown = news("report", "sourcing", "--by", "outlet").stdout
    assert max(map(len, shown.splitlines())) <= 80
    made = json.loads(news("report", "sourcing", "--format", "json").stdout)
    for figure in made["figures"]:
        assert re.search(rf"^ ?{figure['figure']} +{re.escape(figure['title'])}", shown, re.M)
    told = " ".join(shown.split())
    for figure in made["figures"]:
        assert f"{figure['figure']} {figure['title']}, rule {figure['rule']}: {figure['definition']}" in told
    assert "--explain FIGURE" in shown
    assert "Harbor Ledger (few)" in shown
    assert "too few" in shown


def test_csv_and_json_lines_have_a_record_a_measure_and_group(news: Run) -> None:
    words = ("report", "sourcing", "--by", "outlet", "--format")
    flat = list(csv.DictReader(io.StringIO(news(*words, "csv").stdout)))
    lines = [json.loads(line) for line in news(*words, "jsonl").stdout.splitlines()]
    assert len(flat) == len(lines)
    assert list(flat[0]) == list(lines[0])
    groups = {(row["by"], row["group"]) for row in flat}
    assert groups == {("", ""), ("outlet", "Harbor Ledger"), ("outlet", "Meridian Courier")}
    (one,) = (
        r
        for r in lines
        if (r["group"], r["key"], r["measure"]) == ("Harbor Ledger", "anonymous-articles", "articles")
    )
    assert (one["count"], one["total"], one["few"], one["differs"]) == (1, 1, True, "too few")


@pytest.mark.parametrize("figure", ["1", "anonymous-articles"])
@pytest.mark.parametrize("form", FORMATS)
def test_the_rows_of_a_figure_have_article_offsets_and_words(news: Run, form: str, figure: str) -> None:
    done = news("report", "sourcing", "--explain", figure, "--format", form)
    assert done.exit_code == 0, done.output
    start = ARTICLES[0]["text"].index(OFFICIAL)
    for fact in (
        "ledger",
        str(start),
        str(start + len(OFFICIAL)),
        "A senior official",
        "first anonymous",
    ):
        assert fact in done.stdout


def test_rows_are_exact(news: Run) -> None:
    rows = json.loads(news("report", "sourcing", "--explain", "mix", "--format", "json").stdout)
    texts = {article["id"]: article["text"] for article in ARTICLES}
    assert len(rows) == 4
    for row in rows:
        assert row["words"] == texts[row["article"]][row["start"] : row["end"]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--explain", "19"), "there is no figure '19'"),
        (("--explain", "0"), "there is no figure '0'"),
        (("--explain", "bared"), "did you mean bare?"),
        (("--compare", "Harbor Ledger", "Meridian Courier"), "--by"),
        (("--by", "outlet", "--compare", "Harbor Ledger", "The Times"), "no outlet 'The Times'"),
        (("--by", "outlet", "--compare", "Harbor Ledger", "Harbor Ledger"), "two groups"),
        (("--limit", "3"), "--explain"),
        (("--by", "colour"), "colour"),
    ],
)
def test_wrong_usage_is_told(news: Run, words: tuple[str, ...], told: str) -> None:
    done = news("report", "sourcing", *words)
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ("--since", "2030-01-01"),
        ("--explain", "plural-inflation"),
        ("--topic", "bees"),
        ("--byline", "Nobody"),
    ],
)
def test_nothing_found_is_status_1(news: Run, words: tuple[str, ...]) -> None:
    done = news("report", "sourcing", *words)
    assert done.exit_code == 1
    assert done.stderr


def test_two_outlets_are_compared_with_each_other(run: Run, tmp_path: Path) -> None:
    said = "A senior official said that the tunnel would cost 12 million euros."
    dry = "“The harbour opens in May,” said Ann Whitlock."
    rows = [
        {"id": f"{o}-{n}", "outlet": o, "text": t} for o, t in (("A", said), ("B", dry)) for n in range(9)
    ]
    write_articles(tmp_path / "many.jsonl", *rows)
    assert run("ingest", "many.jsonl").exit_code == 0
    shown = run("report", "sourcing", "--by", "outlet", "--compare", "A", "B", "--format", "jsonl").stdout
    told = [json.loads(line) for line in shown.splitlines()]
    assert [(r["group"], r["differs"]) for r in told if r["group"] and r["key"] == "anonymous-articles"] == [
        ("A", "higher"), ("B", "lower"),
    ]  # fmt: skip


def test_an_article_counts_in_each_of_its_topics(run: Run, tmp_path: Path) -> None:
    write_articles(
        tmp_path / "a.jsonl",
        {
            "id": "a",
            "text": "“It opens in May,” said Ann Whitlock.",
            "section": "Ports, ships",
            "tags": "law; Law, sea",
        },
        {"id": "b", "text": "“It opens in June,” said Ann Whitlock.", "tags": ["sea"]},
    )
    assert run("ingest", "a.jsonl").exit_code == 0
    made = json.loads(run("report", "sourcing", "--by", "topic", "--format", "json").stdout)
    found = [(group["group"], group["articles"]) for group in made["figures"][0]["groups"]["topic"]]
    assert found == [("sea", 2), ("Ports, ships", 1), ("law", 1)]
    assert json.loads(run("report", "sourcing", "--topic", "LAW", "--format", "json").stdout)["articles"] == 1


def test_the_house_s_rules_count(news: Run, tmp_path: Path) -> None:
    (tmp_path / "quotetrack.toml").write_text('[audit]\nbare = ["a senior official"]\n', encoding="utf-8")
    done = news("report", "sourcing", "--explain", "bare", "--format", "json")
    assert [row["words"] for row in json.loads(done.stdout)] == [OFFICIAL]


def test_output_goes_to_a_file(news: Run, tmp_path: Path) -> None:
    done = news("report", "sourcing", "--format", "markdown", "--output", "monday.md")
    assert (done.exit_code, done.stdout) == (0, "")
    assert (tmp_path / "monday.md").read_text(encoding="utf-8").startswith("# Sourcing report")


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_a_reader_is_told_why_anonymous_sources_are_fewer_in_some_figures(news: Run, form: str) -> None:
    shown = " ".join(news("report", "sourcing", "--format", form).stdout.split())
    assert "so they count fewer" in shown


def test_a_report_that_fails_leaves_the_last_one(
    news: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("no ink")

    (tmp_path / "monday.md").write_text("last week", encoding="utf-8")
    monkeypatch.setattr("quotetrack.presentation.sourcing.tables.write_markdown", fail)
    done = news("report", "sourcing", "--format", "markdown", "--output", "monday.md")
    assert done.exit_code == 1
    assert (tmp_path / "monday.md").read_text(encoding="utf-8") == "last week"


REPEATED = (
    "“The overnight rate will stay where it is until the harvest figures are published,” said Ann Okafor."
)


@pytest.mark.parametrize("form", FORMATS)
def test_repetition_ranks_statements(run: Run, tmp_path: Path, form: str) -> None:
    rows = [
        {
            "id": f"r{n}",
            "outlet": f"Outlet {n}",
            "published": "2024-05-06",
            "text": f"{REPEATED} Version {n}.",
        }
        for n in range(3)
    ]
    write_articles(tmp_path / "r.jsonl", *rows)
    assert run("ingest", "r.jsonl").exit_code == 0
    done = run("report", "repetition", "--format", form)
    assert done.exit_code == 0, done.output
    assert "overnight rate will" in " ".join(done.stdout.split())
    if form == "json":
        (one,) = json.loads(done.stdout)
        assert (one["rank"], one["outlets"], one["sightings"], one["speakers"]) == (1, 3, 3, ["Ann Okafor"])
    nothing = run("report", "repetition", "--since", "2030-01-01")
    assert (nothing.exit_code, nothing.stdout) == (1, "")


STRANGE = {
    "id": "x|y](http://evil.example)",
    "title": "t",
    "outlet": '=HYPERLINK("http://evil.example")',
    "byline": "<script>alert(1)</script>",
    "published": "2024-03-01",
    "text": "“We shall go to www.evil.example and <b>back</b>,” said Ann Whitlock.\n\n"
    "A source said it was [late](javascript:x).",
    "tags": ["\u202eסוף\u202c"],
}


@pytest.fixture
def strange(ingested: Ingested) -> Run:
    return ingested("strange.jsonl", *(STRANGE | {"id": f"{STRANGE['id']}{n}"} for n in range(6)))


@pytest.mark.parametrize(
    "more",
    [("--by", "byline"), ("--by", "outlet"), ("--by", "topic"), ("--by", "article"), ("--explain", "mix")],
)
def test_markdown_from_strangers_is_words_alone(strange: Run, more: tuple[str, ...]) -> None:
    shown = strange("report", "sourcing", *more, "--format", "markdown").stdout
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(shown)
    assert not re.search(r"<(?:a|img|script|b|em)\b", page)
    assert not re.search(r"\bwww\.|https?:", shown)  # which GitHub makes a link
    assert "\u202e" not in shown
    if "--explain" not in more:
        assert page.count("<h1>") == 1
    for row in re.findall(r"^\|.*\|$", shown, re.M):
        assert not re.search(r"(?<!\\)\|(?! |---|$)", row.replace(" --- |", " | ")), row


def test_a_byline_and_an_outlet_are_no_code_in_a_spreadsheet(strange: Run) -> None:
    for by in ("byline", "outlet"):
        for row in csv.reader(
            io.StringIO(strange("report", "sourcing", "--by", by, "--format", "csv").stdout)
        ):
            assert not any(
                cell.startswith(("=", "+", "-", "@")) and not re.fullmatch(r"-?[\d.]+", cell) for cell in row
            )


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_a_name_that_is_read_from_right_to_left_turns_nothing_round(strange: Run, form: str) -> None:
    shown = strange("report", "sourcing", "--by", "topic", "--format", form).stdout
    assert "סוף" in shown
    assert not set("\u202e\u202c") & set(shown)
