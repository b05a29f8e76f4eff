"""Whom an article credits for words that it prints: what governs them, and who wrote the article."""

from __future__ import annotations

from datetime import date

import pytest
from audit_tables import BOTH, analysed

from quotetrack.audit import AuditContext, Policy
from quotetrack.model import Article
from quotetrack.provenance import CreditEvidence, Credits, of_article

# a text in which «…» are the words asked about, and whom they are credited to: "Courier", or "Courier > Reuters" where
# one relies on the other
Row = tuple[str, list[str]]
GOVERNS: list[Row] = [
    ("Reuters reported that «the bridge had cracks».", ["Reuters"]),
    ("«The bridge had cracks», according to the New York Times.", ["New York Times"]),
    ("“«The bridge is safe»,” Ann Whitlock told CNN.", ["CNN"]),
    ("In an interview with The Hill, Ann Whitlock said the «bridge was safe».", ["Hill"]),
    ("“«The bridge is safe»,” Ann Whitlock said Sunday on CNN’s “New Day.”", ["CNN"]),
    ("“«The bridge is safe»,” Ann Whitlock told the Washington Post and CNN.", ["Washington Post"]),
    # nobody is credited
    ("“«The bridge is safe»,” said Ann Whitlock.", []),
    ("“«The bridge is safe»,” said Ann Whitlock, who once worked for Reuters.", []),
]
ANOTHER: list[Row] = [
    # the credit is another's
    ("“«The bridge is safe»,” said Ann Whitlock. Paul Okafor told CNN that it had cracks.", []),
    ("“It has cracks,” Paul Okafor told CNN. ¶ “«The bridge is safe»,” said Ann Whitlock.", []),
    ("CNN reported that the tunnel was closed. ¶ “«The bridge is safe»,” said Ann Whitlock.", []),
    # what somebody says of an outlet is no credit
    ("“«I told CNN that the bridge is safe»,” said Ann Whitlock.", []),
]
LEADS_IN: list[Row] = [
    ("“It is old,” Ann Whitlock told CNN. “«The bridge is safe»,” she said.", ["CNN"]),
    ("“It is old,” Ann Whitlock told CNN. ¶ “«The bridge is safe»,” Whitlock said.", ["CNN"]),
    ("Ann Whitlock sat down for an interview with CNN on Friday. “«The bridge is safe»,” she said.", ["CNN"]),
    (
        "“It is old,” Ann Whitlock told CNN. ¶ “It has cracks,” said Paul Okafor. ¶ “«The bridge is safe»,” said "
        "Ann Whitlock.",
        [],
    ),
    (
        "“It is old,” Ann Whitlock told CNN. ¶ The tunnel was closed in May. ¶ The rain had come over the hills. ¶ "
        "“«The bridge is safe»,” said Ann Whitlock.",
        [],
    ),
]
ELSEWHERE: list[Row] = [
    # the words were said on another occasion, or the report is what is spoken of
    ("“It is old,” Ann Whitlock told CNN. ¶ “«The bridge is safe»,” Whitlock said at a rally in May.", []),
    ("“It is old,” Ann Whitlock told CNN. ¶ In a speech in May, Whitlock said “«the bridge is safe»”.", []),
    ("In the wake of the Reuters report, Ann Whitlock said the «bridge was safe».", []),
]
RELIES: list[Row] = [
    ("Politico, citing Reuters, reported that «the bridge had cracks».", ["Politico", "Politico > Reuters"]),
    ("Local media reported that «the bridge had cracks».", ["local media"]),
]
ALL = [*GOVERNS, *ANOTHER, *LEADS_IN, *ELSEWHERE, *RELIES]


def credited(marked: str, by: str) -> tuple[AuditContext, list[int]]:
    """The article, and the attributions that have the marked words."""
    text = marked.replace("«", "").replace("»", "")
    start = marked.replace(" ¶ ", "\n\n").index("«")
    story = AuditContext(analysed(text, by), Policy())
    found = [
        i
        for i, a in enumerate(story.attributions)
        if any(span.start <= start + 2 and start < span.end for span in a.content) and story.is_outer(i)
    ]
    return story, found


