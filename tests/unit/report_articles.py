"""Six invented articles, analysed by hand, whose figures are counted by hand in `test_report_sourcing`.

ledger-1, ledger-2, ledger-3 (Harbor Ledger) and courier-1, courier-2 (Meridian Courier) are reported on; post-1, of
another outlet, prints a part of ledger-1 again. ledger-3 says nothing of anybody.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from quotetrack.model import Analysis, Article, Attribution, Kind, SourceType, Span, Speaker
from quotetrack.model.records import Sighting, StatementRow, StoredArticle, TimelineEntry

DIRECT, INDIRECT = Kind.DIRECT, Kind.INDIRECT
SURE = 0.9

LEDGER_1 = """Sources said the harbour would close in May.

“The plan of the minister is incompetent, costly and late,” a senior official at the ministry said, asking not to be \
named because he fears for his job.

The tunnel reportedly cost twelve million euros.

“We were never asked,” said Ann Whitlock."""
COURIER_1 = """“We were never asked,” Ann Whitlock said in the council.

Kestrel Wire, citing a port worker, reported that the dredger had sunk.

Two officials, who were not authorized to speak publicly, said that the dredger was old and leaking badly.

Ann Whitlock accused Paul Okafor of taking bribes."""
COURIER_2 = """Officials said the bridge was safe. He added that it was old.

“Nobody told us about the loan,” said Jo Marsh.

“Nothing at all about it.”

“The gate was left open all night.”

Mr. Okafor declined to comment."""
LEDGER_2 = "“We were never consulted,” said Ann Whitlock."
LEDGER_3 = "It rained in the harbour on Tuesday, all day long."
POST_1 = "“The plan of the minister is incompetent, costly and late,” a senior official at the ministry said."


def at(text: str, words: str) -> Span:
    """Where words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def anonymous(text: str, descriptor: str, *mentions: str, reason: str | None = None, **more: Any) -> Speaker:
    """An anonymous source."""
    return Speaker(
        SourceType.UNNAMED, descriptor=descriptor, mentions=tuple(at(text, one) for one in mentions),
        anonymous=True, reason=reason and at(text, reason), **more,
    )  # fmt: skip


def named(text: str, name: str, type_: SourceType = SourceType.PERSON) -> Speaker:
    """A source with a name, mentioned by it."""
    return Speaker(type_, name, (at(text, name),))


def said(
    text: str, kind: Kind, words: str, speaker: Speaker | None, source: str | None, cue: str | None = "said"
) -> Attribution:
    """Words of a text, and who says so."""
    content = at(text, words)
    return Attribution(
        kind, (content,), cue and at(text, cue), source and at(text, source), confidence=SURE, speaker=speaker
    )  # fmt: skip


def stored(key: str, text: str, *attributions: Attribution, **about: Any) -> StoredArticle:
    """An article as the store gives it."""
    return StoredArticle(Analysis(Article(key, text, **about), attributions, "hand-1"), {})


_PLAN = "“The plan of the minister is incompetent, costly and late,”"
_OFFICIAL = "a senior official at the ministry"


def _ledger_1() -> StoredArticle:
    t = LEDGER_1
    sources = anonymous(t, "sources", "Sources", plural=True, specificity=0)
    official = anonymous(
        t, _OFFICIAL, _OFFICIAL, reason="asking not to be named because he fears for his job", number=1,
        affiliation="ministry", specificity=3,
    )  # fmt: skip
    return stored(
        "ledger-1", t,
        said(t, INDIRECT, "the harbour would close in May", sources, "Sources"),
        said(t, DIRECT, _PLAN, official, _OFFICIAL),
        said(t, DIRECT, "“We were never asked,”", named(t, "Ann Whitlock"), "Ann Whitlock"),
        outlet="Harbor Ledger", byline="Iris Vance", published=date(2024, 3, 1), topics=("Ports", "Politics"),
    )  # fmt: skip


