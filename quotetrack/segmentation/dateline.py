"""Where an article was filed and when: "NAIROBI, 4 March 2024 –", "KYIV, Ukraine (AP) —".

Decides whether one of the first lines opens with a dateline, and reads its place and date. A line has one
where a place in capitals, or any place with an agency or a date behind it, stands before a dash; headlines,
labels and transcripts have such dashes too, and are told apart by what stands on either side. Leaves to its
callers what a dateline is good for: the article's place and date, and that its words are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from quotetrack.language.lexicon import alternatives, entry
from quotetrack.model import Span


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening words that name place and date, up to and with the dash and the space after it."""

    span: Span
    place: str  # as the article gives it; "" where an agency gives only itself: "Dec 29 (Reuters) -"
    published: date | None  # None: no date, or one without a year


_AGENCIES, _PARTICLES, _NOT_PLACES, _HEADLINE = (
    frozenset[str](entry("dateline", name)) for name in ("agencies", "particles", "not_places", "headline")
)
_MONTHS: list[str] = [month[:3] for month in entry("closed", "months").split()]

_LINES = 6  # title, subtitle, byline and section may stand before the line with the dateline
_PROSE = 250  # … but no paragraph: a line this long is the article itself
_HEAD = 120  # the longest dateline, in code points

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
# An en dash without spaces joins: "MINNEAPOLIS–ST. PAUL (AP) —"
_DASH = re.compile(
    r"[ \t\xa0]*(?:--|[—―])[ \t\xa0]*|[ \t\xa0]+–[ \t\xa0]*|–(?:[ \t\xa0]+|$)"
    r"|[ \t\xa0]-[ \t\xa0]+|:[ \t\xa0]+|(?<=/)\.[ \t\xa0]+"
)
# What each of these holds. It begins with a plain set of characters, which `re` looks for fast.
_DASHES = re.compile(r"[-—―–:/](?:(?<!-)|(?<=--)|(?<=[ \t\xa0]-))")
# "(AP)", "(Thomson Reuters Foundation)", "/TASS/"; before it sometimes a dash: "LONDON--(BUSINESS WIRE)--"
_AGENCY = re.compile(r"(?P<dash>--)?\s?(?:\((?P<round>[^()]{2,40})\)|/(?P<slash>[^/]{2,40})/)$")
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in entry("closed", "months").split())
_MONTH = rf"(?:{_MONTH.replace('sep(?:tember)?', 'sept?(?:ember)?')})\.?"  # "Sept."
_DATE = re.compile(
    rf"(?P<comma>^|[,.]?\s)(?:(?:{alternatives('closed', 'weekdays')}),?\s?)?(?:"
    rf"(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month2>{_MONTH})(?:,?\s(?P<year2>\d{{4}}))?"
    r"|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?<=day))[.,]?$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s?[/;&]\s?|\sand\s")  # "TOKYO / WASHINGTON"
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’`–-])*")
# "McALLEN, Texas", "DeKALB, Ill.": capitals all the same
_CAPITALS = re.compile(r"(?:Mc|Mac|De|Des|Du|La|Le|Van|Fitz|O['’])(?=[A-Z]{2})")
# What can follow a dateline: a sentence. "NATO — the alliance" goes on in small letters; "iPhone" may not.
_SENTENCE = re.compile(r"[\"'“”‘’„«»(\[$£€¥#@…\d]*(?:[^\W\d_a-zß-öø-ÿ]|\d|[a-z][A-Z])")


@lru_cache(maxsize=1)  # who reads an article and who segments it ask in turn
def find_dateline(text: str) -> Dateline | None:
    """The dateline of an article, or None.

    It is looked for at the start of the first few lines of `text`, after a title and a byline. The span runs
    from the place through the dash and the space after it, so that the first sentence begins where it ends.
    """
    lines = list(_first_lines(text))
    for number, (start, line) in enumerate(lines):
        found = _parse(line)
        if found is None:
            continue
        length, place, published, is_plain = found
        # A glossary, a transcript and a list have the shape on every line: "NATO — The alliance …"
        if is_plain and any(
            (other := _parse(later)) and other[3] for _, later in lines[number + 1 : number + 3]
        ):
            return None
        return Dateline(Span(start, start + length), place, published)
    return None


def _first_lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that may open with a dateline, without the space around them, each with its offset."""
    seen = 0
    for match in _LINE.finditer(text):
        line = match[0].lstrip("\ufeff\u200b \t\xa0").rstrip()
        if not line:
            continue
        yield match.end() - len(match[0].lstrip("\ufeff\u200b \t\xa0")), line
        seen += 1
        if seen == _LINES or len(line) > _PROSE:
            return


def _parse(line: str) -> tuple[int, str, date | None, bool] | None:
    """(length, place, date, whether the place stands without agency and date) of the dateline of `line`."""
    if not _DASHES.search(line, 0, _HEAD):
        return None
    for dash in _DASH.finditer(line, 0, _HEAD):
        if line[: dash.end()].rstrip().endswith("--") and line[dash.end() :].startswith("("):
            continue  # "LONDON--(BUSINESS WIRE)--": the agency is still to come
        head = line[: dash.start()]
        place, published, backing = _behind(head)
        rest = line[dash.end() :]
        if dash[0][0] in ":." and len(backing) < (2 if dash[0][0] == ":" and not place.isupper() else 1):
            continue  # "WALLACE: Thank you"
        if not place:
            if "agency" in backing:  # "Dec 29 (Reuters) - U.S. …"
                return dash.end(), "", published, False
            continue
        if _is_place(place, backing) and (backing or _is_lead(place, dash[0], rest)):
            return dash.end(), place, published, not backing
    return None


def _behind(head: str) -> tuple[str, date | None, set[str]]:
    """Take agency and date off the end of `head`: what is left, the date, and which of them stood there."""
    published, backing = None, set()
    head = head.rstrip()
    for _ in range(2):  # "PARIS, Nov 3 (AFP)" and "PARIS (AFP), Nov 3"
        if agency := _AGENCY.search(head):
            name = (agency["round"] or agency["slash"]).strip()
            if name.casefold() in _AGENCIES:
                backing.add("agency")
            elif name[0].isupper():
                backing.add("bracket")
            else:
                break
            head = head[: agency.start()].rstrip()
        if day := _DATE.search(head):
            is_separate = bool(day["comma"].strip()) or day.start() == 0 or head[: day.start()].isupper()
            if not is_separate and not backing:
                break  # "Updated Nov. 3 –" is not filed from Updated
            published = published or _date(day)
            backing.add("date")
            head = head[: day.start()].rstrip()
    return head.rstrip(" ,"), published, backing


def _date(match: re.Match[str]) -> date | None:
    """The day of a `_DATE` match, if it has a year and exists."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        year = match["year"] or match["year2"]
        if not year:
            return None
        month = _MONTHS.index((match["month"] or match["month2"])[:3].lower()) + 1
        return date(int(year), month, int(match["day"] or match["day2"]))
    except ValueError:
        return None


def _is_place(place: str, backing: set[str]) -> bool:
    """Whether `place` is built like one place or several: in capitals, or backed by agency or date."""
    if place.casefold().replace(".", "") in _NOT_PLACES or len(place) < 2:
        return False
    for one in _BETWEEN.split(place):
        city, *regions = (part.strip() for part in one.split(","))
        words = city.split()
        if not words or len(words) > 5 or len(regions) > 2:
            return False
        if not all(_WORD.fullmatch(word) for part in (city, *regions) for word in part.split()):
            return False
        names = [word for word in words if word.lower() not in _PARTICLES] or words
        if not all(word[0].isupper() for word in names):
            return False
        if not all(region and region[0].isupper() and len(region.split()) <= 4 for region in regions):
            return False
        is_capitals = all(_CAPITALS.sub("", word).isupper() for word in names)
        if not is_capitals and not backing & {"agency", "date"}:
            return False  # "Trump — Who": a name in small letters needs an agency or a date
    return True


def _is_lead(place: str, dash: str, rest: str) -> bool:
    """Whether the article's first sentence follows a place that has neither agency nor date."""
    if dash.strip() == "--" and not dash.startswith((" ", "\t", "\xa0")):
        return False  # "SMITH--Mary, of Elm Street": a death notice
    if any(word.strip(",").lower() in _HEADLINE for word in place.split()):
        return False  # "SENATE REJECTS BILL — Democrats"
    if len(place.split(",")[0].split()) > 4:
        return False
    is_sentence = len(rest) >= 20 or rest.endswith((".", "!", "?", "”", '"'))
    return is_sentence and not rest.isupper() and bool(_SENTENCE.match(rest))
