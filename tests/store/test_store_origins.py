"""Origins of stored statements: what of an article is a sighting, who is quoted, and that corrections count."""

from __future__ import annotations

from datetime import date

import pytest
from stories import RATES, Said, keep, story

from quotetrack.model import Analysis, SourceType
from quotetrack.provenance import CreditEvidence, Origins
from quotetrack.store import Database
from quotetrack.store.queries import statements
from quotetrack.store.queries.provenance import origins


def named(
    key: str, day: int, text: str = "“{}” said Ann Okafor, governor of the Bank.", **about: str
) -> Analysis:
    words = text.format(RATES)
    return story(
        key, words, Said(RATES, "Ann Okafor", "Ann Okafor", cue="said" if "said" in words else "told"),
        **{"outlet": f"Harbor {key.title()}", "published": date(2024, 3, day), **about},
    )  # fmt: skip


def unnamed(key: str, day: int, source: str) -> Analysis:
    return story(
        key, f"“{RATES},” said {source}.",
        Said(RATES, source, type=SourceType.UNNAMED, anonymous=True, descriptor=source.lower(), cue="said"),
        outlet=f"Harbor {key.title()}", published=date(2024, 3, day),
    )  # fmt: skip


def only(store: Database) -> Origins:
    rows = statements.statements(store).rows
    assert len(rows) == 1
    return origins(store, rows)[0]


def test_two_who_quote_one_speaker_are_two_origins_and_one_source(store: Database) -> None:
    keep(store, named("ledger", 1), named("gull", 2))
    found = only(store)
    assert (found.independent, found.named, found.anonymous) == (2, ("Ann Okafor",), ())
    assert found.roots == ("Harbor Gull", "Harbor Ledger")


def test_anonymous_sources_are_told_as_described(store: Database) -> None:
    keep(store, unnamed("ledger", 1, "A senior official"), unnamed("gull", 2, "a senior official"))
    found = only(store)
    assert (found.independent, found.named, found.anonymous) == (2, (), ("a senior official",))


def test_a_credit_leads_to_the_outlet_that_the_store_has(store: Database) -> None:
    keep(store, named("ledger", 1), named("gull", 2, "“{}” Ann Okafor told the Harbor Ledger on Friday."))
    found = only(store)
    assert found.roots == ("Harbor Ledger",)
    assert [(one.by, one.to, one.how, one.words) for one in found.credits] == [
        ("Harbor Gull", "Harbor Ledger", CreditEvidence.TOLD, "told the Harbor Ledger")
    ]


def test_many_statements_at_once_are_each_as_alone(store: Database) -> None:
    lanterns = "Nobody counted the lanterns on the quay before the ferry left for the island"
    said = Said(lanterns, "Iris Vance", "Iris Vance")
    text = f"“{lanterns},” said Iris Vance."
    wires = [story(f"{key}-2", text, said, outlet=key, byline="AP") for key in ("Lamp", "Horn")]
    keep(store, named("ledger", 1), named("gull", 2), *wires)
    rows = statements.statements(store).rows
    assert len(rows) == 2
    together = origins(store, rows)
    assert together == [origins(store, [row])[0] for row in rows]
    assert sorted(one.independent for one in together) == [1, 2]


def test_no_statements_no_origins(store: Database) -> None:
    assert origins(store, []) == []


@pytest.mark.parametrize("outlet", ["Reuters", "reuters.com"])
def test_what_the_credited_outlet_prints_itself_is_its_own(store: Database, outlet: str) -> None:
    keep(store, named("ledger", 1, "“{}” Ann Okafor told Reuters."), named("wire", 2, outlet=outlet))
    found = only(store)
    assert (found.roots, found.credited_only) == ((outlet,), ())
