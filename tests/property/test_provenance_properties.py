"""What holds of origins whatever is credited: order makes no difference, every chain ends, time is linear."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

from growth import is_linear
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from quotetrack.audit import AuditContext, Policy
from quotetrack.entities.outlets import OutletIndex
from quotetrack.model import Article, Span
from quotetrack.pipeline import analyse
from quotetrack.provenance import Carrier, CreditClaim, CreditEvidence, Credits, credit_graph, of_article
from quotetrack.text.graphs import strongly_connected

NAMES = (
    "Ledger",
    "The Ledger",
    "Gull",
    "Crier",
    "AP",
    "The Associated Press",
    "Reuters",
    "",
    "…",
    "قال",
    "=1+1",
)
names = st.none() | st.sampled_from(NAMES)
claims = st.builds(
    CreditClaim,
    names,
    st.sampled_from(CreditEvidence),
    st.none() | st.just(Span(3, 9)),
    st.sampled_from(NAMES),
    st.none() | names,
)


@st.composite
def carriers(draw: st.DrawFn, most: int = 4) -> list[Carrier]:
    keys = [f"a{n}" for n in range(draw(st.integers(0, 8)))]
    return [
        Carrier(
            key, draw(names), draw(st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 9))), Span(0, 3), "So.",
            tuple(draw(st.lists(claims, max_size=most))), draw(st.none() | st.sampled_from(keys[:n])) if n else None,
        )
        for n, key in enumerate(keys)
    ]  # fmt: skip


def outlets(some: list[Carrier]) -> OutletIndex:
    return OutletIndex(one.outlet for one in some if one.outlet)


@examples(300)
@given(carriers(), st.randoms(use_true_random=False))
def test_the_order_of_articles_makes_no_difference(some: list[Carrier], chance: random.Random) -> None:
    other = some.copy()
    chance.shuffle(other)
    assert credit_graph("id", some, outlets(some)) == credit_graph("id", other, outlets(other))


@examples(300)
@given(carriers())
def test_every_reporter_leads_to_an_origin_or_into_a_circle(some: list[Carrier]) -> None:
    found = credit_graph("id", some, outlets(some))
    known = {one.name for one in found.reporters}
    assert len(known) == len(found.reporters)
    on: dict[str, set[str]] = {name: set() for name in known}
    for credit in found.credits:
        assert credit.by != credit.to
        on[credit.by].add(credit.to)
    ends = {*found.roots, *(name for ring in found.cycles for name in ring)}
    assert ends <= known
    for name in known:
        reached, ahead = {name}, [name]
        while ahead:
            ahead = [to for one in ahead for to in on[one] if to not in reached]
            reached.update(ahead)
        assert reached & ends
    assert sorted(article for one in found.reporters for article in one.articles) == sorted(
        c.article for c in some
    )


@examples(300)
@given(carriers(most=1))
def test_no_more_origins_than_articles_where_each_credits_one(some: list[Carrier]) -> None:
    some = [one._replace(claims=tuple(claim._replace(by=None) for claim in one.claims)) for one in some]
    assert len(credit_graph("id", some, outlets(some)).roots) <= len(some)


@examples(200)
@given(st.dictionaries(st.integers(0, 7), st.sets(st.integers(0, 7)), min_size=8, max_size=8))
def test_components_are_those_that_reach_each_other(on: dict[int, set[int]]) -> None:
    reach = {node: {node} for node in on}
    for _ in on:
        reach = {node: some.union(*(reach[to] for to in on[node])) for node, some in reach.items()}
    rings = strongly_connected(on)
    assert sorted(node for ring in rings for node in ring) == sorted(on)
    place = {node: n for n, ring in enumerate(rings) for node in ring}
    for a in on:
        for b in reach[a]:
            assert (place[a] == place[b]) == (a in reach[b])
            assert place[b] <= place[a]


def chain(length: int) -> list[Carrier]:
    return [
        Carrier(
            f"a{n}", f"Outlet {n}", None, Span(0, 3), "So.",
            (CreditClaim(f"Outlet {n + 1}", CreditEvidence.TOLD, Span(4, 9), "told"),) if n + 1 < length else (),
        )
        for n in range(length)
    ]  # fmt: skip


def test_a_chain_of_thousands_is_followed_to_its_end() -> None:
    some = chain(5000)
    found = credit_graph("id", some, outlets(some))
    assert (found.roots, found.depth) == (("Outlet 4999",), 4999)


def test_time_grows_with_articles_and_with_nothing_else() -> None:
    def copies(n: int) -> list[Carrier]:
        wire = (CreditClaim("AP", CreditEvidence.BYLINE, None, "AP"),)
        return [
            Carrier(f"a{i}", f"Outlet {i}", None, Span(0, 3), "So.", wire, "a0" if i else None)
            for i in range(n)
        ]

    def unknown(n: int) -> list[Carrier]:
        return [one._replace(outlet=f"Paper {one.outlet}") for one in chain(n)]

    def work(some: list[Carrier]) -> Callable[[], object]:
        return lambda: credit_graph("id", some, outlets(some))

    for invent in (chain, copies, unknown):
        assert is_linear(work(invent(1000)), work(invent(2000)))


def test_time_grows_with_the_text_and_with_nothing_else() -> None:
    def read(count: int, of: str) -> Callable[[], object]:
        analysis = analyse(Article("a", of * count), "fast")

        def work() -> None:
            credited = Credits(AuditContext(analysis, Policy()))
            for i in range(len(analysis.attributions)):
                credited.of(i)

        return work

    for said in (
        "“It is late,” Ann Moss told CNN. ",
        "Reuters, citing the Courier, reported that Ann Moss told the Tampa Bay Times that it was late, ",
        "“It is late,” said Ann Moss.\n\n",
    ):
        assert is_linear(read(200, said), read(400, said))


TEXT = st.lists(
    st.sampled_from(
        "Reuters reported told CNN “it is late,” said Moss. he in an interview with The Hill according to the "
        "Courier citing two officials (Reuters) – KYIV, By AP © 2016 The Associated Press. \u202e \x1b ¶".split()
    ),
    max_size=60,
).map(lambda words: " ".join(words).replace("¶", "\n\n"))


@examples(200)
@given(TEXT, st.none() | st.sampled_from(NAMES), st.none() | TEXT)
def test_evidence_is_the_words_of_the_article(text: str, outlet: str | None, byline: str | None) -> None:
    analysis = analyse(Article("a", text, outlet=outlet, byline=byline), "fast")
    credited = Credits(AuditContext(analysis, Policy()))
    some = [*of_article(analysis.article)]
    some += [claim for i in range(len(analysis.attributions)) for claim in credited.of(i).claims]
    for claim in some:
        assert claim.span.of(text) == claim.words if claim.span else claim.words in (byline or "")
