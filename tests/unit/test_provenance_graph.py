"""From who credits whom to independent origins: copies, wires, chains and circles collapse."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from quotetrack.entities.outlets import OutletIndex
from quotetrack.model import Span
from quotetrack.provenance import Carrier, CreditClaim, CreditEvidence, Origins, credit_graph

WORDS = "The bridge is safe"


def carrier(
    article: str, *claims: CreditClaim, outlet: str | None = "", copy_of: str | None = None
) -> Carrier:
    """An article of the outlet of its name; `outlet=None`: of none."""
    return Carrier(
        article, article if outlet == "" else outlet, date(2024, 3, 1), Span(1, 19), WORDS, claims, copy_of
    )


def told(name: str | None, by: str | None = None) -> CreditClaim:
    how = CreditEvidence.RELIES if by else CreditEvidence.TOLD
    return CreditClaim(name, how, Span(20, 30), f"told {name or 'local media'}", by)


def wire(name: str) -> CreditClaim:
    return CreditClaim(name, CreditEvidence.BYLINE, None, name)


def origins(*carriers: Carrier) -> Origins:
    return credit_graph("id", carriers, OutletIndex(one.outlet for one in carriers if one.outlet))


class Case(NamedTuple):
    what: str
    carriers: tuple[Carrier, ...]
    roots: tuple[str, ...]
    depth: int = 0
    cycles: tuple[tuple[str, ...], ...] = ()
    unseen: tuple[str, ...] = ()  # roots that the store has no article of


CASES = (
    Case("two who credit nobody", (carrier("Ledger"), carrier("Gull")), ("Gull", "Ledger")),
    Case(
        "a chain of three",
        (carrier("Ledger"), carrier("Gull", told("Ledger")), carrier("Crier", told("Gull"))),
        ("Ledger",),
        2,
    ),
    Case(
        "wire copy in four outlets",
        tuple(carrier(name, wire("AP")) for name in ("Ledger", "Gull", "Crier", "Post")),
        ("The Associated Press",),
        1,
        unseen=("The Associated Press",),
    ),
    Case(
        "one text in four outlets, of which one says whose it is",
        (
            carrier("Crier"),
            *(carrier(name, copy_of="Crier") for name in ("Ledger", "Gull")),
            carrier("Post", wire("Reuters"), copy_of="Crier"),
        ),
        ("Reuters",),
        2,
        unseen=("Reuters",),
    ),
    Case(
        "one text, and nobody says whose",
        (carrier("Crier"), carrier("Gull", copy_of="Crier"), carrier("Ledger", copy_of="Crier")),
        ("Crier",),
        1,
    ),
    Case(
        "one text, and the agency has it as well",
        (carrier("Crier", wire("AP")), carrier("a-1", outlet="AP", copy_of="Crier"), carrier("Gull", copy_of="Crier")),
        ("AP",),
        1,
    ),
    Case(
        "one text, and nobody says that it is the agency's, which has it",
        (carrier("Crier"), carrier("a-1", outlet="AP", copy_of="Crier")),
        ("AP",),
        1,
    ),
    Case(
        "what an agency wrote credits for the agency",
        (carrier("Crier", wire("UPI"), told("CNBC")), carrier("Gull", told("CNBC"))),
        ("CNBC",),
        2,
        unseen=("CNBC",),
    ),
    Case(
        "an outlet that the store has not",
        (carrier("Ledger", told("People's Daily")), carrier("Gull")),
        ("Gull", "People's Daily"),
        1,
        unseen=("People's Daily",),
    ),
    Case(
        "one that relies on another",
        (carrier("Ledger", told("Courier"), told("Reuters", by="Courier")),),
        ("Reuters",),
        2,
        unseen=("Reuters",),
    ),
    Case("one that credits itself", (carrier("Ledger", told("the Ledger")),), ("Ledger",)),
    Case(
        "names of one outlet",
        (carrier("Ledger", told("AP")), carrier("Gull", told("The Associated Press"))),
        ("The Associated Press",),
        1,
        unseen=("The Associated Press",),
    ),
    Case("the outlet's name cut to pieces", (carrier("nyt"), carrier("Gull", told("The New York Times"))), ("nyt",), 1),
    Case(
        "two that credit each other",
        (carrier("Ledger", told("Gull")), carrier("Gull", told("Ledger"))),
        (),
        1,
        (("Gull", "Ledger"),),
    ),
    Case(
        "a circle of three, and one who believes it",
        (
            carrier("Ledger", told("Gull")),
            carrier("Gull", told("Crier")),
            carrier("Crier", told("Ledger")),
            carrier("Post", told("Gull")),
        ),
        (),
        3,
        (("Crier", "Gull", "Ledger"),),
    ),
    Case(
        "a circle of which one has it from elsewhere",
        (carrier("Ledger", told("Gull")), carrier("Gull", told("Ledger"), told("Reuters"))),
        ("Reuters",),
        2,
        (("Gull", "Ledger"),),
        ("Reuters",),
    ),
    Case(
        "a circle of which one reports itself as well",
        (
            carrier("l-1", told("Gull"), outlet="Ledger"),
            carrier("l-2", outlet="Ledger"),
            carrier("Gull", told("Ledger")),
        ),
        ("Ledger",),
        1,
        (("Gull", "Ledger"),),
    ),
    Case(
        "an outlet that once has it itself, once from elsewhere",
        (carrier("l-1", outlet="Ledger"), carrier("l-2", wire("AP"), outlet="Ledger")),
        ("Ledger", "The Associated Press"),
        1,
        unseen=("The Associated Press",),
    ),
    Case("two articles of one outlet", (carrier("l-1", outlet="Ledger"), carrier("l-2", outlet="Ledger")), ("Ledger",)),
    Case(
        "articles without an outlet",
        (carrier("a.txt", outlet=None), carrier("b.txt", outlet=None)),
        ("a.txt", "b.txt"),
    ),
    Case(
        "media that are not named",
        (carrier("Ledger", told(None)), carrier("Gull", told(None))),
        ("told local media",),
        1,
        unseen=("told local media",),
    ),
    Case(
        "an article that is called as an outlet is",
        (carrier("Ledger", outlet=None), carrier("Gull", told("Ledger"))),
        ("Ledger", "Ledger (article)"),
        1,
        unseen=("Ledger",),
    ),
    Case("nobody", (), ()),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.what for case in CASES])
def test_origins(case: Case) -> None:
    found = origins(*case.carriers)
    assert tuple(sorted(found.roots)) == case.roots
    assert found.independent == len(case.roots)
    assert (found.depth, found.cycles) == (case.depth, case.cycles)
    assert found.credited_only == case.unseen


def test_a_credit_keeps_its_evidence() -> None:
    found = origins(carrier("Ledger"), carrier("Gull", wire("AP")), carrier("Post", copy_of="Ledger"))
    assert [
        (one.by, one.to, one.how, one.article, one.start, one.end, one.words) for one in found.credits
    ] == [
        ("Gull", "The Associated Press", CreditEvidence.BYLINE, "Gull", None, None, "AP"),
        ("Post", "Ledger", CreditEvidence.COPY, "Post", 1, 19, WORDS),
    ]


def test_a_reporter_tells_which_articles_are_its_own() -> None:
    found = origins(
        carrier("l-1", outlet="Ledger"), carrier("l-2", wire("AP"), outlet="Ledger"), carrier("Gull")
    )
    assert [(one.name, one.articles, one.own) for one in found.reporters] == [
        ("Gull", ("Gull",), ("Gull",)),
        ("Ledger", ("l-1", "l-2"), ("l-1",)),
        ("The Associated Press", (), ()),
    ]
