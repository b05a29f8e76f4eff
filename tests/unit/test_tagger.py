"""The tagger around its network: pieces, spans, links, and what an article's layout decides."""

from __future__ import annotations

import math

import numpy as np
import pytest

from quotetrack.extraction.engines import ACCURATE
from quotetrack.extraction.tagger import decoding, relations
from quotetrack.extraction.tagger.confidence import row_confidence
from quotetrack.extraction.tagger.encoding import chunks, is_encodable, paragraphs_of
from quotetrack.extraction.tagger.network import Network
from quotetrack.model import Article, Kind, Span
from quotetrack.pipeline import analyse
from quotetrack.segmentation import segment

TOKENIZER = Network().tokenizer


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("“No,” she said.", "“No,” she said."),
        ('"No," she said.', "“No,” she said."),
        ("‘It’s ours,’ she said.", "“It’s ours,” she said."),
        ("``No,'' she said.", "“ No,”  she said."),
        ("«Non», dit-elle.", "“Non”, dit-elle."),
        ("“No, she went on.", "“No, she went on."),
        ("half \ud800 a letter", "half \ufffd a letter"),
    ],
)
def test_recognised_marks_are_one_kind_and_offsets_hold(text: str, seen: str) -> None:
    assert is_encodable(text, Span(0, len(text)), segment(text).quotations) == seen
    assert len(seen) == len(text)


def test_pieces_tell_case_marks_and_beginnings() -> None:
    text = "He said: “NOT Unbelievable.”\n\nOne"
    first, second = paragraphs_of(text, segment(text), TOKENIZER)
    words = [text[s:e] for s, e in zip(first.starts, first.ends, strict=True)]
    told = dict(zip(words, first.features, strict=True))
    assert words[:3] == ["He", "said", ":"]
    assert told["He"] == 2 + 8 + 16  # a title-cased word, at the beginning of a word and of the paragraph
    assert told["said"] == 1 + 8
    assert told["NOT"] == 3 + 4 + 8
    assert sum(f & 4 > 0 for f in first.features) == len(words) - words.index("NOT") - 1
    assert (text[second.starts[0] : second.ends[0]], second.features[0] & 16) == ("One", 16)


@pytest.mark.parametrize("size", [16, 64, 128])
def test_chunks_hold_every_piece_once_and_are_bounded(size: int) -> None:
    text = "\n\n".join("The river rose. Nobody slept. " * n for n in (1, 40, 2, 3))
    whole = list(paragraphs_of(text, segment(text), TOKENIZER))
    cut = list(chunks(iter(whole), size))
    assert max(len(c.ids) for c in cut) <= size
    assert [i for c in cut for i in c.ids] == [i for p in whole for i in p.ids]
    assert [i for c in cut for i in c.starts] == [i for p in whole for i in p.starts]


def test_a_long_paragraph_is_encoded_in_stretches() -> None:
    text = "The river rose. " * 4000
    parts = list(paragraphs_of(text.rstrip(), segment(text.rstrip()), TOKENIZER))
    assert len(parts) > 5
    assert sum(f >= 16 for p in parts for f in p.features) == 1
    assert max(p.ends[-1] - p.starts[0] for p in parts) < 12000


def scores(tags: str, sure: float = 5.0) -> np.ndarray:
    """Scores in which each letter's tag stands out: O, S s (source), C c (cue), Q q (content)."""
    rows = np.zeros((len(tags), 7), np.float32)
    for at, tag in enumerate(tags):
        rows[at, "OSsCcQq".index(tag)] = sure
    return rows


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("", []),
        ("OOO", []),
        ("QqqOSsC", [(2, 0, 2), (0, 4, 5), (1, 6, 6)]),
        ("QQq", [(2, 0, 0), (2, 1, 2)]),
        ("Qqs", [(2, 0, 2)]),  # a source cannot go on that was not begun
        ("qqO", [(2, 0, 1)]),
    ],
)
def test_spans_go_on_only_where_they_were_begun(tags: str, found: list[tuple[int, int, int]]) -> None:
    rows = scores(tags)
    if not tags:
        return
    if tags == "Qqs":
        rows[2, 6] = 4.9
    if tags == "qqO":
        rows[0, 5] = 4.9
    assert [(m.role, m.first, m.last) for m in decoding.mentions(rows)] == found


