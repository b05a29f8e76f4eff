"""Who stands behind a source: small articles of our own, each row a phenomenon.

A source is written in braces; beside the text stands what each of them must be, in order: the name for a
person, "type" or "type: name" for another, and "unnamed", "spokesperson", "collective", "unknown",
"author".
"""

from __future__ import annotations

import pytest
from coreference_tables import short, speakers

from quotetrack.model import Article, Attribution, Kind, SourceType, Span, Speaker
from quotetrack.segmentation import segment
from quotetrack.sources import identify

NAMES = [
    # title, role, age, apposition, possessive are no part of a name
    ("{Professor Kazuhiro Maejima of Sophia University} noted it.", ["Kazuhiro Maejima"]),
    ("{John Smith, a 54-year-old farmer who keeps bees,} shrugged.", ["John Smith"]),
    ("{U.S. President Donald Trump} said so. {Trump’s} claim stood. {Trump} left.", ["Donald Trump"] * 3),
    ("{Sen. John McCain (R-Ariz.)} objected. {McCain} voted no.", ["John McCain"] * 2),
    ("{Quina Jones, 25,} marched.", ["Quina Jones"]),
    ("{Manhattan Supreme Court Justice Frank Nervo} ruled. {Nervo} wrote it.", ["Frank Nervo"] * 2),
    ("{Family spokesman Bob Gunnell} says hello.", ["Bob Gunnell"]),
    ("{UMWA Director of Government Affairs Phil Smith} told us.", ["Phil Smith"]),
    ("{Secretary of State John Kerry} flew in. {Kerry} spoke.", ["John Kerry"] * 2),
    ("{CNN’s Jake Tapper} asked.", ["Jake Tapper"]),
    ("{An attorney for the airline, Mark Dougall,} stressed it.", ["Mark Dougall"]),
    ("{Her chief policy aide, Jake Sullivan,} calls it bold.", ["Jake Sullivan"]),
    ("{Trump’s running mate, Indiana Gov. Mike Pence,} plans it.", ["Mike Pence"]),
    ("{the Rev. Peter Wherry, of a church in Charlotte,} said.", ["Peter Wherry"]),
    ("{Retired Air Force Gen. Norman Ham} said. {Ham} said.", ["Norman Ham"] * 2),
    ("{an unknown city builder named Donald Trump} bragged.", ["Donald Trump"]),
    ("{Popular Christian and corporate speaker Lance Wall} believes it.", ["Lance Wall"]),
    ("George Will writes columns. {Will} wrote it. {Mr. Will} said.", ["George Will"] * 2),
    ("{a confident-seeming Manafort} bragged. Paul Manafort left.", ["Paul Manafort"]),
    # names of the world
    ("{Sanae Takaichi} spoke. Later {Takaichi Sanae} spoke. {Takaichi} left.", ["Sanae Takaichi"] * 3),
    ("{Chinese President Xi Jinping} warned. {Xi} added that. {Mr. Xi} left.", ["Xi Jinping"] * 3),
    (
        "{Ursula von der Leyen} said. {Von der Leyen} said. {Ms. von der Leyen} said.",
        ["Ursula von der Leyen"] * 3,
    ),
    ("{Luiz Inácio Lula da Silva} won. {Lula} thanked them.", ["Luiz Inácio Lula da Silva"] * 2),
    ("{Grand Ayatollah Ali al-Sistani} ruled. {Al-Sistani} said. {Sistani} added.", ["Ali al-Sistani"] * 3),
    ("{North Korean leader Kim Jong Un} said. {Kim} said.", ["Kim Jong Un"] * 2),
    ("{Michelle O’Neill} said. {Ms. O’Neill} said.", ["Michelle O’Neill"] * 2),
    ("{Ngozi Okonjo-Iweala, the director general,} said. {Okonjo-Iweala} said.", ["Ngozi Okonjo-Iweala"] * 2),
    ("{Indian Prime Minister Narendra Modi} said. {Modi} said.", ["Narendra Modi"] * 2),
    ("{Ban Ki-moon} urged calm. {Mr. Ban} said so.", ["Ban Ki-moon"] * 2),
    ("{Recep Tayyip Erdoğan} said. {Erdogan} said. {Erdoğan} left.", ["Recep Tayyip Erdoğan"] * 3),
    (
        "{Volodymyr Zelenskyy} said. {The Ukrainian president} said.",
        ["Volodymyr Zelenskyy", "Volodymyr Zelenskyy"],
    ),
    ("{Osama bin Laden} declared it. {Bin Laden} judged.", ["Osama bin Laden"] * 2),
    ("{Martin Luther King Jr.} spoke. {King} spoke. {Dr. King} spoke.", ["Martin Luther King Jr."] * 3),
    (
        "{Vice President Joseph R. Biden Jr.} said. {Mr. Biden} said. {Joe Biden} said.",
        ["Joseph R. Biden Jr."] * 3,
    ),
    ("{Nguyễn Phú Trọng} said it. {Trọng} said it.", ["Nguyễn Phú Trọng"] * 2),
    ("{Aung San Suu Kyi} came. {Suu Kyi} spoke. {She} left.", ["Aung San Suu Kyi"] * 3),
    ("{Prime Minister Benjamin Netanyahu} said. {Mr. Netanyahu} said.", ["Benjamin Netanyahu"] * 2),
    ("{Andrés Manuel López Obrador} said. {López Obrador} said.", ["Andrés Manuel López Obrador"] * 2),
    ("{Cyril Ramaphosa} said. {Ramaphosa’s} answer came.", ["Cyril Ramaphosa"] * 2),
    ("{Mohammed bin Salman} said. {Prince Mohammed} said.", ["Mohammed bin Salman"] * 2),
    ("{Sigurður Ingi Jóhannsson} said. {Jóhannsson} said.", ["Sigurður Ingi Jóhannsson"] * 2),
    ("{Владимир Зеленский} сказал.", ["Владимир Зеленский"]),
    # the fullest form that the article gives, wherever it stands
    ("{Trump} said no. Allies of Donald J. Trump cheered.", ["Donald J. Trump"]),
    ("{WALLACE}: Good morning.\nChris Wallace is the host.", ["Chris Wallace"]),
    ("{@realDonaldTrump} posted it. Donald Trump deleted it.", ["Donald Trump"]),
    ("{Trump} said no.", ["Trump"]),
    ("{Karimi, executive director of a charity,} said.", ["Karimi"]),
    # two people with one surname
    (
        "{Bill Clinton} spoke first. {Hillary Clinton} followed. {Mr. Clinton} smiled and {Mrs. Clinton} waved.",
        ["Bill Clinton", "Hillary Clinton", "Bill Clinton", "Hillary Clinton"],
    ),
    ("{Mr. King and Mr. Schultz} agree. Larry King and Ed Schultz work here.", ["Larry King and Ed Schultz"]),
    # a headline runs on, the text says where the name ends
    ("Maria Lopez Vows to Fight On\n\nMaria Lopez will run. {Lopez} said so.", ["Maria Lopez"]),
]

