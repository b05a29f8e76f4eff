"""The evidence: whatever is stored can be shown in its article, `text[start:end] == exact`."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from profiles import examples
from sqlalchemy import text

from quotetrack.model import Analysis, Article, Attribution, Kind, SourceType, Span, Speaker
from quotetrack.services.ingest_writer import IngestWriter, Outcome
from quotetrack.store import open_database
from quotetrack.store.queries import attributions as attribution_queries

# Letters, marks, characters beyond the basic plane, combining marks, controls: all but what becomes U+FFFD.
CHARACTERS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
TEXTS = st.text(CHARACTERS, min_size=1, max_size=60)
NAMES = st.none() | st.text(CHARACTERS, min_size=1, max_size=8)


@st.composite
def spans(draw: st.DrawFn, words: str) -> Span:
    start = draw(st.integers(0, len(words)))
    return Span(start, draw(st.integers(start, len(words))))


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    words = draw(TEXTS)
    some = spans(words)
    speakers = st.builds(
        Speaker,
        type=st.sampled_from(SourceType),
        name=NAMES,
        mentions=st.lists(some, max_size=3, unique=True).map(tuple),
        role=NAMES,
        affiliation=NAMES,
        anonymous=st.booleans(),
        spokesperson=st.booleans(),
        descriptor=NAMES,
        reason=st.none() | some,
    )
    attributions = st.builds(
        Attribution,
        kind=st.sampled_from(Kind),
        content=st.lists(some, min_size=1, max_size=3).map(sorted).map(tuple),
        cue=st.none() | some,
        source=st.none() | some,
        quoted=st.lists(some, max_size=2).map(tuple),
        confidence=st.floats(0, 1),
        rule=st.sampled_from(["fast:cue-subject", "tagger"]),
        speaker=st.none() | speakers,
    )
    article: dict[str, Any] = {
        name: draw(NAMES) for name in ("url", "title", "byline", "place", "language")
    } | {
        "outlet": draw(st.sampled_from([None, "The Kestrel", "Ｋ"])),
        "published": draw(st.none() | st.dates()),
    }
    return Analysis(
        Article(draw(TEXTS), words, **article),
        tuple(draw(st.lists(attributions, max_size=4))),
        "hand-1",
    )


@examples(50)
@given(
    st.lists(
        analyses(), max_size=3, unique_by=(lambda a: a.article.id, lambda a: a.article.url or a.article.id)
    )
)
def test_what_is_stored_can_be_shown_in_its_article(told: list[Analysis]) -> None:
    with open_database(":memory:") as store:
        with IngestWriter(store) as run:
            for analysis in told:
                run.save(analysis)
        for analysis in told:
            assert attribution_queries.load_article(store, analysis.article.id) == analysis
            with IngestWriter(store) as run:
                assert run.outcome(analysis.article) is Outcome.UNCHANGED
        with store.read() as connection:
            rows = connection.execute(
                text(
                    "SELECT r.text, s.start, s.stop, s.exact FROM spans s "
                    "JOIN attributions a ON a.id = s.attribution_id JOIN revisions r ON r.id = a.revision_id"
                )
            ).all()
        assert all(words[start:stop] == exact for words, start, stop, exact in rows)
        assert len(rows) == sum(
            len(a.content) + len(a.quoted) + (a.cue is not None) + (a.source is not None)
            for analysis in told
            for a in analysis.attributions
        )
        assert len(attribution_queries.quotes(store, attribution_queries.QuoteFilter()).rows) == sum(
            len(a.attributions) for a in told
        )
