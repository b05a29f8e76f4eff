"""What holds of matching for every text."""

import random
import shutil
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples, few
from sqlalchemy import text

from quotetrack.matching import blocking, clustering, stock_phrases
from quotetrack.matching.comparison import Context, Relation, compare, compare_words
from quotetrack.matching.fingerprints import block_keys, keys_batch
from quotetrack.matching.normal_form import normalize, stored_form
from quotetrack.matching.term_weights import idf
from quotetrack.model import Analysis, Article, Attribution, Kind, Span
from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.store import Database, open_database
from quotetrack.store.queries import attributions, statements
from quotetrack.store.queries import stock_phrases as stock_phrase_queries
from quotetrack.store.statements import refresh

IDF = idf
SOME = (
    "the a of not no never can't won't 12 twelve 15 harbour ferry's dredged estuary [sic] [not] [T]he … ... "
    'overloaded lifeboats Skerry U.S. million Harker "so" ‘we’ it\'s spring No, [the mayor] '
    "$5 -$.5 -5 €7bn £ 5.0 a Million dollars dollar euros per cent % minus"
)
WORDS = st.sampled_from(SOME.split(" "))
SENTENCES = st.lists(WORDS, max_size=25).map(" ".join)
TEXTS = st.one_of(st.text(), SENTENCES, st.text(alphabet="aZ1 .,…'’“”\"[]-—½ﬁ²İßéNot"))
CONTEXTS = st.builds(
    Context,
    days=st.none() | st.integers(0, 400),
    same_speaker=st.none() | st.booleans(),
)


@given(TEXTS)
def test_the_normal_form_of_a_normal_form_is_itself(text: str) -> None:
    once = normalize(text)
    assert normalize(str(once)) == stored_form(str(once)) == once
    assert normalize(once.joined).words == once.words


@given(TEXTS)
def test_cuts_and_stops_are_positions_of_words(text: str) -> None:
    n = normalize(text)
    assert all(0 <= at <= len(n.words) for at in n.cuts | n.stops)
    assert all(n.words)


@given(TEXTS, TEXTS, CONTEXTS)
def test_comparing_is_symmetric(a: str, b: str, context: Context) -> None:
    assert_symmetric(a, b, context)


def assert_symmetric(a: str, b: str, context: Context) -> None:
    there, back = compare(a, b, IDF, context), compare(b, a, IDF, context)
    if there is None or back is None:
        assert there is back
    else:
        assert (there.score, there.relation, there.evidence) == (back.score, back.relation, back.evidence)
        assert (there.only_a, there.only_b) == (back.only_b, back.only_a)


FEW_WORDS = st.lists(st.sampled_from(["dredge", "trawl", "silt", "moor"]), min_size=3, max_size=8).map(
    " ".join
)


@given(FEW_WORDS, FEW_WORDS)
@examples(400)
def test_words_that_repeat_are_aligned_alike_from_both_sides(a: str, b: str) -> None:
    assert_symmetric(a, b, Context(days=0))


@given(st.lists(WORDS, min_size=8, max_size=25).map(" ".join), st.data())
def test_an_edited_copy_is_compared_alike_from_both_sides(text: str, data: st.DataObject) -> None:
    edited = text.split()
    at = data.draw(st.integers(0, len(edited) - 1))
    edited[at : at + data.draw(st.integers(0, 3))] = data.draw(st.lists(WORDS, max_size=2))
    assert_symmetric(text, " ".join(edited), Context(days=0))


@given(TEXTS, CONTEXTS)
def test_a_quotation_is_verbatim_itself_or_too_common_to_say(text: str, context: Context) -> None:
    found = compare(text, text, lambda _: 100.0, context)
    if not normalize(text).words or found is None:  # None: stock phrases only
        assert len(normalize(text).words) < 12
    else:
        assert (found.relation, found.score, found.only_a, found.only_b) == (Relation.VERBATIM, 100.0, (), ())


@given(SENTENCES, SENTENCES)
def test_a_score_is_a_percentage_and_evidence_is_not_more_than_there_is(a: str, b: str) -> None:
    found = compare(a, b, IDF, Context(days=0))
    if found is not None:
        assert 0 <= found.score <= 100
        assert (
            found.evidence
            <= round(min(sum(map(IDF, normalize(a).words)), sum(map(IDF, normalize(b).words))), 2) + 0.01
        )