REFERENCES = [
    # pronouns: gender, nearness, the subject, not a name that somebody quotes
    (
        "{Angela Merkel} met Emmanuel Macron. {She} said it went well. {He} agreed.",
        ["Angela Merkel", "Angela Merkel", "Emmanuel Macron"],
    ),
    ("{Maria Lopez} disagreed. “John Brown is wrong,” {she} said.", ["Maria Lopez", "Maria Lopez"]),
    ("{Paul Reid} praised “Mark Stone” as a friend. {He} said little else.", ["Paul Reid", "Paul Reid"]),
    ("Leaders praised Ana Souza, {who} said she was moved.", ["Ana Souza"]),
    ("{Ejiro Okoro} came late. His car broke down, {he} said.", ["Ejiro Okoro", "Ejiro Okoro"]),
    # roles that the article has introduced
    ("Bill Clinton, the former president, came. {The former president} said hi.", ["Bill Clinton"]),
    (
        "Vermont Sen. Bernie Sanders ran. {The senator} said. {The Vermont senator} said.",
        ["Bernie Sanders"] * 2,
    ),
    ("Professor Aiko Mori teaches law. {The professor} said no.", ["Aiko Mori"]),
    (
        "Donald Trump, the Republican nominee, met Hillary Clinton, the Democratic nominee. "
        "{The Republican nominee} spoke. {The Democratic nominee} replied.",
        ["Donald Trump", "Hillary Clinton"],
    ),
    (
        "{A New York judge} rejected it on Monday.\nJustice Frank Nervo, a judge since 2009, wrote 12 pages.",
        ["Frank Nervo"],
    ),
    (
        "Scott Pruitt, the attorney general of Oklahoma, sued. {The attorney general} said it hurt.",
        ["Scott Pruitt"],
    ),
    ("His lawyer, Mark Dougall, was there. {His lawyer} said no.", ["Mark Dougall"]),
    ("Ana Souza is here. {The judge} said no.", ["unnamed"]),
    (
        "Marco Rubio, a conservative, left. {One conservative} stayed. {A friend} came.",
        ["unnamed", "unnamed"],
    ),
    (
        "{The Democratic candidate} blasted Trump on Monday. Donald Trump and {Trump} alone.",
        ["unnamed", "Donald Trump"],
    ),
    ("Maria Lopez came. While {she} liked it, Lopez left.", ["Maria Lopez"]),
    (
        "{Ted Cruz} spoke. {Donald Trump} spoke. {The two men} agreed.",
        ["Ted Cruz", "Donald Trump", "Ted Cruz and Donald Trump"],
    ),
    (
        "{Donald Trump} came with Melania Trump. Melania waved. Melania sang. {Trump} spoke.",
        ["Donald Trump"] * 2,
    ),
    ("A firm hired {an architect} {who} said he was not paid.", ["unnamed", "unnamed"]),
    ("{analysts} {who} said so", ["collective", "collective"]),
    ("{The ministry} said it. {It} said more.", ["organization", "organization"]),
    ("{Critics} said it. {They} said more.", ["collective", "collective"]),
    # unnamed people are taken up too
    ("{A White House official} said yes. {The official} added more.", ["unnamed", "unnamed"]),
    ("{An aide} said yes. {Another aide} said no.", ["unnamed", "unnamed"]),
]


