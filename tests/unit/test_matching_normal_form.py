"""What makes no difference between two quotations, and what is kept beside the words."""

import pytest

from quotetrack.matching.normal_form import normalize, reported_form, stored_form

SAME = [
    # marks, dashes, case, width
    ("“We’re ready,”", '"we\'re ready"'),
    ("the so-called ‘deal’", "THE SO–CALLED “DEAL”"),
    ("the harbour — all of it", "the harbour - all of it"),
    ("no—never", "no, never"),
    ("Ｈａｒｂｏｕｒ", "harbour"),
    ("soft\u00adware", "software"),
    ("Gonzalo Peña", "Gonzalo Pena"),
    # contractions
    ("We can't stay", "We cannot stay"),
    ("We can’t stay", "We can not stay"),
    ("They won't", "They will not"),
    ("It isn't over", "It is not over"),
    ("I'm sure they've left and we're right", "I am sure they have left and we are right"),
    ("It's over", "It is over"),
    ("Let's go", "Let us go"),
    ("We're gonna fix it", "We are going to fix it"),
    # possessives
    ("You'll see", "You will see"),
    ("the mayor's plan", "the mayor plan"),
    ("the nurses’ pay", "the nurses pay"),
    ("James's boat", "James' boat"),
    # numbers, initials, signs
    ("twelve of 1,200", "12 of 1200"),
    ("twenty-five boats", "25 boats"),
    ("the third week", "the 3rd week"),
    ("the 1st and the 2nd", "the first and the second"),
    ("5% of it", "five percent of it"),
    ("the U.N. envoy", "the UN envoy"),
    # sums: one way to write each
    ("$5 million", "five million dollars"),
    ("$5m", "$5 million"),
    ("$5.0 million", "$5,000,000"),
    ("US$5bn", "5 billion dollars"),
    ("€5 million", "5 million €"),
    ("a £5-million bridge", "a five-million-pound bridge"),
    ("$.50", "0.5 dollars"),
    (".5 million", "500,000"),
    ("1.25 million", "1250 thousand"),
    ("a million gulls", "one million gulls"),
    ("twenty-five hundred", "2,500"),
    ("Twenty-Five Million gulls", "25,000,000 gulls"),
    ("five per cent", "5%"),
    ("5 pct", "5 percent"),
    ("−$5", "$-5"),
    ("minus twenty-five", "-25"),
    ("pages 5–6", "pages 5 6"),
    ("five's", "5"),
    # an editor's brackets
    ("[T]he bridge fell", "The bridge fell"),
    ("they kill[ed] it", "they killed it"),
    ("Corey’s [sic] bridge", "Corey's bridge"),
    ("he [the mayor] is out", "he is out"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same_words(a: str, b: str) -> None:
    assert normalize(a).words == normalize(b).words


DIFFERENT = [
    ("We can stay", "We can't stay"),
    ("I will [not] sign", "I will sign"),
    ("[15] were hurt", "were hurt"),
    ("1.5 million", "15 million"),
    ("the third week", "the 4th week"),
    ("4 th", "4th"),
    ("we are", "were"),
    ("O'Malley", "Malley"),
    ("twenty. Five boats", "twenty-five boats"),
    ("$5 million", "€5 million"),
    ("$5 million", "£5 million"),
    ("$5 million", "-$5 million"),
    ("$5 million", "$.5 million"),
    ("$17", "seventeen"),
    ("17 million", "seventeen"),
    ("5m", "5 million"),  # metres, perhaps
    ("1.2.30", "1.2.3"),
]


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_different_words(a: str, b: str) -> None:
    assert normalize(a).words != normalize(b).words


CUTS = [
    ("The bridge … fell", {2}),
    ("The bridge ... fell", {2}),
    ("The bridge. . . . fell", {2}),
    ("The bridge [...] fell", {2}),
    ("the bridge [over the Elm] fell", {2}),
    ("… the bridge fell …", {0, 3}),
    ("the bridge [sic] fell", set()),
    ("[t]he bridge fell", set()),
    ("the bridge fell.", set()),
]


@pytest.mark.parametrize(("text", "cuts"), CUTS)
def test_cuts_stand_where_an_editor_interrupted_the_words(text: str, cuts: set[int]) -> None:
    assert normalize(text).cuts == cuts


STOPS = [
    ("it fell. We ran.", {2, 4}),
    ("it fell — we ran", {2}),
    ("she said ‘run’ to us", {2, 3}),
    ("We ran", {0}),
    ("we ran", set()),
    ("we ran, and it fell", set()),
    ("no, we ran", {1}),
    ("it fell, They ran", {2}),  # "It fell," he said. "They ran."
    ("it fell, It’s over", {2}),
    ("in Skerry, Harker ran", set()),  # a name
    ("it fell, I ran", set()),  # "I" has a capital anywhere
]


@pytest.mark.parametrize(("text", "stops"), STOPS)
def test_stops_stand_where_a_sentence_or_a_clause_ends(text: str, stops: set[int]) -> None:
    assert normalize(text).stops == stops


@pytest.mark.parametrize("text", ["", " ", "“”", "…", "[laughs]", "?!", "'"])
def test_nothing_said_has_no_words(text: str) -> None:
    assert normalize(text).words == ()


NAMES = [
    ("We asked Harker and the U.N. envoy", {"harker", "un"}),
    ("We ran. They fell. “Nobody” saw", set()),  # capitals that begin a sentence or a quotation
    ("… The bridge", set()),
    ("Make The Harbour Great", set()),  # a headline
    ("New York values", {"york"}),
    ("[T]he bridge", set()),
    ("the O’Malley plan", {"omalley"}),
    ("in March and may", {"march"}),
    ("We lost Five Million in it", set()),  # no name is left of it
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_capital_inside_a_sentence_tells_a_name(text: str, names: set[str]) -> None:
    assert normalize(text).named == names


ODD = [
    "5 [million not]",
    "5 [dollars not]",
    "5, million",
    "per [cent not]",
    "a million's o.n.e five's",
    "1" + " million" * 9,
    "$5 dollars million",
    "5; dollars million",
    "-5 -- -6 - -$7 … -8",
    "$ € 5 % € million",
]


@pytest.mark.parametrize("text", ODD)
def test_odd_sums_have_a_normal_form_that_is_its_own(text: str) -> None:
    once = normalize(text)
    assert normalize(str(once)) == stored_form(str(once)) == once


RETOLD = "that the Skerry ferry … was overloaded; nobody checked"


def test_what_is_reported_is_kept_apart_from_what_is_quoted() -> None:
    one = reported_form(RETOLD)
    assert one.words == normalize(RETOLD).words[1:]
    assert one.named == {"skerry"}
    assert one.cuts == {3}
    assert stored_form(str(one)) == one != normalize(RETOLD.removeprefix("that "))
    assert stored_form(str(reported_form("the ferry"))) == reported_form("the ferry")
    assert stored_form(str(reported_form(""))) == reported_form("")
