"""Which pairs are the same words said once, and what was done to them. Each row is a phenomenon."""

import pytest

from quotetrack.matching.comparison import (
    Comparison,
    Context,
    Relation,
    align,
    compare,
    compare_words,
    is_informative,
)
from quotetrack.matching.normal_form import NormalForm, normalize, reported_form
from quotetrack.matching.term_weights import idf

IDF = idf
TODAY = Context(days=0)


def verdict(a: str, b: str, context: Context = TODAY) -> Relation | None:
    found = compare(a, b, IDF, context)
    return found.relation if found is not None else None


FERRY = "The ferry to Skerry Island was overloaded and nobody had checked the lifeboats since spring"

MATCHES = [
    # verbatim: house style apart
    (FERRY + ".", FERRY + ",", "verbatim"),
    ("“We can’t dredge the harbour,”", '"We cannot dredge the harbour"', "verbatim"),
    ("The council’s dredging budget won’t last", "the council's dredging budget will not last", "verbatim"),
    ("a well–funded smear — no more, senator", "a well-funded smear - no more, senator", "verbatim"),
    ("FERRIES ARE UNINSPECTED", "Ferries are uninspected", "verbatim"),
    ("overclassification run amok.", "overclassification run amok", "verbatim"),
    ("twelve trawlers sank", "12 trawlers sank", "verbatim"),
    ("Say it: ‘The harbour is silting up’", "Say it: “The harbour is silting up”", "verbatim"),
    ("[T]he harbour is silting up", "the harbour is silting up", "verbatim"),
    ("Angela Correy’s [sic] dredging rhetoric", "Angela Correy's dredging rhetoric", "verbatim"),
    ("he [the mayor] is peddling trawlers", "he is peddling trawlers", "verbatim"),
    # trimmed: front, back, both, inside where it is marked
    (FERRY, "nobody had checked the lifeboats since spring", "trimmed"),
    (FERRY, "The ferry to Skerry Island was overloaded", "trimmed"),
    (FERRY, "Skerry Island was overloaded and nobody had checked", "trimmed"),
    (FERRY, "The ferry … was overloaded and nobody had checked the lifeboats", "trimmed"),
    (FERRY, "The ferry ... was overloaded and nobody had checked the lifeboats", "trimmed"),
    (FERRY, "The ferry [...] was overloaded and nobody had checked the lifeboats", "trimmed"),
    (
        "Maybe I can, by speaking to trawler crews, say, ‘Look, dredging ruins the estuary.’ We must stop it",
        "dredging ruins the estuary",
        "trimmed",
    ),
    (
        "We will compensate the trawler crews. The estuary must be dredged by October.",
        "The estuary must be dredged by October. Anything later is negligence.",
        "trimmed",
    ),
    (
        "She wants to abolish — essentially abolish the harbour tariff. By the way, it pays for dredging",
        "abolish the harbour tariff",
        "trimmed",
    ),
    # altered: a word changed, added or silently dropped inside
    (FERRY, FERRY.replace("overloaded", "overcrowded"), "altered"),
    (FERRY, FERRY.replace("nobody had", "nobody in the company had"), "altered"),
    (FERRY, FERRY.replace(" to Skerry Island", ""), "altered"),
    (
        "If you don't want Harker or Lund to chair it, you better get on board with Okafor",
        "If you don't want Berit Lund or Tom Harker to chair it, you better get on board with Okafor",
        "altered",
    ),
    # contradicting: never the same statement
    (FERRY, FERRY.replace("was", "was not"), "contradicting"),
    (FERRY, FERRY.replace("was", "wasn't"), "contradicting"),
    ("Dredging contracts will never be renewed", "Dredging contracts will be renewed", "contradicting"),
    ("The trawler fire killed 12 deckhands", "The trawler fire killed 15 deckhands", "contradicting"),
    ("The fire killed twelve deckhands", "The fire killed fifteen deckhands", "contradicting"),
    ("Dredging cost $3 million, auditors say", "Dredging cost $3 billion, auditors say", "contradicting"),
    ("Every trawler pays the harbour tariff", "Not every trawler pays the harbour tariff", "contradicting"),
    ("I will [not] renew the dredging contract", "I will renew the dredging contract", "contradicting"),
    ("I do not believe that dredging ruins the estuary", "Dredging ruins the estuary", "contradicting"),
    ("Nobody knows whether trawlers ruin the estuary", "Trawlers ruin the estuary", "contradicting"),
    ("I never said the trawlers ruin the estuary", "The trawlers ruin the estuary", "contradicting"),
    ("They will not … dredge the silting harbour", "They will dredge the silting harbour", "contradicting"),
    # what the cut leaves out is another clause, or what the article may say in its own words
    ("It is not true. Dredging ruins the estuary", "Dredging ruins the estuary", "trimmed"),
    ("Not only trawlers ruin the estuary", "Trawlers ruin the estuary", "trimmed"),
    ("We will not dredge the silting harbour", "dredge the silting harbour", "trimmed"),
    ("I did … renew the dredging contract", "I did not renew the dredging contract", "contradicting"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "relation"), MATCHES)
