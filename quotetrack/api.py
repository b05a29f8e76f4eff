"""The library: what a script, a notebook or a page does with a store of articles.

    from quotetrack import open_store

    with open_store("news.db") as store:
        store.ingest("articles/", outlet="Harbor Ledger")
        for quote in store.quotes(speaker="Maejima"):
            print(quote.date, quote.outlet, quote.content)

Every verb returns frozen values of `quotetrack.model.records` and its neighbours; none of them knows the database. What
cannot be done raises an error of `quotetrack.errors`, whose `message` says what failed and whose `advice` what to do.
Holds no logic: it calls `services` and `store.queries`, and imports them when a verb is first used.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection, Iterable
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, overload

if TYPE_CHECKING:
    from quotetrack.audit import Finding, Policy
    from quotetrack.facts.records import FactDossier, FactRow
    from quotetrack.model import Analysis, Article, Kind, SourceType
    from quotetrack.model.records import (
        DecisionRow,
        IngestSummary,
        MatchRow,
        Page,
        Profile,
        QuoteRow,
        SpeakerRow,
        StatementRow,
    )
    from quotetrack.reports.anonymity import AnonymousReport
    from quotetrack.reports.repetition import Repetition
    from quotetrack.reports.sourcing.model import Report
    from quotetrack.services.ingest import IngestInput
    from quotetrack.store import Database

PAGE = 100  # rows of a page where nobody says how many


def open_store(where: str | os.PathLike[str] | None = None, *, create: bool = True) -> Store:
    """Open the store at a path or SQLAlchemy URL; None is $QUOTETRACK_DB, else ./quotetrack.db.

    A store that is not there is made where `create` is true. Raises StoreError where it is missing, no store, not
    readable, or of another schema than this program's (`quotetrack db upgrade` brings an older one up).

        >>> with open_store("news.db") as store:
        ...     store.ingest("articles/")
    """
    from quotetrack.store import open_database

    return Store(open_database(where, create=create))


class Store:
    """An open store of articles, what they attribute to whom, and who printed the same words. A context manager.

    The lists (`quotes`, `matches`, `statements`, `speakers`, `facts`) return a `Page` of at most `limit` rows; None is
    all of them. `page.next` is the cursor of the next page, to be given as `after`, and stays good while articles come
    in; to iterate over a page is to iterate over all rows from there on. Other keywords filter: None asks for nothing,
    days are whole days and both included. All verbs raise StoreError where the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self.database = database  # for services that are no verb of the library

    def close(self) -> None:
        """Close the store; it is of no use afterwards."""
        self.database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def ingest(
        self,
        sources: IngestInput | Iterable[IngestInput],
        *,
        engine: str | None = None,
        model: str | None = None,
        outlet: str | None = None,
        date: datetime.date | None = None,
        match: bool = True,
        again: bool = False,
        jobs: int = 1,
    ) -> IngestSummary:
        """Read articles and keep who said what: paths of files or folders, URLs, `Article`s, one or many.

        An article that the store has is left as it is; one with the same id and another text is a new revision of it.
        `outlet` and `date` stand in where an article does not say. `engine` is `accurate` or `fast`, None the best that
        is installed, `model` a folder of your own weights. Without `match` nothing is matched until `quotetrack match`.
        `again` also reads what another engine has read. `jobs` processes read (0: one a processor); more than one
        needs a script with `if __name__ == "__main__":`.

        Returns how many were new, unchanged, updated and failed, and in `problems` why. An article that fails is no
        error. Raises EngineError, and StoreError.

            >>> store.ingest(Article("a1", '"It is safe," said Lucia Prato, an engineer.')).new
            1
        """
        from quotetrack.extraction.engines import engine as load
        from quotetrack.services.analysis import workers
        from quotetrack.services.ingest import IngestService, read_sources

        reader = load(engine, model)
        with workers(reader, jobs) as analysts:
            summary = IngestService(self.database, analysts).run(
                read_sources(sources, outlet=outlet, published=date),
                match=match,
                version=reader.version if again else None,
            )
        if summary.interrupted:
            raise KeyboardInterrupt
        return summary

    def quotes(self, *, limit: int | None = PAGE, after: str | None = None, **filters: Any) -> Page[QuoteRow]:
        """Quotations and reported statements, the newest first.

        Filters are those of `QuoteFilter`: speaker (any form of the name), speaker_id, text (words that all occur,
        "an exact phrase", begin*), outlet, since, until, kind (`Kind`), type (`SourceType`), anonymous. Raises
        NotFoundError for an unknown speaker or outlet, with the names that are nearly it in `advice`.

            >>> page = store.quotes(anonymous=True, limit=20)
            >>> more = store.quotes(anonymous=True, limit=20, after=page.next)
        """
        from quotetrack.model.records import QuoteFilter
        from quotetrack.store.queries import attributions

        return attributions.quotes(self.database, QuoteFilter(**filters), limit, after)

    def matches(
        self, *, limit: int | None = PAGE, after: str | None = None, **filters: Any
    ) -> Page[MatchRow]:
        """The same words in two articles, the most alike first, with a score from 0 to 100.

        Filters are those of `quotes`, asked of one of the two quotations. Each page ranks all matches anew, so that few
        large pages are quicker than many small ones. Raises NotFoundError as `quotes` does.
        """
        from quotetrack.model.records import QuoteFilter
        from quotetrack.store.queries import matches

        return matches.matches(self.database, QuoteFilter(**filters), limit, after)

    def statements(
        self, *, limit: int | None = PAGE, after: str | None = None, **filters: Any
    ) -> Page[StatementRow]:
        """What was said once and printed in several articles: most outlets first, then most sightings.

        Filters are those of `quotes`, asked of one sighting; what is told is the whole statement. Raises NotFoundError
        as `quotes` does.
        """
        from quotetrack.model.records import QuoteFilter
        from quotetrack.store.queries import statements

        return statements.statements(self.database, QuoteFilter(**filters), limit, after)

    def statement(self, key: str) -> StatementRow:
        """One statement, by its id or as much of its beginning as no other has. Raises NotFoundError."""
        from quotetrack.store.queries import statements

        return statements.statement(self.database, key)

    def speakers(
        self, *, search: str | None = None, limit: int | None = PAGE, after: str | None = None
    ) -> Page[SpeakerRow]:
        """Who speaks, the most attributed first; with `search`, those with these letters in a form of the name."""
        from quotetrack.store.queries import speakers

        return speakers.speakers(self.database, search=search, limit=limit, after=after)

    def speaker(self, name: str) -> Profile:
        """All that is known of one speaker: forms of the name, roles over time, outlets. `name` is any form that means
        one speaker, or the speaker's number. Raises NotFoundError where it means none, or several."""
        from quotetrack.store.queries import speakers

        return speakers.profile(self.database, name)

    def facts(self, *, limit: int | None = PAGE, after: str | None = None, **filters: Any) -> Page[FactRow]:
        """Statements under watch, those that were printed last first.

        Filters are those of `FactFilter`: text, speaker, outlet, since, until, status, anonymous_only, disputed,
        unseen_since, closed (False; None is both). Raises NotFoundError for an unknown outlet.
        """
        from quotetrack.facts.records import FactFilter
        from quotetrack.store.queries import facts

        return facts.facts(self.database, FactFilter(**filters), limit, after)

    def fact(self, key: str) -> FactDossier:
        """All that is known of a fact, by its id or as much of its beginning as no other has. Raises NotFoundError."""
        from quotetrack.store.queries import facts

        return facts.fact_dossier(self.database, key)

    def article(self, key: str) -> Analysis:
        """A stored article with what it attributes to whom, by its id, URL or number. Raises NotFoundError.

        >>> analysis = store.article("articles/budget.txt")
        >>> [span.of(analysis.article.text) for span in analysis.attributions[0].content]
        """
        from quotetrack.store.articles.load import load_article

        return load_article(self.database, key)

    def audit(
        self, article: Article | Analysis | str, *, policy: Policy | None = None, engine: str | None = None
    ) -> tuple[Finding, ...]:
        """What a standards editor would ask about an article, in reading order, also by what other stored articles make
        of its quotations. A draft need not be stored, and is not; `article` may be the id of one that is.

        `policy` says what is asked, by default what newsroom standards have in common. Spans are offsets in code points
        into the article's text. Raises NotFoundError for an unknown id, EngineError.
        """
        from quotetrack.services.audit import audit_article

        return audit_article(self.database, article, policy, engine)

    @overload
    def report(
        self, what: Literal["anonymous"], *, by: str | None = None, **scope: Any
    ) -> AnonymousReport: ...
    @overload
    def report(
        self,
        what: Literal["sourcing"],
        *,
        by: str | None = None,
        compared: tuple[str, str] | None = None,
        policy: Policy | None = None,
        explained: Collection[int] = (),
        **scope: Any,
    ) -> Report: ...
    @overload
    def report(self, what: Literal["repetition"], **scope: Any) -> list[Repetition]: ...
    def report(
        self,
        what: str,
        *,
        by: str | None = None,
        compared: tuple[str, str] | None = None,
        policy: Policy | None = None,
        explained: Collection[int] = (),
        **scope: Any,
    ) -> AnonymousReport | Report | list[Repetition]:
        """Figures on the articles of a scope (outlet, since, until, byline, topic), as `quotetrack report` prints them.

        `anonymous` is how much rests on anonymous sources, `sourcing` all eighteen figures, `repetition` the statements
        that most outlets carry. `by` asks for groups as well: outlet, byline, month; for `sourcing` also article,
        topic, of which `compared` sets two beside each other, and `explained` numbers figures that come with the rows
        that make them. A share has its count and total, and a 95% interval from
        0 to 1. Raises NotFoundError for an unknown outlet, ValueError for groups or a report that are none.

            >>> share = store.report("anonymous", since=date(2024, 1, 1)).total.measures[0].share
            >>> share.count, share.total, share.interval
        """
        from quotetrack.audit import Policy
        from quotetrack.model.records import Scope
        from quotetrack.services import reporting

        wanted = Scope(**scope)
        if what == "anonymous":
            return reporting.anonymity_report(self.database, wanted, by=by)
        if what == "sourcing":
            return reporting.sourcing_report(
                self.database, wanted, policy or Policy(), by=by, compared=compared, explained=explained
            )
        if what == "repetition":
            return reporting.ranking(self.database, wanted)
        raise ValueError(f"no report {what!r}; there are anonymous, sourcing, repetition")

    def correct(
        self,
        attribution: int,
        *,
        speaker: str | None = None,
        type: SourceType | None = None,  # noqa: A002 (as the command line has it)
        kind: Kind | None = None,
        reject: bool = False,
        by: str | None = None,
        note: str | None = None,
    ) -> DecisionRow:
        """Say what an attribution, by its number in `quotes`, really is; None leaves as it is, `reject` says that it is
        none. `by` is who decides and `note` why. Holds when the article is read again, and is taken back by `undo`.

        Raises NotFoundError for an unknown attribution and for a name that can be several speakers, StoreError where
        nothing is to change.

            >>> store.correct(2, speaker="Ann Whitlock", by="R. Moss").id
        """
        from quotetrack.services.review.corrections import Change, correct

        change = Change(speaker, type, kind, reject)
        return self.decision(correct(self.database, attribution, change, by, note))

    def merge(self, name: str, other: str, *, by: str | None = None, note: str | None = None) -> DecisionRow:
        """Make two speakers one, who goes by the name of the first. Raises NotFoundError for a name that means none or
        several, StoreError where they are one already."""
        from quotetrack.services.review import speakers
        from quotetrack.store.decision_log import Reviewer

        return self.decision(speakers.merge(self.database, name, other, Reviewer(by, note)))

    def decision(self, number: int) -> DecisionRow:
        """What a person decided, by its number in the log. Raises NotFoundError."""
        from quotetrack.store import decision_log

        with self.database.read() as connection:
            return decision_log.find_decision(connection, number)

    def undo(self, number: int) -> DecisionRow:
        """Take a decision back: the store is as if it had not been made. Returns what it was. Raises NotFoundError
        where there is none that stands."""
        from quotetrack.services.review.undo import undo

        return undo(self.database, number)
