"""Contents: which stretch of a unit a cue reports, before it, after it, or around it.

Decides where a content begins and ends. Works on one unit; what runs on over sentences is for `quotations`.
"""

from __future__ import annotations

from typing import NamedTuple

from quotetrack.extract.cues import REPORTING, Cue
from quotetrack.extract.sources import Phrase, is_adverb, is_finite
from quotetrack.extract.units import CAPITAL, COMMA, OTHER, QUOTE, STOP, Unit
from quotetrack.extract.words import Class, lexicon

_OPENERS = frozenset("that how what why whether where when who which if".split())
_ADDRESSED = frozenset("tell inform remind assure reassure advise notify".split())
_ASKED = frozenset("ask urge warn advise press beg implore order".split())
_SUBORDINATE = frozenset("while although though when if as after before because since even".split())
_TERMS = frozenset("ask decline refuse request insist speak talk agree want demand".split())
_NAMELESS = frozenset("named identified anonymity anonymous withheld anonymously unnamed".split())
_CLAUSAL = frozenset("say argue insist claim believe think hope".split())  # what follows is a clause, verb known or not


class Clause(NamedTuple):
    """What one cue reports in its unit: stretches of tokens, who says it, and the rule that found it."""

    cue: Phrase
    source: Phrase | None
    content: tuple[Phrase, ...]
    rule: str


def clause_of(unit: Unit, cue: Cue, cues: list[Cue], floor: int) -> Clause | None:
    """The content of `cue`, or None where it reports nothing. `floor`: what earlier cues have taken."""
    if cue.tense == "phrase":
        content = _around_phrase(unit, cue, cues)
        return Clause((cue.first, cue.after), cue.source, content, "phrase") if content else None
    if cue.tense == "hearsay":
        return _hearsay(unit, cue, cues)
    before = None if cue.tense == "noun" else _content_before(unit, cue, floor)
    quoted = before is not None and any(unit.classes[j] & QUOTE for j in range(*before))
    after = _content_after(unit, cue, cues, parenthetical=before is not None, quoted=quoted)
    content = tuple(part for part in (before, after) if part is not None)
    if not content:
        return None
    rule = "around" if before and after else "before" if before else "after"
    return Clause((cue.first, cue.after), cue.source, content, f"{rule}-{_group(cue)}")


def _hearsay(unit: Unit, cue: Cue, cues: list[Cue]) -> Clause | None:
    """`He reportedly fled`, `the sale is expected to close`: the clause without the word that hedges it."""
    if any(c.first <= cue.at < c.after and c is not cue for c in cues):
        return None  # "reportedly expressed that": the verb reports
    start = cue.first
    while start > 0 and not unit.classes[start - 1] & (STOP | COMMA | Class.SUBORDINATOR) and cue.first - start < 15:
        if unit.low[start - 1] in ("that", "and", "but", "who", "which"):
            break
        start -= 1
    before = _trim(unit, start, cue.first)
    after = _trim(unit, cue.after, _end(unit, cue, cues, cue.after)) if cue.after < len(unit) else None
    content = tuple(part for part in (before, after) if part is not None)
    return Clause((cue.first, cue.after), None, content, "hearsay") if content else None


def _around_phrase(unit: Unit, cue: Cue, cues: list[Cue]) -> tuple[Phrase, ...]:
    """What "according to X" reports: the rest of its clause, on both sides."""
    assert cue.source is not None
    start = 0
    for j in range(cue.first - 1, 0, -1):
        if unit.low[j] == ";" or (unit.low[j] in ("but", "and", "while") and unit.classes[j - 1] & COMMA):
            start = j + 1
            break
    before = _trim(unit, start, cue.first)
    if before and not any(is_finite(unit, j) or unit.classes[j] & QUOTE for j in range(*before)):
        before = None if cue.first - start < 4 else before
    rest = cue.source[1]
    after = None
    if rest < len(unit) and unit.classes[rest] & COMMA:
        follows = unit.low[rest + 1] if rest + 1 < len(unit) else ""
        if before is None or follows not in ("which", "who", "and", "but", "while", "although", "though"):
            after = _trim(unit, rest + 1, _end(unit, cue, cues, rest + 1))
    elif before is None and rest < len(unit):
        after = _trim(unit, rest, _end(unit, cue, cues, rest))
    return tuple(part for part in (before, after) if part is not None)


