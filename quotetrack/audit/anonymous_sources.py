"""What is asked of anonymous sources: a reason, a description, and that not everything hangs on them.

One finding a source, where it first speaks: an editor asks about a source once. Who is anonymous, what describes it,
and whether its reason is a formula, `coreference` said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum

from quotetrack.audit.context import AuditContext
from quotetrack.audit.corroboration import corroborating_rows, is_statement
from quotetrack.audit.description import descriptions_of, head_noun, singular
from quotetrack.audit.identifiability import withholds_name
from quotetrack.audit.rules import Finding, Kind
from quotetrack.language.lexicon import words
from quotetrack.model import Span, Speaker
from quotetrack.text.words import words_of


class Given(StrEnum):
    """What the article says of why a source is not named."""

    NONE = "none"
    BOILERPLATE = "boilerplate"  # a formula that could stand in any story
    SPECIFIC = "specific"


def opening(story: AuditContext) -> list[tuple[str, list[int]]]:
    """The headline and the opening paragraphs that tell who says something, each with these attributions.

    A paragraph of facts that the writer saw rests on nobody.
    """
    if story.opening is None:
        story.opening = _opening(story)
    return story.opening


def _opening(story: AuditContext) -> list[tuple[str, list[int]]]:
    by_paragraph: dict[int, list[int]] = {}
    for i, attribution in story.judged:
        if story.is_outer(i) and story.has_source(i) and story.tells(i):
            by_paragraph.setdefault(story.paragraph(attribution.content[0].start), []).append(i)
    parts = [("lead", paragraph) for paragraph in story.lead]
    if story.headline is not None:
        parts.insert(0, ("headline", story.headline))
    found = ((part, by_paragraph.get(story.paragraph(paragraph.start), [])) for part, paragraph in parts)
    return [(part, said) for part, said in found if said]


def lead(story: AuditContext) -> Iterator[Finding]:
    """The headline, or the first of the opening paragraphs that tells who says something, has it from nobody named."""
    told = opening(story)
    for part in ("headline", "lead"):
        first = next((said for name, said in told if name == part), [])
        if first and all(story.attributions[i].speaker in story.anonymous for i in first):
            named = any(
                story.attributions[i].speaker not in story.anonymous for _, said in told for i in said
            )
            others = "" if named else f", and so does all else in the first {len(story.lead)} paragraphs"
            message = f"the {part} rests on anonymous sources alone{others if len(story.lead) > 1 else ''}"
            yield story.finding(Kind.LEAD_ANONYMOUS, (story.mention(first[0]),), message, first[0])
            return


def reasons(story: AuditContext) -> Iterator[tuple[Speaker, list[int], Given]]:
    """Each anonymous source with what is said of why it is not named. What is said of four drivers holds for "one"."""
    groups: dict[
        str, Given
    ] = {}  # of those whose reason was given, by their noun and by their whole description
    for speaker, said in story.anonymous.items():
        if speaker.reason is not None:
            given = Given.BOILERPLATE if _is_boilerplate(story, speaker, speaker.reason) else Given.SPECIFIC
            if speaker.plural:
                groups |= dict.fromkeys((singular(head_noun(speaker)), speaker.descriptor or ""), given)
            yield speaker, said, given
        else:
            yield speaker, said, _of_group(speaker, groups) or Given.NONE


def no_reason(story: AuditContext) -> Iterator[Finding]:
    """An anonymous source, and the article does not say why."""
    for speaker, said, given in reasons(story):
        if given is Given.NONE:
            missing = (
                "no reason is given" if speaker.affiliation else "no reason is given, and no affiliation"
            )
            yield story.finding(Kind.NO_REASON, (story.described(speaker, said[0]),), missing, said[0])


def boilerplate(story: AuditContext) -> Iterator[Finding]:
    """A reason, and it is a formula."""
    for speaker, said, given in reasons(story):
        if speaker.reason is not None and given is Given.BOILERPLATE:
            verb = "are" if speaker.plural else "is"
            message = f"boilerplate is all that is said of why {_called(speaker)} {verb} not named"
            yield story.finding(Kind.BOILERPLATE, (speaker.reason,), message, said[0])


def reason(story: AuditContext) -> Iterator[Finding]:
    """A reason of the source's own: nothing to do."""
    for speaker, said, given in reasons(story):
        if speaker.reason is not None and given is Given.SPECIFIC:
            message = f"a specific reason is given for {_called(speaker)}"
            yield story.finding(Kind.REASON, (speaker.reason,), message, said[0])


def bare(story: AuditContext) -> Iterator[Finding]:
    """ "sources said": no class, affiliation, rank or basis. "A young woman" in the street has none either."""
    for speaker, said in story.anonymous.items():
        own = " ".join(descriptions_of(speaker)) in story.policy.bare
        if own or (
            speaker.specificity == 0 and head_noun(speaker) not in words("audit.description", "bystanders")
        ):
            message = "tells nothing of the source: no class, affiliation, rank or basis of knowledge"
            if own:
                message = "your standard does not accept this description"
            yield story.finding(Kind.BARE, (story.described(speaker, said[0]),), message, said[0])


def sole_source(story: AuditContext) -> Iterator[Finding]:
    """One anonymous person, and what nobody else in the article says. Somebody in the street speaks for himself."""
    for speaker, alone in only_other_source(story):
        statements = "one statement has" if len(alone) == 1 else f"{len(alone)} statements have"
        message = f"{statements} no other origin than {_called(speaker)}"
        spans = (max(story.attributions[i].content, key=lambda span: span.end - span.start) for i in alone)
        yield story.finding(Kind.SOLE_SOURCE, spans, message, alone[0])


def only_other_source(story: AuditContext) -> Iterator[tuple[Speaker, list[int]]]:
    """Each anonymous person with the statements that nobody else in the article makes."""
    for speaker, said in story.anonymous.items():
        if is_one_source(speaker):
            alone = [i for i in said if is_statement(story, i) and not corroborating_rows(story, i)]
            if alone:
                yield speaker, alone


def is_one_source(speaker: Speaker) -> bool:
    """Whether a speaker is one anonymous person who tells of others: an official, an aide, a person close to the talks;
    somebody in the street speaks for himself."""
    if not speaker.anonymous or speaker.plural or speaker.number != 1:
        return False
    return withholds_name(speaker) and head_noun(speaker) not in words("audit.description", "bystanders")


def _of_group(speaker: Speaker, groups: Mapping[str, Given]) -> Given | None:
    """What was said of a group, of one of it: "another driver", after "four drivers"; "one" has their description."""
    if speaker.plural:
        return None
    if (
        descriptions_of(speaker)[0] in words("audit.description", "members")
        and singular(head_noun(speaker)) in groups
    ):
        return groups[singular(head_noun(speaker))]
    return groups.get(speaker.descriptor or "")


def _is_boilerplate(story: AuditContext, speaker: Speaker, reason: Span) -> bool:
    if speaker.boilerplate:
        return True
    given = " ".join(words_of(reason.of(story.text)))
    return any(phrase in given for phrase in story.policy.boilerplate)


def _called(speaker: Speaker) -> str:
    return f"“{speaker.descriptor}”" if speaker.descriptor else "the source"
