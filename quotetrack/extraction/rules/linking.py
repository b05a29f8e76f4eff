"""Quotations that no cue of their own sentence takes: speech that goes on, and who goes on speaking.

`"…," he said. "…"`, speech over several paragraphs, `He continued:` with the words in the next paragraph,
`"…" — Lindqvist`, `WALLACE: …`. Decides to whom such words belong; quotations inside a sentence that nothing
attributes are left alone, since they may be titles, scare quotes or words under discussion.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from quotetrack.extraction.rules.contents import Clause
from quotetrack.extraction.rules.cues import Cue
from quotetrack.extraction.rules.cues.verbs import sentence_subject
from quotetrack.extraction.rules.grammar import Phrase
from quotetrack.extraction.rules.speaker_labels import label_of, signature_of, signed_line, speakers_of_turns
from quotetrack.extraction.rules.units import CAPITAL, COMMA, OTHER, QUOTE, STOP, Unit
from quotetrack.language.en.word_classes import Class
from quotetrack.model import Span

_LEAST_WORDS = 12  # words under which marks inside a sentence may enclose a title or a scare quote
_LEAST_SPEECH = 20  # characters under which words that nobody says may be a title or a sign
_SPEAKING = Class.SAY | Class.JUDGE | Class.PARTICLE


@dataclass(slots=True)
class DraftAttribution:
    """An attribution in the making, in offsets; `speech` when its content holds a quotation that it introduces."""

    content: list[Span]
    cue: Span | None
    source: Span | None
    rule: str
    paragraph: int
    speech: bool = False
    quoted: list[Span] = field(default_factory=list)


class Linker:
    """Goes through an article's units in order and gives every quotation its attribution."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.text = text
        self.paragraphs = paragraphs
        self.found: list[DraftAttribution] = []
        self.last: DraftAttribution | None = None  # the last speech, for words that go on without a cue
        self.nearest: tuple[Unit, Cue, Phrase] | None = None  # the last who reported anything
        self.announced: DraftAttribution | None = None  # "He continued:": its words are still to come
        self.paragraph = -1
        self.waiting: list[tuple[Unit, int]] = []  # quotations that wait for a later cue of their paragraph
        self.turns = speakers_of_turns(text, paragraphs)
        self.first_unit = True
        self.open_quote = False  # the unit before ended inside a quotation
        self.runs_on = False  # the paragraph before did

    def add(self, unit: Unit, clauses: Iterable[Clause], cues: Sequence[Cue]) -> None:
        """Take a unit and what `clauses` found in it."""
        if unit.paragraph != self.paragraph:
            if self.waiting and self._signed(unit):
                return
            self._end_paragraph(unit)
            self.first_unit = True
        taken: set[int] = set()
        first_speech: DraftAttribution | None = None
        for clause in clauses:
            found = self._from_clause(unit, clause)
            if found.speech:
                taken.update(i for a, b in clause.content for i in unit.quotes_in(a, b))
                first_speech = first_speech or found
        labelled = self._labelled(unit, taken) or (self._signature(unit, taken) if unit.quotes else None)
        first_speech = labelled or first_speech
        if first_speech is not None and self.waiting:
            # `"…" "…," she said`: what came before the first cue of the paragraph goes with it
            first_speech.content[:0] = [u.span(i, i + 1) for u, i in self.waiting]
            first_speech.quoted[:0] = [u.quotes[i].inner for u, i in self.waiting]
            self.waiting.clear()
        for cue in cues:
            if cue.source is not None and cue.classes & _SPEAKING and cue.position in ("before", "after"):
                self.nearest = unit, cue, cue.source
        if len(taken) < len(unit.quotes):
            floating = all(k & (QUOTE | STOP | COMMA | OTHER | Class.CONJUNCTION) for k in unit.classes)
            for i in unit.quotes:
                if i in taken:
                    continue
                if floating:
                    self._floating(unit, i)
                elif _is_speech(unit, i):
                    self._beside(unit, i)
        if unit.low[-1] == ":" or (len(unit) > 1 and unit.classes[-1] & STOP and unit.low[-2] == ":"):
            self.announced = self._announcement(unit, cues)
        self.open_quote = (
            bool(unit.quotes) and unit.classes[-1] & QUOTE != 0 and not unit.quotes[len(unit) - 1].closed
        )

    def finish(self) -> list[DraftAttribution]:
        """All that was found, in the order of the text."""
        self._settle_waiting()
        return self.found

    def _from_clause(self, unit: Unit, clause: Clause) -> DraftAttribution:
        quotes = [i for a, b in clause.content for i in unit.quotes_in(a, b)] if unit.quotes else []
        found = DraftAttribution(
            [unit.span(a, b) for a, b in clause.content],
            unit.span(*clause.cue),
            unit.span(*clause.source) if clause.source else None,
            clause.rule,
            unit.paragraph,
            bool(quotes),
            [unit.quotes[i].inner for i in quotes],
        )
        self.found.append(found)
        if found.source is not None and (
            quotes or self.last is None or self.last.paragraph != unit.paragraph
        ):
            self.last = found
        return found

    def _extend(self, found: DraftAttribution, unit: Unit, i: int) -> None:
        found.content.append(unit.span(i, i + 1))
        found.quoted.append(unit.quotes[i].inner)
        found.speech = True

    def _floating(self, unit: Unit, i: int) -> None:
        """A quotation that is a sentence of its own."""
        if self.announced is not None:
            found = self.announced
            self.announced = None
            self._extend(found, unit, i)
            self.found.append(found)
            self.last = found
            return
        last = self.last
        if last is not None and self.runs_on and i == 0:
            # speech over paragraphs: the mark was not closed, and is opened again
            self._extend(last, unit, i)
            last.paragraph = unit.paragraph
        elif (
            last is not None
            and last.paragraph == unit.paragraph
            and last.speech
            and not self._another_spoke(last)
        ):
            self._extend(last, unit, i)
        elif self.nearest is not None and self.nearest[0].paragraph == unit.paragraph:
            # "Bystrom agreed. “Mainstream …”": the sentence before names the speaker
            said, cue, source = self.nearest
            self.last = self._quotation(
                unit, i, said.span(cue.first, cue.after), said.span(*source), "followed"
            )
        else:
            self.waiting.append((unit, i))

    def _another_spoke(self, last: DraftAttribution) -> bool:
        """Whether somebody else, by name, has reported since: "…, Sheikh, said the same. “They want a mall.”"."""
        if self.nearest is None:
            return False
        unit, cue, source = self.nearest
        if unit.paragraph != last.paragraph or not cue.classes & Class.SAY:
            return False
        since = max(last.content[-1].end, last.cue.end if last.cue else 0)
        named = any(unit.classes[j] & CAPITAL for j in range(*source))
        return named and unit.starts[cue.at] > since

    def _end_paragraph(self, unit: Unit) -> None:
        # an unclosed quotation that is opened again goes on in this paragraph, where its cue may stand
        if not (self.open_quote and 0 in unit.quotes):
            self._settle_waiting()
        self.runs_on = self.open_quote
        if unit.paragraph != self.paragraph + 1 or not unit.quotes:
            self.announced = None
        self.paragraph = unit.paragraph

    def _settle_waiting(self) -> None:
        """Words that no cue of their paragraph takes belong to whoever spoke last."""
        for unit, i in self.waiting:
            last = self.last
            if last is None or last.source is None:
                # nobody to attribute it to: an editor looks for just that
                if unit.quotes[i].inner.end - unit.quotes[i].inner.start >= _LEAST_SPEECH:
                    self._quotation(unit, i, None, None, "unattributed")
                continue
            if last.paragraph == unit.paragraph:
                self._extend(last, unit, i)
                continue
            self.last = self._quotation(unit, i, last.cue, last.source, "carried")
        self.waiting.clear()

    def _signed(self, unit: Unit) -> bool:
        """Whether the line signs the quotations that wait, and they are given to that name."""
        source = signed_line(unit)
        if source is None:
            return False
        found = DraftAttribution([], unit.span(0, 1), unit.span(*source), "signature", unit.paragraph, True)
        found.content = [u.span(i, i + 1) for u, i in self.waiting]
        found.quoted = [u.quotes[i].inner for u, i in self.waiting]
        self.waiting.clear()
        self.found.append(found)
        self.paragraph = unit.paragraph
        self.last = found
        self.open_quote = False
        return True

    def _beside(self, unit: Unit, i: int) -> None:
        """Words in a sentence that does not report them: its last source's, else its subject's, else nobody's."""
        last = self.found[-1] if self.found else None
        if (
            last is not None
            and last.cue
            and last.source
            and unit.starts[0] <= last.cue.start < unit.end(len(unit) - 1)
        ):
            self._quotation(unit, i, last.cue, last.source, "beside")
        elif subject := sentence_subject(unit, i):
            self._quotation(unit, i, None, unit.span(*subject), "beside")
        else:  # nobody is named for it
            self._quotation(unit, i, None, None, "unattributed")

    def _quotation(
        self, unit: Unit, i: int, cue: Span | None, source: Span | None, rule: str
    ) -> DraftAttribution:
        """Keep a quotation as the whole content of an attribution."""
        found = DraftAttribution([], cue, source, rule, unit.paragraph)
        self._extend(found, unit, i)
        self.found.append(found)
        return found

    def _announcement(self, unit: Unit, cues: Sequence[Cue]) -> DraftAttribution | None:
        """Who is announced by a sentence that ends with a colon."""
        for cue in reversed(cues):
            if cue.source is not None and cue.classes & (Class.SAY | Class.SHOW):
                span = unit.span(cue.first, cue.after)
                return DraftAttribution([], span, unit.span(*cue.source), "announced", unit.paragraph + 1)
        return None

    def _labelled(self, unit: Unit, taken: set[int]) -> DraftAttribution | None:
        """A name and a colon open the unit: the rest of the paragraph is what the name says."""
        label = label_of(self.text, unit, self.turns, opens_paragraph=self.first_unit)
        self.first_unit = False
        end = self.paragraphs[unit.paragraph].end
        if label is None or label.start >= end:
            return None
        found = DraftAttribution(
            [Span(label.start, end)], label.cue, label.source, label.rule, unit.paragraph, True
        )
        taken.update(unit.quotes)
        found.quoted = [q.inner for q in unit.quotes.values() if q.inner.start >= label.start]
        self.found.append(found)
        self.last = found
        return found

    def _signature(self, unit: Unit, taken: set[int]) -> DraftAttribution | None:
        """`"…" — Lindqvist`."""
        signature = signature_of(unit, taken)
        if signature is None:
            return None
        dash, source = signature
        found = DraftAttribution(
            [], unit.span(dash, dash + 1), unit.span(*source), "signature", unit.paragraph
        )
        for i in unit.quotes:
            if i < dash:
                self._extend(found, unit, i)
                taken.add(i)
        self.found.append(found)
        return found


def _is_speech(unit: Unit, i: int) -> bool:
    """Whether a quotation inside a sentence that reports nothing is long enough to be somebody's words."""
    return unit.quotes[i].inner.of(unit.text).count(" ") + 1 >= _LEAST_WORDS