def _group(cue: Cue) -> str:
    if cue.particle:
        return "particle"
    if cue.tense == "noun":
        return "noun"
    groups = ((Class.SAY, "say"), (Class.SHOW, "show"), (Class.THINK, "think"), (Class.JUDGE, "judge"))
    return next((name for kind, name in groups if cue.classes & kind), "other")


def _content_before(unit: Unit, cue: Cue, floor: int) -> Phrase | None:
    """What stands before `…, X said` or `…," said X`, unless that is only a setting ("On Monday, X said that")."""
    if not cue.classes & (Class.SAY | Class.THINK | Class.SHOW) or cue.position not in ("before", "after"):
        return None
    begin = cue.source[0] if cue.source and cue.position == "before" else cue.first
    last = begin - 1
    if last < floor:
        return None
    kind = unit.classes[last]
    if kind & QUOTE:
        return _with_lead(unit, last, floor)
    if not kind & COMMA and unit.low[last] not in ("—", "–", "--"):
        return None
    if kind & COMMA and last > floor and unit.classes[last - 1] & QUOTE:
        return _with_lead(unit, last - 1, floor)
    end = cue.source[1] if cue.source and cue.position == "after" else cue.after
    if not _closes(unit, end, cue):
        return None
    if end < len(unit) and unit.classes[end] & COMMA and end + 1 < len(unit) and unit.classes[end + 1] & QUOTE:
        return None  # `Asked about it, he said, "…"`: what stands before is a setting
    # a clause, not a setting: it has a verb of its own, or it is the subject of what follows the cue
    if not any(is_finite(unit, j) or unit.classes[j] & QUOTE for j in range(floor, last)) and not _resumes(unit, end):
        return None
    return _trim(unit, floor, last)


def _resumes(unit: Unit, end: int) -> bool:
    """`The museum, Mr. Obama said, would make visitors …`: the clause goes on with its verb."""
    n = len(unit)
    if end + 1 >= n or not unit.classes[end] & COMMA:
        return False
    form = lexicon().forms.get(unit.low[end + 1])
    return unit.low[end + 1] not in _OPENERS and (form is None or form.tense != "ing")


def _with_lead(unit: Unit, quote: int, floor: int) -> Phrase:
    """The quotation and, in `He was "sad," she said`, the paraphrase that leads into it."""
    first = quote
    if quote > floor and not unit.classes[quote - 1] & (STOP | QUOTE):
        lead = [j for j in range(floor, quote) if not unit.classes[j] & (COMMA | OTHER)]
        if lead and any(is_finite(unit, j) for j in lead):
            first = lead[0]
    while first > floor and unit.classes[first - 1] & QUOTE:
        first -= 1
    return first, quote + 1


def _closes(unit: Unit, end: int, cue: Cue) -> bool:
    """Whether nothing but circumstances ("on Monday", "in a statement") follows the cue."""
    n = len(unit)
    if end >= n or unit.classes[end] & (STOP | QUOTE | COMMA):
        return True
    if cue.base in _ADDRESSED and cue.position == "before":
        # "…, Graham told The Huffington Post on Thursday."
        for j in range(end, min(end + 9, n)):
            if unit.low[j] in _OPENERS or unit.classes[j] & QUOTE or (j > end and unit.classes[j] & Class.SUBJECT):
                return False
            if unit.classes[j] & (STOP | COMMA | Class.WEEKDAY) or (j > end and unit.low[j] in ("in", "on", "during")):
                return True
        return False
    kind, word = unit.classes[end], unit.low[end]
    if word in _OPENERS and word not in ("when", "where", "if", "who"):
        return False
    return bool(kind & (Class.CIRCUMSTANCE | Class.WEEKDAY)) or is_adverb(unit, end)