def test_a_match_and_its_relation(a: str, b: str, relation: str) -> None:
    assert verdict(a, b) == relation


NO_MATCHES = [
    # stock phrases and courtesies
    ("Thank you very much.", "Thank you very much!"),
    ("Make America great again", "Let's make America great again."),
    ("God bless America", "God bless America."),
    ("We will win", "We will win, we will win"),
    ("I don't know.", "I don't know."),
    ("at the end of the day", "At the end of the day, we will see."),
    # one shared word or name
    ("rigged", "The whole inquiry was rigged, and the ferry company knew it"),
    ("Harker is doing fine", "Harker never called the coastguard back"),
    # one frame, another utterance
    ("This is not going to be easy", "This is not going to be over by March, as much as we would like it"),
    ("It's going to be all guns blazing", "It's going to be a race to the finish"),
    ("We will raise taxes", "We will not raise taxes"),
    # nothing shared at all
    (FERRY, "The orchestra opens its season with a premiere"),
    ("", FERRY),
    ("", ""),
]


@pytest.mark.parametrize(("a", "b"), NO_MATCHES)
def test_no_match(a: str, b: str) -> None:
    assert compare(a, b, IDF, TODAY) is None


def test_what_differs_is_named_on_its_side() -> None:
    found = compare(FERRY, FERRY.replace("overloaded", "dangerously overcrowded"), IDF, TODAY)
    assert found is not None
    assert (found.only_a, found.only_b) == (("overloaded",), ("dangerously", "overcrowded"))
    assert found.score < 100


def test_words_around_a_trimmed_quotation_are_named() -> None:
    found = compare("had checked the lifeboats since spring", FERRY, IDF, TODAY)
    assert found is not None
    assert (found.only_a, found.score) == ((), 100.0)
    assert found.only_b[-1] == "nobody"


def test_more_evidence_is_needed_for_another_day() -> None:
    short = "a dredged estuary"
    assert verdict(short, short, Context(days=0)) == "verbatim"
    assert verdict(short, short, Context(days=40)) is None
    assert verdict(FERRY, FERRY, Context(days=4000)) == "verbatim"


def test_a_day_that_is_not_known_may_be_another() -> None:
    short = "a dredged estuary"
    assert verdict(short, short, Context()) is None
    assert verdict(FERRY, FERRY, Context()) == "verbatim"


def test_more_evidence_is_needed_where_more_is_said() -> None:
    """All that two outlets quote is what was said; in two speeches it is a phrase."""
    short = "dredging is negligence"
    speech = (
        f"{FERRY} and whoever owns a trawler knows that {short} and tells the coastguard inspectors on Skerry"
    )
    assert verdict(short, short, Context(days=7)) == "verbatim"
    assert verdict(short, f"He said {short}", Context(days=7)) == "trimmed"
    assert verdict(short, speech, Context(days=7)) is None


def test_long_ago_is_not_longer_ago_every_year() -> None:
    line = "dredge the silting estuary"
    assert compare(line, line, IDF, Context(days=90)) == compare(line, line, IDF, Context(days=4000))
    assert verdict(line, line, Context(days=4000)) == "verbatim"


def test_a_varied_line_on_another_day_was_said_again() -> None:
    again = FERRY.replace("overloaded and", "so overloaded and again")
    assert verdict(FERRY, again, Context(days=1)) == "altered"
    line = "We have come a long way in the last nine months"
    varied = line.replace("a long", "a pretty long")
    assert verdict(line, varied, Context(days=30)) is None
    assert verdict(line, varied, Context(days=30, same_speaker=True)) is None


def test_two_endings_of_one_phrase_on_two_days_are_two_utterances() -> None:
    phrase = "There is a special shelf in the archive for "
    endings = ("clerks who lose ledgers", "ministers who never read")
    assert verdict(phrase + endings[0], phrase + endings[1], Context(days=7)) is None
    assert verdict(phrase + "lost ledgers", phrase + "sleepy ministers", Context(days=7)) is None
    assert verdict(phrase + endings[0], phrase + endings[0], Context(days=7)) == "verbatim"


