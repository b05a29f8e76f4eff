"""`quotetrack.toml`: found upward, every key does what it says, and what is wrong is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from newsroom import Run

from quotetrack.services.settings_schema import KEYS

DOCS = Path(__file__).parents[2] / "docs" / "configuration.md"
DRAFT = (
    "Sources said the minister would resign. An aide, who asked not to be named because the mission is secret, "
    "said the mayor was past his prime.\n\n"
    "Stakeholders told the Kestrel Wire that it was late. The town’s gossips have it that he left.\n"
)


@pytest.fixture
def draft(run: Run, tmp_path: Path) -> Run:
    """A command line in a folder with a draft."""
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    return run


def write(folder: Path, text: str) -> None:
    (folder / "quotetrack.toml").write_text(text, encoding="utf-8")


def test_it_is_found_in_a_folder_above(draft: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, '[audit]\nfindings = ["hearsay"]\n')
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert ": bare: " not in draft("audit", "../../draft.txt").stdout
    write(below, '[audit]\nfindings = ["bare"]\n')  # the nearest counts
    assert ": bare: " in draft("audit", "../../draft.txt").stdout


def test_another_file_can_be_named(draft: Run, tmp_path: Path) -> None:
    write(tmp_path, '[audit]\nfindings = ["hearsay"]\n')
    (tmp_path / "desk.toml").write_text("", encoding="utf-8")
    assert ": bare: " in draft("audit", "--config", "desk.toml", "draft.txt").stdout


CHANGES = [
    ('findings = ["hearsay"]', "", ": bare: "),
    ("min-confidence = 1.0", "", ": bare: "),
    ('bare = ["an aide"]', "your standard does not accept", ""),
    ('groups = ["stakeholders"]', "which stakeholders?", ""),
    ('outlets = ["Kestrel  Wire"]', "another outlet, Kestrel Wire", ""),
    ('outlets = ["Kestrel Wire"]\nown-outlets = ["Kestrel Wire"]', "", "another outlet, Kestrel Wire"),
    ('boilerplate = ["Mission is secret"]', ": boilerplate: ", ": reason: "),
    ('evaluative = ["past his prime"]', "judges: “past his prime”", ""),
    ('hearsay = ["the town\'s gossips have it"]', "The town’s gossips have it", ""),
]


@pytest.mark.parametrize(
    ("setting", "there", "gone"), CHANGES, ids=[change[0].split(" ")[0] for change in CHANGES]
)
def test_a_setting_changes_what_is_found(
    draft: Run, tmp_path: Path, setting: str, there: str, gone: str
) -> None:
    before = draft("audit", "draft.txt").stdout
    write(tmp_path, f"[audit]\n{setting}\n")
    done = draft("audit", "draft.txt")
    assert done.exit_code == 0, done.output
    assert done.stdout != before or "own-outlets" in setting
    assert there in done.stdout
    assert not gone or gone not in done.stdout
    assert not there or there not in before


def test_the_file_sets_what_fails_and_the_command_line_goes_before_it(draft: Run, tmp_path: Path) -> None:
    write(tmp_path, '[audit]\nfail-on = ["bare"]\nmax-anonymous-ratio = 0.9\n')
    assert draft("audit", "draft.txt").exit_code == 3
    assert draft("audit", "--fail-on", "distance", "draft.txt").exit_code == 0
    assert draft("audit", "--fail-on", "", "--max-anonymous-ratio", "0.1", "draft.txt").exit_code == 3


WRONG = [
    ("[audit", "is not TOML: "),
    ("audit = 3", "audit must be a table, [audit], not 3"),
    ("[adit]", "there is no table 'adit'; did you mean audit?"),
    ("[audit]\nfinding = []", "there is no key in [audit] 'finding'; did you mean findings?"),
    ("[audit]\nfail_on = []", "did you mean fail-on?"),
    (
        '[audit]\nfindings = ["bear"]',
        "audit.findings is wrong: there is no finding 'bear'; did you mean bare?",
    ),
    ('[audit]\nfindings = "bare"', "audit.findings must be a list of words"),
    ("[audit]\nfail-on = [1]", "audit.fail-on must be a list of words"),
    (
        '[audit]\nfindings = ["bare"]\nfail-on = ["attack"]',
        "audit.fail-on has attack, which audit.findings leaves out",
    ),
    (
        '[audit]\nmax-anonymous-ratio = "30%"',
        "audit.max-anonymous-ratio must be a number from 0 to 1, not '30%'",
    ),
    ("[audit]\nmax-anonymous-ratio = 30", "audit.max-anonymous-ratio must be a number from 0 to 1, not 30"),
    ("[audit]\nmin-confidence = nan", "audit.min-confidence must be a number from 0 to 1, not nan"),
    ("[audit]\nmin-confidence = true", "audit.min-confidence must be a number from 0 to 1, not True"),
    ("[audit]\nlead-paragraphs = 0", "audit.lead-paragraphs must be a whole number from 1 to 10000, not 0"),
    ("[audit]\ndistance-words = 2.5", "audit.distance-words must be a whole number from 1 to 10000, not 2.5"),
    ("[audit]\nquotation-words = false", "audit.quotation-words must be a whole number"),
    ('[audit]\nevaluative = [""]', "audit.evaluative has ''"),
    (
        '[audit]\nhearsay = ["!!"]',
        "audit.hearsay has '!!': a phrase begins and ends with a letter or a digit",
    ),
    ('[audit]\noutlets = {a = "b"}', "audit.outlets must be a list of words"),
    ('[audit]\n"\\u001b[2J" = 1', "there is no key in [audit]"),
]


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_what_is_wrong_is_named_with_the_file_and_is_status_2(
    draft: Run, tmp_path: Path, text: str, told: str
) -> None:
    write(tmp_path, text)
    done = draft("audit", "draft.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert f"{tmp_path / 'quotetrack.toml'}: " in done.stderr
    assert told in done.stderr
    assert "\x1b" not in done.stderr


def test_a_file_that_is_no_utf_8_is_named(draft: Run, tmp_path: Path) -> None:
    (tmp_path / "quotetrack.toml").write_bytes(b"[audit]\n# caf\xe9\n")
    done = draft("audit", "draft.txt")
    assert done.exit_code == 2
    assert "quotetrack.toml: is not UTF-8" in done.stderr


def test_a_file_may_begin_with_a_byte_order_mark(draft: Run, tmp_path: Path) -> None:
    write(tmp_path, '\ufeff[audit]\nfindings = ["hearsay"]\n')
    done = draft("audit", "draft.txt")
    assert done.exit_code == 0, done.output
    assert ": bare: " not in done.stdout


@pytest.mark.parametrize("command", [("audit", "draft.txt"), ("report", "sourcing")])
def test_a_file_that_is_none_is_never_passed_over(
    draft: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    settings = tmp_path / "quotetrack.toml"
    settings.mkdir()
    done = draft(*command)
    assert (done.exit_code, "quotetrack.toml: is a folder" in done.stderr) == (2, True)
    settings.rmdir()
    settings.symlink_to(tmp_path / "gone.toml")
    done = draft(*command)
    assert (done.exit_code, "quotetrack.toml: is a link" in done.stderr) == (2, True)


def test_fail_on_what_the_file_leaves_out_is_an_error(draft: Run, tmp_path: Path) -> None:
    write(tmp_path, '[audit]\nfindings = ["bare"]\n')
    done = draft("audit", "--fail-on", "attack", "draft.txt")
    assert done.exit_code == 2
    assert "--fail-on has attack, which audit.findings leaves out" in done.stderr


def test_other_commands_do_not_ask_it(draft: Run, tmp_path: Path) -> None:
    write(tmp_path, "[audit")
    assert draft("extract", "draft.txt").exit_code == 0


def test_every_key_is_documented_and_no_other() -> None:
    documented = re.findall(r"(?m)^\| `([a-z-]+)` \|", DOCS.read_text(encoding="utf-8"))
    assert documented == list(KEYS)


def test_the_example_of_the_documentation_is_one(draft: Run, tmp_path: Path) -> None:
    (example,) = re.findall(r"(?ms)^```toml\n(.*?)^```", DOCS.read_text(encoding="utf-8"))
    write(tmp_path, example)
    assert draft("audit", "draft.txt").exit_code in (0, 3)
    assert [key for key in KEYS if not re.search(rf"(?m)^{key} = ", example)] == []
