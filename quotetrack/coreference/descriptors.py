"""How an article describes a source that it does not name: the descriptor, the role, the affiliation.

Decides where the description ends: the noun phrase with its affiliation and with the basis of knowledge
("a White House official familiar with the talks"), without what the source did next ("who supports Trump").
"""

from __future__ import annotations

import re

from quotetrack.coreference.noun_phrase import NounPhrase
from quotetrack.language.en.entities import Vocabulary, vocabulary
from quotetrack.language.lexicon import pattern, words

_LONGEST = 100  # characters; a description that is longer has run into the sentence
# "official | in charge of the base", "people | briefed on the decision", "an aide | who attended the meeting"
_GOES_ON = pattern("patterns.descriptors", "goes_on")
_STOP = pattern("patterns.descriptors", "stop")
_AND = pattern("patterns.descriptors", "and")
_AFFILIATED = pattern("patterns.descriptors", "affiliated")
_NO_BODY = (
    words("grammar.knowing", "matters")
    | words("anonymity.basis", "holding")
    | words("anonymity.person", "nowhere")
)
_POSSESSIVE = re.compile(r"[’']s?$")
_ARTICLE = re.compile(r"^(?:the|an?) ")
_DETERMINERS = words("grammar.phrase", "determiners")
_NOBODY = words("anonymity.person", "nobody")
_FIELDS = words("anonymity.person", "field")
_RANKS = words("anonymity.person", "rank")
_LOOSE = pattern("patterns.descriptors", "loose")


def descriptor(text: str, phrase: NounPhrase) -> str:
    """The words that describe the source, in the article's order: "a senior official at the ministry"."""
    start, end = phrase.core_start, max(phrase.head_end, phrase.core_start)
    limit = min(phrase.end, start + _LONGEST)
    if limit - end < 4:  # nothing follows the head
        return _lowered(text[start:end].strip(" ,.;:'\"“”‘’"), phrase)
    joined = _AND.match(text, end, limit)
    if joined and not _GOES_ON.match(text, end, limit):  # "Her advisers and allies"
        end = clause_end(text, end + 5, limit)
    for _ in range(3):
        more = _GOES_ON.match(text, end, limit)
        if not more:
            break
        end = clause_end(text, more.end(), limit)
    words = _LOOSE.sub("", " ".join(text[start:end].split())).strip(" ,.;:'\"“”‘’")
    return _lowered(words, phrase)


def clause_end(text: str, at: int, limit: int) -> int:
    """Where the words from `at` on end: at the next stop, relative pronoun or cue, else whole words before `limit`."""
    stop = _STOP.search(text, at, limit)
    if stop:
        return stop.start()
    if limit < len(text) and text[limit : limit + 1].isalnum() and text[limit - 1 : limit].isalnum():
        return max(at, text.rfind(" ", at, limit))
    return limit


def _lowered(words: str, phrase: NounPhrase) -> str:
    """ "The aide", "Senior officials" at the start of a sentence; "American officials" keeps its capital."""
    first, _, rest = words.partition(" ")
    if not first[:1].isupper() or first[1:2].isupper():
        return words
    key, known = first.lower(), vocabulary()
    if key in _DETERMINERS or key in known.openers or not rest or _is_common(key, known):
        if not rest and _in_name(phrase) and not _is_common(key, known):
            return words
        return f"{key} {rest}" if rest else key
    return words


def _is_common(key: str, known: Vocabulary) -> bool:
    plain = key in known.grades or key in known.institutions or key in known.several or key in known.many
    return (
        (plain or key in known.people) and key not in known.demonyms and key.rstrip("s") not in known.demonyms
    )


def _in_name(phrase: NounPhrase) -> bool:
    return any(name.title_start <= phrase.core_start < name.end for name in phrase.names)


def role_and_affiliation(phrase: NounPhrase, text: str) -> tuple[str | None, str | None]:
    """Role and affiliation of an unnamed source: "senior official", "White House" of a senior White House official.

    A role is the head noun with its rank and its field; a noun that tells nothing ("source", "person") is none unless
    one of these stands with it.
    """
    known = vocabulary()
    before = [word for word in phrase.words if _in_core(word, phrase)]
    if phrase.quantity:  # "a group of | black parents"
        before = before[max((i + 1 for i, word in enumerate(before) if word[2] == "of"), default=0) :]
    named = [i for i, word in enumerate(before) if _names_body(word, phrase, known)]
    affiliation: str | None = None
    if named:
        first, last = named[0], named[-1]
        # "U.S. law enforcement official": the field says which part of the body
        # (but "Souza's political allies")
        owned = before[last][2].endswith(("'s", "’s", "s'", "s’"))
        while not owned and before[last + 1 : last + 2] and before[last + 1][2] in _FIELDS:
            if not _is_named(before[first], phrase):
                break
            last += 1
        affiliation = _POSSESSIVE.sub(
            "", text[phrase.start + before[first][0] : phrase.start + before[last][1]]
        )
        if affiliation.lower() in known.institutions:  # "Campaign advisers", where a sentence opens
            affiliation = affiliation.lower()
        del before[first : last + 1]
    elif phrase.end - phrase.head_end > 4:
        after = _AFFILIATED.match(text[phrase.head_end : phrase.end])
        runs_on = (
            after and after.group().lstrip().startswith("to ") and phrase.head in _NOBODY
        )  # "a man to watch"
        if after and after.group().lstrip().startswith("involved") and not _has_body(after.group(1), known):
            runs_on = True
        if after and not runs_on and _NO_BODY.isdisjoint(after.group(1).lower().split()):
            affiliation = _ARTICLE.sub("", after.group(1))
    offices = (known.title_parts | known.titles) - known.grades
    role = [key for _, _, key in before if key in _RANKS or key in _FIELDS or key in offices]
    if phrase.head in _NOBODY:
        return (" ".join([*role, phrase.head]) if role else None), affiliation
    return " ".join([*role, phrase.head]), affiliation


def _has_body(words: str, known: Vocabulary) -> bool:
    """ "involved in the | Souza campaign"; not "the negotiations"."""
    bodies = known.institutions | known.organizations | known.groups
    return any(w[:1].isupper() or _POSSESSIVE.sub("", w.lower()) in bodies for w in words.split())


def _in_core(word: tuple[int, int, str], phrase: NounPhrase) -> bool:
    """Whether a word stands before the head noun, in its noun phrase."""
    start, end, _ = word
    return phrase.core_start <= phrase.start + start and phrase.start + end < phrase.head_end - 1


def _is_named(word: tuple[int, int, str], phrase: NounPhrase) -> bool:
    at = phrase.start + word[0]
    return any(
        n.title_start <= at < n.end
        # "a New Hampshire | Democrat" is one name, whose noun is the head
        and (n.end < phrase.head_end or (n.end == phrase.head_end and n.form.kind == "group"))
        and (n.start, n.end) != (phrase.start, phrase.end)
        and n.form.kind != "common"
        for n in phrase.names
    )


def _names_body(word: tuple[int, int, str], phrase: NounPhrase, known: Vocabulary) -> bool:
    """ "White", "House", "administration"; not the "Senior" that a sentence opens with."""
    key = word[2]
    if key in known.grades or key in _RANKS or key in _DETERMINERS or key in known.several:
        return False
    return _POSSESSIVE.sub("", key) in known.institutions or _is_named(word, phrase)
