"""The stand-off form: every key, and offsets that point at the words."""

import json

import pytest

from quotetrack.model import Analysis, Article, Attribution, Kind, SourceType, Span, Speaker
from quotetrack.presentation.formats import json_, standoff

TEXT = "“No,” an aide said, asking not to be named."
AIDE = Speaker(
    SourceType.UNNAMED,
    role="aide",
    affiliation="ministry",
    anonymous=True,
    descriptor="an aide",
    reason=Span(20, 42),
    boilerplate=True,
    basis=Span(9, 13),
    specificity=3,
    number=1,
)
FOUND = Attribution(
    Kind.DIRECT,
    (Span(0, 5),),
    cue=Span(14, 18),
    source=Span(6, 13),
    confidence=0.91234,
    rule="fast:after",
    speaker=AIDE,
)


def test_a_record_has_every_key_in_its_form() -> None:
    bare = Attribution(Kind.INDIRECT, (Span(1, 3), Span(4, 5)))
    made = Analysis(Article("7", TEXT), (FOUND, bare), "test")
    assert json.loads(json_.dumps(standoff.record(made))) == {
        "id": "7",
        "attributions": [
            {
                "kind": "direct",
                "content": [[0, 5]],
                "cue": [[14, 18]],
                "source": [[6, 13]],
                "name": None,
                "type": "unnamed",
                "anonymous": True,
                "spokesperson": False,
                "role": "aide",
                "affiliation": "ministry",
                "reason": "asking not to be named",
                "boilerplate": True,
                "basis": "aide",
                "specificity": 3,
                "plural": False,
                "number": 1,
                "confidence": 0.912,
                "rule": "fast:after",
            },
            {
                "kind": "indirect",
                "content": [[1, 3], [4, 5]],
                "cue": [],
                "source": [],
                "name": None,
                "type": "unknown",
                "anonymous": False,
                "spokesperson": False,
                "role": None,
                "affiliation": None,
                "reason": None,
                "boilerplate": False,
                "basis": None,
                "specificity": None,
                "plural": False,
                "number": None,
                "confidence": 0.5,
                "rule": "",
            },
        ],
    }


@pytest.mark.parametrize("many", [0, 1, 499, 500, 501, 1200])
def test_attributions_are_one_array_however_many_they_are(many: int) -> None:
    made = json_.dumps(standoff.record(Analysis(Article("7", TEXT), (FOUND,) * many, "test")))
    assert made == json.dumps(json.loads(made), ensure_ascii=False)
    assert len(json.loads(made)["attributions"]) == many


def test_a_document_carries_the_text_that_its_offsets_are_of() -> None:
    made = json.loads(json_.dumps(standoff.document(Analysis(Article("7", TEXT), (FOUND,), "fast-9"))))
    assert made["version"] == "fast-9"
    [[start, end]] = made["attributions"][0]["source"]
    assert made["text"][start:end] == "an aide"