def _content_after(unit: Unit, cue: Cue, cues: list[Cue], *, parenthetical: bool, quoted: bool) -> Phrase | None:
    """What stands after the cue."""
    n = len(unit)
    start = cue.source[1] if cue.source and cue.position in ("after", "agent") else cue.after
    if cue.particle:
        start = cue.after + 1 if cue.after < n and unit.low[cue.after] == cue.particle else cue.after
    if start >= n:
        return None
    if parenthetical and not quoted and unit.classes[start] & COMMA and start + 1 < n:
        # "Lenox was a juggernaut, Mr. Clarke said, until it went bankrupt": the clause goes on
        form = lexicon().forms.get(unit.low[start + 1])
        if form is None or form.tense != "ing":
            return _trim(unit, start + 1, _end(unit, cue, cues, start + 1))
        return None
    if parenthetical:
        # `"…," she said, "…"`, `"…," she said, but "…"`: only a quotation goes on after a parenthetical cue
        for j in range(start, min(n, start + 25)):
            if unit.classes[j] & QUOTE and (
                unit.classes[j - 1] & (COMMA | STOP) or unit.low[j - 1] in ("that", "and", "but", "or", "still")
            ):
                return j, _end_after_quote(unit, j, cue, cues)
            if unit.classes[j] & REPORTING and j > start and is_finite(unit, j):
                break
        return None
    begin = _begin(unit, cue, start)
    if begin is None or not _takes(unit, cue, begin, start):
        return None
    end = _end(unit, cue, cues, begin)
    content = _trim(unit, begin, end)
    if content is None or not _is_content(unit, cue, content):
        return None
    return content


def _takes(unit: Unit, cue: Cue, begin: int, start: int) -> bool:
    """Whether the verb can take what follows: one that judges wants an object, not "in" or a comma."""
    kind, word = unit.classes[start], unit.low[start]
    if cue.classes & (Class.SAY | Class.NOUN) or cue.particle or unit.classes[begin] & QUOTE:
        return True
    if kind & (COMMA | STOP | OTHER):
        return False
    if kind & Class.PREPOSITION and not kind & Class.DETERMINER and word not in ("that", "as", "about"):
        return word == "to" and bool(cue.classes & Class.THINK)
    return not (cue.classes & Class.THINK and word in ("him", "me", "them", "us", "one", "others"))


def _end_after_quote(unit: Unit, j: int, cue: Cue, cues: list[Cue]) -> int:
    return (_trim(unit, j, _end(unit, cue, cues, j)) or (j, j + 1))[1]


def _begin(unit: Unit, cue: Cue, start: int) -> int | None:
    """The first token of the content: past whom it was said to, where and when."""
    n = len(unit)
    low, classes = unit.low, unit.classes
    if cue.base in _ADDRESSED or (cue.base in _ASKED and cue.tense != "s"):
        limit = min(n, start + 30)
        for j in range(start, limit):
            if low[j] in _OPENERS or classes[j] & QUOTE or low[j] == ":":
                return j + (low[j] == ":")
            if low[j] == "to" and cue.base in _ASKED and j > start:
                return start if cue.base != "tell" else j
            if j > start and classes[j] & Class.SUBJECT and low[j] not in ("who", "you", "it"):
                return j
            if low[j] == "about" or (classes[j] & STOP and low[j] != "."):
                break
        return start if cue.base in _ASKED else None
    if cue.classes & Class.SAY and classes[start] & (Class.CIRCUMSTANCE | Class.PREPOSITION | COMMA | STOP | Class.WEEKDAY):
        if low[start] in _OPENERS or (low[start] == "to" and start + 1 < n and low[start + 1] in lexicon().forms):
            return start
        for j in range(start, min(n, start + 25)):
            if classes[j] & REPORTING and j > start and (form := lexicon().forms.get(low[j])) and form.tense == "ing":
                break
            if low[j] == "that" and j > start or classes[j] & QUOTE or low[j] == ":":
                return j + (low[j] == ":")
        if classes[start] & Class.WEEKDAY:
            return start + 1
        if cue.particle:
            return start
        return None
    if classes[start] & COMMA and not (start + 1 < n and classes[start + 1] & QUOTE):
        return None
    while start < n and classes[start] & (COMMA | STOP):
        start += 1
    return start if start < n else None


