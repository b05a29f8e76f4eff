"""One article with its attributions marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.model import Analysis, Article, Attribution, Kind, SourceType, Span, Speaker
from quotetrack.presentation import annotated_text

TEXT = "“We will win,” she said. A senior official, who was not authorized to speak, said they were late."


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


SHE = Speaker(SourceType.PERSON, "Ann Lee")
OFFICIAL = Speaker(
    SourceType.UNNAMED,
    anonymous=True,
    descriptor="a senior official",
    reason=span("who was not authorized to speak"),
    boilerplate=True,
    specificity=2,
)
FIRST = Attribution(
    Kind.DIRECT, (span("“We will win,”"),), span("said"), span("she"), speaker=SHE, rule="fast:after"
)
SECOND = Attribution(
    Kind.INDIRECT,
    (span("they were late"),),
    Span(TEXT.rindex("said"), TEXT.rindex("said") + 4),
    span("A senior official"),
    confidence=0.75,
    speaker=OFFICIAL,
)


def analysis(*attributions: Attribution, text: str = TEXT) -> Analysis:
    return Analysis(Article("a.txt", text, outlet="Ledger", title="The\x1b[1m vote"), attributions, "test")


def test_brackets_name_what_they_mark_and_whose_it_is() -> None:
    assert annotated_text.bracketed(analysis(FIRST, SECOND)) == (
        "[content 1: “We will win,”] [source 1: she] [cue 1: said]. [source 2: A senior official], "
        "[reason 2: who was not authorized to speak], [cue 2: said] [content 2: they were late]."
    )


def test_the_list_says_who_on_what_terms_and_how_sure() -> None:
    nobody = Attribution(Kind.MIXED, (span("late"),))
    assert annotated_text.legend(analysis(FIRST, SECOND, nobody)) == [
        "1  Ann Lee (person); direct, confidence 0.50, fast:after",
        "2  “a senior official” (unnamed, anonymous, specificity 2/4, reason: boilerplate “who was not "
        "authorized to speak”); indirect, confidence 0.75",
        "3  no source (unknown); mixed, confidence 0.50",
    ]
    assert annotated_text.legend(analysis()) == ["no attributions found"]


REASONS = [
    (None, False, 0, "anonymous, specificity 0/4, no reason given"),
    (None, False, None, "anonymous, no reason given"),
    (
        "fearing the harbor police",
        False,
        3,
        "anonymous, specificity 3/4, reason: “fearing the harbor police”",
    ),
    (
        "so " + "very " * 30 + "shy",
        True,
        1,
        f"anonymous, specificity 1/4, reason: boilerplate “so{' very' * 15}…”",
    ),
]


@pytest.mark.parametrize(("reason", "boilerplate", "specificity", "notes"), REASONS)
def test_an_anonymous_source_shows_what_is_known(
    reason: str | None, boilerplate: bool, specificity: int | None, notes: str
) -> None:
    text = f"An aide, {reason}, said so."
    aide = Speaker(
        SourceType.UNNAMED,
        anonymous=True,
        reason=span(reason, text) if reason else None,
        boilerplate=boilerplate,
        specificity=specificity,
    )
    found = Attribution(Kind.INDIRECT, (span("so.", text),), source=span("An aide", text), speaker=aide)
    assert annotated_text.who(found, text) == f"“An aide” (unnamed, {notes})"


def test_the_view_opens_with_the_article_and_escapes_its_title() -> None:
    view = annotated_text.plain_view(analysis(FIRST))
    assert view.startswith("The␛[1m vote\nLedger · a.txt\n\n[content 1: ")
    assert view.endswith("fast:after\n")


CROSSING = [
    ("nested", [(0, 9), (2, 5)], "[content 1: ab[content 2: cde]fghi]j"),
    ("crossing", [(0, 5), (3, 8)], "[content 1: abc[content 2: de]][content 2: fgh]ij"),
    ("the same twice", [(2, 4), (2, 4)], "ab[content 1,2: cd]efghij"),
    ("touching", [(0, 3), (3, 6)], "[content 1: abc][content 2: def]ghij"),
    ("same start", [(1, 3), (1, 6)], "a[content 2: [content 1: bc]def]ghij"),
    ("the whole text", [(0, 10)], "[content 1: abcdefghij]"),
]


@pytest.mark.parametrize(("spans", "shown"), [row[1:] for row in CROSSING], ids=[row[0] for row in CROSSING])
def test_marks_may_nest_and_cross(spans: list[tuple[int, int]], shown: str) -> None:
    found = [Attribution(Kind.DIRECT, (Span(*s),)) for s in spans]
    assert annotated_text.bracketed(analysis(*found, text="abcdefghij")) == shown


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 35), st.integers(0, 35)), max_size=6))
def test_the_pieces_are_the_text_and_brackets_balance(text: str, edges: list[tuple[int, int]]) -> None:
    found = [Attribution(Kind.DIRECT, (Span(min(pair), max(pair)),)) for pair in edges]
    made = analysis(*found, text=text)
    assert "".join(piece for piece, _ in annotated_text.walk_marks(made)) == text
    signs = annotated_text.bracketed(made)
    assert signs.count("[content ") == signs.count("]") - text.count("]")


def test_the_coloured_view_has_no_markup_and_no_escapes_of_the_article() -> None:
    text = "“[bold]No[/] \x1b[31m” he said."
    found = Attribution(Kind.DIRECT, (Span(0, text.index(" he")),), source=span("he", text))
    made = analysis(found, text=text)
    view = annotated_text.colour_view(made)
    assert "“[bold]No[/] ␛[31m”[1] he said." in view.plain
    assert {str(s.style) for s in view.spans} >= {"green", "bold cyan"}
