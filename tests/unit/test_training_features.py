"""What is learned from: labels keep to their words in every guise, and become tags and groups of pieces."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from quotetrack.extraction.tagger.network import Network
from quotetrack.training.augmentation import augment, common_words
from quotetrack.training.dataset import LabelledArticle, read_labelled
from quotetrack.training.features import TAGS, example

TEXT = "RIVER RISES\n\n“We never closed it,” said Marta Lindqvist, a farmer, adding: “Nobody did.” Lindqvist was calm."


def spans(*words: str) -> list[tuple[int, int]]:
    return [(TEXT.index(w), TEXT.index(w) + len(w)) for w in words]


SOURCE = spans("Marta Lindqvist, a farmer,")
ARTICLE = LabelledArticle(
    "a",
    TEXT,
    [
        (SOURCE, spans("said"), spans("“We never closed it,”")),
        (SOURCE, spans("adding:"), spans("“Nobody did.”")),
    ],
)


@pytest.mark.parametrize("seed", range(40))
def test_labels_move_with_their_words(seed: int) -> None:
    other = augment(ARTICLE, common_words([ARTICLE]), random.Random(seed))
    (first, second), text = other.attributions, other.text
    assert [text[s:e].lower() for s, e in first[1]] == ["said"]
    assert [text[s:e].lower() for s, e in second[1]] == ["adding:"]
    assert [text[s:e].lower().strip("“”‘’'\"«»„`") for s, e in second[2]] == ["nobody did."]
    (source,) = {text[s:e] for s, e in (*first[0], *second[0])}
    assert source.lower().endswith(", a farmer,")


def test_some_guises_have_other_names_marks_and_case() -> None:
    guises = [augment(ARTICLE, frozenset(), random.Random(seed)).text for seed in range(40)]
    assert any("Lindqvist" not in text for text in guises)
    assert any("«" in text for text in guises)
    assert any(text == text.lower() for text in guises)
    assert augment(ARTICLE, frozenset(), random.Random(3)) == augment(ARTICLE, frozenset(), random.Random(3))


def test_pieces_have_tags_and_the_group_of_their_attribution() -> None:
    made = example(ARTICLE, Network().tokenizer)
    names = [TAGS[tag] for tag in made.tags]
    assert [names.count(f"B-{role}") for role in ("source", "cue", "content")] == [1, 2, 2]
    at = {name: names.index(name) for name in ("B-source", "B-cue", "B-content")}
    assert made.groups[at["B-content"]] == made.groups[at["B-cue"]] == 1
    assert (
        made.sources[1] == made.sources[2] == made.groups[at["B-source"]]
    )  # shared: written under the later one
    assert made.paragraph[0] == 0
    assert made.paragraph[-1] == 1


def test_gold_is_read_as_extract_prints_it(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    row = {
        "id": 7,
        "text": "He said no.",
        "attributions": [{"source": [[0, 2]], "cue": [[3, 7]], "content": [[8, 99]]}],
    }
    path.write_text(json.dumps(row) + "\n\n" + json.dumps({**row, "attributions": [{"content": []}]}) + "\n")
    whole, empty = read_labelled([path])
    assert whole == LabelledArticle("7", "He said no.", [([(0, 2)], [(3, 7)], [(8, 11)])])
    assert empty.attributions == []
