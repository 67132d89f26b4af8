"""The programme of money that is told without one: that of a like award before, or one that a sentence near names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extract import regex as re
from pipelines.extract.funding.bodies import Scheme
from pipelines.extract.funding.discourse import REACH, Discourse
from pipelines.extract.funding.draft import Giver
from pipelines.extract.funding.frame import Frame, Symbol
from pipelines.extract.funding.phrases import ANOTHER, PART_OF, SAME_LOAN, UNDER
from pipelines.model import Instrument

if TYPE_CHECKING:
    from pipelines.extract.reading import Sentence

FUND_AGAIN = re.compile(r"[Tt]he (?:[a-z]+ )?[Ff]und")
COLON_REACH = 12
"""Characters behind a programme in which a colon opens the parts of the sum before it."""
FOUNDED = re.compile(
    r"\W*(?:the|this|that) (?P<noun>N\d+|initiative|fund|facility|programme|program|scheme|mission) (?:(?:was|is|"
    r"has been|had been) )"
    r"(?:first |originally )?(?:set up|created|established|launched|started|founded|endowed|announced)[^.;M]{0,40}? with "
    r"(?:a (?:total |budget |fund )?(?:of )?|up to )?"
)
SHORT = 6
"""Sentences of a story that tells of one programme at most."""
LEADS = 40
"""Characters after which a sentence is no longer about the programme that it names first."""
FAR = 8
"""Sentences after one that may still say under which programme its giver acts."""


def like_award(discourse: Discourse, sentence: Sentence, giver: Giver, instrument: Instrument | None) -> Scheme | None:
    """The programme of the award told just before, where this sentence adds another by the same body."""
    anchor = discourse.near(sentence)
    if anchor is None or anchor.scheme is None or anchor.giver.name != giver.name:
        return None
    if anchor.sentence.index == sentence.index and _opens(discourse, sentence, anchor.scheme):
        return anchor.scheme
    if anchor.instrument == "loan" and SAME_LOAN.search(sentence.text):
        return anchor.scheme
    if sentence.index - anchor.sentence.index > 1 + REACH:
        return None
    alike = instrument is None or instrument == (anchor.instrument or instrument)
    if anchor.sentence.paragraph != sentence.paragraph or not alike:
        return None
    return anchor.scheme if ANOTHER.match(sentence.text) else None


def _opens(discourse: Discourse, sentence: Sentence, scheme: Scheme) -> bool:
    """True where a sentence names this programme before its sums, or takes the first of them apart behind it."""
    first = next(iter(discourse.reading.within(discourse.reading.money, sentence.start, sentence.end)), None)
    if first is None or not sentence.start <= scheme.start < sentence.end:
        return False
    return scheme.start < first.start or ":" in discourse.context.text[scheme.end : scheme.end + COLON_REACH]


def founded_with(discourse: Discourse, sentence: Sentence, frame: Frame, money: Symbol) -> Scheme | None:
    """The programme told before that a sentence says was set up with this sum: "The Initiative was launched with M0"."""
    told = FOUNDED.fullmatch(frame.text, 0, money.at)
    if told is None:
        return None
    noun = str(frame.symbols[told["noun"]].item.printed) if told["noun"] in frame.symbols else str(told["noun"])
    before = (s for s in reversed(discourse.context.schemes) if s.start < sentence.start)
    return next((s for s in before if s.name.lower().endswith(noun.lower())), None)


def fund_meant(discourse: Discourse, giver: Giver) -> Scheme | None:
    """The programme behind a giver that its sentence only calls "the fund"."""
    if not FUND_AGAIN.fullmatch(giver.printed):
        return None
    before = (
        s for s in reversed(discourse.context.schemes) if s.start < giver.start and s.name.lower().endswith("fund")
    )
    return next((s for s in before if s.name != giver.name), None)


def programme_near(discourse: Discourse, sentence: Sentence, giver: Giver) -> str | None:
    """A programme of the same body that a sentence beside this one, in the same paragraph, puts the money under."""
    sentences, index = discourse.reading.sentences, sentence.index
    for other in sentences[index + 1 : index + 1 + FAR] + sentences[max(0, index - 2) : index]:
        beside = other.index < index + 4 and (other.paragraph == sentence.paragraph or other.index == index + 1)
        if other.story != sentence.story or other.block == "list_item":
            continue
        if discourse.reading.within(discourse.reading.money, other.start, other.end) and not PART_OF.match(other.text):
            continue
        others = discourse.context.bodies_in(other.start, other.end)
        if any(b.name != giver.name and b.reference != "metonym" for b in others):
            continue
        if not beside and not any(b.name == giver.name for b in others):
            continue
        for scheme in discourse.context.schemes_in(other.start, other.end):
            before = discourse.context.text[max(other.start, scheme.start - 30) : scheme.start]
            agency = scheme.entry.agency if scheme.entry else None
            same = agency is not None and discourse.context.form_of(agency) == giver.name
            leads = beside and other.index < index and scheme.start - other.start <= LEADS
            if same or leads or (scheme.name != giver.name and UNDER.search(before)):
                return discourse.context.scheme_form(scheme)
    return None


def programme_of_short_story(discourse: Discourse, sentence: Sentence, giver: Giver) -> str | None:
    """The only programme that a story of a few sentences names, in a sentence that names no other body and, unless the
    giver is only presumed, tells of no other sum."""
    context = discourse.context
    story = [s for s in discourse.reading.sentences if s.story == sentence.story]
    if len(story) > SHORT:
        return None
    told = [(other, s) for other in story for s in context.schemes_in(other.start, other.end)]
    if len({context.scheme_form(s) for _, s in told}) != 1:
        return None
    for other, scheme in told:
        others = any(b.name != giver.name for b in context.bodies_in(other.start, other.end))
        own_sum = discourse.reading.within(discourse.reading.money, other.start, other.end) and giver.how != "presumed"
        if other.index != sentence.index and scheme.name not in giver.name and not (others or own_sum):
            return context.scheme_form(scheme)
    return None
