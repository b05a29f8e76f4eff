"""What carries a claim, what contradicts it, what only resembles it; and verdicts on their scale."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrack.facts.checkworthiness import CandidateClaim, is_checkable, suggest
from quotetrack.facts.matching import Utterance, find_fact, normal_forms, word_runs, wording_keys
from quotetrack.facts.rating_scale import DEFAULT, RatingScale
from quotetrack.matching.comparison import Relation
from quotetrack.matching.normal_form import normalize
from quotetrack.model import Kind

CLAIM = "The ferry terminal at Port Ellery will close for 14 months of repairs after the summer season"


def of(words: str, kind: Kind = Kind.INDIRECT, *quoted: str) -> Utterance:
    return Utterance(words, normal_forms(kind, words, quoted), kind)


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        (CLAIM, Relation.VERBATIM),
        (CLAIM.upper(), Relation.VERBATIM),
        (
            "that the ferry terminal at Port Ellery will close for fourteen months of repairs",
            Relation.TRIMMED,
        ),
        (CLAIM.replace("will close", "is to close"), Relation.ALTERED),
        (CLAIM.replace("14", "18"), Relation.CONTRADICTING),
        (CLAIM.replace("will", "will not"), Relation.CONTRADICTING),
        ("the ferry terminal at Port Ellery was painted in the summer season", None),
        ("14 months of repairs", None),
        ("", None),
        ("…", None),
    ],
)
def test_what_a_paraphrase_makes_of_a_claim(words: str, relation: Relation | None) -> None:
    found = find_fact(of(words), CLAIM)
    assert (found and found.relation) == relation


def test_a_number_and_a_negation_are_told_apart() -> None:
    number, negation = (
        find_fact(of(words), CLAIM)
        for words in (CLAIM.replace("14", "18"), CLAIM.replace("will", "will not"))
    )
    assert number is not None
    assert negation is not None
    assert (number.number, negation.number) == (True, False)


def test_a_half_quoted_one_is_also_asked_by_its_quotation() -> None:
    long = f"it was nothing but the usual talk of the quay, of hotels and of gulls, that “{CLAIM}” he would not say"
    assert find_fact(of(long, Kind.MIXED, CLAIM), CLAIM) is not None


def test_a_quoted_fragment_is_a_sighting_and_a_fragment_of_a_paraphrase_is_none() -> None:
    part = "the ferry terminal at Port Ellery"
    assert find_fact(of(part), CLAIM) is None
    assert (
        find_fact(of("“close for 14 months of repairs after the summer season”", Kind.DIRECT), CLAIM)
        is not None
    )


@given(st.text(max_size=300), st.text(max_size=300), st.sampled_from(Kind))
def test_no_words_make_it_raise(a: str, b: str, kind: Kind) -> None:
    find_fact(of(a, kind, b), b)
    assert word_runs(normalize(a)) <= wording_keys(normalize(a))
    assert 0 <= is_checkable(a, normalize(a)) <= 1


def test_a_verdict_is_known_however_it_is_written() -> None:
    assert DEFAULT.find(" Mostly-False ") == "mostly false"
    assert [DEFAULT.value(one) for one in DEFAULT.all] == [5, 4, 3, 2, 1, None, None]
    with pytest.raises(ValueError, match="'pants on fire' is no verdict; there are yes, no"):
        RatingScale(("yes", "no"), ()).find("pants on fire")


PAID = "the port authority paid 3 million euros to a contractor who destroyed the records"


def claimed(number: int, words: str = PAID, **more: Any) -> CandidateClaim:
    about: dict[str, Any] = {"outlet": f"Outlet {number}", "who": "Ann", "named": True, "cue": "said"}
    return CandidateClaim(number, f"a{number}", words=words, day=None, **(about | more))


@pytest.mark.parametrize(
    ("claims", "reasons"),
    [
        ([claimed(1)], []),  # one outlet, by name, undisputed
        ([claimed(1, who="an aide", named=False, anonymous=True)], ["one origin, not named: an aide"]),
        ([claimed(1), claimed(2)], ["2 outlets have it"]),
        ([claimed(1, denied_by="Bo")], ["denied by Bo"]),
        ([claimed(1), claimed(2, PAID.replace("3", "5"))],
         ["the numbers differ: “3 million euros” (Outlet 1), “5 million euros” (Outlet 2)", "2 outlets have it"]),
        ([claimed(1), claimed(2, PAID.replace("paid", "never paid"), who="Bo")],
         ["one has a “not” more: “nothing” (Outlet 1), “never” (Outlet 2)", "2 outlets have it", "2 say it: Ann, Bo"]),
        ([claimed(1, anonymous=True, words="the harbour is a wonderful place for all of us")], []),
        ([claimed(1, anonymous=True, words="we hope that we will have to pay no more than you think")], []),
        ([claimed(1, anonymous=True, words="did the authority pay 3 million euros to a contractor?")], []),
    ],
)  # fmt: skip
def test_why_a_claim_is_worth_a_watch(claims: list[CandidateClaim], reasons: list[str]) -> None:
    found = suggest(claims)
    assert [list(one.reasons) for one in found] == ([reasons] if reasons else [])


def test_the_order_of_rows_makes_no_difference() -> None:
    claims = [claimed(n, PAID.replace("3", str(3 + n % 2))) for n in range(6)]
    claims += [
        claimed(n, "an auditor found 40 unsigned contracts in the cellar", anonymous=True)
        for n in range(6, 8)
    ]
    assert suggest(claims) == suggest(claims[::-1])
    assert suggest(claims, 1) == suggest(claims)[:1]