@given(st.lists(st.text("abcdefgh", min_size=1), min_size=5), st.data())
def test_every_piece_of_five_words_is_found_by_its_keys(some: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(some) - 5))
    piece = some[start : data.draw(st.integers(start + 5, len(some)))]
    assert block_keys(piece).keys() <= block_keys(some).keys()
    assert block_keys(piece)


@given(st.lists(st.text(), max_size=12))
def test_keys_are_distinct_and_stable(some: list[str]) -> None:
    assert block_keys(some) == block_keys(list(some))
    assert len(block_keys(some)) <= max(1, len(some) - 1)


@given(
    st.lists(
        st.builds(
            clustering.Match,
            st.integers(0, 8),
            st.integers(0, 8),
            st.sampled_from(Relation),
            st.sampled_from([9.0, 12.0, 15.0, 16.0, 30.0]),
        )
    ),
    st.randoms(use_true_random=False),
)
def test_clusters_do_not_depend_on_the_order(matches: list[clustering.Match], shuffle: random.Random) -> None:
    groups = clustering.clusters(matches)
    mixed = [m._replace(a=m.b, b=m.a) if shuffle.random() < 0.5 else m for m in matches]
    shuffle.shuffle(mixed)
    assert clustering.clusters(mixed) == groups
    members = [x for group in groups for x in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group in groups)


def test_time_grows_with_a_group_and_not_with_its_square() -> None:
    def grouped(size: int) -> list[list[int]]:
        core = [clustering.Match(0, i, Relation.TRIMMED, 30.0) for i in range(1, size)]
        pieces = [clustering.Match(i, size + i, Relation.TRIMMED, 9.0) for i in range(size)]
        return clustering.clusters(core + pieces)

    assert len(grouped(3000)) == 1
    assert is_linear(lambda: grouped(3000), lambda: grouped(6000))


# A store holds the same matches whatever the order in which articles came.
SAYINGS = [
    "Dredge the silting harbour before the trawlers leave",
    "dredge the silting harbour before the trawlers leave Skerry",
    "They dredge the silting harbour",
    "the silting harbour",
    "the silting harbour … the trawlers leave",
    "before the trawlers leave Skerry Island nobody checks lifeboats",
    "nobody checks lifeboats",
    "Nobody checks lifeboats before the trawlers leave",
    "every trawler not checked before the trawlers leave",
]


def article(key: str, said: list[str], day: int | None) -> Analysis:
    printed, spans = "", []
    for one in said:
        spans.append(Span(len(printed) + 1, len(printed) + 1 + len(one)))
        printed += f"“{one}” "
    about = Article(key, printed, published=None if day is None else date(2024, 1, 1) + timedelta(day))
    return Analysis(
        about, tuple(Attribution(Kind.DIRECT, (span,), quoted=(span,)) for span in spans), "hand-1"
    )