def _courier_1() -> StoredArticle:
    t = COURIER_1
    officials = anonymous(
        t, "two officials", "Two officials", reason="who were not authorized to speak publicly",
        boilerplate=True, plural=True, number=2, specificity=1,
    )  # fmt: skip
    whitlock, wire = named(t, "Ann Whitlock"), named(t, "Kestrel Wire", SourceType.MEDIA)
    return stored(
        "courier-1", t,
        said(t, DIRECT, "“We were never asked,”", whitlock, "Ann Whitlock"),
        said(t, INDIRECT, "that the dredger had sunk", wire, "Kestrel Wire", "reported"),
        said(t, INDIRECT, "that the dredger was old and leaking badly", officials, "Two officials"),
        Attribution(
            INDIRECT, (at(t, "Paul Okafor of taking bribes"),), at(t, "accused"),
            Span(t.rindex("Ann Whitlock"), t.rindex("Ann Whitlock") + 12), confidence=SURE, speaker=whitlock,
        ),
        outlet="Meridian Courier", published=date(2024, 3, 20), topics=("Ports",),
    )  # fmt: skip


def _courier_2() -> StoredArticle:
    t = COURIER_2
    officials = anonymous(t, "officials", "Officials", "He", plural=True, specificity=1)
    marsh = named(t, "Jo Marsh")
    return stored(
        "courier-2", t,
        said(t, INDIRECT, "the bridge was safe", officials, "Officials"),
        said(t, INDIRECT, "that it was old", officials, "He", "added"),
        said(t, DIRECT, "“Nobody told us about the loan,”", marsh, "Jo Marsh"),
        said(t, DIRECT, "“Nothing at all about it.”", marsh, "Jo Marsh"),
        said(t, DIRECT, "“The gate was left open all night.”", None, None, None),
        outlet="Meridian Courier", published=date(2024, 4, 2),
    )  # fmt: skip


def _ledger_2() -> StoredArticle:
    t = LEDGER_2
    quoted = said(t, DIRECT, "“We were never consulted,”", named(t, "Ann Whitlock"), "Ann Whitlock")
    return stored("ledger-2", t, quoted, outlet="Harbor Ledger")


ARTICLES = (
    _ledger_1(),
    _courier_1(),
    _courier_2(),
    _ledger_2(),
    stored("ledger-3", LEDGER_3, outlet="Harbor Ledger"),
)
BEYOND = (
    stored(
        "post-1", POST_1,
        said(POST_1, DIRECT, _PLAN, anonymous(POST_1, _OFFICIAL, _OFFICIAL, number=1, specificity=3), _OFFICIAL),
        outlet="The Post", published=date(2024, 3, 2),
    ),
)  # fmt: skip


def _told(
    key: str, text: str, words: str, relation: str, outlet: str, copy_of: str | None = None
) -> TimelineEntry:
    span = at(text, words)
    return TimelineEntry(key, outlet, None, span.start, span.end, words.strip("“”"), None, relation, copy_of)


def _statement(id_: str, words: str, *timeline: TimelineEntry) -> StatementRow:
    one = timeline[0]
    first = Sighting(one.article, one.outlet, one.date, one.start, one.end, one.words, one.speaker)
    return StatementRow(id_, words, first, 0, None, None, len(timeline), 2, 0, (), False, {}, timeline)


STATEMENTS = (
    _statement(
        "asked", "We were never asked,",
        _told("ledger-1", LEDGER_1, "“We were never asked,”", "verbatim", "Harbor Ledger"),
        _told("courier-1", COURIER_1, "“We were never asked,”", "verbatim", "Meridian Courier"),
        _told("ledger-2", LEDGER_2, "“We were never consulted,”", "altered", "Harbor Ledger"),
    ),
    _statement(
        "plan", _PLAN.strip("“”"),
        _told("ledger-1", LEDGER_1, _PLAN, "verbatim", "Harbor Ledger"),
        _told("post-1", POST_1, _PLAN, "verbatim", "The Post", copy_of="ledger-1"),
    ),
)  # fmt: skip
