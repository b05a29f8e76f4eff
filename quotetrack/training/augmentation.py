"""Other guises of a labelled article: names of other cultures, other marks, other case, a mark that was lost.

Annotated news is narrow; what is learned from it should not hang on its names, its typography or its capitals.
Labels move with the words.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable

from quotetrack.training.dataset import LabelledArticle, Spans

_NAME = re.compile(r"(?<![\w’'.-])[A-Z][a-z]{2,}(?![\w-])")
_KEEP = frozenset(
    "The This That These Those There Then They She His Her Our Your Its Not But And For From With When Where What Who"
    " Why How Mr Mrs Miss Sen Rep Gov Gen Col Lt Dr Prof Senator President Governor Secretary Speaker Mayor"
    " Justice Judge General Minister Chairman Director Attorney Officer Sheriff Chief Republican Republicans Democrat"
    " Democrats Democratic American Americans Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February"
    " March April May June July August September October November December House Senate Congress White State States"
    " United Department Court Supreme National New News Party Committee University Campaign".split()
)
_NAMES = (
    "Takaichi Maejima Sanae Kazuhiro Watanabe Haruki Yamamoto Okada Xi Jinping Liu Zhang Wenjie Chen Mei Huang Nguyen"
    " Thuy Tran Kim Jong-un Park Soo-jin Minseok Lee Ursula Leyen Anke Brandt Lindqvist Sigrid Nilsson Luiz Inácio"
    " Silva Marcelo Oliveira Fernanda Souza Ali Sistani Hassan Mahmoud Fatima Khalil Yusuf Erdem Aylin Demir Okonjo"
    " Iweala Ngozi Adebayo Chukwu Oyelaran Mwangi Wanjiru Kamau Narendra Sharma Priya Iyer Gupta Banerjee Lakshmi"
    " O’Neill Siobhan Gallagher Aoife Byrne Murphy Pickersgill Holroyd Hargreaves Whitcombe Amina Rashid Iqbal Sheikh"
    " Olena Kovalenko Dmytro Petrenko Ivanova Sergei Volkov Kowalska Piotr Nowak Novák Horváth Popescu Dimitriou"
    " Papadakis García Rodríguez Ximena Valdés Quispe Mamani Rossi Bianchi Prato Lucia Dubois Lefèvre Moreau Janssen"
    " Bakker Peeters Tuilagi Manu Tupou Aroha Ngata Santos Reyes Dela Cruz Magsaysay Widodo Sukarno Siti Rahman Anwar"
    " Thapa Gurung Perera Fernando Botha Dlamini Nkosi Zulu Mbeki Keita Traoré Diallo Ouédraogo Tesfaye Abebe Haile"
    " Cohen Levi Shapira Haddad Nasser Bergström Virtanen Jansson Rasmussen Hansen".split()
)
_STYLES = [("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"), ("``", "''")]
_MARK = re.compile('[“”"]')


def common_words(articles: Iterable[LabelledArticle]) -> frozenset[str]:
    """Words that are also written small, and so are no names."""
    seen = Counter(w for a in articles for w in re.findall(r"\b[a-z]{3,}\b", a.text))
    return frozenset(w for w, n in seen.items() if n > 2)


def augment(article: LabelledArticle, common: frozenset[str], chance: random.Random) -> LabelledArticle:
    """`article` in another guise, drawn with `chance`."""
    edits: list[tuple[int, int, str]] = []
    if chance.random() < 0.7:
        edits += _other_names(article, common, chance)
    edits += _other_marks(article.text, chance)
    article = _edited(article, sorted(edits))
    draw = chance.random()
    if draw < 0.04:
        return article._replace(text=_same_length(article.text, str.lower))
    if draw < 0.2:  # the headline, or what stands for it, in capitals
        line = article.text.find("\n")
        return article._replace(text=_same_length(article.text[:line], str.upper) + article.text[line:])
    return article


def _other_names(
    article: LabelledArticle, common: frozenset[str], chance: random.Random
) -> list[tuple[int, int, str]]:
    in_sources = {
        m.group()
        for source, _, _ in article.attributions
        for s, e in source
        for m in _NAME.finditer(article.text, s, e)
    }
    names = sorted(n for n in in_sources if n not in _KEEP and n.lower() not in common)
    other = {n: chance.choice(_NAMES) for n in names if chance.random() < 0.8}
    return [(m.start(), m.end(), other[m[0]]) for m in _NAME.finditer(article.text) if m[0] in other]


def _other_marks(text: str, chance: random.Random) -> list[tuple[int, int, str]]:
    style = chance.choice(_STYLES) if chance.random() < 0.4 else None
    edits = []
    for m in _MARK.finditer(text):
        before = text[m.start() - 1] if m.start() else " "
        opens = m[0] == "“" or (m[0] == '"' and (before.isspace() or before in "([—–-"))
        if chance.random() < 0.01:
            edits.append((m.start(), m.end(), ""))
        elif style:
            edits.append((m.start(), m.end(), style[not opens]))
    return edits


def _same_length(text: str, change: Callable[[str], str]) -> str:
    return "".join(c if len(d := change(c)) != 1 else d for c in text)


def _edited(article: LabelledArticle, edits: list[tuple[int, int, str]]) -> LabelledArticle:
    parts, at, moved = [], 0, list(range(len(article.text) + 1))
    length = 0
    for start, end, words in edits:
        for n in range(at, start):
            moved[n] = length + n - at
        parts.append(article.text[at:start])
        length += start - at
        for n in range(start, end):
            moved[n] = length
        parts.append(words)
        length += len(words)
        at = end
    for n in range(at, len(article.text) + 1):
        moved[n] = length + n - at
    parts.append(article.text[at:])

    def shifted(spans: Spans) -> Spans:
        return [(moved[s], moved[e]) for s, e in spans if moved[s] < moved[e]]

    attributions = [(shifted(s), shifted(c), shifted(q)) for s, c, q in article.attributions]
    return LabelledArticle(article.id, "".join(parts), [a for a in attributions if a[2]])
