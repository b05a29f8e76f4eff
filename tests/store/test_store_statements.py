"""Statements: the same words in many articles, as one, with all who printed them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import islice, permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from stories import RATES, Said, again, keep, story

from quotetrack.errors import NotFoundError
from quotetrack.match import stock
from quotetrack.model import Analysis, Kind, SourceType
from quotetrack.store import Store, open_store, query, schema, statements
from quotetrack.store.decisions import speakers as decide
from quotetrack.store.matching import copied, phrases, rematching
from quotetrack.store.query import QuoteFilter
from quotetrack.store.save import Ingest
from quotetrack.store.statements import settling
from quotetrack.store.views import StatementRow

DREDGE = "Dredging the old lighthouse channel would bankrupt every trawler family on this coast"
PART = "would bankrupt every trawler family on this coast"
ALTERED = DREDGE.replace("bankrupt every", "ruin each")
NOT = "The ministry did not warn a single trawler captain about the sunken barge"
TURNED = NOT.replace("did not warn", "did warn")
TWELVE = "We recovered twelve overloaded lifeboats from the estuary before the storm"
FIFTEEN = TWELVE.replace("twelve", "fifteen")
DAY = date(2024, 3, 1)
FILLER = [f"The trawler number {i} was inspected by the harbour office on Monday." for i in range(8)]


def quoting(
    key: str,
    words: str,
    name: str | None = "Ann Okafor",
    day: int | None = 1,
    around: str = "",
    **about: object,
) -> Analysis:
    """An article of an outlet of its own that quotes somebody."""
    told = f"“{words},” said {name or 'somebody'}. {around}"
    said = Said(words, name, name) if name else Said(words)
    published = None if day is None else date(2024, 3, day)
    return story(key, told, said, **({"outlet": f"The {key.title()}", "published": published} | about))


def summary(store: Store) -> list[tuple[str, list[str]]]:
    """Each statement: its wording, and the articles of its sightings."""
    return [(row.words, [told.article for told in row.timeline]) for row in statements.statements(store)]


def only(store: Store) -> StatementRow:
    (row,) = statements.statements(store)
    return row


def relations(row: StatementRow) -> dict[str, str | None]:
    return {told.article: told.relation for told in row.timeline}


def test_a_quotation_that_two_attributions_have_is_one_sighting(store: Store) -> None:
    told = f"“{DREDGE},” an official said, the Beta Herald reported."
    inner = Said(f"“{DREDGE},”", "an official", cue="said", anonymous=True, type=SourceType.UNNAMED)
    outer = Said(f"“{DREDGE},” an official said", "the Beta Herald", "Beta Herald", kind=Kind.MIXED)
    nested = story("a", told, outer, inner, outlet="Ledger", published=date(2024, 3, 1))
    both = tuple(replace(one, quoted=nested.attributions[1].content) for one in nested.attributions)
    nested = replace(nested, attributions=both)
    keep(store, nested, quoting("b", DREDGE, day=2))
    row = only(store)
    assert (row.sightings, [told.article for told in row.timeline]) == (2, ["a", "b"])
    assert row.timeline[0].end - row.timeline[0].start == len(DREDGE) + 3


def test_articles_that_share_a_sentence_are_not_all_compared(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    are = copied.Copies.are
    monkeypatch.setattr(copied.Copies, "are", lambda *of: asked.append(of) or are(*of))
    count = 200
    around = [
        f"The mate of trawler {n} left the harbour office by its north gate at {n}." for n in range(count)
    ]
    keep(store, *(quoting(f"{n:03}", DREDGE, around=around[n]) for n in range(count)))
    assert only(store).sightings == count
    assert len(asked) < 10 * count


def test_who_said_it_who_was_first_and_what_each_made_of_it(store: Store) -> None:
    keep(
        store,
        quoting("c", PART, day=9),
        quoting("b", DREDGE, day=3),
        quoting("a", DREDGE, day=2, name="Okafor"),
        quoting("d", ALTERED, day=4),
        quoting("e", DREDGE, day=3),
    )
    row = only(store)
    assert row.words == DREDGE
    assert (row.first.article, row.first.outlet, row.first.date) == ("a", "The A", date(2024, 3, 2))
    assert (row.sightings, row.outlets, row.days, row.last) == (5, 5, 7, date(2024, 3, 9))
    assert (row.speakers, row.disagree, row.copies, row.also_first) == (("Ann Okafor",), False, 0, 0)
    assert [told.article for told in row.timeline] == ["a", "b", "e", "d", "c"]
    assert relations(row) == {
        "a": "verbatim", "b": "verbatim", "e": "verbatim", "d": "altered", "c": "trimmed",
    }  # fmt: skip
    assert row.relations == {"verbatim": 3, "trimmed": 1, "altered": 1}


def test_every_sighting_has_its_words_at_its_offsets(store: Store) -> None:
    told = [quoting("a", DREDGE), quoting("b", PART), quoting("c", ALTERED)]
    keep(store, *told)
    texts = {one.article.id: one.article.text for one in told}
    assert [(s.words, texts[s.article][s.start : s.end]) for s in only(store).timeline] == [
        (words, words) for words in (DREDGE, PART, ALTERED)
    ]


@pytest.mark.parametrize(("full", "turned"), [(NOT, TURNED), (TURNED, NOT), (TWELVE, FIFTEEN)])
def test_who_dropped_the_not_is_listed_against_the_statement(store: Store, full: str, turned: str) -> None:
    keep(store, quoting("a", full, day=2), quoting("b", full, day=2), quoting("z", turned, day=1))
    row = only(store)
    assert (row.words, row.sightings) == (full, 3)
    assert relations(row) == {"a": "verbatim", "b": "verbatim", "z": "contradicting"}
    assert row.first.article == "z"


def test_many_who_drop_the_not_are_all_against_what_more_say(store: Store) -> None:
    keep(store, *(quoting(f"y{i}", NOT) for i in range(4)), *(quoting(f"n{i}", TURNED) for i in range(3)))
    assert only(store).relations == {"verbatim": 4, "contradicting": 3}


@pytest.mark.parametrize(
    ("names", "speakers", "disagree"),
    [
        (["Ann Okafor", "Ann Okafor"], ("Ann Okafor",), False),
        (["Ann Okafor", "Okafor"], ("Ann Okafor",), False),
        (["Ann Okafor", None], ("Ann Okafor",), False),
        ([None, None], (), False),
        (["José Díaz", "Ann Okafor"], ("Ann Okafor", "José Díaz"), True),
        (["José Díaz", "Ann Okafor", "José Díaz"], ("José Díaz", "Ann Okafor"), True),
        (["Karl Moss", "Karl Moss Jr."], ("Karl Moss", "Karl Moss Jr."), True),
    ],
)
def test_the_same_words_under_two_names_are_a_finding(
    store: Store, names: list[str | None], speakers: tuple[str, ...], disagree: bool
) -> None:
    keep(store, *(quoting(f"a{i}", DREDGE, name=name) for i, name in enumerate(names)))
    assert (only(store).speakers, only(store).disagree) == (speakers, disagree)


def test_a_wire_story_that_many_print_is_one_origin(store: Store) -> None:
    wire = " ".join(FILLER)
    keep(
        store,
        quoting("ledger", DREDGE, day=3, around=wire),
        quoting("wire", DREDGE, day=2, around=wire),
        quoting("post", DREDGE, day=3, around=" ".join(FILLER[:5]).upper()),
        quoting("own", DREDGE, day=5, around="A reporter was there."),
    )
    row = only(store)
    assert (row.sightings, row.outlets, row.copies, row.days) == (2, 2, 2, 3)
    assert {told.article: told.copy_of for told in row.timeline} == {
        "wire": None, "ledger": "wire", "post": "wire", "own": None,
    }  # fmt: skip
    found = {frozenset((m.a.article, m.b.article)): (m.relation, m.copy) for m in query.matches(store)}
    assert found[frozenset(("ledger", "post"))] == ("copy", True)
    assert found[frozenset(("ledger", "own"))] == ("verbatim", False)


def test_a_copy_that_changed_a_word_is_shown_as_such(store: Store) -> None:
    wire = " ".join(FILLER)
    keep(store, quoting("a", DREDGE, around=wire), quoting("b", ALTERED, around=wire))
    (match,) = query.matches(store)
    assert (match.relation, match.copy) == ("altered", True)
    assert only(store).copies == 1


def test_what_only_one_article_says_twice_is_no_statement(store: Store) -> None:
    keep(store, story("a", f"“{DREDGE}.” “{DREDGE.upper()}.”", Said(DREDGE), Said(DREDGE.upper())))
    assert statements.statements(store) == []


def test_the_most_carried_comes_first(store: Store) -> None:
    keep(
        store,
        *(quoting(f"x{i}", NOT, outlet="The Gull", day=i) for i in range(1, 5)),
        *(quoting(f"y{i}", DREDGE) for i in range(3)),
        *(quoting(f"z{i}", TWELVE, day=1 + 8 * i) for i in range(2)),
        *(quoting(f"w{i}", RATES, day=1 + i) for i in range(2)),
    )
    assert [row.words for row in statements.statements(store)] == [DREDGE, TWELVE, RATES, NOT]
    assert [row.words for row in statements.statements(store, limit=1)] == [DREDGE]


STORIES = [
    quoting("a", DREDGE, day=2),
    quoting("b", PART, day=2, name=None),
    quoting("c", ALTERED, day=3),
    quoting("d", NOT, day=2),
    quoting("e", TURNED, day=2),
    quoting("f", DREDGE, day=2, name="José Díaz"),
    quoting("g", f"{PART}. {NOT}", day=4),
    quoting("h", DREDGE, day=None),
    quoting("i", TWELVE, day=2),
    quoting("j", FIFTEEN, day=2),
]


def kept(path: str, batches: Iterable[Iterable[Analysis]]) -> list[StatementRow]:
    with open_store(path) as store:
        for some in batches:
            keep(store, *some)
        return statements.statements(store)


def test_any_order_of_coming_gives_the_same_statements(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("orders")
    expected = kept(str(path / "one.db"), [STORIES])
    assert len(expected) > 1
    orders = list(islice(permutations(STORIES), 0, None, 302_400))
    for i, order in enumerate(orders):
        assert kept(str(path / f"{i}.db"), [order]) == expected
        assert kept(str(path / f"{i}-each.db"), [[one] for one in order]) == expected


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(STORIES), unique_by=lambda one: one.article.id, min_size=2), st.randoms())
def test_matching_later_or_anew_gives_the_same_statements(
    tmp_path_factory: pytest.TempPathFactory, some: list[Analysis], chance: object
) -> None:
    path = tmp_path_factory.mktemp("later")
    expected = kept(str(path / "once.db"), [some])
    with open_store(path / "later.db") as store:
        keep(store, *reversed(some), match=False)
        assert statements.statements(store) == []
        assert rematching.behind(store) == len(some)
        assert rematching.catch_up(store) == len(some)
        assert statements.statements(store) == expected
        rematching.clear(store)
        assert statements.statements(store) == []
        assert rematching.catch_up(store) == len(some)
        assert rematching.behind(store) == 0
        assert statements.statements(store) == expected


def test_an_id_holds_when_articles_come_again_and_others_come(store: Store) -> None:
    keep(store, quoting("m", DREDGE), quoting("n", PART))
    before = only(store).id
    keep(
        store,
        again(quoting("m", DREDGE), title="Corrected"),
        quoting("a", DREDGE, day=1),
        quoting("z", ALTERED),
    )
    assert only(store).id == before
    assert statements.statement(store, before[:4]).id == before
    assert statements.statement(store, before.upper()).id == before


def test_the_same_words_on_two_occasions_are_two_statements_with_two_ids(store: Store) -> None:
    short = "dredged estuary"
    keep(
        store,
        *(quoting(f"{month}-{i}", short, published=date(2024, month, 1)) for month in (1, 6) for i in "ab"),
    )
    one, other = statements.statements(store)
    assert one.words == other.words
    assert one.id != other.id
    for row in (one, other):
        assert statements.statement(store, row.id) == row


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (lambda number: number[:-1] + ("0" if number[-1] != "0" else "1"), "did you mean {}"),
        (lambda number: "", "`quotetrack statements` lists them"),
        (lambda number: "zzz", "`quotetrack statements` lists them"),
    ],
)  # fmt: skip
def test_an_id_that_is_none_is_told_with_what_is_near(store: Store, typed: object, told: str) -> None:
    keep(store, quoting("m", DREDGE), quoting("n", PART))
    number = only(store).id
    with pytest.raises(NotFoundError) as error:
        statements.statement(store, typed(number))  # type: ignore[operator]
    assert told.format(number) in error.value.advice


def test_the_beginning_of_two_ids_asks_for_more(store: Store) -> None:
    keep(store, *(quoting(key, words) for key, words in zip("abcd", (DREDGE, DREDGE, NOT, NOT), strict=True)))
    with store.write() as connection:
        for number, code in enumerate(("4f0c12", "4f0c99"), 1):
            connection.execute(
                text("UPDATE statements SET code = :c WHERE id = :n"), {"c": code, "n": number}
            )
    assert statements.statement(store, "4f0c9").id == "4f0c99"
    with pytest.raises(NotFoundError, match="begins 2 statements") as error:
        statements.statement(store, "4f0c")
    assert error.value.advice == "type more of it: 4f0c12, 4f0c99"


def test_stock_phrases_are_listed_with_why_and_count_as_no_statement(store: Store) -> None:
    slogan = "Dredge the harbour now"
    days = [date(2024, month, 1) for month in range(1, stock.OCCASIONS + 1)]
    keep(store, *(quoting(f"{i}{day}", slogan, published=day) for day in days for i in "ab"))
    mouths = [f"{name} Moss" for name in ("Ada", "Bea", "Cleo", "Dora", "Edna", "Fay")]
    keep(store, *(quoting(f"m{i}", "a shipwreck of a budget", name=name) for i, name in enumerate(mouths)))
    assert statements.statements(store) == []
    slogans, budget = phrases.phrases(store)
    assert (slogans.words, slogans.reasons) == ("dredge the harbour now", ("5 occasions",))
    assert (slogans.sightings, slogans.occasions, slogans.mouths) == (10, 5, 1)
    assert (slogans.first, slogans.last) == (days[0], days[-1])
    assert (budget.words, budget.reasons) == ("a shipwreck of a budget", ("6 mouths",))
    assert phrases.phrases(store, 1) == [slogans]


def test_what_is_quoted_for_itself_comes_first_and_names_last(store: Store) -> None:
    openings = ("Fishing is hard", "Ask my cousin", "Birds went quiet", "Nets cost money", "Tides turned")
    small = ("with", "for", "by", "from", "to")
    assert len(openings) == len(small) == stock.OCCASIONS
    for month, (opening, word) in enumerate(zip(openings, small, strict=True), 1):
        day = date(2024, month, 1)
        slogan = "Dredge the harbour now" if month < 3 else f"{opening}: dredge the harbour now"
        keep(
            store,
            quoting(f"slogan {month}", slogan, published=day),
            quoting(f"term {month}", f"{opening}: lighthouse channel maintenance", published=day),
            quoting(f"name {month}", f"{word} Quentin Harkerby Lodge and we", published=day),
        )
    assert [(row.words, row.alone, row.names) for row in phrases.phrases(store)] == [
        ("dredge the harbour now", 2, False),
        ("lighthouse channel maintenance", 0, False),
        ("quentin harkerby lodge and we", 5, True),
    ]


@pytest.mark.parametrize(
    ("articles", "listed"),
    [(("a",), []), (("a", "b"), [("lock her up", ("everybody says it",), 3, 2)])],
)
def test_a_phrase_that_everybody_knows_is_listed_though_it_matches_nothing(
    store: Store, articles: tuple[str, ...], listed: list[object]
) -> None:
    for key in articles:
        keep(store, quoting(key, "Lock her up"))
    keep(store, quoting(articles[0] + "2", "The harbour crowd was shouting lock her up again"), match=False)
    if len(articles) == 1:
        keep(store, quoting("a2", "Nobody shouted"))
    rematching.catch_up(store)
    rows = phrases.phrases(store)
    assert [(row.words, row.reasons, row.sightings, row.alone) for row in rows] == listed
    assert query.matches(store) == []


def test_three_hundred_outlets_of_one_day_are_one_statement(store: Store) -> None:
    keep(store, *(quoting(f"p{i:03}", DREDGE, around=f"Outlet {i} has more.") for i in range(300)))
    row = only(store)
    assert (row.sightings, row.outlets, row.also_first) == (300, 300, 299)


def test_a_body_is_named_by_its_initials(store: Store) -> None:
    def told(key: str, name: str) -> Analysis:
        said = Said(DREDGE, name, name, type=SourceType.ORGANIZATION)
        return story(key, f"“{DREDGE},” said {name}.", said, published=DAY)

    keep(store, told("a", "Northern Dredging Authority"), told("b", "NDA"))
    assert (only(store).speakers, only(store).disagree) == (("Northern Dredging Authority",), False)


def test_what_contradicts_each_other_around_a_short_wording_is_told(store: Store) -> None:
    short = NOT.partition("warn ")[2]
    keep(
        store,
        *(quoting(key, short, day=1) for key in "abc"),
        quoting("x", NOT, day=2),
        quoting("y", TURNED, day=3),
    )
    row = only(store)
    assert row.words == short
    assert row.relations == {"verbatim": 3, "trimmed": 2}
    assert {told.article: told.against for told in row.timeline} == {
        "a": None, "b": None, "c": None, "x": "y", "y": "x",
    }  # fmt: skip


def test_copies_do_not_count_in_what_was_done_to_the_words(store: Store) -> None:
    wire = " ".join(FILLER)
    keep(
        store,
        quoting("a", DREDGE, day=2),
        *(quoting(key, PART, day=3, around=wire) for key in "bcd"),
    )
    assert only(store).relations == {"verbatim": 1, "trimmed": 1}


@pytest.mark.parametrize("way", ["again", "anew", "more", "another text", "gone and back"])
def test_a_statement_keeps_its_number(store: Store, way: str) -> None:
    told = [quoting("m", DREDGE), quoting("n", PART)]
    keep(store, *told)
    before = number_of(store, "m")
    if way == "again":
        keep(store, *(again(one, title="Corrected") for one in told))
    elif way == "anew":
        rematching.clear(store)
        rematching.catch_up(store)
    elif way == "more":
        keep(store, *(quoting(key, f"{DREDGE} from here to Skerry") for key in "abc"))
    elif way == "another text":
        keep(store, quoting("m", f"Well, {DREDGE}"))
    else:
        keep(store, *(quoting(one.article.id, "Nothing") for one in told))
        with store.read() as connection:
            assert statements.codes(connection, [before]) == {}
        keep(store, *told)
    assert number_of(store, "m") == before


def test_where_two_statements_become_one_the_larger_one_goes_on(store: Store) -> None:
    keep(store, *(quoting(f"n{i}", NOT) for i in range(2)), *(quoting(f"d{i}", DREDGE) for i in range(3)))
    numbers = {number_of(store, "n0"), number_of(store, "d0")}
    assert len(numbers) == 2
    keep(store, *(quoting(f"b{i}", f"{NOT}. {DREDGE}") for i in range(9)))
    assert only(store).sightings == 14
    assert number_of(store, "n0") == number_of(store, "d0") in numbers


def number_of(store: Store, article: str) -> int:
    """The number of the statement of which an article has the one sighting."""
    with store.read() as connection:
        said = {row.id for row in query.quotes(store, QuoteFilter()) if row.article == article}
        ((attribution, number),) = statements.of(connection, said).items()
        assert attribution in statements.attributions(connection, [number])[number]
        assert statements.find(connection, statements.codes(connection, [number])[number]) == number
    return number


def test_whether_names_disagree_follows_the_registry(store: Store) -> None:
    keep(store, quoting("a", DREDGE, name="Ann Okafor"), quoting("b", DREDGE, name="Annette Bell"))
    assert only(store).disagree
    number = decide.merge(store, "Ann Okafor", "Annette Bell")
    assert (only(store).disagree, only(store).speakers) == (False, ("Ann Okafor",))
    decide.rename(store, "Ann Okafor", "Ann Bell")
    assert (only(store).disagree, only(store).speakers) == (False, ("Ann Bell",))
    decide.undo(store, number)
    assert only(store).disagree


def test_an_outlet_and_a_date_that_come_later_count(store: Store) -> None:
    keep(store, quoting("a", DREDGE), quoting("b", DREDGE, day=None, outlet=None))
    assert (only(store).outlets, only(store).days) == (1, 0)
    with Ingest(store) as run:
        run.unchanged(quoting("b", DREDGE, day=4).article)
    assert (only(store).outlets, only(store).days) == (2, 3)


def test_what_a_run_that_died_left_is_made_up_for(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(store, quoting("a", DREDGE), quoting("b", DREDGE), match=False)
    with monkeypatch.context() as patch:
        patch.setattr(settling, "settle", lambda connection: None)
        rematching.catch_up(store)
    assert statements.statements(store) == []
    assert rematching.catch_up(store) == 0
    assert only(store).sightings == 2


def test_a_statement_that_is_counted_wrongly_is_damage(store: Store, path: Path) -> None:
    wire = " ".join(FILLER)
    keep(store, quoting("a", DREDGE, around=wire), quoting("b", DREDGE, around=wire), quoting("c", NOT))
    keep(store, quoting("d", NOT), quoting("e", PART))
    keep(store, quoting("d", "Nothing"))
    assert schema.check(path) == []
    with store.write() as connection:
        connection.execute(text("UPDATE statements SET copies = copies + 1"))
    assert schema.check(path) == ["1 statements are counted wrongly"]
