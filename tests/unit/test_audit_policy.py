"""What a newsroom's own standard changes, and what a finding says."""

from __future__ import annotations

import pytest
from audit_tables import analysed, check, found

from quotetrack.audit import RULES, Kind, Policy, Severity, audit, summarise
from quotetrack.sources.distinct import CountRange

FAST = "fast"
TOLD = "Sources said the minister would resign. ¶ Analysts warn that the deal could fail."


def own(**more: object) -> Policy:
    """A standard that differs in what is named."""
    return Policy(**more)  # type: ignore[arg-type]


OWN = [
    (
        Kind.BARE,
        "A person close to the board said he would resign.",
        own(bare=frozenset({"a person close to the board"})),
        1,
    ),
    (
        Kind.UNNAMED_GROUP,
        "Stakeholders said the tunnel was late.",
        own(groups=frozenset({"stakeholders"})),
        1,
    ),
    (
        Kind.BOILERPLATE,
        "An aide, who asked not to be named because she feared for her job, said it was lost.",
        own(boilerplate=frozenset({"feared for her job"})),
        1,
    ),
    (Kind.ATTACK, "An aide said the mayor was a windbag.", own(evaluative=frozenset({"windbag"})), 1),
    (
        Kind.ATTACK,
        "An aide said the mayor was past  his prime.",
        own(evaluative=frozenset({"past his prime"})),
        1,
    ),
    (
        Kind.HEARSAY,
        "The town’s gossips have it that he left.",
        own(hearsay=frozenset({"town's gossips have it"})),
        1,
    ),
    (
        Kind.SECOND_HAND,
        "Ann Whitlock told the Kestrel Wire it was late.",
        own(outlets=frozenset({"kestrel wire"})),
        1,
    ),
    (Kind.SECOND_HAND, "Ann Whitlock told Reuters it was late.", own(own_outlets=frozenset({"reuters"})), 0),
    (Kind.NO_REASON, "An aide said the vote was lost.", own(min_confidence=1.0), 0),
    (Kind.BARE, TOLD, own(findings=frozenset({Kind.UNNAMED_GROUP})), 0),
    (Kind.UNNAMED_GROUP, TOLD, own(findings=frozenset({Kind.UNNAMED_GROUP})), 1),
    (
        Kind.LEAD_ANONYMOUS,
        "The town has waited for nine years for the bridge. ¶ It will open in May, a senior official said.",
        own(lead_paragraphs=1),
        0,
    ),
]


@pytest.mark.parametrize(("kind", "text", "policy", "count"), OWN)
def test_a_standard_of_ones_own(kind: Kind, text: str, policy: Policy, count: int) -> None:
    assert len(found(kind, text, FAST, policy)) == count
    if count and kind is not Kind.UNNAMED_GROUP:  # nothing that is found anyway
        assert found(kind, text, FAST) == []


def test_what_the_outlet_itself_reports_is_its_own() -> None:
    text = "“The bridge is safe,” Ann Whitlock told the Harbor Post."
    post = own(outlets=frozenset({"harbor post"}))
    assert found(Kind.SECOND_HAND, text, FAST, post) == ["Harbor Post"]
    assert found(Kind.SECOND_HAND, text, FAST, post, outlet="The Harbor Post") == []
    short = "“The bridge is safe,” Ann Whitlock told The Post."
    assert found(Kind.SECOND_HAND, short, FAST, outlet="Harbor Courier") == ["Post"]
    assert found(Kind.SECOND_HAND, short, FAST, outlet="The Harbor Post") == []


def test_a_headline_counts_as_the_lead() -> None:
    text = (
        "Minister will resign, sources say ¶ Ann Whitlock said on Friday that the harbour would open in May."
    )
    row = (text, ["sources"])
    check(Kind.LEAD_ANONYMOUS, row, FAST, title="Minister will resign, sources say")
    check(Kind.LEAD_ANONYMOUS, (text.partition(" ¶ ")[2], []), FAST)


