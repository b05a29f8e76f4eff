"""Facts out and in: nothing is lost on the way, nothing comes alive, and schema.org knows every property."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from newsroom import Run, write_articles
from test_cli_facts import CLAIM, KEY, article, ingest, port

__all__ = ["port"]

# The properties that schema.org (release 29) defines for these types or one that they belong to, as far as claims,
# reviews and articles have use for them: type → property → the types that its value may have ("Text", "Date", "URL",
# "Number", or another node). Written down by hand from the definitions at https://schema.org.
THING = {
    "name": {"Text"}, "alternateName": {"Text"}, "description": {"Text"}, "identifier": {"Text", "URL"}, "url": {"URL"},
}  # fmt: skip
WORK = THING | {
    "author": {"Person", "Organization"}, "creator": {"Person", "Organization"}, "dateCreated": {"Date", "DateTime"},
    "datePublished": {"Date", "DateTime"}, "hasPart": {"Quotation"}, "headline": {"Text"},
    "publisher": {"Person", "Organization"}, "text": {"Text"},
}  # fmt: skip
SCHEMA: dict[str, dict[str, set[str]]] = {
    "Claim": WORK | {"appearance": {"NewsArticle"}, "firstAppearance": {"NewsArticle"}},
    "ClaimReview": WORK | {
        "claimReviewed": {"Text"}, "itemReviewed": {"Claim"}, "reviewBody": {"Text"}, "reviewRating": {"Rating"},
    },
    "NewsArticle": WORK,
    "Quotation": WORK,
    "Rating": THING | {"bestRating": {"Number"}, "ratingValue": {"Number"}, "worstRating": {"Number"}},
    "Person": THING,
    "Organization": THING,
}  # fmt: skip


def check(node: dict[str, Any], types: dict[str, str]) -> str:
    """Hold a node and all below it against SCHEMA; its type."""
    if set(node) == {"@id"}:
        return types[node["@id"]]
    kind: str = node["@type"]
    for name, values in node.items():
        if name.startswith("@"):
            continue
        assert name in SCHEMA[kind], f"{kind} has no {name}"
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                assert check(value, types) in SCHEMA[kind][name], f"{kind}.{name}: {value['@type']}"
            elif isinstance(value, int):
                assert "Number" in SCHEMA[kind][name]
            elif "URL" in SCHEMA[kind][name] and "Text" not in SCHEMA[kind][name]:
                assert value.startswith(("http://", "https://"))
            else:
                assert SCHEMA[kind][name] & {"Text", "Date"}, f"{kind}.{name} is no text"
    return kind


@pytest.fixture
def desk(port: Run, once: Callable[..., None]) -> Run:
    """A store with all that can be known of a fact, and one that nobody printed."""

    def fill() -> None:
        ingest(
            port,
            article("star", CLAIM, 2, "Lena Ostrow", "denied"),
            article("post", CLAIM.replace("14", "18"), 3),
        )
        ingest(port, article("ledger", CLAIM.replace("14", "9"), 1, "a senior official"))
        port(
            "facts",
            "rate",
            KEY,
            "--verdict",
            "half true",
            "--url",
            "https://check.example/1",
            "--date",
            "2024-06-05",
        )
        port("facts", "rate", KEY, "--verdict", "unproven", "--by", "+A", "--note", "=SUM(A1)\nsecond line")
        assert (
            port(
                "facts", "add", "--text", '\'=the lighthouse; keeper, "Ann" drank the lamp oil of 3 parishes'
            ).exit_code
            == 0
        )

    once("desk", fill)
    return port


def carried(run: Run, form: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """What a store exports, and what one exports that imported it."""
    first = run("facts", "export", "--format", form).stdout
    Path(f"facts.{form}").write_text(first, encoding="utf-8")
    monkeypatch.setenv("QUOTETRACK_DB", "other.db")
    done = run("facts", "import", f"facts.{form}")
    assert (done.exit_code, done.stderr) == (0, "2 new, 0 known, 0 updated, 0 failed\n")
    return first, run("facts", "export", "--format", form).stdout


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_what_goes_out_and_comes_in_is_the_same(
    desk: Run, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = desk("facts", "--format", "csv").stdout
    first, second = carried(desk, form, monkeypatch)
    assert first == second
    assert desk("facts", "--format", "csv").stdout == shown  # the status too, though no article is here
    done = desk("facts", "import", f"facts.{form}")
    assert done.stderr == "0 new, 2 known, 0 updated, 0 failed\n"
    assert desk("facts", "export", "--format", form).stdout == first
    assert desk("facts", "watch").exit_code == 1


def test_a_store_takes_its_own_export_for_known(desk: Run) -> None:
    for form in ("csv", "jsonl", "jsonld"):
        Path(f"own.{form}").write_text(desk("facts", "export", "--format", form).stdout, encoding="utf-8")
        before = desk("facts", "export", "--format", "jsonl").stdout
        assert desk("facts", "import", f"own.{form}").stderr == "0 new, 2 known, 0 updated, 0 failed\n"
        assert desk("facts", "export", "--format", "jsonl").stdout == before


def test_schema_org_knows_every_property(desk: Run) -> None:
    made = json.loads(desk("facts", "export").stdout)
    assert made["@context"] == "https://schema.org"
    types = {node["@id"]: node["@type"] for node in made["@graph"]}
    assert [check(node, types) for node in made["@graph"]] == ["Claim", "ClaimReview", "ClaimReview", "Claim"]
    claim, half, unproven, _ = made["@graph"]
    assert half["reviewRating"] == {
        "@type": "Rating", "alternateName": "half true", "ratingValue": 3, "bestRating": 5, "worstRating": 1,
    }  # fmt: skip
    assert unproven["reviewRating"] == {"@type": "Rating", "alternateName": "unproven"}
    assert [one["identifier"] for one in claim["appearance"]] == ["ledger", "post"]
    assert claim["firstAppearance"] == claim["appearance"][0]


def test_json_ld_comes_back(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = carried(desk, "jsonld", monkeypatch)
    assert first == second


def table(run: Run, text: str, name: str = "sheet.csv") -> str:
    Path(name).write_text(text, encoding="utf-8")
    done = run("facts", "import", name)
    assert done.exit_code == 0, done.output
    return run("facts", "export", "--format", "csv").stdout


SHEET = """claim,Ressort,verdict,verdict_date,verdict_url,status,date,notes,'=formula
The mayor sold the pier for 3 million,city,False,2024-05-01,https://check.example/2,draft,1/5/2024,"a, ""b""\nc",'=1+1
The pier is older than the town,,,soon,,,,,-
The mayor sold the pier for 3 million,sport,True,,,,,,
"""


def test_a_fact_checker_s_own_columns_come_back(run: Run) -> None:
    given = list(csv.DictReader(io.StringIO(SHEET)))
    out = table(run, SHEET)
    made = list(csv.DictReader(io.StringIO(out)))
    assert len(made) == 3
    for before, after in zip(given, made, strict=True):
        for column, cell in before.items():
            assert after[column] == ("'-" if cell == "-" else cell), column
    assert len({row["fact"] for row in made}) == 3
    assert table(run, out) == out
    assert [len(json.loads(row["json_verdicts"] or "[]")) for row in made] == [1, 0, 1]


def test_an_edited_table_brings_what_is_new(desk: Run) -> None:
    lines = list(csv.DictReader(io.StringIO(desk("facts", "export", "--format", "csv").stdout)))
    lines[0] |= {"verdict": "true", "verdict_date": "2024-07-01", "verdict_note": "", "Ressort": "city"}
    out = io.StringIO()
    writer = csv.DictWriter(out, [*lines[0]])
    writer.writeheader()
    writer.writerows(lines)
    Path("edited.csv").write_text(out.getvalue(), encoding="utf-8")
    assert desk("facts", "import", "edited.csv").stderr == "0 new, 1 known, 1 updated, 0 failed\n"
    log = json.loads(desk("facts", "show", KEY, "--format", "json").stdout)
    assert [one["verdict"] for one in log["verdicts"]] == ["half true", "unproven", "true"]
    assert log["extra"] == {"Ressort": "city"}
    assert desk("facts", "import", "edited.csv").stderr == "0 new, 2 known, 0 updated, 0 failed\n"


@pytest.mark.parametrize("separator", [";", "\t"])
def test_spreadsheets_part_cells_otherwise(run: Run, separator: str) -> None:
    text = f"\ufeffclaim{separator}verdict\r\nThe pier is older than the town{separator}true\r\n"
    out = table(run, text)
    assert "The pier is older than the town" in out
    assert '"verdict": "true"' in out.replace('""', '"')


REVIEW = {
    "@context": "http://schema.org", "@type": "ClaimReview", "claimReviewed": "The pier is older than the town",
    "datePublished": "2024-05-02T10:00:00+02:00", "url": "https://check.example/3", "sdLicense": "x",
    "author": {"@type": "Organization", "name": "Check"},
    "reviewRating": {"@type": "Rating", "ratingValue": "2", "bestRating": "5", "alternateName": "Pants on fire"},
    "itemReviewed": {
        "@type": "Claim", "author": {"@type": "Person", "name": "Ann Okafor"}, "datePublished": "2024-04-30",
        "appearance": [{"@type": "NewsArticle", "url": "https://ledger.example/1"}, "https://post.example/1"],
    },
}  # fmt: skip


@pytest.mark.parametrize(
    "wrap", [lambda x: x, lambda x: [x], lambda x: {"@graph": [{"@type": "WebPage"}, x]}]
)
def test_a_claim_review_of_somebody_else(run: Run, wrap: Callable[[Any], Any]) -> None:
    Path("review.json").write_text(json.dumps(wrap(REVIEW)))
    assert run("facts", "import", "review.json").stderr == "1 new, 0 known, 0 updated, 0 failed\n"
    (row,) = json.loads(run("facts", "--format", "json").stdout)
    assert (row["claimant"], row["claimed"], row["verdict"], row["sightings"]) == (
        "Ann Okafor", "2024-04-30", "Pants on fire", 2,
    )  # fmt: skip
    (verdict,) = json.loads(run("facts", "show", row["id"], "--format", "json").stdout)["verdicts"]
    assert (verdict["day"], verdict["person"], verdict["url"]) == (
        "2024-05-02",
        "Check",
        "https://check.example/3",
    )


def test_an_article_that_is_here_speaks_for_itself(desk: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    carried(desk, "jsonl", monkeypatch)
    ingest(desk, article("post", CLAIM.replace("14", "18"), 3))
    made = json.loads(desk("facts", "show", KEY, "--format", "json").stdout)
    assert [(one["article"], one["how"]) for one in made["timeline"] if one["article"] == "post"] == [
        ("post", "matched")
    ]


ACTIVE = "\x1b\x07\x9b\u202e"
HOSTILE = f"<script>alert(1)</script> [bold]{ACTIVE[0]}]0;owned{ACTIVE[1]}{ACTIVE[2]}31m{ACTIVE[3]}gnorw sold the pier"


@pytest.mark.parametrize("form", ["jsonld", "csv", "jsonl"])
def test_nothing_comes_alive(run: Run, form: str) -> None:
    lines = [
        {
            "claim": HOSTILE,
            "claimant": f"=1+1{ACTIVE}",
            "verdicts": [{"verdict": "+x", "url": "javascript:alert(1)"}],
        },
        {
            "claim": "@SUM(A1) is no claim",
            "notes": [{"note": ACTIVE}],
            "sightings": [{"article": "-1", "url": "data:x"}],
        },
    ]
    Path("hostile.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert run("facts", "import", "hostile.jsonl").exit_code == 0
    for words in (("facts",), ("facts", "--format", "csv"), ("facts", "export", "--format", form)):
        done = run(*words)
        assert done.exit_code == 0
        assert not [c for c in ACTIVE if c in done.output]
    for row in json.loads(run("facts", "--format", "json").stdout):
        shown = run("facts", "show", row["id"])
        assert shown.exit_code == 0
        assert not [c for c in ACTIVE if c in shown.output]
    out = run("facts", "export", "--format", form).stdout
    if form == "jsonld":
        assert "<script" not in out
        assert "javascript:" not in out
        assert "data:x" not in out
    if form == "csv":
        cells = [cell for row in csv.reader(io.StringIO(out)) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "title\nx\n", "has no column claim; name the column of the claims claim"),
        ("a.csv", "", "has no column claim"),
        ("a.csv", "claim,x,x\na,b,c\n", "has two columns 'x'"),
        ("a.csv", 'claim\n"open\n', "is no CSV"),
        ("a.csv", "claim,x\n,b\n", "a.csv:2: has no claim; each line needs a claim"),
        ("a.csv", "claim\na,b\n", "a.csv:2: has 2 cells, and the table 1 columns"),
        ("a.csv", "claim,json_notes\nThe pier is old,{\n", "json_notes is no JSON"),
        ("a.csv", "claim,json_notes\nThe pier is old,{}\n", "json_notes is no list"),
        ("a.jsonl", "{\n", "a.jsonl:1: is no JSON"),
        ("a.jsonl", "[]\n", "a.jsonl:1: is no object"),
        ("a.jsonl", '{"claim": 1}\n', "claim is no text"),
        ("a.jsonl", '{"claim": "x", "verdicts": [{}]}\n', "a verdict has no name"),
        ("a.jsonl", '{"claim": "x", "sightings": ["x"]}\n', "sightings are no objects"),
        ("a.jsonl", '{"claim": "x", "wordings": [1]}\n', "wordings are no texts"),
        ("a.jsonl", '{"claim": "x", "wordings": 1}\n', "wordings are no list"),
        ("a.jsonl", "[" * 100_000 + "\n", "is no JSON"),
        ("a.jsonl", '{"claim": "half a \\ud800 character"}\n', "a.jsonl:1: is no JSON"),
        ("a.json", "{}", "has no Claim and no ClaimReview"),
        ("a.json", "{", "is no JSON"),
        ("a.json", '{"@type": "Claim"}', "has no words of the claim"),
        ("a.csv", "\0\0", "is not text"),
    ],
)
def test_a_broken_file_is_told_in_one_line(run: Run, name: str, content: str, told: str) -> None:
    Path(name).write_text(content)
    done = run("facts", "import", name)
    assert done.exit_code == 1
    assert told in done.stderr
    assert len(done.stderr.splitlines()) <= 2  # and how many came to what


def test_one_broken_line_never_stops_the_rest(run: Run) -> None:
    Path("some.jsonl").write_text('{"claim": "The pier is old"}\n{"claim"\n{"claim": "The mole is new"}\n')
    done = run("facts", "import", "some.jsonl")
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (1, "2 new, 0 known, 0 updated, 1 failed")


def test_a_fact_finds_its_articles_when_it_comes_in(run: Run, tmp_path: Path) -> None:
    write_articles(tmp_path / "first.jsonl", article("ledger", CLAIM, 1))
    run("ingest", "first.jsonl")
    table(run, f"claim\n{CLAIM}\n")
    (row,) = json.loads(run("facts", "--format", "json").stdout)
    assert (row["id"], row["sightings"], row["named"]) == (KEY, 1, 1)


UNFIT = [
    pytest.param({"notes": [{"person": "R. Moss"}]}, id="a note without words"),
    pytest.param(
        {"verdicts": [{"verdict": "false", "person": {"name": "R. Moss"}}]}, id="a person that is none"
    ),
    pytest.param({"sightings": [{"article": "a", "gone": 10**30}]}, id="a number that no store takes"),
    pytest.param({"sightings": [{"article": "a", "score": 10**400}]}, id="a score that is none"),
    pytest.param(
        {"changes": [{"article": [], "revision": 2, "before": 1, "was": "x"}]}, id="a change of nothing"
    ),
]


@pytest.mark.parametrize("wrong", UNFIT)
def test_a_fact_that_cannot_be_kept_keeps_no_other_from_it(
    run: Run, tmp_path: Path, wrong: dict[str, Any]
) -> None:
    claims = [
        "The old dam at Yarrowick is safe",
        "The new dam at Yarrowick leaks",
        "The mill at Orr was sold",
    ]
    lines = [{"claim": claim} for claim in claims]
    lines[1] |= wrong
    (tmp_path / "claims.jsonl").write_text(
        "".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8"
    )
    done = run("facts", "import", "claims.jsonl")
    assert done.exit_code == 1
    assert "claims.jsonl:2: could not be stored (" in done.stderr
    assert done.stderr.splitlines()[-1] == "2 new, 0 known, 0 updated, 1 failed"
    kept = [
        json.loads(line)["claim"] for line in run("facts", "list", "--format", "jsonl").stdout.splitlines()
    ]
    assert sorted(kept) == [claims[2], claims[0]]