ARTICLES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SAYINGS), max_size=3, unique=True), st.none() | st.sampled_from([0, 1, 40])
    ),
    min_size=2,
    max_size=9,
).map(lambda some: [article(f"a{i}", said, day) for i, (said, day) in enumerate(some)])


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new store, to be copied."""
    path = tmp_path_factory.mktemp("laws") / "empty.db"
    open_database(path).close()
    return path


@contextmanager
def copied(empty: Path) -> Iterator[Database]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "copy.db")
        shutil.copy(empty, path)
        with open_database(path) as opened:
            yield opened


def kept(store: Database) -> tuple[object, ...]:
    """What a store says of its matches, in order, and what it keeps for them, by words and not by numbers."""
    rows = attributions.matches(store).rows
    pairs = [(m.a.article, m.a.start, m.b.article, m.b.start, m.score, m.relation) for m in rows]
    with store.read() as connection:
        compared = connection.execute(
            text(
                "SELECT min(a.normal, b.normal), max(a.normal, b.normal), score, relation, evidence, "
                "coalesce(rarest_key, 0), is_match FROM matches "
                "JOIN quotations a ON a.attribution_id = a_id JOIN quotations b ON b.attribution_id = b_id"
            )
        ).all()
        found = connection.execute(
            text(
                "SELECT key, normal, is_representative FROM fingerprints f "
                "JOIN quotations q ON q.attribution_id = f.attribution_id"
            )
        ).all()
    return (
        pairs,
        sorted(map(tuple, compared)),
        sorted(map(tuple, found)),
        statements.statements(store).rows,
        stock_phrase_queries.phrases(store),
    )


@given(ARTICLES, st.integers(2, 4), st.randoms(use_true_random=False), st.data())
@examples(60)
def test_a_store_keeps_the_same_matches_in_whatever_order_articles_came(
    empty: Path, articles: list[Analysis], many: int, shuffle: random.Random, data: st.DataObject
) -> None:
    with pytest.MonkeyPatch.context() as patch, copied(empty) as bulk, copied(empty) as single:
        patch.setattr(blocking, "MANY", many)
        patch.setattr(stock_phrases, "OCCASIONS", data.draw(st.sampled_from([2, 5])))
        patch.setattr(refresh, "FEW", data.draw(st.sampled_from([0, 1000])))  # at once, or what changed
        with IngestWriter(bulk) as run:
            for one in articles:
                run.save(one)
        mixed = shuffle.sample(articles, len(articles))
        # Some come first with other words and without a date, and are updated later.
        early = data.draw(st.lists(st.sampled_from(mixed), unique_by=lambda one: one.article.id, max_size=3))
        earlier = [
            article(one.article.id, data.draw(st.lists(st.sampled_from(SAYINGS), max_size=2)), None)
            for one in early
        ]
        for one in earlier + mixed:
            with IngestWriter(single) as run:
                run.save(one)
        assert kept(single) == kept(bulk)


ENDLESS = [
    "a",
    "'",
    "[",
    "[a",
    "a.",
    ". ",
    "…",
    "é",
    "twenty ",
    "a'",
    "-",
    "1,",
    "][",
    "\u0301\u0327",
    "a" * 999,
    "1 million ",
    "$",
    "-$.",
    "minus ",
    "per cent ",
    "5",
]


@pytest.mark.parametrize("piece", few(ENDLESS, 8))
def test_endless_text_is_survived(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    n = normalize(text)
    assert len(block_keys(n.words)) <= max(1, len(n.words))
    compare_words(n, n, IDF)
    compare(text, "the ferry was overloaded", IDF)


def test_one_word_of_a_megabyte_is_a_word() -> None:
    word = "é" * 1_000_000
    assert normalize(word).words == ("e" * 1_000_000,)
    assert len(block_keys(normalize(word).words)) == 1


def test_comparing_endless_quotations_takes_no_memory_with_their_product() -> None:
    a = normalize(" ".join(f"w{i % 5000}" for i in range(60_000)))
    b = normalize(" ".join(f"w{i % 4999}" for i in range(60_000)))
    tracemalloc.start()
    compare_words(a, b, IDF)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 100_000_000


def test_weighing_looks_at_each_word_a_bounded_number_of_times() -> None:
    """The work grows with the words, not with their product: idf is asked a fixed number of times a word."""

    def asked(size: int) -> int:
        count = 0

        def weigh(word: str) -> float:
            nonlocal count
            count += 1
            return log(2 + len(word))

        a = normalize(" ".join(f"w{i}" for i in range(size)))
        b = normalize(" ".join(f"w{i}" if i % 7 else "other" for i in range(size)))
        compare_words(a, b, weigh)
        return count

    assert asked(1600) < 2.5 * asked(800) < 6.5 * asked(400)


@given(
    st.lists(
        SENTENCES.map(lambda text: list(normalize(text).words)) | st.lists(st.text(max_size=3), max_size=40),
        max_size=6,
    )
)
def test_the_keys_of_many_are_those_of_each(some: list[list[str]]) -> None:
    found = keys_batch(some)
    each = sorted(
        (key, row, stop - start)
        for row, one in enumerate(some)
        for key, (start, stop) in block_keys(one).items()
    )
    assert [*zip(*(column.tolist() for column in found), strict=True)] == each
