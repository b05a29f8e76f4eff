"""Statements: what was said once and printed in several articles, with everybody who printed it.

Decides the order of statements (most outlets first, then sightings, then days of spread), what counts once (copies of
one text), what each sighting did to the wording that stands for the statement, and by which id a statement goes.
The id is made of that wording, so that it is the same in whatever order articles come, and as long as most print the
same words. Which sightings are one statement is left to `grouping`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from sqlalchemy import Connection

from quotetrack.errors import NotFoundError
from quotetrack.match import verify
from quotetrack.match.cluster import canonical
from quotetrack.match.frequency import idf
from quotetrack.match.normalise import Normal
from quotetrack.match.regroup import Group
from quotetrack.match.verify import Relation
from quotetrack.registry.name import fold, is_name_of, parts
from quotetrack.store import query
from quotetrack.store.copied import Copies
from quotetrack.store.engine import Store
from quotetrack.store.grouping import grouped
from quotetrack.store.sightings import Place, sightings
from quotetrack.store.views import QuoteFilter, StatementRow, Told

_ID = 5  # bytes: of a hundred thousand statements hardly two are alike
_NEAR = 60.0  # of 100
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, before its words are looked up."""

    id: str
    group: Group
    canonical: Place
    copies: dict[Place, str]  # sightings in articles that print another one's text again, with that article
    wordings: dict[Place, Normal]

    @property
    def originals(self) -> list[Place]:
        """The sightings that are no copies, the earliest first."""
        found = [place for place in self.group.all if place not in self.copies]
        return sorted(found, key=lambda place: place.first)

    @property
    def outlets(self) -> int:
        return len({place.outlet for place in self.originals if place.outlet})

    @property
    def days(self) -> int | None:
        known = [place.day for place in self.originals if place.day]
        return (max(known) - min(known)).days if known else None


def statements(
    store: Store, wanted: QuoteFilter | None = None, limit: int | None = None
) -> list[StatementRow]:
    """The statements of which a sighting answers to a filter, the most carried first. Raises NotFoundError for an
    unknown speaker or outlet."""
    with store.read() as connection:
        answering = None if wanted is None else query.answering(connection, wanted)
        found = known(connection)
        if answering is not None:
            found = [one for one in found if any(place.number in answering for place in one.group.all)]
        return rows(connection, sorted(found, key=_rank)[:limit])


def statement(store: Store, prefix: str) -> StatementRow:
    """One statement, by its id or the beginning of it. Raises NotFoundError, with ids that are nearly it."""
    with store.read() as connection:
        return rows(connection, [find(known(connection), prefix)])[0]


def known(connection: Connection) -> list[Statement]:
    """All statements of a store, in an order that is the same however its articles came."""
    groups, wordings = grouped(connection)
    copies = Copies(connection, {place.article for group in groups for place in group.all})
    found: list[Statement] = []
    taken: set[str] = set()
    for group in groups:
        copied = _copied(group.all, copies)
        members = {place: wordings[place] for place in group.members if place not in copied}
        best = canonical(members or {place: wordings[place] for place in group.members})
        number = identify(wordings[best].joined)
        if number in taken:  # the same words, said on another occasion
            number = identify(f"{wordings[best].joined}\n{group.all[0].article}\n{group.all[0].start}")
        taken.add(number)
        found.append(Statement(number, group, best, copied, wordings))
    return found


def identify(words: str) -> str:
    """The id of a statement with these words."""
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=_ID).hexdigest()


def find(among: Sequence[Statement], prefix: str) -> Statement:
    """The statement whose id begins so. Raises NotFoundError where there is none, or several."""
    wanted = prefix.strip().casefold()
    found = [one for one in among if wanted and one.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(sorted(one.id for one in found)[:_OFFERED])
        more = f" and {len(found) - _OFFERED} more" if len(found) > _OFFERED else ""
        raise NotFoundError(f"{prefix!r} begins {len(found)} statements", f"type more of it: {ids}{more}")
    from rapidfuzz import fuzz, process

    alike = process.extract(
        wanted, sorted(one.id for one in among), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_OFFERED
    )
    near = " or ".join(number for number, _, _ in alike)
    raise NotFoundError(
        f"there is no statement {prefix!r}", f"did you mean {near}?" if near else "`quotetrack statements` lists them"
    )  # fmt: skip


def rows(connection: Connection, some: Sequence[Statement]) -> list[StatementRow]:
    """Statements with their words and all who printed them."""
    seen = sightings(connection, {place.number for one in some for place in one.group.all})
    out = []
    for one in some:
        originals = one.originals
        first = originals[0]
        speakers = _speakers(originals)
        relations = {place: _relation(one, place) for place in one.group.all}
        timeline = sorted(one.group.all, key=lambda place: place.first)
        days = [place.day for place in originals if place.day]
        out.append(
            StatementRow(
                id=one.id,
                words=seen[one.canonical.number].words,
                first=seen[first.number],
                also_first=len({p.article for p in originals if p.day == first.day} - {first.article}),
                last=max(days, default=None),
                days=one.days,
                sightings=len(originals),
                outlets=one.outlets,
                copies=len(one.copies),
                speakers=speakers,
                disagree=len(speakers) > 1,
                relations=_counted(relations.values()),
                timeline=tuple(
                    _told(seen[place.number], relations[place], one.copies.get(place)) for place in timeline
                ),
            )
        )
    return out


def _rank(one: Statement) -> tuple[int, int, int, tuple[date, str, int], str]:
    return -one.outlets, -len(one.originals), -(one.days or 0), one.originals[0].first, one.id


def _copied(places: Iterable[Place], copies: Copies) -> dict[Place, str]:
    """The sightings in articles that print the text of an earlier one."""
    origins: list[str] = []
    of: dict[str, str | None] = {}
    found = {}
    for place in sorted(places, key=lambda place: place.first):
        key = place.article
        if key not in of:
            of[key] = next((one for one in origins if copies.are(one, key)), None)
            if of[key] is None:
                origins.append(key)
        origin = of[key]
        if origin is not None:
            found[place] = origin
    return found


def _relation(one: Statement, place: Place) -> Relation | None:
    """What a sighting did to the wording that stands for its statement."""
    if place in one.group.against:
        return Relation.CONTRADICTING
    found = verify.align(one.wordings[one.canonical], one.wordings[place], idf)
    return None if found is None else found.relation


def _counted(relations: Iterable[Relation | None]) -> dict[str, int]:
    counts = Counter(relations)
    return {relation.value: counts[relation] for relation in Relation if counts[relation]}


def _told(seen: query.Sighting, relation: Relation | None, copy_of: str | None) -> Told:
    return Told(
        seen.article, seen.outlet, seen.date, seen.start, seen.end, seen.words, seen.speaker,
        relation and relation.value, copy_of,
    )  # fmt: skip


def _speakers(places: Iterable[Place]) -> tuple[str, ...]:
    """Whom sightings name, the most named first. "Comey" is no other than "James Comey" here."""
    named = Counter(place.known_as for place in places if place.known_as)
    full = [name for name in named if not any(_is_form(name, other) for other in named if other != name)]
    count = {
        name: sum(named[form] for form in named if form == name or _is_form(form, name)) for name in full
    }
    return tuple(sorted(full, key=lambda name: (-count[name], name)))


def _is_form(form: str, name: str) -> bool:
    """Is it a shorter name of the same person or body? "Donald Trump" is not Donald Trump Jr."""
    one, other = fold(form), fold(name)
    return one != other and is_name_of(form, name) and parts(one).suffix == parts(other).suffix