def test_a_speaker_in_common_speaks_for_a_match_and_another_against() -> None:
    line = "silting harbour"
    speech = f"We inspected every trawler and every lighthouse along the coast and it is a {line} for the pilots too"
    assert verdict(line, speech, Context(days=3, same_speaker=True)) == "trimmed"
    assert verdict(line, speech, Context(days=3, same_speaker=False)) is None


def test_what_articles_are_about_is_no_evidence() -> None:
    """Names come up in every article about their bearers, and few of their words are common ones."""
    assert verdict("what Deirdre Kowalczyk said", "Nobody knows what Deirdre Kowalczyk wants") is None
    assert verdict("what dredging swindlers said", "Nobody knows what dredging swindlers want") == "trimmed"


def test_a_stump_line_in_two_speeches_is_not_one_utterance() -> None:
    line = "This could be the greatest dredging swindle of them all."
    one, other = f"{line} We will end it in March.", f"Nobody inspects the trawlers. {line}"
    assert verdict(one, other, Context(days=33, same_speaker=True)) is None
    assert verdict(one, other, TODAY) == "trimmed"
    assert verdict(one, line, Context(days=33, same_speaker=True)) == "trimmed"


def test_the_weights_given_decide() -> None:
    assert compare(FERRY, FERRY, lambda _: 0.0) is None
    assert compare("it is so", "it is so", lambda _: 9.0) is not None


def test_compare_is_compare_words_of_the_normal_forms() -> None:
    cut = "The ferry … was overloaded and nobody had checked"
    assert compare(FERRY, cut, IDF) == compare_words(normalize(FERRY), normalize(cut), IDF)


def test_a_quotation_longer_than_is_aligned_is_still_found() -> None:
    filler = " ".join(f"word{i}" for i in range(9000))
    found = compare(FERRY, f"{filler} {FERRY} {filler}", IDF, TODAY)
    assert isinstance(found, Comparison)
    assert found.relation == "trimmed"


SPEECH = [f"word{i * i % 7919}" for i in range(4000)]


@pytest.mark.parametrize("size", [2600, 4000, 30_000])
@pytest.mark.parametrize(
    ("there", "changed", "expected"),
    [
        (["one", "two", "three"], [], "altered"),
        (["they"], ["they", "not"], "contradicting"),
        (["25"], ["26"], "contradicting"),
    ],
)
def test_a_change_late_in_a_long_speech_is_told(
    size: int, there: list[str], changed: list[str], expected: str
) -> None:
    words = (SPEECH * 8)[:size]
    at = size * 4 // 5
    # Both have other ends, so that neither is all of the other.
    one = NormalForm(("hello", *words[:at], *there, *words[at:], "goodbye"))
    other = NormalForm((*words[:at], *changed, *words[at:], "thanks"))
    found = compare_words(one, other, IDF, TODAY)
    assert found is not None
    assert found.relation == expected
    assert len(found.only_a) <= len(there) + 2
    assert len(found.only_b) <= len(changed) + 1


RETOLD = "the ferry to Skerry Island was overloaded and nobody had checked the lifeboats"
WEEK_LATER = Context(days=9)


@pytest.mark.parametrize(
    ("other", "context", "expected"),
    [
        (RETOLD, TODAY, "verbatim"),
        ("that " + RETOLD, TODAY, "verbatim"),  # "that" is the reporter's
        (RETOLD.replace("the lifeboats", "its lifeboats"), TODAY, "altered"),
        (RETOLD.replace("nobody had checked", "nobody checked"), Context(1, True), "altered"),
        # a subject in common is no statement in common
        ("the ferry to Skerry Island will be inspected in March", TODAY, None),
        ("an inquiry into the overloaded ferry to Skerry Island and its lifeboats", TODAY, None),
        ("the ferry to Skerry Island was overloaded", TODAY, None),
        # another day, another mouth: it is reported again
        (RETOLD, WEEK_LATER, None),
        (RETOLD, Context(0, False), None),
        (RETOLD, Context(None, True), None),
    ],
)
def test_reported_statements_match_by_nearly_all_their_words(
    other: str, context: Context, expected: str | None
) -> None:
    found = compare_words(reported_form(RETOLD), reported_form(other), IDF, context)
    assert (None if found is None else found.relation.value) == expected


def test_a_reported_statement_matches_no_quotation() -> None:
    assert align(reported_form(RETOLD), normalize(RETOLD), IDF) is None
    assert align(normalize(RETOLD), reported_form(RETOLD), IDF) is None


def test_a_reported_statement_says_enough_by_a_measure_of_its_own() -> None:
    short = "the lifeboats were silted"
    assert is_informative(normalize(short), IDF)
    assert not is_informative(reported_form(short), IDF)
    assert is_informative(reported_form(RETOLD), IDF)
