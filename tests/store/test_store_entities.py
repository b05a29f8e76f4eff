"""The registry: who is one speaker across articles, and what people decide about it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from profiles import examples
from sqlalchemy import select
from sqlmodel import col
from stories import Copied, Said, keep, story

from quotetrack.errors import NotFoundError, StoreError
from quotetrack.model import Analysis, SourceType
from quotetrack.services import upgrade
from quotetrack.services.maintenance import after_write
from quotetrack.services.review import speakers as decide
from quotetrack.services.review.undo import undo
from quotetrack.store import Database, decision_log, migration, open_database
from quotetrack.store import tables as t
from quotetrack.store.changes import Changes
from quotetrack.store.entities import registry
from quotetrack.store.queries import attributions
from quotetrack.store.queries.speakers import profile


def told(
    key: str, name: str, role: str | None = None, body: str | None = None, words: str = "so"
) -> Analysis:
    """An article in which somebody of that name says something."""
    made = story(key, f"{name} said it was {words}.", Said(f"it was {words}", name, name))
    who = replace(made.attributions[0].speaker, role=role, affiliation=body)  # type: ignore[type-var]
    return replace(made, attributions=(replace(made.attributions[0], speaker=who),))


def speakers(store: Database) -> dict[str, set[str]]:
    """The articles in which each speaker speaks."""
    found: dict[str, set[str]] = {}
    for row in attributions.quotes(store, attributions.QuoteFilter()).rows:
        found.setdefault(row.speaker or "", set()).add(row.article)
    return found


RECOGNISED = [
    pytest.param(
        [told("a", "Ann Okafor", "mayor", "Port Ellery"), told("b", "Okafor", "mayor", "Port Ellery")],
        {"Ann Okafor": {"a", "b"}}, id="an affiliation that the registry knows",
    ),
    pytest.param(
        [told("a", "Ann Okafor", "president"), told("b", "Okafor", "President")],
        {"Ann Okafor": {"a", "b"}}, id="an office that one person holds",
    ),
    pytest.param(
        [told("a", "Ann Okafor", "mayor"), told("b", "Okafor", "mayor")],
        {"Ann Okafor": {"a"}, "Okafor": {"b"}}, id="an office that many hold",
    ),
    pytest.param(
        [told("a", "Ann Okafor", "mayor", "Port Ellery"), told("b", "Okafor")],
        {"Ann Okafor": {"a"}, "Okafor": {"b"}}, id="a surname alone",
    ),
    pytest.param(
        [
            told("a", "Ann Okafor", None, "Harbour Board"), told("b", "Ben Okafor", None, "Harbour Board"),
            told("c", "Okafor", None, "Harbour Board"),
        ],
        {"Ann Okafor": {"a"}, "Ben Okafor": {"b"}, "Okafor": {"c"}}, id="two bearers of one body",
    ),
    pytest.param(
        [
            told("a", "Ann B. Okafor", None, "Harbour Board"), told("b", "Ann Okafor", None, "Harbour Board"),
            told("c", "Okafor", None, "Harbour Board"),
        ],
        {"Ann Okafor": {"a", "b", "c"}}, id="one bearer under two names",
    ),
    pytest.param(
        [told("a", "Ann Okafor"), told("b", "Ann B. Okafor"), told("c", "Ann C. Okafor")],
        {"Ann Okafor": {"a"}, "Ann B. Okafor": {"b"}, "Ann C. Okafor": {"c"}}, id="it could be either",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("stories", "expected"), RECOGNISED)
def test_who_is_one_whatever_the_order_of_articles(
    tmp_path: object, stories: list[Analysis], expected: dict[str, set[str]]
) -> None:
    for seed in range(4):
        order = list(stories)
        random.Random(seed).shuffle(order)
        with open_database(":memory:") as store:
            for one in order:
                keep(store, one)
            assert speakers(store) == expected
        with open_database(":memory:") as store:
            keep(store, *order)
            assert speakers(store) == expected


@examples(25)
@given(
    st.permutations(["Felipe Ordonez", "Felipe Ordóñez", "FELIPE ORDONEZ", "F. J. Ordonez"]),
    st.integers(1, 4),
)
def test_a_speaker_goes_by_one_spelling_whatever_the_order_of_articles(names: list[str], batch: int) -> None:
    articles = [told(name, name) for name in names]
    with open_database(":memory:") as store:
        for at in range(0, len(articles), batch):
            keep(store, *articles[at : at + batch])
        assert speakers(store) == {
            "Felipe Ordóñez": {"Felipe Ordonez", "Felipe Ordóñez", "FELIPE ORDONEZ"},
            "F. J. Ordonez": {"F. J. Ordonez"},
        }


def test_a_new_name_stays_where_a_better_spelling_comes(store: Database) -> None:
    keep(store, told("a", "Felipe Ordonez"))
    number = decide.rename(store, "Felipe Ordonez", "Don Felipe")
    keep(store, told("b", "Felipe Ordóñez"))
    assert speakers(store) == {"Don Felipe": {"a", "b"}}
    undo(store, number)
    assert speakers(store) == {"Felipe Ordóñez": {"a", "b"}}


@pytest.fixture
def told_store(copied: Copied) -> Database:
    articles = (
        told("a", "Ann Okafor", "mayor", "Port Ellery"), told("b", "Ann Whitlock", "mayor", "Port Ellery"),
        told("c", "Okafor"), told("d", "Ann Okafor"), told("e", "Whitlock", None, "Port Ellery"),
    )  # fmt: skip
    return copied("told", lambda store: keep(store, *articles))


WAS = {"Ann Okafor": {"a", "d"}, "Ann Whitlock": {"b", "e"}, "Okafor": {"c"}}
DECISIONS: list[tuple[str, Callable[[Database], int], dict[str, set[str]]]] = [
    (
        "merge", lambda s: decide.merge(s, "Ann Okafor", "Ann Whitlock"),
        {"Ann Okafor": {"a", "d", "b", "e"}, "Okafor": {"c"}},
    ),
    (
        "merge the other way", lambda s: decide.merge(s, "Ann Whitlock", "Ann Okafor"),
        {"Ann Whitlock": {"a", "d", "b", "e"}, "Okafor": {"c"}},
    ),
    ("split an article off", lambda s: decide.split(s, "Ann Okafor", articles=["d"]), WAS),
    ("rename", lambda s: decide.rename(s, "Ann Whitlock", "Dame Ann Whitlock"),
     {"Ann Okafor": {"a", "d"}, "Dame Ann Whitlock": {"b", "e"}, "Okafor": {"c"}}),
    ("alias", lambda s: decide.add_alias(s, "Ann Okafor", "Okafor"),
     {"Ann Okafor": {"a", "c", "d"}, "Ann Whitlock": {"b", "e"}}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("action", "expected"), [row[1:] for row in DECISIONS], ids=[row[0] for row in DECISIONS]
)
def test_a_decision_and_taking_it_back(
    told_store: Database, action: Callable[[Database], int], expected: dict[str, set[str]]
) -> None:
    assert speakers(told_store) == WAS
    ids = {row.name: row.id for row in attributions.speakers(told_store).rows}
    number = action(told_store)
    assert speakers(told_store) == expected
    assert migration.check(told_store.place.path) == []
    undo(told_store, number)
    assert speakers(told_store) == WAS
    assert {row.name: row.id for row in attributions.speakers(told_store).rows} == ids
    with pytest.raises(NotFoundError, match="taken back already"):
        undo(told_store, number)


def test_what_was_split_off_is_another_speaker_of_the_same_name(told_store: Database) -> None:
    decide.split(told_store, "Ann Okafor", articles=["d"])
    rows = [row for row in attributions.speakers(told_store).rows if row.name == "Ann Okafor"]
    assert [row.articles for row in rows] == [1, 1]
    keep(told_store, told("d", "Ann Okafor", words="read again"))
    rows = [row for row in attributions.speakers(told_store).rows if row.name == "Ann Okafor"]
    assert [row.articles for row in rows] == [1, 1]


@pytest.mark.parametrize("action", [row[1] for row in DECISIONS], ids=[row[0] for row in DECISIONS])
def test_a_decision_survives_reading_the_articles_again(
    told_store: Database, action: Callable[[Database], int]
) -> None:
    action(told_store)
    was = speakers(told_store), sorted(row.articles for row in attributions.speakers(told_store).rows)
    for key, name in (("a", "Ann Okafor"), ("d", "Ann Okafor"), ("c", "Okafor"), ("b", "Ann Whitlock")):
        body = "Port Ellery" if key in "ab" else None
        keep(told_store, told(key, name, "mayor" if body else None, body, words="another thing"))
    assert (
        speakers(told_store),
        sorted(row.articles for row in attributions.speakers(told_store).rows),
    ) == was


def test_a_decision_holds_for_articles_to_come(told_store: Database) -> None:
    decide.merge(told_store, "Ann Okafor", "Ann Whitlock")
    decide.add_alias(told_store, "Ann Okafor", "Madam Mayor")
    decide.add_alias(told_store, "Ann Okafor", "Okafor")
    keep(told_store, told("x", "Ann Whitlock"), told("y", "Madam Mayor"), told("z", "Okafor"))
    assert speakers(told_store)["Ann Okafor"] == {"a", "b", "c", "d", "e", "x", "y", "z"}


def test_a_merge_holds_for_fuller_forms_of_the_name_that_went(store: Database) -> None:
    keep(store, told("a", "Dana Cole"), told("b", "Dana Reyes"))
    decide.merge(store, "Dana Cole", "Dana Reyes")
    keep(store, told("c", "Dana M. Reyes"))
    assert speakers(store) == {"Dana Cole": {"a", "b", "c"}}


def test_a_merged_speaker_goes_by_the_first_ones_name(told_store: Database) -> None:
    decide.rename(told_store, "Ann Whitlock", "Bee")
    number = decide.merge(told_store, "Ann Okafor", "Bee")
    assert set(speakers(told_store)) == {"Ann Okafor", "Okafor"}
    undo(told_store, number)
    assert set(speakers(told_store)) == {"Ann Okafor", "Okafor", "Bee"}


def test_undoing_a_new_name_takes_it_out_of_the_search(told_store: Database) -> None:
    for number in (
        decide.rename(told_store, "Ann Whitlock", "D. W."),
        decide.add_alias(told_store, "Ann Okafor", "Zed"),
    ):
        undo(told_store, number)
    for name in ("D. W.", "Zed"):
        with pytest.raises(NotFoundError):
            profile(told_store, name)


def test_an_article_that_was_split_off_stays_so_when_all_are_read_in_one_batch(store: Database) -> None:
    both = (told("a", "Bob Stone"), told("b", "Bob Stone"))
    for split, other in (("a", "b"), ("b", "a")):
        keep(store, *both)
        number = decide.split(store, "Bob Stone", articles=[split])
        keep(store, *(replace(one, version=f"without {split}") for one in both))
        rows = attributions.speakers(store).rows
        assert [(row.name, row.articles) for row in rows] == [("Bob Stone", 1)] * 2
        by_article = {
            row.article: row.speaker
            for row in attributions.quotes(store, attributions.QuoteFilter(speaker_id=rows[0].id)).rows
        }
        assert len(by_article) == 1 and other
        undo(store, number)
        assert speakers(store) == {"Bob Stone": {"a", "b"}}


def test_a_short_form_that_is_not_hers_is_not_searched_by(store: Database) -> None:
    keep(store, story("a", "Ann Okafor said no. Madam left.", Said("no", "Ann Okafor", "Ann Okafor")))
    decide.add_alias(store, "Ann Okafor", "Madam")
    number = decide.remove_alias(store, "Ann Okafor", "Madam")
    with pytest.raises(NotFoundError):
        profile(store, "Madam")
    undo(store, number)
    assert profile(store, "Madam").speaker.name == "Ann Okafor"


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        (lambda s: decide.merge(s, "Ann Okafor", "Nobody Here"), NotFoundError, "no speaker"),
        (lambda s: decide.merge(s, "Ann Okafor", "Ann Okafor"), StoreError, "one speaker already"),
        (lambda s: decide.merge(s, "Ann", "Okafor"), NotFoundError, "can be 2 speakers"),
        (lambda s: decide.split(s, "Ann Okafor"), StoreError, "nothing says"),
        (lambda s: decide.split(s, "Ann Okafor", aliases=["Ann Okafor"]), StoreError, "that is all"),
        (lambda s: decide.split(s, "Ann Okafor", articles=["b"]), NotFoundError, "does not speak in b"),
        (lambda s: decide.split(s, "Ann Okafor", aliases=["Bo"]), NotFoundError, "no article gives"),
        (lambda s: decide.rename(s, "Ann Okafor", "—"), StoreError, "is no name"),
        (lambda s: decide.add_alias(s, "Ann Okafor", "ann okafor"), StoreError, "already"),
        (lambda s: decide.remove_alias(s, "Ann Okafor", "Bo"), NotFoundError, "is no name of"),
        (lambda s: decide.remove_alias(s, "Ann Whitlock", "Whitlock"), StoreError, "is a part of the name"),
        (lambda s: decide.rename(s, "Ann Okafor", "Ann Okafor"), StoreError, "already"),
        (lambda s: decide.remove_alias(s, "Ann Okafor", "Ann Okafor"), StoreError, "the only name"),
        (lambda s: undo(s, 99), NotFoundError, "no decision 99"),
    ],
)
def test_what_cannot_be_decided_changes_nothing(
    told_store: Database, wrong: Callable[[Database], object], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        wrong(told_store)
    assert speakers(told_store) == WAS
    with told_store.read() as connection:
        assert decision_log.list_decisions(connection, undone=True) == []


def test_the_log_says_who_decided_what_and_why(told_store: Database) -> None:
    decide.merge(told_store, "Ann Okafor", "Okafor", decide.Reviewer("R. Moss", "see the letter"))
    undo(told_store, decide.rename(told_store, "Ann Whitlock", "Dame Ann Whitlock"))
    with told_store.read() as connection:
        (merge,) = decision_log.list_decisions(connection)
        assert (merge.person, merge.note, merge.said) == ("R. Moss", "see the letter", "Okafor is Ann Okafor")
        assert [row.undone is None for row in decision_log.list_decisions(connection, undone=True)] == [
            True,
            False,
        ]


@examples(25)
@example(steps=[(4, 5, 3), (4, 0, 3)], chance=random.Random(0))  # one alias, given twice
@example(steps=[(4, 5, 3), (4, 0, 3)], chance=random.Random(1))
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 7), st.integers(0, 7)), max_size=6), st.randoms())
def test_taking_everything_back_in_any_order_leaves_no_trace(
    steps: list[tuple[int, int, int]], chance: random.Random
) -> None:
    names = [
        "Ann Okafor",
        "Ann B. Okafor",
        "Bo Okafor",
        "Ann Moss",
        "Cy Moss",
        "Moss",
        "Cy D. Moss",
        "Dee Lund",
    ]
    with open_database(":memory:") as store:
        keep(store, *(told(f"{n}", name) for n, name in enumerate(names)))
        was = speakers(store)
        made = []
        for kind, i, j in steps:
            a, b = names[i], names[j]
            try:
                if kind < 2:
                    made.append(decide.merge(store, a, b))
                elif kind == 2:
                    made.append(decide.split(store, a, aliases=[b]))
                elif kind == 3:
                    made.append(decide.rename(store, a, f"{b} II"))
                else:
                    made.append(decide.add_alias(store, a, b.split()[-1]))
            except (NotFoundError, StoreError):
                continue
            with store.read() as connection:
                stray = connection.exec_driver_sql(
                    "SELECT a.id FROM article_entities a JOIN names n ON n.id = a.name_id "
                    "WHERE a.speaker_id != n.speaker_id"
                ).all()
                assert stray == []
        chance.shuffle(made)
        for number in made:
            undo(store, number)
        assert speakers(store) == was


def test_the_number_of_a_speaker_who_became_another_leads_to_it(told_store: Database) -> None:
    ids = {row.name: row.id for row in attributions.speakers(told_store).rows}
    decide.merge(told_store, "Ann Okafor", "Ann Whitlock")
    for number in (ids["Ann Okafor"], ids["Ann Whitlock"]):
        assert profile(told_store, str(number)).speaker.name == "Ann Okafor"
    assert migration.check(told_store.place.path) == []


def test_a_profile_has_names_roles_and_outlets(told_store: Database) -> None:
    decide.add_alias(told_store, "Ann Okafor", "Madam Mayor")
    found = profile(told_store, "Ann Okafor")
    assert {(row.name, row.articles) for row in found.aliases} == {("Ann Okafor", 2), ("Madam Mayor", 0)}
    assert [(row.role, row.affiliation, row.articles) for row in found.roles] == [("mayor", "Port Ellery", 1)]
    assert found.speaker.attributions == 2
    assert found.decisions == (1,)


def test_speakers_of_an_older_store_are_joined_by_its_upgrade(path: Path) -> None:
    with open_database(path) as store:
        keep(store, told("a", "Ann Okafor"), told("b", "Ann B. Okafor"), told("c", "Bo Lund", None, "Tide Lab"),
             told("d", "Lund", None, "Tide Lab"))  # fmt: skip
    migration.downgrade(path, "0001")
    upgrade.upgrade(path)
    assert migration.check(path) == []
    with open_database(path) as store:
        assert speakers(store) == {"Ann Okafor": {"a", "b"}, "Bo Lund": {"c", "d"}}


def test_filing_all_names_anew_changes_none(told_store: Database) -> None:
    decide.add_alias(told_store, "Ann Okafor", "Madam")
    decide.split(told_store, "Ann Okafor", articles=[min(speakers(told_store)["Ann Okafor"])])

    def filed() -> list[tuple[object, ...]]:
        with told_store.read() as connection:
            columns = (
                t.Name.key,
                t.Name.blocking_key,
                t.Name.surname,
                t.Name.speaker_id,
                t.Name.resolved_to_id,
            )
            return sorted((tuple(row) for row in connection.execute(select(*map(col, columns)))), key=repr)

    was = filed()
    with told_store.write() as connection:
        changes = Changes()
        registry.refile_names(connection, changes)
        after_write(connection, changes)
    assert filed() == was


def test_types_of_names_do_not_mix(store: Database) -> None:
    keep(store, told("a", "Paris Hilton"))
    keep(store, story("b", "Hilton said no.", Said("no", "Hilton", "Hilton", SourceType.ORGANIZATION)))
    assert speakers(store) == {"Paris Hilton": {"a"}, "Hilton": {"b"}}