@pytest.mark.parametrize("by", BOTH)
@pytest.mark.parametrize("row", ALL)
def test_what_governs_words(row: Row, by: str) -> None:
    marked, expected = row
    story, found = credited(marked, by)
    assert found, "no attribution has the words"
    claims = Credits(story).of(found[0]).claims
    told = [f"{one.by} > {one.name or one.words}" if one.by else one.name or one.words for one in claims]
    assert len(told) == len(expected), told
    for one, words in zip(told, expected, strict=True):
        assert words.lower() in one.lower(), told
    for claim in claims:
        assert claim.span is not None and claim.span.of(story.text) == claim.words


@pytest.mark.parametrize("by", BOTH)
def test_who_stands_behind_an_outlet_without_a_name(by: str) -> None:
    story, found = credited("Reuters, citing two officials, reported that «the bridge had cracks».", by)
    assert Credits(story).of(found[0]).anonymous == ("two officials",)


BODY = "The bridge will be closed until May, the council said on Friday."
WRITTEN: list[tuple[str | None, str, str | None, list[tuple[CreditEvidence, str]]]] = [
    # byline, text, outlet → who wrote it
    ("AP", BODY, "Harbor Ledger", [(CreditEvidence.BYLINE, "AP")]),
    ("By Iris Vance, Associated Press", BODY, "Harbor Ledger", [(CreditEvidence.BYLINE, "Associated Press")]),
    ("By AP staff", BODY, None, [(CreditEvidence.BYLINE, "AP")]),
    ("Iris Vance and Reuters", BODY, "Harbor Ledger", [(CreditEvidence.BYLINE, "Reuters")]),
    ("Iris Vance | USA TODAY", BODY, "Harbor Ledger", [(CreditEvidence.BYLINE, "USA TODAY")]),
    ("Iris Vance, USA TODAY", BODY, "usa-today", []),
    ("AP", BODY, "The Associated Press", []),
    ("Iris Vance", BODY, "Harbor Ledger", []),
    ("Michael Bloomberg", BODY, "Harbor Ledger", []),
    (None, BODY, "Harbor Ledger", []),
    (None, f"PORT ELLERY (Reuters) – {BODY}", "Harbor Ledger", [(CreditEvidence.DATELINE, "Reuters")]),
    (None, f"PORT ELLERY, March 4 (AP) — {BODY}", None, [(CreditEvidence.DATELINE, "AP")]),
    (None, f"PORT ELLERY (Reuters) – {BODY}", "reuters.com", []),
    (None, f"PORT ELLERY – {BODY}", "Harbor Ledger", []),
    (
        None,
        f"{BODY}\n\nCopyright 2016 The Associated Press. All rights reserved.",
        None,
        [(CreditEvidence.SIGNED, "Associated Press")],
    ),
    (None, f"{BODY}\n\n© 2016 AFP", None, [(CreditEvidence.SIGNED, "AFP")]),
    (
        None,
        f"{BODY}\n\nThis article was originally published by ProPublica.",
        None,
        [(CreditEvidence.SIGNED, "ProPublica")],
    ),
    (
        None,
        f"{BODY}\n\n(Reporting by Iris Vance; Editing by Paul Okafor)",
        None,
        [(CreditEvidence.SIGNED, "Reuters")],
    ),
    (
        None,
        f"{BODY}\n\nThe Associated Press contributed to this report.",
        None,
        [],
    ),  # to a part, nobody says which
    (None, f"{BODY}\n\nCopyright 2016 Harbor Ledger.", "Harbor Ledger", []),
]


@pytest.mark.parametrize(("byline", "text", "outlet", "expected"), WRITTEN)
def test_who_wrote_an_article(
    byline: str | None, text: str, outlet: str | None, expected: list[tuple[CreditEvidence, str]]
) -> None:
    article = Article("a", text, outlet=outlet, byline=byline, published=date(2024, 3, 1))
    found = of_article(article)
    assert [(one.how, one.name) for one in found] == expected
    for one in found:
        assert (one.span is None) == (one.how is CreditEvidence.BYLINE)
        assert one.span is None or one.span.of(text) == one.words
