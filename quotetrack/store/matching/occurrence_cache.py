"""A cache of wordings with everybody who printed them, kept for the length of one computation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from quotetrack.matching import normal_form
from quotetrack.matching.comparison import Relation
from quotetrack.matching.normal_form import NormalForm
from quotetrack.store.connection import bulk_fetch
from quotetrack.store.matching import inverted_index
from quotetrack.store.occurrences import Occurrence, places


class OccurrenceCache:
    """Wordings are known here as they are stored: the `str` of their normal form."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._words: dict[int, str] = {}  # by the number of each quotation
        self._places: defaultdict[str, list[Occurrence]] = defaultdict(list)
        self._normals: dict[str, NormalForm] = {}

    def fetch(self, numbers: Iterable[int]) -> None:
        """Look up the wordings of these quotations, with all quotations that have them."""
        found = self._fetch_same_wording({*numbers} - self._words.keys())
        self._words |= found
        seen = places(self.connection, found)
        for number in sorted(seen, key=seen.__getitem__):
            self._places[found[number]].append(seen[number])

    def words(self, number: int) -> str:
        """The wording of a quotation that was looked up."""
        return self._words[number]

    def occurrences_of(self, words: str) -> Sequence[Occurrence]:
        """Where a wording was printed, in order."""
        return self._places[words]

    def normal(self, words: str) -> NormalForm:
        """A wording in normal form."""
        if words not in self._normals:
            self._normals[words] = normal_form.stored_form(words)
        return self._normals[words]

    def places(self, numbers: Iterable[int]) -> list[Occurrence]:
        """Where these quotations, which were looked up, were printed."""
        asked = {*numbers}
        words = {self._words[number] for number in asked}
        return [place for one in words for place in self._places[one] if place.number in asked]

    def same_wording(self, numbers: Iterable[int]) -> set[int]:
        """These quotations and all that have their wordings."""
        return {*self._fetch_same_wording({*numbers})}

    def normal_form_of(self, place: Occurrence) -> NormalForm:
        """What was printed there."""
        return self.normal(self._words[place.number])

    def _fetch_same_wording(self, wanted: set[int]) -> dict[int, str]:
        """These quotations and, unless they were looked up, all that have their wordings, with those."""
        found: dict[int, str] = {}
        while wanted:
            found.update(bulk_fetch(self.connection, *_QUOTED, wanted))
            joined = inverted_index.match_pairs_of(
                self.connection, wanted, f"relation = '{Relation.VERBATIM}'"
            )
            others = {number for pair in joined for number in pair} - found.keys() - self._words.keys()
            words = dict(bulk_fetch(self.connection, *_QUOTED, others))
            sides = ((a, b) for pair in joined for a, b in (pair, pair[::-1]))
            wanted = {b for a, b in sides if b in words and words[b] == found.get(a)}
        return found


_QUOTED = ("attribution_id, normal", "quotations", "attribution_id")