def test_whom_only_the_headline_describes_is_named_below() -> None:
    title = "Rugby legend says he will vote for the harbour tax"
    text = f"{title} ¶ Paul Okafor, who won two cups, said on Friday that the tax would pay for the pier."
    check(Kind.LEAD_ANONYMOUS, (text, []), FAST, title=title)
    check(Kind.NO_REASON, (text, []), FAST, title=title)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Reuters said the bridge had cracks.", "taken from another outlet, Reuters"),
        (
            "Reuters reported, citing two officials, that the bridge had cracks.",
            "taken from another outlet, Reuters, which has it from “two officials”: two steps from its origin",
        ),
        (
            "The Times reported that Reuters had quoted an aide as saying the bridge was shut.",
            "taken from another outlet, Times, which has it from “Reuters”, and this from “an aide”: "
            "three steps from its origin",
        ),
        ("The Gazette reported on Sunday that the bridge had cracks.", "taken from another outlet, Gazette"),
        ("Local media reported that the bridge had cracks.", "taken from another outlet, which is not named"),
    ],
)
def test_the_chain_to_the_origin_is_told(text: str, message: str) -> None:
    first = next(one for one in audit(analysed(text, FAST)) if one.kind is Kind.SECOND_HAND)
    assert first.message == message


@pytest.mark.parametrize(("who", "verb"), [("Several senators", "are"), ("A senior official", "is")])
def test_the_verb_agrees_with_who_is_not_named(who: str, verb: str) -> None:
    text = f"{who}, speaking on condition of anonymity to discuss internal matters, said the bill was dead."
    told = [one.message for one in audit(analysed(text, FAST)) if one.kind is Kind.BOILERPLATE]
    assert told == [f"boilerplate is all that is said of why “{who[0].lower()}{who[1:]}” {verb} not named"]


def test_findings_come_in_the_order_of_the_text_and_at_one_place_in_that_of_an_editor() -> None:
    text = "Sources said the minister would resign. ¶ Analysts warn that the deal could fail. ¶ He reportedly left."
    kinds = [one.kind for one in audit(analysed(text, FAST))]
    assert kinds == [Kind.LEAD_ANONYMOUS, Kind.NO_REASON, Kind.BARE, Kind.UNNAMED_GROUP, Kind.HEARSAY]


def test_a_finding_leads_to_its_words_and_its_attribution() -> None:
    analysis = analysed("It rained. An aide mocked the mayor’s plan.", FAST)
    one = next(one for one in audit(analysis) if one.kind is Kind.ATTACK)
    assert [span.of(analysis.article.text) for span in one.spans] == ["An aide", "mocked"]
    assert one.words == "An aide … mocked"
    assert one.attribution is not None
    assert analysis.attributions[one.attribution].cue in one.spans
    assert one.severity is Severity.ERROR
    assert one.advice == RULES[Kind.ATTACK].advice


def test_every_kind_has_a_rule() -> None:
    assert set(RULES) == set(Kind)


@pytest.mark.parametrize(
    ("text", "attributions", "anonymous", "distinct"),
    [
        ("It rained.", 0, 0, (0, 0)),
        ("Ann Whitlock said the bridge was safe.", 1, 0, (0, 0)),
        (
            "An aide said it was lost. ¶ Another aide said it was won. ¶ Ann Whitlock said nothing was lost.",
            3,
            2,
            (2, 2),
        ),
        ("Officials said it was lost.", 1, 1, (1, None)),
    ],
)
def test_the_article_in_figures(
    text: str, attributions: int, anonymous: int, distinct: tuple[int, int | None]
) -> None:
    summary = summarise(analysed(text, FAST))
    assert (summary.attributions, summary.anonymous, summary.distinct) == (
        attributions,
        anonymous,
        CountRange(*distinct),
    )
    assert summary.ratio == (anonymous / attributions if attributions else None)
