"""What a report counts is kept: read again only where something changed, and never a figure of yesterday."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from stories import Said, keep, story

from quotetrack.audit import Policy
from quotetrack.errors import StoreError
from quotetrack.model import SourceType
from quotetrack.model.records import Scope
from quotetrack.reports.sourcing.model import Report
from quotetrack.services.ingest_writer import IngestWriter
from quotetrack.services.reporting import sourcing_report
from quotetrack.services.review import corrections
from quotetrack.services.review.speakers import rename
from quotetrack.services.review.undo import undo
from quotetrack.store import Database, audits, migration
from quotetrack.store import tables as t
from quotetrack.store.queries import attributions
from quotetrack.store.queries.attributions import QuoteFilter

STANDARD = Policy()
EVERYTHING = Scope()
ALL = range(1, 19)
HEADLINE = "Sources said the quay is lost."
QUAY = story(
    "quay", f"{HEADLINE}\n\n“The quay is lost,” Ann Whitlock told the Gull Gazette.",
    Said("the quay is lost", "Sources", type=SourceType.UNNAMED, anonymous=True, descriptor="Sources", cue="said"),
    Said("The quay is lost,", "Ann Whitlock", "Ann Whitlock", cue="told"),
)  # fmt: skip
DEPOT = story(
    "depot", "“The depot is shut,” said Ann Whitlock.", Said("The depot is shut,", "Ann Whitlock", "Ann Whitlock")
)  # fmt: skip


def report(store: Database, policy: Policy = STANDARD, scope: Scope = EVERYTHING) -> Report:
    return sourcing_report(store, scope, policy, by="outlet", explained=ALL)


def pending(store: Database, policy: Policy = STANDARD) -> int:
    with store.read() as connection:
        return len(audits.pending(connection, Scope(), policy))


def kept(store: Database) -> int:
    with store.read() as connection:
        return connection.execute(select(func.count()).select_from(t.Audit)).scalar_one()


def fill_in(**more: object) -> Callable[[Database], None]:
    def unchanged(store: Database) -> None:
        with IngestWriter(store) as run:
            run.unchanged(replace(QUAY.article, **more))  # type: ignore[arg-type]

    return unchanged


def correct(store: Database) -> None:
    number = next(row.id for row in attributions.quotes(store, QuoteFilter()) if row.article == "quay")
    corrections.correct(store, number, corrections.Change(speaker="Bea Moss"))


def read_again(store: Database) -> None:
    with IngestWriter(store, version="hand-2") as run:
        run.save(replace(QUAY, version="hand-2", attributions=QUAY.attributions[1:]))


def publish_again(store: Database) -> None:
    keep(store, replace(QUAY, article=replace(QUAY.article, text=f"{QUAY.article.text} It rains.")))


CHANGES: list[Callable[[Database], None]] = [
    fill_in(title=HEADLINE), fill_in(outlet="Gull Gazette"), fill_in(byline="Reuters"),
    fill_in(published=date(2024, 6, 1)), correct, read_again, publish_again,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=range(len(CHANGES)))
def test_what_changed_is_counted_again_and_nothing_else(
    store: Database, change: Callable[[Database], None]
) -> None:
    keep(store, QUAY, DEPOT)
    report(store)
    assert (pending(store), kept(store)) == (0, 2)
    change(store)
    assert (pending(store), kept(store)) == (1, 1)
    was = report(store)
    with store.write() as connection:
        connection.execute(t.Audit.__table__.delete())  # type: ignore[attr-defined]
    assert report(store) == was


def test_a_correction_that_is_taken_back_is_counted_again(store: Database) -> None:
    keep(store, QUAY, DEPOT)
    was = report(store)
    correct(store)
    assert report(store) != was
    undo(store, 1)
    assert pending(store) == 1
    assert report(store) == was


def test_a_headline_and_an_outlet_that_are_learned_later_count(store: Database) -> None:
    keep(store, QUAY, DEPOT)
    before = report(store).figure("second-hand").measures[0].share
    fill_in(outlet="Gull Gazette")(store)
    after = report(store).figure("second-hand").measures[0].share
    assert before is not None and after is not None
    assert (before.count, after.count) == (1, 0)


def test_what_is_kept_is_not_counted_again(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(store, QUAY, DEPOT)
    was = report(store)
    monkeypatch.setattr(audits, "count_article", None)
    assert report(store) == was


def test_a_speaker_with_another_name_is_not_counted_again_and_told_by_it(store: Database) -> None:
    keep(store, QUAY, DEPOT)
    report(store)
    rename(store, "Ann Whitlock", "Ann B. Whitlock")
    assert pending(store) == 0
    assert [row.why for row in report(store).figure("mix").evidence] == [
        "unnamed", "person: Ann B. Whitlock", "person: Ann B. Whitlock",
    ]  # fmt: skip


def test_a_store_that_cannot_be_written_is_reported_on(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, QUAY, DEPOT)

    def refuse(_: Database) -> None:
        raise StoreError("another writes")

    with monkeypatch.context() as patched:
        patched.setattr(Database, "write", refuse)
        was = report(store)
    assert kept(store) == 0
    assert report(store) == was
    assert kept(store) == 2


def test_each_policy_has_its_own_and_the_latest_stay(store: Database) -> None:
    keep(store, QUAY)
    policies = [Policy(lead_paragraphs=n) for n in range(1, 7)]
    for policy in policies:
        report(store, policy)
    assert [pending(store, policy) for policy in policies] == [1, 1, 0, 0, 0, 0]
    assert len({policy.version for policy in (*policies, Policy(bare=frozenset({"aides"})))}) == 7


def test_only_the_articles_that_are_asked_about_are_counted(store: Database) -> None:
    keep(store, replace(QUAY, article=replace(QUAY.article, outlet="Harbor Ledger")), DEPOT)
    report(store, scope=Scope(outlet="Harbor Ledger"))
    assert (pending(store), kept(store)) == (1, 1)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE audit_findings SET stop = 9999", "findings of audits are not in their texts"),
        (
            "DELETE FROM audit_counts WHERE name = 'articles'",
            "audits are of no current revision, or count nothing",
        ),
        ("UPDATE revisions SET current = 0", "audits are of no current revision, or count nothing"),
    ],
)
def test_a_check_finds_audits_that_cannot_be(store: Database, path: Path, damage: str, told: str) -> None:
    keep(store, QUAY, DEPOT)
    report(store)
    assert migration.check(path) == []
    with store.write() as connection:
        connection.execute(text(damage))
    assert any(line.endswith(told) for line in migration.check(path))