@pytest.mark.parametrize(("marked", "expected"), NAMES + REFERENCES, ids=lambda value: str(value)[:60])
def test_source(marked: str, expected: list[str]) -> None:
    _, found = speakers(marked)
    assert [short(speaker) for speaker in found] == expected


def test_rows_of_one_speaker_carry_one_value() -> None:
    _, found = speakers("{Xi Jinping} warned. {Xi} added. {He} left. {An aide} said. {The aide} said.")
    assert len(set(found[:3])) == 1
    assert len(set(found[3:])) == 1
    assert len(set(found)) == 2


def test_two_aides_are_two() -> None:
    _, found = speakers("{An aide} said yes. {Another aide} said no.")
    assert len(set(found)) == 2


def test_crowds_and_bare_plurals_count_once() -> None:
    _, found = speakers("{Officials} said yes. {Officials} said no. {Critics} said. {Critics} said.")
    assert len(set(found)) == 2


def test_a_row_without_source_is_kept_as_unknown() -> None:
    text = "“It rained.”"
    row = Attribution(Kind.DIRECT, (Span(0, len(text)),))
    (found,) = identify(Article("a", text), segment(text), [row])
    assert found.speaker == Speaker(SourceType.UNKNOWN)


def test_words_inside_the_words_of_another_are_theirs() -> None:
    text = "“I think it rained,” Ana Souza said."
    rows = [
        Attribution(Kind.DIRECT, (Span(0, 20),), source=Span(21, 30)),
        Attribution(Kind.INDIRECT, (Span(9, 18),), source=Span(1, 2)),
    ]
    found = identify(Article("a", text), segment(text), rows)
    assert [row.speaker.name for row in found if row.speaker] == ["Ana Souza", "Ana Souza"]


DESCRIBED = [
    ("{Professor Kazuhiro Maejima of Sophia University} said.", "Professor", "Sophia University"),
    ("{RNC spokesman Sean Spicer} said.", "spokesman", "RNC"),
    ("{White House press secretary Josh Earnest} said.", "press secretary", "White House"),
    ("{Scott Pruitt, the Republican attorney general of Oklahoma,} said.", "attorney general", "Oklahoma"),
    ("{Sen. John McCain} said.", "Sen.", None),
    ("{a senior White House official} said.", "senior official", "White House"),
    ("{An aide to Mr. Obama} said.", "aide", "Mr. Obama"),
    ("{sources familiar with the matter} said.", None, None),
    ("{a campaign adviser} said.", "adviser", "campaign"),
    ("{a spokesman for the Foreign Ministry} said.", "spokesman", "Foreign Ministry"),
]


@pytest.mark.parametrize(("marked", "role", "affiliation"), DESCRIBED)
def test_role_and_affiliation(marked: str, role: str | None, affiliation: str | None) -> None:
    _, (speaker,) = speakers(marked)
    assert (speaker.role, speaker.affiliation) == (role, affiliation)