def _end(unit: Unit, cue: Cue, cues: list[Cue], begin: int) -> int:
    """The token after the content: where the next report begins, or the unit ends."""
    n = len(unit)
    judged = not cue.classes & (Class.SAY | Class.THINK | Class.SHOW) or cue.particle
    later = [c for c in cues if c.at > cue.at]
    verbs = kind_before = 0
    subordinate = unit.low[0] in _SUBORDINATE and cue.first < 25 and all(c.at >= cue.at for c in cues)
    for j in range(begin, n):
        kind, word = unit.classes[j], unit.low[j]
        if cue.tense == "noun" and cue.first < 4 and j > begin and is_finite(unit, j):
            if verbs and not kind_before & (Class.AUXILIARY | Class.SUBORDINATOR | Class.CONJUNCTION | Class.SUBJECT):
                return j  # "Her claim that the vote was fixed has drawn …": the second verb is the sentence's
            verbs += 1
        kind_before = kind
        if kind & STOP and word in (";", "!", "?") or (word == "." and j == n - 1):
            return j
        if kind & STOP and word in ("—", "–", "--") and j > begin:
            return j
        if kind & QUOTE and j + 1 < n and unit.text[unit.quotes[j].inner.end - 1] == "," and _reports_on(unit, j + 1):
            return j + 1
        if kind & COMMA and j > begin:
            if subordinate and j + 1 < n and unit.classes[j + 1] & (Class.SUBJECT | CAPITAL | Class.DETERMINER):
                return j
            following = unit.low[j + 1] if j + 1 < n else ""
            if j + 1 < n and _reports_on(unit, j + 1):
                return j
            if following in ("according", "while", "whereas", "but", "although", "though"):
                return j
            if judged:
                return j
            for c in later:
                start = min(c.first, c.source[0]) if c.source and c.position == "before" else c.first
                if start in (j + 1, j + 2) and (c.position == "shared" or _closes(unit, c.after, c)):
                    return j
        if word in ("and", "but") and j > begin:
            for c in later:
                if c.position == "shared" and c.first in (j + 1, j + 2):
                    return j
        if judged and kind & Class.SUBORDINATOR and word in ("because", "while", "when", "after", "as"):
            return j
    return n


def _reports_on(unit: Unit, j: int) -> bool:
    """`…, adding that`: a participle takes up the report."""
    form = lexicon().forms.get(unit.low[j])
    return form is not None and form.tense == "ing" and bool(unit.classes[j] & REPORTING)


def _trim(unit: Unit, begin: int, end: int) -> Phrase | None:
    while begin < end and unit.classes[begin] & (COMMA | STOP):
        begin += 1
    while end > begin and unit.classes[end - 1] & (COMMA | STOP):
        end -= 1
    return (begin, end) if begin < end else None


def _is_content(unit: Unit, cue: Cue, content: Phrase) -> bool:
    """Whether the words can be reported: a clause for verbs of speech, anything for verbs that judge."""
    begin, end = content
    if cue.base in _TERMS and any(unit.low[j] in _NAMELESS for j in range(begin, min(end, begin + 8))):
        return False  # "who asked not to be named": on what terms, not what was said
    if any(unit.classes[j] & QUOTE for j in range(begin, end)):
        return True
    if cue.particle or cue.classes & (Class.JUDGE | Class.NOUN):
        return True
    first = unit.low[begin]
    if first in _OPENERS or first == "to":
        return True
    if cue.base in _CLAUSAL and end - begin > 3:
        return True
    if cue.base in _ASKED and any(unit.low[j] == "to" for j in range(begin, min(end, begin + 8))):
        return True
    if cue.classes & Class.SHOW and end - begin > 1 and unit.classes[begin] & (Class.DETERMINER | CAPITAL):
        return True
    return any(is_finite(unit, j) for j in range(begin, end))
