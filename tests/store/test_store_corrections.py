"""Corrections of single attributions: they hold when the article is read again, and can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from stories import LEDGER, POST, RATES, UNDATED, Said, keep, story

from quotetrack.errors import NotFoundError, StoreError
from quotetrack.model import Analysis, Kind, SourceType, Span, Speaker
from quotetrack.services.review.corrections import Change, correct
from quotetrack.services.review.undo import undo
from quotetrack.store import Database, migration
from quotetrack.store.queries import attributions


@pytest.fixture
def news(newsroom: Database) -> Database:
    return newsroom


def number(store: Database, words: str, article: str | None = None) -> int:
    found = [
        row for row in attributions.quotes(store, attributions.QuoteFilter()).rows if row.content == words
    ]
    return next(row.id for row in found if article in (None, row.article))


def row(store: Database, words: str, article: str | None = None) -> attributions.QuoteRow:
    return next(
        r
        for r in attributions.quotes(store, attributions.QuoteFilter()).rows
        if r.content == words and article in (None, r.article)
    )


def state(store: Database) -> object:
    """All that anybody can ask of a store."""
    rows = attributions.quotes(store, attributions.QuoteFilter()).rows
    return (
        [replace(one, id=0) for one in rows],
        [replace(one, id=0) for one in attributions.speakers(store).rows if one.attributions],
        list(attributions.sourcing(store)),
        [(m.a, m.b, m.relation) for m in attributions.matches(store).rows],
        [attributions.load_article(store, one.article.id) for one in (LEDGER, POST, UNDATED)],
    )


CHANGES: list[tuple[str, str, Change, Callable[[attributions.QuoteRow], bool]]] = [
    ("a shambles", POST.article.id, Change("José Díaz"),
     lambda r: (r.speaker, r.type, r.anonymous) == ("José Díaz", SourceType.PERSON, False)),
    ("a shambles", POST.article.id, Change("Bo Lindqvist"), lambda r: r.speaker == "Bo Lindqvist"),
    ("a shambles", POST.article.id, Change("Mole Weekly", SourceType.MEDIA),
     lambda r: (r.speaker, r.type) == ("Mole Weekly", SourceType.MEDIA)),
    ("a shambles", POST.article.id, Change(type=SourceType.COLLECTIVE),
     lambda r: (r.speaker, r.type, r.anonymous) == (None, SourceType.COLLECTIVE, False)),
    ("a shambles", POST.article.id, Change(kind=Kind.INDIRECT), lambda r: r.kind is Kind.INDIRECT),
    (RATES, LEDGER.article.id, Change(type=SourceType.UNNAMED),
     lambda r: (r.speaker, r.anonymous, r.source) == (None, True, "Ann Okafor")),
    (RATES, LEDGER.article.id, Change(type=SourceType.UNKNOWN), lambda r: r.speaker is None and not r.anonymous),
    (RATES, LEDGER.article.id, Change("José Díaz", kind=Kind.MIXED),
     lambda r: (r.speaker, r.kind) == ("José Díaz", Kind.MIXED)),
    ("not a word more", POST.article.id, Change("Ann Okafor"), lambda r: r.speaker == "Ann Okafor"),
    ("nothing was found", UNDATED.article.id, Change(type=SourceType.MEDIA),
     lambda r: (r.speaker, r.type) == ("Federal Bureau of Investigation", SourceType.MEDIA)),
]  # fmt: skip
IDS = [f"{words[:12]}: {tuple(filter(None, change))}" for words, _, change, _ in CHANGES]


@pytest.mark.parametrize(("words", "article", "change", "holds"), CHANGES, ids=IDS)
def test_a_correction_and_taking_it_back(
    news: Database, words: str, article: str, change: Change, holds: Callable[[attributions.QuoteRow], bool]
) -> None:
    was = state(news)
    decision = correct(news, number(news, words, article), change)
    changed = row(news, words, article)
    assert holds(changed)
    assert (changed.rule, changed.confidence) == (f"corrected:{decision}", 1.0)
    others = [r for r in attributions.quotes(news, attributions.QuoteFilter()).rows if r.id != changed.id]
    assert all(not other.rule.startswith("corrected") for other in others)
    assert migration.check(news.place.path) == []
    undo(news, decision)
    assert state(news) == was


@pytest.mark.parametrize(("words", "article", "change", "holds"), CHANGES, ids=IDS)
@pytest.mark.parametrize("way", ["another extractor", "finds it no longer", "another text", "longer words"])
def test_a_correction_survives_reading_the_article_again(
    news: Database,
    words: str,
    article: str,
    change: Change,
    holds: Callable[[attributions.QuoteRow], bool],
    way: str,
) -> None:
    correct(news, number(news, words, article), change)
    told = next(one for one in (LEDGER, POST, UNDATED) if one.article.id == article)
    keep(news, read_again(told, words, way))
    changed = row(news, words, article)
    assert holds(changed)
    assert changed.rule == "corrected:1"
    assert migration.check(news.place.path) == []


def read_again(told: Analysis, words: str, way: str) -> Analysis:
    """The article as another extractor reads it, or after it changed."""
    text = told.article.text
    if way == "another extractor":
        return replace(told, version="hand-2")
    if way == "finds it no longer":
        kept = tuple(a for a in told.attributions if a.content[0].of(text) != words)
        return replace(told, version="hand-2", attributions=kept)
    if way == "another text":
        return replace(told, attributions=(), article=replace(told.article, text=f"Corrected.\n\n{text}"))
    return replace(told, version="hand-3", article=replace(told.article, title="Another title"))


def test_what_is_rejected_is_nowhere_and_comes_back_when_that_is_taken_back(news: Database) -> None:
    was = state(news)
    decision = correct(news, number(news, RATES, POST.article.id), Change(reject=True))
    assert [
        r.article for r in attributions.quotes(news, attributions.QuoteFilter()).rows if r.content == RATES
    ] == [LEDGER.article.id]
    assert attributions.matches(news).rows == []
    assert all(
        a.content[0].of(POST.article.text) != RATES
        for a in attributions.load_article(news, POST.article.id).attributions
    )
    keep(news, replace(POST, version="hand-2"))
    assert attributions.matches(news).rows == []
    keep(news, replace(POST, version="hand-1"))
    undo(news, decision)
    assert state(news) == was


def test_later_corrections_go_over_earlier_ones_and_each_can_be_taken_back(news: Database) -> None:
    was = state(news)
    first = correct(news, number(news, "a shambles"), Change("Bo Lindqvist"))
    second = correct(news, number(news, "a shambles"), Change(kind=Kind.DIRECT))
    third = correct(news, number(news, "a shambles"), Change("José Díaz"))
    assert (row(news, "a shambles").speaker, row(news, "a shambles").kind) == ("José Díaz", Kind.DIRECT)
    undo(news, second)
    assert (row(news, "a shambles").speaker, row(news, "a shambles").kind) == ("José Díaz", Kind.MIXED)
    undo(news, third)
    assert row(news, "a shambles").speaker == "Bo Lindqvist"
    undo(news, first)
    assert state(news) == was


def test_a_correction_goes_with_its_words_to_where_they_stand_now(news: Database) -> None:
    correct(news, number(news, "a shambles"), Change("Bo Lindqvist"))
    text = f"Update: more below.\n\n{POST.article.text}"
    keep(news, replace(POST, attributions=(), article=replace(POST.article, text=text)))
    found = row(news, "a shambles")
    assert text[found.start : found.end] == "a shambles"
    assert (found.speaker, found.source) == ("Bo Lindqvist", "A senior official")


@pytest.mark.parametrize("change", [Change(reject=True), Change("Zed Zane")])
def test_a_correction_holds_when_a_word_of_the_quotation_changes(store: Database, change: Change) -> None:
    def told(year: str, before: str = "") -> Analysis:
        words = f"We will spend two million crowns on the new bridge before the end of {year} year"
        return story(
            "x", f"{before}“{words},” said Ann Whitlock.", Said(words, "Ann Whitlock", "Ann Whitlock")
        )

    keep(store, told("the"))
    decision = correct(store, attributions.quotes(store, attributions.QuoteFilter()).rows[0].id, change)
    for again in (told("this"), told("this", "It rained.\n\n"), told("the")):
        keep(store, again)
        found = [(r.speaker, r.rule) for r in attributions.quotes(store, attributions.QuoteFilter()).rows]
        assert found == ([] if change.reject else [("Zed Zane", f"corrected:{decision}")])
    undo(store, decision)
    assert [r.speaker for r in attributions.quotes(store, attributions.QuoteFilter()).rows] == [
        "Ann Whitlock"
    ]


def test_a_correction_of_words_that_are_gone_waits_for_them(news: Database) -> None:
    correct(news, number(news, "a shambles"), Change("Bo Lindqvist"))
    keep(news, story(POST.article.id, "Nothing is left of it."))
    assert [
        r for r in attributions.quotes(news, attributions.QuoteFilter()).rows if r.article == POST.article.id
    ] == []
    keep(news, POST)
    assert row(news, "a shambles").speaker == "Bo Lindqvist"


OUTER = "the engineer had said the bridge would fall down in the morning"
INNER = "the bridge would fall down in the morning"
NESTED = story(
    "nested", f"Ann Whitlock said that {OUTER}. Paul Brandt agreed.",
    Said(OUTER, "Ann Whitlock", "Ann Whitlock", kind=Kind.INDIRECT),
    Said(INNER, "the engineer", type=SourceType.UNNAMED, kind=Kind.INDIRECT, anonymous=True),
    Said("agreed", "Paul Brandt", "Paul Brandt", kind=Kind.INDIRECT),
)  # fmt: skip


@pytest.mark.parametrize(("rejected", "left"), [(INNER, OUTER), (OUTER, INNER)])
def test_rejecting_one_of_two_nested_attributions_leaves_the_other(
    store: Database, rejected: str, left: str
) -> None:
    keep(store, NESTED)
    was = attributions.quotes(store, attributions.QuoteFilter()).rows
    first = correct(store, number(store, rejected), Change(reject=True))
    second = correct(store, number(store, "agreed"), Change(kind=Kind.MIXED))
    assert [r.content for r in attributions.quotes(store, attributions.QuoteFilter()).rows] == [
        left,
        "agreed",
    ]
    keep(store, replace(NESTED, version="hand-2"))
    keep(store, replace(NESTED, article=replace(NESTED.article, text=NESTED.article.text + " It rained.")))
    assert [r.content for r in attributions.quotes(store, attributions.QuoteFilter()).rows] == [
        left,
        "agreed",
    ]
    undo(store, second)
    undo(store, first)
    now = attributions.quotes(store, attributions.QuoteFilter()).rows
    assert [replace(r, id=0) for r in now] == [replace(r, id=0) for r in was]


def test_a_correction_stays_with_its_words_where_others_say_the_same(store: Database) -> None:
    head, tail = (
        "“No comment,” said Ann Whitlock, the mayor.",
        "“No comment,” said Paul Brandt, the treasurer.",
    )

    def told(before: str) -> Analysis:
        made = story("x", f"{before}{head}\n\n{tail}", Said("No comment", "Ann Whitlock", "Ann Whitlock"))
        at = made.article.text.rindex("No comment")
        source = made.article.text.index("Paul Brandt")
        (first,) = made.attributions
        second = replace(
            first, content=(Span(at, at + 10),), quoted=(Span(at, at + 10),), source=Span(source, source + 11),
            speaker=Speaker(SourceType.PERSON, "Paul Brandt", (Span(source, source + 11),)),
        )  # fmt: skip
        return replace(made, attributions=(first, second))

    keep(store, told(""))
    brandt = next(
        r for r in attributions.quotes(store, attributions.QuoteFilter()).rows if r.speaker == "Paul Brandt"
    )
    correct(store, brandt.id, Change("Zed Zane"))
    for before in ("A" * (len(head) + 1) + "\n", "New.\n", ""):
        keep(store, told(before))
        assert [r.speaker for r in attributions.quotes(store, attributions.QuoteFilter()).rows] == [
            "Ann Whitlock",
            "Zed Zane",
        ]


@pytest.mark.parametrize("change", [Change(reject=True), Change("Zed Zane")])
def test_a_correction_does_not_go_over_to_others_who_say_the_same(store: Database, change: Change) -> None:
    head, tail = "“No comment,” said Ann Whitlock.", "“No comment,” said Paul Brandt."
    both = story("x", f"{head}\n\n{tail}")
    at, source = both.article.text.rindex("No comment"), both.article.text.index("Paul Brandt")
    brandt = replace(
        story("x", both.article.text, Said("No comment", "Paul Brandt", "Paul Brandt")).attributions[0],
        content=(Span(at, at + 10),), quoted=(Span(at, at + 10),), source=Span(source, source + 11),
    )  # fmt: skip
    whitlock = Said("No comment", "Ann Whitlock", "Ann Whitlock")
    keep(store, replace(story("x", both.article.text, whitlock), attributions=(
        *story("x", both.article.text, whitlock).attributions, brandt,
    )))  # fmt: skip
    was = next(r for r in attributions.quotes(store, attributions.QuoteFilter()).rows if r.start == at)
    decision = correct(store, was.id, change)
    keep(store, story("x", head, whitlock))
    assert [r.speaker for r in attributions.quotes(store, attributions.QuoteFilter()).rows] == [
        "Ann Whitlock"
    ]
    undo(store, decision)
    assert [r.speaker for r in attributions.quotes(store, attributions.QuoteFilter()).rows] == [
        "Ann Whitlock"
    ]


def test_a_rejected_row_that_comes_back_has_its_number(news: Database) -> None:
    before = attributions.quotes(news, attributions.QuoteFilter()).rows
    undo(news, correct(news, number(news, "a shambles"), Change(reject=True)))
    assert attributions.quotes(news, attributions.QuoteFilter()).rows == before


def test_the_kind_of_source_that_was_said_last_goes_without_the_name_before(news: Database) -> None:
    correct(news, number(news, "a shambles"), Change("Zed Zane"))
    correct(news, number(news, "a shambles"), Change(type=SourceType.COLLECTIVE))
    found = row(news, "a shambles")
    assert (found.speaker, found.type) == (None, SourceType.COLLECTIVE)


def test_one_of_two_who_speak_together_can_be_named(store: Database) -> None:
    both = "Ann Whitlock and Paul Brandt"
    keep(store, story("j", f"“We agreed,” said {both}.", Said("We agreed", both, both)))
    correct(store, number(store, "We agreed"), Change("Ann Whitlock"))
    assert row(store, "We agreed").speaker == "Ann Whitlock"


def test_numbers_of_attributions_are_not_given_twice(news: Database) -> None:
    before = {r.id for r in attributions.quotes(news, attributions.QuoteFilter()).rows}
    for told in (LEDGER, POST, UNDATED):
        keep(news, replace(told, version="hand-2"))
    assert before.isdisjoint(r.id for r in attributions.quotes(news, attributions.QuoteFilter()).rows)


def test_a_corrected_speaker_is_the_registrys(news: Database) -> None:
    keep(news, story("x", "Ann B. Okafor said yes.", Said("yes", "Ann B. Okafor", "Ann B. Okafor")))
    correct(news, number(news, "a shambles"), Change("Ann Okafor"))
    (speaker,) = (r for r in attributions.speakers(news).rows if r.name == "Ann Okafor")
    assert speaker.articles == 3


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        (Change(), StoreError, "nothing says"),
        (Change("—"), StoreError, "is no name"),
        (Change("Ann Okafor", SourceType.COLLECTIVE), StoreError, "is not collective"),
    ],
)
def test_what_cannot_be_corrected(
    news: Database, change: Change, error: type[Exception], message: str
) -> None:
    was = state(news)
    with pytest.raises(error, match=message):
        correct(news, number(news, "a shambles"), change)
    with pytest.raises(NotFoundError, match="no attribution 999"):
        correct(news, 999, Change("Ann Okafor"))
    assert state(news) == was


def test_a_name_that_a_correction_brought_and_took_away_can_come_again(news: Database) -> None:
    longer = "Ann M. Okafor"  # beside whom there is Ann Okafor, to whom this name belonged
    undo(news, correct(news, number(news, "not a word more"), Change(longer)))
    assert longer not in [one.name for one in attributions.speakers(news).rows]
    assert keep(news, story("z", f"“No,” said {longer}.", Said("No", longer, longer)))["new"] == 1
    assert row(news, "No").speaker == row(news, RATES, LEDGER.article.id).speaker
    assert news.place.path is not None
    assert migration.check(news.place.path) == []