REASONS = [
    (
        "{Japanese government sources who requested anonymity due to the sensitivity of the matter} said.",
        "who requested anonymity due to the sensitivity of the matter",
    ),
    (
        "{An aide}, speaking on condition of anonymity because he was not authorized to speak publicly, said no.",
        "speaking on condition of anonymity because he was not authorized to speak publicly",
    ),
    ("{A banker} asked not to be named.", "asked not to be named"),
    ("It is late, said {a trader who declined to be identified}.", "who declined to be identified"),
    (
        "“Yes,” said {one source} who insisted on anonymity to discuss internal deliberations. It rained.",
        "who insisted on anonymity to discuss internal deliberations",
    ),
    ("{A diplomat} spoke on background.", "spoke on background"),
    (
        "{An official} said yes. {The official} was not authorized to discuss the talks.",
        "was not authorized to discuss the talks",
    ),
    (
        "{The officials} said so. They spoke on the condition of anonymity to share private talks.",
        "spoke on the condition of anonymity to share private talks",
    ),
    ("Speaking on condition of anonymity, {an aide} said no.", "Speaking on condition of anonymity"),
    ("{a woman} whose name was withheld to protect her, said", "whose name was withheld to protect her"),
    (
        "{A Crossroads official who wasn't authorized to speak publicly} said.",
        "who wasn't authorized to speak publicly",
    ),
    ("{A resident} gave only her first name.", "gave only her first name"),
    (
        "{An aide} said no, and {Ana Souza}, who was not authorized to speak publicly, nodded.",
        None,
    ),
    ("{An aide}, who asked to remain anonymous, said no.", "who asked to remain anonymous"),
    ("{An aide}, who was barred from speaking publicly, said no.", "who was barred from speaking publicly"),
    (
        "{An aide}, who is prohibited by company policy from talking to reporters, said no.",
        "who is prohibited by company policy from talking to reporters",
    ),
    (
        "{A nurse}, whom the Ledger is not naming because she is a minor, said no.",
        "whom the Ledger is not naming because she is a minor",
    ),
    (
        "{A nurse} said no. The Ledger is withholding her name to protect her from reprisals.",
        "is withholding her name to protect her from reprisals",
    ),
    ("{An aide} who did not want her name used said no.", "who did not want her name used"),
    ("{A source}, who insisted on not being named, said no.", "who insisted on not being named"),
    (
        "{A source}, who is not authorized by the ministry to speak to media, said no.",
        "who is not authorized by the ministry to speak to media",
    ),
    (
        "“No,” {a guard} said. He refused to give his name, fearing he would be fired.",
        "refused to give his name, fearing he would be fired",
    ),
    (
        "{Officials}, speaking under ground rules set by the ministry, said no.",
        "speaking under ground rules set by the ministry",
    ),
    (
        "{A clerk}, citing confidentiality rules, asked for anonymity.",
        "citing confidentiality rules, asked for anonymity",
    ),
    # neither the cue nor what was said is part of it
    (
        "{An aide} who was granted anonymity to describe the talks said no.",
        "who was granted anonymity to describe the talks",
    ),
    ("{An aide} told us on condition of anonymity that it rained.", "on condition of anonymity"),
    ("{An aide} said the name was withheld from the list.", None),
    ("{An aide} said the gate was barred from the inside.", None),
    ("{An aide} said no.", None),
    ("{Ana Souza} was not authorized to speak publicly.", None),
    ("{a spokesman} asked not to be named.", None),
    ("{An aide} said the background was blue and the record was long.", None),
]


@pytest.mark.parametrize(("marked", "words"), REASONS)
def test_reason(marked: str, words: str | None) -> None:
    text, found = speakers(marked)
    given = [speaker.reason.of(text) if speaker.reason else None for speaker in found]
    assert given == [words] * len(found)


def test_spokespeople_and_crowds_are_not_anonymous() -> None:
    _, found = speakers("{A spokesman} said. {Critics} said. {Xi Jinping} said. {An aide} said.")
    assert [speaker.anonymous for speaker in found] == [False, False, False, True]


def test_descriptor_is_the_articles_words() -> None:
    _, found = speakers("{sources familiar with the matter} said. {Xi Jinping} said.")
    assert [speaker.descriptor for speaker in found] == ["sources familiar with the matter", None]