def looking(pieces: int, looks: dict[tuple[int, int], int]) -> np.ndarray:
    """Projections in which (link, piece) looks at a piece; -1 is none."""
    assert pieces < relations.WIDTH
    q = np.zeros((pieces + 1, relations.LINKS, relations.WIDTH), np.float32)
    k = np.zeros_like(q)
    for at in range(pieces + 1):
        k[at, :, at] = 10 * math.sqrt(relations.WIDTH)
    for (link, piece), target in looks.items():
        q[piece + 1, link, target + 1] = 1
    return np.stack([q, k], 1).reshape(pieces + 1, -1)


def test_contents_that_look_at_one_cue_are_one_attribution() -> None:
    found = decoding.mentions(scores("QqSCQOSCQ"))
    looks = {(0, p): 3 for p in (0, 1, 4)} | {(1, p): 2 for p in (0, 1, 4)} | {(2, 3): 2}
    looks |= {(0, 8): 7, (1, 8): 6, (2, 7): 6}
    one, other = relations.predict_relations(found, looking(9, looks))
    assert [m.first for m in one.contents] == [0, 4]
    assert (one.cue and one.cue.first, one.source and one.source.first) == (3, 2)
    assert [m.first for m in other.contents] == [8]
    assert (other.cue and other.cue.first, other.source and other.source.first) == (7, 6)


def test_what_looks_at_nothing_is_left_open() -> None:
    found = decoding.mentions(scores("QqOSC"))
    (claim,) = relations.predict_relations(
        found, looking(5, {(link, p): -1 for link in (0, 1) for p in (0, 1)})
    )
    assert (claim.cue, claim.source) == (None, None)


def rows(text: str) -> list[tuple[str, str | None, str]]:
    """Rule, source and content of what the tagger finds."""
    return [
        (
            a.rule.partition(":")[2],
            a.source.of(text) if a.source else None,
            " ++ ".join(s.of(text) for s in a.content),
        )
        for a in analyse(Article("a", text), ACCURATE).attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(
            (
                head
                + "\n\n“The library will not be closed before the winter,” said Ann Whitlock, the mayor.",
                [("cue", "Ann Whitlock, the mayor", "“The library will not be closed before the winter,”")],
            )
            for head in ("Harbor budget passes", "Jane Roe", "By Jane Roe and Max Hill")
        ),
        (
            "“We never closed the gate,” said Iqbal Sheikh, a farmer. “The river did.”",
            [("cue", "Iqbal Sheikh, a farmer", "“We never closed the gate,” ++ “The river did.”")],
        ),
        (
            "‘It wasn’t ours,’ Ms Holroyd told the court.",
            [("cue", "Ms Holroyd", "‘It wasn’t ours,’")],
        ),
        (
            "The minister said the dam was safe.",
            [("cue", "The minister", "the dam was safe")],
        ),
        (
            "The ferry was late.\n\n“I heard the horn twice and then nothing.”\n\n— Marta Lindqvist",
            [("cue", "Marta Lindqvist", "“I heard the horn twice and then nothing.”")],
        ),
        ("The river passed the mill.", []),
    ],
)
def test_whole_articles(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert rows(text) == expected


def test_a_transcript_is_read_by_its_turns() -> None:
    text = (
        "What follows is an extract.\n\n“BERG: When did you see it?\n\n“OYELARAN: At six.\n\n"
        "“It was dark by then, and raining.\n\n“BERG: Who told you?”"
    )
    turns = [(source, content) for rule, source, content in rows(text) if rule == "transcript"]
    assert turns == [
        ("BERG", "When did you see it?"),
        ("OYELARAN", "At six."),
        ("OYELARAN", "“It was dark by then, and raining."),
        ("BERG", "Who told you?”"),
    ]


def test_confidence_grows_with_certainty() -> None:
    for kind in Kind:
        shares = [row_confidence(sure / 100, kind, "cue") for sure in range(101)]
        assert shares == sorted(shares)
        assert 0 < shares[0] < shares[-1] < 1


def test_spans_of_pieces_are_spans_of_the_text() -> None:
    text = "İzmir’s naïve “ﬁnal” 北京 🐄 vote"
    (pieces,) = paragraphs_of(text, segment(text), TOKENIZER)
    assert all(Span(s, e).of(text).strip() for s, e in zip(pieces.starts, pieces.ends, strict=True))
