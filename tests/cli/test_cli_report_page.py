"""`report sourcing --format html`, as typed: one file, whatever articles say; what is said where it cannot be made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html as parser
from newsroom import Run, write_articles
from profiles import few

pytest.importorskip("jinja2", reason='the page needs the extra: pip install "quotetrack[html]"')

PAGE = ("report", "sourcing", "--format", "html", "--output", "monday.html")


def text_of(path: str) -> str:
    document = parser.document_fromstring(Path(path).read_text(encoding="utf-8"))
    return " ".join(document.text_content().split())


def test_the_page_is_a_file(news: Run) -> None:
    done = news(*PAGE)
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "")
    told = text_of("monday.html")
    assert "3 articles" in told
    assert "Articles with an anonymous source, by month" in told
    assert "“The harbour will open again in the" in told


def test_it_names_the_rows_behind_its_figures(news: Run) -> None:
    assert news(*PAGE).exit_code == 0
    document = parser.document_fromstring(Path("monday.html").read_text(encoding="utf-8"))
    told = document.get_element_by_id("figure-anonymous-ratio").text_content()
    assert "ledger-1" in told
    assert "the tunnel would cost 12 million euros" in told
    mix = document.get_element_by_id("figure-mix").text_content()
    assert "rows behind it" not in mix  # every attribution is one
    assert "--explain mix" in mix


def test_the_same_articles_give_the_same_bytes(news: Run) -> None:
    assert news(*PAGE).exit_code == 0
    first = Path("monday.html").read_bytes()
    assert news(*PAGE).exit_code == 0
    assert Path("monday.html").read_bytes() == first


def test_what_strangers_wrote_is_text(run: Run, tmp_path: Path) -> None:
    said = (
        "“The harbour will </svg><script>alert(2)</script> open again in the second week,” said Ann Whitlock."
    )
    articles = (
        {
            "id": f"<b>{i}</b>",
            "outlet": '=HYPERLINK("http://example.invalid","x")' if i % 2 else "\u202eretlaW enaJ",
            "byline": "<script>alert(1)</script>",
            "published": f"2024-03-0{i}",
            "text": f"{said}\n\nThe tunnel is late, sources {i} said.",
        }
        for i in range(1, 8)
    )
    write_articles(tmp_path / "hostile.jsonl", *articles)
    assert run("ingest", "hostile.jsonl").exit_code == 0
    assert run(*PAGE, "--by", "byline").exit_code == 0
    page = Path("monday.html").read_text(encoding="utf-8")
    document = parser.document_fromstring(page)
    assert not list(document.iter("script", "b"))
    assert "\u202e" not in page
    told = " ".join(document.text_content().split())
    for words in (
        "<script>alert(1)</script>",
        "</svg><script>alert(2)</script>",
        "=HYPERLINK(",
        "�retlaW enaJ",
    ):
        assert words in told


def test_without_the_extra_it_says_so_and_leaves_the_file_alone(
    news: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("monday.html").write_text("last Monday's")
    monkeypatch.setattr("quotetrack.presentation.html.find_spec", lambda name: None)
    done = news(*PAGE)
    assert done.exit_code == 1
    (line,) = done.stderr.splitlines()
    assert "the page needs jinja2; " in line
    assert 'pip install "quotetrack[html]"' in line
    assert Path("monday.html").read_text() == "last Monday's"


@pytest.mark.parametrize(
    "command",
    few([("report", "sourcing"), ("--help",), ("report", "sourcing", "--format", "csv"), ("quotes",)], 2),
    ids=" ".join,
)
def test_no_other_command_loads_what_the_page_needs(news: Run, command: tuple[str, ...]) -> None:
    typed = (
        "import sys\nfrom quotetrack.cli import main\nsys.argv[1:] = "
        f"{command!r}\ntry:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", typed], capture_output=True, text=True, check=True)
    assert done.stdout
    assert "jinja2" not in done.stderr.split()
